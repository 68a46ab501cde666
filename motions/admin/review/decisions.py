"""What a person does on the review screen: take over, put aside, take back, date the letter."""

from dataclasses import dataclass

from django import forms
from django.http import HttpRequest
from django.utils import timezone

from motions.admin.actor import actor
from motions.admin.review import sentences
from motions.admin.review.forms import LetterDateForm, RejectForm, choice_form
from motions.models import Letter, Suggestion
from motions.queries.review import findings
from motions.services import letters, review
from motions.services.refusals import REFUSALS
from motions.services.review import AlreadyLinked, NothingChosen, ReasonMissing
from motions.services.terms import TermBeforePromise

AT_FIELD: dict[type[Exception], str] = {
    TermBeforePromise: "due_on",
    ReasonMissing: "reason",
    NothingChosen: "follow_ups",
    AlreadyLinked: "follow_ups",
}
"""Refusals that are about one field of the form."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of it: what to say when it was done and what to watch for, else the form with what is wrong."""

    done: str = ""
    warning: str = ""
    form: forms.Form | None = None
    stays: bool = False


def accept(request: HttpRequest, suggestion: Suggestion) -> Outcome:
    """Take a suggestion over as the form says."""
    form = choice_form(suggestion)(request.POST)
    if not form.is_valid():
        return Outcome(form=form)
    try:
        review.accept(
            suggestion=suggestion,
            choice=form.choice(suggestion),
            actor=actor(request),
            now=timezone.now(),
            today=timezone.localdate(),
        )
    except REFUSALS as refusal:
        return Outcome(form=_refused(form, refusal))
    return Outcome("Toezegging vastgelegd." if suggestion.kind == Suggestion.Kind.COMMITMENT else "Passage gekoppeld.")


def reject(request: HttpRequest, suggestion: Suggestion) -> Outcome:
    """Put a suggestion aside."""
    form = RejectForm(request.POST)
    if not form.is_valid():
        return Outcome(form=form)
    try:
        review.reject(
            suggestion=suggestion, reason=form.cleaned_data["reason"], actor=actor(request), now=timezone.now()
        )
    except REFUSALS as refusal:
        return Outcome(form=_refused(form, refusal))
    return Outcome("Voorstel afgewezen.")


def undo(request: HttpRequest, suggestion: Suggestion) -> Outcome:
    """Take a decision back."""
    form = forms.Form(request.POST)
    try:
        review.undo(suggestion=suggestion, actor=actor(request), now=timezone.now(), today=timezone.localdate())
    except REFUSALS as refusal:
        return Outcome(form=_refused(form, refusal))
    return Outcome("Besluit ongedaan gemaakt; wat het had gemaakt is ingetrokken.", stays=True)


def set_date(request: HttpRequest, letter: Letter) -> Outcome:
    """Give the letter its day; it is read again, because terms count from it."""
    form = LetterDateForm(request.POST)
    if not form.is_valid():
        return Outcome(form=form)
    before, sent_on = letter.sent_on, form.cleaned_data["sent_on"]
    try:
        letters.set_date(letter=letter, sent_on=sent_on, actor=actor(request), now=timezone.now())
    except REFUSALS as refusal:
        return Outcome(form=_refused(form, refusal))
    accepted = [row for row in findings(letter) if row.state == Suggestion.State.ACCEPTED]
    warning = sentences.kept_days(accepted, before, request.path) if accepted and before and before != sent_on else ""
    return Outcome("Datum opgeslagen; de brief is opnieuw gelezen.", warning=warning, stays=True)


def _refused(form: forms.Form, refusal: Exception) -> forms.Form:
    form.is_valid()
    name = AT_FIELD.get(type(refusal))
    form.add_error(name if name in form.fields else None, str(refusal))
    return form
