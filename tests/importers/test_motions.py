"""Motions as the source gives them, with every fault that it has shown."""

from datetime import date

import pytest

from motions.importers.tweedekamer import values
from motions.importers.tweedekamer.motions import surname
from motions.models import Decision, Dossier, ImportFault, Motion, Mover, Paper, Person, SourceWord
from tests.builders import make_follow_up, make_motion, make_paper
from tests.importers.conftest import Import
from tests.importers.records import actor, dossier, gone, reissued, zaak
from tests.replay.records import Given, Record

LATER = "2026-02-01T09:00:00.0000000Z"


def problems() -> list[tuple[str, str]]:
    return list(ImportFault.objects.values_list("record", "problem"))


def test_real_records_are_stored_with_their_own_words_and_dutch_days(
    given: Given, run_import: Import, real_motions: list[Record]
) -> None:
    given.rows["Zaak"] = real_motions

    run = run_import("Motie")

    real = [raw for raw in real_motions if not raw["Verwijderd"]]
    emptied = [raw for raw in real_motions if raw["Verwijderd"]]
    assert emptied and {raw["Onderwerp"] for raw in emptied} == {None}
    assert (run.seen, run.created, run.removed) == (len(real_motions), len(real), 0)
    assert (run.faulty, run.stopped_by) == (0, "")
    raw = real[0]
    motion = Motion.objects.get(official_id=raw["Id"])
    assert motion.title == " ".join(raw["Onderwerp"].split())
    assert motion.submitted_on == date.fromisoformat(raw["GestartOp"][:10])
    assert motion.paper.official_id == raw["Nummer"]
    assert motion.appreciation == raw["Kabinetsappreciatie"]


def test_midnight_in_utc_is_the_dutch_day_after(given: Given, run_import: Import) -> None:
    given.rows["Zaak"] = [zaak(1, GestartOp="2026-05-21T22:00:00Z", Termijn="2026-01-01T00:00:00+01:00")]

    run_import("Motie")

    motion = Motion.objects.get()
    assert (motion.submitted_on, motion.lapses_on) == (date(2026, 5, 22), date(2026, 1, 1))


def test_subject_loses_line_ends_and_the_dossiers_title_is_not_the_motions(given: Given, run_import: Import) -> None:
    given.rows["Zaak"] = [
        zaak(1, "Motie van de leden Jansen en\n De Wit over varen \n", Titel="Nota over ’s Rijks\u00a0Financiën ")
    ]

    run_import("Motie")

    motion = Motion.objects.get()
    assert motion.title == "Motie van de leden Jansen en De Wit over varen"
    assert motion.paper.title == "Nota over ’s Rijks Financiën"
    assert [mover.name for mover in motion.movers.all()] == ["Jansen", "De Wit"]


def test_movers_come_in_order_with_their_group_then_and_the_known_member(given: Given, run_import: Import) -> None:
    person = Person.objects.create(official_id="p1", last_name="Veldhoven-van der Meer", particle="van")
    movers = [
        actor("Nobel, J.N.J.", "Medeindiener", ActorFractie="VVD"),
        actor("S. van Veldhoven-van der Meer", ActorFractie="D66", Persoon_Id="p1"),
        actor("TK", "Voortouwcommissie"),
    ]
    given.rows["Zaak"] = [zaak(1, ZaakActor=movers)]

    run_import("Motie")

    assert list(Mover.objects.values_list("position", "name", "group", "person")) == [
        (1, "Van Veldhoven-van der Meer", "D66", person.pk),
        (2, "Nobel", "VVD", None),
    ]


def test_number_minus_one_or_two_dossiers_leave_the_paper_opaque(given: Given, run_import: Import) -> None:
    given.rows["Zaak"] = [
        zaak(1, Volgnummer=-1, Kamerstukdossier=dossier(36410)),
        zaak(2, Volgnummer=7, Kamerstukdossier=[*dossier(36410), *dossier(36411)]),
    ]

    run_import("Motie")

    assert set(Paper.objects.values_list("official_id", "number")) == {("2026Z00001", ""), ("2026Z00002", "")}


@pytest.mark.parametrize(
    ("document", "label"),
    [("kst-36600-XVI-84", "Kamerstuk 36 600 XVI, nr. 84"), ("kst-21501-20-1880", "Kamerstuk 21 501-20, nr. 1880")],
)
def test_published_document_says_the_number(document: str, label: str, given: Given, run_import: Import) -> None:
    given.rows["Zaak"] = [zaak(1, Document=[{"HuidigeDocumentVersie": {"ExterneIdentifier": document}}])]

    run_import("Motie")

    assert Motion.objects.get().paper.label == label


