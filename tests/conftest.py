"""What every test may rely on: an environment of its own, and one rule for what a machine may lack.

The environment is set before Django reads its settings, so that a test run never touches the data of ``make run``.
``DATABASE_URL`` and ``CELERY_BROKER_URL`` are kept as they are given: they say which servers the suite runs on.
"""

import atexit
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import django
import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

_DATA_DIR = Path(tempfile.mkdtemp(prefix="nakoming-tests-"))
atexit.register(shutil.rmtree, _DATA_DIR, ignore_errors=True)
os.environ |= {
    "DJANGO_SETTINGS_MODULE": "tracker.settings",
    "DATA_DIR": str(_DATA_DIR),
    "SECRET_KEY": "only-for-tests-" + "0" * 32,
    # An empty variable means its default; set, it also hides what a developer's .env says.
    **dict.fromkeys(("ALLOWED_HOSTS", "BASE_URL", "DEBUG", "EMAIL_URL", "LETTER_MAX_BYTES", "PORT"), ""),
    **dict.fromkeys(("DATABASE_POOL", "EMAIL_TIMEOUT", "NOTICES_FROM", "OFFICE_MAILBOX"), ""),
    **dict.fromkeys(("FOLLOW_FROM", "IMPORT_NIGHTLY", "KOOP_SEARCH_URL", "KOOP_URL", "TWEEDEKAMER_URL"), ""),
    **dict.fromkeys(("IMPORT_WHOLE_EVERY", "DUE_SOON_DAYS", "SILENT_AFTER_DAYS"), ""),
}
# pytest-django looked for the settings before this file was read, and leaves it to us to load the models.
django.setup()

Require = Callable[[bool, str], None]


def _require(condition: bool, what: str) -> None:
    """Skips the test by name when the machine lacks something; with REQUIRE_ALL=1, as in CI, that is a failure."""
    if condition:
        return
    if os.environ.get("REQUIRE_ALL") == "1":
        pytest.fail(f"REQUIRE_ALL=1, but this is absent: {what}", pytrace=False)
    pytest.skip(f"absent: {what}")


@pytest.fixture(scope="session")
def require() -> Require:
    """``require(condition, what)``: go on, or skip by name, or fail when everything must be there."""
    return _require


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder with the real letters (``CORPUS_DIR``), which are never part of the project."""
    from django.conf import settings

    folder: Path = settings.CORPUS_DIR
    _require(folder.is_dir(), f"the corpus of real letters (CORPUS_DIR={folder})")
    return folder


@pytest.fixture(scope="session", autouse=True)
def _static_files_without_manifest(django_test_environment: None) -> Iterator[None]:
    """Pages in tests name their style sheets as they are: no collectstatic is needed first."""
    from django.conf import settings
    from django.test import override_settings

    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    with override_settings(STORAGES=settings.STORAGES | {"staticfiles": plain}):
        yield


@pytest.fixture(scope="session")
def browser() -> "Iterator[Browser]":
    """A real Chromium (``CHROMIUM`` names another program), without a window and without calls home."""
    from playwright.sync_api import sync_playwright

    program = os.environ.get("CHROMIUM", "/usr/bin/chromium")
    _require(os.access(program, os.X_OK), f"the browser (CHROMIUM={program})")
    # Playwright runs an event loop in this thread; Django would refuse the database because of it.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    quiet = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync"]
    quiet += ["--disable-background-networking", "--disable-component-update"]
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, headless=True, args=quiet)
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: "Browser") -> "Iterator[Page]":
    """An empty page of a Dutch visitor without cookies."""
    with browser.new_context(locale="nl-NL", timezone_id="Europe/Amsterdam") as context:
        yield context.new_page()


@pytest.fixture(autouse=True)
def _no_memory_of_other_outboxes() -> None:
    """The database of each test begins anew; what is remembered beside it of an outbox's runs must, too."""
    from django.conf import settings

    (settings.DATA_DIR / "outbox-runs").unlink(missing_ok=True)
