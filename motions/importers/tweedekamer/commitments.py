"""Commitments: the register of the Tweede Kamer ("Toezegging"), as SyncFeed gives it and in OData's shape."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from motions.importers.reading import Page
from motions.importers.tweedekamer.syncfeed import SyncFeed
from motions.importers.tweedekamer.values import (
    SOURCE,
    Raw,
    Unusable,
    account,
    differing,
    identified,
    origin,
    parsed,
    perhaps,
    text,
)
from motions.services.imports import commitments, gaps
from motions.services.imports.records import CommitmentRecord, Stored

ROLES = {"IsHerhalingVan": "repeat", "IsWijzigingVan": "change", "IsAanvullingOp": "addition"}
MANY = (*ROLES, "KamerbriefNakoming", "ToegezegdAan", "ToegezegdAanFractie", "ToegezegdAanPersoon", "Activiteit")
SITE = "https://www.tweedekamer.nl/kamerstukken/toezeggingen/detail?id="


@dataclass(frozen=True)
class Commitments:
    """The register, entry by entry."""

    feed: SyncFeed
    name: str = "Toezegging"
    source: str = SOURCE

    def pages(self, token: str) -> Iterator[Page]:
        """Yield the pages after a position."""
        return self.feed.pages(self.name, token)

    def take(self, records: Sequence[Any], *, now: datetime) -> Stored:
        """Store what is new or changed, and let the register's word establish what it establishes."""
        page = identified(records)
        lacking = gaps.lacking(page.present, source=self.source)
        read = differing(page, commitments.fingerprints(page.present), lacking=lacking)
        found, faults = parsed(read.values(), commitment)
        stored = commitments.store(found, now=now)
        stored.removed += commitments.remove(page.gone, now=now)
        stored.faults += faults
        return account(stored, page, read, commitments.fingerprints)


def commitment(raw: Raw, content: str, doubts: list[str]) -> CommitmentRecord:
    """Parse one entry. Raises Unusable."""
    single = {name: value if name in MANY else _one(value) for name, value in raw.items()}
    number, wording = text(single, "Nummer"), text(single, "Tekst")
    promised_on = perhaps(single, "Aanmaakdatum", doubts)
    if not number or not wording or promised_on is None:
        raise Unusable("De toezegging heeft geen nummer, geen tekst of geen datum.")
    return CommitmentRecord(
        origin=origin(single, content, url=f"{SITE}{number}"),
        number=number,
        wording=wording,
        promised_on=promised_on,
        title_of_office=text(single, "Functie"),
        ministry=text(single, "Ministerie"),
        status=text(single, "Status"),
        fulfilled_on=perhaps(single, "DatumNakoming", doubts),
        letters=tuple(_numbers(raw.get("KamerbriefNakoming"))),
        activity_id=next(iter(_ids(raw.get("Activiteit"))), ""),
        groups=tuple(_ids(raw.get("ToegezegdAanFractie"))),
        people=tuple(_ids(raw.get("ToegezegdAanPersoon"))),
        earlier=tuple((role, key) for name, role in ROLES.items() for key in _ids(raw.get(name))),
    )


def _one(value: Any) -> Any:
    return value[0] if isinstance(value, list) and len(value) == 1 else value


def _all(value: Any) -> list[Any]:
    values = value if isinstance(value, list) else [value]
    return [one for one in values if one]


def _ids(value: Any) -> Iterator[str]:
    for one in _all(value):
        if isinstance(one, Mapping) and one.get("Id"):
            yield one["Id"]


def _numbers(value: Any) -> Iterator[str]:
    """Numbers of letters: one or many, as text or as documents."""
    for one in _all(value):
        number = one.get("DocumentNummer") if isinstance(one, Mapping) else one
        if number and str(number).strip():
            yield str(number).strip()
