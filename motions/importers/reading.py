"""How every source is read: page by page, what is new or changed stored, what is unusable named, the rest gone on."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any, Protocol

from motions.services.imports import gaps, runs
from motions.services.imports.records import Fault, Stored

if TYPE_CHECKING:
    from django.contrib.auth.models import User

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
    return runs.finish(run, now=clock())


def _take(
    run: runs.Run, category: Category, page: Page, *, expected: str, now: datetime, is_first: bool = False
) -> None:
    with runs.page(run, expected=expected, token=page.token, now=now, is_first=is_first) as cursor:
        stored = category.take(page.records, now=now)
        stored.faults += [*page.faults, *page.notes]
        runs.count(run, cursor, seen=len(page.records) + len(page.faults), stored=stored, now=now)


def excerpt(raw: object) -> str:
    """A record as its source wrote it, for a person who looks into a fault."""
    return json.dumps(raw, ensure_ascii=False, default=str)
