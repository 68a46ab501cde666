"""A reading stored: its citations, its suggestions with their candidates, ready for a person to decide on."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q

from motions.analysis import findings
from motions.analysis.letters import read_letter
from motions.models import Citation, Letter, Place, Reading, Suggestion
from motions.rules.flowing_text import flowing
from motions.services import subject_readings, suggesting
from motions.services.calendars import current_calendar
from motions.services.known import Known, known_to
from motions.services.suggesting import Suggested

_Where = tuple[str, int, int, str]


def store(*, letter: Letter, analysis: findings.LetterReading, now: datetime) -> Reading:
    """Keep what was read, once per letter, reader version and anchor; an earlier reading is superseded.

    The subject line of the letter is read along. What a person decided on an earlier reading stays, and the same
    sentence is not suggested again.
    """
    known = known_to(analysis)
    with transaction.atomic():
        # Readings of one letter wait for each other, so that one of them is the present one.
        Letter.objects.select_for_update().get(pk=letter.pk)
        subject_readings.store([letter.pk], now=now)
        reading, is_new = letter.readings.get_or_create(
            reader_version=analysis.reader_version,
            anchor=letter.sent_on.isoformat() if letter.sent_on else "",
            subject="",
            defaults={"read_at": now},
        )
        letter.readings.of_text().exclude(pk=reading.pk).filter(superseded_at=None).update(superseded_at=now)
        if is_new:
            citations = suggesting.write_citations([(reading, one) for one in analysis.citations], known)
            _store_suggestions(reading, analysis, citations, known)
        elif reading.superseded_at is not None:
            _make_present(reading, analysis, known)
        return reading


def _make_present(reading: Reading, analysis: findings.LetterReading, known: Known) -> None:
    """Take up an earlier reading again: the letter has its earlier date back, decisions have been taken since."""
    reading.superseded_at = None
    reading.save(update_fields=["superseded_at"])
    reading.suggestions.filter(state=Suggestion.State.OPEN).delete()
    _store_suggestions(reading, analysis, list(reading.citations.order_by("pk")), known)


def suggest_again(*, letter: Letter) -> None:
    """Add what the newest readings left out because it was decided on an earlier one, and is open again now."""
    subject_readings.suggest_again(letter.pk)
    reading = letter.readings.of_text().filter(superseded_at=None).first()
    if reading is None:
        return
    analysis = read_letter(letter.text, sent_on=letter.sent_on, calendar=current_calendar())
    _store_suggestions(reading, analysis, list(reading.citations.order_by("pk")), known_to(analysis))


def _store_suggestions(
    reading: Reading, analysis: findings.LetterReading, citations: list[Citation], known: Known
) -> None:
    settled: set[_Where] = set(
        Suggestion.objects.filter(reading__letter=reading.letter, place=Place.TEXT)
        .filter(~Q(state=Suggestion.State.OPEN) | Q(reading=reading))
        .values_list("kind", "start", "end", "about")
    )
    subject = flowing(reading.letter.subject)
    evidence: list[Suggested] = [
        (
            suggesting.of_evidence(
                reading, finding, citations[finding.citation] if finding.citation is not None else None
            ),
            known.match(finding, analysis.citations, analysis.head.sent_on),
        )
        for finding in analysis.evidence
        if not _is_subject(finding.quote, subject)
    ]
    commitments: list[Suggested] = [
        (suggesting.of_commitment(reading, finding), None) for finding in analysis.commitments
    ]
    fresh: dict[_Where, Suggested] = {}
    for suggestion, match in (*evidence, *commitments):
        where = (suggestion.kind, suggestion.start, suggestion.end, suggestion.about)
        if where not in settled:
            fresh.setdefault(where, (suggestion, match))
    suggesting.write_suggestions(fresh.values())


def _is_subject(quote: str, subject: str) -> bool:
    """Whether a sentence of the text is the subject line over again, with or without its label."""
    line = flowing(quote).removeprefix("Onderwerp").removeprefix("Betreft")
    return bool(subject) and line.strip(" :.") == subject.strip(" :.")
