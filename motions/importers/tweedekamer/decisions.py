"""Decisions ("Besluit") with the day of their meeting and their votes, and votes ("Stemming") that changed since."""

from collections.abc import Iterator

from motions.importers.tweedekamer.entities import Entity
from motions.importers.tweedekamer.odata import OData
from motions.importers.tweedekamer.values import Raw, fingerprint, origin, perhaps, text
from motions.services.imports import decisions, votes
from motions.services.imports.decisions import DecisionRecord
from motions.services.imports.votes import VoteRecord

EXPAND = "Zaak($select=Id,Nummer,Soort),Stemming,Agendapunt($expand=Activiteit)"
FINAL = "Besluit"


def of(service: OData) -> Iterator[Entity]:
    """Decisions, then votes."""
    yield Entity(service, "Besluit", "Besluit", decision, decisions, expand=EXPAND)
    yield Entity(service, "Stemming", "Stemming", vote, votes)


def decision(raw: Raw, content: str, doubts: list[str]) -> DecisionRecord | None:
    """A decision; None where it names no motion or says nothing."""
    cases = [case for case in raw.get("Zaak") or () if case.get("Id") and case.get("Soort") in (None, "Motie")]
    word = text(raw, "BesluitSoort")
    if not cases or not word:
        return None
    meeting: Raw = (raw.get("Agendapunt") or {}).get("Activiteit") or {}
    said = [text(raw, "BesluitTekst"), text(raw, "Opmerking")]
    return DecisionRecord(
        origin=origin(raw, content),
        motion_ids=tuple(case["Id"] for case in cases),
        word=word,
        note=" ".join(part for part in said if part),
        decided_on=perhaps(meeting, "Datum", doubts) if meeting else None,
        order=int(raw.get("AgendapuntZaakBesluitVolgorde") or 0),
        activity_id=meeting.get("Id") or "",
        is_final=text(raw, "Status") == FINAL,
        votes=tuple(_votes(raw, doubts)),
        certain_ids=tuple(case["Id"] for case in cases if case.get("Soort") == "Motie"),
    )


def _votes(raw: Raw, doubts: list[str]) -> Iterator[VoteRecord]:
    for row in raw.get("Stemming") or ():
        if row.get("Id") and row.get("Verwijderd") is not True:
            found = vote(row | {"Besluit_Id": raw["Id"]}, fingerprint(row | {"Besluit_Id": raw["Id"]}), doubts)
            if found is not None:
                yield found


def vote(raw: Raw, content: str, doubts: list[str]) -> VoteRecord | None:
    """A vote of a group (by hand) or of a member (by roll call, or apart from the group)."""
    voter = text(raw, "ActorNaam")
    if not voter or not raw.get("Besluit_Id"):
        return None
    is_member = bool(raw.get("Persoon_Id") or raw.get("SidActorLid"))
    return VoteRecord(
        origin=origin(raw, content),
        decision_id=raw["Besluit_Id"],
        word=text(raw, "Soort"),
        voter=voter,
        group=text(raw, "ActorFractie"),
        group_id=raw.get("Fractie_Id") or "",
        person_id=raw.get("Persoon_Id") or "",
        is_member=is_member,
        size=int(raw.get("FractieGrootte") or 0),
        is_mistake=raw.get("Vergissing") is True,
    )
