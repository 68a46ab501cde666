"""Attachments on the pages of letters, for visitors and staff."""

from typing import TYPE_CHECKING

import pytest
from django.test import Client
from pytest_django.live_server_helper import LiveServer

from motions.models import Attachment, Letter
from tests.builders import make_letter
from tests.web.scene import Scene
from tests.web.test_browser import WIDTHS, looked_at
from tests.web.test_pages import words

if TYPE_CHECKING:
    from playwright.sync_api import Page

SOURCE = "https://www.tweedekamer.nl/downloads/document?id="
LONG = "Uitvoeringstoetsendienstverleningsovereenkomst van alle loketten " * 3


@pytest.fixture
def text(scene: Scene) -> Letter:
    """The text of one attachment; another is only known, and a third was taken away."""
    text = make_letter(kind="bijlage", subject="Stand van zaken moties", source_url=f"{SOURCE}2026D2")
    for number, title, read_as, removed in (
        (1, LONG, None, None),
        (2, "Stand van zaken moties", text, None),
        (3, "Vergissing", None, scene.letter.received_at),
    ):
        Attachment.objects.create(
            official_id=f"b{number}", letter=scene.letter, number=f"2026D{number}", title=title.strip(),
            source_url=f"{SOURCE}2026D{number}", read_as=read_as, source_removed_at=removed,
        )  # fmt: skip
    return text


def test_letter_lists_its_attachments_with_their_address(scene: Scene, text: Letter, visitor: Client) -> None:
    page = visitor.get(f"/brieven/{scene.letter.pk}/").content.decode()

    assert f'<a href="/brieven/{text.pk}/">Stand van zaken moties</a>' in page
    assert f'href="{SOURCE}2026D1" rel="external"' in page
    assert "Vergissing" not in page


def test_attachment_says_which_letter_it_was_sent_with(scene: Scene, text: Letter, visitor: Client) -> None:
    assert f"Bijlage bij {scene.letter.subject}" in words(visitor, f"/brieven/{text.pk}/")
    assert "Bijlage bij " not in words(visitor, f"/brieven/{scene.letter.pk}/")


def test_hidden_text_is_not_linked_and_hidden_letter_not_named(scene: Scene, text: Letter, visitor: Client) -> None:
    Letter.objects.filter(pk=text.pk).update(visibility="draft")
    assert f"/brieven/{text.pk}/" not in visitor.get(f"/brieven/{scene.letter.pk}/").content.decode()

    Letter.objects.filter(pk=text.pk).update(visibility="public")
    Letter.objects.filter(pk=scene.letter.pk).update(visibility="draft")
    assert scene.letter.subject not in words(visitor, f"/brieven/{text.pk}/")


@WIDTHS
@pytest.mark.django_db(transaction=True)
def test_pages_with_attachments_have_nothing_that_axe_holds_against_them(
    live_server: LiveServer, scene: Scene, text: Letter, page: "Page", viewport: dict[str, int]
) -> None:
    page.set_viewport_size(viewport)  # type: ignore[arg-type]

    wrong = looked_at(page, live_server, (f"/brieven/{scene.letter.pk}/", f"/brieven/{text.pk}/"))

    assert {path: found for path, found in wrong.items() if found} == {}
