"""Texts of motions from their official publication: what each asks, of whom and by when."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q

from motions.analysis.findings import MotionReading
from motions.analysis.findings import Request as Asked
from motions.analysis.motion_documents import read_motion
from motions.extraction import Unreadable, extract
from motions.models import Addressee, Motion, Request
from motions.rules.decisions import FOLLOWED
from motions.services.calendars import current_calendar
from motions.services.imports import awaited
from motions.services.imports.records import Fault, Stored

NOBODY = frozenset({"kamer", "niemand"})
PRESIDIUM = "presidium"


@dataclass(frozen=True, slots=True)
class MotionText:
    """A motion's publication: the row it belongs to, its identifier, the file (empty while it could not be had).

    ``problem`` says in Dutch why not, where it is more than that it is not published yet.
    """

    motion: int
    identifier: str
    data: bytes = b""
    problem: str = ""


def waiting(*, source: str, since: date, today: date) -> Iterator[MotionText]:
    """Motions adopted or taken over since a day whose text is not here and may be asked for, the latest first."""
    rows = (
        Motion.objects.filter(
            Q(decisions__kind__in=[kind.value for kind in FOLLOWED]), decisions__decided_on__gte=since
        )
        .filter(
            ~awaited.resting(Motion, source=source, today=today),
            text="",
            source_removed_at=None,
            paper__dossier__isnull=False,
        )
        .exclude(paper__number="")
        .order_by("-decisions__decided_on", "-pk")
        .select_related("paper__dossier")
    )
    seen: set[int] = set()
    for motion in rows.iterator(chunk_size=500):
        if motion.pk not in seen:
            seen.add(motion.pk)
            yield MotionText(motion.pk, f"kst-{motion.paper.reference.normal_form}")


def store(texts: Sequence[MotionText], *, source: str, now: datetime) -> Stored:
    """Keep each text and the requests in it; requests that staff typed stay as they are.

    A text that is not there or cannot be read waits for another day.
    """
    stored = Stored()
    calendar = current_calendar()
    for text in texts:
        if not text.data:
            stored.unchanged += 1
            awaited.put_off(Motion, text.motion, source=source, problem=text.problem or awaited.NOT_THERE, now=now)
            if text.problem:
                stored.faults.append(Fault(text.identifier, text.problem))
            continue
        stored.seen.append(text.identifier)
        try:
            reading = read_motion(extract(text.data, name=f"{text.identifier}.xml").text, calendar=calendar)
            problem = _keep(text, reading)
        except Unreadable as error:
            problem = awaited.unreadable(error)
        if problem:
            stored.faults.append(Fault(text.identifier, problem))
            stored.refused.add(text.identifier)
            awaited.put_off(Motion, text.motion, source=source, problem=problem, now=now)
        else:
            awaited.came(Motion, text.motion)
            stored.changed += 1
    return stored


def _keep(text: MotionText, reading: MotionReading) -> str:
    named = f"kst-{reading.paper}" if reading.paper else ""
    if named != text.identifier:
        return f"De tekst noemt een ander nummer ({named or 'geen'})."
    if not reading.requests:
        return "In de tekst is geen verzoek gevonden."
    with transaction.atomic():
        motion = Motion.objects.select_for_update().get(pk=text.motion)
        Motion.objects.filter(pk=motion.pk).update(text=reading.text)
        if not motion.requests.exists():
            Request.objects.bulk_create(
                _request(motion, position, asked) for position, asked in enumerate(reading.requests, 1)
            )
    return ""


def _request(motion: Motion, position: int, asked: Asked) -> Request:
    named = next((deadline for deadline in asked.deadlines if deadline.due_on), None)
    deadline = named or next(iter(asked.deadlines), None)
    return Request(
        motion=motion,
        position=position,
        text=asked.quote,
        addressee=_addressee(asked.addressee),
        addressee_text=asked.addressee[:200],
        deadline_phrase=deadline.quote[:200] if deadline else "",
    )


def _addressee(written: str) -> Addressee:
    """Whom a request addresses; who declares ("spreekt uit") asks nobody."""
    if PRESIDIUM in written.casefold():
        return Addressee.PRESIDIUM
    return Addressee.NOBODY if written.casefold() in NOBODY else Addressee.GOVERNMENT
