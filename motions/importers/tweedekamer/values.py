"""Values as the service writes them: texts, local midnights, and the fingerprint of a record's content."""

import hashlib
import json
import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

import orjson

from motions.importers.reading import excerpt
from motions.services.imports.records import Fault, Origin, Stored

SOURCE = "Tweede Kamer"
AMSTERDAM = ZoneInfo("Europe/Amsterdam")
FIRST_YEAR, LAST_YEAR = 1900, 2100
LONGEST_ID = 80
MAPPING = b"1"
"""Part of every fingerprint: another one where the same content is to be taken over otherwise than before."""
_VOLATILE = re.compile(rb'"(?:Api)?GewijzigdOp":(?:"[^"]*"|null),?')
"""Fields, of the record and of those in it, that change when the source re-issues what stayed the same."""

Raw = Mapping[str, Any]
Record = TypeVar("Record")


class Unusable(Exception):
    """A record that cannot be taken over; the message is Dutch and says why."""


def fingerprint(raw: Raw) -> str:
    """SHA-256 of the content without its times of change, and of how it is taken over."""
    return hashlib.sha256(MAPPING + _VOLATILE.sub(b"", _canonical(raw))).hexdigest()


def _canonical(raw: Raw) -> bytes:
    try:
        return orjson.dumps(raw, option=orjson.OPT_SORT_KEYS)
    except orjson.JSONEncodeError:
        # Half a character or a number beyond 64 bits, which no database takes either; the record is named there.
        return json.dumps(raw, sort_keys=True, separators=(",", ":")).encode()


def text(raw: Raw, name: str) -> str:
    """The text of a field on one line, without the spaces and line ends that typists leave; "" where it is null."""
    value = raw.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise Unusable(f"{name} is geen tekst: {str(value)[:80]}")
    return " ".join(value.split())


def day(raw: Raw, name: str) -> date | None:
    """The day of a field in Amsterdam. A day before 1900 or after 2100 was mistyped: raises Unusable."""
    at = moment(raw, name)
    return at.astimezone(AMSTERDAM).date() if at else None


def perhaps(raw: Raw, name: str, doubts: list[str]) -> date | None:
    """The day of a field that a record can do without: an impossible one is left out and named in ``doubts``."""
    try:
        return day(raw, name)
    except Unusable as error:
        doubts.append(f"{error} Het veld is leeg gelaten.")
        return None


def moment(raw: Raw, name: str) -> datetime | None:
    """The moment of a field; one without offset is in Amsterdam's time. 0001-01-01 means that there is none."""
    value = raw.get(name)
    if value is None or (isinstance(value, str) and value.startswith("0001-01-01")):
        return None
    try:
        at = datetime.fromisoformat(value)
    except (TypeError, ValueError):
        raise Unusable(f"{name} is geen datum: {str(value)[:80]}") from None
    if not FIRST_YEAR <= at.year <= LAST_YEAR:
        raise Unusable(f"{name} ligt in het jaar {at.year}: {value[:80]}")
    return at if at.tzinfo else at.replace(tzinfo=AMSTERDAM)


def origin(raw: Raw, content: str, *, url: str = "") -> Origin:
    """Where a record comes from; ``content`` is its fingerprint."""
    return Origin(raw["Id"], content, moment(raw, "ApiGewijzigdOp"), url)


@dataclass(slots=True)
class Identified:
    """A page by official id: what is there (the last of each id counts), what was taken away, and what has no id."""

    present: dict[str, Raw] = field(default_factory=dict)
    gone: list[str] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def identified(records: Sequence[Any]) -> Identified:
    """Sort the records of a page. A record that was taken away has nothing but its id."""
    page = Identified()
    for raw in records:
        key = raw.get("Id") if isinstance(raw, dict) else None
        if not isinstance(key, str) or not key:
            page.faults.append(Fault("", "Het record heeft geen Id.", excerpt(raw)))
        elif len(key) > LONGEST_ID or not key.isprintable():
            page.faults.append(Fault("", f"Het record heeft een onbruikbaar Id: {key[:LONGEST_ID]!r}", excerpt(raw)))
        elif raw.get("Verwijderd") is True:
            page.gone.append(key)
        else:
            page.present[key] = raw
    return page


def differing(page: Identified, known: Mapping[str, str], *, lacking: Collection[str]) -> dict[str, tuple[Raw, str]]:
    """The records of a page with their fingerprints whose content is not here, or that lacked something."""
    contents = {key: (raw, fingerprint(raw)) for key, raw in page.present.items()}
    return {
        key: (raw, content) for key, (raw, content) in contents.items() if known.get(key) != content or key in lacking
    }


def account(
    stored: Stored, page: Identified, read: Mapping[str, tuple[Raw, str]], here: Callable[..., Mapping[str, str]]
) -> Stored:
    """Say which records the page had, which of them are not here as they were read, and what those that lack say.

    ``here`` gives the fingerprints of what is stored; it is asked for records with a fault only.
    """
    stored.faults += page.faults
    stored.unchanged += len(page.present) - len(read)
    stored.seen += [*page.present, *page.gone]
    faulty = {fault.record for fault in stored.faults if fault.record}
    kept = here(faulty & read.keys()) if faulty else {}
    stored.refused |= {key for key in faulty if key not in read or kept.get(key) != read[key][1]}
    stored.contents |= {lack.record: excerpt(read[lack.record][0]) for lack in stored.lacks if lack.record in read}
    return stored


def parsed(
    raws: Iterable[tuple[Raw, str]], parse: Callable[[Raw, str, list[str]], Record]
) -> tuple[list[Record], list[Fault]]:
    """Parse each record with its fingerprint; one that is unusable, or doubtful in part, becomes a fault."""
    records: list[Record] = []
    faults: list[Fault] = []
    for raw, content in raws:
        doubts: list[str] = []
        try:
            records.append(parse(raw, content, doubts))
        except Unusable as error:
            doubts.append(str(error))
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            doubts.append(f"Het record heeft een andere vorm dan verwacht ({error}).")
        if doubts:
            faults.append(Fault(raw["Id"], " ".join(doubts), excerpt(raw)))
    return records, faults
