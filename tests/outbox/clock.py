"""A clock that a test sets; delivery reads no other."""

from datetime import UTC, datetime, timedelta


class Clock:
    """Stands at nine in the morning (Amsterdam) of 3 July 2026 until it is moved."""

    def __init__(self, now: datetime = datetime(2026, 7, 3, 7, 0, tzinfo=UTC)) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **much: float) -> None:
        self.now += timedelta(**much)
