"""``python -m tests.replay``: OData v4 as the Gegevensmagazijn speaks it, and KOOP, as far as Nakoming asks.

It gives at most 250 records a page, links the next page only where no ``$top`` was asked, answers HTTP 400 to a filter
that it cannot read and to one of more than 100 nodes, and does on request what the real service does on a bad day.
"""

import json
import re
import threading
import time
from bisect import bisect_left
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

from tests.replay import sru
from tests.replay.records import Record, Records

PAGE = 250
MOST_NODES = 100
ROOT = "/OData/v4/2.0/"
KOOP = "/officielepublicaties/"
RESOURCE = re.compile(r"/Document\((?P<document>[^)]+)\)/resource$")
FEED = "/SyncFeed/2.0/Feed"
SRU = "/sru"
ENTRY = """<entry><title>{n}</title><updated>2026-03-02T09:00:00Z</updated><category term="{category}" />
<link rel="next" href="https://x.example/SyncFeed/2.0/Feed?skiptoken={n}&amp;category={category}" />
<content type="application/xml">{entity}</content></entry>"""
# Example: (Soort eq 'Motie' or Verwijderd eq true) and ApiGewijzigdOp ge 2024-02-19T16:30:55.6541309Z
FILTER = re.compile(
    r"""(?:\((?P<conditions>[^()]+)\))?
    (?:(?:\s and \s)? ApiGewijzigdOp \s ge \s (?P<since>\S+))?""",
    re.VERBOSE,
)
CONDITION = re.compile(r"(?P<name>\w+) eq (?:'(?P<text>[^']*)'|(?P<flag>true|false|null))")


