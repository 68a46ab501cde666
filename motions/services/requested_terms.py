"""Terms that motions ask for: the phrase of a request, counted from the motion's adoption."""

from datetime import date

from motions.analysis.dates import find_dates
from motions.models import Motion, Request
from motions.services.calendars import current_calendar
from motions.services.follow_ups import adoption
from motions.services.terms import NewTerm


def requested_terms(motion: Motion) -> dict[int, NewTerm]:
    """The terms of a motion's requests by their primary key, counted from its adoption; empty before that."""
    decided = adoption(motion)
    if decided is None:
        return {}
    found = {request.pk: requested_term(request, since=decided.decided_on) for request in motion.requests.all()}
    return {pk: term for pk, term in found.items() if term}


def requested_term(request: Request, *, since: date) -> NewTerm | None:
    """The term that a request names, counted from ``since``; None where it names none.

    Of several phrases the first with a date counts; one without a date ("op korte termijn") still explains itself.
    """
    found = find_dates(request.deadline_phrase, anchor=since, calendar=current_calendar())
    if not found:
        return None
    named = next((term for term in found if term.due_on), found[0])
    return NewTerm.found(named)
