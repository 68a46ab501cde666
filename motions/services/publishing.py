"""Who may see a letter: staff change it, and what becomes public is then told to the public too."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Q

from motions.models import FollowUpEvent, Letter, Visibility
from motions.rules.follow_ups import EventKind
from motions.rules.notice_kinds import is_news
from motions.services import attachments
from motions.services.formers import followed_since
from motions.services.notices.telling import tell_public
from motions.services.permissions import CHANGE_LETTER, require

if TYPE_CHECKING:
    from django.contrib.auth.models import User


def set_visibility(*, letter: Letter, visibility: Visibility, actor: "User", now: datetime, today: date) -> None:
    """Say who may see the letter and its attachments.

    Followers who do not work here hear of what it made public and is still news.
    """
    require(actor, CHANGE_LETTER)
    with transaction.atomic():
        shown = [letter.pk, *attachments.read_with([letter.pk])]
        for row in Letter.objects.select_for_update().filter(pk__in=shown).order_by("pk"):
            is_published = visibility == Visibility.PUBLIC and not row.is_public
            row.visibility = visibility
            row.save(update_fields=["visibility"])
            if is_published:
                tell_public(_news_in(row, today=today), today=today, now=now)
    letter.visibility = visibility


def _news_in(letter: Letter, *, today: date) -> list[int]:
    """The events that stand in the letter, or are about a promise in it, and that may be told today."""
    in_it = Q(letter=letter) | Q(evidence__letter=letter) | Q(deadline__letter=letter)
    about_it = Q(follow_up__commitment__statements__letter=letter)
    events = FollowUpEvent.objects.standing().filter(in_it | about_it, is_silent=False).distinct()
    rows = list(events.select_related("follow_up"))
    since = followed_since({event.follow_up for event in rows})
    return [
        event.pk
        for event in rows
        if is_news(
            EventKind(event.kind),
            happened_on=event.happened_on,
            noted_on=today,
            followed_since=since[event.follow_up_id],
        )
    ]
