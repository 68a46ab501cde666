"""A notice as a mail: its subject says it all, its body says what, who, where, until when and why you."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime, formataddr

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string

from motions.models import Notification, Subscription
from motions.queries.notices import NoticeItem, viewer_of
from motions.rules.dutch_dates import written
from motions.rules.follow_ups import EventKind
from motions.services import addresses

SENDER_NAME = "Nakoming"
EXAMPLE = "Voorbeeld: "
"""What the subject of an invented example begins with; the title of one may begin with it too."""
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

WHY = {
    Notification.Role.OWNER: "omdat u de behandelaar bent",
    Notification.Role.MAILBOX: "omdat dit de mailbox is van {ministry}",
    Notification.Role.OFFICE: "omdat er geen behandelaar is en het ministerie geen mailbox heeft",
    Notification.Role.FOLLOWER: "omdat u {followed} volgt",
}
FOLLOWED = {
    Subscription.Scope.MOTION: "deze motie",
    Subscription.Scope.COMMITMENT: "deze toezegging",
    Subscription.Scope.MINISTRY: "dit ministerie",
    Subscription.Scope.DOSSIER: "dit dossier",
    Subscription.Scope.PERSON: "dit Kamerlid",
    Subscription.Scope.OFFICE: "dit ambt",
    Subscription.Scope.COMMITTEE: "deze commissie",
    Subscription.Scope.FILTER: "dit filter",
    Subscription.Scope.EVERYTHING: "alles",
}
STOP_OWNER = (
    "Behandelt iemand anders dit, wijs het dan aan haar of hem toe: daarna krijgt u hierover geen bericht meer."
)
STOP_STAFF = "Stoppen of pauzeren kan bij uw abonnementen: {address}"
STOP_OTHERS = "Wilt u stoppen of pauzeren, beantwoord dan dit bericht."


@dataclass(frozen=True, slots=True)
class NoticeText:
    """Everything that the templates show, as text."""

    headline: str
    example: bool
    state: str
    slippage: str
    said: str
    words: str
    passage: str
    passage_address: str
    origin: tuple[str, ...]
    item_address: str
    follow_up_address: str
    why: str
    stop: str


def notice_mail(
    notification: Notification, item: NoticeItem, *, message_id: str, now: datetime
) -> EmailMultiAlternatives:
    """The mail of one notice; ``notification`` comes with its event and its subscription's user."""
    kind = EventKind(notification.event.kind)
    text = _text(notification, item, kind)
    mail = EmailMultiAlternatives(
        subject=subject(kind, item),
        body=render_to_string("mail/notice.txt", {"notice": text}),
        from_email=formataddr((SENDER_NAME, settings.NOTICES_FROM)),
        to=[notification.recipient],
        reply_to=[settings.OFFICE_MAILBOX],
        headers={
            "Message-ID": message_id,
            "Date": format_datetime(now),
            "Auto-Submitted": "auto-generated",
            # Keeps an absent colleague's mail program from answering (Microsoft MS-OXCMAIL).
            "X-Auto-Response-Suppress": "All",
            "Content-Language": "nl",
        },
    )
    mail.attach_alternative(render_to_string("mail/notice.html", {"notice": text}), "text/html")
    return mail


def subject(kind: EventKind, item: NoticeItem) -> str:
    """``Termijn verstreken: toezegging over X (BZ), uiterlijk 22 oktober 2026``, always one line."""
    what = "motie" if item.kind.is_motion else "toezegging"
    ministry = f" ({item.ministry})" if item.ministry else ""
    term = f", uiterlijk {written(item.term.due_on)}" if item.term and item.term.due_on else ""
    example = EXAMPLE if item.is_example else ""
    topic = _topic(item.title.removeprefix(example))
    return _one_line(f"{example}{kind.label}: {what} {topic}{ministry}{term}")


def _topic(title: str) -> str:
    """``over X`` where the title says what it is about, else the title in quotation marks."""
    line = _one_line(title)
    opening = OPENING.match(line)
    words = line[opening.end() :] if opening else line
    if len(words) > TOPIC_LENGTH:
        words = f"{words[:TOPIC_LENGTH].rsplit(' ', 1)[0]}…"
    return f"over {words}" if opening else f"“{words}”"


def _one_line(text: str) -> str:
    """Without line breaks and other control characters, which a header must not hold."""
    spaced = "".join(" " if unicodedata.category(character)[0] in "CZ" else character for character in text)
    return " ".join(spaced.split())


def _text(notification: Notification, item: NoticeItem, kind: EventKind) -> NoticeText:
    is_staff = viewer_of(notification).is_staff
    return NoticeText(
        headline=subject(kind, item),
        example=item.is_example,
        state=item.state,
        slippage=item.slippage,
        said=_said(item),
        words=item.words,
        passage="De brief" if item.passage and item.passage.start is None else "De zin in de brief",
        passage_address=addresses.passage_address(item.passage) if item.passage else "",
        origin=_origin(item),
        item_address=addresses.item_address(item.kind, item.pk),
        follow_up_address=addresses.follow_up_address(item.follow_up) if is_staff else "",
        why=_why(notification, item),
        stop=_stop(notification, is_staff=is_staff),
    )


def _said(item: NoticeItem) -> str:
    """``Toegezegd door de minister van X op 10 februari 2026 (TZ202602-001)``."""
    verb = "Gevraagd" if item.kind.is_motion else "Toegezegd"
    by = f" door {item.who}" if item.who else ""
    on = f" op {written(item.said_on)}" if item.said_on else ""
    number = f" ({item.number})" if item.number else ""
    return f"{verb}{by}{on}{number}"


def _origin(item: NoticeItem) -> tuple[str, ...]:
    """Phrase, rule, anchor and calendar row: how the date came about, a sentence each."""
    term = item.term
    if term is None or term.due_on is None:
        return ()
    phrase = f": “{term.phrase}”" if term.phrase else ""
    lines = [f"{term.set_by}{phrase}."]
    if term.reason:
        lines.append(f"{term.reason[:1].upper()}{term.reason[1:].rstrip('.')}.")
    else:
        lines.append(f"Uiterlijk {written(term.due_on, weekday=True)}.")
    if term.anchor_on:
        lines.append(f"Gerekend vanaf {written(term.anchor_on)}.")
    if term.calendar:
        span = f"{written(term.calendar.starts_on)} tot en met {written(term.calendar.ends_on)}"
        lines.append(f"Kalender: {term.calendar.name}, {span} ({term.calendar.source}).")
    if not term.certain:
        lines.append("Deze datum berust op een aanname.")
    return tuple(lines)


def _why(notification: Notification, item: NoticeItem) -> str:
    subscription = notification.subscription
    followed = FOLLOWED[Subscription.Scope(subscription.scope)] if subscription else ""
    reason = WHY[Notification.Role(notification.role)].format(ministry=item.ministry, followed=followed)
    return f"U krijgt dit bericht {reason}."


def _stop(notification: Notification, *, is_staff: bool) -> str:
    if notification.role == Notification.Role.OWNER:
        return STOP_OWNER
    if notification.role == Notification.Role.FOLLOWER and is_staff:
        return STOP_STAFF.format(address=addresses.subscriptions_address())
    return STOP_OTHERS
