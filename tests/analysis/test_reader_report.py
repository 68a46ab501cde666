"""The committed report says what the reader does: no figure in it may drop without the report saying so."""

from datetime import date
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test import override_settings

from motions.analysis.evaluation.matching import MatchingJudge
from motions.analysis.evaluation.official_record import OfficialRecord, score_records
from motions.analysis.evaluation.report import Change, Section, changes, figures_in, figures_of, written
from motions.analysis.evaluation.tally import Measure, Tally
from motions.analysis.findings import MotionReading, Request
from motions.analysis.letters import READER_VERSION, read_letter
from motions.analysis.matching import KnownMotion
from motions.analysis.motion_subjects import MotionSubject, motion_subject
from motions.management.reader_report import report_sections
from motions.rules.references import Reference

REPORT = Path(__file__).resolve().parents[2] / "docs" / "reader-report.md"


def test_no_figure_of_the_report_has_dropped(corpus: Path) -> None:
    committed = figures_in(REPORT.read_text(encoding="utf-8"))
    assert committed

    now = figures_of(report_sections(corpus))

    assert [str(change) for change in changes(committed, now) if change.worse] == []


def test_report_is_of_this_version_of_the_reader() -> None:
    assert f"\nReader version {READER_VERSION}, counted on " in REPORT.read_text(encoding="utf-8")


SECTIONS = [
    Section("Letters", "All of them.", {"citations: all": Measure(97, 95, 94), "deadlines: phrase": Measure(0, 0, 0)}),
    Section("Motions", "Some.", {"paper": Measure(60, 60, 59)}),
]


def test_report_is_read_back_as_it_was_written() -> None:
    report = written("# Head", SECTIONS, reader_version="1.0", counted_on=date(2026, 3, 2))

    assert "\nReader version 1.0, counted on 2026-03-02.\n" in report
    assert "| citations: all | 97 | 95 | 94 | 0.989 | 0.969 | 0.979 |\n" in report
    assert figures_in(report) == figures_of(SECTIONS)


@pytest.mark.parametrize(
    ("now", "worse"),
    [
        (Measure(100, 100, 91), False),
        (Measure(100, 99, 90), False),
        (Measure(100, 101, 90), True),
        (Measure(101, 100, 90), True),
        (Measure(100, 100, 89), True),
        (Measure(100, 110, 91), True),
        (Measure(), True),
    ],
    ids=["more hits", "fewer false", "more false", "more missed", "fewer hits", "hits for precision", "gone"],
)
def test_change_is_worse_when_precision_recall_or_f1_is_lower(now: Measure, worse: bool) -> None:
    assert Change("Letters", "citations: all", Measure(100, 100, 90), now).worse is worse


def test_changes_are_the_figures_that_differ_and_those_that_are_gone() -> None:
    before = {("Letters", "a"): Measure(2, 2, 2), ("Letters", "b"): Measure(2, 2, 2), ("Old", "c"): Measure(1, 1, 1)}
    now = {("Letters", "a"): Measure(2, 2, 2), ("Letters", "b"): Measure(2, 2, 1), ("New", "d"): Measure(1, 1, 1)}

    changed = changes(before, now)

    assert [str(change) for change in changed] == [
        "Letters, b: 2 right of 2 marked and 2 found (F1 1.000) -> 1 right of 2 marked and 2 found (F1 0.500)",
        "Old, c: 1 right of 1 marked and 1 found (F1 1.000) -> 0 right of 0 marked and 0 found (F1 0.000)",
    ]


def test_report_without_corpus_is_refused_in_dutch(tmp_path: Path) -> None:
    with (
        override_settings(CORPUS_DIR=tmp_path / "weg"),
        pytest.raises(CommandError, match=r"weg/opendata bestaat niet"),
    ):
        call_command("evaluate_reader", "--report", str(tmp_path / "verslag.md"))

    assert not (tmp_path / "verslag.md").exists()


