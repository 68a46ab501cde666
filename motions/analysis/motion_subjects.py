"""The subject line under which the chamber registers a motion: who moved it, and what it amends and replaces."""

import re
from dataclasses import dataclass
from functools import lru_cache

from motions.analysis.names import PARTICLES

# "Gewijzigde motie van de leden ...", "Nog nader gewijzigde motie van het lid ...", "Gew. motie-", "Motie van "
_OPENING = re.compile(
    r"""(?P<amended>(?:(?:[Nn]og|[Tt]weede|[Dd]erde)\s)?(?:[Nn]ader\s)?[Gg]ew(?:ijzigde|\.)?\s)?
    [Mm]otie(?:\s*[-–]\s*|\s|$)(?:van\s)?""",
    re.VERBOSE,
)
_ABBREVIATED = re.compile(r"gew\.?$")
# "het lid ", "de leden ", "de bijzondere gedelegeerde ", "leden ", and the slips "het de leden ", "het het lid "
_STYLED = re.compile(r"(?:(?:het|de)\s)*(?:lid|leden|heer|bijzondere\sgedelegeerde)\s")
_PARENTHESES = re.compile(r"\s*\([^()]*(?:\([^()]*\)[^()]*)*\)?\s*")
# Where the movers end: "over", "c.s.", "t.v.v." and other words that no name contains.
_END_OF_MOVERS = re.compile(
    r"""\b(?:over|om|inzake|tegen|voor|dat|betreffende|aangaande|t\.?v\.?v|ter\svervanging|tot|waarin)\b
    |(?P<others>\bc\.\s?s\b|\bcs\b|\be\.a\b)""",
    re.VERBOSE,
)
# "Van Veldhoven - Van der Meer"
_HYPHEN = re.compile(r"\s*[-–]\s*")
_BETWEEN_MOVERS = re.compile(r"\s*(?:,|/|\ben\b)\s*")
_CAPITALISED = re.compile(r"(?!(?!IJ)[A-Z]{2})['’]?[^\W\d_a-zß-öø-ÿ][\w'’]*(?:-[\w'’]+)*\.?")
# "(t.v.v. 36410-XVI-3)", "(t.v.v. 29 248, nr. 60)", "(tvv 33400-XVI, nr. 106)", "(t.v.v. 35000 VIII-223)"
_REPLACES = re.compile(
    r"""(?:t\.?\s?v\.?\s?v\.?|ter\svervanging\svan)\s*(?:van\s)?(?:die\s|de\smotie\s)?(?:gedrukt\sonder\s)?
    (?:[Kk]amerstuk(?:nummer|nr\.)?\s)?(?:nr\.?\s*)?(?P<dossier>\d\d)[ .]?(?P<rest>\d{3})
    (?:[- ]*(?P<suffix>[IVX]+[A-E]?\b|\d\d(?=\s?[-,])|[A-Z](?=\s?[-,]|\snr)|\(R\s?\d{4}\)))?
    \s*(?:-\s*(?:nr\.?\s*)?|[,.]?\s*nr\.?\s*|,\s*)(?P<number>\d+)""",
    re.VERBOSE,
)
# "(t.v.v. nr. 82)": in the motion's own dossier
_REPLACES_BESIDE = re.compile(
    r"(?:t\.?\s?v\.?\s?v\.?|ter\svervanging\svan)\s*(?:die\sgedrukt\sonder\s)?nr\.?\s*(?P<number>\d{1,4})\b(?![- ]*\d)"
)


@dataclass(frozen=True, slots=True)
class MotionSubject:
    """What the subject line of a motion's record tells: its first movers, "c.s.", and what it amends and replaces.

    ``movers`` is empty where the line names nobody, or where what stands there is no row of names. ``replaces`` is a
    normal form ("36410-31"), or a number in the motion's own dossier ("82").
    """

    movers: tuple[str, ...]
    others: bool
    amended: str
    replaces: str


def motion_subject(subject: str) -> MotionSubject | None:
    """Read the subject line of a motion's record, or return None where it has another form."""
    line = " ".join(subject.split())
    opening = _OPENING.match(line)
    if opening is None:
        return None
    rest = _PARENTHESES.sub(" ", line[opening.end() :]).strip()
    end = _END_OF_MOVERS.search(rest)
    movers = _movers(rest[: end.start()] if end else rest)
    told = MotionSubject(
        movers=movers,
        others=bool(movers and end and end["others"]),
        amended=_ABBREVIATED.sub("gewijzigde", (opening["amended"] or "").strip().lower()),
        replaces=_replaced(line),
    )
    return told if told.movers or told.amended or told.replaces else None


def _movers(row: str) -> tuple[str, ...]:
    """The surnames in a row of them; none where a part of it is no name: half of them would be a guess."""
    names = [_surname(part) for part in _BETWEEN_MOVERS.split(_HYPHEN.sub("-", row.strip(" .,;-")))]
    return () if None in names else tuple(name for name in names if name)


@lru_cache(maxsize=4_096)
def _surname(part: str) -> str | None:
    """The name in a part of the row, "" where nothing stands, None for what is no name. The same members recur."""
    name = _STYLED.sub("", f"{part} ").strip(" .")
    return name[:1].upper() + name[1:] if not name or _is_name(name) else None


def _is_name(part: str) -> bool:
    words = part.split()
    return words[-1].casefold() not in PARTICLES and all(
        word.casefold() in PARTICLES or _CAPITALISED.fullmatch(word) for word in words
    )


def _replaced(line: str) -> str:
    found = _REPLACES.search(line)
    if found:
        suffix = (found["suffix"] or "").replace(" ", "")
        return "-".join(part for part in (found["dossier"] + found["rest"], suffix, found["number"]) if part)
    beside = _REPLACES_BESIDE.search(line)
    return beside["number"] if beside else ""
