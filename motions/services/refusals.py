"""What a service may answer instead of doing it: each refusal carries a Dutch message for the person who asked.

Doors catch these by this one name; whatever else a service raises is a mistake in the program.
"""

from django.core.exceptions import PermissionDenied

from motions.extraction import Unreadable
from motions.rules.follow_ups import NotAllowed


class Refused(Exception):
    """A service does not do it; ``str()`` is Dutch and says what to do instead."""


REFUSALS: tuple[type[Exception], ...] = (NotAllowed, PermissionDenied, Refused, Unreadable)
