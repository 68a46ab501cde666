"""Names of members as lists give them."""

import pytest

from motions.rules.office_lists.movers import movers_of


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Bikker en Omtzigt", ["Bikker", "Omtzigt"]),
        ("de leden Bikker (ChristenUnie) en Omtzigt (NSC) c.s.", ["Bikker", "Omtzigt"]),
        ("Bikker/Omtzigt", ["Bikker", "Omtzigt"]),
        ("Kröger, Grashoff; Van den Berg", ["Kröger", "Grashoff", "Van den Berg"]),
        ("het lid Ten Hove", ["Ten Hove"]),
        ("Dijk, J.P. van", ["Van Dijk"]),
        ("Plas, C.A.M. van der", ["Van der Plas"]),
        ("J. van Dijk", ["Van Dijk"]),
        ("Van Dijk, J.", ["Van Dijk"]),
        ("Bikker\nBikker", ["Bikker"]),
        ("Engelen", ["Engelen"]),
        ("", []),
    ],
)
def test_surnames_are_read_in_their_order(text: str, names: list[str]) -> None:
    assert movers_of(text) == names
