"""Names of members and parties: their parts, their spellings, and when two spellings can be one person."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

PARTICLES = frozenset("van de der den het ten ter te tot von du d' 't ’t el al la le in op".split())
"""Tussenvoegsels. "De Graaf" and "Van der Graaf" are two people: the particle is part of the name."""

FIRST_NAMES = frozenset(
    """agnes anne edgar jasper tony gijs otwin inge diederik emiel olger peter tjeerd pieter rudmer léon leon romke
    aukje jan mei remco pia chris sylvana paulus daniëlle danielle albert arno martin christine mark femke esther renske
    lilian corinne joba caroline stieneke mirjam michiel henk gert-jan sybrand jesse thierry geert wybren lisa kati
    mohammed roelof barbara sandra eva sarah hanneke wim harry ewout bart teun maarten alexander laurens derk""".split()
)
"""First names that are written before a surname to tell members apart."""

PARTIES: dict[str, tuple[str, ...]] = {
    "VVD": (),
    "CDA": (),
    "PVV": ("Groep Wilders",),
    "D66": (),
    "PvdA": ("Partij van de Arbeid", "PvDA", "Pvda"),
    "GroenLinks-PvdA": ("GL-PvdA", "PvdA-GroenLinks", "GroenLinks/PvdA", "PvdA/GroenLinks", "PRO"),
    "GroenLinks": ("GL", "Groenlinks", "Groen Links"),
    "SP": (),
    "ChristenUnie": ("CU", "Christenunie"),
    "SGP": (),
    "PvdD": ("Partij voor de Dieren", "PvDD"),
    "50PLUS": ("50Plus",),
    "DENK": ("Denk",),
    "FVD": ("FvD", "Forum voor Democratie"),
    "JA21": (),
    "BBB": ("BoerBurgerBeweging",),
    "NSC": ("Nieuw Sociaal Contract",),
    "Volt": ("VOLT",),
    "BIJ1": ("Bij1",),
    "BVNL": ("Groep Van Haga",),
    "OPNL": ("OSF",),
    "LPF": (),
    "LN": ("Leefbaar Nederland",),
    "TON": ("Verdonk",),
    "GPV": (),
    "RPF": (),
    "Lid Omtzigt": ("Omtzigt",),
    "Groep Markuszower": (),
    "Lid Keijzer": ("Keijzer",),
}
"""Groups by the form that is shown, with other forms that are written."""

_ALIASES = {alias: party for party, aliases in PARTIES.items() for alias in (party, *aliases)}
_INITIALS = re.compile(r"(?:[A-Z][a-z]?\.\s?){1,6}")
_TITLES = re.compile(
    r"^(?:het lid|de leden|de heer|mevrouw|dhr\.?|mw\.?|mevr\.?|drs\.?|dr\.?|mr\.?|ir\.?|prof\.?)\s+", re.I
)
_GLUED = re.compile(r"\b((?:[Vv]an|[Dd]e)(?:[Dd]e[rn]?)?)(?=[A-ZÀ-Þ][a-zà-ÿ])")


@dataclass(frozen=True, slots=True)
class NameKey:
    """A surname for comparing: ``main`` folded without particles, ``particle`` folded, ``first`` name or ""."""

    main: str
    particle: str
    first: str = ""


def fold(text: str) -> str:
    """Return ``text`` without case, diacritics and hyphens (``Gündoğan-Çelik``: ``gundogan celik``)."""
    text = text.replace("ı", "i").replace("ø", "o").replace("ł", "l")
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join(re.sub(r"[-–’'`.]+", " ", plain.casefold()).split())


@lru_cache(maxsize=1)
def _on_record() -> tuple[frozenset[str], frozenset[tuple[str, str]]]:
    """The folded surnames of members on record, and the pairs of surname and particle: hints, never conditions."""
    lines = files("motions.analysis").joinpath("data/surnames.txt").read_text(encoding="utf-8").splitlines()
    names = [line.partition(", ") for line in lines if line and not line.startswith("#")]
    return frozenset(fold(main) for main, _, _ in names), frozenset((fold(main), fold(p)) for main, _, p in names)


def is_known_surname(main: str) -> bool:
    """Whether ``main``, a surname without particle, is that of a member on record."""
    return fold(main) in _on_record()[0]


def is_known_name(particle: str, main: str) -> bool:
    """Whether a member on record has this surname with this particle."""
    return (fold(main), fold(particle)) in _on_record()[1]


def split_glued(name: str) -> str:
    """Put back the space that a lost line end took: ``VanDijk`` -> ``Van Dijk``, ``DaniëlleJansen``."""
    name = _GLUED.sub(r"\1 ", name)
    match = re.fullmatch(r"([A-ZÀ-Þ][a-zà-ÿ]{2,})([A-ZÀ-Þ][\w’'-]+)", name)
    if match and match[1].casefold() in FIRST_NAMES:
        return f"{match[1]} {match[2]}"
    return name


@lru_cache(maxsize=4096)
def name_key(name: str) -> NameKey:
    """Return the key of a name in any written form (``M. van der Graaf``, ``Van der Graaf``, ``Graaf van der``)."""
    name = _INITIALS.sub("", _TITLES.sub("", split_glued(name.split("(")[0].strip())))
    if "," in name:
        after = name.split(",", 1)[1].strip()
        name = f"{after} {name.split(',', 1)[0]}"
    words = name.replace("–", "-").split()
    while len(words) > 1 and words[-1].casefold() in PARTICLES:
        words.insert(0, words.pop())
    first = ""
    if len(words) > 1 and words[0].casefold() not in PARTICLES and _is_first_name(words):
        first = fold(words.pop(0))
    particles: list[str] = []
    while len(words) > 1 and words[0].casefold().strip("’'") in PARTICLES | {"t"}:
        particles.append(fold(words.pop(0)))
    return NameKey(fold(" ".join(words)), " ".join(particles), first)


def likeness(one: str, other: str) -> float:
    """Return how likely two written names are one person's: 1.0 the same, 0.8 a slip of the pen, 0.0 different people.

    Only the same kind of particle can be a slip ("van de" for "van der"): De Graaf is never Van der Graaf.
    """
    a, b = name_key(one), name_key(other)
    if a.first and b.first and a.first != b.first:
        return 0.0
    if a.main == b.main:
        if a.particle == b.particle:
            return 1.0
        return 0.8 if _slip(a.particle, b.particle) else 0.0
    if a.particle == b.particle and min(len(a.main), len(b.main)) >= 5 and _one_slip_apart(a.main, b.main):
        return 0.8
    longer, shorter = sorted((a.main, b.main), key=len, reverse=True)
    if a.particle == b.particle and len(shorter) >= 5 and longer.startswith(shorter + " "):
        return 0.7
    return 0.0


def party(written: str) -> str | None:
    """Return the group a written form names (``CU`` -> ``ChristenUnie``), or None."""
    return _ALIASES.get(" ".join(written.split()))


def _is_first_name(words: list[str]) -> bool:
    rest = [word for word in words[1:] if word.casefold() not in PARTICLES]
    if is_known_surname(" ".join(words)):
        return False
    return words[0].casefold() in FIRST_NAMES or is_known_surname(" ".join(rest))


def _slip(one: str, other: str) -> bool:
    if not one or not other:
        return {one, other} in ({"", "van"}, {"", "el"})
    return one.split()[0] == other.split()[0] == "van" and len(one.split()) == len(other.split())


def _one_slip_apart(one: str, other: str) -> bool:
    """One letter changed, added, left out, or two neighbours exchanged (``Omtizgt``)."""
    if abs(len(one) - len(other)) > 1 or one[0] != other[0]:
        return False
    at = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    rests = (one[at:], other[at:])
    return (
        rests[0][1:] == rests[1][1:]
        or rests[0][1:] == rests[1]
        or rests[0] == rests[1][1:]
        or (rests[0][:2] == rests[1][:2][::-1] and rests[0][2:] == rests[1][2:])
    )
