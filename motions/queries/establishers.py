"""Who may establish a follow-up (``rules.establishing``), from the rows that are selected with it."""

from motions.models import Addressee, FollowUp
from motions.rules.establishing import Establisher, establisher


def establisher_of(follow_up: FollowUp) -> Establisher | None:
    """The body; None where nobody establishes. Reads ``request__motion__paper`` or ``commitment``."""
    if follow_up.request is not None:
        paper = follow_up.request.motion.paper
        return establisher(chamber=paper.chamber, to_presidium=follow_up.request.addressee == Addressee.PRESIDIUM)
    assert follow_up.commitment is not None
    commitment = follow_up.commitment
    return establisher(chamber=commitment.chamber, in_register=bool(commitment.register_number))
