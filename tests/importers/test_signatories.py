"""Who signed a letter according to the source, and what that proves of who held which office when."""

from datetime import date, timedelta
from typing import Any

import pytest

from motions.importers.tweedekamer.signatures import signatures
from motions.models import Cabinet, Letter, Office, OfficeHolding, Person, Signatory, SourceWord
from motions.services.imports import signatories
from motions.services.imports.signatories import Signature
from tests.builders import make_ministry, make_user
from tests.importers.conftest import NOW, Import
from tests.importers.records import actor
from tests.importers.test_letters import TEXT, brief
from tests.replay.records import Given, Record

MINISTER = "minister van Buitenlandse Zaken"


@pytest.fixture
def office(db: None) -> Office:
    Cabinet.objects.create(name="Oud", starts_on=date(2024, 7, 2), ends_on=date(2026, 2, 22))
    Cabinet.objects.create(name="Nieuw", starts_on=date(2026, 2, 23))
    return Office.objects.create(title="Minister van Buitenlandse Zaken", ministry=make_ministry())


def signed(number: int, day: str, *actors: Record) -> Record:
    return brief(number, GestartOp=f"{day}T00:00:00+01:00", ZaakActor=list(actors))


def minister(name: str = "T.B.W. Berendsen", function: str = MINISTER, **overrides: Any) -> Record:
    return actor(name, **({"Functie": function, "ActorFractie": None, "Persoon_Id": "p1"} | overrides))


def holdings() -> list[tuple[str, str, date, date | None, str]]:
    rows = OfficeHolding.objects.order_by("starts_on").select_related("person", "cabinet")
    return [(str(one.person), str(one.cabinet), one.starts_on, one.ends_on, one.source) for one in rows]


def test_signatory_of_the_source_is_linked_to_office_ministry_and_person(
    office: Office, given: Given, run_import: Import
) -> None:
    given.rows["Zaak"] = [
        signed(
            1,
            "2026-03-10",
            actor("vaste commissie voor Buitenlandse Zaken", "Voortouwcommissie", Functie=None),
            minister("D.M. van Weel", "minister van Justitie en Veiligheid", Persoon_Id="p2", Relatie="Medeindiener"),
            minister(),
            actor("D.G. Boswijk", Functie="Tweede Kamerlid"),
        )
    ]

    run_import("Brief regering")

    first, second = Signatory.objects.all()
    assert (str(first), first.office, first.source) == (f"T.B.W. Berendsen, {office.title}", office, "bron")
    assert (str(first.person), first.office and first.office.ministry) == ("T.B.W. Berendsen", office.ministry)
    assert (str(second), second.office) == ("D.M. van Weel, Minister van Justitie en Veiligheid", None)
    assert [str(word) for word in SourceWord.objects.all()] == ["Functie: minister van Justitie en Veiligheid"]
    assert holdings() == [("T.B.W. Berendsen", "Nieuw", date(2026, 3, 10), date(2026, 3, 10), "bron")]


def test_letters_prove_the_days_between_them_within_one_cabinet(
    office: Office, given: Given, run_import: Import
) -> None:
    days = ["2026-01-20", "2026-02-11", "2026-02-24", "2026-03-01", "2026-03-02", "2026-04-15"]
    given.rows["Zaak"] = [signed(n, day, minister()) for n, day in enumerate(days, 1)]

    run_import("Brief regering")

    assert holdings() == [
        ("T.B.W. Berendsen", "Oud", date(2026, 1, 20), date(2026, 2, 11), "bron"),
        ("T.B.W. Berendsen", "Nieuw", date(2026, 3, 2), date(2026, 4, 15), "bron"),
    ]

    given.rows["Zaak"].append(signed(9, "2026-05-20", minister()))
    run_import("Brief regering")
    assert holdings()[1][2:4] == (date(2026, 3, 2), date(2026, 5, 20))


