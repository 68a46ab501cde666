"""SRU 2.0 of KOOP: publications that meet a question in CQL, in the order of the days on which they changed.

The position is the day of change of the last record that came, the finest that the service tells. Each page is asked
for from that day on, itself included: what comes twice is skipped by its content. Only within one day is there a second
page; it begins with the last record of the first, so that a record that moved out from before it does not hide another.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from motions.importers.http import Client
from motions.importers.koop.metadata import Metadata, of_record
from motions.importers.reading import Page, SourceFailed
from motions.importers.xml import local, root_of

SERVICE = "/sru"
COLLECTION = "c.product-area==officielepublicaties"
PAGE = 250
"""Records asked for at once; the service gives at most 1,000."""
MOST_RESTARTS = 3


@dataclass(frozen=True, slots=True)
class Answer:
    """Records, and how many there are in all."""

    records: list[Metadata]
    total: int


class Search:
    """The service on the host that ``client`` asks."""

    def __init__(self, client: Client, *, size: int = PAGE) -> None:
        self._client = client
        self._size = size

    def pages(self, query: str, token: str) -> Iterator[Page]:
        """Yield the publications that meet a query and changed on or after the day ``token``."""
        restarts = 0
        first, overlap = 1, ""
        while True:
            answer = self._ask(query, since=token, first=first)
            records = answer.records
            if overlap and (not records or records[0].identifier != overlap):
                restarts += 1
                if restarts > MOST_RESTARTS:
                    raise SourceFailed("De volgorde van de records wisselt steeds; er zou een record gemist worden.")
                first, overlap = 1, ""
                continue
            reached = _last_day(records) or token
            yield Page(records[1:] if overlap else records, reached)
            last = first + len(records) - 1
            if last >= answer.total:
                return
            if not records or (overlap and len(records) == 1):
                raise SourceFailed(f"De bron telt {answer.total} records en geeft er na record {last} geen.")
            if reached != token:
                token, first, overlap = reached, 1, ""
            else:
                first, overlap = last, records[-1].identifier

    def _ask(self, query: str, *, since: str, first: int) -> Answer:
        changed = f" AND dt.modified>={since}" if since else ""
        parameters = {
            "operation": "searchRetrieve",
            "version": "2.0",
            "query": f"{COLLECTION} AND ({query}){changed} sortBy dt.modified/sort.ascending",
            "startRecord": str(first),
            "maximumRecords": str(self._size),
        }
        return _answer(root_of(self._client.get(SERVICE, parameters)))


def _answer(root: Any) -> Answer:
    if local(root) != "searchRetrieveResponse":
        raise SourceFailed(f"De bron gaf geen zoekresultaat, maar {local(root)}.")
    diagnostic = root.find(".//{*}diagnostic")
    if diagnostic is not None:
        said = " ".join(" ".join(diagnostic.itertext()).split())
        raise SourceFailed(f"De bron wijst de zoekvraag af: {said[:300] or 'zonder uitleg'}")
    counted = (root.findtext("{*}numberOfRecords") or "").strip()
    if not counted.isdigit():
        raise SourceFailed("De bron zegt niet hoeveel records er zijn.")
    return Answer([of_record(one) for one in root.iter("{*}record")], int(counted))


def _last_day(records: list[Metadata]) -> str:
    days = [record.modified_on for record in records if record.modified_on]
    return max(days).isoformat() if days else ""
