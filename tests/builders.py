"""Plain builders of rows: what a test does not name gets a quiet default, what it names is set."""

from datetime import UTC, date, datetime
from typing import Any

from django.contrib.auth.models import Group, Permission, User

from motions.models import (
    Commitment,
    Deadline,
    Dossier,
    FollowUp,
    FollowUpEvent,
    Letter,
    Ministry,
    Motion,
    Mover,
    Paper,
    Reading,
    Request,
    Statement,
    Suggestion,
)
from motions.queries.moves import Destination
from motions.rules.follow_ups import EventKind
from motions.services import transfer_answers, transfers

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
"""A Monday morning in March 2026, the moment at which the rows below were made."""


def make_user(username: str = "bram", *, permissions: tuple[str, ...] = (), **overrides: Any) -> User:
    """A member of staff with an address; ``permissions`` are codenames such as ``change_suggestion``."""
    fields: dict[str, Any] = {"email": f"{username}@ministerie.example", "is_staff": True} | overrides
    user = User.objects.create_user(username, **fields)
    user.user_permissions.set(Permission.objects.filter(codename__in=permissions, content_type__app_label="motions"))
    return user


def make_group(name: str, *permissions: str) -> Group:
    """A group with these permissions, whatever the installation begins with."""
    group, _ = Group.objects.get_or_create(name=name)
    group.permissions.set(Permission.objects.filter(codename__in=permissions, content_type__app_label="motions"))
    return group


def make_reviewer(username: str = "anna") -> User:
    """Somebody who may do everything in this application."""
    return make_user(username, is_superuser=True)


def make_ministry(code: str = "bz", **overrides: Any) -> Ministry:
    fields = {"name": "Buitenlandse Zaken", "abbreviation": code.upper(), "mailbox": ""} | overrides
    return Ministry.objects.create(code=code, **fields)


def make_paper(dossier: int = 36410, number: str = "74", *, suffix: str = "", **overrides: Any) -> Paper:
    file, _ = Dossier.objects.get_or_create(number=dossier, suffix=suffix)
    return Paper.objects.create(dossier=file, number=number, **overrides)


def make_motion(
    *movers: str,
    paper: Paper | None = None,
    requests: tuple[str, ...] = ("verzoekt de regering dit te doen",),
    **overrides: Any,
) -> Motion:
    """A motion with its movers in order and its requests."""
    fields = {"title": "Motie over een onderwerp", "submitted_on": date(2026, 1, 20)} | overrides
    motion = Motion.objects.create(paper=paper or make_paper(), **fields)
    Mover.objects.bulk_create(
        Mover(motion=motion, position=position, name=name) for position, name in enumerate(movers or ("Bikker",), 1)
    )
    Request.objects.bulk_create(
        Request(motion=motion, position=position, text=text) for position, text in enumerate(requests, 1)
    )
    return motion


def make_letter(**overrides: Any) -> Letter:
    fields = {
        "subject": "Brief over een onderwerp",
        "sent_on": date(2026, 2, 10),
        "visibility": "public",
        "text": "Den Haag, 10 februari 2026\n\nGeachte voorzitter,\n\nHierbij stuur ik u deze brief.",
        "received_at": NOW,
    } | overrides
    return Letter.objects.create(**fields)


def make_commitment(*, letter: Letter | None = None, **overrides: Any) -> Commitment:
    """A commitment said in a public letter."""
    fields = {
        "title": "De Kamer informeren over de voortgang",
        "wording": "Ik zal uw Kamer over de voortgang informeren.",
        "promised_on": date(2026, 2, 10),
    } | overrides
    commitment = Commitment.objects.create(**fields)
    Statement.objects.create(
        commitment=commitment,
        said_on=commitment.promised_on,
        quote=commitment.wording,
        letter=letter or make_letter(sent_on=commitment.promised_on),
    )
    return commitment


def make_follow_up(
    *, due_on: date | None = date(2026, 7, 2), margin_ends_on: date | None = None, **overrides: Any
) -> FollowUp:
    """An open follow-up with a first deadline; of a motion's first request unless another is named.

    ``margin_ends_on`` is the day from which "term passed" may be told, the day after the term by default.
    """
    if "request" not in overrides and "commitment" not in overrides:
        overrides["request"] = make_motion().requests.get()
    notify_from = margin_ends_on or (date.fromordinal(due_on.toordinal() + 1) if due_on else None)
    fields = {
        "follow_from": date(2026, 1, 27),
        "opened_at": NOW,
        "due_on": due_on,
        "notify_from": notify_from,
        "term_version": 1 if due_on else 0,
        "next_notice_on": date.fromordinal(due_on.toordinal() - 30) if due_on else None,
    } | overrides
    follow_up = FollowUp.objects.create(**fields)
    FollowUpEvent.objects.create(
        follow_up=follow_up,
        kind=EventKind.OPENED.value,
        once_key=f"{follow_up.pk}:opened:1",
        happened_on=follow_up.follow_from,
        recorded_at=NOW,
        is_silent=True,
    )
    if due_on:
        Deadline.objects.create(
            follow_up=follow_up, version=1, set_by="requested", due_on=due_on, notify_from=notify_from,
            precision="day", phrase="uiterlijk", set_at=NOW,
        )  # fmt: skip
    return follow_up


def make_suggestion(*, letter: Letter | None = None, reading: Reading | None = None, **overrides: Any) -> Suggestion:
    """An open evidence suggestion about a sentence of a letter."""
    reading = reading or Reading.objects.create(
        letter=letter or make_letter(), reader_version="1", anchor="2026-02-10", read_at=NOW
    )
    fields = {
        "kind": "evidence",
        "start": 0,
        "end": 8,
        "quote": reading.letter.text[:8],
        "rule": "test",
        "stance": "progress",
    }
    return Suggestion.objects.create(reading=reading, **(fields | overrides))


def hand_over(
    follow_up: FollowUp,
    ministry: Ministry,
    *,
    reason: str = "hoort daar",
    now: datetime = NOW,
    today: date | None = None,
) -> FollowUp:
    """Offered to another ministry and accepted there; returns the successor."""
    today = today or now.date()
    moved = transfers.move(
        follow_ups=FollowUp.objects.filter(pk=follow_up.pk), to=Destination(ministry=ministry), reason=reason,
        actor=None, now=now, today=today,
    )  # fmt: skip
    transfer_answers.accept(items=moved.transfer.items.all(), actor=None, now=now, today=today)
    follow_up.refresh_from_db()
    return FollowUp.objects.get(predecessor=follow_up)
