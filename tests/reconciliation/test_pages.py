"""The pages: every number leads to its rows, every row to its item and its source, and each can be settled there."""

from datetime import date

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from motions.models import Settlement
from motions.queries.reconciliation.catalogue import DIFFERENCES
from tests.builders import make_reviewer, make_user
from tests.reconciliation.builders import MAKERS, follow, gap, official_motion, records, registered

pytestmark = pytest.mark.django_db
OVERVIEW = "/admin/motions/importgap/"
STANDING = "toezeggingen-anders"


@pytest.fixture(autouse=True)
def _followed_since(settings: object) -> None:
    settings.FOLLOW_FROM = date(2026, 1, 1)  # type: ignore[attr-defined]


@pytest.fixture
def anna(db: None) -> User:
    return make_reviewer()


@pytest.fixture
def staff(client: Client, anna: User) -> Client:
    client.force_login(anna)
    return client


def rows(slug: str) -> str:
    return reverse("admin:reconciliation_rows", args=(slug,))


def body(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_without_differences_the_page_says_so_and_stands_in_its_section(staff: Client) -> None:
    page = body(staff, OVERVIEW)

    assert "Er zijn geen verschillen." in page
    assert "Nog niet uit de bron gelezen." in page
    assert OVERVIEW in body(staff, "/admin/")
    assert "Er zijn geen verschillen van deze soort." in body(staff, rows("moties-geweigerd"))


@pytest.mark.parametrize("slug", [one.slug for one in DIFFERENCES])
def test_number_leads_to_its_rows_and_each_row_to_its_item(slug: str, staff: Client) -> None:
    made = [MAKERS[slug](number) for number in (1, 2)]

    assert f'<a href="{rows(slug)}" aria-label="2: ' in body(staff, OVERVIEW)
    page = body(staff, rows(slug))

    assert all(f'name="record" value="{record}"' in page for record in made)
    assert page.count("Zo laten<span") == 2


def test_row_links_to_its_item_and_to_the_page_of_the_source(staff: Client) -> None:
    followed = follow(registered(1, "Voldaan", register_fulfilled_on=date(2026, 2, 20)))
    motion = official_motion(7)
    gap("unseen", "Motie", "m7", problem="")
    gap(official_id="8f-1", content='{"Nummer": "2026Z00001"}')

    standing, unseen, refused = (
        body(staff, rows(slug)) for slug in (STANDING, "moties-niet-gezien", "moties-geweigerd")
    )

    assert f'href="/admin/motions/followup/{followed.pk}/change/"' in standing
    assert 'href="https://bron.example/t1"' in standing
    assert "<td>Open</td>" in standing
    assert "<td>Voldaan op 20-02-2026</td>" in standing
    assert f'href="/admin/motions/motion/{motion.pk}/change/"' in unseen
    assert 'href="https://gegevensmagazijn.tweedekamer.nl/OData/v4/2.0/Zaak(8f-1)"' in refused
    assert "2026Z00001" in refused


def test_long_list_comes_in_pages(staff: Client) -> None:
    for number in range(51):
        gap(official_id=f"x{number:02d}")

    first, second = body(staff, rows("moties-geweigerd")), body(staff, f"{rows('moties-geweigerd')}?p=2")

    assert "51 (pagina 1 van 2)" in first
    assert (first.count('type="checkbox"'), second.count('type="checkbox"')) == (50, 1)
    assert body(staff, f"{rows('moties-geweigerd')}?p=99").count('type="checkbox"') == 1


def test_rows_are_left_so_together_from_the_list_and_undone_from_the_settlement(staff: Client, anna: User) -> None:
    for number in (1, 2, 3):
        gap(official_id=f"x{number}")
    address = f"{rows('moties-geweigerd')}zo-laten/?record=x1&record=x2"

    assert "Motie x1" in body(staff, address)
    refused = staff.post(address, {"reason": " "}).content.decode()
    assert "Dit veld is verplicht." in refused and "Motie x1" in refused
    done = staff.post(address, {"reason": "De bron verwijdert ze."}, follow=True).content.decode()

    assert "2 verschillen zo gelaten." in done
    assert records("moties-geweigerd") == ["x3"]
    assert f'{"?verschil=moties-geweigerd"}" aria-label="2 afgehandeld' in body(staff, OVERVIEW)
    settlement = Settlement.objects.get(record="x1")
    assert settlement.made_by == anna
    change = reverse("admin:motions_settlement_change", args=(settlement.pk,))
    undo = reverse("admin:motions_settlement_undo", args=(settlement.pk,))
    assert undo in body(staff, change)

    assert "telt weer mee" in staff.post(undo, follow=True).content.decode()

    assert records("moties-geweigerd") == ["x1", "x3"]
    assert undo not in body(staff, change)
    assert "Dit is al ongedaan gemaakt." in staff.post(undo).content.decode()


def test_nothing_chosen_leads_back_to_the_list_with_a_word(staff: Client) -> None:
    gap()

    answer = staff.get(f"{rows('moties-geweigerd')}zo-laten/", follow=True)

    assert "Kies eerst regels in de lijst." in answer.content.decode()


def test_value_of_the_source_is_accepted_after_a_look_at_both(staff: Client) -> None:
    followed = follow(registered(1, "Vervallen"))
    address = f"{rows(STANDING)}overnemen/?record={followed.pk}"

    assert "hier “Open”, in de bron “Vervallen”" in body(staff, address)
    done = staff.post(address, follow=True).content.decode()

    followed.refresh_from_db()
    assert followed.state == "lapsed"
    assert "Overgenomen van de bron." in done
    assert "Dit verschil is er niet meer" in staff.post(address).content.decode()


def test_who_may_only_look_sees_rows_and_no_way_to_settle_them(client: Client) -> None:
    client.force_login(make_user("cor", permissions=("view_importgap", "view_settlement")))
    followed = follow(registered(1, "Voldaan"))

    page = body(client, rows(STANDING))

    assert "Voldaan" in page
    assert 'type="checkbox"' not in page and "Zo laten" not in page and "Overnemen" not in page
    for way in ("zo-laten", "overnemen"):
        address = f"{rows(STANDING)}{way}/?record={followed.pk}"
        assert "maar niet afhandelen" in body(client, address)
        client.post(address, {"reason": "Zo."})
    assert Settlement.objects.count() == 0


def test_who_may_not_look_sees_nothing(client: Client) -> None:
    client.force_login(make_user("eva", permissions=("view_motion",)))

    for address in (OVERVIEW, rows(STANDING), f"{rows(STANDING)}zo-laten/?record=1"):
        assert client.get(address).status_code == 403


@pytest.mark.parametrize("address", ["bestaat-niet/", "moties-ingevoerd/overnemen/?record=1"])
def test_difference_or_step_that_there_is_not_is_not_found(address: str, staff: Client) -> None:
    assert staff.get(f"{OVERVIEW}verschil/{address}").status_code == 404


def test_source_that_writes_markup_is_shown_as_text(staff: Client) -> None:
    gap(official_id="<b>x</b>", problem="<script>alert(1)</script>", content="<img src=x>")

    page = body(staff, rows("moties-geweigerd"))

    assert "<script>alert(1)" not in page and "<img src=x>" not in page and "<b>x</b>" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_pages_take_the_same_number_of_queries_for_2_and_40_rows(staff: Client) -> None:
    def taken() -> list[int]:
        counts = []
        for address in (OVERVIEW, *(rows(one.slug) for one in DIFFERENCES)):
            with CaptureQueriesContext(connection) as captured:
                body(staff, address)
            counts.append(len(captured))
        return counts

    number = 0
    for _ in range(2):
        for one in DIFFERENCES:
            number += 1
            MAKERS[one.slug](number)
    taken()
    few = taken()
    for _ in range(20):
        for one in DIFFERENCES:
            number += 1
            MAKERS[one.slug](number)

    assert taken() == few
