"""What went wrong while storing: the fault of what was to be stored, or the database as a whole."""

from django.db import InterfaceError, OperationalError

LIMIT_EXCEEDED = "54"
"""The class of PostgreSQL's errors for a value that is too large or complex, such as one that no index takes."""


def is_outage(error: Exception) -> bool:
    """Whether the database is away or locked, so that trying something else makes no sense."""
    if not isinstance(error, OperationalError | InterfaceError):
        return False
    return not str(getattr(error.__cause__, "sqlstate", None) or "").startswith(LIMIT_EXCEEDED)


def reason(error: Exception) -> str:
    """What an error says, on one line that a report has room for."""
    return (" ".join(str(error).split()) or type(error).__name__)[:300]
