"""What a viewer may know of a follow-up, and that the rules in SQL are the rules."""

from datetime import UTC, date, datetime
from itertools import product

import pytest

from motions.models import Commitment, Deadline, FollowUp, FollowUpEvent
from motions.queries import lists, seen
from motions.queries.criteria import CAN_BE_ESTABLISHED, Criteria, ItemKind, Stand, TermStand
from motions.queries.establishers import establisher_of
from motions.queries.motion_page import motion_page
from motions.queries.rows import with_subjects
from motions.queries.seen import Viewer
from motions.queries.standings import standings
from motions.queries.timeline import past_week
from motions.rules.calendar import default_calendar
from motions.rules.follow_ups import STATE_AFTER, EventKind, Happened, Outcome, State, replay
from motions.services import events, follow_ups, standing
from motions.services.events import Report
from motions.services.overdue import flag_overdue
from motions.services.terms import NewTerm, Source, set_term
from tests.builders import NOW, make_commitment, make_follow_up, make_letter, make_motion, make_paper, make_reviewer

TODAY = date(2026, 7, 13)


UNDER_WAY = "Brief kan onderweg zijn: de termijn liep tot en met donderdag 2 juli 2026."
LATER = "Open: uiterlijk dinsdag 1 december 2026."


def line(follow_up: FollowUp, viewer: Viewer) -> str:
    row = with_subjects(seen.follow_ups(viewer)).get(pk=follow_up.pk)
    return standings([row], viewer=viewer, today=TODAY)[row.pk].line.short


def total(viewer: Viewer, **criteria: object) -> int:
    return lists.page(ItemKind.MOTION, Criteria(**criteria), viewer=viewer, today=TODAY).total  # type: ignore[arg-type]


def report(follow_up: FollowUp, kind: EventKind, visibility: str, day: date) -> None:
    letter = make_letter(visibility=visibility, sent_on=day)
    follow_ups.report(
        follow_up=follow_up, kind=kind, happened_on=day, actor=None, now=NOW, today=TODAY, source=Report(letter=letter)
    )


def postpone(follow_up: FollowUp, visibility: str, due_on: date) -> None:
    letter = make_letter(visibility=visibility, sent_on=date(2026, 6, 1))
    term = NewTerm(due_on=due_on, precision="day", anchor_on=date(2026, 6, 1))
    set_term(
        follow_up=follow_up,
        term=term,
        set_by=Deadline.SetBy.PROMISED,
        actor=None,
        now=NOW,
        today=TODAY,
        source=Source(letter=letter),
    )


def test_report_in_an_unpublished_letter_leaves_the_public_state_as_it_was_and_accuses_nobody(db: None) -> None:
    follow_up = make_follow_up(due_on=date(2026, 7, 2))

    report(follow_up, EventKind.REPORTED, "sent", date(2026, 7, 1))

    assert line(follow_up, Viewer.STAFF) == "Gemeld als uitgevoerd in de brief van 1 juli 2026."
    assert line(follow_up, Viewer.VISITOR) == UNDER_WAY
    assert total(Viewer.VISITOR, terms=(TermStand.PASSED,)) == 0
    assert total(Viewer.VISITOR, stands=(Stand.REPORTED,)) == 0
    assert total(Viewer.VISITOR, stands=(Stand.OPEN,)) == 1


def test_postponement_in_an_unpublished_letter_shows_the_published_term_and_accuses_nobody(db: None) -> None:
    follow_up = make_follow_up(due_on=date(2026, 7, 2))

    postpone(follow_up, "sent", date(2026, 12, 1))

    assert line(follow_up, Viewer.STAFF) == LATER
    assert line(follow_up, Viewer.VISITOR) == UNDER_WAY
    assert total(Viewer.VISITOR, terms=(TermStand.PASSED,)) == 0


def test_postponement_in_a_public_letter_moves_the_term_for_everybody(db: None) -> None:
    follow_up = make_follow_up(due_on=date(2026, 7, 2))

    postpone(follow_up, "public", date(2026, 12, 1))

    assert line(follow_up, Viewer.VISITOR) == line(follow_up, Viewer.STAFF) == LATER


