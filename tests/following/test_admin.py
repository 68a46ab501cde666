"""How staff follow: their own first, others' with permission, each refusal at its field."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from motions.models import Message, Subscription
from tests.builders import make_commitment, make_letter, make_ministry, make_motion, make_paper, make_user
from tests.following.builders import ADDRESS, NOW, asked, make_subscription
from tests.following.test_pages import words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

LIST = "/admin/motions/subscription/"
HOW = {"channel": "email", "address": "", "frequency": "daily", "paused_until": "", "language": "nl"}
ANNA = "anna@ministerie.example"


@pytest.fixture
def anna() -> User:
    """A colleague without any permission."""
    return make_user("anna")


@pytest.fixture
def staff(client: Client, anna: User) -> Client:
    client.force_login(anna)
    return client


@pytest.fixture
def chef(db: None) -> Client:
    """Somebody who may change everybody's."""
    client = Client()
    client.force_login(make_user("chef", permissions=("view_subscription", "change_subscription", "view_letter")))
    return client


def page_of(row: Subscription) -> str:
    return f"{LIST}{row.pk}/change/"


def test_colleague_without_permissions_follows_and_changes_their_own(staff: Client, anna: User) -> None:
    ministry = make_ministry()

    staff.post(f"{LIST}add/", HOW | {"scope": "ministry", "ministry": ministry.pk})
    row = Subscription.objects.get()
    assert (row.user, row.address, row.ministry, row.frequency, row.confirmed_at) == (
        anna, ANNA, ministry, "daily", NOW,
    )  # fmt: skip

    changed = {"frequency": "weekly", "quiet_in_recess": "on", "paused_until": "2026-08-01", "language": "en"}
    response = staff.post(page_of(row), changed)

    assert response.status_code == 302
    row.refresh_from_db()
    assert (row.frequency, row.quiet_in_recess, str(row.paused_until), row.language) == (
        "weekly", True, "2026-08-01", "en",
    )  # fmt: skip
    assert "Gepauzeerd tot 1 augustus 2026" in words(staff.get(LIST))


@pytest.mark.parametrize(
    ("values", "field", "said"),
    [
        ({"scope": "motion"}, "motion", "Kies hier wat u wilt volgen."),
        ({"scope": ""}, "scope", "verplicht"),
        ({"scope": "filter", "filter": "/moties/?stand=onzin"}, "filter", "Dit filter wordt niet begrepen."),
        ({"scope": "filter", "filter": ""}, "filter", "Dit filter wordt niet begrepen."),
        ({"scope": "everything", "filter": "/moties/"}, "filter", "Dit hoort niet bij uw keuze"),
        ({"scope": "everything", "channel": "webhook"}, "address", "Een webhook moet met https:// beginnen."),
        (
            {"scope": "everything", "channel": "webhook", "address": "https://127.0.0.1/haak"},
            "address",
            "besloten netwerk",
        ),
        ({"scope": "everything", "address": "ander@ministerie.example"}, "__all__", "van anderen niet wijzigen"),
        ({"scope": "everything", "paused_until": "2026-07-13"}, "paused_until", "Kies een dag die nog komt"),
    ],
)
def test_refusal_stands_at_its_field_and_nothing_is_kept(
    staff: Client, values: dict[str, Any], field: str, said: str
) -> None:
    response = staff.post(f"{LIST}add/", HOW | values)

    errors = response.context["adminform"].form.errors
    assert list(errors) == [field]
    assert said in str(errors[field])
    assert asked() == []


def test_what_is_followed_already_is_refused_above_the_form(staff: Client, anna: User) -> None:
    make_subscription(ANNA, user=anna)

    response = staff.post(f"{LIST}add/", HOW | {"scope": "everything"})

    assert "Dit adres volgt dit al." in words(response)
    assert asked() == [(ANNA, "everything", True)]


def test_filter_is_pasted_from_the_address_bar(staff: Client) -> None:
    pasted = "http://testserver/moties/?termijn=verstreken&stand=open"

    staff.post(f"{LIST}add/", HOW | {"scope": "filter", "filter": pasted})

    assert Subscription.objects.get().filter == "/moties/?stand=open&termijn=verstreken"


def test_secret_of_a_webhook_is_shown_once_and_reset(staff: Client, settings: Any) -> None:
    settings.WEBHOOKS_ALLOW_PRIVATE = True
    values = HOW | {"scope": "everything", "channel": "webhook", "address": "http://127.0.0.1:8900/haak"}

    made = staff.post(f"{LIST}add/", values, follow=True)

    row = Subscription.objects.get()
    assert row.webhook_secret in made.content.decode()
    assert row.webhook_secret not in staff.get(page_of(row)).content.decode()
    reset = staff.post(f"{LIST}{row.pk}/stap/geheim/", follow=True)
    assert row.webhook_secret != Subscription.objects.get().webhook_secret
    assert Subscription.objects.get().webhook_secret in reset.content.decode()


