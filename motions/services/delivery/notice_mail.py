"""A notice as a mail: its subject says it all, its body says what, who, where, until when, what now and why you."""

import re
from dataclasses import dataclass
from datetime import datetime

from django.core.mail import EmailMultiAlternatives
from django.template.loader import get_template

from motions.models import Notification
from motions.queries.followed import Followed
from motions.queries.notice_events import NoticeEvent
from motions.queries.notices import NoticeItem, viewer_of
from motions.rules.follow_ups import RUNNING, EventKind
from motions.rules.notice_words import Told, Words, as_dutch, unmarked
from motions.rules.notice_words.languages import DUTCH, LANGUAGES
from motions.services import addresses
from motions.services.delivery import mail_headers
from motions.services.delivery.mail_headers import one_line
from motions.services.following import subscription_links

TOPIC_LENGTH = 110
"""Characters of a title in a subject: beyond them mail programs cut, and the date at the end must stay in sight."""

# What a title begins with before it says what it is about.
# Example: "Gewijzigde motie van de leden Jansen en De Vries over betere bruggen"; "De Kamer informeren over bruggen"
OPENING = re.compile(
    r"""
    (?: (?: (?:nader|tweede|gewijzigde) \s+ )* motie (?: \s+ van \s .+? )?
      | (?: (?:de|uw) \s+ )? kamer \s (?: .+? \s )? informeren
    )
    \s+ over \s+
    """,
    re.VERBOSE | re.IGNORECASE,
)

WITH_REASON = frozenset(
    {
        EventKind.TERM_EXTENDED,
        EventKind.TRANSFERRED,
        EventKind.OFFERED,
        EventKind.OFFER_REFUSED,
        EventKind.ASSIGNED,
    }
)
"""What somebody did for a reason that belongs beside it."""

Role = Notification.Role


@dataclass(frozen=True, slots=True)
class Link:
    """A label and where it leads."""

    label: str
    address: str


@dataclass(frozen=True, slots=True)
class NoticeText:
    """Everything that the templates show. Words that are always Dutch are marked, except ``title`` and ``words``."""

    language: str
    title: str
    headline: str
    example: str
    happened: tuple[str, ...]
    quote: str
    quoted_from: Link | None
    state: str
    said: str
    words: str
    passage: Link | None
    how_determined: str
    origin: tuple[str, ...]
    what_now: str
    links: tuple[Link, ...]
    why: str
    stop: str
    way_out: str


def notice_mail(
    notification: Notification,
    item: NoticeItem,
    event: NoticeEvent,
    *,
    followed: Followed | None,
    message_id: str,
    now: datetime,
) -> EmailMultiAlternatives:
    """The mail of one notice; ``notification`` comes with its subscription's user, ``followed`` says what that is."""
    words = words_for(notification)
    shown = _text(words, notification, item, event, followed)
    return mail_headers.mail(
        recipient=notification.recipient,
        message_id=message_id,
        subject=shown.title,
        text=get_template("mail/notice.txt").render({"notice": shown}),
        html=get_template("mail/notice.html").render({"notice": shown}),
        words=words,
        now=now,
        subscription=notification.subscription if notification.role == Role.FOLLOWER else None,
        root=item.root,
    )


def words_for(notification: Notification) -> Words:
    """The language its reader chose; colleagues who were given the task read Dutch."""
    subscription = notification.subscription
    return LANGUAGES[subscription.language] if subscription is not None else DUTCH


def headline(words: Words, item: NoticeItem, event: NoticeEvent, *, to_you: bool, ministry: bool = True) -> str:
    """``Termijn verstreken: toezegging over X (BZ), uiterlijk 22 oktober 2026``, always one line."""
    topic = one_line(item.title.removeprefix(words.example) if item.is_example else item.title)
    opening = OPENING.match(topic)
    rest = topic[opening.end() :] if opening else topic
    if len(rest) > TOPIC_LENGTH:
        rest = f"{rest[:TOPIC_LENGTH].rsplit(' ', 1)[0]}…"
    said = words.headline(
        told(item, event, to_you=to_you),
        is_motion=item.kind.is_motion,
        about=opening is not None,
        topic=as_dutch(rest),
        ministry=one_line(item.ministry) if ministry else "",
    )
    return f"{words.example}{said}" if item.is_example else said


def told(item: NoticeItem, event: NoticeEvent, *, to_you: bool) -> Told:
    """What the sentences about an event are made of."""
    is_extension = event.kind is EventKind.TERM_EXTENDED
    facts = item.facts
    heard_on = facts.told_on if event.kind is EventKind.REGISTER_OPEN else facts.last_letter_on
    return Told(
        kind=event.kind,
        day=event.day,
        letter_on=event.letter_on,
        former_due_on=event.former_due_on,
        due_on=event.due_on if is_extension else facts.due_on,
        outcome=event.outcome,
        body=one_line(event.body),
        moved_from=as_dutch(one_line(event.moved_from)),
        moved_to=as_dutch(one_line(event.moved_to)),
        since=heard_on or item.follow_from,
        to_you=to_you,
    )


