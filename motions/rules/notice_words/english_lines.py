"""The line that says where a follow-up stands, in English: sentence for sentence that of ``rules.state_lines``."""

from datetime import date

from motions.rules.establishing import Establisher
from motions.rules.follow_ups import RUNNING, Outcome, State, term_has_passed
from motions.rules.notice_words import as_dutch
from motions.rules.notice_words.english_dates import written
from motions.rules.slippage import Slippage
from motions.rules.state_lines import SOON_DAYS, Facts, names_day

STATES = {
    State.OPEN: "Open",
    State.IN_PROGRESS: "In progress",
    State.PARTLY: "Partly reported",
    State.OVERTAKEN: "Overtaken by events",
    State.LAPSED: "Lapsed",
    State.CLOSED: "Closed by us",
    State.RETRACTED: "Withdrawn (a mistake)",
}
OUTCOMES = {
    Outcome.FULFILLED: "Fulfilled",
    Outcome.PARTLY: "Partly fulfilled",
    Outcome.NOT_CARRIED_OUT: "Not carried out",
    Outcome.CONTINUOUS: "Continuous",
}
ESTABLISHERS = {
    Establisher.REGISTER: "in the register of commitments",
    Establisher.COMMITTEE: "by the committee",
    Establisher.PRESIDIUM: "by the Presidium",
}
INTENTION = "Announced in a letter; it is not in the register of commitments."


def stands(facts: Facts, *, today: date, letters_until: date | None) -> str:
    """All sentences of the line on this day."""
    sentences = _running(facts, today, letters_until) if facts.state in RUNNING else _finished(facts)
    return " ".join((*sentences, INTENTION) if facts.intention else sentences)


def slipped_line(slipped: Slippage | None) -> str:
    """``Term extended twice, now 8 months after the first date.``; empty without a postponement."""
    if slipped is None:
        return ""
    times = {1: "once", 2: "twice"}.get(slipped.times, f"{slipped.times} times")
    many, unit = (slipped.months, "month") if slipped.months else (slipped.days, "day")
    return f"Term extended {times}, now {many} {unit}{'' if many == 1 else 's'} after the first date."


def _running(facts: Facts, today: date, letters_until: date | None) -> tuple[str, ...]:
    if facts.due_on is None:
        return _undated(facts)
    if facts.estimated:
        return (f"Estimated date: about {written(facts.due_on)}, not yet confirmed by a colleague.", *_told(facts))
    left = (facts.due_on - today).days
    last_day = written(facts.due_on, weekday=True)
    if term_has_passed(state=facts.state, due_on=facts.due_on, estimated=facts.estimated, today=today):
        if facts.unsaid:
            return (f"A letter may be on its way: the term ran up to and including {last_day}.", *_told(facts))
        return _late(facts, facts.due_on, today, letters_until)
    if left == 0:
        return (f"Today is the last day: {last_day}.", *_told(facts))
    if left <= SOON_DAYS:
        return (f"{left} day{'' if left == 1 else 's'} left: by {last_day} at the latest.", *_told(facts))
    return (f"{STATES[facts.state]}: by {last_day} at the latest.", *_told(facts))


def _late(facts: Facts, due_on: date, today: date, letters_until: date | None) -> tuple[str, ...]:
    on_its_way = "; a letter may be on its way" if facts.notify_from and today < facts.notify_from else ""
    asked = "Requested" if facts.of_motion else "Promised"
    phrase = "" if names_day(facts.phrase, due_on) else f"“{as_dutch(facts.phrase)}”, so "
    assumed = "" if facts.certain else " (assumption)"
    until = f"updated to {written(letters_until)}" if letters_until else "no letters have been added yet"
    found = f"No letter found in Nakoming ({until})."
    if facts.last_letter_on is not None:
        found = f"Last letter of {written(facts.last_letter_on)}; no letter after it found in Nakoming ({until})."
    return (
        f"Term passed on {written(due_on)}{on_its_way}.",
        f"{asked}: {phrase}by {written(due_on, weekday=True)} at the latest{assumed}.",
        found,
    )


def _undated(facts: Facts) -> tuple[str, ...]:
    phrase = f" (“{as_dutch(facts.phrase)}”)" if facts.phrase else ""
    review = (f"To be looked at again on {written(facts.review_on)}.",) if facts.review_on else ()
    return (*_told(facts), f"No term mentioned{phrase}.", *review)


def _told(facts: Facts) -> tuple[str, ...]:
    if facts.told_on is None or facts.state is State.OPEN:
        return ()
    where = f"in the letter of {written(facts.told_on)}" if facts.told_in_letter else f"on {written(facts.told_on)}"
    if facts.state is State.PARTLY:
        what = "Partly fulfilled" if facts.outcome is Outcome.PARTLY else "Reported as partly carried out"
        return (f"{what} {where}; the rest is open.",)
    return (f"Progress reported {where}.",)


def _finished(facts: Facts) -> tuple[str, ...]:
    day = written(facts.told_on) if facts.told_on else ""
    on = f" on {day}" if day else ""
    where = f" in the letter of {day}" if facts.told_in_letter and day else on
    if facts.state is State.REPORTED:
        return (f"Reported as carried out{where}.", _not_established(facts))
    if facts.state is State.DECIDED:
        by = f" according to {as_dutch(facts.body)}" if facts.body else ""
        return (f"{OUTCOMES[facts.outcome or Outcome.FULFILLED]}{by}{on}.",)
    if facts.state is State.DECLINED:
        return (f"Will not be carried out, reported{where}." if day else "Will not be carried out.",)
    if facts.state is State.TRANSFERRED:
        to = f" to {as_dutch(facts.successor)}" if facts.successor else ""
        return (f"Handed over{to}{on}.",)
    return (f"{STATES[facts.state]}{on}.",)


def _not_established(facts: Facts) -> str:
    if facts.establisher is not None:
        return f"Not yet established {ESTABLISHERS[facts.establisher]}."
    if facts.of_motion:
        return "The Tweede Kamer does not establish this for motions."
    return "Nobody establishes this for a commitment in a letter."
