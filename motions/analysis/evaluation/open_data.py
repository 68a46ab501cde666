"""What a record of the chamber's open data tells of a motion, as truth to judge the reader by.

A record is what the service gives as JSON for a "Zaak" of the kind "Motie", with its documents where asked for.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from motions.analysis.evaluation.official_record import OfficialRecord
from motions.analysis.matching import KnownMotion
from motions.analysis.motion_subjects import motion_subject
from motions.rules.references import NotAReference, Reference, parse_normal_form

Record = Mapping[str, Any]


def known_motions(records: Iterable[Record], with_documents: Iterable[Record]) -> list[KnownMotion]:
    """Return the motions of ``records``. Their number comes with their document, or else from their dossier's title.

    A motion whose dossier cannot be told has a reference without dossier, which no letter cites: it takes part in the
    search by movers only.
    """
    published: dict[str, Reference] = {}
    dossiers: dict[str, set[tuple[int, str]]] = defaultdict(set)
    for record in with_documents:
        for reference in _references(record):
            published[record["Id"]] = reference
            dossiers[text(record["Titel"])].add((reference.dossier, reference.suffix))
    return [
        _known(record, published.get(record["Id"]) or _by_title(record, dossiers[text(record["Titel"])]))
        for record in records
    ]


def official_records(with_documents: Iterable[Record]) -> dict[str, OfficialRecord]:
    """Return what is on record of each motion, by the id of each file in which it was published."""
    return {
        publication["Id"]: OfficialRecord(
            paper=version["ExterneIdentifier"].removeprefix("kst-"),
            dossier_title=text(record["Titel"]),
            submitted_on=day(record),
            subject=motion_subject(text(record["Onderwerp"])),
        )
        for record in with_documents
        for version in _versions(record)
        if version["ExterneIdentifier"]
        for publication in version.get("DocumentPublicatie") or ()
    }


def text(value: str | None) -> str:
    return (value or "").strip()


def day(record: Record) -> date:
    return date.fromisoformat(record["GestartOp"][:10])


def _known(record: Record, reference: Reference) -> KnownMotion:
    subject = motion_subject(text(record["Onderwerp"]))
    movers = subject.movers if subject else ()
    return KnownMotion(record["Id"], reference, movers, day(record), text(record["Onderwerp"]))


def _by_title(record: Record, dossiers: set[tuple[int, str]]) -> Reference:
    number = str(record["Volgnummer"] or "")
    if len(dossiers) != 1:
        return Reference(number=number)
    ((dossier, suffix),) = dossiers
    return Reference(dossier=dossier, suffix=suffix, number=number)


def _versions(record: Record) -> Iterator[Record]:
    return (document["HuidigeDocumentVersie"] for document in record["Document"] if document["HuidigeDocumentVersie"])


def _references(record: Record) -> Iterator[Reference]:
    for version in _versions(record):
        try:
            yield parse_normal_form(version["ExterneIdentifier"] or "")
        except NotAReference:
            continue
