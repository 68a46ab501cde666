"""Texts that are no letters: what a stray file, a broken export or somebody with bad intentions can bring in."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Hostile:
    """A piece that is repeated until the text is long enough."""

    name: str
    piece: str
    length: int = 400_000

    def text(self, length: int) -> str:
        return (self.piece * (length // len(self.piece) + 1))[:length]


HOSTILE = (
    Hostile("one line without a full stop", "het kabinet voert overleg met de gemeenten en ", 10_000_000),
    Hostile("'nr. ' repeated", "nr. "),
    Hostile("digits", "1"),
    Hostile("dossier numbers", "36 410 "),
    Hostile("lines of one digit", "3\n"),
    Hostile("capital letters", "A"),
    Hostile("'motie ' repeated", "motie "),
    Hostile("movers without end", "motie van de leden Jansen, De Wit "),
    Hostile("'toezegging ' repeated", "toezegging "),
    Hostile("'zodra ' repeated", "zodra "),
    Hostile("opening brackets", "("),
    Hostile("bracketed notes", "[1]"),
    Hostile("hyphens at line ends", "toezeg-\nging "),
    Hostile("empty lines", "\n"),
    Hostile("combining accents", "e\u0301"),
    Hostile("question headings", "Vraag 3\nAntwoord 3\n"),
)
