"""The sweep decides in SQL what ``rules.notices`` decides in Python: here both judge the same follow-ups."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from itertools import product
from typing import Any

import pytest

from motions.models import Commitment, FollowUp, FollowUpEvent
from motions.rules.follow_ups import EventKind, State
from motions.rules.notices import Pace, Standing, due_notices, next_notice_on, once_key
from motions.services.overdue import flag_overdue
from tests.builders import NOW
from tests.overdue.builders import MORNING, TODAY

pytestmark = pytest.mark.django_db

STATES = [State.OPEN, State.PARTLY, State.REPORTED]
STEPS = [6, 7, 8, 29, 30, 31, 119, 120, 121, 209, 210, 300]
"""Around the rungs of "still open"; 28, 118 and 208 of the register lie close."""
QUIET = Standing(
    state=State.OPEN, due_on=None, is_estimate=False, notify_from=None, term_version=0, reopenings=0, review_on=None,
    reported_on=None, mentioned_on=TODAY, follow_from=date(2026, 1, 5),
)  # fmt: skip


def day(days: int) -> date:
    return TODAY + timedelta(days=days)


def with_terms() -> Iterable[Standing]:
    """Every day around a term, its margin and the rungs before and after it, told, untold or silent."""
    dues = [*range(-15, 66), *(-1 - step - margin for step in STEPS for margin in (0, 10))]
    # A margin of -1 or 0 days is a mistake that must not accuse anybody early.
    margins = [None, -1, 0, 1, 11]
    cases = product(sorted(set(dues)), margins, STATES, [False, True], [None, False, True])
    for number, (due, margin, state, estimated, passed) in enumerate(cases):
        yield replace(
            QUIET, state=state, due_on=day(due), is_estimate=estimated, passed_silently=passed, term_version=3,
            notify_from=None if margin is None else day(due + margin), reopenings=number % 3,
            mentioned_on=None if number % 2 else day(-30),
        )  # fmt: skip


def without_dates() -> Iterable[Standing]:
    """Silence and looking again, around ninety days and around today."""
    days = [None, -200, -91, -90, -89, -1, 0, 1, 40]
    for state, mentioned, review, follow_from in product(STATES, days, days, [-400, -90, -1]):
        yield replace(
            QUIET, state=state, mentioned_on=None if mentioned is None else day(mentioned),
            review_on=None if review is None else day(review), follow_from=day(follow_from), term_version=1,
        )  # fmt: skip


def silent_until_announced() -> Iterable[Standing]:
    for mentioned, due in product([-91, -90, -89, -60, -30], [29, 30, 31, 32, 59, 60, 61, 90, 400]):
        yield replace(QUIET, mentioned_on=day(mentioned), due_on=day(due), notify_from=day(due + 1), term_version=1)


def reported() -> Iterable[Standing]:
    for step, in_register in product([0, 1, 27, 28, 29, *STEPS, 117, 118, 207, 208], [False, True]):
        yield replace(QUIET, state=State.REPORTED, reported_on=day(-step), in_register=in_register)


def make_all(standings: list[Standing]) -> list[FollowUp]:
    commitments = Commitment.objects.bulk_create(
        Commitment(
            title=f"Toezegging {number}", wording="", promised_on=date(2026, 1, 5),
            register_number=f"TZ202601-{number}" if standing.in_register else "",
        )
        for number, standing in enumerate(standings)
    )  # fmt: skip
    columns = [_columns(standing) for standing in standings]
    rows = FollowUp.objects.bulk_create(
        FollowUp(commitment=commitment, opened_at=NOW, next_notice_on=TODAY, **values)
        for commitment, values in zip(commitments, columns, strict=True)
    )
    FollowUpEvent.objects.bulk_create(
        FollowUpEvent(
            follow_up=row, kind=EventKind.TERM_PASSED.value, happened_on=TODAY, recorded_at=NOW, told_at=NOW,
            once_key=once_key(follow_up=row.pk, kind=EventKind.TERM_PASSED, episode=standing.version),
            is_silent=standing.passed_silently,
        )
        for row, standing in zip(rows, standings, strict=True) if standing.passed_silently is not None
    )  # fmt: skip
    return rows


def _columns(standing: Standing) -> dict[str, Any]:
    names = ("due_on", "is_estimate", "notify_from", "term_version", "reopenings", "review_on", "reported_on")
    columns = {name: getattr(standing, name) for name in (*names, "mentioned_on", "follow_from")}
    return columns | {"state": standing.state.value}


Decided = tuple[dict[str, date], date | None]
"""The keys of what is told with their days, and the day to look again."""


def by_the_rule(row: FollowUp, standing: Standing, pace: Pace) -> Decided:
    told: dict[str, date] = {}
    if standing.passed_silently and standing.passed_from and 0 <= (TODAY - standing.passed_from).days < 7:
        # Nothing brings such a one to the sweep; if it came there it would be looked at once more, in vain.
        return told, standing.passed_from + timedelta(days=7)
    for notice in due_notices(standing, today=TODAY, pace=pace):
        assert notice.due_on <= TODAY
        passed = notice.kind is EventKind.TERM_PASSED and standing.due_on is not None
        key = once_key(follow_up=row.pk, kind=notice.kind, episode=notice.episode)
        told[key] = standing.due_on + timedelta(days=1) if passed and standing.due_on else TODAY
    return told, next_notice_on(standing, after=TODAY, pace=pace)


@pytest.mark.parametrize("pace", [Pace(), Pace((60, 20, 3), 45)], ids=["usual", "of an office's own"])
@pytest.mark.parametrize("table", [with_terms, without_dates, silent_until_announced, reported])
def test_sweep_decides_as_the_rule_does(table: Any, pace: Pace, settings: Any) -> None:
    settings.DUE_SOON_DAYS, settings.SILENT_AFTER_DAYS = pace.due_soon, pace.silent_after
    standings = list(table())
    rows = make_all(standings)

    flagged = flag_overdue(today=TODAY, now=MORNING)

    told: dict[int, dict[str, date]] = defaultdict(dict)
    for event in FollowUpEvent.objects.filter(recorded_at=MORNING):
        told[event.follow_up_id][event.once_key] = event.happened_on
    again = dict(FollowUp.objects.values_list("pk", "next_notice_on"))
    for row, standing in zip(rows, standings, strict=True):
        assert (told[row.pk], again[row.pk]) == by_the_rule(row, standing, pace), standing
    keys = [key for keys in told.values() for key in keys]
    assert flagged.flagged == sum(":term_passed:" in key for key in keys)
    assert len(keys) > len(standings) / 10


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
        pytest.param(date(2026, 7, 2), date(2026, 7, 3), "term_passed:v1", date(2026, 7, 10), id="passed"),
        pytest.param(
            date(2026, 6, 1), date(2026, 6, 12), "term_passed:v1", date(2026, 7, 12), id="passed for a month, unseen"
        ),
    ],
)
def test_on_the_third_of_july_the_sweep_tells(
    due_on: date, notify_from: date, key: str | None, again: date | None
) -> None:
    standing = replace(QUIET, due_on=due_on, notify_from=notify_from, term_version=1)
    [row] = make_all([standing])

    flag_overdue(today=TODAY, now=MORNING)

    keys = list(FollowUpEvent.objects.values_list("once_key", flat=True))
    assert keys == ([f"{row.pk}:{key}"] if key else [])
    row.refresh_from_db()
    assert row.next_notice_on == again
