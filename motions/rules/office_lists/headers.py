"""The headers that offices write above their columns."""

import re
import unicodedata

HEADERS: dict[str, str] = {
    "kind": "soort, type, motie/toezegging, motie of toezegging",
    "subject": (
        "onderwerp, omschrijving, titel, motie, toezegging, tekst, inhoud, beschrijving, dictum, omschrijving motie, "
        "omschrijving toezegging, omschrijving van de motie, omschrijving van de toezegging, titel motie, "
        "titel toezegging, tekst motie, tekst toezegging, onderwerp motie, onderwerp toezegging"
    ),
    "paper": (
        "kamerstuk, kamerstukken, kamerstuknummer, kamerstuk nr, kst, kst-nummer, dossier, dossiernummer, motienummer, "
        "nummer motie"
    ),
    "official_number": (
        "nummer, nr, registernummer, nummer in het register, toezeggingnummer, toezeggingsnummer, nummer toezegging, "
        "tz-nummer, t-nummer, id, kenmerk"
    ),
    "movers": "indiener, indieners, kamerlid, kamerleden, lid, leden, gedaan aan, toegezegd aan",
    "given_on": (
        "datum, datum motie, datum toezegging, datum indiening, datum ingediend, datum debat, datum ontstaan, "
        "ingediend, ingediend op, toegezegd op, datum van de motie of toezegging"
    ),
    "term": (
        "termijn, deadline, nieuwe deadline, uiterlijk, einddatum, streefdatum, vervaldatum, planning, gereed voor, "
        "datum gereed, afdoeningstermijn, verwachte afdoening"
    ),
    "state": "status, staat, uitvoeringsstatus",
    "state_text": "stand van zaken, toelichting stand van zaken, voortgang, stand, stavaza, svz",
    "ministry": "ministerie, verantwoordelijk ministerie, departement, min",
    "unit": "directie, afdeling, eenheid, onderdeel, dg, directoraat, directoraat-generaal",
    "owner": "behandelaar, naam behandelaar, dossierhouder, eigenaar, contactpersoon, beleidsmedewerker",
    "source": "vindplaats, bron, gedaan in, debat, overleg",
    "remark": "opmerking, opmerkingen, notitie, notities, toelichting, bijzonderheden",
}
"""The headers of each field, as people would read them; see :func:`compared` for what counts."""

_BRACKETED = re.compile(r"\([^)]*\)")
"""``(n)`` in "Verantwoordelijke(n)", ``(dd-mm-jjjj)`` in "Datum (dd-mm-jjjj)"."""
_LONGEST_HEADER = 80


def compared(header: str) -> str:
    """A header without what does not count in comparing: ``Datum  toezégging (dd-mm)`` is ``datumtoezegging``."""
    plain = unicodedata.normalize("NFKD", _BRACKETED.sub("", header[:_LONGEST_HEADER])).casefold()
    return "".join(character for character in plain if character.isalnum())


def meanings(headers: dict[str, str]) -> dict[str, str]:
    """The field of each compared header."""
    return {compared(header): field for field, listed in headers.items() for header in listed.split(", ")}
