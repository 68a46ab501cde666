"""Documents of the kind "Bijlage" that were sent with letters of the government, and the files of those to be read.

An attachment names the document it belongs to ("BronDocument"), and that its case. Nothing that was sent with a letter
since a day changed before that day, so reading begins there.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from motions.importers.reading import Page
from motions.importers.tweedekamer.entities import Entity
from motions.importers.tweedekamer.letters import MOST, LetterFiles
from motions.importers.tweedekamer.odata import OData
from motions.importers.tweedekamer.values import Raw, Unusable, day, origin, text
from motions.services.imports import attachments
from motions.services.imports.attachments import AttachmentRecord
from motions.services.imports.letter_files import LetterFile

EXPAND = "BronDocument($expand=Zaak($select=Id,Soort,GestartOp))"
FILE = "https://www.tweedekamer.nl/downloads/document?id="
BEFOREHAND = timedelta(days=7)
"""How long before the day of its letter an attachment may be registered."""


@dataclass(frozen=True, kw_only=True)
class Attachments(Entity):
    """The entity set of documents, from a day on."""

    since: date

    def pages(self, token: str) -> Iterator[Page]:
        """Yield the pages after a position; those from the beginning start shortly before the first letters."""
        return Entity.pages(self, token or f"{self.since - BEFOREHAND}T00:00:00Z")


def attached(service: OData, *, since: date) -> Attachments:
    """Attachments of letters since a day."""

    def parse(raw: Raw, content: str, doubts: list[str]) -> AttachmentRecord | None:
        return attachment(raw, content, since=since)

    condition = "Soort eq 'Bijlage' or Verwijderd eq true"
    into = attachments.ATTACHMENTS
    return Attachments(service, "Bijlage", "Document", parse, into, condition=condition, expand=EXPAND, since=since)


def attachment(raw: Raw, content: str, *, since: date) -> AttachmentRecord | None:
    """Parse one record; None for what was sent with something else than a letter since ``since``."""
    cases = [
        case
        for document in raw.get("BronDocument") or ()
        if not document.get("Verwijderd")
        for case in document.get("Zaak") or ()
        if case.get("Id") and text(case, "Soort") == "Brief regering"
    ]
    recent = [case["Id"] for case in cases if (sent_on := day(case, "GestartOp")) and sent_on >= since]
    if not recent:
        return None
    title, number = text(raw, "Onderwerp") or text(raw, "Titel"), text(raw, "DocumentNummer")
    if not number:
        raise Unusable("De bijlage heeft geen nummer.")
    return AttachmentRecord(
        origin=origin(raw, content, url=f"{FILE}{number}"),
        number=number,
        title=title or number,
        content_type=text(raw, "ContentType").casefold(),
        letter_ids=tuple(recent),
    )


@dataclass(frozen=True)
class AttachmentFiles(LetterFiles):
    """Files of the attachments that are read, asked for until they are here."""

    name: str = "Bijlagetekst"

    def waiting(self) -> Iterator[LetterFile]:
        """What is to be fetched, the newest letters first."""
        return attachments.waiting(source=self.source, since=self.since, today=self.today, most=MOST)
