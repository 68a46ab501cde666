"""What staff fill in to follow something, and to change how they do; each refusal at the field that it is about."""

from typing import Any

from django.contrib.auth.models import User
from django.utils import timezone

from motions.admin.days import DayField
from motions.admin.records import RecordForm
from motions.models import Channel, Subscription
from motions.models.subscriptions import TARGETS
from motions.services.following import subscriptions
from motions.services.following.wanted import BadWish, Choices, Wanted
from motions.services.refusals import REFUSALS

CHOICES = ("frequency", "quiet_in_recess", "paused_until", "language")
WHAT = ("scope", *TARGETS, "filter")


class SubscriptionForm(RecordForm):
    """How somebody wants to be told."""

    actor: User
    paused_until = DayField(
        label="Pauze tot",
        required=False,
        help_text="Tot deze dag krijgt u niets; daarna wat intussen gebeurde. Leeg is geen pauze.",
    )

    class Meta:
        model = Subscription
        fields = (*WHAT, "channel", "address", *CHOICES)
        labels = {"scope": "Wat wilt u volgen?", "filter": "Bewaard filter"}
        help_texts = {
            "filter": "Zet op de lijst de filters zoals u ze wilt en plak hier het adres uit de adresbalk.",
            "quiet_in_recess": "Wat in het reces gebeurt, krijgt u erna.",
        }

    def choices(self) -> Choices:
        """How often and when, after ``is_valid``."""
        return Choices(**{name: self.cleaned_data[name] for name in CHOICES})

    def _refuse(self, refusal: Exception, scope: str = "") -> None:
        """The refusal at its field, or above the form."""
        field = getattr(refusal, "field", None)
        field = scope if field == "target" else field
        self.add_error(field if field in self.fields else None, str(refusal))


class ChangeForm(SubscriptionForm):
    """What is followed stays; how often, when not and in which language change."""

    def clean(self) -> dict[str, Any]:
        """A pause ends on a day to come."""
        values: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors and "paused_until" in self.changed_data:
            try:
                subscriptions.check_pause(self.choices(), today=timezone.localdate())
            except BadWish as refusal:
                self._refuse(refusal)
        return values


class AddForm(SubscriptionForm):
    """What to follow, where to tell it, and how often."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["address"].required = False
        self.fields["address"].help_text = (
            "Leeg is uw eigen e-mailadres; bij een webhook het webadres (https://). Een webhook krijgt alles wat"
            " medewerkers zien, ook wat niet openbaar is."
        )

    def clean(self) -> dict[str, Any]:
        """Nothing is kept unless the service would follow it."""
        values: dict[str, Any] = super().clean() or self.cleaned_data
        scope = values.get("scope", "")
        for name in (*TARGETS, "filter"):
            if scope and name != scope and values.get(name):
                self.add_error(name, "Dit hoort niet bij uw keuze hierboven; maak dit veld leeg.")
        if not self.errors:
            try:
                subscriptions.check_follow(wanted=self.wanted(), actor=self.actor, today=timezone.localdate())
            except REFUSALS as refusal:
                self._refuse(refusal, scope)
        return values

    def _get_validation_exclusions(self) -> set[str]:
        # The service spells addresses and filters its own way first, and says which of them are taken.
        return {*super()._get_validation_exclusions(), "address", *WHAT}  # type: ignore[misc]

    def wanted(self) -> Wanted:
        """The wish, as the service takes it."""
        data = self.cleaned_data
        target = data.get(data["scope"]) if data["scope"] in TARGETS else None
        own = self.actor.email if data["channel"] == Channel.EMAIL else ""
        return Wanted(
            address=data["address"] or own,
            scope=data["scope"],
            target=target.pk if target else None,
            filter=_without_host(data["filter"]),
            channel=data["channel"],
            choices=self.choices(),
        )


def _without_host(address: str) -> str:
    """``/moties/?stand=open`` of the address of a list as it stands in the address bar."""
    scheme, separator, rest = address.strip().partition("://")
    return f"/{rest.partition('/')[2]}" if separator and scheme in ("http", "https") else address.strip()
