"""All that is read from official sources, in the order in which one needs another, and what follows from it."""

import logging
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from motions.importers.http import Client
from motions.importers.koop.motion_texts import MotionTexts
from motions.importers.koop.publications import ByIdentifier, Publications, PublicationTexts, asked, since_query
from motions.importers.reading import Category, Clock, read
from motions.importers.tweedekamer.categories import categories
from motions.services import subject_readings
from motions.services.imports import motion_follow_ups, runs, unadopted_follow_ups

logger = logging.getLogger(__name__)

NEEDED_BY_NONE = frozenset({"Toezegging"})
"""Categories behind which the others can be read as well: the register comes from a feed of its own."""


@dataclass(frozen=True)
class Sources:
    """Where to ask: the Tweede Kamer's open data, official publications by identifier, and those by query."""

    tweedekamer: Client
    koop: Client
    search: Client | None = None

    def categories(self, *, since: date, today: date) -> dict[str, Category]:
        """What the Tweede Kamer has and what belongs to it, by name; letters, and texts of motions, since a day."""
        chamber = categories(self.tweedekamer, since=since, today=today)
        return chamber | self.texts(since=since, today=today)

    def texts(self, *, since: date, today: date) -> dict[str, Category]:
        """Texts of motions decided on since a day, by name."""
        texts = MotionTexts(self.koop, since, today)
        return {texts.name: texts}

    def publications(self, *, since: date, today: date) -> dict[str, Category]:
        """Published letters and written answers since a day, by name."""
        if self.search is None:
            return {}
        found = Publications(self.search, self.koop, since_query(since))
        texts = PublicationTexts(self.koop, today)
        return {found.name: found, texts.name: texts}


def import_everything(
    sources: Sources,
    *,
    clock: Clock,
    today: date,
    only: Collection[str] = (),
    again: bool = False,
    whole: Collection[str] = (),
) -> Iterator[runs.Run]:
    """Read each category (or ``only`` some), and yield its run; then let follow-ups follow from the decisions.

    With ``again`` each is read from its beginning, else those that ``whole`` names. A source that fails stops its
    categories behind it, which need what it did not give; the next call goes on there.
    """
    since = motion_follow_ups.follow_from(today=today)
    for offered in (
        categories(sources.tweedekamer, since=since, today=today),
        sources.texts(since=since, today=today),
        sources.publications(since=since, today=today),
    ):
        wanted = [category for name, category in offered.items() if not only or name in only]
        yield from read_in_turn(wanted, clock=clock, again=again, whole=whole)
    subjects = subject_readings.catch_up(since=since, now=clock())
    taken_back = unadopted_follow_ups.take_back(now=clock(), today=today)
    opened = motion_follow_ups.open_adopted(since=since, now=clock(), today=today)
    logger.info("import opened=%d taken_back=%d subjects=%d since=%s", opened, taken_back, subjects, since)


def import_publications(
    sources: Sources,
    *,
    clock: Clock,
    today: date,
    query: str = "",
    identifiers: Sequence[str] = (),
    again: bool = False,
) -> Iterator[runs.Run]:
    """Read published letters: those of the present cabinet, those that meet a query, or those that are named."""
    texts = PublicationTexts(sources.koop, today)
    wanted: list[Category]
    if identifiers:
        wanted = [ByIdentifier(sources.koop, identifiers), replace(texts, only=identifiers)]
    elif query and sources.search:
        wanted = [asked(sources.search, sources.koop, query), texts]
    else:
        since = motion_follow_ups.follow_from(today=today)
        wanted = list(sources.publications(since=since, today=today).values())
    yield from read_in_turn(wanted, clock=clock, again=again)


def read_in_turn(
    wanted: Sequence[Category], *, clock: Clock, again: bool, whole: Collection[str] = ()
) -> Iterator[runs.Run]:
    """Read categories of which one needs another; one that is stopped stops those behind it that need it."""
    for category in wanted:
        run = read(category, clock=clock, again=again or category.name in whole)
        yield run
        if run.stopped_by and category.name not in NEEDED_BY_NONE:
            return