def test_own_come_first_and_others_are_for_those_who_may(staff: Client, chef: Client, anna: User) -> None:
    own = make_subscription(ANNA, user=anna)
    other = make_subscription()

    listed = words(staff.get(LIST)) + words(staff.get(f"{LIST}?van=alle"))
    assert ANNA in listed
    assert ADDRESS not in listed
    assert staff.get(page_of(own)).status_code == 200
    assert staff.get(page_of(other)).status_code == 302
    assert staff.post(f"{LIST}{other.pk}/stap/stoppen/").status_code == 404
    assert "0 abonnementen" in words(chef.get(LIST))
    assert ADDRESS in words(chef.get(f"{LIST}?van=alle"))
    chef.post(f"{LIST}{other.pk}/stap/stoppen/")
    assert asked() == [(ANNA, "everything", True)]


def test_who_may_only_view_others_sees_no_step_and_changes_nothing(client: Client) -> None:
    other = make_subscription()
    client.force_login(make_user("kijker", permissions=("view_subscription",)))

    page = words(client.get(page_of(other)))
    client.post(f"{LIST}{other.pk}/stap/stoppen/")
    client.post(f"{LIST}?van=alle", {"action": "end_these", "_selected_action": [other.pk]})

    assert "Stoppen" not in page
    assert asked() == [(ADDRESS, "everything", True)]


def test_refused_address_shows_since_when_with_its_last_messages_and_is_tried_again(chef: Client) -> None:
    row = make_subscription(refusals=3, refused_at=NOW)
    Message.objects.create(
        recipient=ADDRESS, message_id="<1@x>", created_at=NOW, not_before=NOW, state="failed", error="550 onbekend"
    )

    page = words(chef.get(page_of(row)))
    assert "Geweigerd sinds 13 juli 2026" in page
    assert "niet te bezorgen : 550 onbekend" in page or "niet te bezorgen: 550 onbekend" in page
    assert ADDRESS in words(chef.get(f"{LIST}?van=alle&stand=geweigerd"))
    chef.post(f"{LIST}{row.pk}/stap/proberen/")

    row.refresh_from_db()
    assert (row.refusals, row.refused_at) == (0, None)
    assert "Weer proberen" not in words(chef.get(page_of(row)))


def test_steps_are_asked_with_a_button_and_end_and_resume(staff: Client, anna: User) -> None:
    row = make_subscription(ANNA, user=anna)

    assert staff.get(f"{LIST}{row.pk}/stap/stoppen/").status_code == 405
    assert staff.post(f"{LIST}{row.pk}/stap/onzin/").status_code == 404
    staff.post(f"{LIST}{row.pk}/stap/stoppen/")
    assert asked() == []
    staff.post(f"{LIST}{row.pk}/stap/hervatten/")
    assert asked() == [(ANNA, "everything", True)]


def test_hidden_titles_are_for_those_who_may_view_letters(staff: Client, anna: User) -> None:
    hidden = make_commitment(title="geheimzinnig", letter=make_letter(visibility="draft"))
    row = make_subscription(ANNA, user=anna, scope="commitment", commitment=hidden)

    assert "geheimzinnig" not in words(staff.get(LIST)) + words(staff.get(page_of(row)))
    staff.force_login(make_user("lezer", permissions=("view_letter", "view_subscription")))
    assert "geheimzinnig" in words(staff.get(f"{LIST}?van=alle"))


def test_visitor_with_an_account_but_no_work_here_sees_nothing(client: Client) -> None:
    client.force_login(make_user("lezer", is_staff=False))

    assert client.get(LIST).status_code == 302
    assert client.post(f"{LIST}add/", HOW | {"scope": "everything"}).status_code == 302
    assert asked() == []


def test_motion_is_filled_in_by_the_link_that_leads_here(staff: Client) -> None:
    motion = make_motion()

    page = staff.get(f"{LIST}add/?scope=motion&motion={motion.pk}").content.decode()

    assert f'<option value="{motion.pk}" selected' in page


def test_list_of_all_asks_as_much_for_forty_as_for_four(chef: Client) -> None:
    def fill(numbers: range) -> None:
        for number in numbers:
            paper = make_paper(number=str(number))
            make_subscription(f"m{number}@krant.example", scope="motion", motion=make_motion(paper=paper))
            make_subscription(f"t{number}@krant.example", scope="commitment", commitment=make_commitment())
            make_subscription(f"f{number}@krant.example", scope="filter", filter=f"/moties/?ministerie=m{number}")

    def statements() -> int:
        with CaptureQueriesContext(connection) as captured:
            page = chef.get(f"{LIST}?van=alle").content.decode()
        assert page.count("@krant.example") >= 3
        return len(captured)

    fill(range(100, 102))
    chef.get(f"{LIST}?van=alle")
    few = statements()
    fill(range(102, 114))

    assert statements() == few
