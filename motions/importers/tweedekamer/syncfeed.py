"""SyncFeed of the Gegevensmagazijn: whole entities in Atom, in the order in which they changed.

Each entry has its own link to what follows it; the number in that link is the position. Elements are known by the
address of their namespace and their local name, never by prefix; times without offset are Amsterdam's.
"""

from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

from lxml import etree

from motions.importers.http import Client
from motions.importers.reading import Page, SourceFailed
from motions.importers.xml import local, root_of
from motions.services.imports.records import Fault

FEED = "/SyncFeed/2.0/Feed"
ATOM = "{http://www.w3.org/2005/Atom}"
TK = "{http://www.tweedekamer.nl/xsd/tkData/v1-0}"
NIL = "{http://www.w3.org/2001/XMLSchema-instance}nil"


class SyncFeed:
    """The feed on the host that ``client`` asks."""

    def __init__(self, client: Client) -> None:
        self._client = client

    def pages(self, category: str, token: str) -> Iterator[Page]:
        """Yield the entities of a category that changed after ``token``, as records with OData's names."""
        while True:
            params = {"category": category} | ({"skiptoken": token} if token else {})
            feed = _parsed(self._client.get(FEED, params))
            entries = feed.findall(f"{ATOM}entry")
            faults: list[Fault] = []
            records = [record for entry in entries if (record := _entity(entry, faults)) is not None]
            reached = _position(entries[-1]) if entries else ""
            if entries and not reached:
                raise SourceFailed("De bron zegt niet waar het vervolg begint.")
            yield Page(records, reached or token, faults)
            if not entries or reached == token or not _link(feed, "next"):
                return
            token = reached


def _parsed(body: bytes) -> Any:
    feed = root_of(body)
    if feed.tag != f"{ATOM}feed":
        raise SourceFailed(f"De bron gaf geen feed, maar {local(feed)}.")
    return feed


def _entity(entry: Any, faults: list[Fault]) -> dict[str, Any] | None:
    """An entry's entity; "verwijderd" wins, whatever else it says."""
    entity = next((one for content in entry.findall(f"{ATOM}content") for one in content.iterchildren("*")), None)
    if entity is None or etree.QName(entity).namespace != TK[1:-1]:
        faults.append(Fault((entry.findtext(f"{ATOM}title") or "")[:120], "De entry heeft geen inhoud."))
        return None
    changed = _attribute(entity, "bijgewerkt")
    record: dict[str, Any] = {"Id": entity.get("id"), "GewijzigdOp": changed, "ApiGewijzigdOp": changed}
    if (_attribute(entity, "verwijderd") or "").strip().lower() in ("true", "1"):
        return record | {"Verwijderd": True}
    for child in entity.iterchildren("*"):
        local = etree.QName(child).localname
        record.setdefault(local[:1].upper() + local[1:], []).append(_value(child))
    return record | {"Verwijderd": False}


def _value(element: Any) -> Any:
    """A reference as ``{"Id": ...}``, a text as it is; None for nil and for an empty element."""
    if (element.get(NIL) or "").strip().lower() in ("true", "1"):
        return None
    reference = element.get("ref")
    if reference:
        return {"Id": reference}
    return "".join(element.itertext()) or None


def _attribute(element: Any, name: str) -> str | None:
    value = element.get(f"{TK}{name}") or element.get(name)
    return str(value) if value is not None else None


def _position(entry: Any) -> str:
    address = _link(entry, "next")
    return parse_qs(urlsplit(address).query).get("skiptoken", [""])[0] if address else ""


def _link(element: Any, relation: str) -> str:
    links = (link for link in element.findall(f"{ATOM}link") if link.get("rel") == relation)
    return next((link.get("href") or "" for link in links), "")
