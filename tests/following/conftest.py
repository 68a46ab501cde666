"""A clock that stands where the test puts it, and a mail server that the program sends to."""

from collections.abc import Iterator
from datetime import datetime

import pytest
from django.test import override_settings

from tests.following.builders import NOW
from tests.outbox.mail_server import HOST, MailServer, running_mail_server


class Clock:
    """What Django takes for the present."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    standing = Clock()
    monkeypatch.setattr("django.utils.timezone.now", standing)
    return standing


@pytest.fixture
def mail_server() -> Iterator[MailServer]:
    smtp = "django.core.mail.backends.smtp.EmailBackend"
    with (
        running_mail_server() as server,
        override_settings(EMAIL_BACKEND=smtp, EMAIL_HOST=HOST, EMAIL_PORT=server.port, EMAIL_TIMEOUT=5),
    ):
        yield server
