"""Who signed a letter, or gave the written answer: names with their offices, in order."""

import re
from collections.abc import Iterator

from motions.analysis.findings import Signatory
from motions.analysis.text import CleanText
from motions.analysis.zones import Zones

_OFFICE = re.compile(
    r"""(?:^|,\s+)(?:[Dd]e\s+|DE\s+)?(?P<office>(?:[Vv]ice)?-?(?:[Mm]inister-[Pp]resident|[Mm]inister|[Ss]taatssecretaris|MINISTER|STAATSSECRETARIS)
    (?:\s+(?:van|voor)\s+[^.?!\n]{2,120}?)?)\s*,?$""",
    re.VERBOSE,
)
_NAME = re.compile(
    r"(?P<name>(?:(?:drs|mr|dr|ir|prof|ing)\.\s*)*(?:[A-Z][a-z]?\.\s?){0,6}[A-ZÀ-Þ’'a-z][^\n,?!:;]{1,60}?)\s*,?$"
)
_MINISTRIES = frozenset(
    name.casefold()
    for name in (
        "Algemene Zaken",
        "Asiel en Migratie",
        "Binnenlandse Zaken en Koninkrijksrelaties",
        "Buitenlandse Zaken",
        "Defensie",
        "Economische Zaken",
        "Economische Zaken en Klimaat",
        "Economische Zaken, Landbouw en Innovatie",
        "Financiën",
        "Infrastructuur en Milieu",
        "Infrastructuur en Waterstaat",
        "Justitie",
        "Justitie en Veiligheid",
        "Klimaat en Groene Groei",
        "Landbouw, Natuur en Voedselkwaliteit",
        "Landbouw, Natuurbeheer en Visserij",
        "Landbouw, Visserij, Voedselzekerheid en Natuur",
        "Onderwijs, Cultuur en Wetenschap",
        "Onderwijs, Cultuur en Wetenschappen",
        "Sociale Zaken en Werkgelegenheid",
        "Veiligheid en Justitie",
        "Verkeer en Waterstaat",
        "Volksgezondheid, Welzijn en Sport",
        "Volkshuisvesting en Ruimtelijke Ordening",
        "Volkshuisvesting, Ruimtelijke Ordening en Milieubeheer",
    )
)
"""Ministries since 1995 (domain: TOOI register, and the names before it)."""
_ANSWER = re.compile(
    r"""(?:Antwoord(?:en)?|Mededeling)\s+van\s+(?:de\s+)?(?P<all>(?:[Mm]inister|[Ss]taatssecretaris)[^\n]{2,400}?)\s*\((?:ontvangen|Ontvangen)""",
    re.VERBOSE,
)
_ANSWERER = re.compile(
    r"""(?P<kind>[Mm]inister-[Pp]resident|[Mm]inister|[Ss]taatssecretaris)\s+(?!van\s|voor\s)(?P<name>[A-ZÀ-Þ][^(),]{1,50}?)\s*
    \((?P<field>[^()]{2,120})\)""",
    re.VERBOSE,
)


def signatories(clean: CleanText, zones: Zones) -> tuple[Signatory, ...]:
    """Return those who signed; for written answers without signatures, those the heading says answered."""
    found = list(_signed(clean, zones))
    return tuple(dict.fromkeys(found)) or tuple(dict.fromkeys(_answered(clean.text[:4_000].replace("\n", " "))))


def _signed(clean: CleanText, zones: Zones) -> Iterator[Signatory]:
    """Office line, then name line, as under a letter."""
    for zone in zones:
        if zone.kind != "signature":
            continue
        office = ""
        for line in clean.text[zone.start : zone.end].split("\n"):
            as_office = _OFFICE.search(line.strip())
            if as_office:
                office = _as_title(as_office["office"])
                continue
            as_name = _NAME.fullmatch(line.strip())
            if office and as_name and not line.strip().startswith(("Mede namens", "mede namens")):
                yield Signatory(as_name["name"].strip(), office)
                office = ""


def _answered(top: str) -> Iterator[Signatory]:
    """``Antwoord van Minister Hoekstra (Buitenlandse Zaken) (ontvangen ...)``."""
    heading = _ANSWER.search(top)
    if heading is None:
        return
    for match in _ANSWERER.finditer(heading["all"] + " "):
        if not heading["all"][: match.start()].rstrip().endswith("namens de"):
            yield Signatory(match["name"].strip(), _office_of(match["kind"], match["field"]))


def _office_of(kind: str, field: str) -> str:
    """``Minister (Buitenlandse Zaken)`` is Minister *van* a ministry, or *voor* a field without one."""
    field = " ".join(field.split())
    word = "voor" if kind.casefold() == "minister" and field.casefold() not in _MINISTRIES else "van"
    return f"{_as_title(kind)} {word} {field}"


def _as_title(office: str) -> str:
    """Write an office as the letters do, with a capital: ``minister van Financiën`` -> ``Minister van Financiën``."""
    office = " ".join(office.split())
    if office.isupper():
        office = office.capitalize()
    return office[:1].upper() + office[1:]