def test_progress_in_an_unpublished_letter_does_not_hide_that_the_term_passed(db: None) -> None:
    follow_up = make_follow_up(due_on=date(2026, 7, 2))

    report(follow_up, EventKind.PROGRESS, "sent", date(2026, 6, 1))

    assert line(follow_up, Viewer.VISITOR) == "Termijn verstreken op 2 juli 2026."
    assert total(Viewer.VISITOR, stands=(Stand.IN_PROGRESS,)) == 0
    assert total(Viewer.STAFF, stands=(Stand.IN_PROGRESS,)) == 1


def test_what_an_office_closed_stays_publicly_where_the_last_letter_left_it(db: None) -> None:
    follow_up = make_follow_up(due_on=date(2026, 12, 1))
    report(follow_up, EventKind.PARTLY, "public", date(2026, 6, 1))

    follow_ups.change_by_hand(
        follow_up=follow_up,
        kind=EventKind.CLOSED,
        happened_on=TODAY,
        note="",
        actor=make_reviewer(),
        now=NOW,
        today=TODAY,
    )

    assert line(follow_up, Viewer.STAFF) == "Door ons afgesloten op 13 juli 2026."
    assert total(Viewer.VISITOR, stands=(Stand.PARTLY,)) == 1
    assert total(Viewer.VISITOR, stands=(Stand.CLOSED,)) == 0


def test_progress_told_late_does_not_undo_a_public_report_that_an_office_then_closed(db: None) -> None:
    follow_up = make_follow_up(due_on=date(2026, 12, 1))
    happen(follow_up, "reported", "progress", "closed")

    assert public_state(follow_up) == State.REPORTED


def happen(follow_up: FollowUp, *kinds: str, hidden: bool = False) -> None:
    """Events one day after another as they were recorded: whether each may happen is the rule's to say.

    ``partly decided`` and ``decided`` are decisions; the state that staff see follows again.
    """
    for kind in kinds:
        partly, _, name = kind.rpartition(" ")
        told = follow_up.events.count()
        follow_up.events.create(
            kind=name, once_key=f"{follow_up.pk}:{name}:{told}", happened_on=date(2026, 2, 1 + told), recorded_at=NOW,
            is_internal=hidden, outcome=("partly" if partly else "fulfilled") if name == "decided" else "",
            body="commissie" if name == "decided" else "",
        )  # fmt: skip
    standing.refresh(follow_up, today=TODAY, now=NOW)


def public_state(follow_up: FollowUp) -> str:
    return seen.follow_ups(Viewer.VISITOR).values_list("seen_state", flat=True).get(pk=follow_up.pk)


CHANGING = [kind.value for kind in STATE_AFTER if kind is not EventKind.CLOSED] + ["partly decided"]


@pytest.mark.parametrize("first", CHANGING)
def test_public_state_is_the_replay_of_the_public_events(db: None, first: str) -> None:
    """All sequences of three events that can change the state, behind a hidden one."""
    follow_up = make_follow_up(due_on=date(2026, 12, 1))
    differing = {}
    for following in product(CHANGING, repeat=2):
        follow_up.events.exclude(kind="opened").delete()
        happen(follow_up, "closed", hidden=True)
        happen(follow_up, first, *following)

        shown = public_state(follow_up)

        public = follow_up.events.public().order_by("happened_on", "pk")
        expected = replay(Happened(EventKind(row.kind), Outcome(row.outcome or "fulfilled")) for row in public)
        if shown != expected.value:
            differing[following] = (shown, expected.value)
    assert differing == {}


def test_partial_decision_leaves_the_rest_open_for_everybody(db: None) -> None:
    motion = make_motion(paper=make_paper(36410, "F", chamber="ek"))
    follow_up = make_follow_up(due_on=date(2026, 12, 1), request=motion.requests.get())
    actor = make_reviewer()
    follow_ups.decide(
        follow_up=follow_up,
        outcome=Outcome.PARTLY,
        body="commissie",
        decided_on=date(2026, 6, 1),
        actor=actor,
        now=NOW,
        today=TODAY,
    )
    report(follow_up, EventKind.REPORTED, "sent", date(2026, 7, 1))

    assert total(Viewer.VISITOR, stands=(Stand.PARTLY,)) == 1


def test_follow_up_that_was_a_mistake_is_shown_to_nobody(db: None) -> None:
    follow_up = make_follow_up()

    events.retract(events=follow_up.events.all(), actor=make_reviewer(), now=NOW, today=TODAY)

    assert [seen.follow_ups(viewer).count() for viewer in Viewer] == [0, 0]


