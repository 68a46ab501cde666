"""Every kind of event in both languages, sentence by sentence."""

from dataclasses import replace
from datetime import date

import pytest

from motions.rules.establishing import Establisher
from motions.rules.follow_ups import EventKind, Outcome, State
from motions.rules.notice_words import Count, Told, as_dutch, unmarked
from motions.rules.notice_words.languages import LANGUAGES
from motions.rules.slippage import Slippage
from motions.rules.state_lines import Facts

NL, EN = LANGUAGES["nl"], LANGUAGES["en"]
LETTER = date(2026, 6, 30)
DAY = date(2026, 7, 3)
TERM = date(2026, 7, 2)

# kind, what differs, subject and sentence in Dutch, the same in English
KINDS = [
    (EventKind.TERM_PASSED, {}, "Termijn verstreken: {}, uiterlijk 2 juli 2026", "",
     "Term passed: {}, by 2 July 2026", ""),
    (EventKind.DUE_SOON, {}, "Termijn nadert: {}, uiterlijk 2 juli 2026", "",
     "Term approaches: {}, by 2 July 2026", ""),
    (EventKind.STILL_OPEN, {}, "Nog open na de termijn: {}, uiterlijk 2 juli 2026", "",
     "Still open after the term: {}, by 2 July 2026", ""),
    (EventKind.TERM_EXTENDED, {"letter_on": LETTER, "former_due_on": TERM, "due_on": date(2026, 12, 4)},
     "Termijn verlengd: {}, nu uiterlijk 4 december 2026",
     "De termijn is in de brief van 30 juni 2026 verlengd van donderdag 2 juli 2026 naar vrijdag 4 december 2026.",
     "Term extended: {}, now by 4 December 2026",
     "The term was extended in the letter of 30 June 2026 from Thursday 2 July 2026 to Friday 4 December 2026."),
    (EventKind.TERM_EXTENDED, {"former_due_on": None, "due_on": None},
     "Termijn verlengd: {}", "De termijn is op 3 juli 2026 verlengd, zonder nieuwe datum.",
     "Term extended: {}", "The term was extended on 3 July 2026, without a new date."),
    (EventKind.REPORTED, {"letter_on": LETTER},
     "Gemeld als uitgevoerd: {}, brief van 30 juni 2026", "Gemeld als uitgevoerd in de brief van 30 juni 2026.",
     "Reported as carried out: {}, letter of 30 June 2026", "Reported as carried out in the letter of 30 June 2026."),
    (EventKind.PARTLY, {"letter_on": LETTER},
     "Deels uitgevoerd gemeld: {}, brief van 30 juni 2026",
     "Deels gemeld als uitgevoerd in de brief van 30 juni 2026; de rest staat open.",
     "Reported as partly carried out: {}, letter of 30 June 2026",
     "Reported as partly carried out in the letter of 30 June 2026; the rest is open."),
    (EventKind.DECLINED, {"letter_on": LETTER},
     "Wordt niet uitgevoerd: {}, brief van 30 juni 2026",
     "Gemeld in de brief van 30 juni 2026: dit wordt niet uitgevoerd.",
     "Will not be carried out: {}, letter of 30 June 2026",
     "Reported in the letter of 30 June 2026: this will not be carried out."),
    (EventKind.DECIDED, {"outcome": Outcome.FULFILLED, "body": "toezeggingenregister"},
     "Voldaan volgens het toezeggingenregister: {}, 3 juli 2026",
     "Vastgesteld op 3 juli 2026, volgens het toezeggingenregister: voldaan.",
     "Fulfilled according to toezeggingenregister: {}, 3 July 2026",
     "Established on 3 July 2026, according to toezeggingenregister: fulfilled."),
    (EventKind.REOPENED, {}, "Heropend: {}, uiterlijk 2 juli 2026", "Heropend op 3 juli 2026: dit staat weer open.",
     "Reopened: {}, by 2 July 2026", "Reopened on 3 July 2026: this is open again."),
    (EventKind.TRANSFERRED, {"moved_from": "BZ", "moved_to": "DEF"},
     "Overgedragen: {}, van BZ naar DEF",
     "Overgedragen op 3 juli 2026 van BZ naar DEF. De termijn verandert daardoor niet.",
     "Handed over: {}, from BZ to DEF", "Handed over on 3 July 2026 from BZ to DEF. The term does not change."),
    (EventKind.TRANSFERRED, {"moved_to": "DEF"},
     "Overgedragen: {}, naar DEF", "Overgedragen op 3 juli 2026 naar DEF. De termijn verandert daardoor niet.",
     "Handed over: {}, to DEF", "Handed over on 3 July 2026 to DEF. The term does not change."),
    (EventKind.ASSIGNED, {"to_you": True}, "Aan u toegewezen: {}, uiterlijk 2 juli 2026",
     "Toegewezen aan u op 3 juli 2026.",
     "Assigned to you: {}, by 2 July 2026", "Assigned to you on 3 July 2026."),
    (EventKind.OPENED, {}, "Nieuw: {}, uiterlijk 2 juli 2026", "Opgenomen in Nakoming op 3 juli 2026.",
     "New: {}, by 2 July 2026", "Added to Nakoming on 3 July 2026."),
    (EventKind.UNMENTIONED, {"since": date(2026, 2, 10)},
     "Al lang in geen brief genoemd: {}, sinds 10 februari 2026",
     "Geen brief in Nakoming noemt dit sinds 10 februari 2026.",
     "Not mentioned in a letter for a long time: {}, since 10 February 2026",
     "No letter in Nakoming has mentioned this since 10 February 2026."),
    (EventKind.LOOK_AGAIN, {"due_on": None}, "Opnieuw bekijken: {}, zonder termijn", "",
     "To be looked at again: {}, without a term", ""),
    (EventKind.ESTIMATE_DUE, {}, "Geschatte datum te bevestigen: {}, omstreeks 2 juli 2026",
     "Deze datum is geschat. Zij telt pas als termijn wanneer een medewerker haar bevestigt.",
     "Estimated date to be confirmed: {}, about 2 July 2026",
     "This date is an estimate. It counts as a term only when a colleague confirms it."),
    (EventKind.REGISTER_OPEN, {"since": LETTER}, "Gemeld, nog open in het register: {}, gemeld op 30 juni 2026",
     "De regering meldde dit als uitgevoerd; in het register staat het nog open.",
     "Reported, still open in the register: {}, reported on 30 June 2026",
     "The government reported this as carried out; in the register it is still open."),
    (EventKind.CORRECTED, {}, "Gecorrigeerd: {}, 3 juli 2026", "Gecorrigeerd op 3 juli 2026.",
     "Corrected: {}, 3 July 2026", "Corrected on 3 July 2026."),
    (EventKind.CLOSED, {}, "Door ons afgesloten: {}, 3 juli 2026", "Door ons afgesloten op 3 juli 2026.",
     "Closed by us: {}, 3 July 2026", "Closed by us on 3 July 2026."),
    (EventKind.OVERTAKEN, {}, "Achterhaald: {}, 3 juli 2026", "Achterhaald op 3 juli 2026.",
     "Overtaken by events: {}, 3 July 2026", "Overtaken by events on 3 July 2026."),
    (EventKind.LAPSED, {}, "Vervallen: {}, 3 juli 2026", "Vervallen op 3 juli 2026.",
     "Lapsed: {}, 3 July 2026", "Lapsed on 3 July 2026."),
]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "given", "subject_nl", "sentence_nl", "subject_en", "sentence_en"),
    KINDS,
    ids=lambda value: str(value)[:20],
)
def test_event_is_told_in_both_languages(
    kind: EventKind, given: dict[str, object], subject_nl: str, sentence_nl: str, subject_en: str, sentence_en: str
) -> None:
    fields = {"moved_from": "", "due_on": TERM} | given
    told = replace(Told(kind=kind, day=DAY), **fields)  # type: ignore[arg-type]

    in_dutch = NL.headline(told, is_motion=False, about=True, topic="bruggen", ministry="BZ")
    in_english = EN.headline(told, is_motion=True, about=False, topic=as_dutch("Bruggen"), ministry="")

    assert in_dutch == subject_nl.format("toezegging over bruggen (BZ)")
    assert unmarked(in_english) == subject_en.format("motion “Bruggen”")
    assert (NL.happened(told), unmarked(EN.happened(told))) == (sentence_nl, sentence_en)