def test_dossier_that_comes_later_gives_the_same_paper_its_number(given: Given, run_import: Import) -> None:
    given.rows["Zaak"] = [zaak(74)]
    run_import("Motie")
    before = Motion.objects.get()

    given.rows["Zaak"] = [zaak(74, Kamerstukdossier=dossier(36410), ApiGewijzigdOp=LATER)]
    run_import("Motie")

    after = Motion.objects.get()
    assert (after.pk, after.paper_id) == (before.pk, before.paper_id)
    assert after.paper.label == "Kamerstuk 36 410, nr. 74"
    assert list(Dossier.objects.values_list("number", "title")) == [(36410, "Scheepvaart")]


def test_record_adopts_the_motion_that_staff_typed_and_leaves_their_words(given: Given, run_import: Import) -> None:
    typed = make_motion("Bikker", "Omtzigt", title="Over de dijken", paper=make_paper(36410, "74"))
    follow_up = make_follow_up(request=typed.requests.get())
    given.rows["Zaak"] = [zaak(74, Kamerstukdossier=dossier(36410))]

    run_import("Motie")

    motion = Motion.objects.get()
    assert (motion.pk, motion.official_id) == (typed.pk, zaak(74)["Id"])
    assert (motion.title, motion.appreciation) == ("Over de dijken", "Oordeel Kamer")
    assert [mover.name for mover in motion.movers.all()] == ["Bikker", "Omtzigt"]
    assert motion.requests.get().follow_ups.get() == follow_up


def test_imported_row_without_number_joins_the_typed_one_when_its_number_comes(
    given: Given, run_import: Import
) -> None:
    given.rows["Zaak"] = [zaak(74)]
    run_import("Motie")
    imported = Motion.objects.get()
    Decision.objects.create(motion=imported, kind="adopted", decided_on=date(2026, 1, 27))
    typed = make_motion("Bikker", paper=make_paper(36410, "74"))

    given.rows["Zaak"] = [zaak(74, Kamerstukdossier=dossier(36410), ApiGewijzigdOp=LATER)]
    run = run_import("Motie")

    motion = Motion.objects.get()
    assert (motion.pk, motion.official_id, run.faulty) == (typed.pk, imported.official_id, 0)
    assert motion.decisions.get().kind == "adopted"
    assert list(Paper.objects.values_list("number", flat=True)) == ["74"]


def test_two_rows_with_work_are_named_and_left_to_a_person(given: Given, run_import: Import) -> None:
    given.rows["Zaak"] = [zaak(74)]
    run_import("Motie")
    imported = Motion.objects.get()
    make_follow_up(request=imported.requests.create(position=1, text="verzoekt de regering"))
    typed = make_motion("Bikker", paper=make_paper(36410, "74"))
    make_follow_up(request=typed.requests.get())

    given.rows["Zaak"] = [zaak(74, Kamerstukdossier=dossier(36410), ApiGewijzigdOp=LATER)]
    run = run_import("Motie")

    assert run.faulty == 1
    assert "staat twee keer in Nakoming" in problems()[0][1]
    assert Motion.objects.count() == 2


def test_second_record_with_a_taken_number_keeps_an_opaque_paper_and_is_named(given: Given, run_import: Import) -> None:
    given.rows["Zaak"] = [
        zaak(1, Volgnummer=74, Kamerstukdossier=dossier(36410)),
        zaak(2, Volgnummer=74, Kamerstukdossier=dossier(36410)),
    ]

    run = run_import("Motie")

    assert (run.created, run.faulty) == (2, 1)
    assert problems() == [(zaak(2)["Id"], "Het nummer 36410-74 is in de bron ook van een andere motie.")]
    assert Motion.objects.get(official_id=zaak(2)["Id"]).paper.number == ""


@pytest.mark.parametrize("order", [(1, 2), (2, 1)])
def test_replaced_motion_is_linked_whichever_comes_first(
    order: tuple[int, int], given: Given, run_import: Import
) -> None:
    rows = {
        1: zaak(31, Kamerstukdossier=dossier(36410)),
        2: zaak(
            74, "Gewijzigde motie van het lid Jansen (t.v.v. 36410-31) over varen", Kamerstukdossier=dossier(36410)
        ),
    }
    given.rows["Zaak"] = [rows[order[0]] | {"ApiGewijzigdOp": "2026-01-01T00:00:00Z"}]
    run_import("Motie")
    given.rows["Zaak"].append(rows[order[1]] | {"ApiGewijzigdOp": LATER})
    run_import("Motie")

    newer = Motion.objects.get(paper__number="74")
    assert newer.replaces == Motion.objects.get(paper__number="31")
    assert newer.amended == "amended"


