"""What a record of the chamber's open data tells of a motion, as truth to judge the reader by.

A record is what the service gives as JSON for a "Zaak" of the kind "Motie", with its documents where asked for.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from motions.analysis.evaluation.official_record import MotionSubject, OfficialRecord
from motions.analysis.matching import KnownMotion
from motions.rules.references import NotAReference, Reference, parse_normal_form

Record = Mapping[str, Any]

# "Gewijzigde motie van de leden Jansen en De Wit c.s. over ...", "Motie-Jansen/De Wit over ..."
_SUBJECT = re.compile(
    r"""(?P<amended>(?:(?:[Nn]og|[Tt]weede|[Dd]erde)\s)?(?:[Nn]ader\s)?[Gg]ew(?:ijzigde|\.)?\s)?
    [Mm]otie[\s-](?:van\s)?(?:(?:het\slid|de\sleden|de\sheer)\s)?
    (?P<movers>[^(]+?)(?P<others>\sc\.s\.)?\s(?:over|om|inzake|tegen|voor)\s""",
    re.VERBOSE,
)
_BETWEEN_MOVERS = re.compile(r"\s*(?:,|/|\sen\s)\s*")
# "(t.v.v. 36410-XVI-3)", "(t.v.v. 29 248, nr. 60)"
_REPLACES = re.compile(
    r"t\.v\.v\.\s*(?P<dossier>\d\d)[ .]?(?P<rest>\d{3})[- ]?(?P<suffix>[IVX]+|\d\d(?=-)|[A-F](?=-)|\(R\d{4}\))?"
    r"(?:-|,?\s*nr\.\s*)(?P<number>\d+)"
)


def motion_subject(subject: str) -> MotionSubject | None:
    """Read the subject line of a motion's record, or return None where it has another form."""
    match = _SUBJECT.match(subject.strip())
    if match is None:
        return None
    replaced = _REPLACES.search(subject)
    return MotionSubject(
        movers=tuple(_BETWEEN_MOVERS.split(match["movers"].strip())),
        others=bool(match["others"]),
        amended=(match["amended"] or "").strip().lower(),
        replaces="-".join(
            part for part in (replaced["dossier"] + replaced["rest"], replaced["suffix"], replaced["number"]) if part
        )
        if replaced
        else "",
    )


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