@pytest.mark.parametrize(
    ("chamber", "number", "addressee"),
    [("tk", "74", "government"), ("tk", "74", "presidium"), ("ek", "F", "government")],
)
def test_who_can_establish_a_motion_is_the_same_in_sql(db: None, chamber: str, number: str, addressee: str) -> None:
    motion = make_motion(paper=make_paper(36410, number, chamber=chamber))
    motion.requests.update(addressee=addressee)
    make_follow_up(request=motion.requests.get())

    assert_same_establisher()


@pytest.mark.parametrize(("chamber", "register_number"), [("tk", ""), ("tk", "TZ202601-001"), ("ek", "T01234")])
def test_who_can_establish_a_commitment_is_the_same_in_sql(db: None, chamber: str, register_number: str) -> None:
    make_follow_up(commitment=make_commitment(chamber=chamber, register_number=register_number))

    assert_same_establisher()


def assert_same_establisher() -> None:
    row = with_subjects(seen.follow_ups(Viewer.STAFF)).get()
    in_sql = seen.follow_ups(Viewer.STAFF).filter(CAN_BE_ESTABLISHED).exists()
    assert (establisher_of(row) is not None) == in_sql


def test_commitment_with_a_hidden_wording_is_called_by_what_was_said_in_public(db: None) -> None:
    commitment = make_commitment(title="Iets anders", wording="Ik zal dit in het openbaar doen.")
    commitment.statements.create(said_on=TODAY, quote="Iets anders", letter=make_letter(visibility="draft"))
    make_follow_up(commitment=commitment)

    def titles(viewer: Viewer) -> list[str]:
        shown = lists.page(ItemKind.COMMITMENT, Criteria(), viewer=viewer, today=TODAY)
        return [row.title for row in shown.rows]

    assert titles(Viewer.STAFF) == ["Iets anders"]
    assert titles(Viewer.VISITOR) == ["Ik zal dit in het openbaar doen."]


def test_passage_about_a_hidden_commitment_is_not_shown_in_a_public_letter(db: None) -> None:
    draft, public = make_letter(visibility="draft"), make_letter()
    commitment = make_commitment(letter=draft)
    follow_up = make_follow_up(commitment=commitment)
    follow_up.evidence.create(
        letter=public, stance="progress", start=0, end=8, quote="Den Haag", accepted_by=make_reviewer(), accepted_at=NOW
    )

    assert not Commitment.objects.public().exists()
    assert [seen.evidence(viewer).count() for viewer in (Viewer.VISITOR, Viewer.STAFF)] == [0, 1]


@pytest.mark.parametrize("viewer", list(Viewer))
def test_event_of_a_day_that_lies_ahead_is_shown_from_that_day(db: None, viewer: Viewer) -> None:
    follow_up = make_follow_up(due_on=date(2026, 7, 2))
    flag_overdue(today=date(2026, 7, 3), now=NOW)

    def shown(today: date) -> tuple[int, int]:
        page = motion_page(follow_up.request.motion_id, viewer=viewer, today=today, calendar=default_calendar())  # type: ignore[union-attr]
        assert page is not None
        timeline = [line for line in page.item.timeline if line.what == "Termijn verstreken"]
        return len(timeline), len(past_week(viewer, today=today))

    FollowUpEvent.objects.update(recorded_at=datetime(2026, 7, 2, 9, 0, tzinfo=UTC))
    assert [shown(date(2026, 7, day)) for day in (2, 3)] == [(0, 0), (1, 1)]


@pytest.mark.parametrize("of", ["internal target", "term of an unpublished letter"])
def test_event_about_a_hidden_term_is_hidden_whatever_it_says_of_itself(db: None, of: str) -> None:
    follow_up = make_follow_up()
    hidden = follow_up.deadlines.create(
        version=2,
        set_by="internal" if of == "internal target" else "promised",
        letter=None if of == "internal target" else make_letter(visibility="sent"),
        due_on=date(2026, 6, 1),
        set_at=NOW,
    )
    follow_up.events.create(
        kind=EventKind.TERM_CONFIRMED.value, once_key="x", happened_on=TODAY, recorded_at=NOW, deadline=hidden
    )

    seen_by = {viewer: seen.events(viewer, today=TODAY).filter(deadline=hidden).count() for viewer in Viewer}

    assert seen_by == {Viewer.VISITOR: 0, Viewer.STAFF: 1}
