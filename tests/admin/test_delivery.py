"""Delivery on the start page: that it stands still, what waits, and the button for who may press it."""

import pytest
from django.test import Client
from django.urls import reverse

from motions.models import DeliveryState, Message, Notification
from motions.services.delivery import delivery_state
from tests.builders import NOW, make_reviewer, make_user
from tests.overdue.builders import TODAY, make_late

pytestmark = pytest.mark.django_db

RESUME, PAUSE = "Bezorging hervatten", "Bezorging stilleggen"


def start_page(client: Client) -> str:
    return client.get(reverse("admin:index")).content.decode()


def signed_in(*permissions: str) -> Client:
    client = Client()
    client.force_login(make_user("els", permissions=permissions))
    return client


def test_delivery_that_stands_still_is_said_with_what_waits(staff: Client) -> None:
    Message.objects.create(recipient="a@b.example", message_id="<1@x>", created_at=NOW, not_before=NOW)
    DeliveryState.objects.create(pk=1, home="elsewhere")
    assert PAUSE in start_page(staff)

    delivery_state.check_in(now=NOW)

    page = start_page(staff)
    assert "De bezorging ligt stil sinds 2 maart 2026, 10:00" in page
    assert "wacht 1 bericht" in page
    assert "teruggezette reservekopie" in page
    assert RESUME in page
    assert PAUSE not in page


def test_buttons_stop_delivery_and_let_it_go_on(staff: Client) -> None:
    stopped = staff.post(reverse("admin:delivery_pause"), follow=True).content.decode()
    assert "Met de hand stilgelegd." in stopped
    assert "Er wachten 0 berichten en 0 herinneringen zonder bericht." in " ".join(stopped.split())
    assert "volgens deze databank" not in stopped.lower()
    assert DeliveryState.objects.get().paused_at

    going = staff.post(reverse("admin:delivery_resume"), follow=True).content.decode()
    assert "De bezorging loopt weer." in going
    assert DeliveryState.objects.get().paused_at is None
    again = staff.post(reverse("admin:delivery_resume"), follow=True).content.decode()
    assert "De bezorging loopt al." in again


def test_button_is_pressed_by_a_form_only(staff: Client) -> None:
    assert staff.get(reverse("admin:delivery_resume")).status_code == 405
    assert staff.get(reverse("admin:delivery_pause")).status_code == 405


def test_who_may_only_look_sees_it_and_has_no_button() -> None:
    delivery_state.pause(actor=make_reviewer("rolf"), now=NOW)
    client = signed_in("view_message")

    page = start_page(client)
    refused = client.post(reverse("admin:delivery_resume"), follow=True).content.decode()

    assert "De bezorging ligt stil sinds" in page
    assert RESUME not in page
    assert "U mag dit bericht niet afhandelen." in refused
    assert DeliveryState.objects.get().paused_at


def test_page_of_a_message_shows_its_first_hundred_notices(staff: Client) -> None:
    follow_up = make_late()
    message = Message.objects.create(
        recipient="lezer@krant.example", message_id="<1@x>", created_at=NOW, not_before=NOW
    )
    for number in range(101):
        event = follow_up.events.create(
            kind="reported", once_key=f"reported:{number}", happened_on=TODAY, recorded_at=NOW
        )
        Notification.objects.create(
            event=event, recipient=message.recipient, role="follower", message=message, created_at=NOW
        )

    page = staff.get(reverse("admin:motions_message_change", args=(message.pk,)))

    assert page.status_code == 200
    assert len(page.context["inline_admin_formsets"][0].formset.forms) == 100
