"""The forms of the review screen, and the choices that services take from them."""

from typing import Any

from django import forms

from motions.admin.days import DayField, SentOnField
from motions.models import FollowUp, Ministry, Stance, Suggestion
from motions.models.follow_ups import ENDED_STATES
from motions.services.proposals import CommitmentChoice, EvidenceChoice

REASON = "Waarom een andere datum?"


class EvidenceForm(forms.Form):
    """What a passage is about and what it says of that."""

    follow_ups = forms.ModelMultipleChoiceField(
        FollowUp.objects.exclude(state__in=ENDED_STATES),
        required=False,
        label="Waar gaat deze passage over?",
        error_messages={
            "invalid_choice": "Deze opvolging is inmiddels overgedragen of ingetrokken. Kies een andere.",
        },
    )
    stance = forms.ChoiceField(label="Strekking", choices=Stance.choices)
    due_on = DayField(label="Nieuwe datum, bij uitstel", required=False)
    reason = forms.CharField(label=REASON, required=False, max_length=500)

    @classmethod
    def of(cls, proposal: EvidenceChoice) -> "EvidenceForm":
        """As proposed."""
        return cls(initial={"follow_ups": proposal.follow_ups, "stance": proposal.stance, "due_on": proposal.due_on})

    def choice(self, suggestion: Suggestion) -> EvidenceChoice:
        """As chosen; a date counts only for a postponement."""
        stance = Stance(self.cleaned_data["stance"])
        return EvidenceChoice(
            follow_ups=tuple(follow_up.pk for follow_up in self.cleaned_data["follow_ups"]),
            stance=stance,
            due_on=self.cleaned_data["due_on"] if stance == Stance.POSTPONES else suggestion.due_on,
            reason=self.cleaned_data["reason"],
        )


class CommitmentForm(forms.Form):
    """A commitment as it will be kept."""

    title = forms.CharField(label="In één regel", max_length=300)
    wording = forms.CharField(label="Tekst", widget=forms.Textarea(attrs={"rows": 4}))
    opens_follow_up = forms.BooleanField(label="Opvolging openen", required=False)
    ministry = forms.ModelChoiceField(
        Ministry.objects.filter(ended_on=None), required=False, label="Ministerie", empty_label="Nog niet bekend"
    )
    due_on = DayField(label="Uiterlijk", required=False)
    reason = forms.CharField(label=REASON, required=False, max_length=500)

    @classmethod
    def of(cls, proposal: CommitmentChoice) -> "CommitmentForm":
        """As proposed."""
        names = ("title", "wording", "opens_follow_up", "ministry", "due_on")
        return cls(initial={name: getattr(proposal, name) for name in names})

    def choice(self, suggestion: Suggestion) -> CommitmentChoice:
        """As chosen."""
        values: dict[str, Any] = self.cleaned_data
        return CommitmentChoice(**{name: values[name] for name in self.fields})


class RejectForm(forms.Form):
    """Why a suggestion is put aside."""

    reason = forms.CharField(label="Reden van afwijzen", max_length=500)


class LetterDateForm(forms.Form):
    """The day of a letter, where it shows none or a wrong one."""

    sent_on = SentOnField(label="Datum van de brief")


ChoiceForm = EvidenceForm | CommitmentForm


def choice_form(suggestion: Suggestion) -> type[ChoiceForm]:
    """The form for this kind of suggestion."""
    return CommitmentForm if suggestion.kind == Suggestion.Kind.COMMITMENT else EvidenceForm
