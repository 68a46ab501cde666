"""Scores readings of published motions against what the chamber's own record says of them: no hand marked these."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from motions.analysis.evaluation.letters import papers
from motions.analysis.evaluation.projection import project
from motions.analysis.evaluation.tally import Tally
from motions.analysis.findings import MotionReading
from motions.analysis.motion_subjects import MotionSubject

_WIDEST_FAILURE = 200


@dataclass(frozen=True, slots=True)
class OfficialRecord:
    """A motion on record. ``subject`` is None where its subject line has a form of its own."""

    paper: str
    dossier_title: str
    submitted_on: date
    subject: MotionSubject | None


def score_records(read: Iterable[tuple[OfficialRecord, MotionReading]]) -> Tally:
    """Return the share of published motions whose fields are those on record; each asks or declares something."""
    tally = Tally(widest=_WIDEST_FAILURE)
    for record, reading in read:
        rows: list[tuple[str, object, object, bool]] = [
            ("paper", record.paper, reading.paper, papers([record.paper]) == papers([reading.paper or ""])),
            ("submitted_on", record.submitted_on, reading.submitted_on, record.submitted_on == reading.submitted_on),
            (
                "dossier_title",
                record.dossier_title,
                reading.dossier_title,
                project(record.dossier_title) == project(reading.dossier_title or ""),
            ),
            ("has a request", "", "", bool(reading.requests)),
        ]
        if record.subject:
            rows += _subject_rows(record.subject, reading)
        for measure, on_record, found, right in rows:
            tally.add(measure, 1, 1, right)
            if not right:
                tally.fail(measure, record.paper, f"{on_record} <- {found}")
    return tally


def _subject_rows(subject: MotionSubject, reading: MotionReading) -> list[tuple[str, object, object, bool]]:
    named = len(subject.movers)
    same = list(map(project, subject.movers)) == list(map(project, reading.movers[:named]))
    movers: list[tuple[str, object, object, bool]] = [
        ("movers", subject.movers, reading.movers, same and (subject.others or named == len(reading.movers)))
    ]
    return [
        *(movers if named else ()),
        ("amended", subject.amended, reading.amended, subject.amended == (reading.amended or "")),
        (
            "replaces",
            subject.replaces,
            reading.replaces,
            papers([subject.replaces]) == papers([reading.replaces or ""]),
        ),
    ]
