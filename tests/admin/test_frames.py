"""The frame of staff pages: what is on it, where one is, and the way to the page that visitors see."""

import pytest
from django.test import Client

from motions.models import FollowUp
from tests.builders import make_commitment, make_follow_up, make_letter, make_motion


def test_list_is_named_by_what_stands_in_it(staff: Client) -> None:
    page = staff.get("/admin/motions/letter/").content.decode()

    assert "<h1>Brieven</h1>" in page
    assert "<title>Brieven | Nakoming</title>" in " ".join(page.split())
    assert "Voorpagina" not in page


def test_empty_list_says_whether_it_is_the_filter(staff: Client) -> None:
    make_letter(subject="Brief over water")

    assert "Hier staat nog niets." in staff.get("/admin/motions/motion/").content.decode()
    assert (
        "Niets gevonden met deze filters en zoekwoorden." in staff.get("/admin/motions/letter/?q=vuur").content.decode()
    )
    assert "empty-list" not in staff.get("/admin/motions/letter/").content.decode()


def test_record_is_named_by_itself_and_leads_to_its_public_page(staff: Client) -> None:
    motion, commitment, letter = make_motion("Bikker"), make_commitment(), make_letter(subject="Brief over water")
    follow_up = make_follow_up(request=motion.requests.get())
    promised = make_follow_up(commitment=commitment)
    public = {
        f"/admin/motions/motion/{motion.pk}/change/": f"/moties/{motion.pk}/",
        f"/admin/motions/commitment/{commitment.pk}/change/": f"/toezeggingen/{commitment.pk}/",
        f"/admin/motions/letter/{letter.pk}/change/": f"/brieven/{letter.pk}/",
        f"/admin/motions/followup/{follow_up.pk}/change/": f"/moties/{motion.pk}/",
        f"/admin/motions/followup/{promised.pk}/change/": f"/toezeggingen/{commitment.pk}/",
    }

    for page, seen_by_visitors in public.items():
        assert f'<a href="{seen_by_visitors}">Openbare pagina</a>' in staff.get(page).content.decode()

    assert "<h1>Brief over water</h1>" in staff.get(f"/admin/motions/letter/{letter.pk}/change/").content.decode()


def test_new_record_has_no_public_page_yet(staff: Client) -> None:
    assert "Openbare pagina" not in staff.get("/admin/motions/motion/add/").content.decode()


@pytest.mark.parametrize("kind", ["moties", "toezeggingen"])
def test_record_that_cannot_be_deleted_leads_back(staff: Client, kind: str) -> None:
    record = make_motion("Bikker") if kind == "moties" else make_commitment()
    if kind == "toezeggingen":
        make_follow_up(commitment=record)
    change = f"/admin/motions/{record._meta.model_name}/{record.pk}/change/"

    page = staff.get(change.replace("change", "delete")).content.decode()

    assert f'<a class="button-link" href="{change}">Terug</a>' in page
    assert FollowUp.objects.count() == (kind == "toezeggingen")
