"""A source is asked again after ever longer pauses."""

from datetime import date

import pytest

from motions.rules.asking_again import again_on


@pytest.mark.parametrize(
    ("tries", "day"),
    [(1, 3), (2, 4), (3, 6), (4, 10), (5, 18)],
)
def test_pause_grows_with_every_try(tries: int, day: int) -> None:
    assert again_on(tries, today=date(2026, 3, 2)) == date(2026, 3, day)


@pytest.mark.parametrize("tries", [6, 7, 50])
def test_pause_is_at_most_thirty_days(tries: int) -> None:
    assert again_on(tries, today=date(2026, 3, 2)) == date(2026, 4, 1)
