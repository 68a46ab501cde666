"""Addresses of pages, for mails and feeds: whole, so that they work from anywhere."""

from django.conf import settings

from motions.queries.criteria import ItemKind
from motions.queries.timeline import Passage


def item_address(kind: ItemKind, pk: int) -> str:
    """``https://kamerzaken.example/toezeggingen/12/``."""
    return _whole(f"/{'moties' if kind.is_motion else 'toezeggingen'}/{pk}/")


def passage_address(passage: Passage) -> str:
    """The letter's page, at the very sentence where its place is known."""
    place = "" if passage.start is None else f"#plaats-{passage.start}"
    return _whole(f"/brieven/{passage.letter}/{place}")


def follow_up_address(follow_up: int) -> str:
    """Where staff note what became of a follow-up."""
    return _whole(f"/admin/motions/followup/{follow_up}/change/")


def subscriptions_address() -> str:
    """Where staff change, pause or end what they follow."""
    return _whole("/admin/motions/subscription/")


def _whole(path: str) -> str:
    return f"{settings.BASE_URL}{path}"
