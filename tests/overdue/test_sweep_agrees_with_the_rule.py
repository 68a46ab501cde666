"""The sweep decides in SQL what ``rules.notices`` decides in Python: here both judge the same follow-ups."""

from datetime import date, timedelta
from itertools import product

import pytest

from motions.models import Commitment, FollowUp, FollowUpEvent
from motions.rules.follow_ups import RUNNING, EventKind, State
from motions.rules.notices import due_notices, ladder, next_notice_on, once_key
from motions.services.overdue import flag_overdue
from tests.builders import NOW
from tests.overdue.builders import MORNING, TODAY

pytestmark = pytest.mark.django_db

DUE_ONS = [None, *(TODAY + timedelta(days=days) for days in range(-15, 36))]
MARGINS = [None, -1, 0, 1, 11]
"""Days from the term to ``notify_from``; -1 and 0 are mistakes that must not accuse anybody early."""
STATES = [State.OPEN, State.PARTLY, State.REPORTED]


def make_all() -> list[FollowUp]:
    cases = list(product(DUE_ONS, MARGINS, STATES, [False, True]))
    commitments = Commitment.objects.bulk_create(
        Commitment(title=f"Toezegging {number}", wording="", promised_on=date(2026, 1, 5))
        for number in range(len(cases))
    )
    return FollowUp.objects.bulk_create(
        FollowUp(
            commitment=commitment,
            follow_from=date(2026, 1, 5),
            opened_at=NOW,
            state=state.value,
            due_on=due_on,
            notify_from=due_on + timedelta(days=margin) if due_on and margin is not None else None,
            is_estimate=estimated,
            term_version=3,
            next_notice_on=TODAY,
        )
        for commitment, (due_on, margin, state, estimated) in zip(commitments, cases, strict=True)
    )


def by_the_rule(follow_up: FollowUp) -> tuple[str | None, date | None, date | None]:
    """The once_key and day of the event, and the day to look again."""
    if follow_up.due_on is None or follow_up.state not in RUNNING or follow_up.is_estimate:
        return None, None, None
    notices = ladder(due_on=follow_up.due_on, notify_from=follow_up.notify_from, version=follow_up.term_version)
    again = next_notice_on(notices, after=TODAY)
    for notice in due_notices(notices, today=TODAY):
        passed = notice.kind is EventKind.TERM_PASSED
        happened_on = follow_up.due_on + timedelta(days=1) if passed else TODAY
        return once_key(follow_up=follow_up.pk, kind=notice.kind, episode=notice.episode), happened_on, again
    return None, None, again


def test_sweep_decides_as_the_rule_does_for_every_day_margin_and_state() -> None:
    follow_ups = make_all()

    flagged = flag_overdue(today=TODAY, now=MORNING)

    told = {event.follow_up_id: event for event in FollowUpEvent.objects.all()}
    again = dict(FollowUp.objects.values_list("pk", "next_notice_on"))
    decided = {
        row.pk: (told[row.pk].once_key, told[row.pk].happened_on, again[row.pk])
        if row.pk in told
        else (None, None, again[row.pk])
        for row in follow_ups
    }
    assert decided == {row.pk: by_the_rule(row) for row in follow_ups}
    assert flagged.flagged == sum(event.kind == EventKind.TERM_PASSED for event in told.values())
    assert len({key for key, _, _ in decided.values()}) > 100


@pytest.mark.parametrize(
    ("due_on", "notify_from", "key", "again"),
    [
        pytest.param(date(2026, 8, 3), date(2026, 8, 4), None, date(2026, 7, 4), id="31 days: not yet"),
        pytest.param(date(2026, 8, 2), date(2026, 8, 3), "due_soon:v1:30", date(2026, 7, 26), id="30 days: first rung"),
        pytest.param(date(2026, 7, 11), date(2026, 7, 12), "due_soon:v1:30", date(2026, 7, 4), id="8 days"),
        pytest.param(date(2026, 7, 10), date(2026, 7, 11), "due_soon:v1:7", date(2026, 7, 11), id="7 days: next rung"),
        pytest.param(date(2026, 7, 3), date(2026, 7, 14), "due_soon:v1:7", date(2026, 7, 14), id="last day in time"),
        pytest.param(date(2026, 7, 2), date(2026, 7, 13), None, date(2026, 7, 13), id="passed, within its margin"),
        pytest.param(date(2026, 7, 2), date(2026, 7, 4), None, date(2026, 7, 4), id="last day of the margin"),
        pytest.param(date(2026, 7, 2), date(2026, 7, 3), "term_passed:v1", None, id="passed"),
        pytest.param(date(2026, 6, 1), date(2026, 6, 12), "term_passed:v1", None, id="passed for a month, unseen"),
    ],
)
def test_on_the_third_of_july_the_sweep_tells(
    due_on: date, notify_from: date, key: str | None, again: date | None
) -> None:
    commitment = Commitment.objects.create(title="Toezegging", wording="", promised_on=date(2026, 1, 5))
    row = FollowUp.objects.create(
        commitment=commitment, follow_from=date(2026, 1, 5), opened_at=NOW, due_on=due_on, notify_from=notify_from,
        term_version=1, next_notice_on=TODAY,
    )  # fmt: skip

    flag_overdue(today=TODAY, now=MORNING)

    keys = list(FollowUpEvent.objects.values_list("once_key", flat=True))
    assert keys == ([f"{row.pk}:{key}"] if key else [])
    row.refresh_from_db()
    assert row.next_notice_on == again
