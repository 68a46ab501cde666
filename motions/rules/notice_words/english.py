"""What notices say in English."""

from datetime import date

from motions.rules.follow_ups import EventKind, Outcome
from motions.rules.notice_words import ENDED, Count, Told, as_dutch
from motions.rules.notice_words.english_dates import written
from motions.rules.notice_words.english_lines import OUTCOMES, slipped_line, stands
from motions.rules.slippage import Slippage
from motions.rules.state_lines import Facts

LEADS = {
    EventKind.OPENED: "New",
    EventKind.TERM_SET: "Term set",
    EventKind.TERM_EXTENDED: "Term extended",
    EventKind.TERM_CONFIRMED: "Date confirmed",
    EventKind.MENTIONED: "Mentioned in a letter",
    EventKind.PROGRESS: "Progress reported",
    EventKind.PARTLY: "Reported as partly carried out",
    EventKind.REPORTED: "Reported as carried out",
    EventKind.DECLINED: "Will not be carried out",
    EventKind.DECIDED: "Established",
    EventKind.CLOSED: "Closed by us",
    EventKind.REOPENED: "Reopened",
    EventKind.KEPT_OPEN: "Stays open",
    EventKind.TRANSFERRED: "Handed over",
    EventKind.OVERTAKEN: "Overtaken by events",
    EventKind.LAPSED: "Lapsed",
    EventKind.RETRACTED: "Withdrawn",
    EventKind.DUE_SOON: "Term approaches",
    EventKind.TERM_PASSED: "Term passed",
    EventKind.STILL_OPEN: "Still open after the term",
    EventKind.REGISTER_OPEN: "Reported, still open in the register",
    EventKind.UNMENTIONED: "Not mentioned in a letter for a long time",
    EventKind.LOOK_AGAIN: "To be looked at again",
    EventKind.ESTIMATE_DUE: "Estimated date to be confirmed",
    EventKind.OFFERED: "Offered",
    EventKind.OFFER_REFUSED: "Offer refused",
    EventKind.ASSIGNED: "Assigned",
    EventKind.CORRECTED: "Corrected",
}
SET_BY = {
    "promised": "Promised",
    "requested": "Requested in the motion",
    "committee": "Set by the committee",
    "staff": "Set by a colleague",
    "internal": "Internal target",
}
WHY = {
    "owner": "because you handle this",
    "mailbox": "because this is the mailbox of {ministry}",
    "office": "because nobody handles this and the ministry has no mailbox",
    "follower": "because you follow this: {followed}",
}
ACTS = {
    EventKind.ESTIMATE_DUE: "Confirm or change the date",
    EventKind.REGISTER_OPEN: "Note that it was established",
    EventKind.LOOK_AGAIN: "Note a term, or a new day to look at it",
    EventKind.OPENED: "Check who handles it and its term",
    EventKind.TRANSFERRED: "Check who handles it and its term",
    EventKind.OFFERED: "Accept or refuse the offer",
    EventKind.OFFER_REFUSED: "Check who handles it",
    EventKind.CORRECTED: "Look at the correction",
}
COUNTS = {
    "passed": ("1 term passed", "{} terms passed"),
    "approaching": ("1 approaching", "{} approaching"),
    "extended": ("1 extended", "{} extended"),
    "reported": ("1 reported", "{} reported"),
    "other": ("1 other message", "{} other messages"),
}
SINCE = {EventKind.UNMENTIONED: "since", EventKind.REGISTER_OPEN: "reported on"}
TO_WHOM = {"owner": " to you", "mailbox": " to your ministry"}