def test_sources_own_link_and_a_bare_number_say_what_is_replaced(given: Given, run_import: Import) -> None:
    given.rows["Zaak"] = [
        zaak(31, Kamerstukdossier=dossier(36410)),
        zaak(32, Kamerstukdossier=dossier(36410), VervangenVanuit=[{"Id": zaak(31)["Id"]}]),
        zaak(33, "Gew. motie Sap c.s. over varen (t.v.v. nr. 32)", Kamerstukdossier=dossier(36410)),
    ]

    run_import("Motie")

    linked = {motion.paper.number: motion.replaces and motion.replaces.paper.number for motion in Motion.objects.all()}
    assert linked == {"31": None, "32": "31", "33": "32"}


def test_tombstone_marks_and_a_return_restores(given: Given, run_import: Import) -> None:
    given.rows["Zaak"] = [zaak(1), zaak(2)]
    run_import("Motie")

    given.rows["Zaak"] = [zaak(1), gone(zaak(2)) | {"ApiGewijzigdOp": LATER}]
    run = run_import("Motie")

    assert (run.removed, Motion.objects.count()) == (1, 2)
    assert Motion.objects.get(official_id=zaak(2)["Id"]).source_removed_at is not None

    given.rows["Zaak"] = [zaak(1), zaak(2, ApiGewijzigdOp="2026-02-02T00:00:00Z")]
    run_import("Motie")

    assert Motion.objects.get(official_id=zaak(2)["Id"]).source_removed_at is None


def test_mass_reissue_changes_nothing(given: Given, run_import: Import) -> None:
    rows = [zaak(n, ZaakActor=[actor("Jansen", GewijzigdOp="2026-01-01T00:00:00Z")]) for n in range(1, 4)]
    given.rows["Zaak"] = rows
    run_import("Motie")
    before = list(Motion.objects.order_by("pk").values())

    given.rows["Zaak"] = [reissued(row, f"2026-02-0{n}T00:00:00Z") for n, row in enumerate(rows, 1)]
    run = run_import("Motie")

    assert (run.created, run.changed, run.unchanged) == (0, 0, 3)
    assert list(Motion.objects.order_by("pk").values()) == before


def test_content_is_taken_over_anew_when_that_is_done_otherwise(
    given: Given, run_import: Import, monkeypatch: pytest.MonkeyPatch
) -> None:
    given.rows["Zaak"] = [zaak(1), zaak(2)]
    run_import("Motie")

    monkeypatch.setattr(values, "MAPPING", b"another")
    first, second = run_import("Motie", again=True), run_import("Motie", again=True)

    assert (first.changed, first.unchanged) == (2, 0)
    assert (second.changed, second.unchanged) == (0, 2)


def test_what_staff_wrote_stays_when_the_source_changes(given: Given, run_import: Import) -> None:
    given.rows["Zaak"] = [zaak(1), zaak(2)]
    run_import("Motie")
    edited = Motion.objects.get(official_id=zaak(1)["Id"])
    edited.title = "In onze woorden"
    edited.save()

    changed = {"Kabinetsappreciatie": "Ontraden", "ApiGewijzigdOp": LATER}
    given.rows["Zaak"] = [zaak(n, "Motie van het lid Visser over zwemmen") | changed for n in (1, 2)]
    run_import("Motie")

    assert list(Motion.objects.order_by("official_id").values_list("title", "appreciation")) == [
        ("In onze woorden", "Ontraden"),
        ("Motie van het lid Visser over zwemmen", "Ontraden"),
    ]
    assert list(Mover.objects.order_by("motion__official_id").values_list("name", flat=True)) == ["Jansen", "Visser"]


def test_unknown_appreciation_is_kept_and_listed_once(given: Given, run_import: Import) -> None:
    given.rows["Zaak"] = [zaak(n, Kabinetsappreciatie="Warm onthaald") for n in (1, 2)]

    run_import("Motie")

    assert set(Motion.objects.values_list("appreciation", flat=True)) == {"Warm onthaald"}
    assert list(SourceWord.objects.values_list("field", "word", "times")) == [
        ("Kabinetsappreciatie", "Warm onthaald", 2)
    ]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("S.R.T. van Baarle", "Van Baarle"),
        ("S. van Veldhoven-van der Meer", "Van Veldhoven-van der Meer"),
        ("Nobel, J.N.J.", "Nobel"),
        ("Jong de, L.W.E. (Léon)", "De Jong"),
        ("Veldhoven-van der Meer van, S.", "Van Veldhoven-van der Meer"),
        ("Plas van der, C.A.M.", "Van der Plas"),
        ("Kröger", "Kröger"),
        ("", ""),
    ],
)
def test_surname_is_read_from_every_form_of_the_source(written: str, read: str) -> None:
    assert surname(written) == read
