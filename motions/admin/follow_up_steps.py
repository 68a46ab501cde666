"""The steps of a follow-up: term, report, decision, closing. Each is a form in front of one service."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django import forms
from django.contrib.auth.models import User

from motions.admin.days import DayField, written
from motions.models import Deadline, FollowUp, Letter
from motions.queries.source_letters import source_letters
from motions.queries.steps import BY_LETTER, CLOSE, OUTCOMES, REOPEN, possible_steps
from motions.services import follow_ups, terms
from motions.services.permissions import ESTABLISH, FOLLOW_UP, refusal


class StepForm(forms.Form):
    """Fills in one step of ``follow_up``. ``take`` raises what its service refuses.

    ``day`` names the field that a refusal of a day is about, ``permission`` what the step takes.
    """

    day = ""
    permission = FOLLOW_UP

    def __init__(self, follow_up: FollowUp, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.follow_up = follow_up

    def take(self, *, actor: User, now: datetime, today: date) -> FollowUp:
        """Does the step; returns the follow-up to look at afterwards."""
        raise NotImplementedError


class LetterField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A letter by its title and day."""

    def label_from_instance(self, letter: Letter) -> str:
        day = f" ({written(letter.sent_on)})" if letter.sent_on else ""
        return f"{letter.title}{day}"


class TermForm(StepForm):
    day = "due_on"

    due_on = DayField(label="Uiterlijk", help_text="De laatste dag die nog op tijd is.")
    set_by = forms.ChoiceField(
        label="Bepaald door",
        choices=[("", "Kies wie deze datum bepaalde"), *Deadline.SetBy.choices],
        help_text="Een intern streven zien alleen medewerkers; een datum van de commissie telt niet als uitstel.",
    )
    reason = forms.CharField(
        label="Hoe bepaald, of waarom uitgesteld",
        max_length=500,
        help_text="Staat op de openbare pagina, behalve bij een intern streven of een brief die niet openbaar is.",
    )
    letter = LetterField(
        Letter.objects.none(),
        label="In welke brief",
        required=False,
        empty_label="Niet in een brief",
        help_text="Brieven over deze opvolging en de nieuwste. Staat de brief er niet bij, voeg haar dan eerst toe.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["letter"].queryset = source_letters(self.follow_up)  # type: ignore[attr-defined]

    def take(self, *, actor: User, now: datetime, today: date) -> FollowUp:
        """Adds a version of the term."""
        terms.extend(
            follow_up=self.follow_up,
            due_on=self.cleaned_data["due_on"],
            reason=self.cleaned_data["reason"],
            set_by=Deadline.SetBy(self.cleaned_data["set_by"]),
            letter=self.cleaned_data["letter"],
            actor=actor,
            now=now,
            today=today,
        )
        return self.follow_up


class ConfirmForm(StepForm):
    def take(self, *, actor: User, now: datetime, today: date) -> FollowUp:
        """Vouches for the estimated date."""
        terms.confirm_estimate(follow_up=self.follow_up, actor=actor, now=now, today=today)
        return self.follow_up


class ByHandForm(StepForm):
    """A step with a day and a note."""

    day = "happened_on"

    happened_on = DayField(label="Datum")
    note = forms.CharField(label="Toelichting", max_length=500, help_text="Waaruit blijkt het?")

    def kind(self) -> Any:
        """The event that is noted."""
        raise NotImplementedError

    def take(self, *, actor: User, now: datetime, today: date) -> FollowUp:
        """Adds the event."""
        follow_ups.change_by_hand(
            follow_up=self.follow_up,
            kind=self.kind(),
            happened_on=self.cleaned_data["happened_on"],
            note=self.cleaned_data["note"],
            actor=actor,
            now=now,
            today=today,
        )
        return self.follow_up


class ReportForm(ByHandForm):
    event = forms.ChoiceField(
        label="Wat is er gemeld?",
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": "Dit kan niet (meer) bij de stand van deze opvolging."},
    )
    field_order = ("event", "happened_on", "note")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        possible = possible_steps(self.follow_up).reports
        self.fields["event"].choices = [(kind.value, kind.label) for kind in possible]  # type: ignore[attr-defined]

    def kind(self) -> Any:
        """The chosen report."""
        return next(kind for kind in BY_LETTER if kind.value == self.cleaned_data["event"])


class CloseForm(ByHandForm):
    def kind(self) -> Any:
        """Closed by this office."""
        return CLOSE


class ReopenForm(ByHandForm):
    def kind(self) -> Any:
        """Open again."""
        return REOPEN


class DecideForm(StepForm):
    day = "decided_on"
    permission = ESTABLISH

    outcome = forms.ChoiceField(
        label="Vaststelling", choices=[(outcome.value, outcome.label) for outcome in OUTCOMES], widget=forms.RadioSelect
    )
    body = forms.CharField(
        label="Vastgesteld door", max_length=120, help_text="Zoals “toezeggingenregister” of de naam van de commissie."
    )
    decided_on = DayField(label="Datum")

    def take(self, *, actor: User, now: datetime, today: date) -> FollowUp:
        """Notes what the body established."""
        follow_ups.decide(
            follow_up=self.follow_up,
            outcome=next(outcome for outcome in OUTCOMES if outcome.value == self.cleaned_data["outcome"]),
            body=self.cleaned_data["body"],
            decided_on=self.cleaned_data["decided_on"],
            actor=actor,
            now=now,
            today=today,
        )
        return self.follow_up


@dataclass(frozen=True, slots=True)
class Step:
    """A step: its name in the address, its button, what it means and its form."""

    slug: str
    label: str
    meaning: str
    form: type[StepForm]


STEPS: dict[str, Step] = {
    step.slug: step
    for step in (
        Step("termijn", "Termijn bepalen of verlengen", "Eerdere termijnen blijven staan.", TermForm),
        Step("schatting", "Schatting bevestigen", "Pas daarna kan deze termijn verstrijken.", ConfirmForm),
        Step("melden", "Melden", "Staat het in een brief? Voeg dan liever die brief toe.", ReportForm),
        Step("vaststellen", "Vaststellen", "Wat degene die daarover gaat heeft vastgesteld.", DecideForm),
        Step("afsluiten", "Afsluiten", "Ons eigen, interne oordeel. Bezoekers zien het niet.", CloseForm),
        Step("heropenen", "Heropenen", "De opvolging loopt weer; haar termijn telt weer.", ReopenForm),
    )
}  # fmt: skip


def steps_from(follow_up: FollowUp, user: User) -> tuple[Step, ...]:
    """The steps that are possible now and that this person may take."""
    possible = possible_steps(follow_up)
    allowed = {
        "termijn": possible.set_term,
        "schatting": possible.confirm,
        "melden": bool(possible.reports),
        "vaststellen": possible.decide,
        "afsluiten": possible.close,
        "heropenen": possible.reopen,
    }
    return tuple(step for slug, step in STEPS.items() if allowed[slug] and not refusal(user, step.form.permission))
