"""The figures of ``evaluate_reader`` are those of the scripts that come with the annotated letters.

Readings are spoiled on purpose, so that every way to be wrong is counted by both; where the corpus is absent, a letter
of our own with known mistakes has its whole table asserted.
"""

import json
import random
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from motions.analysis.as_json import date_as_json, letter_as_json
from motions.analysis.evaluation.gold import BadAnnotation, GoldLetter, GoldMotion, gold_from
from motions.analysis.evaluation.letters import score_letters
from motions.analysis.evaluation.motion_documents import score_motions
from motions.analysis.evaluation.projection import Projection, QuoteNotFound, holds, overlap
from motions.analysis.evaluation.tables import as_json, letter_table, motion_table
from motions.analysis.evaluation.tally import Tally
from motions.analysis.findings import FutureDate, LetterHead, LetterReading, MotionReading
from motions.analysis.letters import read_letter
from motions.analysis.motion_documents import read_motion
from motions.management.gold_folder import gold_in

Table = Callable[..., Iterator[str]]


def mostly(random_: random.Random) -> bool:
    return random_.random() < 0.8


def spoiled_date(found: FutureDate | None, random_: random.Random) -> FutureDate | None:
    if found is None or not mostly(random_):
        return None
    if found.due_on and not mostly(random_):
        return replace(found, due_on=found.due_on + timedelta(days=1))
    return found


def spoiled_place(finding: Any, text: str, random_: random.Random) -> Any:
    end = finding.end if mostly(random_) else random_.randint(finding.start + 1, min(len(text), finding.end + 300))
    return replace(finding, end=end, quote=text[finding.start : end])


def spoiled_letter(reading: LetterReading, random_: random.Random) -> LetterReading:
    """Drop, double, stretch and change findings, about one in five of each."""

    def some(findings: tuple[Any, ...], **changes: Any) -> tuple[Any, ...]:
        kept = [spoiled_place(finding, reading.text, random_) for finding in findings if mostly(random_)]
        kept += [finding for finding in findings if not mostly(random_)]
        return tuple(finding if mostly(random_) else replace(finding, **changes) for finding in kept)

    commitments = some(reading.commitments, tier="act")
    return replace(
        reading,
        citations=some(reading.citations, kind="motion", movers=("Jansen",), others=True, papers=("36410-1",)),
        commitments=tuple(replace(one, deadline=spoiled_date(one.deadline, random_)) for one in commitments),
        evidence=some(reading.evidence, stance="mentions"),
    )


def spoiled_motion(reading: MotionReading, random_: random.Random) -> MotionReading:
    fields: dict[str, Any] = {"movers": ("Jansen",), "paper": None, "amended": "gewijzigde", "replaces": "36410-1"}
    reading = replace(reading, **{name: value for name, value in fields.items() if not mostly(random_)})
    requests = [spoiled_place(request, reading.text, random_) for request in reading.requests if mostly(random_)]
    requests += [replace(request, addressee="kabinet") for request in reading.requests if not mostly(random_)]
    dates = {
        request: tuple(date for date in (spoiled_date(one, random_) for one in request.deadlines) if date)
        for request in requests
    }
    return replace(reading, requests=tuple(replace(request, deadlines=dates[request]) for request in requests))


def motion_as_json(reading: MotionReading) -> dict[str, Any]:
    requests = [
        {
            "quote": request.quote,
            "addressee": request.addressee,
            "deadlines": [date_as_json(date) for date in request.deadlines],
        }
        for request in reading.requests
    ]
    return {
        "paper": reading.paper,
        "dossier_title": reading.dossier_title,
        "submitted_on": reading.submitted_on and reading.submitted_on.isoformat(),
        "amended": reading.amended or False,
        "replaces": reading.replaces,
        "movers": list(reading.movers),
        "requests": requests,
    }


