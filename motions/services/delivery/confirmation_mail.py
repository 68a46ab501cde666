"""The mail that asks whether somebody really wants to follow something, or says that they already do."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from email.utils import format_datetime, formataddr

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import override

from motions.models import Message, Subscription
from motions.queries.followed import followed
from motions.queries.seen import Viewer
from motions.rules.dutch_dates import written
from motions.services.following import subscription_links

SENDER_NAME = "Nakoming"
CONFIRM_WITHIN = timedelta(days=7)
"""How long a wish waits for its confirmation; after it the wish is forgotten."""

SUBJECTS = {
    ("nl", False): "Bevestig dat u berichten van Nakoming wilt",
    ("nl", True): "U volgt dit al bij Nakoming",
    ("en", False): "Confirm that you want messages from Nakoming",
    ("en", True): "You already follow this on Nakoming",
}
HOW_OFTEN = {
    "nl": {"at_once": "meteen als er iets gebeurt", "daily": "één keer per dag", "weekly": "één keer per week"},
    "en": {"at_once": "as soon as something happens", "daily": "once a day", "weekly": "once a week"},
}


@dataclass(frozen=True, slots=True)
class ConfirmationText:
    """Everything that the templates show. ``confirmed`` is true where the reader follows it already."""

    subject: str
    confirmed: bool
    followed: str
    how_often: str
    confirm_address: str
    manage_address: str
    expires_on: str


def confirmation_mail(message: Message, *, now: datetime) -> EmailMultiAlternatives | None:
    """The mail of a message of purpose ``CONFIRMATION``; None where there is nothing left to confirm.

    That is so when the wish was withdrawn or forgotten, or its week passed while the message waited. A fixed number of
    statements.
    """
    subscription = message.subscription
    if subscription is None or subscription.ended_at is not None:
        return None
    if subscription.confirmed_at is None and subscription.created_at + CONFIRM_WITHIN <= now:
        return None
    language = subscription.language
    text = _text(subscription, language)
    mail = EmailMultiAlternatives(
        subject=text.subject,
        body=render_to_string(f"mail/confirmation.{language}.txt", {"mail": text}),
        from_email=formataddr((SENDER_NAME, settings.NOTICES_FROM)),
        to=[message.recipient],
        reply_to=[settings.OFFICE_MAILBOX],
        headers={
            "Message-ID": message.message_id,
            "Date": format_datetime(now),
            "Auto-Submitted": "auto-generated",
            # Keeps an absent reader's mail program from answering (Microsoft MS-OXCMAIL).
            "X-Auto-Response-Suppress": "All",
            "Content-Language": language,
        },
    )
    mail.attach_alternative(render_to_string(f"mail/confirmation.{language}.html", {"mail": text}), "text/html")
    return mail


def _text(subscription: Subscription, language: str) -> ConfirmationText:
    confirmed = subscription.confirmed_at is not None
    expires_at = subscription.created_at + CONFIRM_WITHIN
    return ConfirmationText(
        subject=SUBJECTS[language, confirmed],
        confirmed=confirmed,
        followed=followed([subscription], viewer=Viewer.VISITOR)[0].name,
        how_often=HOW_OFTEN[language][subscription.frequency],
        confirm_address="" if confirmed else subscription_links.confirm_address(subscription),
        manage_address=subscription_links.manage_address(subscription),
        expires_on=_day(localdate(expires_at), language),
    )


def _day(day: date, language: str) -> str:
    if language == "nl":
        return written(day)
    with override(language):
        return date_format(day, "j F Y")
