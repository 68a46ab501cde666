"""Who may establish that a request or commitment was carried out (vaststelling); for most of them nobody does."""

from motions.rules.labels import Labelled


class Establisher(Labelled):
    """The body whose word counts, as it stands in a sentence."""

    REGISTER = "register", "in het toezeggingenregister"
    COMMITTEE = "committee", "door de commissie van de Eerste Kamer"
    PRESIDIUM = "presidium", "door het Presidium"


def establisher(*, chamber: str, in_register: bool = False, to_presidium: bool = False) -> Establisher | None:
    """The body that establishes fulfilment; None for a motion of the Tweede Kamer and for a promise in a letter.

    ``queries.criteria.CAN_BE_ESTABLISHED`` is the same rule in SQL.
    """
    if chamber == "ek":
        return Establisher.COMMITTEE
    if to_presidium:
        return Establisher.PRESIDIUM
    return Establisher.REGISTER if in_register else None
