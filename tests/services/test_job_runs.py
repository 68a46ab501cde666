"""The slots of the schedule."""

from datetime import datetime
from zoneinfo import ZoneInfo

from motions.services.job_runs import slot_of

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def test_slot_begins_at_the_whole_five_minutes() -> None:
    assert slot_of(datetime(2026, 3, 2, 6, 59, 59, tzinfo=AMSTERDAM), minutes=5) == "2026-03-02T05:55Z"


def test_hour_that_comes_twice_in_october_is_two_slots() -> None:
    summer, winter = (datetime(2026, 10, 25, 2, 30, fold=fold, tzinfo=AMSTERDAM) for fold in (0, 1))

    assert slot_of(summer, minutes=60) == "2026-10-25T00:00Z"
    assert slot_of(winter, minutes=60) == "2026-10-25T01:00Z"
