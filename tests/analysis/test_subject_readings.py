"""What a subject line says of the motions and commitments in it, on lines of our own and on real ones."""

import csv
import gzip
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from motions.analysis.findings import Evidence
from motions.analysis.matching import KnownCommitment, KnownIndex
from motions.analysis.subjects.reading import read_subject
from motions.analysis.subjects.stances import ASKED, NAMED, PROMISED_BEFORE, REDEEMED, RULES, SubjectRule

SENT_ON = date(2026, 2, 10)
ANNOTATED = Path(__file__).parent / "annotated_subjects.csv"
"""105 + 105 letters of the Tweede Kamer's open data (CC0) by number, drawn at random from lines that speak of a motion,
commitment or postponement (150) and others (60), and annotated before the rules were written. The rules were tuned on
one half. A day without a year begins with "--"."""

Read = list[tuple[str, str]]


def read(subject: str) -> Read:
    """What each finding is about, in words, and its stance."""
    return [(_named(found), found.stance) for found in read_subject(subject, sent_on=SENT_ON).evidence]


def _named(found: Evidence) -> str:
    about = found.about
    day = about.said_on.isoformat() if about.said_on else ""
    return " ".join(part for part in ("/".join(about.movers), *about.papers, day) if part) or about.wording


@pytest.mark.parametrize("rule", [ASKED, *RULES, NAMED, REDEEMED, PROMISED_BEFORE], ids=lambda rule: rule.name)
def test_each_rule_reads_its_own_example(rule: SubjectRule) -> None:
    (found,) = read_subject(rule.example, sent_on=SENT_ON).evidence

    assert (found.rule, found.stance, found.quote) == (rule.name, rule.stance, rule.example)


@pytest.mark.parametrize(
    ("subject", "expected"),
    [
        ("Uitstel toezending reactie op de motie van het lid Jansen (Kamerstuk 36410-74)",
         [("Jansen 36410-74", "postpones")]),
        ("Uitstel toezending derde voortgangsrapportage over de uitvoering van de motie van het lid Jansen",
         [("Jansen", "postpones")]),
        ("Uitstel toezending antwoorden op vragen commissie over de uitvoering van de motie van het lid Jansen",
         [("Jansen", "mentions")]),
        ("Stand van zaken dijken en uitstel reactie op de gewijzigde motie van de leden Jansen en De Boer over riet",
         [("Jansen/De Boer", "postpones")]),
        ("Reactie op de motie van het lid Jansen over uitstel van de tol", [("Jansen", "mentions")]),
        ("Reactie op de uitvoering van de motie van het lid Jansen c.s. over riet", [("Jansen", "progress")]),
        ("Uitvoering van de motie van het lid Jansen over riet (Kamerstuk 36410-74) en van het lid De Boer over tol "
         "(Kamerstuk 36410-75)", [("Jansen 36410-74", "progress"), ("De Boer 36410-75", "progress")]),
        ("Reactie op de motie van het lid Jansen over uitvoering geven aan de motie-De Boer over tol",
         [("Jansen", "mentions"), ("De Boer", "mentions")]),
        ("Uitvoering motie van het lid Jansen over riet en reactie op de motie van het lid De Boer over tol",
         [("Jansen", "progress"), ("De Boer", "mentions")]),
        ("Toezegging gedaan tijdens het commissiedebat Dijken van 3 juni 2025, over de kosten van riet",
         [("2025-06-03", "progress")]),
        ("Toezeggingen, gedaan in het tweeminutendebat Dijken van 13 oktober jl.", [("2025-10-13", "progress")]),
        ("Afdoening toezegging evaluatie van de tol op rivieren",
         [("toezegging evaluatie van de tol op rivieren", "fulfils")]),
        ("Uitstel toezegging TZ202506-012 over riet", [("TZ202506-012", "postpones")]),
        ("Toezegging gedaan tijdens het overleg van 3 juni 2025, over de motie van het lid Jansen over riet",
         [("2025-06-03", "progress"), ("Jansen", "mentions")]),
    ],
)  # fmt: skip
def test_subject_says_what_becomes_of_what(subject: str, expected: Read) -> None:
    assert read(subject) == expected


