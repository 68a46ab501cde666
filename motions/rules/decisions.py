"""What the chamber decided on a motion, and what the registers say of a commitment: words of the source, kept as text.

Vocabularies of the sources grow; a word that is not in these tables is unknown, loudly, and never guessed at
("niet aangenomen" contains "aangenomen").
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from motions.rules.follow_ups import Outcome
from motions.rules.labels import Labelled


class DecisionKind(Labelled):
    """A step in the handling of a motion."""

    SUBMITTED = "submitted", "Ingediend"
    TIED = "tied", "Gestaakt"
    HELD = "held", "Aangehouden"
    HELD_AGAIN = "held_again", "Opnieuw aangehouden"
    REPLACED = "replaced", "Vervangen"
    WITHDRAWN = "withdrawn", "Ingetrokken"
    TAKEN_OVER = "taken_over", "Overgenomen"
    ADOPTED = "adopted", "Aangenomen"
    REJECTED = "rejected", "Verworpen"
    LAPSED = "lapsed", "Vervallen"
    CORRECTED = "corrected", "Gecorrigeerd"
    UNKNOWN = "unknown", "Onbekend"


FINAL = frozenset(
    {
        DecisionKind.REPLACED,
        DecisionKind.WITHDRAWN,
        DecisionKind.TAKEN_OVER,
        DecisionKind.ADOPTED,
        DecisionKind.REJECTED,
        DecisionKind.LAPSED,
    }
)
"""Decisions that end the handling; the latest of them counts."""

FOLLOWED = frozenset({DecisionKind.ADOPTED, DecisionKind.TAKEN_OVER})
"""Outcomes after which the government has something to do."""

DECISION_WORDS: dict[str, DecisionKind] = {
    "Ingediend": DecisionKind.SUBMITTED,
    "Stemmen - aangenomen": DecisionKind.ADOPTED,
    "Stemmen - zonder stemming aannemen": DecisionKind.ADOPTED,
    "Stemmen - verworpen": DecisionKind.REJECTED,
    "Stemmen - niet aangenomen": DecisionKind.REJECTED,
    "Stemmen - aangehouden": DecisionKind.HELD,
    "Stemmen - aangehouden (al tijdens debat)": DecisionKind.HELD,
    "Stemmen - ingetrokken": DecisionKind.WITHDRAWN,
    "Stemmen - ingetrokken (al tijdens debat)": DecisionKind.WITHDRAWN,
    "Stemmen - gestaakt": DecisionKind.TIED,
    "Stemmen - vervallen": DecisionKind.LAPSED,
    "Termijn - vervallen in verband met verstrijken termijn": DecisionKind.LAPSED,
    "Overgenomen": DecisionKind.TAKEN_OVER,
}
"""``BesluitSoort`` of the Tweede Kamer's open data, as measured on 55,676 motions."""

PROCEDURE = (
    *(
        "Agenderen - ",
        "LVIS - ",
        "Betrekken - ",
        "Betrokken - ",
        "Behandelen",
        "Behandeling wordt",
        "Controversieel - ",
    ),
    *("V.k.a. - ", "Voortouw - ", "Verzoek - ", "Inbreng - ", "Ter informatie", "Ter bespreking", "Stenogram "),
    *("Aanmelden voor ", "Afvoeren van ", "Leveren inbreng", "In handen van ", "Voorstel volgt", "Afleggen werkbezoek"),
    *("Overlaten aan ", "Termijn - vka ", "Termijn - goedkeuren ", "Stemmen - uitstellen"),
)
"""How words begin that settle the handling of papers and say nothing of a motion's outcome."""

VOTE_WORDS = {"Voor": "for", "Tegen": "against", "Niet deelgenomen": "absent"}
"""``Stemming.Soort``: the choices of ``models.Vote``."""

APPRECIATIONS = frozenset(
    (
        "Niet beschikbaar bij moties en/of amendementen vóór 1 april 2019",
        "Niet beschikbaar bij gewijzigde moties en/of amendementen",
        "Oordeel Kamer",
        "Overgenomen",
        "Ontraden",
        "Ontraden, tenzij gewijzigd",
        "Ontijdig",
        "Overbodig",
        "Verzocht motie aan te houden",
        "Geen (expliciete) appreciatie",
        "Nog te ontvangen",
        "Nog niet bekend",
    )
)
"""``Zaak.Kabinetsappreciatie``, as measured on 55,676 motions; another word is kept as it is and listed."""

REGISTER_WORDS: dict[str, Outcome | None] = {
    "Openstaand": None,
    "Voldaan": Outcome.FULFILLED,
    "Afgedaan": Outcome.FULFILLED,
    "Deels Voldaan": Outcome.PARTLY,
    "Deels Afgedaan": Outcome.PARTLY,
    "Vervallen": None,
}
"""``Toezegging.Status``: the XSD says Voldaan, live readers see Afgedaan; both mean the same."""


class UnknownWord(Exception):
    """A status word that no table knows; the message is Dutch and quotes it."""

    def __init__(self, word: str) -> None:
        super().__init__(
            f"Onbekend statuswoord in de bron: “{word}”. De tekst is bewaard; de status is niet gewijzigd."
        )
        self.word = word


def decision_kind(word: str) -> DecisionKind:
    """The kind of a source's decision word. Raises UnknownWord."""
    try:
        return DECISION_WORDS[" ".join(word.split())]
    except KeyError:
        raise UnknownWord(word) from None


def register_outcome(word: str) -> Outcome | None:
    """What the register established by this status word; None while it is open. Raises UnknownWord."""
    known = {key.casefold(): outcome for key, outcome in REGISTER_WORDS.items()}
    try:
        return known[" ".join(word.split()).casefold()]
    except KeyError:
        raise UnknownWord(word) from None


def outcome_or_none(word: str) -> Outcome | None:
    """The same, None also for a word that no table knows: it establishes nothing."""
    try:
        return register_outcome(word)
    except UnknownWord:
        return None


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision reduced to what counts: its kind, its day, and whether it is final at the source."""

    kind: DecisionKind
    decided_on: date
    order: int = 0


def outcome_of(decisions: Iterable[Decided]) -> Decided | None:
    """The latest final decision by day, then by order of the agenda; None while nothing final was decided."""
    final = [decision for decision in decisions if decision.kind in FINAL]
    return max(final, key=lambda decision: (decision.decided_on, decision.order), default=None)