@pytest.mark.parametrize(
    ("subject", "expected"),
    [
        ("Motie van het lid Jansen over varen", MotionSubject(("Jansen",), False, "", "")),
        ("Motie van de leden Jansen en De Wit c.s. over varen", MotionSubject(("Jansen", "De Wit"), True, "", "")),
        (
            "Motie van de leden Jansen, De Wit en Visser over varen",
            MotionSubject(("Jansen", "De Wit", "Visser"), False, "", ""),
        ),
        (
            "Nader gewijzigde motie van het lid Jansen over varen (t.v.v. 36410-XVI-3)",
            MotionSubject(("Jansen",), False, "nader gewijzigde", "36410-XVI-3"),
        ),
        ("Motie-Jansen/De Wit over varen", MotionSubject(("Jansen", "De Wit"), False, "", "")),
        (
            "Gewijzigde motie Jansen c.s. over varen (t.v.v. 29 248, nr. 60)",
            MotionSubject(("Jansen",), True, "gewijzigde", "29248-60"),
        ),
        (
            "Gewijzigde motie van het lid Jansen over varen (t.v.v. 21501-20-2118)",
            MotionSubject(("Jansen",), False, "gewijzigde", "21501-20-2118"),
        ),
        ("Motie van wantrouwen", None),
    ],
)
def test_subject_line_tells_movers_and_what_is_replaced(subject: str, expected: MotionSubject | None) -> None:
    assert motion_subject(subject) == expected


RECORD = OfficialRecord("36410-74", "Varen", date(2026, 3, 2), MotionSubject(("Jansen",), True, "", ""))
READING = MotionReading(
    "", "36410-74", "Varen", date(2026, 3, 2), None, None, ("Jansen", "De Wit"), (Request(0, 1, "v", "regering"),)
)


def rows(tally: Tally) -> dict[str, tuple[int, int, int]]:
    return {name: (row.gold, row.found, row.hit) for name, row in tally.measures.items()}


def test_motion_that_agrees_with_its_record_is_right_in_every_field() -> None:
    tally = score_records([(RECORD, READING)])

    assert rows(tally) == dict.fromkeys(
        ("paper", "submitted_on", "dossier_title", "has a request", "movers", "amended", "replaces"), (1, 1, 1)
    )


def test_signature_beyond_the_movers_named_is_wrong_without_cs() -> None:
    record = OfficialRecord("36410-74", "Varen", date(2026, 3, 2), MotionSubject(("Jansen",), False, "", ""))

    tally = score_records([(record, READING)])

    assert rows(tally)["movers"] == (1, 1, 0)
    assert tally.failures["movers"] == ["36410-74: ('Jansen',) <- ('Jansen', 'De Wit')"]


def known(key: str, number: str, mover: str, submitted_on: date, title: str) -> KnownMotion:
    return KnownMotion(key, Reference(dossier=36410, number=number), (mover,), submitted_on, title)


KNOWN = [
    known("right", "74", "Jansen", date(2026, 1, 12), "Motie van het lid Jansen over veerponten in Zeeland"),
    known("newer", "80", "Jansen", date(2026, 2, 16), "Motie van het lid Jansen over de kinderopvang"),
    known("other", "81", "Visser", date(2026, 2, 16), "Motie van het lid Visser over veerponten"),
]


def test_cited_motion_is_judged_by_its_number_also_when_that_is_taken_away() -> None:
    letter = "De motie-Jansen over veerponten in Zeeland (Kamerstuk 36 410, nr. 74) is uitgevoerd."

    score = MatchingJudge(KNOWN).score([read_letter(letter, sent_on=date(2026, 3, 2))])

    assert rows(score.tally) == {
        "known number: exact match": (1, 1, 1),
        "first mover is a mover on record": (1, 1, 1),
        "without number: among the candidates": (1, 1, 1),
        "without number: first candidate": (1, 1, 1),
    }
    assert (dict(score.outcomes), dict(score.without_number)) == ({"exact": 1}, {"several": 1})


def test_motion_that_is_not_on_record_must_stay_unmatched() -> None:
    letter = "De motie-Jansen (Kamerstuk 36 410, nr. 99) is uitgevoerd."

    score = MatchingJudge(KNOWN).score([read_letter(letter, sent_on=date(2026, 3, 2))])

    assert rows(score.tally) == {"unknown number: no match": (1, 1, 1)}
    assert dict(score.outcomes) == {"none": 1}
