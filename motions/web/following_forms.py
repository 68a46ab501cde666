"""What people fill in to follow something and to change how they follow it."""

from typing import Any

from django import forms

from motions.models import Subscription
from motions.services.following.wanted import Choices

FREQUENCIES = [
    ("at_once", "Meteen, bij elke gebeurtenis"),
    ("daily", "Dagelijks, in één overzicht"),
    ("weekly", "Wekelijks, in één overzicht op maandag"),
]
RECESS = "Stil tijdens het reces"
RECESS_HELP = "Wat er dan gebeurt, krijgt u na het reces. In weekenden en op feestdagen is het altijd stil."


class ChoicesForm(forms.Form):
    """How often, in which language, and when not."""

    frequency = forms.ChoiceField(
        label="Hoe vaak", choices=FREQUENCIES, widget=forms.RadioSelect, initial="at_once",
        error_messages={"required": "Kies hoe vaak u een bericht wilt.", "invalid_choice": "Kies een van deze."},
    )  # fmt: skip
    quiet_in_recess = forms.BooleanField(label=RECESS, help_text=RECESS_HELP, required=False)
    language = forms.ChoiceField(
        label="Taal van de mails", choices=[("nl", "Nederlands"), ("en", "Engels")], initial="nl",
        error_messages={"required": "Kies een taal.", "invalid_choice": "Kies een van deze."},
    )  # fmt: skip

    def choices(self) -> Choices:
        """What was chosen, after ``is_valid``."""
        data = self.cleaned_data
        return Choices(
            frequency=data["frequency"],
            quiet_in_recess=data["quiet_in_recess"],
            paused_until=data.get("paused_until"),
            language=data["language"],
        )


class FollowForm(ChoicesForm):
    """A visitor's wish."""

    address = forms.CharField(
        label="Uw e-mailadres",
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"required": "Vul uw e-mailadres in.", "max_length": "Dit e-mailadres is te lang."},
    )
    field_order = ("address", "frequency", "quiet_in_recess", "language")


class ChangeForm(ChoicesForm):
    """Changes to a subscription. Its fields' names hold its key: many of these stand on one page."""

    paused_until = forms.DateField(
        label="Pauze tot",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text="Tot deze dag krijgt u niets; daarna wat intussen gebeurde. Leeg is geen pauze.",
        error_messages={"invalid": "Dit is geen datum. Typ haar als 2026-09-01."},
    )

    def __init__(self, subscription: Subscription, data: Any = None) -> None:
        names = ("frequency", "quiet_in_recess", "language", "paused_until")
        initial = {name: getattr(subscription, name) for name in names}
        super().__init__(data, initial=initial, auto_id=f"id_{subscription.pk}_%s")


class LostForm(forms.Form):
    """The address whose link was lost."""

    address = FollowForm.base_fields["address"]
