"""All that is read from official sources, in the order in which one needs another, and what follows from it."""

import logging
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from motions.importers.http import Client
from motions.importers.koop.motion_texts import MotionTexts
from motions.importers.reading import Category, Clock, read
from motions.importers.tweedekamer.categories import categories
from motions.services.imports import motion_follow_ups, runs

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Sources:
    """Where to ask: the Tweede Kamer's open data and the official publications."""

    tweedekamer: Client
    koop: Client

    def categories(self, *, since: date) -> dict[str, Category]:
        """Every category by name; letters, and texts of motions decided on, since a day."""
        texts = MotionTexts(self.koop, since)
        return categories(self.tweedekamer, since=since) | {texts.name: texts}


def import_everything(
    sources: Sources, *, clock: Clock, today: date, only: Collection[str] = (), again: bool = False
) -> Iterator[runs.Run]:
    """Read each category (or ``only`` some), and yield its run; then open the follow-ups of adopted motions.

    A source that fails stops the categories behind it, which need what it did not give; the next call goes on there.
    """
    since = motion_follow_ups.follow_from(today=today)
    for name, category in sources.categories(since=since).items():
        if only and name not in only:
            continue
        run = read(category, clock=clock, again=again)
        yield run
        if run.stopped_by:
            break
    opened = motion_follow_ups.open_adopted(since=since, now=clock(), today=today)
    logger.info("import opened=%d since=%s", opened, since)
