"""Decisions, votes, members, groups, committees and activities as the source gives them."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from motions.models import (
    Activity,
    Committee,
    Decision,
    Group,
    ImportFault,
    Membership,
    Motion,
    Person,
    SourceWord,
    Vote,
)
from motions.services.follow_ups import adoption
from tests.importers.conftest import Import
from tests.importers.records import besluit, gone, stemming, zaak
from tests.replay.records import Given, Record

LATER = "2026-02-01T09:00:00.0000000Z"


def raw_page(opendata: Path, name: str) -> list[Record]:
    found = json.loads(next((opendata / "raw_pages").glob(name)).read_text(encoding="utf-8"))
    return found if isinstance(found, list) else found["value"]


@pytest.fixture
def motion(given: Given, run_import: Import) -> Motion:
    given.rows["Zaak"] = [zaak(1)]
    run_import("Motie")
    return Motion.objects.get()


def decisions() -> list[tuple[str, date, str]]:
    return list(Decision.objects.order_by("decided_on", "order").values_list("kind", "decided_on", "source_word"))


def test_day_is_that_of_the_meeting_and_the_latest_final_decision_counts(
    motion: Motion, given: Given, run_import: Import
) -> None:
    given.rows["Besluit"] = [
        besluit(1, "Ingediend", on="2026-01-20T10:15:00+01:00"),
        besluit(2, "Stemmen - aangehouden", on="2026-01-27T00:00:00+01:00"),
        besluit(3, "Stemmen - aangenomen", on="2026-03-02T23:30:00Z"),
        besluit(4, "Stemmen - verworpen", on="2026-03-10T00:00:00+01:00", Status="Voorstel"),
    ]

    run = run_import("Besluit")

    assert (run.created, run.faulty) == (3, 0)
    assert decisions() == [
        ("submitted", date(2026, 1, 20), "Ingediend"),
        ("held", date(2026, 1, 27), "Stemmen - aangehouden"),
        ("adopted", date(2026, 3, 3), "Stemmen - aangenomen"),
    ]
    counted = adoption(motion)
    assert counted is not None and counted.decided_on == date(2026, 3, 3)


def test_decision_on_no_motion_or_on_one_that_is_not_here_is_left_out(
    motion: Motion, given: Given, run_import: Import
) -> None:
    given.rows["Besluit"] = [
        besluit(1, "Stemmen - aangenomen", Zaak=[]),
        besluit(2, "Stemmen - aangenomen", Zaak=[{"Id": "elders", "Soort": "Motie"}]),
        besluit(3, "Stemmen - aangenomen", Zaak=[{"Id": motion.official_id, "Soort": "Brief regering"}]),
        besluit(4, "LVIS - rondgezonden en gepubliceerd"),
    ]

    run = run_import("Besluit")

    assert (run.seen, run.created, run.faulty, decisions()) == (4, 0, 0, [])


def test_duplicate_of_the_source_is_kept_once(motion: Motion, given: Given, run_import: Import) -> None:
    given.rows["Besluit"] = [besluit(1, "Stemmen - aangenomen"), besluit(2, "Stemmen - aangenomen")]

    run_import("Besluit")
    run_import("Besluit", again=True)

    assert len(decisions()) == 1


def test_decision_that_staff_typed_becomes_the_sources(motion: Motion, given: Given, run_import: Import) -> None:
    typed = Decision.objects.create(motion=motion, kind="adopted", decided_on=date(2026, 1, 27))
    given.rows["Besluit"] = [besluit(1, "Stemmen - aangenomen", AgendapuntZaakBesluitVolgorde=7)]

    run_import("Besluit")

    row = Decision.objects.get()
    assert (row.pk, row.order, row.source_word) == (typed.pk, 7, "Stemmen - aangenomen")


def test_unknown_word_is_kept_listed_and_decides_nothing(motion: Motion, given: Given, run_import: Import) -> None:
    word = "[Vrij tekstveld / geen Parlisproces]"
    given.rows["Besluit"] = [besluit(1, word, BesluitTekst="niet aangenomen.")]

    run_import("Besluit")

    row = Decision.objects.get()
    assert (row.kind, row.source_word, row.note) == ("unknown", word, "niet aangenomen.")
    assert adoption(motion) is None
    assert list(SourceWord.objects.values_list("field", "word")) == [("BesluitSoort", word)]


def test_decision_without_a_day_is_named_and_not_dated_by_a_guess(
    motion: Motion, given: Given, run_import: Import
) -> None:
    given.rows["Besluit"] = [besluit(1, "Stemmen - aangenomen", Agendapunt=None)]

    run = run_import("Besluit")

    assert (run.created, run.faulty) == (0, 1)
    assert ImportFault.objects.get().problem == "Het besluit hoort bij geen vergadering met een dag."


@pytest.mark.parametrize("taken_back", [gone, lambda row: row | {"Status": "Voorstel"}])
def test_decision_that_is_taken_back_counts_no_longer(
    taken_back: Any, motion: Motion, given: Given, run_import: Import
) -> None:
    given.rows["Besluit"] = [besluit(1, "Stemmen - aangenomen")]
    run_import("Besluit")

    given.rows["Besluit"] = [taken_back(besluit(1, "Stemmen - aangenomen")) | {"ApiGewijzigdOp": LATER}]
    run_import("Besluit")

    assert Decision.objects.get().kind == "corrected"
    assert adoption(motion) is None


def test_votes_by_hand_count_seats_and_members_count_one(motion: Motion, given: Given, run_import: Import) -> None:
    cda = Group.objects.create(official_id="f1", abbreviation="CDA")
    given.rows["Besluit"] = [
        besluit(
            1,
            "Stemmen - aangenomen",
            Stemming=[
                stemming(1, "CDA", 5, Fractie_Id="f1"),
                stemming(2, "PVV", 37, Soort="Tegen"),
                stemming(3, "Jansen, J.", 37, Soort="Tegen", ActorFractie="PVV", Persoon_Id="p1", Vergissing=True),
                stemming(4, "Visser, V.", 37, Soort="Niet deelgenomen", ActorFractie="PVV", SidActorLid="S-1"),
                stemming(5, "Nieuw", 1, Soort="Wellicht"),
            ],
        )
    ]

    run_import("Besluit")

    assert list(Vote.objects.values_list("voter", "choice", "seats", "group", "is_mistake")) == [
        ("CDA", "for", 5, cda.pk, False),
        ("Jansen, J.", "against", 1, None, True),
        ("PVV", "against", 37, None, False),
        ("Visser, V.", "absent", 1, None, False),
    ]
    assert set(SourceWord.objects.values_list("field", "word")) == {
        ("ActorFractie", "PVV"),
        ("Stemming.Soort", "Wellicht"),
    }
    assert ImportFault.objects.get().problem == "Onbekende stem: “Wellicht”."


def test_vote_that_is_corrected_or_taken_away_afterwards(motion: Motion, given: Given, run_import: Import) -> None:
    given.rows["Besluit"] = [besluit(1, "Stemmen - aangenomen", Stemming=[stemming(1, "CDA", 5), stemming(2, "SP", 5)])]
    run_import("Besluit")

    given.rows["Stemming"] = [
        stemming(1, "CDA", 5, Soort="Tegen", ApiGewijzigdOp=LATER),
        gone(stemming(2, "SP", 5)) | {"ApiGewijzigdOp": LATER},
        stemming(3, "VVD", 24, Besluit_Id="een ander besluit"),
    ]
    run_import("Stemming")

    assert list(Vote.objects.values_list("voter", "choice")) == [("CDA", "against")]


def test_second_row_of_the_same_voter_takes_the_place_of_the_first(
    motion: Motion, given: Given, run_import: Import
) -> None:
    given.rows["Besluit"] = [besluit(1, "Stemmen - aangenomen", Stemming=[stemming(1, "CDA", 5)])]
    run_import("Besluit")
    given.rows["Stemming"] = [stemming(9, "CDA", 5, Soort="Tegen")]

    run = run_import("Stemming")

    assert run.faulty == 0
    assert list(Vote.objects.values_list("official_id", "choice")) == [(stemming(9, "CDA", 5)["Id"], "against")]


def test_real_votes_of_a_page_are_stored_by_group(given: Given, run_import: Import, opendata: Path) -> None:
    votes = raw_page(opendata, "stemming_enriched_page_0001.json")
    given.rows["Fractie"] = list({row["Fractie_Id"]: row["Fractie"] for row in votes if row.get("Fractie")}.values())
    named = {row["Besluit_Id"] for row in votes if not row["Verwijderd"]}
    given.rows["Zaak"] = [zaak(n) for n in range(1, len(named) + 1)]
    given.rows["Besluit"] = [
        besluit(n, "Stemmen - aangenomen", Id=key, Zaak=[{"Id": zaak(n)["Id"], "Soort": "Motie"}])
        for n, key in enumerate(sorted(named), 1)
    ]
    given.rows["Stemming"] = votes
    for name in ("Fractie", "Motie", "Besluit"):
        run_import(name)

    run = run_import("Stemming")

    present = [row for row in votes if not row["Verwijderd"] and row["ActorNaam"]]
    assert run.stopped_by == ""
    assert Vote.objects.count() == len({(row["Besluit_Id"], row["ActorNaam"]) for row in present})
    by_hand = Vote.objects.filter(person=None, seats__gt=1)
    assert by_hand.exists()
    assert not by_hand.filter(group=None).exists()


def test_real_groups_and_members_are_stored_and_empty_rows_left_out(
    given: Given, run_import: Import, opendata: Path
) -> None:
    groups = raw_page(opendata, "fractie_page_1_*.json")
    empty = {"Id": "leeg", "Nummer": None, "Achternaam": None, "ApiGewijzigdOp": LATER, "Verwijderd": False}
    people = json.loads((opendata / "samples" / "odata" / "persoon_raw.json").read_text(encoding="utf-8"))
    people = people if isinstance(people, list) else people["value"]
    given.rows |= {"Fractie": groups, "Persoon": [*people, empty]}

    assert run_import("Fractie").faulty == 0
    assert run_import("Persoon").faulty == 0

    here = [row for row in people if not row["Verwijderd"] and row["Achternaam"]]
    assert set(Person.objects.values_list("official_id", "last_name")) == {
        (row["Id"], row["Achternaam"].strip()) for row in here
    }
    names = set(Group.objects.values_list("abbreviation", flat=True))
    assert "Nieuw Sociaal Contract" not in names
    assert len(Group.objects.all()) == len([row for row in groups if not row["Verwijderd"] and row["NaamNL"]])


def test_group_that_is_called_by_its_whole_name_gets_its_abbreviation(given: Given, run_import: Import) -> None:
    typed = Group.objects.create(abbreviation="NSC")
    row = {"Id": "f1", "Afkorting": "Nieuw Sociaal Contract", "NaamNL": "Nieuw Sociaal Contract"}
    twice = [{"Id": f"f{n}", "Afkorting": "50PLUS", "NaamNL": "50PLUS"} for n in (2, 3)]
    given.rows["Fractie"] = [one | {"ApiGewijzigdOp": LATER, "Verwijderd": False} for one in (row, *twice)]

    run_import("Fractie")

    assert list(Group.objects.order_by("official_id").values_list("official_id", "abbreviation")) == [
        ("f1", "NSC"),
        ("f2", "50PLUS"),
        ("f3", "50PLUS"),
    ]
    assert Group.objects.get(official_id="f1").pk == typed.pk


def test_membership_of_a_known_member_is_kept_once_and_gets_its_end(given: Given, run_import: Import) -> None:
    person = Person.objects.create(official_id="p1", last_name="Omtzigt")
    group = Group.objects.create(official_id="f1", abbreviation="CDA")
    row = {
        "Id": "z1", "Persoon_Id": "p1", "FractieZetel": {"Fractie_Id": "f1"}, "Van": "2010-10-26T00:00:00+02:00",
        "TotEnMet": None, "ApiGewijzigdOp": "2026-01-01T00:00:00Z", "Verwijderd": False,
    }  # fmt: skip
    given.rows["FractieZetelPersoon"] = [row, row | {"Id": "z2", "Persoon_Id": "p9"}]
    run_import("FractieZetelPersoon")

    given.rows["FractieZetelPersoon"] = [row | {"TotEnMet": "2021-06-15T00:00:00+02:00", "ApiGewijzigdOp": LATER}]
    run_import("FractieZetelPersoon")

    kept = list(Membership.objects.values_list("person", "group", "starts_on", "ends_on"))
    assert kept == [(person.pk, group.pk, date(2010, 10, 26), date(2021, 6, 15))]


def test_real_activities_have_their_dutch_day_and_weeks_have_none(
    given: Given, run_import: Import, opendata: Path
) -> None:
    rows = raw_page(opendata, "activiteit_page_100_*.json")
    week = rows[0] | {"Id": "week", "DatumSoort": "Weeknummer"}
    summer = rows[0] | {"Id": "zomer", "DatumSoort": "Dag", "Datum": "2026-06-24T23:30:00Z"}
    naive = rows[0] | {"Id": "naief", "DatumSoort": "Dag", "Datum": "2026-06-24T23:30:00"}
    leads = {row["Voortouwcommissie_Id"]: row["Voortouwnaam"] for row in rows if row.get("Voortouwcommissie_Id")}
    given.rows["Commissie"] = [
        {"Id": key, "NaamNL": f"{name} {n}", "Afkorting": "EZ", "ApiGewijzigdOp": LATER, "Verwijderd": False}
        for n, (key, name) in enumerate(leads.items())
    ]
    given.rows["Activiteit"] = [*rows, week, summer, naive]
    run_import("Commissie")

    run = run_import("Activiteit")

    assert (run.faulty, run.stopped_by) == (0, "")
    assert Committee.objects.count() == len(leads)
    days = dict(Activity.objects.values_list("official_id", "held_on"))
    assert (days["week"], days["zomer"], days["naief"]) == (None, date(2026, 6, 25), date(2026, 6, 24))
    dated = next(row for row in rows if row["DatumSoort"] == "Dag" and not row["Verwijderd"])
    assert days[dated["Id"]] == date.fromisoformat(dated["Datum"][:10])
