"""OData v4 of the Gegevensmagazijn: pages in the order in which records changed.

The position is the moment of change (``ApiGewijzigdOp``) of the last record that came. Each page is asked for from that
moment on, itself included: rows that moved meanwhile can shift nothing out of sight, and what comes twice is skipped by
its content. The service gives at most 250 records a page, and a link to the next one only where no ``$top`` is asked.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

import orjson

from motions.importers.http import Client, TooHeavy
from motions.importers.reading import Page, SourceFailed
from motions.services.imports.records import Fault

CHANGED = "ApiGewijzigdOp"
PAGE = 250
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z")
"""As in 2024-02-19T16:30:55.6541309Z."""
PIECES = (50, 10, 1)
"""Records asked for at once where the service fails on a page."""


class OData:
    """The service at ``base``."""

    def __init__(self, client: Client) -> None:
        self._client = client

    def pages(self, entity: str, *, condition: str = "", token: str, expand: str = "") -> Iterator[Page]:
        """Yield the records of an entity set that meet a condition and changed at or after ``token``, oldest first."""
        last: frozenset[str] = frozenset()
        pace = _Pace()
        while True:
            met = [f"({condition})"] if condition else []
            params = {"$orderby": CHANGED}
            if token or met:
                params["$filter"] = " and ".join([*met, f"{CHANGED} ge {token}"] if token else met)
            if expand:
                params["$expand"] = expand
            reached = token
            for records, has_next in self._following(entity, params, pace):
                reached = _last_change(records) or reached
                fresh = [record for record in records if _mark(record) not in last]
                if fresh or pace.notes or not has_next:
                    yield Page(fresh, reached, notes=pace.taken_notes())
                if reached != token:
                    break
            if not has_next:
                return
            last = frozenset(map(_mark, records)) - {""}
            token = reached

    def _following(self, entity: str, params: dict[str, str], pace: "_Pace") -> Iterator[tuple[list[Any], bool]]:
        """The page that was asked for, and those behind it as the service links them; whether one follows.

        What it cannot give as a whole is asked for in pieces.
        """
        skip, link = 0, ""
        while True:
            try:
                answer = self._page(link, None) if link else self._page(entity, params | pace.piece(skip))
            except TooHeavy as error:
                link = ""
                if pace.slow_down(error):
                    continue
                answer = self._behind(entity, params | pace.piece(skip + 1), error)
                pace.left_out(params, skip, error)
                skip += 1
            records = answer["value"]
            skip += len(records)
            link = answer.get("@odata.nextLink") or ""
            has_next = bool(link) or pace.is_whole_piece(records)
            pace.has_read(len(records))
            yield records, has_next
            if not has_next:
                return

    def _behind(self, entity: str, params: dict[str, str], failure: TooHeavy) -> dict[str, Any]:
        """The record behind one that the service cannot give. Raises the failure where it gives that neither."""
        try:
            return self._page(entity, params)
        except TooHeavy:
            raise failure from None

    def _page(self, path: str, params: dict[str, str] | None) -> dict[str, Any]:
        body = self._client.get(path, params)
        try:
            answer = _parsed(body)
        except ValueError:
            raise SourceFailed(f"De bron gaf geen JSON: {body[:80]!r}") from None
        if not isinstance(answer, dict) or not isinstance(answer.get("value"), list):
            raise SourceFailed(f"De bron gaf geen lijst van records: {body[:80]!r}")
        return answer


class _Pace:
    """How much is asked for at once: a page as the service makes it, or pieces of it after it failed on one.

    A note for the report says that it did. After as many records as a page has, whole pages are tried again.
    """

    def __init__(self) -> None:
        self.notes: list[Fault] = []
        self._size = 0
        self._read = 0

    def piece(self, skip: int) -> dict[str, str]:
        """What to ask beside the question itself."""
        place = {"$skip": str(skip)} if skip else {}
        return place | ({"$top": str(self._size)} if self._size else {})

    def is_whole_piece(self, records: list[Any]) -> bool:
        """Whether more may follow a piece: the service does not say so where ``$top`` was asked."""
        return 0 < self._size <= len(records)

    def slow_down(self, failure: TooHeavy) -> bool:
        """Ask for less from now on. False when that is impossible."""
        smaller = [size for size in PIECES if not self._size or size < self._size]
        if not smaller:
            return False
        self._size, self._read = smaller[0], 0
        self.notes.append(Fault("", f"{failure} Gelezen in stukken van {self._size}."))
        return True

    def left_out(self, params: dict[str, str], skip: int, failure: TooHeavy) -> None:
        """Note a record that the service gives not even alone; a complete reading asks for it again."""
        place = f"nummer {skip + 1} van {params.get('$filter') or 'alles'}"
        self.notes.append(Fault("", f"De bron kan één record niet geven ({place}); het is overgeslagen. {failure}"))

    def has_read(self, count: int) -> None:
        """Count what came in pieces."""
        self._read += count
        if self._read >= PAGE:
            self._size = self._read = 0

    def taken_notes(self) -> list[Fault]:
        """The notes, which go with one page."""
        taken, self.notes = self.notes, []
        return taken


def _parsed(body: bytes) -> Any:
    """The JSON of an answer. Half a character, which the fast parser refuses, costs its record and not the page."""
    try:
        return orjson.loads(body)
    except orjson.JSONDecodeError:
        return json.loads(body)


def _last_change(records: list[Any]) -> str:
    """The latest moment of change; what is no moment cannot be asked for and moves no position."""
    changes = (str(record.get(CHANGED)) for record in records if isinstance(record, dict))
    return max(filter(_MOMENT.fullmatch, changes), default="")


def _mark(record: Any) -> str:
    """What makes a record the one that the page before ended with; "" for what is no record."""
    if not isinstance(record, dict) or not record.get("Id") or not record.get(CHANGED):
        return ""
    return f"{record['Id']} {record[CHANGED]}"
