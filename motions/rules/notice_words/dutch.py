"""What notices say in Dutch."""

from datetime import date

from motions.rules.dutch_dates import written
from motions.rules.follow_ups import EventKind
from motions.rules.notice_words import ENDED, Count, Told
from motions.rules.slippage import Slippage
from motions.rules.state_lines import Facts, slippage_line, state_line, with_article

LEADS = {
    EventKind.OPENED: "Nieuw",
    EventKind.DECLINED: "Wordt niet uitgevoerd",
    EventKind.TERM_CONFIRMED: "Datum bevestigd",
}
"""What a subject begins with, where that is not the label of the timeline."""

SET_BY = {
    "promised": "Toegezegd",
    "requested": "Gevraagd in de motie",
    "committee": "Bepaald door de commissie",
    "staff": "Bepaald door een medewerker",
    "internal": "Intern streven",
}
WHY = {
    "owner": "omdat u de behandelaar bent",
    "mailbox": "omdat dit de mailbox is van {ministry}",
    "office": "omdat er geen behandelaar is en het ministerie geen mailbox heeft",
    "follower": "omdat u dit volgt: {followed}",
}
ACTS = {
    EventKind.ESTIMATE_DUE: "De datum bevestigen of wijzigen",
    EventKind.REGISTER_OPEN: "De vaststelling noteren",
    EventKind.LOOK_AGAIN: "Een termijn of een nieuwe dag om te bekijken noteren",
    EventKind.OPENED: "De behandelaar en de termijn nakijken",
    EventKind.TRANSFERRED: "De behandelaar en de termijn nakijken",
    EventKind.OFFERED: "Het aanbod aannemen of weigeren",
    EventKind.OFFER_REFUSED: "Nakijken wie dit behandelt",
    EventKind.CORRECTED: "De correctie bekijken",
}
COUNTS = {
    "passed": ("1 termijn verstreken", "{} termijnen verstreken"),
    "approaching": ("1 nadert", "{} naderen"),
    "extended": ("1 verlengd", "{} verlengd"),
    "reported": ("1 gemeld", "{} gemeld"),
    "other": ("1 ander bericht", "{} andere berichten"),
}
SINCE = {EventKind.UNMENTIONED: "sinds", EventKind.REGISTER_OPEN: "gemeld op"}
TO_WHOM = {"owner": " aan u", "mailbox": " aan uw ministerie"}


