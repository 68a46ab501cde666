"""The form of "Klopt dit niet?": its limits, and what programs get who fill it in."""

import re
import time
from typing import Any

import pytest
from django.test import Client

from motions.models import CorrectionRequest, Motion
from tests.builders import make_motion

pytestmark = pytest.mark.django_db


@pytest.fixture
def motion() -> Motion:
    return make_motion(title="Loketten open")


def mark(client: Client, motion: Motion) -> str:
    page = client.get(f"/moties/{motion.pk}/klopt-niet/").content.decode()
    found = re.search(r'name="gezien" value="([^"]+)"', page)
    assert found
    return found[1]


def send(client: Client, motion: Motion, monkeypatch: pytest.MonkeyPatch, after: float = 30, **values: Any) -> Any:
    """Sent so many seconds after the form was shown."""
    shown, began = mark(client, motion), time.time()
    with monkeypatch.context() as patch:
        patch.setattr("django.core.signing.time.time", lambda: began + after)
        return client.post(f"/moties/{motion.pk}/klopt-niet/", {"text": "Dit is fout.", "gezien": shown} | values)


def test_request_is_kept_and_everybody_gets_the_same_thanks(
    motion: Motion, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    response = send(client, motion, monkeypatch, address="lezer@krant.example", text="  Eén\x0bregel \n\nen meer ")

    assert response["Location"] == f"/moties/{motion.pk}/klopt-niet/ontvangen/"
    assert "Dank u" in client.get(response["Location"]).content.decode()
    request = CorrectionRequest.objects.get()
    assert (request.motion, request.address, request.state) == (motion, "lezer@krant.example", "new")
    assert request.text == "Eén\x0bregel \n\nen meer"


def test_program_that_fills_in_every_field_is_thanked_and_keeps_nothing(
    motion: Motion, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    response = send(client, motion, monkeypatch, website="https://kopen.example")

    assert response["Location"] == f"/moties/{motion.pk}/klopt-niet/ontvangen/"
    assert CorrectionRequest.objects.count() == 0


@pytest.mark.parametrize(
    ("after", "said"),
    [(1, "Dat ging erg snel."), (3, ""), (24 * 3600 - 1, ""), (24 * 3600 + 5, "Deze pagina stond lang open.")],
)
def test_form_is_sent_neither_at_once_nor_a_day_later(
    after: float, said: str, motion: Motion, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    response = send(client, motion, monkeypatch, after=after)

    assert (response.status_code, CorrectionRequest.objects.count()) == ((422, 0) if said else (302, 1))
    assert said in response.content.decode()
    if said:
        assert "Dit is fout." in response.content.decode()


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"text": "  "}, "Schrijf op wat er niet klopt."),
        ({"text": "x" * 2001}, "Dit is te lang: ten hoogste 2.000 tekens."),
        ({"text": "nul\x00"}, "Null-tekens"),
        ({"address": "geen adres"}, "Dit is geen e-mailadres."),
        ({"gezien": "verzonnen"}, "Dit formulier is niet volledig aangekomen."),
        ({"gezien": ""}, "Dit formulier is niet volledig aangekomen."),
    ],
)
def test_bad_input_is_said_on_the_page_and_keeps_nothing(
    values: dict[str, Any], said: str, motion: Motion, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    response = send(client, motion, monkeypatch, **values)

    assert response.status_code == 422
    assert said in response.content.decode()
    assert CorrectionRequest.objects.count() == 0


def test_longest_text_is_kept_whole(motion: Motion, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    send(client, motion, monkeypatch, text="é" * 2000)

    assert CorrectionRequest.objects.get().text == "é" * 2000


def test_what_is_too_much_on_one_day_is_said_with_the_words_kept(
    motion: Motion, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(5):
        send(client, motion, monkeypatch, text=f"fout {number}")

    response = send(client, motion, monkeypatch, text="<b>fout zes</b>")

    page = response.content.decode()
    assert "Vandaag is hierover al veel gemeld." in page
    assert "&lt;b&gt;fout zes&lt;/b&gt;" in page
    assert CorrectionRequest.objects.count() == 5


def test_form_needs_its_token_against_forgery(motion: Motion) -> None:
    careful = Client(enforce_csrf_checks=True)

    assert careful.post(f"/moties/{motion.pk}/klopt-niet/", {"text": "x"}).status_code == 403
    assert CorrectionRequest.objects.count() == 0