@pytest.mark.parametrize(
    "subject",
    [
        "",
        "Uitstel toezending kabinetsreactie op het rapport Riet",
        "Uitstel beantwoording vragen commissie over de tol",
        "Stand van zaken moties en toezeggingen voorjaar 2026",
        "Toezeggingen op het terrein van de dijken",
        "Reactie op moties ingediend tijdens het tweeminutendebat Dijken van 3 juni 2025",
        "Reactie op door gemeenteraden aangenomen moties over riet",
        "Antwoorden op vragen commissie over de toezeggingenbrief dijken",
        "Antwoorden op vragen commissie over de aangenomen moties over dijken (Kamerstuk 36410-74)",
        "Emotieregulatie in het onderwijs",
    ],
)
def test_subject_without_a_motion_or_commitment_of_its_own_says_nothing(subject: str) -> None:
    assert read(subject) == []


def test_day_of_a_debate_that_had_yet_to_come_is_no_day_of_the_promise() -> None:
    assert read("Toezegging gedaan voor het commissiedebat Dijken van 3 juni 2026, over riet") == [
        ("Toezegging gedaan voor het commissiedebat Dijken van 3 juni 2026, over riet", "progress")
    ]


def test_commitments_of_the_named_day_go_before_others_that_share_more_words() -> None:
    index = KnownIndex(
        commitments=[
            KnownCommitment(1, wording="de kosten van rietkragen langs dijken", said_on=date(2024, 1, 9)),
            KnownCommitment(2, wording="een overzicht van rietkragen", said_on=date(2025, 6, 3)),
            KnownCommitment(3, wording="een brief over spoorwegen", said_on=date(2025, 6, 3)),
        ]
    )
    subject = "Toezegging gedaan tijdens het commissiedebat van 3 juni 2025, over kosten van rietkragen langs dijken"
    (found,) = read_subject(subject, sent_on=SENT_ON).evidence

    match = index.match(found.about, sent_on=SENT_ON, quote=found.quote)

    assert (match.outcome, [candidate.key for candidate in match.candidates]) == ("one", [2])
    assert match.candidates[0].reason == "1 woord van de toezegging staat in de zin, gedaan op 3 juni 2025"


@pytest.fixture(scope="module")
def letters(corpus: Path) -> dict[str, dict[str, Any]]:
    """The letters of the open data by number."""
    with gzip.open(corpus / "opendata/bulk/zaak_brief_regering.jsonl.gz", "rt", encoding="utf-8") as rows:
        return {row["Nummer"]: row for row in map(json.loads, rows)}


def test_quote_of_every_finding_in_every_real_subject_line_stands_where_it_says(
    letters: dict[str, dict[str, Any]],
) -> None:
    readings = [read_subject(row["Onderwerp"] or "") for row in letters.values()]

    found = [(reading.subject, one) for reading in readings for one in reading.evidence]
    assert len(found) > 2_300
    assert all(one.quote == subject[one.start : one.end] == subject.strip() for subject, one in found)
    assert {one.deadline for _, one in found} == {None}


@pytest.mark.parametrize(("half", "motions", "commitments"), [("tuned", 39, 13), ("unseen", 29, 16)])
def test_annotated_subject_lines_are_read_as_annotated(
    letters: dict[str, dict[str, Any]], half: str, motions: int, commitments: int
) -> None:
    with ANNOTATED.open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file, delimiter=";") if row["half"] == half]
    wanted = {(row["letter"], *_annotation(row)) for row in rows if row["about"]}

    read_now = {
        (number, found.about.kind, _movers(found), _paper_or_day(found), found.stance)
        for number in dict.fromkeys(row["letter"] for row in rows)
        for found in read_subject(
            letters[number]["Onderwerp"], sent_on=date.fromisoformat(letters[number]["GestartOp"][:10])
        ).evidence
    }

    right = wanted & read_now
    # Of each half one line is read wrongly: a debate taken for a mover, a number given to a motion within a topic.
    assert len(read_now - wanted) == 1
    assert len([one for one in right if one[1] == "motion"]) == motions
    assert len([one for one in right if one[1] == "commitment"]) == commitments


def _annotation(row: dict[str, str]) -> tuple[str, str, str, str]:
    day = row["paper_or_day"]
    return row["about"], row["movers"], day[2:] if day.startswith("--") else day, row["stance"]


def _movers(found: Evidence) -> str:
    return "/".join(found.about.movers)


def _paper_or_day(found: Evidence) -> str:
    if found.about.kind == "motion":
        return "/".join(found.about.papers)
    day = found.about.said_on.isoformat() if found.about.said_on else ""
    return day if "jl." not in found.about.wording and day[:4] in found.about.wording else day[5:]
