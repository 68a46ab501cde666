"""A row's entry in the words of this house: its ministry, owner, term and what the list says of its state."""

import re
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from django.contrib.auth.models import User

from motions.analysis.dates import find_dates
from motions.models import Ministry, MinistryName, OfficeList
from motions.rules.calendar import Calendar
from motions.rules.dutch_dates import written
from motions.rules.follow_ups import EventKind, Outcome, State
from motions.rules.office_lists.entries import Entry, Problem
from motions.services.calendars import current_calendar
from motions.services.permissions import ESTABLISH, refusal
from motions.services.terms import NewTerm

if TYPE_CHECKING:
    from motions.rules.office_lists.mappings import Mapping

EVENT_OF: dict[State, EventKind] = {
    State.IN_PROGRESS: EventKind.PROGRESS,
    State.PARTLY: EventKind.PARTLY,
    State.REPORTED: EventKind.REPORTED,
    State.DECLINED: EventKind.DECLINED,
    State.OVERTAKEN: EventKind.OVERTAKEN,
    State.LAPSED: EventKind.LAPSED,
    State.CLOSED: EventKind.CLOSED,
}
"""What is noted where a list says that something stands so; what a committee established is a decision."""

_OF_EERSTE_KAMER = re.compile(r"T\d{5}")
"""``T02867``: a number of the Eerste Kamer, in whatever list it stands."""
WORD = 60
"""Characters of a text about the progress by which its state is named."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What a list says of a state, in its own word; ``event`` is None while nothing happened yet."""

    word: str
    event: EventKind | None = None
    outcome: Outcome | None = None
    not_noted: str = ""


@dataclass(frozen=True, slots=True)
class Matter:
    """An entry with what its words stand for here; ``remarks`` are Dutch, on what was not understood.

    ``from_register`` is true for a list of the body that establishes: its words and terms are those of the register.
    """

    entry: Entry
    chamber: str
    from_register: bool
    ministry: Ministry | None = None
    owner: User | None = None
    term: NewTerm | None = None
    standing: Standing | None = None
    remarks: tuple[str, ...] = ()
    term_is_internal: bool = False


@dataclass(slots=True)
class Vocabulary:
    """What the words of a list are looked up in; read once for a batch, in four statements."""

    office_list: OfficeList
    mapping: "Mapping"
    today: date
    _calendar: Calendar = field(init=False)
    _ministries: dict[str, set[Ministry]] = field(init=False)
    _owners: dict[str, set[User]] = field(init=False)

    def __post_init__(self) -> None:
        self._calendar = current_calendar()
        self._ministries, self._owners = {}, {}
        for ministry in Ministry.objects.all():
            for name in (ministry.name, ministry.abbreviation, ministry.code):
                self._ministries.setdefault(name.casefold(), set()).add(ministry)
        for row in MinistryName.objects.select_related("ministry"):
            for name in (row.name, row.abbreviation):
                self._ministries.setdefault(name.casefold(), set()).add(row.ministry)
        for user in User.objects.filter(is_active=True, is_staff=True):
            for name in {user.get_username(), user.email, user.get_full_name()} - {""}:
                self._owners.setdefault(name.casefold(), set()).add(user)

    def matter_of(self, entry: Entry) -> Matter | list[Problem]:
        """The entry resolved, or what is wrong with it and in which column."""
        problems = [*self._wrong_days(entry)]
        ministry = self.office_list.ministry
        if entry.ministry:
            named = self._ministries.get(entry.ministry.removeprefix("Ministerie van ").strip().casefold(), set())
            ministry = next(iter(named)) if len(named) == 1 else None
            if ministry is None:
                problems.append(self._problem("ministry", f"Ministerie “{entry.ministry}” is hier niet bekend."))
        remarks = []
        owners = self._owners.get(entry.owner.casefold(), set()) if entry.owner else set()
        if entry.owner and len(owners) != 1:
            remarks.append(f"Behandelaar “{entry.owner}” is hier niet één medewerker en is niet overgenomen.")
        term = self._term(entry)
        if entry.term and term is None:
            remarks.append(f"Termijn “{entry.term}” is niet begrepen en niet overgenomen.")
        if problems:
            return problems
        owner = next(iter(owners)) if len(owners) == 1 else None
        return Matter(
            entry=entry,
            chamber="ek" if _OF_EERSTE_KAMER.fullmatch(entry.official_number) else self.mapping.chamber,
            from_register=self.mapping.established,
            ministry=ministry,
            owner=owner,
            term=term,
            standing=self._standing(entry),
            remarks=tuple(remarks),
            term_is_internal=self.office_list.terms_are_internal,
        )

    def _wrong_days(self, entry: Entry) -> list[Problem]:
        as_of = self.office_list.as_of or self.today
        if entry.given_on is not None and entry.given_on > as_of:
            said = f"{written(entry.given_on)} ligt na {written(as_of)}, de dag van de lijst."
            return [self._problem("given_on", said)]
        return []

    def _term(self, entry: Entry) -> NewTerm | None:
        if entry.term is None or entry.term == "":
            return None
        reason = f"Volgens de lijst {self.office_list.file_name}."[:500]
        if isinstance(entry.term, date):
            return NewTerm(phrase=written(entry.term), due_on=entry.term, precision="day", reason=reason)
        anchor = entry.given_on or self.office_list.as_of or self.today
        found = find_dates(entry.term, anchor=anchor, calendar=self._calendar)
        named = next((term for term in found if term.due_on), found[0] if found else None)
        return NewTerm.found(named) if named else None

    def _standing(self, entry: Entry) -> Standing | None:
        if entry.state is None:
            return None
        word = entry.state_word or entry.state_text[:WORD]
        if entry.state is State.TRANSFERRED:
            return Standing(word, not_noted="Wat wordt overgedragen, wordt aangeboden met “Overdragen”.")
        if entry.state is State.DECIDED:
            if refused := refusal(self.office_list.uploaded_by, ESTABLISH):
                return Standing(word, not_noted=refused)
            return Standing(word, EventKind.DECIDED, entry.outcome)
        return Standing(word, EVENT_OF.get(entry.state))

    def _problem(self, name: str, message: str) -> Problem:
        columns = self.office_list.columns
        return Problem(columns.index(name) if name in columns else 0, message)
