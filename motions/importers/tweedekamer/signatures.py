"""Who signed a letter, from its actors: "S. van Veldhoven-van der Meer", "minister van Klimaat en Groene Groei"."""

import re
from collections.abc import Iterator

from motions.importers.tweedekamer.values import Raw, text
from motions.services.imports.signatories import Signature

RELATIONS = ("Indiener", "Medeindiener")
_OFFICE = re.compile(r"(?:vice-?)?(?:minister|staatssecretaris)\b", re.IGNORECASE)
_INITIALS = r"(?P<initials>(?:[A-Z][a-z]{0,2}\.\s?)+)"
_PARTICLE = r"(?P<particle>(?:(?:van|de|den|der|het|te|ten|ter|von|el|al|[’']t|[’']s)\s+)*)"
_NAMES = (
    # S. van Veldhoven-van der Meer; Sj.W. Sjoerdsma
    re.compile(rf"{_INITIALS}\s*{_PARTICLE}(?P<last>[^\s,][^,]*)"),
    # Nobel, J.N.J.; Weel, D.M. van
    re.compile(rf"(?P<last>[^,]+),\s*{_INITIALS}\s*(?P<particle>[a-z’' ]*)"),
)


def signatures(raw: Raw) -> Iterator[Signature]:
    """Yield the ministers and state secretaries among a letter's actors, who sent it first."""
    for relation in RELATIONS:
        for actor in raw.get("ZaakActor") or ():
            function = text(actor, "Functie")
            if text(actor, "Relatie") == relation and _OFFICE.match(function) and not actor.get("Verwijderd"):
                yield _signature(text(actor, "ActorNaam"), function, actor.get("Persoon_Id") or "")


def _signature(name: str, function: str, person_id: str) -> Signature:
    match = next((found for form in _NAMES if (found := form.fullmatch(name))), None)
    if match is None:
        return Signature(name, function, person_id)
    return Signature(
        name,
        function,
        person_id,
        initials=match["initials"].replace(" ", ""),
        particle=match["particle"].strip(),
        last_name=match["last"].strip(),
    )