def test_every_kind_has_a_subject_in_both_languages() -> None:
    for kind in EventKind:
        for words in (NL, EN):
            assert words.headline(Told(kind=kind, day=DAY), is_motion=True, about=True, topic="X", ministry="")


LATE = Facts(
    of_motion=False, state=State.OPEN, due_on=TERM, certain=False, notify_from=date(2026, 7, 3), phrase="voor de zomer"
)

LINES = [
    (LATE, "Term passed on 2 July 2026. Promised: “voor de zomer”, so by Thursday 2 July 2026 at the latest "
     "(assumption). No letter found in Nakoming (updated to 30 June 2026)."),
    (replace(LATE, of_motion=True, phrase="", certain=True, last_letter_on=date(2026, 5, 1)),
     "Term passed on 2 July 2026. Requested: by Thursday 2 July 2026 at the latest. "
     "Last letter of 1 May 2026; no letter after it found in Nakoming (updated to 30 June 2026)."),
    (replace(LATE, notify_from=date(2026, 7, 4), phrase=""),
     "Term passed on 2 July 2026; a letter may be on its way. Promised: by Thursday 2 July 2026 at the latest "
     "(assumption). No letter found in Nakoming (updated to 30 June 2026)."),
    (replace(LATE, unsaid=True),
     "A letter may be on its way: the term ran up to and including Thursday 2 July 2026."),
    (replace(LATE, due_on=DAY), "Today is the last day: Friday 3 July 2026."),
    (replace(LATE, due_on=date(2026, 7, 4)), "1 day left: by Saturday 4 July 2026 at the latest."),
    (replace(LATE, due_on=date(2026, 8, 2)), "30 days left: by Sunday 2 August 2026 at the latest."),
    (replace(LATE, due_on=date(2026, 8, 3)), "Open: by Monday 3 August 2026 at the latest."),
    (replace(LATE, due_on=date(2026, 8, 3), estimated=True),
     "Estimated date: about 3 August 2026, not yet confirmed by a colleague."),
    (replace(LATE, due_on=None, phrase="op korte termijn", review_on=date(2026, 9, 1)),
     "No term mentioned (“op korte termijn”). To be looked at again on 1 September 2026."),
    (replace(LATE, due_on=date(2026, 8, 3), state=State.PARTLY, told_on=LETTER, told_in_letter=True),
     "Partly reported: by Monday 3 August 2026 at the latest. "
     "Reported as partly carried out in the letter of 30 June 2026; the rest is open."),
    (replace(LATE, state=State.REPORTED, told_on=LETTER, told_in_letter=True, of_motion=True),
     "Reported as carried out in the letter of 30 June 2026. The Tweede Kamer does not establish this for motions."),
    (replace(LATE, state=State.REPORTED, told_on=LETTER, establisher=Establisher.REGISTER),
     "Reported as carried out on 30 June 2026. Not yet established in the register of commitments."),
    (replace(LATE, state=State.DECIDED, outcome=Outcome.PARTLY, body="de commissie", told_on=LETTER),
     "Partly fulfilled according to de commissie on 30 June 2026."),
    (replace(LATE, state=State.DECLINED, told_on=LETTER, told_in_letter=True),
     "Will not be carried out, reported in the letter of 30 June 2026."),
    (replace(LATE, state=State.TRANSFERRED, successor="Defensie", told_on=LETTER),
     "Handed over to Defensie on 30 June 2026."),
    (replace(LATE, state=State.LAPSED, told_on=LETTER, intention=True),
     "Lapsed on 30 June 2026. Announced in a letter; it is not in the register of commitments."),
]  # fmt: skip


