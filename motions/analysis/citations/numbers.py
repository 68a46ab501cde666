"""Numbers of official papers as they are written in letters, from "Kamerstuk 36 410, nr. 74" to "35300-XIV-41".

Everything here matches at a given place; finding the places is for :mod:`motions.analysis.citations.cues`.
"""

import re
from dataclasses import dataclass

from motions.rules.references import COUNCIL_DOSSIER, Reference, chamber_of_number

_WORD = r"""(?:(?:Bijlage|bijlage)\s(?:bij|van)\s)?
    (?:(?:Tweede|Eerste)\s)?(?:[Kk]amer-?\s?stuk(?:-?\s?ken)?(?:\s?(?:nrs?\.?|nummers?|dossier))?\.?
      |[Kk]st(?:\.|uk(?:ken)?|n)?|(?:op\s)?stuk(?:ken)?(?:\snr\.?)?|[Dd]ossier(?:nummer|nr\.?)?|[Kk]amerdossier
      |TK|EK|Tweede\sKamer(?:\sder\sStaten-Generaal)?|Eerste\sKamer)"""

_OPENING = re.compile(
    rf"""(?P<word>{_WORD})?[\s,:]*
    (?:(?P<chamber>I{{1,2}}|[12])(?=[\s,]))?[\s,]*
    (?:[Vv]erga-?\s?der-?jaar\s*|zitting\s*)?
    (?:(?P<years>(?:19|20)\d\d\s?[-–/]{{1,2}}\s?(?:(?:19|20)?\d\d))(?!\d))?[\s,;:-]*
    """,
    re.VERBOSE,
)
_DOSSIER = re.compile(
    r"(?P<dossier>[123]\d[ .]?\d{3})(?!\d|[.,]\d{3}|\s?(?:euro|woningen|mensen|personen|miljoen|inwoners|kilo))"
)
_SUFFIX = re.compile(
    r"""[\s,-]{0,2}\((?P<kingdom>R\s?\d{3,4})\)                       # 34 356 (R2064); 35315-(R2137)-1
    | \s*,?\s*(?:[Hh]oofdstuk|[Hh]fst\.?)\s(?P<hoofdstuk>[IVX]+[A-E]?)\b   # 19 700 hoofdstuk XV
    | [\s-]{0,2}(?P<chapter>[IVX]{1,6}[AB]?)(?![\w'’])               # 28600 XV; 36 410V; 35300-XIV-41
    | \s?-\s?(?P<council>\d\d)(?=[\s,]*,?\s*nr|\s?-\s?\d|/\d|[\s,;.)\]]|$)  # 21 501-02
    | [\s-]?(?P<fund>[A-M])(?=\s?-\s?\d|[\s,]*,?\s*nr|\)
        |\sen\s[123]\d\s?\d{3}(?!\d))                              # 36 410 A, nr. 51; 35000-A-28; 36 600 B en 36 600 C
    """,
    re.VERBOSE,
)
_NR = r"(?:EK\s)?(?:[Nn]r\s?s?|[Nn]o|[Nn]ummers?|[Nn]°|[Ll]etters?)\s?[.,:]?\s?(?:EK\s)?"
_VALUE = r"(?P<value>\d{1,5}[a-z]?|[A-Z]{1,2})(?![\w’']|[.,]\d)"
_NUMBER = re.compile(rf"[\s,]*{_NR}{_VALUE}")
_DASHED = re.compile(r"\s?-\s?(?P<value>\d{1,4}[a-z]?|[A-Z]{1,2})(?![\w’'])(?!\s?\d{3}\b)")
_MORE_DASHED = re.compile(r"(?:-\d{3,4}(?!\w)){1,8}(?!-)")
_LETTER = re.compile(r"(?:,\s?|\s)(?P<value>[A-Z]{1,2})(?=[\s.,;)\]]|$)(?!\s[a-z])")
_BARE = re.compile(r",\s?(?P<value>\d{1,4})(?=[.;)](?!\d)|\sen\s\d{1,4}(?!\d|\s?\d{3}|\s[a-z])|$)")
_OLD_SENATE = re.compile(r"\s?\((?P<list>\d{1,3}[a-z]?(?:,\s?\d{1,3}[a-z]?)*)\)")
_LOCATOR = re.compile(r",?\s(?:p|blz|pag|bladzijde)\.?\s?\d+(?:\s?(?:[-–]|en)\s?\d+)*(?=[\s,.;)]|$)")
_RANGE = re.compile(r"\s?(?:[-–]|t/m|tot\sen\smet)\s?(?P<value>\d{1,4})(?!\w)")
_AND = re.compile(
    r"""\s?(?:,\sen|,|\sen|\s&|/)\s?(?:(?P<nr>nrs?)\.?\s?)?(?P<value>\d{1,4}[a-z]?|[A-Z]{1,2})(?![\w’'-]|[.,]\d|\s?\d{3}\b)
    (?!\s(?:jan|feb|maart|apr|mei|jun|jul|aug|sep|okt|nov|dec|\d))""",
    re.VERBOSE,
)
_COMMAS_AND = re.compile(r"(?:,\s?\d{1,4}(?!\d)){1,20}\s?(?:,\s)?en\s\d{1,4}(?!\d|\s?[a-z]{3})")
_NEXT_DOSSIER = re.compile(
    r"\s?(?:,\sen|\sen|,|/|-)\s?(?P<word>(?:van\s)?(?:[Kk]amerstuk(?:ken)?)\s)?(?=[123]\d[ .]?\d{3}(?!\d))"
)
_REVERSED = re.compile(
    rf"{_NR}(?P<value>\d{{1,4}})(?:\s?\((?=[123]\d[ .]?\d{{3}})|\s(?:van|in|bij|onder)\s(?:[Kk]amerstuk|dossier)\s)"
)
_MAX_RANGE = 60


