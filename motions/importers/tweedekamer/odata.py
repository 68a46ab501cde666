"""OData v4 of the Gegevensmagazijn: pages in the order in which records changed.

The position is the moment of change (``ApiGewijzigdOp``) of the last record that came. Each page is asked for from that
moment on, itself included: rows that moved meanwhile can shift nothing out of sight, and what comes twice is skipped by
its content. The service gives at most 250 records a page, and a link to the next one only where no ``$top`` is asked.
"""

import json
from collections.abc import Iterator
from typing import Any

from motions.importers.http import Client
from motions.importers.reading import Page, SourceFailed

CHANGED = "ApiGewijzigdOp"


class OData:
    """The service at ``base``."""

    def __init__(self, client: Client) -> None:
        self._client = client

    def pages(self, entity: str, *, condition: str = "", token: str, expand: str = "") -> Iterator[Page]:
        """Yield the records of an entity set that meet a condition and changed at or after ``token``, oldest first."""
        last: frozenset[str] = frozenset()
        while True:
            met = [f"({condition})"] if condition else []
            params = {"$orderby": CHANGED}
            if token or met:
                params["$filter"] = " and ".join([*met, f"{CHANGED} ge {token}"] if token else met)
            if expand:
                params["$expand"] = expand
            reached = token
            for records, has_next in self._linked(entity, params):
                reached = _last_change(records) or reached
                fresh = [record for record in records if _mark(record) not in last]
                if fresh or not has_next:
                    yield Page(fresh, reached)
                if reached != token:
                    break
            if not has_next:
                return
            last = frozenset(map(_mark, records)) - {""}
            token = reached

    def _linked(self, entity: str, params: dict[str, str]) -> Iterator[tuple[list[Any], bool]]:
        """The page that was asked for, and those behind it as the service links them; whether one follows."""
        answer = self._page(entity, params)
        while True:
            link = answer.get("@odata.nextLink")
            yield answer["value"], bool(link)
            if not link:
                return
            answer = self._page(link, None)

    def _page(self, path: str, params: dict[str, str] | None) -> dict[str, Any]:
        body = self._client.get(path, params)
        try:
            answer = json.loads(body)
        except ValueError:
            raise SourceFailed(f"De bron gaf geen JSON: {body[:80]!r}") from None
        if not isinstance(answer, dict) or not isinstance(answer.get("value"), list):
            raise SourceFailed(f"De bron gaf geen lijst van records: {body[:80]!r}")
        return answer


def _last_change(records: list[Any]) -> str:
    changes = [record[CHANGED] for record in records if isinstance(record, dict) and record.get(CHANGED)]
    return max(changes, default="")


def _mark(record: Any) -> str:
    """What makes a record the one that the page before ended with; "" for what is no record."""
    if not isinstance(record, dict) or not record.get("Id") or not record.get(CHANGED):
        return ""
    return f"{record['Id']} {record[CHANGED]}"
