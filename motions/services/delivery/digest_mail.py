"""Many notices as one mail: grouped by ministry, the most urgent first, and where the others are."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import get_template
from django.utils.timezone import localdate

from motions.models import Message, Notification
from motions.queries.followed import Followed
from motions.queries.notices import viewer_of
from motions.rules.follow_ups import EventKind
from motions.rules.notice_words import Words, as_dutch, unmarked
from motions.services import addresses
from motions.services.delivery import mail_headers
from motions.services.delivery.carrying import Carried, names_of
from motions.services.delivery.digests import Digest
from motions.services.delivery.notice_mail import Link, headline, sentence, stopping, words_for

NAMED = 5
"""How many followed things a digest names as the reason why it comes."""


@dataclass(frozen=True, slots=True)
class Line:
    """A notice in a digest: what it says and where the item is. ``quote`` is what the letter says, or ""."""

    link: Link
    quote: str


@dataclass(frozen=True, slots=True)
class Section:
    """The notices of one ministry."""

    ministry: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class DigestText:
    """Everything that the templates show. Words that are always Dutch are marked, except ``title``."""

    language: str
    title: str
    headline: str
    note: str
    sections: tuple[Section, ...]
    rest: str
    all_of_it: Link
    why: str
    stop: str
    way_out: str


def digest_mail(message: Message, digest: Digest, *, now: datetime) -> EmailMultiAlternatives:
    """The mail of what was gathered for this message."""
    first = digest.lines[0].notification
    words = words_for(first)
    shown = _text(words, message, digest, now=now)
    return mail_headers.mail(
        recipient=message.recipient,
        message_id=message.message_id,
        subject=shown.title,
        text=get_template("mail/digest.txt").render({"digest": shown}),
        html=get_template("mail/digest.html").render({"digest": shown}),
        words=words,
        now=now,
        subscription=first.subscription if first.role == Notification.Role.FOLLOWER else None,
        is_of_many=len(digest.subscriptions) > 1,
    )


def _text(words: Words, message: Message, digest: Digest, *, now: datetime) -> DigestText:
    today = localdate(now)
    first = digest.lines[0].notification
    if line := _of_one_step(words, digest, first.role):
        title = f"Nakoming: {line} ({words.day(today, weekday=True)})"
    else:
        line = title = words.digest_subject(list(digest.counts), today=today)
    rest = digest.total - len(digest.lines)
    stop, way_out = stopping(words, first)
    names = names_of(set(digest.subscriptions[: NAMED + 1]))
    return DigestText(
        language=words.language,
        title=unmarked(title),
        headline=line,
        note=_moved(words, digest) if digest.is_move else "",
        sections=_sections(words, digest),
        rest=words.rest(rest) if rest else "",
        all_of_it=Link(words.all_of_it, _all_of_it(message, digest, list(names.values()))),
        why=_why(words, digest, names),
        stop=stop,
        way_out=way_out,
    )


def _kind(digest: Digest) -> EventKind | None:
    event = digest.lines[0].event
    return event.kind if event else None


def _of_one_step(words: Words, digest: Digest, role: str) -> str:
    """What one step did to all of them, "" where they have only their reader in common."""
    if digest.is_move:
        return words.moved(_kind(digest), digest.total, role)
    return words.decided_together(digest.total) if digest.is_decision_list else ""


def _moved(words: Words, digest: Digest) -> str:
    event = digest.lines[0].event
    reason = words.reason(as_dutch(sentence(event.reason))) if event and event.reason else ""
    return " ".join(part for part in (words.moved_note, reason) if part)


def _sections(words: Words, digest: Digest) -> tuple[Section, ...]:
    """The ministry with the most urgent notice first."""
    by_ministry: dict[str, list[Line]] = {}
    for each in digest.lines:
        assert each.item is not None
        name = as_dutch(each.item.ministry_name) or words.no_ministry
        by_ministry.setdefault(name, []).append(_line(words, each))
    return tuple(Section(name, tuple(lines)) for name, lines in by_ministry.items())


def _line(words: Words, each: Carried) -> Line:
    assert each.item is not None
    assert each.event is not None
    to_you = each.notification.role == Notification.Role.OWNER
    said = headline(words, each.item, each.event, to_you=to_you, ministry=False)
    return Line(Link(said, addresses.item_address(each.item.kind, each.item.pk)), quote=each.event.quote)


def _all_of_it(message: Message, digest: Digest, names: list[Followed]) -> str:
    """Where the others are: for staff the very list, for others the page of what they follow."""
    first, event = digest.lines[0].notification, digest.lines[0].event
    if digest.is_move and event and event.kind is EventKind.OFFERED and event.transfer is not None:
        return addresses.offers_address(event.transfer)
    if viewer_of(first).is_staff:
        return addresses.notifications_address(message.pk)
    path = names[0].path if len(names) == 1 else ""
    return f"{settings.BASE_URL}{path or '/'}"


def _why(words: Words, digest: Digest, names: dict[int, Followed]) -> str:
    first = digest.lines[0]
    assert first.item is not None
    shown = [as_dutch(name.name) for name in names.values()][:NAMED]
    if len(digest.subscriptions) > NAMED:
        shown[-1:] = [words.more_followed]
    role = Notification.Role.FOLLOWER if digest.subscriptions and shown else first.notification.role
    ministry = (first.event.asked if first.event else "") or first.item.ministry
    return words.why(role, ministry=ministry, followed=words.joined(shown))
