"""A citation while it is being found: in clean offsets, with what later steps may still fill in."""

from dataclasses import dataclass

from motions.analysis.findings import CitationKind
from motions.rules.references import Reference


@dataclass(slots=True)
class Draft:
    """``end`` moves when a number is found behind; ``lacks_dossier`` where only a number inside a dossier stands."""

    start: int
    end: int
    kind: CitationKind
    rule: str
    movers: tuple[str, ...] = ()
    others: bool = False
    refs: tuple[Reference, ...] = ()
    footnote: str | None = None
    lacks_dossier: bool = False

    @property
    def papers(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(ref.normal_form for ref in self.refs))
