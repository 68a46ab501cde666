"""Letters of the government ("Brief regering") with their number and date, and then their files."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import islice
from typing import Any

from motions.importers.http import Client, Refused
from motions.importers.reading import Page
from motions.importers.tweedekamer.entities import Entity
from motions.importers.tweedekamer.odata import OData
from motions.importers.tweedekamer.signatures import signatures
from motions.importers.tweedekamer.values import SOURCE, Raw, Unusable, day, moment, origin, text
from motions.rules.references import NotAReference, Reference, parse_normal_form
from motions.services.imports import letter_files, letters
from motions.services.imports.letter_files import LetterFile
from motions.services.imports.letters import LetterRecord
from motions.services.imports.records import Stored

EXPAND = "ZaakActor,Document($expand=HuidigeDocumentVersie)"
SITE = "https://www.tweedekamer.nl/kamerstukken/brieven_regering/detail?id="
BATCH = 5
MOST = 500
"""Files fetched in one run."""


@dataclass(frozen=True)
class Announcements(Entity):
    """Letters since a day, whose subject lines are read with each page."""

    since: date = date.min

    def take(self, records: Sequence[Any], *, now: datetime) -> Stored:
        """Announce what is new or changed, and queue what the subject lines of the page say."""
        stored = super().take(records, now=now)
        letters.read_subjects(stored.seen, since=self.since, now=now)
        return stored


def announced(service: OData, *, since: date) -> Announcements:
    """Letters since a day."""

    def parse(raw: Raw, content: str, doubts: list[str]) -> LetterRecord | None:
        return letter(raw, content, since=since)

    condition = "Soort eq 'Brief regering' or Verwijderd eq true"
    return Announcements(
        service,
        "Brief regering",
        "Zaak",
        parse,
        letters.LETTERS,
        condition=condition,
        expand=EXPAND,
        since=since,
    )


def letter(raw: Raw, content: str, *, since: date) -> LetterRecord | None:
    """Parse one record; None for a letter from before ``since``, or one whose document is not there yet."""
    sent_on = day(raw, "GestartOp")
    documents = [one for one in raw.get("Document") or () if text(one, "DocumentNummer") and not one.get("Verwijderd")]
    if sent_on is None or sent_on < since or not documents:
        return None
    subject, number = text(raw, "Onderwerp"), text(raw, "Nummer")
    if not subject or not number:
        raise Unusable("De brief heeft geen onderwerp of geen nummer.")
    main = documents[0]
    url = f"{SITE}{number}&did={main['Id']}"
    return LetterRecord(
        origin=replace(origin(raw, content, url=url), changed_at=moment(raw, "ApiGewijzigdOp")),
        subject=subject,
        sent_on=sent_on,
        document_number=text(main, "DocumentNummer"),
        dossier_title=text(raw, "Titel"),
        reference=_reference(main),
        signed=tuple(signatures(raw)),
    )


def _reference(document: Raw) -> Reference | None:
    version = document.get("HuidigeDocumentVersie") or {}
    try:
        reference = parse_normal_form(version.get("ExterneIdentifier") or "")
    except NotAReference:
        return None
    return None if reference.is_whole_dossier else reference


@dataclass(frozen=True)
class LetterFiles:
    """Files of announced letters, asked for until they are here."""

    client: Client
    since: date
    today: date
    name: str = "Brieftekst"
    source: str = SOURCE

    def pages(self, token: str) -> Iterator[Page]:
        """Yield files, some at a time, the newest letters first."""
        waiting = self.waiting()
        while wanted := list(islice(waiting, BATCH)):
            yield Page([self._fetched(file) for file in wanted], token)

    def waiting(self) -> Iterator[LetterFile]:
        """What is to be fetched."""
        return letter_files.waiting(source=self.source, since=self.since, today=self.today, most=MOST)

    def take(self, records: Sequence[Any], *, now: datetime) -> Stored:
        """Read the files."""
        return letter_files.read_files(records, source=self.source, now=now)

    def _fetched(self, file: LetterFile) -> LetterFile:
        try:
            return replace(file, data=self.client.get(f"Document({file.document_id})/resource"))
        except Refused as error:
            return file if error.status == 404 else replace(file, problem=str(error))
