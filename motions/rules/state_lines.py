"""The line that says where a follow-up stands: always a word and a date, the same on every page and in every mail."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from motions.rules.decisions import FOLLOWED, Decided
from motions.rules.dutch_dates import WEEKDAYS, written
from motions.rules.establishing import Establisher
from motions.rules.follow_ups import RUNNING, Outcome, State, term_has_passed
from motions.rules.slippage import Slippage

Tone = Literal["late", "margin", "soon", "running", "undated", "reported", "decided", "declined", "ended"]

SOON_DAYS = 30
"""An approaching term is "soon" from this many days before it."""

DAY_FILLERS = frozenset({"uiterlijk", "op", "a.s.", "aanstaande", *WEEKDAYS})
"""Words around a date that do not change which day is the last one."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What a line is made of, as one viewer may know it.

    ``told_on`` is the day of the letter, decision or event that led to ``state``; ``told_in_letter`` whether that was a
    letter. ``notify_from`` is the first day after the margin of the term. ``unsaid`` is true where something this
    viewer may not know moves the term: then lateness is not claimed.
    """

    of_motion: bool
    state: State
    outcome: Outcome | None = None
    body: str = ""
    told_on: date | None = None
    told_in_letter: bool = False
    due_on: date | None = None
    estimated: bool = False
    certain: bool = True
    notify_from: date | None = None
    phrase: str = ""
    review_on: date | None = None
    last_letter_on: date | None = None
    successor: str = ""
    establisher: Establisher | None = None
    intention: bool = False
    unsaid: bool = False


@dataclass(frozen=True, slots=True)
class StateLine:
    """``word`` and ``rest`` together are the first sentence; ``more`` are the sentences that an item's page adds."""

    tone: Tone
    word: str
    rest: str
    more: tuple[str, ...] = ()

    @property
    def short(self) -> str:
        return f"{self.word}{self.rest}"

    @property
    def full(self) -> str:
        return " ".join((self.short, *self.more))


def state_line(facts: Facts, *, today: date, letters_until: date | None) -> StateLine:
    """The line on this day. ``letters_until`` is the day up to which letters are in, None when there are none yet."""
    line = _running(facts, today, letters_until) if facts.state in RUNNING else _finished(facts)
    if facts.intention:
        more = (*line.more, "Aangekondigd in een brief; staat niet in het toezeggingenregister.")
        return StateLine(line.tone, line.word, line.rest, more)
    return line


def undecided_line(decided: Decided | None) -> StateLine:
    """The line of a motion that nobody follows: its decision, or that there is none yet."""
    if decided is None:
        return StateLine("undated", "Nog geen besluit", ".")
    tone: Tone = "running" if decided.kind in FOLLOWED else "ended"
    more = ("De uitvoering wordt nog niet gevolgd.",) if decided.kind in FOLLOWED else ()
    return StateLine(tone, decided.kind.label, f" op {written(decided.decided_on)}.", more)


def intention_line(promised_on: date) -> StateLine:
    """The line of a commitment that nobody follows: a written intention."""
    more = ("Aangekondigd in een brief; staat niet in het toezeggingenregister.",)
    return StateLine("undated", "Voornemen", f" van {written(promised_on)}; wordt niet gevolgd.", more)


def slippage_line(slipped: Slippage | None) -> str:
    """``Termijn 2 keer verlengd, nu 8 maanden na de eerste datum.``; empty without a postponement."""
    if slipped is None:
        return ""
    if slipped.months:
        distance = "1 maand" if slipped.months == 1 else f"{slipped.months} maanden"
    else:
        distance = "1 dag" if slipped.days == 1 else f"{slipped.days} dagen"
    return f"Termijn {slipped.times} keer verlengd, nu {distance} na de eerste datum."


def _running(facts: Facts, today: date, letters_until: date | None) -> StateLine:
    if facts.due_on is None:
        return _undated(facts)
    if facts.estimated:
        sentence = f": omstreeks {written(facts.due_on)}, nog niet door een medewerker bevestigd."
        return StateLine("running", "Geschatte datum", sentence, _told(facts))
    left = (facts.due_on - today).days
    last_day = written(facts.due_on, weekday=True)
    passed = term_has_passed(state=facts.state, due_on=facts.due_on, estimated=facts.estimated, today=today)
    if passed and facts.unsaid:
        return StateLine("margin", "Brief kan onderweg zijn", f": de termijn liep tot en met {last_day}.", _told(facts))
    if passed:
        return _late(facts, today, letters_until)
    if left == 0:
        return StateLine("soon", "Vandaag", f" is de laatste dag: uiterlijk {last_day}.", _told(facts))
    if left <= SOON_DAYS:
        days = "dag" if left == 1 else "dagen"
        return StateLine("soon", f"Nog {left} {days}", f": uiterlijk {last_day}.", _told(facts))
    return StateLine("running", facts.state.label, f": uiterlijk {last_day}.", _told(facts))


