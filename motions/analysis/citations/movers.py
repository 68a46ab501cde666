"""The members that a motion or a set of questions is named after, read at the place where their names start."""

import re
from dataclasses import dataclass

from motions.analysis.names import PARTICLES, is_known_name, is_known_surname, party, split_glued

_CAPITAL = "A-ZÀ-ÖØ-ÞĀĂĄĆĈČĎĐĒĖĘĚĞĢĪĮİĶĹĽŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŲŶŹŻŽ"
_WORD = rf"[{_CAPITAL}][\w’']*(?:(?:[-–]|\s[-–]\s(?=van\s|de\s))(?:(?:van|de|der|den|ten|ter)\s)*[{_CAPITAL}][\w’']*)*"
_PARTICLE = (
    r"(?:[Vv]an|[Dd]e[rn]?|[Tt]e[rn]?|[Hh]et|[Vv]on|[Dd]u|[Ee]l|[Aa]l|[Ll][ae]|[’']t|[Tt]ot|[Ii]n"
    r"|VAN|DE[RN]?|TE[RN]|EL)"
)
_NAME = re.compile(
    rf"""(?:(?:[A-Z][a-z]?\.\s?){{1,5}})?
    (?P<name>(?:{_WORD}\s+(?={_PARTICLE}\s|[{_CAPITAL}]))?(?:{_PARTICLE}\s+){{0,3}}{_WORD}(?:\s+{_WORD})?)""",
    re.VERBOSE,
)
_WITH_FIRST_NAME = re.compile(rf"(?P<first>{_WORD})\s(?P<particle>(?:{_PARTICLE}\s){{0,2}})(?P<main>{_WORD})")
_GLUED_WORDS = re.compile(rf"([{_CAPITAL}][a-zà-þ]{{2,}})([{_CAPITAL}][a-zà-þ]*)")
_LOWER_NAME = re.compile(
    r"(?P<particle>(?:[Vv]an|[Dd]e)(?:\s(?:de[rn]?|het))?)\s(?P<main>[a-zà-þ]{3,}(?:-[A-Za-z]+)?)(?!\w)"
)
_LEAD = re.compile(
    r"""\s*(?:,\s*)?(?:(?:ingediend|voorgesteld|ondertekend)\s+door\s+|(?:die\s)?(?:van\s)?(?:van|door)\s*|die\s)?(?:(?:de|het|oud|mijn|onze)\s*)?
    (?P<role>(?:[Oo]ud-)?(?:(?:Tweede|Eerste)\s)?(?:[Kk]amer)?(?:[Ll]eden|[Ll]id)|LEDEN|LID|heren|heer|[Mm]evrouw|dames|mw\.|dhr\.|mevr\.|[Ss]enatoren|[Ss]enator
      |(?:oud-)?collega(?:['’]s)?)
    (?=[\s:])\s*(?:het\s(?=[A-ZÀ-Þ]))?  # "van lid het Beertema", a slip of the pen
    """,
    re.VERBOSE,
)
_LEAD_CAPITALS = re.compile(r"\s*VAN\s+(?:HET|DE)\s+(?P<role>LID|LEDEN)\s+")
_OTHERS = re.compile(
    r"\s*,?\s*(?:c\.\s?s\.?|cs\.?(?=[\s,;.)]|$)|C\.\s?S\.?|e\.\s?a\.|(?:en|EN)\s(?:anderen|ANDEREN|consorten)|cum\ssuis)"
)
_GROUP = re.compile(r"\s*[(\[](?P<inside>[^()\[\]\n]{1,60})[)\]]")
_SEPARATOR = re.compile(
    r"""\s*(?:(?P<slash>/|&|\s[–-]\s)|(?P<comma>,)(?:\s*(?P<oxford>en|EN))?|(?<=\s)(?P<and>en|EN)
      |(?P<tight>[–-])(?=[A-Z]))\s*
    (?P<again>(?:van\s+)?(?:het\s+lid|de\s+leden|de\s+heer|mevrouw|mw\.|dhr\.|mevr\.)\s+)?""",
    re.VERBOSE,
)
_NO_NAMES = frozenset(
    """Kamer Kamerstuk Kamerstukken Kst TK EK Tweede Eerste Handelingen Aanhangsel Nederland Europa Europese EU Raad
    Minister Ministers Staatssecretaris Het Een In Op Met Voor Dit Deze Die Ook Ik Wij Er Als Bij Door Naar Over Tot
    Uw Hierbij Hiermee Daarbij Daarnaast Zoals Conform Verder Tevens Stuk Nr Vergaderjaar Rijk Rijks Motie Moties
    Commissie Vragen Vraag Antwoord Kabinet Koninkrijk Nederlandse Regering Staten Tijdens Onder Sinds Zij Hij Wel
    Voorzitter Kabinets
    Vindplaats VindplaatsStand Stand Zie
    EN Voorgesteld Mijn Onze Hierin Hierop Daarmee Daarom Dat Wat Hoe Begroting Brief""".split()
)
_NOT_AFTER_AND = frozenset(
    "Nederland Europa Oekraïne Duitsland België Frankrijk Israël Rusland China Turkije Defensie Financiën".split()
)


