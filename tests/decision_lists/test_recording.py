"""A list of decisions: every row its own event and state, all rows or none."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext

from motions.models import Activity, Commitment, DecisionList, DecisionListRow, FollowUp, FollowUpEvent
from motions.rules.follow_ups import EventKind, Outcome
from motions.rules.listed_decisions import ListedDecision
from motions.services import follow_ups as services
from motions.services import standing
from motions.services.decision_lists import ListRefused, ListSource
from motions.services.follow_ups import decide
from motions.services.listed_rows import ListedRow, Problem, RowsRefused
from tests.builders import NOW, hand_over, make_follow_up, make_letter, make_ministry, make_motion, make_user
from tests.decision_lists.builders import BODY, RIGHTS, TODAY, columns, decided, make_clerk, registered, undo

pytestmark = pytest.mark.django_db

FULFILLED, STAYS_OPEN = ListedDecision.FULFILLED, ListedDecision.STAYS_OPEN


def problems_of(*rows: Any, **options: Any) -> dict[int, Problem]:
    """Why nothing of this list could be noted; and nothing was."""
    events = FollowUpEvent.objects.count()
    with pytest.raises(RowsRefused) as refused:
        decided(*rows, **options)
    assert (DecisionList.objects.count(), FollowUpEvent.objects.count()) == (0, events)
    return refused.value.problems


@pytest.mark.parametrize(
    ("decision", "kind", "outcome", "state"),
    [
        (ListedDecision.FULFILLED, "decided", "fulfilled", "decided"),
        (ListedDecision.PARTLY, "decided", "partly", "partly"),
        (ListedDecision.NOT_CARRIED_OUT, "decided", "not_carried_out", "decided"),
        (ListedDecision.CONTINUOUS, "decided", "continuous", "decided"),
        (ListedDecision.STAYS_OPEN, "kept_open", "", "open"),
        (ListedDecision.LAPSED, "lapsed", "", "lapsed"),
        (ListedDecision.OVERTAKEN, "overtaken", "", "overtaken"),
        (ListedDecision.REPORTED, "reported", "", "reported"),
        (ListedDecision.REPORTED_PARTLY, "partly", "", "partly"),
        (ListedDecision.DECLINED, "declined", "", "declined"),
        (ListedDecision.PROGRESS, "progress", "", "in_progress"),
    ],
)
def test_each_decision_is_an_event_that_names_the_list_and_moves_the_state(
    decision: ListedDecision, kind: str, outcome: str, state: str
) -> None:
    clerk, letter, follow_up = make_clerk(), make_letter(), registered()

    noted = decided((follow_up, decision), actor=clerk, source=ListSource(letter=letter))

    event = FollowUpEvent.objects.get(decision_list=noted)
    assert (event.kind, event.outcome, event.body) == (kind, outcome, BODY if outcome else "")
    assert (event.happened_on, event.recorded_at, event.actor, event.letter) == (TODAY, NOW, clerk, letter)
    assert event.note == f"Besluitenlijst van {BODY}, 02-03-2026"
    follow_up.refresh_from_db()
    assert follow_up.state == state


@pytest.mark.parametrize("decision", list(ListedDecision))
def test_state_is_what_noting_it_one_by_one_gives(decision: ListedDecision) -> None:
    listed, derived = registered(1, due_on=date(2026, 2, 27)), registered(2, due_on=date(2026, 2, 27))
    decided((listed, decision), (derived, decision))

    standing.refresh(derived, today=TODAY, now=NOW)

    one, other = columns([listed, derived])
    own = ("id", "commitment_id")
    assert {name: one[name] for name in one if name not in own} == {
        name: other[name] for name in other if name not in own
    }


def test_what_was_reported_and_stays_open_is_opened_again_with_its_new_term() -> None:
    follow_up = registered()
    services.report(
        follow_up=follow_up, kind=EventKind.REPORTED, happened_on=date(2026, 2, 20), actor=None, now=NOW, today=TODAY
    )

    decided(ListedRow(follow_up.pk, STAYS_OPEN, date(2027, 1, 1), "eerst de evaluatie"))

    follow_up.refresh_from_db()
    assert (follow_up.state, follow_up.due_on, follow_up.open_due_on) == ("open", date(2027, 1, 1), date(2027, 1, 1))
    deadline = follow_up.deadlines.get(version=2)
    assert (deadline.set_by, deadline.reason, deadline.notify_from) == (
        "committee", f"Besluit van {BODY} van 2 maart 2026", date(2027, 1, 2),
    )  # fmt: skip
    last = follow_up.events.order_by("-pk")[:2]
    assert [(event.kind, event.deadline, event.is_silent) for event in last] == [
        ("term_set", deadline, True), ("reopened", None, False),
    ]  # fmt: skip
    assert last[0].note.endswith(". eerst de evaluatie")


def test_new_term_of_what_runs_is_noted_once_and_is_no_extension_of_the_ministers() -> None:
    follow_up = registered()

    noted = decided(ListedRow(follow_up.pk, STAYS_OPEN, date(2027, 1, 1)))

    assert list(noted.events.values_list("kind", flat=True)) == ["term_set"]


def test_term_that_had_passed_and_is_moved_in_time_no_longer_counts_as_passed() -> None:
    follow_up = registered(due_on=date(2026, 3, 1))
    passage = FollowUpEvent.objects.create(
        follow_up=follow_up, kind="term_passed", once_key=f"{follow_up.pk}:term_passed:v1", happened_on=TODAY,
        recorded_at=NOW, deadline=follow_up.deadlines.get(),
    )  # fmt: skip

    noted = decided(ListedRow(follow_up.pk, STAYS_OPEN, date(2027, 1, 1)), decided_on=date(2026, 2, 27))
    assert FollowUpEvent.objects.filter(retracts=passage).count() == 1
    undo(noted)

    assert follow_up.events.standing().get(kind="term_passed").once_key == f"{follow_up.pk}:term_passed:v1+"


def test_reasons_stand_at_their_rows_and_nothing_is_half_done() -> None:
    bz = make_ministry("bz")
    fine, twice, done, reported, later = (registered(number, bz) for number in range(1, 6))
    motion = make_follow_up(request=make_motion().requests.get())
    moved = registered(7, bz)
    hand_over(moved, make_ministry("def"))
    decide(
        follow_up=done, outcome=Outcome.FULFILLED, body="toezeggingenregister", decided_on=date(2026, 2, 20),
        actor=None, now=NOW, today=TODAY,
    )  # fmt: skip
    services.report(
        follow_up=reported, kind=EventKind.REPORTED, happened_on=TODAY, actor=None, now=NOW, today=TODAY
    )  # fmt: skip
    before = columns([fine, twice, done, reported, motion])

    problems = problems_of(
        (fine, FULFILLED), (twice, STAYS_OPEN), (twice, FULFILLED), (done, FULFILLED),
        (reported, ListedDecision.LAPSED), (motion, FULFILLED), (moved, FULFILLED),
        ListedRow(4711, FULFILLED), ListedRow(later.pk, FULFILLED, date(2027, 1, 1)),
    )  # fmt: skip

    assert columns([fine, twice, done, reported, motion]) == before
    assert {place: (problem.field, problem.message) for place, problem in problems.items()} == {
        2: ("follow_up", "Staat al op regel 2 van deze lijst."),
        3: ("decision", "Dit is al zo vastgesteld op 20 februari 2026, door toezeggingenregister."),
        4: ("decision", "“Vervallen” kan niet bij een opvolging die “gemeld als uitgevoerd” is."),
        5: (
            "decision",
            "Bij een motie van de Tweede Kamer en bij een toezegging in een brief stelt niemand dit vast. "
            "Noteer wat de regering meldt, of sluit de opvolging zelf af.",
        ),
        6: ("follow_up", "Wordt hier niet (meer) gevolgd: overgedragen of ingetrokken."),
        7: ("follow_up", "Wordt hier niet (meer) gevolgd: overgedragen of ingetrokken."),
        8: (
            "due_on",
            "Een nieuwe termijn past alleen bij “Vastgesteld: deels voldaan” of “Blijft open”.",
        ),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("decided_on", "said"),
    [
        (date(2026, 1, 26), "De datum van de lijst ligt vóór 27 januari 2026; vanaf dan wordt dit gevolgd."),
        (date(2026, 1, 27), ""),
        (date(2026, 2, 19), ""),
    ],
)
def test_day_before_it_was_followed_is_not_possible(decided_on: date, said: str) -> None:
    follow_up = registered()

    if not said:
        decided((follow_up, FULFILLED), decided_on=decided_on)
    else:
        assert problems_of((follow_up, FULFILLED), decided_on=decided_on) == {0: Problem("decision", said)}


def test_day_before_what_was_noted_since_is_not_possible() -> None:
    follow_up = registered()
    services.report(
        follow_up=follow_up, kind=EventKind.DECLINED, happened_on=date(2026, 2, 20), actor=None, now=NOW, today=TODAY
    )

    problems = problems_of((follow_up, STAYS_OPEN), decided_on=date(2026, 2, 19))

    assert problems == {0: Problem("decision", "Na de datum van de lijst is al iets anders vastgelegd.")}


@pytest.mark.parametrize(
    ("due_on", "said"),
    [
        (date(2026, 1, 26), "De termijn (26 januari 2026) ligt vóór de toezegging of het verzoek (27 januari 2026)."),
        (date(2026, 3, 1), "De nieuwe termijn ligt vóór de datum van de lijst (2 maart 2026)."),
        (date(2026, 9, 1), "De termijn is al 1 september 2026."),
        (TODAY, ""),
    ],
)
def test_term_that_cannot_be_is_refused_at_its_own_place(due_on: date, said: str) -> None:
    follow_up = registered()
    first = decided(ListedRow(follow_up.pk, STAYS_OPEN, date(2026, 9, 1)))
    if not said:
        assert decided(ListedRow(follow_up.pk, STAYS_OPEN, due_on))
        return

    with pytest.raises(RowsRefused) as refused:
        decided(ListedRow(follow_up.pk, STAYS_OPEN, due_on))

    assert refused.value.problems == {0: Problem("due_on", said)}
    assert list(DecisionList.objects.all()) == [first]


@pytest.mark.parametrize(
    ("head", "field"),
    [
        ({"decided_on": date(2026, 3, 3)}, "decided_on"),
        ({"body": "  "}, "body"),
        ({"source": ListSource(text="  ")}, "source"),
        ({"source": "draft"}, "letter"),
    ],
)
def test_list_without_a_day_that_came_a_body_or_a_source_is_refused(head: dict[str, Any], field: str) -> None:
    if head.get("source") == "draft":
        head = {"source": ListSource(letter=make_letter(visibility="draft"))}

    with pytest.raises(ListRefused) as refused:
        decided((registered(), FULFILLED), **head)

    assert (refused.value.field, DecisionList.objects.count()) == (field, 0)


def test_list_without_rows_is_refused() -> None:
    with pytest.raises(ListRefused, match="minstens één regel"):
        decided()


def test_debate_is_a_source_and_stays_with_the_term() -> None:
    debate, follow_up = Activity.objects.create(subject="Procedurevergadering"), registered()

    noted = decided(ListedRow(follow_up.pk, STAYS_OPEN, date(2027, 1, 1)), source=ListSource(activity=debate))

    assert (noted.activity, follow_up.deadlines.get(version=2).activity) == (debate, debate)


def test_ministry_notes_what_is_reported_and_does_not_establish() -> None:
    mia = make_user("mia", permissions=RIGHTS)
    one, other = registered(1), registered(2)

    problems = problems_of((one, ListedDecision.REPORTED), (other, FULFILLED), actor=mia)
    noted = decided((one, ListedDecision.REPORTED), actor=mia)

    assert problems == {
        1: Problem(
            "decision", "U mag niet noteren wat is vastgesteld; dat doet wie het register of de besluiten bijhoudt."
        )
    }
    assert noted.made_by == mia
    with pytest.raises(PermissionDenied, match="U mag deze opvolging niet wijzigen"):
        decided((other, ListedDecision.REPORTED), actor=make_user("cor"))


def test_number_of_statements_does_not_grow_with_the_list() -> None:
    def statements(number: int) -> tuple[int, int]:
        rows = FollowUp.objects.order_by("pk")[:number]
        kinds = (FULFILLED, ListedDecision.PARTLY, STAYS_OPEN, ListedDecision.LAPSED)
        with CaptureQueriesContext(connection) as recording:
            noted = decided(
                *(
                    ListedRow(row.pk, kinds[place % 4], date(2027, 1, 1) if place % 4 in (1, 2) else None)
                    for place, row in enumerate(rows)
                )
            )
        assert DecisionListRow.objects.filter(decision_list=noted).count() == number
        with CaptureQueriesContext(connection) as undoing:
            assert undo(noted).undone == number
        return len(recording), len(undoing)

    ministry = make_ministry()
    for number in range(200):
        registered(number, ministry, due_on=date(2026, 3, 1))
    Commitment.objects.update(chamber="ek")

    few = statements(8)

    assert statements(200) == few
    assert max(few) < 30
