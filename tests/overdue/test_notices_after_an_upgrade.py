"""A database from before the kinds of notice: its columns are filled, and what is old makes no flood."""

from datetime import UTC, date, datetime, timedelta
from importlib import import_module
from typing import Any

import pytest
from django.apps import apps
from django.utils import timezone

from motions.models import Commitment, Deadline, FollowUp, FollowUpEvent, Notification
from motions.rules.follow_ups import EventKind
from motions.services.notices.telling import tell
from motions.services.overdue import Flagged, flag_overdue
from tests.builders import make_letter, make_user
from tests.overdue.builders import make_late

pytestmark = pytest.mark.django_db

TODAY = date(2026, 7, 3)
NOW = datetime(2026, 7, 3, 4, 0, tzinfo=UTC)
UNFILLED = {"reopenings": 0, "review_on": None, "reported_on": None, "mentioned_on": None}


@pytest.fixture(autouse=True)
def upgraded_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOW)


def upgrade() -> None:
    FollowUp.objects.update(**UNFILLED)
    import_module("motions.migrations.0009_fill_notice_columns").fill(apps, None)


def happened(follow_up: FollowUp, kind: EventKind, on: date, episode: str, **columns: Any) -> None:
    FollowUpEvent.objects.create(
        follow_up=follow_up, kind=kind.value, once_key=f"{follow_up.pk}:{kind.value}:{episode}", happened_on=on,
        recorded_at=NOW - timedelta(days=200), **({"told_at": NOW - timedelta(days=200)} | columns),
    )  # fmt: skip


def make_old_rows() -> None:
    """One of each that the new kinds would tell of at once."""
    late = make_late(due_on=date(2025, 6, 1), next_notice_on=None, title="lang te laat")
    happened(late, EventKind.TERM_PASSED, date(2025, 6, 2), "v1")
    old = make_late(due_on=date(2025, 1, 1), next_notice_on=None, title="oud nieuws")
    happened(old, EventKind.TERM_PASSED, date(2025, 1, 2), "v1", is_silent=True)
    undated = make_late(due_on=None, next_notice_on=None, title="zonder datum")
    Deadline.objects.create(
        follow_up=undated, version=1, set_by="promised", precision="none", review_on=date(2026, 5, 10), set_at=NOW
    )
    estimated = make_late(due_on=date(2026, 6, 1), next_notice_on=None, is_estimate=True, title="geschat")
    estimated.deadlines.update(precision="event", certain=False)
    reported = make_late(state="reported", next_notice_on=None, title="gemeld")
    happened(reported, EventKind.REPORTED, date(2026, 2, 20), "x", letter=make_letter())
    Commitment.objects.filter(follow_ups=reported).update(register_number="TZ202602-001")


def test_upgrade_tells_nothing_of_what_is_old() -> None:
    make_old_rows()

    upgrade()

    assert flag_overdue(today=TODAY, now=NOW) == Flagged(0, 0)
    assert tell(today=TODAY, now=NOW) == 0
    assert not Notification.objects.exists()
    silent = FollowUpEvent.objects.filter(recorded_at=NOW).order_by("kind").values_list("kind", "is_silent")
    assert list(silent) == [
        *(("estimate_due", True), ("look_again", True), ("register_open", True), ("still_open", True)),
        ("unmentioned", True),
    ]


def test_after_the_upgrade_each_is_told_on_its_own_next_day() -> None:
    make_old_rows()
    upgrade()
    told: dict[str, date] = {}

    for offset in range(1, 100):
        day = TODAY + timedelta(days=offset)
        flag_overdue(today=day, now=NOW + timedelta(days=offset))
        new = FollowUpEvent.objects.filter(recorded_at=NOW + timedelta(days=offset), is_silent=False)
        told |= {key.partition(":")[2]: day for key in new.values_list("once_key", flat=True)}

    assert told == {
        "still_open:v1:480": date(2026, 9, 25),
        "unmentioned:2026-05-10": date(2026, 8, 8),
        "register_open:2026-02-20:208": date(2026, 9, 16),
    }


def test_what_the_sweep_was_about_to_tell_is_still_told() -> None:
    make_late(make_user("anna"), due_on=date(2026, 7, 2), next_notice_on=date(2026, 7, 2))
    make_late(make_user("bram"), due_on=date(2026, 7, 10), next_notice_on=date(2026, 7, 3), title="nadert")

    upgrade()

    assert flag_overdue(today=TODAY, now=NOW) == Flagged(flagged=1, notices=2)


def test_what_passed_and_was_reopened_before_the_upgrade_is_not_told_once_more() -> None:
    row = make_late(due_on=date(2026, 6, 1), next_notice_on=None)
    happened(row, EventKind.TERM_PASSED, date(2026, 6, 2), "v1")
    happened(row, EventKind.REPORTED, date(2026, 6, 10), "1")
    happened(row, EventKind.REOPENED, date(2026, 6, 12), "1")

    upgrade()

    row.refresh_from_db()
    assert row.next_notice_on == date(2026, 9, 30)
    assert flag_overdue(today=row.next_notice_on, now=NOW + timedelta(days=90)) == Flagged(flagged=0, notices=1)


def test_columns_are_filled_from_events_and_deadlines() -> None:
    row = make_late(state="reported", due_on=None, next_notice_on=None)
    happened(row, EventKind.MENTIONED, date(2026, 3, 1), "1", letter=make_letter())
    happened(row, EventKind.REPORTED, date(2026, 4, 1), "1", letter=make_letter())
    happened(row, EventKind.REOPENED, date(2026, 4, 2), "1")
    happened(row, EventKind.REPORTED, date(2026, 5, 1), "2", letter=make_letter())
    happened(row, EventKind.MENTIONED, date(2026, 6, 1), "2")
    mistaken = row.events.get(once_key=f"{row.pk}:mentioned:2")
    happened(row, EventKind.RETRACTED, date(2026, 6, 2), "r", retracts=mistaken)

    upgrade()

    row.refresh_from_db()
    assert (row.reopenings, row.reported_on, row.mentioned_on) == (1, date(2026, 5, 1), date(2026, 5, 1))
