"""What somebody wants to follow: checked, spelled one way, and kept as one open row however often it is wanted."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction

from motions.models import Channel, Subscription
from motions.models.subscriptions import TARGETS
from motions.queries import saved_filters
from motions.queries.criteria import Stand
from motions.queries.followable import is_there
from motions.queries.seen import Viewer
from motions.services.delivery.webhook_address import check_address
from motions.services.refusals import Refused

Scope = Subscription.Scope
LONGEST_ADDRESS = 254
LONGEST_FILTER = 1000
"""Characters that a subscription has room for."""


class BadWish(Refused):
    """This cannot be followed; ``field`` names what is wrong: address, scope, target, filter or paused_until."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field


@dataclass(frozen=True, slots=True)
class Choices:
    """How somebody wants to be told. ``paused_until`` is the first day on which messages come again."""

    frequency: str = Subscription.Frequency.AT_ONCE
    quiet_in_recess: bool = False
    paused_until: date | None = None
    language: str = "nl"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A wish to be told: where, of what and how. ``target`` is the key of the scope's row, ``filter`` a list's address.

    Scope ``everything`` has neither.
    """

    address: str
    scope: str
    target: int | None = None
    filter: str = ""
    channel: str = Channel.EMAIL
    choices: Choices = Choices()

    @property
    def columns(self) -> dict[str, Any]:
        """What makes a row this wish."""
        columns: dict[str, Any] = {"address": self.address, "channel": self.channel, "scope": self.scope}
        columns |= {"filter": self.filter} if self.scope == Scope.FILTER else {}
        return columns | ({f"{self.scope}_id": self.target} if self.scope in TARGETS else {})


def checked(wanted: Wanted, *, viewer: Viewer) -> Wanted:
    """The wish, spelled our way. Raises BadWish where there is nothing of the kind that this viewer may see."""
    spell = mail_address if wanted.channel == Channel.EMAIL else webhook_address
    wanted = replace(wanted, address=spell(wanted.address))
    if wanted.scope not in Scope.values:
        raise BadWish("scope", "Kies wat u wilt volgen.")
    if wanted.scope == Scope.FILTER:
        return replace(wanted, filter=checked_filter(wanted.filter, viewer=viewer))
    if wanted.scope != Scope.EVERYTHING and not is_there(wanted.scope, wanted.target, viewer=viewer):
        raise BadWish("target", "Kies hier wat u wilt volgen.")
    return wanted


def checked_filter(text: str, *, viewer: Viewer) -> str:
    """A list's filter in its one spelling. Raises BadWish where it is none, or says nothing that can be told of."""
    try:
        kind, criteria = saved_filters.read(text)
    except ValueError:
        raise BadWish("filter", "Dit filter wordt niet begrepen. Kies het opnieuw op de lijst.") from None
    if not criteria.followed:
        raise BadWish("filter", "Over wat niet wordt gevolgd komen geen berichten. Kies een ander filter.")
    if Stand.CLOSED in criteria.stands and not viewer.is_staff:
        raise BadWish("filter", "Dit filter wordt niet begrepen. Kies het opnieuw op de lijst.")
    filter = saved_filters.saved(kind, criteria)
    if len(filter) > LONGEST_FILTER:
        raise BadWish("filter", "Dit filter is te lang om te bewaren. Kies minder tegelijk.")
    return filter


def mail_address(text: str) -> str:
    """The e-mail address in lower case. Raises BadWish where it is none."""
    address = text.strip().lower()
    try:
        validate_email(address)
    except ValidationError:
        raise BadWish("address", "Dit is geen e-mailadres. Typ het als naam@voorbeeld.nl.") from None
    if len(address) > LONGEST_ADDRESS:
        raise BadWish("address", "Dit e-mailadres is te lang.")
    return address


def webhook_address(text: str) -> str:
    """The address of a webhook. Raises BadWish unless the program would call it now: its name is looked up."""
    address = text.strip()
    try:
        check_address(address)
    except Refused as refusal:
        raise BadWish("address", str(refusal)) from None
    return address


def open_row(wanted: Wanted, *, created_at: datetime, **columns: Any) -> tuple[Subscription, bool]:
    """The open row of this wish, made with these columns if there was none; whether it is new."""
    try:
        with transaction.atomic():
            made = {**_chosen(wanted.choices), "created_at": created_at, **columns}
            row = Subscription.objects.create(**wanted.columns, **made)
            return row, True
    except IntegrityError:
        return Subscription.objects.get(**wanted.columns, ended_at=None), False


def choose(row: Subscription, choices: Choices, **columns: Any) -> None:
    """Write what was chosen, where it is something else."""
    columns |= _chosen(choices)
    changed = [name for name, value in columns.items() if getattr(row, name) != value]
    for name in changed:
        setattr(row, name, columns[name])
    if changed:
        row.save(update_fields=changed)


def _chosen(choices: Choices) -> dict[str, Any]:
    return {
        "frequency": choices.frequency,
        "quiet_in_recess": choices.quiet_in_recess,
        "paused_until": choices.paused_until,
        "language": choices.language,
    }
