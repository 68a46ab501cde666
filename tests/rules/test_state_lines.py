"""Every line that a follow-up can have, on the day that makes it so."""

from datetime import date

import pytest

from motions.rules.decisions import Decided, DecisionKind
from motions.rules.establishing import Establisher, establisher
from motions.rules.follow_ups import Outcome, State
from motions.rules.slippage import Slippage, TermVersion, slippage
from motions.rules.state_lines import Facts, intention_line, slippage_line, state_line, undecided_line

THURSDAY = date(2026, 7, 2)
LETTERS_UNTIL = date(2026, 7, 13)


def facts(state: State = State.OPEN, *, of_motion: bool = True, **known: object) -> Facts:
    return Facts(of_motion=of_motion, state=state, **known)  # type: ignore[arg-type]


BEFORE_RECESS = facts(due_on=THURSDAY, phrase="vóór het zomerreces", certain=False, notify_from=date(2026, 7, 10))


@pytest.mark.parametrize(
    ("known", "today", "tone", "line"),
    [
        pytest.param(
            BEFORE_RECESS,
            date(2026, 7, 13),
            "late",
            "Termijn verstreken op 2 juli 2026. Gevraagd: vóór het zomerreces, dus uiterlijk donderdag 2 juli 2026"
            " (aanname). Geen brief gevonden in Nakoming (bijgewerkt t/m 13 juli 2026).",
            id="passed, after the margin",
        ),
        pytest.param(
            BEFORE_RECESS,
            date(2026, 7, 10),
            "late",
            "Termijn verstreken op 2 juli 2026. Gevraagd: vóór het zomerreces, dus uiterlijk donderdag 2 juli 2026"
            " (aanname). Geen brief gevonden in Nakoming (bijgewerkt t/m 13 juli 2026).",
            id="the first day after the margin",
        ),
        pytest.param(
            BEFORE_RECESS,
            date(2026, 7, 9),
            "margin",
            "Termijn verstreken op 2 juli 2026; brief kan onderweg zijn. Gevraagd: vóór het zomerreces, dus uiterlijk"
            " donderdag 2 juli 2026 (aanname). Geen brief gevonden in Nakoming (bijgewerkt t/m 13 juli 2026).",
            id="the last day of the margin",
        ),
        pytest.param(
            facts(of_motion=False, due_on=THURSDAY, last_letter_on=date(2026, 5, 4)),
            date(2026, 7, 3),
            "late",
            "Termijn verstreken op 2 juli 2026. Toegezegd: uiterlijk donderdag 2 juli 2026. Laatste brief van"
            " 4 mei 2026; daarna geen brief gevonden in Nakoming (bijgewerkt t/m 13 juli 2026).",
            id="a letter came before",
        ),
        pytest.param(
            facts(of_motion=False, due_on=THURSDAY, phrase="vóór 3 juli"),
            date(2026, 7, 3),
            "late",
            "Termijn verstreken op 2 juli 2026. Toegezegd: vóór 3 juli, dus uiterlijk donderdag 2 juli 2026."
            " Geen brief gevonden in Nakoming (bijgewerkt t/m 13 juli 2026).",
            id="promised before a day",
        ),
        pytest.param(
            facts(due_on=THURSDAY, unsaid=True),
            date(2026, 7, 13),
            "margin",
            "Brief kan onderweg zijn: de termijn liep tot en met donderdag 2 juli 2026.",
            id="what the viewer may not know forbids to accuse",
        ),
        pytest.param(
            facts(due_on=THURSDAY),
            THURSDAY,
            "soon",
            "Vandaag is de laatste dag: uiterlijk donderdag 2 juli 2026.",
            id="today",
        ),
        pytest.param(
            facts(due_on=THURSDAY),
            date(2026, 7, 1),
            "soon",
            "Nog 1 dag: uiterlijk donderdag 2 juli 2026.",
            id="tomorrow",
        ),
        pytest.param(
            facts(due_on=THURSDAY),
            date(2026, 6, 26),
            "soon",
            "Nog 6 dagen: uiterlijk donderdag 2 juli 2026.",
            id="six days",
        ),
        pytest.param(
            facts(due_on=THURSDAY),
            date(2026, 6, 2),
            "soon",
            "Nog 30 dagen: uiterlijk donderdag 2 juli 2026.",
            id="30 days",
        ),
        pytest.param(
            facts(due_on=THURSDAY), date(2026, 6, 1), "running", "Open: uiterlijk donderdag 2 juli 2026.", id="31 days"
        ),
        pytest.param(
            facts(State.IN_PROGRESS, due_on=THURSDAY, told_on=date(2026, 5, 4), told_in_letter=True),
            date(2026, 6, 1),
            "running",
            "In uitvoering: uiterlijk donderdag 2 juli 2026. Voortgang gemeld in de brief van 4 mei 2026.",
            id="in progress",
        ),
        pytest.param(
            facts(State.PARTLY, due_on=THURSDAY, told_on=date(2026, 5, 4), told_in_letter=True),
            date(2026, 6, 26),
            "soon",
            "Nog 6 dagen: uiterlijk donderdag 2 juli 2026."
            " Deels gemeld als uitgevoerd in de brief van 4 mei 2026; de rest staat open.",
            id="partly reported, the rest is due",
        ),
        pytest.param(
            facts(phrase="op korte termijn", review_on=date(2023, 5, 10)),
            date(2026, 7, 13),
            "undated",
            "Geen termijn genoemd (“op korte termijn”). Opnieuw bekijken op 10 mei 2023.",
            id="no date",
        ),
        pytest.param(
            facts(State.IN_PROGRESS, told_on=date(2023, 2, 10), told_in_letter=True),
            date(2026, 7, 13),
            "undated",
            "In uitvoering: voortgang gemeld in de brief van 10 februari 2023. Geen termijn genoemd.",
            id="no date, in progress",
        ),
        pytest.param(
            facts(due_on=THURSDAY, estimated=True),
            date(2026, 7, 13),
            "running",
            "Geschatte datum: omstreeks 2 juli 2026, nog niet door een medewerker bevestigd.",
            id="an estimate is never late",
        ),
        pytest.param(
            facts(State.REPORTED, told_on=date(2023, 10, 11), told_in_letter=True, due_on=THURSDAY),
            date(2026, 7, 13),
            "reported",
            "Gemeld als uitgevoerd in de brief van 11 oktober 2023. De Tweede Kamer stelt dit bij moties niet vast.",
            id="reported, motion",
        ),
        pytest.param(
            facts(State.REPORTED, of_motion=False, told_on=date(2023, 10, 11), establisher=Establisher.REGISTER),
            date(2026, 7, 13),
            "reported",
            "Gemeld als uitgevoerd op 11 oktober 2023. Nog niet vastgesteld in het toezeggingenregister.",
            id="reported, in the register",
        ),
        pytest.param(
            facts(
                State.DECIDED,
                of_motion=False,
                outcome=Outcome.FULFILLED,
                body="toezeggingenregister",
                told_on=date(2026, 2, 3),
            ),
            date(2026, 7, 13),
            "decided",
            "Voldaan volgens het toezeggingenregister op 3 februari 2026.",
            id="established",
        ),
        pytest.param(
            facts(State.DECIDED, outcome=Outcome.CONTINUOUS, body="commissie Loketten", told_on=date(2026, 2, 3)),
            date(2026, 7, 13),
            "decided",
            "Doorlopend volgens de commissie Loketten op 3 februari 2026.",
            id="continuous",
        ),
        pytest.param(
            facts(State.DECLINED, told_on=date(2026, 5, 4), told_in_letter=True),
            date(2026, 7, 13),
            "declined",
            "Wordt niet uitgevoerd, gemeld in de brief van 4 mei 2026.",
            id="declined",
        ),
        pytest.param(
            facts(State.TRANSFERRED, told_on=date(2026, 5, 4), successor="VVZ"),
            date(2026, 7, 13),
            "ended",
            "Overgedragen aan VVZ op 4 mei 2026.",
            id="transferred",
        ),
        pytest.param(
            facts(State.LAPSED, told_on=date(2026, 5, 4)),
            date(2026, 7, 13),
            "ended",
            "Vervallen op 4 mei 2026.",
            id="lapsed",
        ),
        pytest.param(
            facts(of_motion=False, due_on=THURSDAY, intention=True),
            date(2026, 6, 26),
            "soon",
            "Nog 6 dagen: uiterlijk donderdag 2 juli 2026."
            " Aangekondigd in een brief; staat niet in het toezeggingenregister.",
            id="intention",
        ),
    ],
)
def test_line_says_a_word_and_a_date(known: Facts, today: date, tone: str, line: str) -> None:
    said = state_line(known, today=today, letters_until=LETTERS_UNTIL)

    assert (said.tone, said.full) == (tone, line)


