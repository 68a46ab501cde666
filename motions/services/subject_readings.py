"""Subject lines of letters read, also of letters whose text is not here yet: each finding waits for a person."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q

from motions.analysis.findings import SubjectReading
from motions.analysis.subjects.reading import SUBJECT_READER_VERSION, can_name, read_subject
from motions.models import Citation, Letter, Place, Reading, Suggestion
from motions.services import suggesting
from motions.services.known import known_to_subjects
from motions.services.suggesting import Suggested

AT_ONCE = 500
_Said = tuple[str, str, str]
"""What a suggestion says: of what, as named, and with which stance; a corrected subject line says the same again."""


@dataclass(frozen=True, slots=True)
class _Line:
    """The subject line of a letter, with its day."""

    letter: int
    subject: str
    sent_on: date | None

    @property
    def key(self) -> tuple[str, str, str]:
        """By what a reading of it is known within its letter."""
        return SUBJECT_READER_VERSION, self.sent_on.isoformat() if self.sent_on else "", self.subject


def store(letters: Iterable[int], *, now: datetime) -> int:
    """Read the subject lines of these letters that changed since, and return how many were read.

    Open suggestions of an earlier line are renewed, what a person decided stays and is not suggested again, and a
    letter that its source took away suggests nothing any more. A fixed number of statements for any number of letters,
    but that SQLite writes thirty rows at a time.
    """
    with transaction.atomic():
        # Readings of one letter wait for each other, so that one of them is the present one.
        rows = Letter.objects.select_for_update().filter(pk__in=list(letters)).order_by("pk")
        columns = rows.values_list("pk", "subject", "sent_on", "source_removed_at", "text")
        lines = [
            _Line(pk, subject if can_name(subject) and (removed is None or text) else "", sent_on)
            for pk, subject, sent_on, removed, text in columns
        ]
        return _read([line for line in lines if line.subject], _superseded(lines, now), now)


def catch_up(*, since: date, now: datetime) -> int:
    """Read the subject lines of letters since a day that no present reading knows; returns how many."""
    read = Reading.objects.of_subject().filter(superseded_at=None, reader_version=SUBJECT_READER_VERSION)
    names_one = Q(subject__icontains="motie") | Q(subject__icontains="toezegging")
    unread = Letter.objects.filter(names_one, sent_on__gte=since, source_removed_at=None)
    waiting = list(unread.exclude(pk__in=read.values("letter")).order_by("pk").values_list("pk", flat=True))
    return sum(store(waiting[at : at + AT_ONCE], now=now) for at in range(0, len(waiting), AT_ONCE))


def suggest_again(letter: int) -> None:
    """Add what the present reading left out because it was decided on an earlier one, and is open again now."""
    present = Reading.objects.of_subject().filter(letter=letter, superseded_at=None).select_related("letter").first()
    if present is not None:
        cited = {present.pk: list(present.citations.order_by("pk"))}
        _suggest([(present, read_subject(present.subject, sent_on=present.letter.sent_on))], cited)


def _superseded(lines: Sequence[_Line], now: datetime) -> dict[int, dict[tuple[str, str, str], Reading]]:
    """Supersede present readings of other lines; returns what was read of each letter."""
    wanted = {line.letter: line.key for line in lines}
    known: dict[int, dict[tuple[str, str, str], Reading]] = defaultdict(dict)
    for reading in Reading.objects.of_subject().filter(letter__in=wanted):
        known[reading.letter_id][reading.reader_version, reading.anchor, reading.subject] = reading
    past = [
        reading.pk
        for letter, readings in known.items()
        for key, reading in readings.items()
        if key != wanted[letter] and reading.superseded_at is None
    ]
    if past:
        Reading.objects.filter(pk__in=past).update(superseded_at=now)
    return known


def _read(lines: Sequence[_Line], known: dict[int, dict[tuple[str, str, str], Reading]], now: datetime) -> int:
    new, again = [], []
    for line in lines:
        reading = known[line.letter].get(line.key) if line.letter in known else None
        if reading is None:
            version, anchor, subject = line.key
            row = Reading(letter_id=line.letter, reader_version=version, anchor=anchor, subject=subject, read_at=now)
            new.append((row, read_subject(line.subject, sent_on=line.sent_on)))
        elif reading.superseded_at is not None:
            again.append((reading, read_subject(line.subject, sent_on=line.sent_on)))
    if not new and not again:
        return 0
    Reading.objects.bulk_create(row for row, _ in new)
    _take_up([row for row, _ in again])
    _suggest([*new, *again], _citations([row for row, _ in again]))
    return len(new) + len(again)


def _take_up(readings: Sequence[Reading]) -> None:
    """Make earlier readings the present ones: the line is what it was before."""
    if readings:
        Reading.objects.filter(pk__in=[reading.pk for reading in readings]).update(superseded_at=None)
        Suggestion.objects.filter(reading__in=readings, state=Suggestion.State.OPEN).delete()


def _citations(readings: Sequence[Reading]) -> dict[int, list[Citation]]:
    cited: dict[int, list[Citation]] = {reading.pk: [] for reading in readings}
    for citation in Citation.objects.filter(reading__in=readings).order_by("pk") if readings else ():
        cited[citation.reading_id].append(citation)
    return cited


def _suggest(read: Sequence[tuple[Reading, SubjectReading]], cited: dict[int, list[Citation]]) -> None:
    """Write what was found and not decided before; ``cited`` are the citations of readings that have theirs."""
    known = known_to_subjects([found for _, found in read])
    fresh = [(reading, one) for reading, found in read if reading.pk not in cited for one in found.citations]
    for (reading, _), row in zip(fresh, suggesting.write_citations(fresh, known), strict=True):
        cited.setdefault(reading.pk, []).append(row)
    settled = _settled([reading for reading, _ in read])
    suggested: list[Suggested] = []
    for reading, found in read:
        here: set[str] = set()
        for finding in found.evidence:
            cites = cited[reading.pk][finding.citation] if finding.citation is not None else None
            suggestion = suggesting.of_evidence(reading, finding, cites)
            said = (suggestion.about_kind, suggestion.about, suggestion.stance)
            if said not in settled[reading.letter_id] and suggestion.about not in here:
                here.add(suggestion.about)
                sent_on = date.fromisoformat(reading.anchor) if reading.anchor else None
                suggested.append((suggestion, known.match(finding, found.citations, sent_on)))
    suggesting.write_suggestions(suggested)


def _settled(readings: Sequence[Reading]) -> dict[int, set[_Said]]:
    """What was decided on the subject of each letter, or waits in one of these readings."""
    settled: dict[int, set[_Said]] = defaultdict(set)
    rows = Suggestion.objects.filter(
        ~Q(state=Suggestion.State.OPEN) | Q(reading__in=readings),
        place=Place.SUBJECT,
        reading__letter__in={reading.letter_id for reading in readings},
    )
    for letter, *said in rows.values_list("reading__letter", "about_kind", "about", "stance"):
        settled[letter].add((said[0], said[1], said[2]))
    return settled
