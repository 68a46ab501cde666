"""Addresses of pages, for mails and feeds: whole, so that they work from anywhere."""

from django.conf import settings
from django.urls import reverse

from motions.queries.criteria import ItemKind
from motions.queries.timeline import Passage


def item_address(kind: ItemKind, pk: int) -> str:
    """``https://kamerzaken.example/toezeggingen/12/``."""
    return _whole("motion" if kind.is_motion else "commitment", pk)


def passage_address(passage: Passage) -> str:
    """The letter's page, at the very sentence where its place is known."""
    page = _whole("letter", passage.letter)
    return f"{page}#{passage.anchor}" if passage.anchor else page


def follow_up_address(follow_up: int) -> str:
    """Where staff note what became of a follow-up."""
    return _whole("admin:motions_followup_change", follow_up)


def subscriptions_address() -> str:
    """Where staff change, pause or end what they follow."""
    return _whole("admin:motions_subscription_changelist")


def offers_address(transfer: int) -> str:
    """Where staff take over or refuse what was offered in one step."""
    return f"{_whole('admin:motions_transferitem_changelist')}?transfer__id__exact={transfer}&state__exact=offered"


def notifications_address(message: int) -> str:
    """Where staff see everything that a message carries."""
    return f"{_whole('admin:motions_notification_changelist')}?message__id__exact={message}"


def _whole(page: str, *arguments: int) -> str:
    return f"{settings.BASE_URL}{reverse(page, args=arguments)}"
