"""How every source is read: page by page, what is new or changed stored, what is unusable named, the rest gone on."""

import json
import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any, Protocol

from django.db import DatabaseError

from motions.services.database_faults import reason
from motions.services.imports import gaps, one_by_one, runs
from motions.services.imports.records import Fault, Stored

if TYPE_CHECKING:
    from django.contrib.auth.models import User

logger = logging.getLogger(__name__)

Clock = Callable[[], datetime]


class SourceFailed(Exception):
    """The source gave no usable page; the message is Dutch. What came before is kept, the next run goes on there."""


@dataclass(frozen=True, slots=True)
class Page:
    """Records as the source gave them, and the position after them.

    ``faults`` are records that were no records, ``notes`` what else a person should know of the page.
    """

    records: Sequence[Any]
    token: str
    faults: Sequence[Fault] = field(default=())
    notes: Sequence[Fault] = field(default=())


class Category(Protocol):
    """One kind of record of one source."""

    @property
    def source(self) -> str:
        """Whose records these are."""

    @property
    def name(self) -> str:
        """What the source calls this kind."""

    def pages(self, token: str) -> Iterator[Page]:
        """Yield the pages after a position ("": from the beginning). Raises SourceFailed."""

    def take(self, records: Sequence[Any], *, now: datetime) -> Stored:
        """Store what is new or changed, and name what is unusable; inside the transaction of the page."""


def read(category: Category, *, clock: Clock, actor: "User | None" = None, again: bool = False) -> runs.Run:
    """Read a category from where it was left (``again``: from its beginning) to its end, a transaction a page.

    First comes what lacked something that is here by now.
    """
    run = runs.start(source=category.source, category=category.name, actor=actor, now=clock())
    kept = runs.position(source=category.source, category=category.name)
    try:
        for waited in gaps.arrived(source=category.source, category=category.name):
            records = [json.loads(content) for content in waited]
            _take(run, category, Page(records, kept), expected=kept, now=clock())
        is_first = again or not kept
        for page in category.pages("" if again else kept):
            _take(run, category, page, expected=kept, now=clock(), is_first=is_first)
            kept, is_first = page.token, False
    except (SourceFailed, runs.Overtaken) as error:
        return runs.finish(run, now=clock(), stopped_by=str(error))
    except DatabaseError as error:
        logger.exception("import stopped category=%s", category.name)
        return runs.finish(run, now=clock(), stopped_by=f"De database antwoordt niet: {reason(error)}")
    return runs.finish(run, now=clock())


def _take(
    run: runs.Run, category: Category, page: Page, *, expected: str, now: datetime, is_first: bool = False
) -> None:
    with runs.page(run, expected=expected, token=page.token, now=now, is_first=is_first) as cursor:
        stored = one_by_one.isolated(page.records, lambda some: category.take(some, now=now), _refused)
        stored.faults += [*page.faults, *page.notes]
        runs.count(run, cursor, seen=len(page.records) + len(page.faults), stored=stored, now=now)


def _refused(raw: object, error: Exception) -> Stored:
    """A record on which the import itself fails: named, and kept as a gap until it is taken over."""
    key = raw.get("Id") if isinstance(raw, dict) else None
    named = key if isinstance(key, str) else ""
    fault = Fault(named, f"Het record is niet over te nemen: {reason(error)}", excerpt(raw))
    return Stored(faults=[fault], seen=[named] if named else [], refused={named} if named else set())


def excerpt(raw: object) -> str:
    """A record as its source wrote it, for a person who looks into a fault."""
    return json.dumps(raw, ensure_ascii=False, default=str)