@pytest.mark.parametrize(("facts", "expected"), LINES, ids=lambda value: str(value)[:40])
def test_how_it_stands_is_told_in_english(facts: Facts, expected: str) -> None:
    assert unmarked(EN.stands(facts, today=DAY, letters_until=LETTER)) == expected


def test_every_state_can_be_told_in_english() -> None:
    for state in State:
        assert EN.stands(replace(LATE, state=state, due_on=None, phrase=""), today=DAY, letters_until=None)


@pytest.mark.parametrize(
    ("times", "months", "days", "dutch", "english"),
    [
        (1, 0, 1, "Termijn 1 keer verlengd, nu 1 dag na de eerste datum.",
         "Term extended once, now 1 day after the first date."),
        (2, 8, 245, "Termijn 2 keer verlengd, nu 8 maanden na de eerste datum.",
         "Term extended twice, now 8 months after the first date."),
        (3, 14, 430, "Termijn 3 keer verlengd, nu 14 maanden na de eerste datum.",
         "Term extended 3 times, now 14 months after the first date."),
    ],
)  # fmt: skip
def test_slippage_is_told_in_both_languages(times: int, months: int, days: int, dutch: str, english: str) -> None:
    slipped = Slippage(times=times, days=days, months=months)
    assert (NL.slipped(slipped), EN.slipped(slipped)) == (dutch, english)