def test_holding_that_staff_filled_in_stays(office: Office, given: Given, run_import: Import) -> None:
    person = Person.objects.create(official_id="p1", last_name="Berendsen", initials="T.B.W.")
    OfficeHolding.objects.bulk_create([OfficeHolding(office=office, person=person, starts_on=date(2026, 2, 23))])
    given.rows["Zaak"] = [signed(1, "2026-03-10", minister())]

    run_import("Brief regering")

    assert holdings() == [("T.B.W. Berendsen", "None", date(2026, 2, 23), None, "staff")]
    assert Signatory.objects.get().person == person


def test_person_whose_record_comes_later_is_the_same(office: Office, given: Given, run_import: Import) -> None:
    given.rows["Zaak"] = [signed(1, "2026-03-10", minister("Veldhoven-van der Meer, S. van"))]
    run_import("Brief regering")
    given.rows["Persoon"] = [
        {"Id": "p1", "Achternaam": "Veldhoven-van der Meer", "Tussenvoegsel": "van", "Roepnaam": "Stientje",
         "Initialen": "S.", "ApiGewijzigdOp": "2026-03-11T00:00:00Z", "Verwijderd": False}
    ]  # fmt: skip

    run_import("Persoon")

    person = Person.objects.get()
    assert (person.official_id, person.first_name, person.surname) == ("p1", "Stientje", "Van Veldhoven-van der Meer")


def test_what_is_not_certain_stays_empty_and_is_listed(office: Office, given: Given, run_import: Import) -> None:
    given.rows["Zaak"] = [
        signed(1, "2026-03-10", minister("Minister Berendsen")),
        signed(2, "2026-03-11", minister(Persoon_Id=None)),
    ]

    run_import("Brief regering")

    assert [(one.office, one.person) for one in Signatory.objects.all()] == [(office, None), (office, None)]
    assert holdings() == []
    assert sorted(str(word) for word in SourceWord.objects.all()) == [
        "Naam van een bewindspersoon: Minister Berendsen",
        "Naam van een bewindspersoon: T.B.W. Berendsen",
    ]


def test_text_that_comes_in_leaves_the_signatories_of_the_source(
    office: Office, given: Given, run_import: Import
) -> None:
    given.rows["Zaak"], given.resources["d1"] = [signed(1, "2026-03-10", minister())], TEXT
    run_import("Brief regering")

    run_import("Brieftekst", now=NOW + timedelta(days=30))

    assert Letter.objects.get().text != ""
    assert [(one.name, one.source) for one in Signatory.objects.all()] == [("T.B.W. Berendsen", "bron")]


def test_signatories_that_staff_changed_stay(office: Office, given: Given, run_import: Import) -> None:
    given.rows["Zaak"] = [signed(1, "2026-03-10", minister())]
    run_import("Brief regering")
    row = Signatory.objects.get()
    row.name = "Tom Berendsen"
    row._history_user = make_user()  # type: ignore[attr-defined]  # as the admin does
    row.save()

    signatories.store({brief(1)["Id"]: [Signature("Iemand Anders", MINISTER, "p7")]})

    assert [one.name for one in Signatory.objects.all()] == ["Tom Berendsen"]


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("J. van Essen", ("J.", "van", "Essen")),
        ("S. van Veldhoven-van der Meer", ("S.", "van", "Veldhoven-van der Meer")),
        ("Sj.W. Sjoerdsma", ("Sj.W.", "", "Sjoerdsma")),
        ("E.F. Boekholt-O'Sullivan", ("E.F.", "", "Boekholt-O'Sullivan")),
        ("Nobel, J.N.J.", ("J.N.J.", "", "Nobel")),
        ("Weel, D.M. van", ("D.M.", "van", "Weel")),
        ("E. van der Burg", ("E.", "van der", "Burg")),
        ("De minister", ("", "", "")),
    ],
)
def test_name_is_read_in_both_forms_of_the_source(name: str, parts: tuple[str, str, str]) -> None:
    (found,) = signatures({"ZaakActor": [minister(name)]})

    assert (found.initials, found.particle, found.last_name) == parts