@dataclass(frozen=True, slots=True)
class Movers:
    """Names in order of appearance, and whether "c.s." stood behind.

    ``end`` is behind the last name or "c.s."; ``group_end`` is behind the brackets with groups, if any.
    ``role`` is the word before the names ("leden", "heer") or "".
    """

    start: int
    end: int
    group_end: int
    names: tuple[str, ...]
    others: bool
    role: str = ""


def read_movers(text: str, at: int, *, plural: bool = False) -> Movers | None:
    """Read ``[van] [de leden] Name[, Name] [en Name] [c.s.]`` at ``at``; None where no name stands there.

    ``plural`` allows a list of names without "de leden" in front ("de moties Kuiken en Van Nispen").
    """
    lead = _LEAD.match(text, at) or _LEAD_CAPITALS.match(text, at)
    role = lead["role"].casefold() if lead else ""
    start = lead.end() if lead else _skip_space_or_van(text, at)
    if "\n" in text[at:start]:
        return None  # what stands under a heading ("Uw motie", "Geachte voorzitter") is not named in it
    many = plural or role.endswith(("leden", "heren", "dames", "senatoren"))
    return _read_list(text, start, many=many, role=role, plural=plural)


def _skip_space_or_van(text: str, at: int) -> int:
    """Skip white space or a hyphen, and the preposition "van" where it is not part of the name that follows."""
    match = re.compile(r"\s*[-–]?\s*").match(text, at)
    assert match is not None
    start = match.end()
    if text.startswith("van ", start):
        if _is_first_name(text, start + 4):
            return start + 4
        name = re.compile(rf"van\s+({_WORD})").match(text, start)
        if name and not is_known_name("van", name[1]) and is_known_surname(name[1].split()[0]):
            return name.start(1)
        if re.compile(rf"van\s+(?:[Dd]e|[Vv]an|[Ee]l|[Tt]en|[Tt]er)\s+{_WORD}").match(text, start):
            inner = start + 4
            particle, _, rest = text[inner : inner + 40].partition(" ")
            if is_known_name(particle, rest.split(" ")[0].strip(".,;()")) or particle[0].isupper():
                return inner
    return start


def _is_first_name(text: str, at: int) -> bool:
    """Whether a first name stands before a surname on record: "van Jasper van Dijk", "van Renske Leijten"."""
    match = _WITH_FIRST_NAME.match(text, at)
    return bool(
        match
        and not is_known_name("van", match["first"])
        and not is_known_surname(match["first"])
        and (is_known_name(match["particle"].strip(), match["main"]) or is_known_surname(match["main"]))
    )


def _read_list(text: str, start: int, *, many: bool, role: str, plural: bool) -> Movers | None:
    names: list[str] = []
    at = start
    end = group_end = start
    others = False
    while len(names) < 16:
        found = _read_name(text, at)
        if found is None:
            break
        written, name_end = found
        names.extend(_divided(written))
        end = group_end = name_end
        suffix = _OTHERS.match(text, name_end)
        if suffix:
            others, end, group_end = True, suffix.end(), suffix.end()
        group_end = _behind_group(text, group_end)
        if not suffix:
            suffix = _OTHERS.match(text, group_end)
            if suffix:
                others, end, group_end = True, suffix.end(), suffix.end()
        if others:
            break
        separator = _SEPARATOR.match(text, group_end)
        if separator is None or not _goes_on(text, separator, many=many or len(names) > 1, names=names):
            break
        if plural and (separator["again"] or "").startswith("van"):
            break  # "de moties van het lid X en van het lid Y" are two motions
        at = separator.end()
        many = many or bool(separator["again"])
    if not names:
        return None
    return Movers(start, end, group_end, tuple(names), others, role)