def test_digest_counts_in_its_subject() -> None:
    counts = [Count("passed", 3), Count("approaching", 5)]
    today = date(2026, 11, 23)

    assert NL.digest_subject(counts, today=today) == (
        "Nakoming: 3 termijnen verstreken, 5 naderen (maandag 23 november 2026)"
    )
    assert EN.digest_subject(counts, today=today) == "Nakoming: 3 terms passed, 5 approaching (Monday 23 November 2026)"
    ones = [Count(sort, 1) for sort in ("passed", "approaching", "extended", "reported", "other")]
    assert NL.digest_subject(ones, today=today) == (
        "Nakoming: 1 termijn verstreken, 1 nadert, 1 verlengd, 1 gemeld, 1 ander bericht (maandag 23 november 2026)"
    )
    assert EN.digest_subject([Count("other", 4980)], today=today) == (
        "Nakoming: 4,980 other messages (Monday 23 November 2026)"
    )


def test_numbers_and_lists_are_written_as_each_language_does() -> None:
    assert (NL.number(4980), EN.number(4980)) == ("4.980", "4,980")
    assert (NL.joined(["a", "b", "c"]), EN.joined(["a", "b", "c"])) == ("a, b en c", "a, b and c")
    assert (NL.joined(["a"]), NL.joined([])) == ("a", "")
    assert NL.moved(EventKind.ASSIGNED, 12, "owner") == "12 opvolgingen zijn aan u overgedragen"
    assert NL.moved(EventKind.ASSIGNED, 1, "mailbox") == "1 opvolging is aan uw ministerie overgedragen"
    assert EN.moved(EventKind.TRANSFERRED, 2, "follower") == "2 follow-ups were handed over"
    assert NL.moved(EventKind.OFFERED, 3, "mailbox") == "3 opvolgingen zijn aan uw ministerie aangeboden"
    assert EN.moved(EventKind.OFFERED, 1, "owner") == "1 follow-up was offered to you"
    assert NL.moved(EventKind.OFFER_REFUSED, 1, "mailbox") == "Het aanbod van 1 opvolging is geweigerd"
    assert EN.moved(EventKind.OFFER_REFUSED, 2, "owner") == "The offer of 2 follow-ups was refused"