def printed_by(script: Path, gold: Path, lines: list[str], *options: str) -> str:
    command = [sys.executable, str(script), str(gold), "-", *options]
    return subprocess.run(command, input="\n".join(lines), capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_measures_of_spoiled_letters_are_those_of_the_guides_script(corpus: Path, seed: int) -> None:
    folder = corpus / "gold" / "letters"
    random_ = random.Random(seed)
    read: list[tuple[GoldLetter, LetterReading | None]] = []
    for marked in gold_in(folder):
        assert isinstance(marked, GoldLetter)
        read.append((marked, spoiled_letter(read_letter(marked.text), random_)))
    read[7] = (read[7][0], None)

    tally = score_letters(read)

    lines = [json.dumps({"file": one.name, **letter_as_json(reading)}) for one, reading in read if reading]
    script = corpus / "gold" / "score.py"
    printed = "\n".join(letter_table(tally, fails=99))
    assert printed.splitlines() == printed_by(script, folder, lines, "--fails", "99").splitlines()
    assert as_json(tally) + "\n" == printed_by(script, folder, lines, "--json")


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_measures_of_spoiled_motions_are_those_of_the_guides_script(corpus: Path, seed: int) -> None:
    folder = corpus / "gold" / "motions"
    random_ = random.Random(seed)
    read: list[tuple[GoldMotion, MotionReading | None]] = []
    for marked in gold_in(folder):
        assert isinstance(marked, GoldMotion)
        read.append((marked, spoiled_motion(read_motion(marked.text), random_)))
    read[7] = (read[7][0], None)

    tally = score_motions(read)

    lines = [json.dumps({"file": one.name, **motion_as_json(reading)}) for one, reading in read if reading]
    script = corpus / "gold" / "score_motions.py"
    printed = "\n".join(motion_table(tally, fails=99))
    assert printed.splitlines() == printed_by(script, folder, lines, "--fails", "99").splitlines()
    assert as_json(tally) + "\n" == printed_by(script, folder, lines, "--json")


LETTER = (
    "Den Haag, 3 maart 2026\n\n"
    "De motie-Jansen c.s. (Kamerstuk 36 410, nr. 74) verzoekt om een onderzoek. "
    "Het onderzoek stuur ik u voor 1 mei 2026 toe. Met deze brief is de motie-Jansen uitgevoerd."
)
MARKED: dict[str, Any] = {
    "citations": [
        {
            "quote": "motie-Jansen c.s. (Kamerstuk 36 410, nr. 74)",
            "kind": "motion",
            "movers": ["Jansen"],
            "others": True,
            "papers": ["36410-74"],
        },
        {"quote": "motie-Jansen", "n": 2, "kind": "motion", "movers": ["Jansen"], "papers": ["36410-74"]},
    ],
    "commitments": [
        {
            "quote": "Het onderzoek stuur ik u voor 1 mei 2026 toe.",
            "tier": "inform",
            "deadline": {"quote": "voor 1 mei 2026", "due_on": "2026-04-30"},
        }
    ],
    "evidence": [
        {
            "quote": "Met deze brief is de motie-Jansen uitgevoerd.",
            "about": {"kind": "motion", "papers": ["36410-74"]},
            "stance": "fulfils",
        }
    ],
}


def rows(tally: Tally) -> dict[str, tuple[int, int, int]]:
    return {name: (row.gold, row.found, row.hit) for name, row in tally.measures.items()}


def gold_letter(marked: dict[str, Any] | None = None) -> GoldLetter:
    gold = gold_from("brief", LETTER, marked or MARKED)
    assert isinstance(gold, GoldLetter)
    return gold


def test_letter_without_reading_counts_as_one_in_which_nothing_was_found() -> None:
    tally = score_letters([(gold_letter(), None)])

    assert tally.unread == ["brief"]
    assert rows(tally) == {
        "citations: motions": (2, 0, 0),
        "motions: movers right": (0, 0, 0),
        "motions: papers right": (0, 0, 0),
        "motions: c.s. right": (0, 0, 0),
        "citations: all": (2, 0, 0),
        "citations: kind right": (0, 0, 0),
        "commitments: all": (1, 0, 0),
        "commitments: tier right": (0, 0, 0),
        "commitments: inform (recall)": (1, 0, 0),
        "deadlines: phrase": (0, 0, 0),
        "deadlines: date right": (0, 0, 0),
        "evidence: sentences": (1, 0, 0),
        "evidence: stance right": (0, 0, 0),
        "evidence: about right": (0, 0, 0),
    }


def test_what_the_markers_doubt_counts_neither_as_missed_nor_as_wrong() -> None:
    doubted = [{**citation, "doubt": True} for citation in MARKED["citations"]]
    reading = read_letter(LETTER)
    assert len(reading.citations) == 2

    tally = score_letters([(gold_letter({**MARKED, "citations": doubted}), reading)])

    assert rows(tally)["citations: all"] == (0, 0, 0)


def test_date_one_day_off_is_a_hit_on_the_phrase_only() -> None:
    reading = read_letter(LETTER)
    (commitment,) = reading.commitments
    assert commitment.deadline and commitment.deadline.due_on
    late = replace(commitment.deadline, due_on=commitment.deadline.due_on + timedelta(days=1))

    tally = score_letters([(gold_letter(), replace(reading, commitments=(replace(commitment, deadline=late),)))])

    assert rows(tally)["deadlines: phrase"] == (1, 1, 1)
    assert rows(tally)["deadlines: date right"] == (1, 1, 0)
    assert tally.failures["deadlines: date right: wrong"] == ["brief: voor 1 mei 2026 -> 2026-05-01 (gold 2026-04-30)"]


def test_finding_in_another_text_is_located_by_its_letters() -> None:
    projection = Projection("De toezeg-\n ging van de minister, en nog een toezegging.")
    read = "De toezegging van de minister, en nog een toezegging."

    assert projection.locate(read, 3, 13) == (2, 12)
    assert projection.locate(read, 42, 52) == (33, 43)
    assert projection.locate(read, 2, 3) is None


def test_quote_that_the_text_does_not_hold_is_refused() -> None:
    projection = Projection("een, twee, een")

    assert projection.span("een", 2) == (7, 10)
    with pytest.raises(QuoteNotFound):
        projection.span("een", 3)


@pytest.mark.parametrize(
    ("gold", "found", "share", "held"),
    [
        ((0, 10), (0, 10), 1.0, True),
        ((0, 10), (5, 15), 5 / 15, False),
        ((0, 10), (10, 20), 0.0, False),
        ((0, 10), (0, 20), 0.5, True),
        ((0, 10), (0, 21), 10 / 21, False),
        ((0, 10), (2, 12), 8 / 12, True),
        ((0, 10), (3, 12), 7 / 12, False),
    ],
)
def test_overlap_is_shared_by_covered(gold: tuple[int, int], found: tuple[int, int], share: float, held: bool) -> None:
    assert overlap(gold, found) == share
    assert holds(gold, found) is held


@pytest.mark.parametrize(
    ("marked", "said"),
    [
        ([], "geen JSON-object"),
        ({"citations": [], "commitments": []}, "het veld 'evidence' ontbreekt"),
        ({"requests": [], "movers": [], "submitted_on": "gisteren"}, "Invalid isoformat string: 'gisteren'"),
    ],
)
def test_annotation_that_breaks_the_guide_is_refused(marked: Any, said: str) -> None:
    with pytest.raises(BadAnnotation, match=f"^{said}$"):
        gold_from("brief", LETTER, marked)


def test_reading_with_nothing_in_it_has_no_precision_and_no_recall() -> None:
    empty = LetterReading(text=LETTER, head=LetterHead("brief"))

    tally = score_letters([(gold_letter(), empty)])

    row = tally.measures["citations: all"]
    assert (row.precision, row.recall, row.f1) == (0.0, 0.0, 0.0)
