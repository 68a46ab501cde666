"""Follow-ups of motions that were adopted or taken over: opened from the decision's day, once per request.

Nobody's ministry is guessed: it is the one that the request addresses, or the one whose budget the dossier is; else the
follow-up stands in the inbox of what is new and not assigned. Motions to the Presidium open with the Presidium, which
is no ministry; a declaration opens nothing.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, Max, OuterRef, Prefetch, Q

from motions.models import Addressee, Cabinet, Deadline, FollowUp, Ministry, MinistryName, Motion, Office, Request
from motions.rules.decisions import FOLLOWED
from motions.services.follow_ups import AlreadyFollowed, adoption, open_follow_up
from motions.services.imports.unadopted_follow_ups import lasting
from motions.services.requested_terms import requested_term
from motions.services.terms import NewTerm, TermBeforePromise

# "Vaststelling van de begrotingsstaten van het Ministerie van Justitie en Veiligheid (VI) voor het jaar 2026"
_BUDGET_OF = re.compile(r"[Mm]inisterie\s+van\s+(?P<name>.+?)\s*\((?P<chapter>[IVX]+[AB]?)\)")
_TITLE = re.compile(r"(?P<title>(?:minister|staatssecretaris)\s+(?:van|voor)\s+.+)", re.IGNORECASE)


def follow_from(*, today: date) -> date:
    """The day from which decisions are followed: FOLLOW_FROM, else the start of the present cabinet, else ``today``."""
    if settings.FOLLOW_FROM is not None:
        given: date = settings.FOLLOW_FROM
        return given
    began = Cabinet.objects.filter(starts_on__lte=today).aggregate(last=Max("starts_on"))["last"]
    return began or today


def open_adopted(*, since: date, now: datetime, today: date) -> int:
    """Open what is still to be opened of motions decided on since a day. Returns how many follow-ups that were.

    What was late already is recorded silently. A request that has, or ever had, a follow-up is left alone, unless an
    import took that back.
    """
    opened = 0
    responsible = _Responsible()
    for motion in _adopted(since):
        decided = adoption(motion)
        if decided is None or decided.decided_on < since:
            continue
        with transaction.atomic():
            for request in motion.requests.all():
                if request.addressee != Addressee.NOBODY and not request.follow_ups.all():
                    opened += _open(request, decided.decided_on, responsible, now=now, today=today)
    return opened


def _adopted(since: date) -> Iterator[Motion]:
    followed = lasting().filter(request=OuterRef("pk"))
    motions = Motion.objects.filter(
        Exists(Request.objects.filter(~Q(Exists(followed)), motion=OuterRef("pk"))),
        decisions__kind__in=[kind.value for kind in FOLLOWED],
        decisions__decided_on__gte=since,
        source_removed_at=None,
    )
    chosen = Motion.objects.filter(pk__in=motions.values("pk")).order_by("pk")
    related = chosen.select_related("paper__dossier").prefetch_related(
        "decisions", Prefetch("requests__follow_ups", queryset=lasting())
    )
    yield from related.iterator(chunk_size=200)


def _open(request: Request, decided_on: date, responsible: "_Responsible", *, now: datetime, today: date) -> bool:
    ministry, source = responsible.of(request, decided_on)
    term = requested_term(request, since=decided_on)
    try:
        return _opened(request, decided_on, ministry, source, term, now=now, today=today)
    except TermBeforePromise:
        # The asked day had passed before the motion was adopted: the phrase stays, without a date to be late on.
        dateless = replace(term, due_on=None, earliest=None, precision="none") if term else None
        return _opened(request, decided_on, ministry, source, dateless, now=now, today=today)


def _opened(
    request: Request,
    decided_on: date,
    ministry: Ministry | None,
    source: str,
    term: NewTerm | None,
    *,
    now: datetime,
    today: date,
) -> bool:
    try:
        open_follow_up(
            request=request,
            ministry=ministry,
            ministry_source=source,
            follow_from=decided_on,
            term=term,
            set_by=Deadline.SetBy.REQUESTED,
            actor=None,
            now=now,
            today=today,
        )
    except AlreadyFollowed:
        return False
    return True


class _Responsible:
    """The ministry as far as it is known, with how it is known; read once for all motions."""

    def __init__(self) -> None:
        self._offices = {
            office.title.casefold(): office.ministry for office in Office.objects.select_related("ministry")
        }
        self._names: dict[str, list[MinistryName]] = {}
        for name in MinistryName.objects.select_related("ministry"):
            self._names.setdefault(name.name.casefold(), []).append(name)

    def of(self, request: Request, day: date) -> tuple[Ministry | None, str]:
        """The ministry on a day and its provenance; (None, "") where nobody says."""
        if request.addressee != Addressee.GOVERNMENT:
            return None, ""
        addressed = self._addressed(request.addressee_text)
        if addressed is not None and _exists(addressed, day):
            return addressed, FollowUp.MinistrySource.ADDRESSED
        dossier = request.motion.paper.dossier
        budget = _BUDGET_OF.search(dossier.title) if dossier and dossier.suffix else None
        if budget and dossier and budget["chapter"] == dossier.suffix:
            named = self._named(budget["name"], day)
            if named is not None:
                return named, FollowUp.MinistrySource.CHAPTER
        return None, ""

    def _addressed(self, written: str) -> Ministry | None:
        title = _TITLE.search(written)
        return self._offices.get(title["title"].casefold()) if title else None

    def _named(self, name: str, day: date) -> Ministry | None:
        found = {
            row.ministry
            for row in self._names.get(name.casefold(), [])
            if (row.starts_on is None or row.starts_on <= day) and (row.ends_on is None or day <= row.ends_on)
        }
        ministry = next(iter(found)) if len(found) == 1 else None
        return ministry if ministry and _exists(ministry, day) else None


def _exists(ministry: Ministry, day: date) -> bool:
    return ministry.ended_on is None or day <= ministry.ended_on
