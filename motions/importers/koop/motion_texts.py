"""Texts of motions that were adopted, from their official publication by identifier ("kst-36410-74").

What to ask for is seen from what lacks a text, so there is no position to keep; a motion is published some days after
its debate, until then its answer is HTTP 404 and it is asked for again after pauses that grow.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import islice
from typing import Any

from motions.importers.http import Client, Refused
from motions.importers.reading import Page
from motions.services.imports import motion_texts
from motions.services.imports.motion_texts import MotionText
from motions.services.imports.records import Stored

SOURCE = "KOOP"
BATCH = 20
MOST = 2_000
"""Texts asked for in one run, so that a first run of years does not keep the source busy for hours."""


@dataclass(frozen=True)
class MotionTexts:
    """Texts of motions decided on since a day."""

    client: Client
    since: date
    today: date
    name: str = "Motietekst"
    source: str = SOURCE

    def pages(self, token: str) -> Iterator[Page]:
        """Yield the files of motions without a text, some at a time."""
        waiting = motion_texts.waiting(source=self.source, since=self.since, today=self.today)
        wanted = list(islice(waiting, MOST))
        for first in range(0, len(wanted), BATCH):
            yield Page([self._fetched(text) for text in wanted[first : first + BATCH]], token)

    def take(self, records: Sequence[Any], *, now: datetime) -> Stored:
        """Store the texts."""
        return motion_texts.store(records, source=self.source, now=now)

    def _fetched(self, text: MotionText) -> MotionText:
        try:
            return replace(text, data=self.client.get(f"{text.identifier}/{text.identifier}.xml"))
        except Refused as error:
            return text if error.status == 404 else replace(text, problem=str(error))
