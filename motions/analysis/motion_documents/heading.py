"""The heading of a motion document: which paper it is, of which dossier, when it was submitted, what it replaces."""

import re
from dataclasses import dataclass
from datetime import date

from motions.rules.dutch_dates import MONTHS
from motions.rules.references import Reference

SUFFIX = r"(?:[IVX]{1,6}[AB]?|[A-M])"

# "36 410 XVII\nVaststelling van ...", "21 501-02 Raad ...", "35 130 (R2119) Voorstel ..."
DOSSIER = re.compile(
    rf"""^[^\S\n]*(?P<dossier>\d{{2}}[\s.]?\d{{3}})
        (?: \s*-\s*(?P<sub>\d{{2}})(?=\s)
          | \s*-?\s*\(\s*(?P<kingdom>R\s?\d{{4}})\s*\)-?
          | \s*-?\s*(?P<chapter>{SUFFIX})(?=\s) )?
        (?:\s*-(?=\s))?
        \s+(?P<title>\S.*?)\s*
        (?=^[^\S\n]*\d{{2}}[\s.]?\d{{3}}\b|^[^\S\n]*(?:Nr\.?|[A-Z]{{1,2}})\s*\d*[a-z]?\s|\Z)""",
    re.VERBOSE | re.MULTILINE | re.DOTALL,
)
# "Nr. 26 MOTIE VAN DE LEDEN ...", in the Eerste Kamer "F GEWIJZIGDE MOTIE VAN ..."
NUMBER = re.compile(
    r"""^[^\S\n]*(?: Nr\.?\s*(?P<number>\d+) | (?P<letter>[A-Z]{1,2}) )\s+
        (?P<heading>(?:\w{1,20}\s+){0,3}MOTIE\b)""",
    re.VERBOSE | re.MULTILINE,
)
# "GEWIJZIGDE MOTIE", "TWEEDE NADER GEWIJZIGDE MOTIE"; printed headings misspell the participle
AMENDED = re.compile(r"(?:(?P<count>TWEEDE|DERDE|VIERDE)\s+)?(?P<nader>NADER\s+)?GEWIJ\w{1,12}\s+MOTIE", re.IGNORECASE)
# "TER VERVANGING VAN DIE GEDRUKT ONDER NR. 31", "(t.v.v. 36410-31)"
REPLACES = re.compile(
    rf"""(?:TER\s+VERVANGING\s+VAN\s+DIE\s+GEDRUKT\s+ONDER|\bT\.V\.V\.)\s*
        (?: (?P<dossier>\d{{2}}[\s.]?\d{{3}}) (?:[\s-](?P<suffix>{SUFFIX}|\d{{2}}|\(R\s?\d{{4}}\)))? \s*[,-]\s* )?
        (?:NR\.?\s*)?(?P<number>\d+)""",
    re.VERBOSE | re.IGNORECASE,
)
# "Voorgesteld 19 januari 2023", "Voorgesteld tijdens het Wetgevingsoverleg van 2 december 2024"
SUBMITTED = re.compile(
    rf"Voorgesteld\b[^\d]{{0,80}}?(?P<day>\d{{1,2}})\s*(?P<month>{'|'.join(MONTHS)})\s+(?P<year>\d{{4}})", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above "De Kamer,". ``amended`` is "gewijzigde", "nader gewijzigde", "tweede nader gewijzigde", ..."""

    paper: Reference | None = None
    dossier_title: str | None = None
    submitted_on: date | None = None
    amended: str | None = None
    replaces: Reference | None = None


def read_heading(head: str) -> Heading:
    """Read the heading from the text above "De Kamer,"; what it does not say is None.

    A paper filed under two dossiers has its number in the first, whose title is taken.
    """
    number = NUMBER.search(head)
    dossier = DOSSIER.search(head[: number.start()] if number else head)
    amended = AMENDED.search(head)
    paper = _paper(dossier, number)
    return Heading(
        paper=paper,
        dossier_title=" ".join(dossier["title"].split()) if dossier else None,
        submitted_on=_submitted_on(head),
        amended=_amended(amended) if amended else None,
        replaces=_replaces(head, paper),
    )


def _paper(dossier: re.Match[str] | None, number: re.Match[str] | None) -> Reference | None:
    if dossier is None or number is None:
        return None
    kingdom = dossier["kingdom"]
    return Reference(
        chamber="ek" if number["letter"] else "tk",
        dossier=_digits(dossier["dossier"]),
        suffix=dossier["sub"] or dossier["chapter"] or (f"({kingdom.replace(' ', '')})" if kingdom else ""),
        number=number["number"] or number["letter"],
    )


def _submitted_on(head: str) -> date | None:
    found = SUBMITTED.search(head)
    if not found:
        return None
    try:
        return date(int(found["year"]), MONTHS.index(found["month"].lower()) + 1, int(found["day"]))
    except ValueError:  # "31 juni": a printing error, not a date
        return None


def _amended(found: re.Match[str]) -> str:
    words = (found["count"], "nader" if found["nader"] else None, "gewijzigde")
    return " ".join(word.lower() for word in words if word)


def _replaces(head: str, paper: Reference | None) -> Reference | None:
    found = REPLACES.search(head)
    if not found or (paper is None and not found["dossier"]):
        return None
    if found["dossier"]:
        return Reference(dossier=_digits(found["dossier"]), suffix=found["suffix"] or "", number=found["number"])
    assert paper is not None
    return Reference(chamber=paper.chamber, dossier=paper.dossier, suffix=paper.suffix, number=found["number"])


def _digits(printed: str) -> int:
    return int("".join(char for char in printed if char.isdigit()))