@dataclass
class Script:
    """What goes wrong: the fault of each request by its number, from 1, or ``always`` one.

    A fault is an HTTP status, "slow", "no json", "half", "drop", "elsewhere" or one of SRU's own; ``seen`` are the
    paths that were asked. Pages of more than ``most`` records, and pages with one of the ``poison`` ids, are too heavy:
    HTTP 500.
    """

    faults: dict[int, str] = field(default_factory=dict)
    always: str = ""
    most: int = PAGE
    poison: frozenset[str] = frozenset()
    seen: list[str] = field(default_factory=list)


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: "ReplayServer"

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        script = self.server.script
        script.seen.append(self.path)
        fault = script.faults.get(len(script.seen), script.always)
        if fault.isdigit():
            return self._answer(int(fault), b"Er ging iets mis.")
        if fault == "slow":
            time.sleep(1)
        if self.path.startswith(KOOP):
            identifier, _, name = self.path.removeprefix(KOOP).partition("/")
            records = self.server.records
            found = records.metadata(identifier) if name == "metadata.xml" else records.publication(identifier)
            return self._answer(200 if found else 404, found or b"Niet gevonden")
        if resource := RESOURCE.search(self.path):
            found = self.server.records.resource(resource["document"])
            return self._answer(200 if found else 404, found or b"Niet gevonden")
        try:
            if self.path.startswith(FEED):
                body = self.server.feed_page(self.path).encode()
            elif self.path.startswith(SRU):
                asked = {name: values[0] for name, values in parse_qs(urlsplit(self.path).query).items()}
                body = sru.with_fault(fault, sru.answer(self.server.records.published(), asked))
            else:
                page = self.server.page(self.path)
                if len(page["value"]) > script.most or script.poison & {row["Id"] for row in page["value"]}:
                    return self._answer(500, b"Timeout")
                body = json.dumps(page).encode()
        except ValueError as error:
            return self._answer(400, str(error).encode())
        if fault == "no json":
            body = b"<html>Onderhoud</html>"
        if fault == "elsewhere":
            body = json.dumps({"value": [], "@odata.nextLink": "http://elsewhere.example/Zaak"}).encode()
        if fault == "half":
            body = body[: len(body) // 2]
        self._answer(200, body, drop=fault == "drop")
        return None

    def _answer(self, status: int, body: bytes, *, drop: bool = False) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body[: len(body) // 2] if drop else body)
        if drop:
            self.wfile.flush()
            self.close_connection = True


class ReplayServer(ThreadingHTTPServer):
    """Serves on a free port of this machine."""

    daemon_threads = True

    def __init__(self, records: Records, port: int = 0) -> None:
        super().__init__(("127.0.0.1", port), Handler)
        self.records = records
        self.script = Script()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}{ROOT}"

    @property
    def search_address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    @property
    def koop_address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}{KOOP}"

    def feed_page(self, path: str) -> str:
        """One page of the feed: at most 250 entries, a link "next" while more follow, "resume" at the end."""
        asked = {name: values[0] for name, values in parse_qs(urlsplit(path).query).items()}
        category = asked.get("category", "")
        after = int(asked.get("skiptoken", 0))
        entities = self.records.feed(category)
        given = list(enumerate(entities, 1))[after : after + PAGE]
        entries = "".join(ENTRY.format(n=n, category=category.lower(), entity=entity) for n, entity in given)
        relation = "next" if len(entities) > after + PAGE else "resume"
        last = after + len(given)
        link = f'<link rel="{relation}" href="https://x.example{FEED}?skiptoken={last}&amp;category={category}" />'
        return f'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>f</title>{link}{entries}</feed>'

    def page(self, path: str) -> dict[str, Any]:
        """One page of an entity set. Raises ValueError for what the service would answer with HTTP 400."""
        parts = urlsplit(path)
        asked = {name: values[0] for name, values in parse_qs(parts.query).items()}
        rows = self._rows(parts.path.removeprefix(ROOT), asked.get("$filter", ""))
        wanted = expanded(asked.get("$expand", ""))
        skip, top = int(asked.get("$skip", 0)), int(asked.get("$top", 0))
        size = min(top, PAGE) if top else PAGE
        page: dict[str, Any] = {"value": [with_only(row, wanted) for row in rows[skip : skip + size]]}
        if not top and len(rows) > skip + size:
            again = "&".join(f"{quote(n)}={quote(v)}" for n, v in (asked | {"$skip": str(skip + size)}).items())
            page["@odata.nextLink"] = f"{self.address.removesuffix(ROOT)}{parts.path}?{again}"
        return page

    def _rows(self, entity: str, condition: str) -> list[Record]:
        rows = self.records.of(entity)
        if not condition:
            return rows
        asked = FILTER.fullmatch(condition)
        if asked is None or condition.count(" eq ") > MOST_NODES:
            raise ValueError(f"Cannot read the filter {condition}")
        first = bisect_left(rows, asked["since"] or "", key=lambda row: row["ApiGewijzigdOp"])
        wanted = [(found["name"], _value(found)) for found in CONDITION.finditer(asked["conditions"] or "")]
        if not wanted:
            return rows[first:]
        return [row for row in rows[first:] if any(row.get(name) == value for name, value in wanted)]


def expanded(asked: str) -> dict[str, str]:
    """The relations that ``$expand`` names, each with what it asks of them: ``{"Document": "$expand=..."}``."""
    found: dict[str, str] = {}
    depth, began = 0, 0
    for place, letter in enumerate(f"{asked},"):
        depth += {"(": 1, ")": -1}.get(letter, 0)
        if letter in ",;" and not depth:
            name, _, options = asked[began:place].partition("(")
            found[name] = options.removesuffix(")")
            began = place + 1
    return found


def with_only(row: Any, wanted: dict[str, str]) -> Any:
    """A record with its own fields and the relations that were asked for, at every depth; what is none as it is."""
    if not isinstance(row, dict):
        return row
    shown = {name: value for name, value in row.items() if name in wanted or not _is_relation(value)}
    for name, options in wanted.items():
        value = shown.get(name)
        inner = expanded(options.partition("$expand=")[2])
        if isinstance(value, list):
            shown[name] = [with_only(one, inner) for one in value]
        elif isinstance(value, dict):
            shown[name] = with_only(value, inner)
    return shown


def _is_relation(value: Any) -> bool:
    return all(isinstance(one, dict) for one in value) if isinstance(value, list) else isinstance(value, dict)


def _value(found: "re.Match[str]") -> Any:
    return found["text"] if found["text"] is not None else json.loads(found["flag"])


@contextmanager
def replaying(records: Records) -> Iterator[ReplayServer]:
    """A server that runs while the block does."""
    server = ReplayServer(records)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
