"""Motions: a "Zaak" of the kind "Motie", with its actors, dossier and documents where they were asked for."""

from collections.abc import Iterator
from itertools import takewhile
from typing import Any

from motions.importers.tweedekamer.entities import Entity
from motions.importers.tweedekamer.odata import OData
from motions.importers.tweedekamer.values import Raw, Unusable, origin, perhaps, text
from motions.rules.references import NotAReference, Reference, parse_normal_form
from motions.services.imports import motions
from motions.services.imports.records import MotionRecord, MoverRecord

EXPAND = "ZaakActor,Kamerstukdossier,VervangenVanuit,Document($expand=HuidigeDocumentVersie)"
SITE = "https://www.tweedekamer.nl/kamerstukken/moties/detail?id="
SIGNED = ("Indiener", "Medeindiener")


def motions_of(service: OData) -> Entity:
    """All motions, and what was taken away: rows without content come with every question for a kind."""
    condition = "Soort eq 'Motie' or Verwijderd eq true"
    return Entity(service, "Motie", "Zaak", motion, motions, condition=condition, expand=EXPAND)


def motion(raw: Raw, content: str, doubts: list[str]) -> MotionRecord:
    """Parse one record whose fingerprint is ``content``. Raises Unusable."""
    number = text(raw, "Nummer")
    subject = text(raw, "Onderwerp")
    if not number or not subject:
        raise Unusable("Het record heeft geen nummer of geen onderwerp.")
    return MotionRecord(
        origin=origin(raw, content, url=f"{SITE}{number}"),
        opaque_id=number,
        subject=subject,
        dossier_title=text(raw, "Titel"),
        submitted_on=perhaps(raw, "GestartOp", doubts),
        appreciation=text(raw, "Kabinetsappreciatie"),
        lapses_on=perhaps(raw, "Termijn", doubts),
        reference=_reference(raw),
        movers=tuple(_movers(raw)),
        replaces=_replaced(raw),
    )


def _replaced(raw: Raw) -> str:
    """The official id of the one motion that this one replaces."""
    replaced = [other["Id"] for other in raw.get("VervangenVanuit") or () if not other.get("Verwijderd")]
    return replaced[0] if len(replaced) == 1 else ""


def _reference(raw: Raw) -> Reference | None:
    """The motion's number: from its published document, else its one dossier and its number in it."""
    for document in raw.get("Document") or ():
        version = document.get("HuidigeDocumentVersie") or {}
        try:
            return parse_normal_form(version.get("ExterneIdentifier") or "")
        except NotAReference:
            continue
    dossiers: list[Raw] = raw.get("Kamerstukdossier") or []
    number = raw.get("Volgnummer")
    if len(dossiers) != 1 or not isinstance(number, int) or number <= 0:
        return None
    return Reference(dossier=int(dossiers[0]["Nummer"]), suffix=text(dossiers[0], "Toevoeging"), number=str(number))


def _movers(raw: Raw) -> Iterator[MoverRecord]:
    actors: list[dict[str, Any]] = [actor for actor in raw.get("ZaakActor") or () if actor.get("Relatie") in SIGNED]
    for actor in sorted(actors, key=lambda actor: SIGNED.index(actor["Relatie"])):
        yield MoverRecord(surname(text(actor, "ActorNaam")), text(actor, "ActorFractie"), actor.get("Persoon_Id") or "")


def surname(name: str) -> str:
    """The surname with its particle first, from any form the source uses.

    "S. van Veldhoven-van der Meer", "Nobel, J.N.J." and "Jong de, L.W.E. (Léon)".
    """
    last, comma, _ = name.partition(",")
    words = last.split()
    if comma:
        particles = list(takewhile(str.islower, reversed(words)))[::-1]
        words = [*particles, *words[: len(words) - len(particles)]]
    else:
        while len(words) > 1 and words[0].endswith("."):
            words.pop(0)
    surname = " ".join(words)
    return surname[:1].upper() + surname[1:]
