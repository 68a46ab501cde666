"""Who may do what: asked here, whatever door was used."""

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied

if TYPE_CHECKING:
    from django.contrib.auth.models import User

REVIEW = "motions.change_suggestion"
ADD_LETTER = "motions.add_letter"
CHANGE_LETTER = "motions.change_letter"
FOLLOW_UP = "motions.change_followup"
RESOLVE_MESSAGE = "motions.change_message"

_REFUSALS = {
    REVIEW: "U mag voorstellen bekijken, maar niet beoordelen.",
    ADD_LETTER: "U mag geen brieven toevoegen.",
    CHANGE_LETTER: "U mag deze brief niet wijzigen.",
    FOLLOW_UP: "U mag deze opvolging niet wijzigen.",
    RESOLVE_MESSAGE: "U mag dit bericht niet afhandelen.",
}


def require(actor: "User | None", permission: str) -> None:
    """Raises PermissionDenied, in Dutch, unless the actor holds the permission; None is the machine's own command."""
    if actor is not None and not actor.has_perm(permission):
        raise PermissionDenied(_REFUSALS[permission])
