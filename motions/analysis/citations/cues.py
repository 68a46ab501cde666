"""Where citations can start: one pass of one re2 automaton over the whole text, linear whatever the text."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import re2

from motions.analysis.characters import LATIN, one_byte_each

CueKind = Literal["motion", "raw_id", "proceedings", "paper", "questions", "commitment", "number", "bill"]

_PATTERNS: tuple[tuple[CueKind, str], ...] = (
    # motie, Moties, motie-Peters, Kamermotie, motieBikker
    ("motion", r"\b(?:[Mm]otie(?:s\b|\b|van\b)|MOTIES?\b|[Mm]otie[A-Z\xc0-\xde])"),
    # ah-tk-20222023-1505, h-tk-20232024-50-2, kst-36410-74
    ("raw_id", r"\b(?:ah-(?:tk|ek)-\d{8}-\d+|h-(?:tk|ek)-\d{8}-\d+|kst-\d{5})"),
    # Handelingen II 2012-2013; Aanhangsel van de Handelingen
    ("proceedings", r"\b(?:Aanhangsel|[Hh]andelingen|Kamervragen \(Aanhangsel\)|Hand\. (?:II?|TK|EK))\b"),
    # Kamerstuk, Kamer-stuk, Kst., stuk 27 408, TK 30 800, vergaderjaar 2005-2006
    (
        "paper",
        r"\b(?:[Kk]amer-? ?stuk(?:-? ?ken)?|[Kk]st\.? ?(?:I|\d)|stuk(?:ken)? (?:nr|[123]\d ?\d{3})"
        r"|(?:TK|EK|Tweede Kamer|Eerste Kamer),? (?:[Vv]ergaderjaar |(?:19|20)\d\d ?[-/]|[123]\d ?\d{3})"
        r"|[Vv]erga-? ?der-?jaar \d{4}|dossier(?:nummer)? [123]\d)",
    ),
    # Kamervragen, vragen van het lid, vragen van de leden, vragen van de vaste commissie, vragen met kenmerk 2024Z16988
    (
        "questions",
        r"\b(?:[Kk]amervra(?:ag|gen)|(?:[Ss]chriftelijke|[Mm]ondelinge|[Ee]erdere|[Ff]eitelijke) (?:[Kk]amer)?vragen"
        r"|[Vv]ragen met kenmerk"
        r"|[Vv]ragen(?: en opmerkingen)? (?:van|door|die|vanuit|uit) (?:de|een|uw) (?:[a-z]+ )?(?:[Kk]amer)?commissie"
        r"|[Vv]ra(?:ag|gen)(?: \d+)?(?: ter ?zake| hierover| hieromtrent)? (?:van|door|die) ?"
        r"(?:het|de|Tweede|Eerste|mevrouw)? ?(?:[Kk]amer)?(?:lid|leden|heer|heren|fractie))",
    ),
    # toezegging, toegezegd, beloofd, belofte
    ("commitment", r"\b(?:[Tt]oezeg(?:ging)(?:en)?|[Tt]oegezegde?|TOEZEGGING(?:EN)?|beloofd|belofte)\b"),
    # 36410-74, 21 501-02, nr. 2713, 28600 XV, nr. 98, 35300-XIV-41, nr. 346 (32847)
    (
        "number",
        r"\b(?:[123]\d[ .]?\d{3}(?:[ -]?(?:[IVX]{1,6}[AB]?|[A-M])|-\d\d|[ -]{0,2}\(R ?\d{3,4}\))?"
        r"(?: ?,? ?(?:EK )?nrs?\b ?\.? ?\d|-(?:\d{1,4}|[A-Z]{1,2})\b|/[123]\d ?\d{3})|nr\. ?\d{1,4} ?\([123]\d ?\d{3})",
    ),
    # wetsvoorstel Spoedwet Wegverbreding (28 679); begrotingsstaat (36 200 VI); verslag (31571, V)
    ("bill", r"\([123]\d[ .]?\d{3}(?:[ -]?(?:[IVX]{1,6}[AB]?|[A-M]))?(?:, [A-Z]{1,2})?\)"),
)
# Without groups re2 needs its automaton only; which pattern it was is told by how the words start.
_CUES = re2.compile("|".join(f"(?:{pattern})" for _, pattern in _PATTERNS).encode("latin-1"), LATIN)
_STARTS: tuple[tuple[bytes, CueKind], ...] = (
    (b"motie", "motion"),
    (b"ah-", "raw_id"),
    (b"h-", "raw_id"),
    (b"kst-", "raw_id"),
    (b"aanhangsel", "proceedings"),
    (b"handelingen", "proceedings"),
    (b"hand. ", "proceedings"),
    (b"kamervragen (a", "proceedings"),
    (b"kamervra", "questions"),
    (b"vra", "questions"),
    (b"schrift", "questions"),
    (b"mondeling", "questions"),
    (b"eerdere", "questions"),
    (b"feitelijk", "questions"),
    (b"toe", "commitment"),
    (b"belo", "commitment"),
    (b"nr", "number"),
    (b"(", "bill"),
)


@dataclass(frozen=True, slots=True)
class Cue:
    """A place where a citation of this kind can be, and the end of the words that gave it away."""

    kind: CueKind
    start: int
    end: int


def find_cues(text: str) -> Iterator[Cue]:
    """Yield the cues of a clean text in order, without overlap."""
    body = one_byte_each(text)
    for match in _CUES.finditer(body):
        start, end = match.span()
        yield Cue(_kind(body[start : start + 16].lower()), start, end)


def _kind(opening: bytes) -> CueKind:
    if opening[:1].isdigit():
        return "number"
    return next((kind for start, kind in _STARTS if opening.startswith(start)), "paper")