def _late(facts: Facts, today: date, letters_until: date | None) -> StateLine:
    assert facts.due_on is not None
    passed_on = written(facts.due_on)
    asked = "Gevraagd" if facts.of_motion else "Toegezegd"
    phrase = "" if names_day(facts.phrase, facts.due_on) else f"{facts.phrase}, dus "
    assumed = "" if facts.certain else " (aanname)"
    more = [f"{asked}: {phrase}uiterlijk {written(facts.due_on, weekday=True)}{assumed}."]
    until = f"bijgewerkt t/m {written(letters_until)}" if letters_until else "er zijn nog geen brieven opgenomen"
    if facts.last_letter_on is None:
        more.append(f"Geen brief gevonden in Nakoming ({until}).")
    else:
        letter = f"Laatste brief van {written(facts.last_letter_on)}"
        more.append(f"{letter}; daarna geen brief gevonden in Nakoming ({until}).")
    if facts.notify_from is not None and today < facts.notify_from:
        return StateLine("margin", "Termijn verstreken", f" op {passed_on}; brief kan onderweg zijn.", tuple(more))
    return StateLine("late", "Termijn verstreken", f" op {passed_on}.", tuple(more))


def names_day(phrase: str, day: date) -> bool:
    """Whether the phrase adds nothing to "uiterlijk" and this day: ``uiterlijk op donderdag 2 juli a.s.``."""
    words = " ".join(word for word in phrase.casefold().split() if word not in DAY_FILLERS)
    return words in ("", written(day), written(day).rpartition(" ")[0], f"{day.day}-{day.month}-{day.year}")


def _undated(facts: Facts) -> StateLine:
    phrase = f" (“{facts.phrase}”)" if facts.phrase else ""
    review = (f"Opnieuw bekijken op {written(facts.review_on)}.",) if facts.review_on else ()
    told = _told(facts)
    if told:
        word, rest = facts.state.label, f": {told[0][:1].lower()}{told[0][1:]}"
        return StateLine("undated", word, rest, (f"Geen termijn genoemd{phrase}.", *review))
    return StateLine("undated", "Geen termijn genoemd", f"{phrase}.", review)


def _told(facts: Facts) -> tuple[str, ...]:
    """What a letter told of a follow-up that still runs."""
    if facts.told_on is None or facts.state is State.OPEN:
        return ()
    where = "in de brief van" if facts.told_in_letter else "op"
    if facts.state is State.PARTLY:
        what = "Deels voldaan" if facts.outcome is Outcome.PARTLY else "Deels gemeld als uitgevoerd"
        return (f"{what} {where} {written(facts.told_on)}; de rest staat open.",)
    return (f"Voortgang gemeld {where} {written(facts.told_on)}.",)


def _finished(facts: Facts) -> StateLine:
    day = written(facts.told_on) if facts.told_on else ""
    on = f" op {day}" if day else ""
    where = f" in de brief van {day}" if facts.told_in_letter and day else on
    if facts.state is State.REPORTED:
        by_whom = not_established(facts.establisher, of_motion=facts.of_motion)
        return StateLine("reported", "Gemeld als uitgevoerd", f"{where}.", (by_whom,))
    if facts.state is State.DECIDED:
        word = (facts.outcome or Outcome.FULFILLED).label
        by = f" volgens {with_article(facts.body)}" if facts.body else ""
        return StateLine("decided", word, f"{by}{on}.")
    if facts.state is State.DECLINED:
        return StateLine("declined", "Wordt niet uitgevoerd", f", gemeld{where}." if day else ".")
    if facts.state is State.TRANSFERRED:
        to = f" aan {facts.successor}" if facts.successor else ""
        return StateLine("ended", "Overgedragen", f"{to}{on}.")
    return StateLine("ended", facts.state.label, f"{on}.")


def not_established(establisher: Establisher | None, *, of_motion: bool) -> str:
    """That nobody established it yet, or that nobody does."""
    if establisher is not None:
        return f"Nog niet vastgesteld {establisher.label}."
    if of_motion:
        return "De Tweede Kamer stelt dit bij moties niet vast."
    return "Bij een toezegging in een brief stelt niemand dit vast."


def with_article(body: str) -> str:
    """``het toezeggingenregister``, ``de commissie voor ...``."""
    first = body.split(maxsplit=1)[0].casefold()
    if first in ("de", "het"):
        return body
    return f"het {body}" if first.endswith("register") or first == "presidium" else f"de {body}"