@pytest.mark.parametrize(
    "phrase",
    ["uiterlijk", "uiterlijk 2 juli 2026", "Uiterlijk op donderdag 2 juli a.s.", "2 juli", "uiterlijk 2-7-2026", ""],
)
def test_phrase_that_names_the_day_itself_is_not_followed_by_the_same_day(phrase: str) -> None:
    late = facts(of_motion=False, due_on=THURSDAY, phrase=phrase)

    line = state_line(late, today=date(2026, 7, 3), letters_until=LETTERS_UNTIL)

    assert line.more[0] == "Toegezegd: uiterlijk donderdag 2 juli 2026."


def test_late_line_says_so_when_there_are_no_letters_at_all() -> None:
    said = state_line(facts(due_on=THURSDAY), today=date(2026, 7, 3), letters_until=None)

    assert said.full.endswith("Geen brief gevonden in Nakoming (er zijn nog geen brieven opgenomen).")


@pytest.mark.parametrize(
    ("decided", "line"),
    [
        (None, "Nog geen besluit."),
        (Decided(DecisionKind.REJECTED, date(2023, 9, 21)), "Verworpen op 21 september 2023."),
        (
            Decided(DecisionKind.ADOPTED, date(2023, 9, 21)),
            "Aangenomen op 21 september 2023. De uitvoering wordt nog niet gevolgd.",
        ),
    ],
)
def test_motion_that_nobody_follows_shows_its_decision(decided: Decided | None, line: str) -> None:
    assert undecided_line(decided).full == line


