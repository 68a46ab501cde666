"""Who may do what: asked here, whatever door was used."""

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied

if TYPE_CHECKING:
    from django.contrib.auth.models import User
    from django.db.models import QuerySet

    from motions.models import Ministry

REVIEW = "motions.change_suggestion"
ADD_LETTER = "motions.add_letter"
CHANGE_LETTER = "motions.change_letter"
FOLLOW_UP = "motions.change_followup"
ESTABLISH = "motions.establish_followup"
ADD_COMMITMENT = "motions.add_commitment"
CHANGE_COMMITMENT = "motions.change_commitment"
CORRECT = "motions.change_correctionrequest"
RESOLVE_MESSAGE = "motions.change_message"
IMPORT = "motions.add_importrun"
OFFICE_LIST = "motions.add_officelist"
CHANGE_DECISION = "motions.change_decision"
RECONCILE = "motions.add_settlement"
CHANGE_SUBSCRIPTION = "motions.change_subscription"

_REFUSALS = {
    REVIEW: "U mag voorstellen bekijken, maar niet beoordelen.",
    ADD_LETTER: "U mag geen brieven toevoegen.",
    CHANGE_LETTER: "U mag deze brief niet wijzigen.",
    FOLLOW_UP: "U mag deze opvolging niet wijzigen.",
    ESTABLISH: "U mag niet noteren wat is vastgesteld; dat doet wie het register of de besluiten bijhoudt.",
    ADD_COMMITMENT: "U mag geen toezeggingen noteren.",
    CHANGE_COMMITMENT: "U mag toezeggingen niet wijzigen.",
    CORRECT: "U mag correctieverzoeken niet beantwoorden.",
    RESOLVE_MESSAGE: "U mag dit bericht niet afhandelen.",
    IMPORT: "U mag geen gegevens importeren.",
    OFFICE_LIST: "U mag geen lijsten toevoegen.",
    CHANGE_DECISION: "U mag besluiten niet wijzigen.",
    RECONCILE: "U mag verschillen met de bron bekijken, maar niet afhandelen.",
    CHANGE_SUBSCRIPTION: "U mag abonnementen van anderen niet wijzigen.",
}


def refusal(actor: "User | None", permission: str) -> str:
    """What the actor is told, in Dutch, for lack of a permission; "" for who holds it and the machine's own command."""
    return "" if actor is None or actor.has_perm(permission) else _REFUSALS[permission]


def require(actor: "User | None", permission: str) -> None:
    """Raises PermissionDenied, with that refusal, unless the actor holds the permission."""
    if refused := refusal(actor, permission):
        raise PermissionDenied(refused)


def require_side(actor: "User | None", ministries: "QuerySet[Ministry]", *, to: str = "beantwoorden") -> None:
    """Raises PermissionDenied unless the actor may act for each of these ministries; ``to`` says in Dutch what they do.

    Its staff may, and superusers; where a ministry names no staff, everybody may who holds the permission.
    """
    if actor is None or actor.is_superuser:
        return
    of_others = ministries.filter(staff__isnull=False).exclude(staff=actor).order_by("abbreviation").first()
    if of_others is not None:
        raise PermissionDenied(f"Alleen medewerkers van {of_others} kunnen dit {to}.")
