"""How long a sender holds a message, and when one that was not taken is offered again."""

import re
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


MOST_REFUSALS = 3
"""After as many refusals of its address in a row a subscriber gets no more messages until somebody looked at it."""


ADDRESS_SUBJECTS = ("1", "2")
"""Subjects of an enhanced status that are about the address or its mailbox (RFC 3463, 3.2 and 3.3)."""
# Example: 550 5.1.1 no such user
ENHANCED_STATUS = re.compile(r"5\d\d [ -] 5 \. (?P<subject>\d{1,3}) \. \d{1,3}", re.VERBOSE)


def refuses_address(answer: str) -> bool:
    """Whether a refusal of a recipient is about the address: what a relay or a policy refuses says nothing of it.

    Without an enhanced status the code alone has to do.
    """
    status = ENHANCED_STATUS.match(answer)
    return status is None or status["subject"] in ADDRESS_SUBJECTS