def test_intention_that_nobody_follows_says_so() -> None:
    assert intention_line(date(2026, 2, 10)).full == (
        "Voornemen van 10 februari 2026; wordt niet gevolgd."
        " Aangekondigd in een brief; staat niet in het toezeggingenregister."
    )


@pytest.mark.parametrize(
    ("versions", "line"),
    [
        pytest.param([(date(2026, 1, 31), True)], "", id="one version"),
        pytest.param(
            [(date(2026, 1, 31), True), (date(2026, 4, 30), True), (date(2026, 10, 1), True)],
            "Termijn 2 keer verlengd, nu 8 maanden na de eerste datum.",
            id="twice",
        ),
        pytest.param(
            [(date(2026, 1, 31), True), (date(2026, 2, 14), True)],
            "Termijn 1 keer verlengd, nu 14 dagen na de eerste datum.",
            id="less than a month",
        ),
        pytest.param(
            [(date(2026, 1, 31), True), (date(2026, 4, 30), False)], "", id="a committee's date is no postponement"
        ),
        pytest.param([(date(2026, 4, 30), True), (date(2026, 1, 31), True)], "", id="earlier is no postponement"),
        pytest.param([(None, True), (date(2026, 4, 30), True)], "", id="a first date is no postponement"),
    ],
)
def test_slippage_counts_what_the_government_itself_moved(versions: list[tuple[date | None, bool]], line: str) -> None:
    assert slippage_line(slippage([TermVersion(due_on, promised) for due_on, promised in versions])) == line


def test_slippage_of_a_month_is_a_whole_one() -> None:
    assert slippage([TermVersion(date(2026, 1, 31), True), TermVersion(date(2026, 3, 1), True)]) == Slippage(1, 29, 1)


@pytest.mark.parametrize(
    ("chamber", "in_register", "to_presidium", "who"),
    [
        ("tk", False, False, None),
        ("tk", True, False, Establisher.REGISTER),
        ("tk", False, True, Establisher.PRESIDIUM),
        ("ek", False, False, Establisher.COMMITTEE),
        ("ek", True, False, Establisher.COMMITTEE),
    ],
)
def test_establisher_is_nobody_for_a_motion_of_the_tweede_kamer_and_a_promise_in_a_letter(
    chamber: str, in_register: bool, to_presidium: bool, who: Establisher | None
) -> None:
    assert establisher(chamber=chamber, in_register=in_register, to_presidium=to_presidium) == who