@dataclass(frozen=True, slots=True)
class Number:
    """One written reference to papers: its span, the papers, and what introduced it.

    ``word`` is the naming word ("Kamerstukken II") or "", ``years`` the session year as digits or "", ``numbered`` says
    whether a paper's number was there, not only a dossier.
    """

    start: int
    end: int
    refs: tuple[Reference, ...]
    word: str
    years: str
    numbered: bool


def read_number(text: str, at: int, *, one_word: bool = False) -> Number | None:
    """Read the reference that starts at ``at``, or return None.

    With ``one_word`` it ends where its naming word is repeated ("Kamerstuk 34 919, nr. 77 en Kamerstuk ...").
    """
    reversed_number = _read_reversed(text, at)
    if reversed_number:
        return reversed_number
    opening = _OPENING.match(text, at)
    if opening is None:
        return None
    chamber = _chamber(opening)
    years = session_year(opening["years"]) if opening["years"] else ""
    named = "stuk" in (opening["word"] or "") or (opening["word"] or "").strip() in ("TK", "EK")
    refs, end, numbered = _read_items(text, opening.end(), chamber, years, named=named, one_word=one_word)
    if not refs:
        return None
    word = (opening["word"] or "").strip()
    start = at if word or opening["years"] else _first_digit(text, at)
    return Number(start, end, tuple(refs), word, years, numbered)


def _read_items(
    text: str, at: int, chamber: str, years: str, *, named: bool, one_word: bool
) -> tuple[list[Reference], int, bool]:
    """Dossiers in a row, each with its numbers: the papers, the place behind them, whether any was numbered.

    One paper filed under two dossiers is numbered in the first ("21 501-02 en 36 045, nr. 2502"); one paper of two
    bills that a hyphen joins has the number in both ("36143-36144-3").
    """
    refs: list[Reference] = []
    end, numbered = at, False
    pending: Reference | None = None
    while len(refs) <= _MAX_RANGE:
        item = _read_item(text, at, chamber, years, named=named)
        if item is None:
            break
        found, end, with_number = item
        if pending is not None and with_number:
            filed = [_renumbered(pending, reference.number) for reference in found]
            found = filed + found if text[at - 1] == "-" else filed
            pending = None
        numbered = numbered or with_number
        following = _NEXT_DOSSIER.match(text, end)
        if following and one_word and following["word"]:
            following = None
        if following and not with_number and pending is None:
            pending = found.pop()
        refs.extend(found)
        if following is None:
            break
        at = following.end()
    return ([pending, *refs] if pending is not None else refs), end, numbered


def session_year(written: str) -> str:
    """Return the eight digits of a session year: ``2022–2023``, ``2019/20``, ``2022/-23`` -> ``20222023``."""
    digits = re.sub(r"\D", "", written)
    first = digits[:4]
    return first + str(int(first) + 1)


def _chamber(opening: re.Match[str]) -> str:
    word = opening["word"] or ""
    return "ek" if opening["chamber"] in ("I", "1") or word.startswith(("Eerste", "EK")) else "tk"