def _text(
    words: Words, notification: Notification, item: NoticeItem, event: NoticeEvent, followed: Followed | None
) -> NoticeText:
    to_you = notification.role == Role.OWNER
    line = headline(words, item, event, to_you=to_you)
    happened, state = _told(words, item, event, to_you=to_you)
    stop, way_out = stopping(words, notification)
    return NoticeText(
        language=words.language,
        title=unmarked(line),
        headline=line,
        example=words.example_note if item.is_example else "",
        happened=happened,
        quote=event.quote,
        quoted_from=_passage(words, event) if event.quote else None,
        state=state,
        said=words.said(
            is_motion=item.kind.is_motion,
            who=as_dutch(item.who),
            on=item.said_on,
            number=as_dutch(item.number),
        ),
        words=item.words,
        passage=_passage(words, item),
        how_determined=words.how_determined,
        origin=_origin(words, item, event) if item.facts.state in RUNNING else (),
        what_now=words.what_now,
        links=_links(words, notification, item, event),
        why=why(words, notification, event.asked or item.ministry, followed),
        stop=stop,
        way_out=way_out,
    )


def _told(words: Words, item: NoticeItem, event: NoticeEvent, *, to_you: bool) -> tuple[tuple[str, ...], str]:
    """What happened, and how it stands now where that says more."""
    said = words.happened(told(item, event, to_you=to_you))
    stands = words.stands(item.facts, today=item.today, letters_until=item.letters_until)
    state = " ".join(part for part in (stands, words.slipped(item.slipped)) if part)
    if said and state.startswith(said):
        said, state = state, ""
    with_reason = event.reason and event.kind in WITH_REASON
    reason = words.reason(as_dutch(sentence(event.reason))) if with_reason else ""
    return tuple(part for part in (said, reason, as_dutch(event.summary)) if part), state


def _passage(words: Words, of: NoticeItem | NoticeEvent) -> Link | None:
    if of.passage is None:
        return None
    label = words.passage(whole_letter=of.passage.start is None)
    return Link(label, addresses.passage_address(of.passage))


def _origin(words: Words, item: NoticeItem, event: NoticeEvent) -> tuple[str, ...]:
    """Phrase, rule, anchor and calendar row: how the date came about, a sentence each."""
    term = item.term
    if term is None:
        return ()
    phrase = f": {words.quoted(as_dutch(term.phrase))}" if term.phrase else ""
    lines = [f"{words.set_by(term.set_by)}{phrase}."]
    was_told = event.kind in WITH_REASON and event.reason == term.reason
    lines.append(as_dutch(sentence(term.reason)) if term.reason and not was_told else words.due(term.due_on))
    if term.anchor_on:
        lines.append(words.counted_from(term.anchor_on))
    if term.calendar:
        row = term.calendar
        name, source = as_dutch(row.name), as_dutch(row.source)
        lines.append(words.calendar(name=name, first=row.starts_on, last=row.ends_on, source=source))
    if not term.certain:
        lines.append(words.assumption)
    return tuple(lines)


def sentence(text: str) -> str:
    """With a capital and one full stop."""
    return f"{text[:1].upper()}{text[1:].rstrip('.')}."


def _links(words: Words, notification: Notification, item: NoticeItem, event: NoticeEvent) -> tuple[Link, ...]:
    view = Link(words.view, addresses.item_address(item.kind, item.pk))
    if not viewer_of(notification).is_staff:
        return (view,)
    return (view, Link(words.act(event.kind), _act_address(item, event)))


def _act_address(item: NoticeItem, event: NoticeEvent) -> str:
    if event.kind is EventKind.OFFERED and event.transfer is not None:
        return addresses.offers_address(event.transfer)
    return addresses.follow_up_address(item.follow_up)


def why(words: Words, notification: Notification, ministry: str, followed: Followed | None) -> str:
    """Why its reader gets this."""
    name = as_dutch(followed.name) if followed else ""
    return words.why(notification.role, ministry=ministry, followed=name)


def stopping(words: Words, notification: Notification) -> tuple[str, str]:
    """How its reader makes it stop, and the address of the page for it or ""."""
    subscription = notification.subscription
    if notification.role == Role.OWNER:
        return words.stop_owner, ""
    if notification.role != Role.FOLLOWER or subscription is None:
        return words.stop_others, ""
    if viewer_of(notification).is_staff:
        return words.stop, addresses.subscriptions_address()
    return words.stop, subscription_links.manage_address(subscription)
