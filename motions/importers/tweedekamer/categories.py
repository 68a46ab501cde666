"""What is read from the Tweede Kamer, in the order in which one kind of record needs another."""

from datetime import date

from motions.importers.http import Client
from motions.importers.reading import Category
from motions.importers.tweedekamer import decisions, people
from motions.importers.tweedekamer.attachments import AttachmentFiles, attached
from motions.importers.tweedekamer.commitments import Commitments
from motions.importers.tweedekamer.letters import LetterFiles, announced
from motions.importers.tweedekamer.motions import motions_of
from motions.importers.tweedekamer.odata import OData
from motions.importers.tweedekamer.syncfeed import SyncFeed


def categories(client: Client, *, since: date, today: date) -> dict[str, Category]:
    """The categories by name, read from the service that ``client`` asks; letters only since a day."""
    service = OData(client)
    found: list[Category] = [
        *people.of(service),
        motions_of(service),
        *decisions.of(service),
        Commitments(SyncFeed(client)),
        announced(service, since=since),
        LetterFiles(client, since, today),
        attached(service, since=since),
        AttachmentFiles(client, since, today),
    ]
    return {category.name: category for category in found}
