"""Real records of the corpus, and an import of what a test gives."""

import json
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from motions.importers.everything import Sources
from motions.importers.http import Client
from motions.importers.reading import Category, read
from motions.models import ImportRun
from tests.conftest import Require
from tests.replay.records import Given, Record
from tests.replay.server import ReplayServer, replaying

NOW = datetime(2026, 3, 2, 3, 0, tzinfo=UTC)
SINCE = date(2026, 1, 1)


@pytest.fixture(scope="session")
def opendata(corpus: Path, require: Require) -> Path:
    """The folder with the chamber's own records."""
    folder = corpus / "opendata"
    require(folder.is_dir(), str(folder))
    return folder


@pytest.fixture(scope="session")
def real_motions(opendata: Path) -> list[Record]:
    """Raw motion records as the service gave them."""
    found = json.loads((opendata / "samples" / "odata" / "zaak_moties_raw.json").read_text(encoding="utf-8"))
    return found if isinstance(found, list) else found["value"]


@pytest.fixture
def given() -> Given:
    """The records that the server has; a test fills and changes them."""
    return Given()


@pytest.fixture
def server(given: Given) -> Iterator[ReplayServer]:
    """The service."""
    with replaying(given) as running:
        yield running


Import = Callable[..., ImportRun]


@pytest.fixture
def run_import(server: ReplayServer, db: None) -> Import:
    """``run_import("Motie")`` reads that category once, without waiting; ``again=True`` from its beginning."""

    def run(name: str, *, now: datetime = NOW, **options: Any) -> ImportRun:
        offered = categories_of(server, today=now.date())
        return read(offered[name], clock=lambda: now, **options)

    return run


def categories_of(server: ReplayServer, *, today: date) -> dict[str, Category]:
    """What can be read from the server, asked again at once."""
    tweedekamer, koop, search = (
        Client(address, wait=lambda seconds: None)
        for address in (server.address, server.koop_address, server.search_address)
    )
    sources = Sources(tweedekamer, koop, search)
    return sources.categories(since=SINCE, today=today) | sources.publications(since=SINCE, today=today)
