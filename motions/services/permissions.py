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


def refusal(actor: "User | None", permission: str) -> str:
    """What the actor is told, in Dutch, for lack of a permission; "" for who holds it and the machine's own command."""
    return "" if actor is None or actor.has_perm(permission) else _REFUSALS[permission]


def require(actor: "User | None", permission: str) -> None:
    """Raises PermissionDenied, with that refusal, unless the actor holds the permission."""
    if refused := refusal(actor, permission):
        raise PermissionDenied(refused)