class English:
    language = "en"
    example = "Example: "
    example_note = "This is an invented example."
    how_determined = "How was this date determined?"
    what_now = "What can you do now?"
    assumption = "This date rests on an assumption."
    view = "View in Nakoming (in Dutch)"
    stop = "Stop, change or pause"
    stop_owner = "Does somebody else handle this? Assign it to them: you will then hear nothing more of it."
    stop_others = "To stop or pause, answer this message."
    more_followed = "more"
    moved_note = "No term changed because of it."
    no_ministry = "No ministry yet"
    all_of_it = "View everything in Nakoming (in Dutch)"

    def day(self, day: date, *, weekday: bool = False) -> str:
        return written(day, weekday=weekday)

    def number(self, number: int) -> str:
        return f"{number:,}"

    def quoted(self, text: str) -> str:
        return f"“{text}”"

    def headline(self, told: Told, *, is_motion: bool, about: bool, topic: str, ministry: str) -> str:
        what = "motion" if is_motion else "commitment"
        topic = f"about {topic}" if about else self.quoted(topic)
        where = f" ({ministry})" if ministry else ""
        return f"{self._lead(told)}: {what} {topic}{where}{self._tail(told)}"

    def _lead(self, told: Told) -> str:
        if told.kind is EventKind.DECIDED and told.outcome:
            return f"{OUTCOMES[told.outcome]} according to {as_dutch(told.body)}"
        if told.kind is EventKind.ASSIGNED and told.to_you:
            return "Assigned to you"
        return LEADS[told.kind]

    def _tail(self, told: Told) -> str:
        if told.kind is EventKind.OFFER_REFUSED:
            return f", by {told.moved_to}" if told.moved_to else ""
        if told.kind in (EventKind.TRANSFERRED, EventKind.OFFERED):
            from_ = f", from {told.moved_from}" if told.moved_from else ""
            return f"{from_}{' to' if from_ else ', to'} {told.moved_to}" if told.moved_to else from_
        if told.letter_on and told.kind is not EventKind.TERM_EXTENDED:
            return f", letter of {written(told.letter_on)}"
        if told.kind in ENDED:
            return f", {written(told.day)}"
        if told.kind in SINCE and told.since:
            return f", {SINCE[told.kind]} {written(told.since)}"
        if told.due_on is None:
            return ", without a term" if told.kind is EventKind.LOOK_AGAIN else ""
        if told.kind is EventKind.ESTIMATE_DUE:
            return f", about {written(told.due_on)}"
        return f", {'now ' if told.kind is EventKind.TERM_EXTENDED else ''}by {written(told.due_on)}"

    def happened(self, told: Told) -> str:
        on = f" on {written(told.day)}"
        where = f" in the letter of {written(told.letter_on)}" if told.letter_on else on
        match told.kind:
            case EventKind.TERM_EXTENDED:
                return self._extended(told, where)
            case EventKind.REPORTED:
                return f"Reported as carried out{where}."
            case EventKind.PARTLY:
                return f"Reported as partly carried out{where}; the rest is open."
            case EventKind.DECLINED:
                return f"Reported{where}: this will not be carried out."
            case EventKind.DECIDED:
                outcome = f": {OUTCOMES[Outcome(told.outcome)].lower()}" if told.outcome else ""
                return f"Established{on}, according to {as_dutch(told.body)}{outcome}."
            case EventKind.TRANSFERRED:
                return self._transferred(told, on)
            case EventKind.OFFERED:
                to = f" to {told.moved_to}" if told.moved_to else ""
                return f"Offered{on}{to}. Until somebody accepts it, it stays where it is."
            case EventKind.OFFER_REFUSED:
                by = f" by {told.moved_to}" if told.moved_to else ""
                return f"The offer was refused{on}{by}. The follow-up stays where it is."
            case EventKind.ASSIGNED:
                return f"Assigned{' to you' if told.to_you else ''}{on}."
            case EventKind.REOPENED:
                return f"Reopened{on}: this is open again."
            case EventKind.UNMENTIONED:
                return f"No letter in Nakoming has mentioned this since {written(told.since)}." if told.since else ""
            case EventKind.ESTIMATE_DUE:
                return "This date is an estimate. It counts as a term only when a colleague confirms it."
            case EventKind.REGISTER_OPEN:
                return "The government reported this as carried out; in the register it is still open."
            case EventKind.OPENED:
                return f"Added to Nakoming{where}."
            case EventKind.DUE_SOON | EventKind.TERM_PASSED | EventKind.STILL_OPEN | EventKind.LOOK_AGAIN:
                return ""
        return f"{LEADS[told.kind]}{where}."

    def _extended(self, told: Told, where: str) -> str:
        was = f" from {written(told.former_due_on, weekday=True)}" if told.former_due_on else ""
        to = f" to {written(told.due_on, weekday=True)}" if told.due_on else ", without a new date"
        return f"The term was extended{where}{was}{to}."

    def _transferred(self, told: Told, on: str) -> str:
        from_ = f" from {told.moved_from}" if told.moved_from else ""
        to = f" to {told.moved_to}" if told.moved_to else ""
        return f"Handed over{on}{from_}{to}. The term does not change."

    def stands(self, facts: Facts, *, today: date, letters_until: date | None) -> str:
        return stands(facts, today=today, letters_until=letters_until)

    def slipped(self, slipped: Slippage | None) -> str:
        return slipped_line(slipped)

    def said(self, *, is_motion: bool, who: str, on: date | None, number: str) -> str:
        verb = "Requested" if is_motion else "Promised"
        by = f" by {who}" if who else ""
        day = f" on {written(on)}" if on else ""
        return f"{verb}{by}{day}{f' ({number})' if number else ''}"

    def reason(self, text: str) -> str:
        return f"Reason: {text}"

    def set_by(self, code: str) -> str:
        return SET_BY[code]

    def due(self, day: date) -> str:
        return f"By {written(day, weekday=True)} at the latest."

    def counted_from(self, day: date) -> str:
        return f"Counted from {written(day)}."

    def calendar(self, *, name: str, first: date, last: date, source: str) -> str:
        return f"Calendar: {name}, {written(first)} up to and including {written(last)} ({source})."

    def passage(self, *, whole_letter: bool) -> str:
        return "The letter" if whole_letter else "The sentence in the letter"

    def act(self, kind: EventKind) -> str:
        return ACTS.get(kind, "Note a report, a postponement or a transfer")

    def why(self, role: str, *, ministry: str, followed: str) -> str:
        return f"You get this message {WHY[role].format(ministry=ministry, followed=followed)}."

    def digest_subject(self, counts: list[Count], *, today: date) -> str:
        parts = [COUNTS[each.sort][each.number != 1].format(self.number(each.number)) for each in counts]
        return f"Nakoming: {', '.join(parts)} ({written(today, weekday=True)})"

    def moved(self, kind: EventKind | None, number: int, role: str) -> str:
        what = "1 follow-up" if number == 1 else f"{self.number(number)} follow-ups"
        if kind is EventKind.OFFER_REFUSED:
            return f"The offer of {what} was refused"
        done = "offered" if kind is EventKind.OFFERED else "handed over"
        return f"{what} {'was' if number == 1 else 'were'} {done}{TO_WHOM.get(role, '')}"

    def decided_together(self, number: int) -> str:
        return "1 decision noted" if number == 1 else f"{self.number(number)} decisions noted from one list"

    def joined(self, names: list[str]) -> str:
        return " and ".join((", ".join(names[:-1]), names[-1])) if len(names) > 1 else "".join(names)

    def rest(self, number: int) -> str:
        if number == 1:
            return "1 more message is not listed here."
        return f"{self.number(number)} more messages are not listed here."
