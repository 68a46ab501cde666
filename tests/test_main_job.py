"""The whole way of a parliamentary-affairs officer, in a real browser: overview, letter, review, timeline, mail."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import override_settings
from django.utils import timezone
from pytest_django.live_server_helper import LiveServer

if TYPE_CHECKING:
    from playwright.sync_api import Page

LETTER = "004_8cbbc1b9f3b7b31b.txt"
PASSWORD = "a-long-example-password"


@pytest.mark.django_db(transaction=True)
def test_an_officer_reviews_a_letter_and_is_mailed_what_is_late_once(
    live_server: LiveServer, page: "Page", corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    today = timezone.localdate().isoformat()
    call_command("load_demo")
    User.objects.create_superuser("anna", password=PASSWORD)

    page.goto(live_server.url)
    assert page.locator("h1").count() == 1
    page.get_by_role("link", name=re.compile("Inloggen")).first.click()
    page.fill("#id_username", "anna")
    page.fill("#id_password", PASSWORD)
    page.click("[type=submit]")

    page.goto(f"{live_server.url}/admin/motions/letter/add/")
    page.set_input_files("input[type=file]", str(corpus / "seeds" / LETTER))
    page.locator("main form [type=submit], #content form [type=submit]").first.click()
    page.wait_for_url(re.compile("/review/"))

    assert "van der Graaf" in page.locator("#content").inner_text()
    assert page.locator("input[name=follow_ups]:checked").count() == 0
    while "Ceder/Mulder" not in page.locator("blockquote").inner_text():
        with page.expect_navigation():
            page.keyboard.press("j")
    assert page.locator("input[name=follow_ups]:checked").count() == 1
    with page.expect_navigation():
        page.keyboard.press("a")

    page.goto(f"{live_server.url}/moties/")
    page.get_by_role("link", name=re.compile("de druk op Azerbeidzjan opgevoerd")).first.click()
    assert "bekijkt het kabinet tevens welke verdere" in " ".join(page.locator("main").inner_text().split())

    with override_settings(EMAIL_BACKEND="tracker.mail.FolderBackend", EMAIL_FILE_PATH=str(tmp_path)):
        capsys.readouterr()
        call_command("flag_overdue", "--today", today)
        call_command("send_notifications")
        first = capsys.readouterr().out.splitlines()
        mails = sorted(tmp_path.glob("*.eml"))
        call_command("flag_overdue", "--today", today)
        call_command("send_notifications")
        again = capsys.readouterr().out.splitlines()

    assert first == [f"flagged=1 notices={len(mails)} day={today}", f"sent={len(mails)} failed=0 uncertain=0"]
    assert any("Termijn verstreken" in mail.read_text(encoding="utf-8") for mail in mails)
    assert again == [f"flagged=0 notices=0 day={today}", "sent=0 failed=0 uncertain=0"]
    assert sorted(tmp_path.glob("*.eml")) == mails
