"""How long a sender holds a message, and when one that was not taken is offered again."""

from datetime import timedelta

LEASE = timedelta(minutes=15)
"""How long a claimed message belongs to its sender: well beyond the longest conversation with a mail server."""

WAITS: tuple[timedelta, ...] = (
    timedelta(minutes=5),
    timedelta(minutes=15),
    timedelta(hours=1),
    timedelta(hours=4),
)
"""What to wait after the first, second, ... refusal "for now"; the last one repeats."""

MOST_ATTEMPTS = 20
"""After as many refusals, some three days, a message is undeliverable and a person looks at it."""


def wait_after(attempts: int) -> timedelta | None:
    """How long to wait after so many refusals (at least one); None when it is enough."""
    return None if attempts >= MOST_ATTEMPTS else WAITS[min(attempts, len(WAITS)) - 1]
