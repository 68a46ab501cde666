"""Signing in with a real browser, under the policy that allows only this server's own files."""

from typing import TYPE_CHECKING

import pytest
from django.contrib.auth import get_user_model
from pytest_django.live_server_helper import LiveServer

if TYPE_CHECKING:
    from playwright.sync_api import Page


@pytest.mark.django_db(transaction=True)
def test_administrator_signs_in_and_nothing_is_refused_by_the_policy(live_server: LiveServer, page: "Page") -> None:
    get_user_model().objects.create_superuser("admin", password="a-long-example-password")
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))

    page.goto(f"{live_server.url}/admin/")
    page.fill("#id_username", "admin")
    page.fill("#id_password", "a-long-example-password")
    page.click("[type=submit]")
    page.wait_for_url(f"{live_server.url}/admin/")

    assert page.locator("#logout-form").count() == 1
    assert page.evaluate("getComputedStyle(document.querySelector('#header')).display") == "flex"
    assert [line for line in said if "Content Security Policy" in line] == []
