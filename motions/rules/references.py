"""Official papers by reference: the structured form that decides, and the normal form that people read."""

import re
from dataclasses import dataclass

COUNCIL_DOSSIER = 21501
"""Dossier 21 501 never stands alone: each Council of the EU has its suffix (-02, -07, -08, -20, ...)."""

LACKS_DOSSIER = "Verwijzing onvolledig: het dossier ontbreekt"
"""Said of a number alone ("stuk nr. 12")."""
_FIRST_DOSSIER, _LAST_DOSSIER = 10_000, 39_999
_CHAPTERS = frozenset(
    "I II IIA IIB III IIIA IIIB IIIC IV V VI VII VIII IX IXA IXB X XI XII XIII XIV XV XVI XVII XVIII XIX XX XXI XXII"
    " XXIII XXIV XXV".split()
)
_NORMAL_FORM = re.compile(
    r"""(?P<dossier>\d{5})
    (?:-(?P<suffix>\(R\d{3,4}\)|[IVX]+[A-E]?|[A-Z](?=-)|\d\d(?=-)))?
    (?:-(?P<number>\d{1,5}[a-z]?|[A-Z]{1,2}))?$""",
    re.VERBOSE,
)
_YEARLY = re.compile(r"(?P<series>ah|h)-(?P<chamber>tk|ek)-(?P<session_year>\d{8})-(?P<number>\d+(?:-\d+)?)$")


@dataclass(frozen=True, slots=True)
class Reference:
    """A paper's identity: chamber ("tk" or "ek"), dossier, suffix, number and, where it is part of it, session year.

    ``dossier`` is the five-digit number, ``suffix`` a budget chapter ("XV"), sub-dossier ("02"), fund letter ("A") or
    kingdom number ("(R2064)"), ``number`` the paper's number inside the dossier ("74", "F", "291a") or "" for a whole
    dossier. ``series`` is "kst" for papers, "ah" for written questions and answers, "h" for proceedings; for those
    ``dossier`` is 0 and ``session_year`` ("20222023") belongs to the key.
    """

    chamber: str = "tk"
    series: str = "kst"
    session_year: str = ""
    dossier: int = 0
    suffix: str = ""
    number: str = ""

    @property
    def normal_form(self) -> str:
        """``36410-74``, ``21501-02-2586``, ``28600-XV-98``, ``35526-F``, ``36410``; ``ah-tk-20222023-1505``."""
        if self.series != "kst":
            return "-".join(part for part in (self.series, self.chamber, self.session_year, self.number) if part)
        return "-".join(part for part in (str(self.dossier), self.suffix, self.number) if part)

    @property
    def is_whole_dossier(self) -> bool:
        return self.series == "kst" and not self.number


class NotAReference(ValueError):
    """The text is no normal form of a reference."""


def parse_normal_form(text: str) -> Reference:
    """Return the reference a normal form stands for; raises :class:`NotAReference`.

    ``35526-F`` is paper F of the Eerste Kamer, ``36410-A-51`` paper 51 of fund A. ``21501-20`` is number 20 of dossier
    21501 as the form says it, though that dossier has no such number: see :func:`why_incomplete`.
    """
    text = text.strip().removeprefix("kst-")
    yearly = _YEARLY.match(text)
    if yearly:
        return Reference(yearly["chamber"], yearly["series"], yearly["session_year"], number=yearly["number"])
    match = _NORMAL_FORM.match(text)
    if match is None:
        raise NotAReference(text)
    number = match["number"] or ""
    suffix = match["suffix"] or ""
    return Reference(chamber=chamber_of_number(number), dossier=int(match["dossier"]), suffix=suffix, number=number)


def chamber_of_number(number: str) -> str:
    """Return "ek" for numbers that only the Eerste Kamer gives (``F``, ``AB``, ``291a``), else "tk"."""
    return "ek" if number and not number.isdigit() else "tk"


def why_incomplete(reference: Reference, *, of_motion: bool = False) -> str:
    """Return in Dutch why a reference cannot be right or whole, or "" when it can.

    A motion has a number inside its dossier; other papers are also cited by their dossier alone.
    """
    if reference.series != "kst":
        return ""
    shown = f"{reference.dossier:05d}"
    shown = f"{shown[:2]} {shown[2:]}"
    if not _FIRST_DOSSIER <= reference.dossier <= _LAST_DOSSIER:
        return f"Verwijzing onvolledig: dossier {shown} bestaat niet"
    if reference.dossier == COUNCIL_DOSSIER and not reference.suffix:
        example = f"{shown}-{reference.number}" if len(reference.number) == 2 else f"{shown}-20"
        return f"Verwijzing onvolledig: dossier {shown} heeft altijd een toevoeging, zoals {example}"
    if reference.suffix and reference.suffix[0] in "IVX" and reference.suffix not in _CHAPTERS:
        return f"Verwijzing onvolledig: begrotingshoofdstuk {reference.suffix} bestaat niet"
    if of_motion and not reference.number:
        suffix = f" {reference.suffix}" if reference.suffix else ""
        return f"Verwijzing onvolledig: het nummer binnen dossier {shown}{suffix} ontbreekt"
    return ""
