"""Letters of the government and written answers as officially published: found by query or asked for by identifier.

They are announced with their metadata first; their official XML is fetched apart, and again later where it was not
there yet or could not be read.
"""

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import islice
from typing import Any

from motions.importers.http import Client, Refused
from motions.importers.koop.metadata import (
    ANSWER,
    ATTACHMENT,
    PAPER,
    Metadata,
    NotALetter,
    letter,
    numberless,
    of_file,
)
from motions.importers.koop.motion_texts import SOURCE
from motions.importers.koop.sru import Search
from motions.importers.reading import Page, SourceFailed, excerpt
from motions.importers.xml import root_of
from motions.services.imports import letter_files, publications
from motions.services.imports.letter_files import LetterFile
from motions.services.imports.records import Fault, Stored

BATCH = 5
MOST = 500
"""Files fetched in one run."""
_IDENTIFIER = re.compile(r"[a-z]{1,5}-[\w()-]{1,70}", re.ASCII)
"""What an identifier looks like, so that it can stand in an address: kst-21501-02-2586, kst-33174-(R1974)-11."""


def since_query(since: date) -> str:
    """Papers and written answers of a day and later, without what is attached to them."""
    kinds = f'w.publicatienaam=={PAPER} OR w.publicatienaam=="{ANSWER}"'
    return f"(({kinds}) AND dt.date>={since.isoformat()}) NOT dt.type=={ATTACHMENT}"


@dataclass(frozen=True)
class Publications:
    """Letters among the publications that meet a query; each query has a position of its own."""

    search: Client
    files: Client
    query: str
    name: str = "Publicatie"
    source: str = SOURCE

    def pages(self, token: str) -> Iterator[Page]:
        """Yield the publications that changed since a day; a letter without number with its own metadata."""
        for page in Search(self.search).pages(self.query, token):
            faults: list[Fault] = []
            without = {one.identifier: one for one in page.records if numberless(one) and _usable(one)}
            known = publications.fingerprints(without)
            for identifier, found in without.items():
                if known.get(identifier) != found.content:
                    own = _metadata_of(self.files, identifier, faults)
                    found.fields = (own.fields if own else {}) | found.fields
            yield replace(page, faults=faults)

    def take(self, records: Sequence[Any], *, now: datetime) -> Stored:
        """Store the letters that are new or changed; other publications are left out."""
        return _stored(records, now=now)


def asked(search: Client, files: Client, query: str) -> Publications:
    """The letters that meet somebody's own query; it goes on where the very same query stopped before."""
    return Publications(search, files, query, f"Zoekvraag {hashlib.sha256(query.encode()).hexdigest()[:8]}")


@dataclass(frozen=True)
class ByIdentifier:
    """Publications that somebody names."""

    files: Client
    identifiers: Sequence[str]
    name: str = "Publicatie op nummer"
    source: str = SOURCE

    def pages(self, token: str) -> Iterator[Page]:
        """Yield what metadata.xml says of each; there is no position to keep."""
        faults: list[Fault] = []
        yield Page([one for one in (self._metadata(name, faults) for name in self.identifiers) if one], token, faults)

    def take(self, records: Sequence[Any], *, now: datetime) -> Stored:
        """Store the letters; what is none is named, for it was asked for."""
        return _stored(records, now=now, name_others=True)

    def _metadata(self, identifier: str, faults: list[Fault]) -> Metadata | None:
        if not _IDENTIFIER.fullmatch(identifier):
            faults.append(Fault(identifier, "Dit is geen identifier van een officiële publicatie, zoals kst-36410-74."))
            return None
        return _metadata_of(self.files, identifier, faults)


@dataclass(frozen=True)
class PublicationTexts:
    """The official XML of published letters, asked for until it is here; with ``only`` these, and at once."""

    files: Client
    today: date
    only: Sequence[str] | None = None
    name: str = "Publicatietekst"
    source: str = SOURCE

    def pages(self, token: str) -> Iterator[Page]:
        """Yield files, some at a time, the newest letters first."""
        if self.only is None:
            waiting = letter_files.published(source=self.source, today=self.today, most=MOST)
        else:
            waiting = letter_files.published_as(self.only)
        while wanted := list(islice(waiting, BATCH)):
            yield Page([self._fetched(file) for file in wanted], token)

    def take(self, records: Sequence[Any], *, now: datetime) -> Stored:
        """Read the files."""
        return letter_files.read_files(records, source=self.source, now=now)

    def _fetched(self, file: LetterFile) -> LetterFile:
        try:
            return replace(file, data=self.files.get(f"{file.document_id}/{file.document_id}.xml"))
        except Refused as error:
            return file if error.status == 404 else replace(file, problem=str(error))


def _stored(found: Sequence[Metadata], *, now: datetime, name_others: bool = False) -> Stored:
    total = Stored()
    total.faults += [_unusable(metadata) for metadata in found if not _usable(metadata)]
    present = {metadata.identifier: metadata for metadata in found if _usable(metadata)}
    known = publications.fingerprints(present)
    records = []
    for identifier, metadata in present.items():
        if known.get(identifier) == metadata.content:
            total.unchanged += 1
            continue
        doubts: list[str] = []
        unknown: list[str] = []
        try:
            records.append(letter(metadata, doubts, unknown))
        except NotALetter as error:
            doubts += [str(error)] if name_others else []
        total.words.update(("soort Kamerstuk", word) for word in unknown)
        if doubts:
            total.faults.append(Fault(identifier, " ".join(doubts), excerpt(metadata.fields)))
    total.add(publications.store(records, now=now))
    return total


def _usable(metadata: Metadata) -> bool:
    return _IDENTIFIER.fullmatch(metadata.identifier) is not None


def _unusable(metadata: Metadata) -> Fault:
    problem = "Het record heeft een vreemde identifier." if metadata.identifier else "Het record heeft geen identifier."
    return Fault(metadata.identifier, problem, excerpt(metadata.fields))


def _metadata_of(files: Client, identifier: str, faults: list[Fault]) -> Metadata | None:
    """What metadata.xml says; None, and a fault, where it is not there or cannot be read. Raises SourceFailed."""
    try:
        body = files.get(f"{identifier}/metadata.xml")
    except Refused as error:
        problem = "Van deze publicatie zijn er geen metadata." if error.status == 404 else str(error)
        faults.append(Fault(identifier, problem))
        return None
    try:
        found = of_file(root_of(body))
    except SourceFailed as error:
        faults.append(Fault(identifier, str(error)))
        return None
    if found.fields.setdefault("identifier", [identifier]) != [identifier]:
        faults.append(Fault(identifier, f"De metadata zijn van een andere publicatie ({found.identifier[:80]})."))
        return None
    return found