def _read_name(text: str, at: int) -> tuple[str, int] | None:
    return _read_capital_name(text, at) or _read_lower_name(text, at)


def _read_capital_name(text: str, at: int) -> tuple[str, int] | None:
    match = _NAME.match(text, at)
    if match is None:
        return None
    words = match["name"].split("\n")[0].split()  # a name ends where its paragraph does
    kept: list[str] = []
    for i, word in enumerate(words):
        bare = word.rstrip(".,;:")
        if (
            bare in _NO_NAMES
            or bare.split("-")[0] in ("Kamerstuk", "Kamerstukken")
            or (i and party(bare) and not is_known_surname(bare))
        ):
            break
        kept.append(word)
    while kept and kept[-1].casefold() in PARTICLES:
        kept.pop()
    if not kept or (party(" ".join(kept)) and not is_known_surname(kept[-1])):
        return None
    if kept[-1].split("-")[0].isupper() and len(kept[-1]) <= 3 and not is_known_surname(kept[-1]):
        return None
    end = match.start("name")
    for word in kept:
        end = text.index(word, end) + len(word)
    end -= _glued_behind(kept[-1])
    name = text[match.start("name") : end]
    return split_glued(" ".join(name.split())), end


def _glued_behind(word: str) -> int:
    """How many characters of ``word`` are the next word, of which the space was lost (``AtsmaZie``)."""
    match = _GLUED_WORDS.fullmatch(word)
    return len(match[2]) if match and is_known_surname(match[1]) and not is_known_surname(word) else 0


def _read_lower_name(text: str, at: int) -> tuple[str, int] | None:
    """Read a name that lost its capital (``De vries``): only that of a member on record."""
    match = _LOWER_NAME.match(text, at)
    if match is None or not is_known_name(match["particle"], match["main"]):
        return None
    return match.group(), match.end()


def _behind_group(text: str, at: int) -> int:
    """The place behind brackets with the group: ``(CDA)``, ``(beiden CU)``, ``(D66, Eerste Kamer)``."""
    match = _GROUP.match(text, at)
    if match is None:
        return at
    inside = match["inside"].strip()
    first = re.split(r",|\s(?=Eerste)", inside)[0]
    first = re.sub(r"^(?:beiden|allen|allebei)\s+", "", first)
    named = party(first.strip()) or inside.startswith(("beiden ", "allen ")) or "fractie" in inside.casefold()
    return match.end() if named else at


def _goes_on(text: str, separator: re.Match[str], *, many: bool, names: list[str]) -> bool:
    """Whether the name behind a separator is one more mover of the same list."""
    found = None if "\n" in separator.group() else _read_name(text, separator.end())
    if found is None:
        return False
    if separator["slash"] or separator["again"]:
        return True
    written = found[0]
    words = written.split()
    known = is_known_surname(" ".join(word for word in words if word.casefold() not in PARTICLES)) or is_known_surname(
        words[-1]
    )
    if separator["tight"]:
        return known and is_known_surname(names[-1].split()[-1])
    if separator["comma"] and not separator["oxford"]:
        return many or known
    return many or known or words[0] not in _NOT_AFTER_AND


def _divided(written: str) -> list[str]:
    """Divide ``Bikker-Van den Hil`` in two; ``Michon-Derkzen`` and ``Van Veldhoven-van der Meer`` are one name."""
    match = re.search(r"\s?[-–]\s?", written)
    if match is None:
        return [written]
    left, right = written[: match.start()], written[match.end() :]
    bare = " ".join(word for word in re.split(r"[\s]+", written) if word.casefold() not in PARTICLES)
    if is_known_surname(bare) or is_known_surname(written):
        return [written]
    if right.split()[0] in ("Van", "De", "Den", "Ten", "Ter", "El"):
        return [left, right]
    right_bare = " ".join(word for word in right.split() if word.casefold() not in PARTICLES)
    left_bare = " ".join(word for word in left.split() if word.casefold() not in PARTICLES)
    if right[0].isupper() and is_known_surname(left_bare) and is_known_surname(right_bare):
        return [left, right]
    return [written]