class Dutch:
    language = "nl"
    example = "Voorbeeld: "
    example_note = "Dit is een verzonnen voorbeeld."
    how_determined = "Hoe is deze datum bepaald?"
    what_now = "Wat kunt u nu doen?"
    assumption = "Deze datum berust op een aanname."
    view = "Bekijken in Nakoming"
    stop = "Stoppen, wijzigen of pauzeren"
    stop_owner = (
        "Behandelt iemand anders dit, wijs het dan aan haar of hem toe: daarna krijgt u hierover geen bericht meer."
    )
    stop_others = "Wilt u stoppen of pauzeren, beantwoord dan dit bericht."
    more_followed = "nog meer"
    moved_note = "Geen termijn is daardoor veranderd."
    no_ministry = "Nog geen ministerie"
    all_of_it = "Alles bekijken in Nakoming"

    def day(self, day: date, *, weekday: bool = False) -> str:
        return written(day, weekday=weekday)

    def number(self, number: int) -> str:
        return f"{number:,}".replace(",", ".")

    def quoted(self, text: str) -> str:
        return f"“{text}”"

    def headline(self, told: Told, *, is_motion: bool, about: bool, topic: str, ministry: str) -> str:
        what = "motie" if is_motion else "toezegging"
        topic = f"over {topic}" if about else self.quoted(topic)
        where = f" ({ministry})" if ministry else ""
        return f"{self._lead(told)}: {what} {topic}{where}{self._tail(told)}"

    def _lead(self, told: Told) -> str:
        if told.kind is EventKind.DECIDED and told.outcome:
            return f"{told.outcome.label} volgens {with_article(told.body)}"
        if told.kind is EventKind.ASSIGNED and told.to_you:
            return "Aan u toegewezen"
        return LEADS.get(told.kind, told.kind.label)

    def _tail(self, told: Told) -> str:
        if told.kind is EventKind.OFFER_REFUSED:
            return f", door {told.moved_to}" if told.moved_to else ""
        if told.kind in (EventKind.TRANSFERRED, EventKind.OFFERED):
            from_ = f", van {told.moved_from}" if told.moved_from else ""
            return f"{from_}{' naar' if from_ else ', naar'} {told.moved_to}" if told.moved_to else from_
        if told.letter_on and told.kind is not EventKind.TERM_EXTENDED:
            return f", brief van {written(told.letter_on)}"
        if told.kind in ENDED:
            return f", {written(told.day)}"
        if told.kind in SINCE and told.since:
            return f", {SINCE[told.kind]} {written(told.since)}"
        if told.due_on is None:
            return ", zonder termijn" if told.kind is EventKind.LOOK_AGAIN else ""
        if told.kind is EventKind.ESTIMATE_DUE:
            return f", omstreeks {written(told.due_on)}"
        return f", {'nu ' if told.kind is EventKind.TERM_EXTENDED else ''}uiterlijk {written(told.due_on)}"

    def happened(self, told: Told) -> str:
        on = f" op {written(told.day)}"
        where = f" in de brief van {written(told.letter_on)}" if told.letter_on else on
        match told.kind:
            case EventKind.TERM_EXTENDED:
                return self._extended(told, where)
            case EventKind.REPORTED:
                return f"Gemeld als uitgevoerd{where}."
            case EventKind.PARTLY:
                return f"Deels gemeld als uitgevoerd{where}; de rest staat open."
            case EventKind.DECLINED:
                return f"Gemeld{where}: dit wordt niet uitgevoerd."
            case EventKind.DECIDED:
                outcome = f": {told.outcome.label.lower()}" if told.outcome else ""
                return f"Vastgesteld{on}, volgens {with_article(told.body)}{outcome}."
            case EventKind.TRANSFERRED:
                return self._transferred(told, on)
            case EventKind.OFFERED:
                to = f" aan {told.moved_to}" if told.moved_to else ""
                return f"Aangeboden{on}{to}. Zolang niemand dit aanneemt, blijft het waar het is."
            case EventKind.OFFER_REFUSED:
                by = f" door {told.moved_to}" if told.moved_to else ""
                return f"Het aanbod is{on}{by} geweigerd. De opvolging blijft waar zij is."
            case EventKind.ASSIGNED:
                return f"Toegewezen{' aan u' if told.to_you else ''}{on}."
            case EventKind.REOPENED:
                return f"Heropend{on}: dit staat weer open."
            case EventKind.UNMENTIONED:
                return f"Geen brief in Nakoming noemt dit sinds {written(told.since)}." if told.since else ""
            case EventKind.ESTIMATE_DUE:
                return "Deze datum is geschat. Zij telt pas als termijn wanneer een medewerker haar bevestigt."
            case EventKind.REGISTER_OPEN:
                return "De regering meldde dit als uitgevoerd; in het register staat het nog open."
            case EventKind.DUE_SOON | EventKind.TERM_PASSED | EventKind.STILL_OPEN | EventKind.LOOK_AGAIN:
                return ""
        return f"{told.kind.label}{where}."

    def _extended(self, told: Told, where: str) -> str:
        was = f" van {written(told.former_due_on, weekday=True)}" if told.former_due_on else ""
        to = f" naar {written(told.due_on, weekday=True)}" if told.due_on else ", zonder nieuwe datum"
        return f"De termijn is{where} verlengd{was}{to}."

    def _transferred(self, told: Told, on: str) -> str:
        from_ = f" van {told.moved_from}" if told.moved_from else ""
        to = f" naar {told.moved_to}" if told.moved_to else ""
        return f"Overgedragen{on}{from_}{to}. De termijn verandert daardoor niet."

    def stands(self, facts: Facts, *, today: date, letters_until: date | None) -> str:
        return state_line(facts, today=today, letters_until=letters_until).full

    def slipped(self, slipped: Slippage | None) -> str:
        return slippage_line(slipped)

    def said(self, *, is_motion: bool, who: str, on: date | None, number: str) -> str:
        verb = "Gevraagd" if is_motion else "Toegezegd"
        by = f" door {who}" if who else ""
        day = f" op {written(on)}" if on else ""
        return f"{verb}{by}{day}{f' ({number})' if number else ''}"

    def reason(self, text: str) -> str:
        return f"Reden: {text}"

    def set_by(self, code: str) -> str:
        return SET_BY[code]

    def due(self, day: date) -> str:
        return f"Uiterlijk {written(day, weekday=True)}."

    def counted_from(self, day: date) -> str:
        return f"Gerekend vanaf {written(day)}."

    def calendar(self, *, name: str, first: date, last: date, source: str) -> str:
        return f"Kalender: {name}, {written(first)} tot en met {written(last)} ({source})."

    def passage(self, *, whole_letter: bool) -> str:
        return "De brief" if whole_letter else "De zin in de brief"

    def act(self, kind: EventKind) -> str:
        return ACTS.get(kind, "Een melding, uitstel of overdracht noteren")

    def why(self, role: str, *, ministry: str, followed: str) -> str:
        return f"U krijgt dit bericht {WHY[role].format(ministry=ministry, followed=followed)}."

    def digest_subject(self, counts: list[Count], *, today: date) -> str:
        parts = [COUNTS[each.sort][each.number != 1].format(self.number(each.number)) for each in counts]
        return f"Nakoming: {', '.join(parts)} ({written(today, weekday=True)})"

    def moved(self, kind: EventKind | None, number: int, role: str) -> str:
        what = "1 opvolging" if number == 1 else f"{self.number(number)} opvolgingen"
        if kind is EventKind.OFFER_REFUSED:
            return f"Het aanbod van {what} is geweigerd"
        done = "aangeboden" if kind is EventKind.OFFERED else "overgedragen"
        return f"{what} {'is' if number == 1 else 'zijn'}{TO_WHOM.get(role, '')} {done}"

    def decided_together(self, number: int) -> str:
        return "1 besluit genoteerd" if number == 1 else f"{self.number(number)} besluiten genoteerd van één lijst"

    def joined(self, names: list[str]) -> str:
        return " en ".join((", ".join(names[:-1]), names[-1])) if len(names) > 1 else "".join(names)

    def rest(self, number: int) -> str:
        if number == 1:
            return "Nog 1 ander bericht staat hier niet bij."
        return f"Nog {self.number(number)} andere berichten staan hier niet bij."