def _read_item(
    text: str, at: int, chamber: str, years: str, *, named: bool
) -> tuple[list[Reference], int, bool] | None:
    """One dossier with its suffix and numbers; ``named`` ("Kamerstukken II") lets "nr." be left out."""
    match = _DOSSIER.match(text, at)
    if match is None:
        return None
    dossier = int(re.sub(r"\D", "", match["dossier"]))
    suffix, end = _read_suffix(text, match.end(), dossier, chamber)
    values, end = _read_values(text, end, chamber, named=named)
    made = [_reference(dossier, suffix, value, chamber, years) for value in values or [""]]
    return made, end, bool(values)


def _read_suffix(text: str, at: int, dossier: int, chamber: str) -> tuple[str, int]:
    match = _SUFFIX.match(text, at)
    if match is None:
        return "", at
    if match["council"] and dossier != COUNCIL_DOSSIER and not _continues_with_number(text, match.end()):
        return "", at
    if match["chapter"] and chamber == "ek" and not _continues_with_number(text, match.end()):
        return "", at
    if match["kingdom"]:
        return f"({match['kingdom'].replace(' ', '')})", match.end()
    return match["hoofdstuk"] or match["chapter"] or match["council"] or match["fund"], match.end()


def _continues_with_number(text: str, at: int) -> bool:
    return bool(_NUMBER.match(text, at) or _DASHED.match(text, at) or _LETTER.match(text, at))


def _read_values(text: str, at: int, chamber: str, *, named: bool) -> tuple[list[str], int]:
    """The numbers behind a dossier: one, a list, a range; locators ("p. 12") are passed over, not taken."""
    first = _NUMBER.match(text, at) or _DASHED.match(text, at)
    if first is None and (chamber == "ek" or text[at : at + 1] == ","):
        first = _LETTER.match(text, at)
    if first is None and named:
        first = _BARE.match(text, at)
    if first is None:
        old = _OLD_SENATE.match(text, at)
        return (re.split(r",\s?", old["list"]), old.end()) if old else ([], at)
    values, end = [first["value"]], first.end()
    more_dashed = _MORE_DASHED.match(text, end) if first.re is _DASHED else None
    if more_dashed:
        return [first["value"], *re.findall(r"\d+", more_dashed.group())], more_dashed.end()
    plural = re.match(r"[\s,]*(?:nrs|Nrs|nr\s?s|nummers|nos)", first.group()) is not None
    while len(values) < _MAX_RANGE:
        locator = _LOCATOR.match(text, end)
        resumed = locator.end() if locator else end
        until = _RANGE.match(text, end) if plural else None
        if until and values[-1].isdigit() and 0 < int(until["value"]) - int(values[-1]) <= _MAX_RANGE:
            values += [str(n) for n in range(int(values[-1]) + 1, int(until["value"]) + 1)]
            end = until.end()
            continue
        more = _AND.match(text, resumed)
        listed = plural or (more is not None and more["nr"]) or _COMMAS_AND.match(text, resumed)
        if more is None or (text[resumed : resumed + 1] == "," and not listed):
            break
        values.append(more["value"])
        end = more.end()
    return values, end


def _reference(dossier: int, suffix: str, number: str, chamber: str, years: str) -> Reference:
    number = number.lstrip("0") or number
    house = "ek" if chamber == "ek" or chamber_of_number(number) == "ek" else "tk"
    # Up to 2009 a paper of the Eerste Kamer is numbered anew each session, by digits and a small letter.
    by_session = house == "ek" and number[:1].isdigit()
    return Reference(
        chamber=house, session_year=years if by_session else "", dossier=dossier, suffix=suffix, number=number
    )


def _renumbered(reference: Reference, number: str) -> Reference:
    return Reference(chamber=reference.chamber, dossier=reference.dossier, suffix=reference.suffix, number=number)


def _first_digit(text: str, at: int) -> int:
    while at < len(text) and not text[at].isdigit():
        at += 1
    return at


def _read_reversed(text: str, at: int) -> Number | None:
    """``nr. 346 (32847)``: the number before its dossier."""
    match = _REVERSED.match(text, at)
    if match is None:
        return None
    inner = read_number(text, match.end())
    if inner is None or inner.numbered or len(inner.refs) != 1:
        return None
    end = inner.end + (1 if text[inner.end : inner.end + 1] == ")" else 0)
    return Number(at, end, (_renumbered(inner.refs[0], match["value"]),), "", inner.years, True)
