"""The form by which a reader says that something is wrong: no puzzle, but a field that people do not see and a moment.

Programs fill in every field and send at once; people do neither.
"""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.signing import BadSignature, SignatureExpired, TimestampSigner

SHORTEST, LONGEST = 2, 24 * 60 * 60
"""Seconds between seeing the form and sending it."""

_SIGNER = TimestampSigner(salt="motions.web.dispute")
SEEN = "klopt-niet"


def seen_now() -> str:
    """A mark of the moment at which the form was shown."""
    return _SIGNER.sign(SEEN)


class DisputeForm(forms.Form):
    text = forms.CharField(
        label="Wat klopt er niet, en waar staat het goed?",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 7}),
        help_text="Alleen medewerkers lezen dit. Noem als het kan de brief of de bladzijde.",
        error_messages={
            "required": "Schrijf op wat er niet klopt.",
            "max_length": "Dit is te lang: ten hoogste 2.000 tekens.",
        },
    )
    address = forms.EmailField(
        label="Uw e-mailadres (niet verplicht)",
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        help_text="Alleen als u antwoord wilt. Wij tonen het nergens.",
        error_messages={"invalid": "Dit is geen e-mailadres. Laat het leeg, of typ het als naam@voorbeeld.nl."},
    )
    website = forms.CharField(
        label="Laat dit leeg",
        required=False,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )
    gezien = forms.CharField(widget=forms.HiddenInput, required=False)

    def clean_gezien(self) -> str:
        """The form was on a screen for a moment, and not since yesterday."""
        mark: str = self.cleaned_data["gezien"]
        try:
            _SIGNER.unsign(mark, max_age=LONGEST)
        except SignatureExpired:
            raise ValidationError("Deze pagina stond lang open. Verstuur het nog eens.") from None
        except BadSignature:
            raise ValidationError("Dit formulier is niet volledig aangekomen. Verstuur het nog eens.") from None
        if not self._was_seen(mark):
            raise ValidationError("Dat ging erg snel. Lees het nog even na en verstuur het nog eens.")
        return mark

    @property
    def by_a_program(self) -> bool:
        """Whether the field that people do not see was filled in."""
        return bool(self.data.get("website"))

    def marked_again(self) -> "DisputeForm":
        """The same answers and errors with a mark of now."""
        data: Any = dict(self.data.items())
        data["gezien"] = seen_now()
        self.data = data
        return self

    @staticmethod
    def _was_seen(mark: str) -> bool:
        try:
            _SIGNER.unsign(mark, max_age=SHORTEST)
        except SignatureExpired:
            return True
        return False
