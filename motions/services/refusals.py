"""What a service may answer instead of doing it: each refusal carries a Dutch message for the person who asked.

Doors catch these by this one name; whatever else a service raises is a mistake in the program.
"""

from django.core.exceptions import PermissionDenied

from motions.extraction import Unreadable
from motions.rules.follow_ups import NotAllowed
from motions.services.follow_ups import AlreadyFollowed, NothingToFollow
from motions.services.review import NotReviewable
from motions.services.terms import NothingToConfirm, TermBeforePromise

REFUSALS: tuple[type[Exception], ...] = (
    AlreadyFollowed,
    NotAllowed,
    NotReviewable,
    NothingToConfirm,
    NothingToFollow,
    PermissionDenied,
    TermBeforePromise,
    Unreadable,
)
