"""When a source is asked again for what it did not give, or gave unreadable: after a day, then ever more seldom."""

from datetime import date, timedelta

PAUSES = (1, 2, 4, 8, 16, 30)
"""Days to wait after the first, second, ... try; after the last of them each time as long."""


def again_on(tries: int, *, today: date) -> date:
    """The day on which to ask again after ``tries`` (from 1) that gave nothing."""
    return today + timedelta(days=PAUSES[min(tries, len(PAUSES)) - 1])
