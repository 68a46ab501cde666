"""Follow-ups of the register's commitments: opened while the register is open, established by its word."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from motions.models import Commitment, FollowUp, Ministry
from motions.models.follow_ups import ENDED_STATES
from motions.rules.follow_ups import EventKind, NotAllowed, Outcome
from motions.services.commitments import named_term
from motions.services.follow_ups import AlreadyNoted, change_by_hand, decide, open_follow_up
from motions.services.imports.motion_follow_ups import follow_from
from motions.services.refusals import Refused

REGISTER = "toezeggingenregister"
LAPSED = "vervallen"


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the register says that a commitment stands: what it established, its own word, and from when."""

    outcome: Outcome | None
    word: str
    on: date | None


def is_open(standing: Standing) -> bool:
    """Whether something is still to be done."""
    return standing.outcome in (None, Outcome.PARTLY) and standing.word.casefold() != LAPSED


def open_for(commitment: Commitment, *, ministry_named: str, now: datetime, today: date) -> None:
    """Follow a new entry from the day it was promised, with the term in its text; not one of an earlier cabinet."""
    if commitment.promised_on < follow_from(today=today) or commitment.follow_ups.exists():
        return
    ministry = _ministry(commitment, ministry_named)
    open_follow_up(
        commitment=commitment,
        ministry=ministry,
        ministry_source=FollowUp.MinistrySource.PROMISED if ministry else "",
        follow_from=commitment.promised_on,
        term=named_term(commitment.wording, said_on=commitment.promised_on),
        actor=None,
        now=now,
        today=today,
    )


def note(commitment: Commitment, standing: Standing, *, now: datetime, today: date) -> str:
    """Note on the follow-ups what the register established since; the same word twice is noted once.

    Returns in Dutch why that could not be, or "".
    """
    lapsed = standing.word.casefold() == LAPSED
    if standing.outcome is None and not lapsed:
        return ""
    for follow_up in commitment.follow_ups.exclude(state__in=ENDED_STATES).order_by("pk"):
        on = min(max(standing.on or today, follow_up.follow_from), today)
        try:
            if standing.outcome is not None:
                if not _established(follow_up, standing.outcome):
                    decide(
                        follow_up=follow_up, outcome=standing.outcome, body=REGISTER, decided_on=on, actor=None,
                        now=now, today=today,
                    )  # fmt: skip
            else:
                change_by_hand(
                    follow_up=follow_up, kind=EventKind.LAPSED, happened_on=on, actor=None, now=now, today=today,
                    note="Vervallen volgens het toezeggingenregister.",
                )  # fmt: skip
        except (AlreadyNoted, NotAllowed):
            continue
        except Refused as error:
            return f"“{standing.word}” is niet genoteerd: {error}"
    return ""


def _established(follow_up: FollowUp, outcome: Outcome) -> bool:
    last = follow_up.events.standing().filter(kind=EventKind.DECIDED.value, body=REGISTER).order_by("-pk").first()
    return last is not None and last.outcome == outcome.value


def _ministry(commitment: Commitment, named: str) -> Ministry | None:
    """That of the office, else the one the register names by its present or former name or abbreviation."""
    if commitment.office is not None and commitment.office.ministry is not None:
        return commitment.office.ministry
    if not named:
        return None
    short = named.removeprefix("Ministerie van ").strip()
    is_named = Q(name__iexact=short) | Q(abbreviation__iexact=short)
    found = set(Ministry.objects.filter(is_named)) or set(
        Ministry.objects.filter(Q(names__name__iexact=short) | Q(names__abbreviation__iexact=short))
    )
    return next(iter(found)) if len(found) == 1 else None
