"""Ready mappings of lists that are kept everywhere, and the guess which of them a header belongs to."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from motions.rules.office_lists.fields import REPEATABLE
from motions.rules.office_lists.headers import HEADERS, compared, meanings


@dataclass(frozen=True, slots=True)
class Mapping:
    """A kind of list.

    ``kind`` is "motion", "commitment" or "" where the list holds both or does not say. ``headers`` are
    its own, before those of :data:`HEADERS`. A row with all ``signs`` is the header of such a list. ``established``
    says that its states are what the body that may decide established, and not a claim.
    """

    name: str
    title: str
    kind: str
    chamber: str
    headers: dict[str, str] = field(default_factory=dict)
    signs: tuple[str, ...] = ()
    established: bool = False


@dataclass(frozen=True, slots=True)
class Guess:
    """``columns`` has a field for each cell of the header; ``header_row`` is its 0-based place among the rows."""

    mapping: Mapping
    columns: tuple[str, ...]
    header_row: int = 0

    @property
    def known(self) -> int:
        """How many columns mean something."""
        return sum(meaning != "ignore" for meaning in self.columns)


GENERIC = Mapping("generic", "Eigen lijst van een ministerie", kind="", chamber="tk")
MAPPINGS: tuple[Mapping, ...] = (
    Mapping(
        "ek_commitments",
        "Toezeggingen Eerste Kamer (T-nummers)",
        kind="commitment",
        chamber="ek",
        headers={"remark": "verantwoordelijke, verantwoordelijken, verantwoordelijken namens de regering"},
        signs=("datum toezegging", "deadline", "status"),
        established=True,
    ),
    Mapping(
        "ek_motions",
        "Moties Eerste Kamer (uitvoeringsstatus)",
        kind="motion",
        chamber="ek",
        headers={"paper": "nummer, nr", "movers": "mede ondertekend door, medeondertekenaars"},
        signs=("uitvoeringsstatus",),
        established=True,
    ),
    Mapping(
        "ministry_annex",
        "Bijlage bij begroting of jaarverslag (Omschrijving, Vindplaats, Stand van zaken)",
        kind="",
        chamber="tk",
        signs=("vindplaats", "stand van zaken"),
    ),
    GENERIC,
)
"""The ready mappings; of those whose signs a header has, the first is guessed."""


def guess(header: Sequence[str]) -> Guess:
    """What a row means if it is the header; ``known`` says how much of it was recognized."""
    names = [compared(cell) for cell in header]
    mapping = next(mapping for mapping in MAPPINGS if {compared(sign) for sign in mapping.signs} <= set(names))
    known = meanings(HEADERS) | meanings(mapping.headers)
    columns: list[str] = []
    for name in names:
        meaning = known.get(name, "ignore")
        columns.append("ignore" if meaning in columns and meaning not in REPEATABLE else meaning)
    return Guess(mapping, tuple(columns))


def guess_among(rows: Sequence[Sequence[str]]) -> Guess | None:
    """The guess for the row that is the header: the one with most columns known, of equals the first.

    None where no row has two known columns: a title, or a list without a header.
    """
    best: Guess | None = None
    for place, row in enumerate(rows):
        found = guess(row)
        # A title that is merged over the columns says the same in each of them.
        if found.known >= 2 and len(set(row)) > 1 and (best is None or found.known > best.known):
            best = Guess(found.mapping, found.columns, place)
    return best
