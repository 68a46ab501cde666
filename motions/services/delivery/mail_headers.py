"""What every mail of notices bears: who sends it, that a machine did, its thread, and how to end it."""

import re
from datetime import datetime
from email.utils import format_datetime, formataddr

from django.conf import settings
from django.core.mail import EmailMultiAlternatives

from motions.models import Subscription
from motions.rules.notice_words import BEGIN, END, Words, unmarked
from motions.services.following import subscription_links

SENDER_NAME = "Nakoming"
UNSUBSCRIBE = "Afmelden"
"""The subject of a mail that asks to be left alone; a person reads it."""

# What must not stand in a header: control characters, line and paragraph separators, unpaired surrogates, our marks.
CONTROLS = re.compile(r"[^\S ]|[\x00-\x1f\x7f-\x9f\u2028\u2029\u200b-\u200f\u202a-\u202e\ud800-\udfff\ue000\ue001]")


def mail(
    *,
    recipient: str,
    message_id: str,
    subject: str,
    text: str,
    html: str,
    words: Words,
    now: datetime,
    subscription: Subscription | None = None,
    is_of_many: bool = False,
    root: str = "",
) -> EmailMultiAlternatives:
    """A mail in both forms. ``root`` names its thread; ``subscription`` is what its reader can end with one click,
    with all others of the same address where the mail ``is_of_many``.

    Words marked as Dutch are told apart in the HTML of a mail in another language.
    """
    made = EmailMultiAlternatives(
        subject=unmarked(subject),
        body=unmarked(text),
        from_email=formataddr((SENDER_NAME, settings.NOTICES_FROM)),
        to=[recipient],
        reply_to=[settings.OFFICE_MAILBOX],
        headers={
            "Message-ID": message_id,
            "Date": format_datetime(now),
            "Auto-Submitted": "auto-generated",
            # Keeps an absent reader's mail program from answering (Microsoft MS-OXCMAIL).
            "X-Auto-Response-Suppress": "All",
            "Content-Language": words.language,
            "List-Id": f"{SENDER_NAME} <berichten.{domain()}>",
            **_thread(root),
            **_ways_out(subscription, of_many=is_of_many),
        },
    )
    made.attach_alternative(_spoken(html, words), "text/html")
    return made


def domain() -> str:
    """The part of our address that our Message-IDs and lists are named by."""
    return settings.NOTICES_FROM.rpartition("@")[2]


def one_line(text: str) -> str:
    """Without line breaks and other control characters, which a header must not hold."""
    return " ".join(CONTROLS.sub(" ", text).split())


def _thread(root: str) -> dict[str, str]:
    """Every mail of one thread answers the same mail that was never sent, so that they lie together."""
    if not root:
        return {}
    first = f"<{root}@{domain()}>"
    return {"In-Reply-To": first, "References": first}


def _ways_out(subscription: Subscription | None, *, of_many: bool) -> dict[str, str]:
    """RFC 2369 and RFC 8058: a person's mail program shows one button."""
    if subscription is None:
        return {}
    address = subscription_links.one_click_address(subscription, all_of_address=of_many)
    by_mail = f"mailto:{settings.OFFICE_MAILBOX}?subject={UNSUBSCRIBE}"
    ways = {"List-Unsubscribe": f"<{address}>, <{by_mail}>"}
    # Mail programs only post to an address that nobody can listen in on.
    if address.startswith("https://"):
        ways["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    return ways


def _spoken(html: str, words: Words) -> str:
    if words.language == "nl":
        return unmarked(html)
    return html.replace(BEGIN, '<span lang="nl">').replace(END, "</span>")
