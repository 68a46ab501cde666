"""The log: one line a record, and no traceback where nothing broke."""

import logging
from io import StringIO

import pytest
from django.test import Client

from tests.builders import make_user
from tracker.log_lines import OneLine


@pytest.mark.django_db
def test_refused_page_is_one_line_without_a_traceback(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    written = StringIO()
    (handler,) = [each for each in logging.getLogger("django").handlers if isinstance(each.formatter, OneLine)]
    monkeypatch.setattr(handler, "stream", written)
    client.force_login(make_user("bram"))

    response = client.get("/admin/motions/letter/")

    assert response.status_code == 403
    (line,) = written.getvalue().splitlines()
    assert line.endswith(" WARNING django.request Forbidden (Permission denied): /admin/motions/letter/")


@pytest.mark.parametrize("page", ["/", "/moties/", "/toezeggingen/", "/brieven/", "/zoeken/?q=dijk", "/healthz"])
@pytest.mark.django_db
def test_monitor_that_asks_for_the_head_only_warns_nobody(
    client: Client, page: str, caplog: pytest.LogCaptureFixture
) -> None:
    assert client.head(page).status_code == 200

    assert [record.getMessage() for record in caplog.records if record.levelno >= logging.WARNING] == []
