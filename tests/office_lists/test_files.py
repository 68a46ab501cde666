"""The files of lists: kept while a list is new, removed some time after its last step; what it did stays."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client

from motions.models import Commitment, JobRun, OfficeList
from motions.services.office_lists import files
from motions.tasks import remove_list_files
from tests.builders import make_user
from tests.office_lists.lists import HEADER, NOW, csv_of, look_at, outcomes, plans, take_back, take_over, upload

pytestmark = pytest.mark.django_db

LIST = csv_of(HEADER, "Toezegging;;;Informeren;20-01-2026;;;;;")


@pytest.fixture(autouse=True)
def own_folder(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


def is_there(office_list: OfficeList) -> bool:
    office_list.refresh_from_db()
    return bool(office_list.file) and Path(office_list.file.path).exists()


def test_file_goes_90_days_after_the_last_step_and_the_report_stays(anna: User, staff: Client) -> None:
    office_list = take_over(look_at(LIST, actor=anna), actor=anna)
    path = Path(office_list.file.path)

    assert files.remove_old(now=NOW + timedelta(days=90)) == 0
    assert is_there(office_list)
    assert files.remove_old(now=NOW + timedelta(days=91)) == 1
    assert files.remove_old(now=NOW + timedelta(days=92)) == 0

    assert (is_there(office_list), path.exists()) == (False, False)
    assert (office_list.file_removed_at, outcomes(office_list)) == (NOW + timedelta(days=91), {2: "done"})
    page = staff.get(f"/admin/motions/officelist/{office_list.pk}/change/").content.decode()
    assert "Het bestand is op 1 juni 2026 verwijderd. Wat de regels zeiden en deden staat hieronder bewaard." in page


def test_list_without_its_file_is_taken_over_and_back_all_the_same(anna: User) -> None:
    office_list = look_at(LIST, actor=anna)
    files.remove_old(now=NOW + timedelta(days=91))
    office_list.refresh_from_db()

    take_back(take_over(office_list, actor=anna), actor=anna)

    assert (outcomes(office_list), Commitment.objects.standing().count()) == ({2: "taken_back"}, 0)


def test_each_step_begins_the_days_anew(anna: User) -> None:
    office_list = take_over(look_at(LIST, actor=anna), actor=anna)
    long_ago, lately = NOW - timedelta(days=200), NOW - timedelta(days=5)
    for steps in ({"applied_at": lately}, {"applied_at": long_ago, "taken_back_at": lately}):
        OfficeList.objects.filter(pk=office_list.pk).update(uploaded_at=long_ago, **steps)
        assert files.remove_old(now=NOW) == 0
    OfficeList.objects.filter(pk=office_list.pk).update(taken_back_at=long_ago)

    assert files.remove_old(now=NOW) == 1


@pytest.mark.parametrize("state", ["reading", "applying", "taking_back"])
def test_file_of_a_list_at_work_stays(anna: User, state: str) -> None:
    office_list = look_at(LIST, actor=anna)
    OfficeList.objects.filter(pk=office_list.pk).update(state=state, applied_at=NOW)

    assert files.remove_old(now=NOW + timedelta(days=400)) == 0
    assert is_there(office_list)


def test_list_whose_file_went_says_so_where_columns_are_chosen(anna: User, staff: Client) -> None:
    office_list = upload(LIST, actor=anna)
    files.remove_old(now=NOW + timedelta(days=91))

    page = staff.get(f"/admin/motions/officelist/{office_list.pk}/kolommen/", follow=True).content.decode()

    assert "Het bestand van deze lijst is op 1 juni 2026 verwijderd. Voeg de lijst opnieuw toe" in page
    assert "Kolommen kiezen</a>" not in page


def test_file_of_no_list_goes_after_a_day_and_others_are_left_alone(anna: User) -> None:
    kept = upload(LIST, actor=anna)
    stray = default_storage.save("lists/2026/stray.csv", ContentFile(b"x"))
    letter = default_storage.save("2026/letter.pdf", ContentFile(b"x"))
    stored_at = default_storage.get_modified_time(stray)

    OfficeList.objects.update(uploaded_at=stored_at)

    assert files.remove_old(now=stored_at + timedelta(hours=23)) == 0
    assert files.remove_old(now=stored_at + timedelta(hours=25)) == 1
    assert [is_there(kept), default_storage.exists(stray), default_storage.exists(letter)] == [True, False, True]


def test_nightly_task_removes_and_says_how_many(anna: User) -> None:
    office_list = look_at(LIST, actor=anna)
    OfficeList.objects.update(uploaded_at=NOW - timedelta(days=4000))

    remove_list_files(scheduled=True)
    remove_list_files(scheduled=True)

    assert not is_there(office_list)
    assert [run.summary for run in JobRun.objects.filter(job="remove_list_files")] == ["removed=1"]


@pytest.mark.django_db(transaction=True)
def test_list_that_was_not_taken_over_is_deleted_with_its_file(anna: User, staff: Client) -> None:
    office_list, other = look_at(LIST, actor=anna), look_at(LIST, actor=anna)
    path = Path(office_list.file.path)
    address = f"/admin/motions/officelist/{office_list.pk}"

    assert f'href="{address}/verwijderen/"' in staff.get(f"{address}/change/").content.decode()
    said = staff.post(f"{address}/verwijderen/", follow=True).content.decode()

    assert "De lijst lijst.csv is verwijderd." in said
    assert list(OfficeList.objects.all()) == [other]
    assert (path.exists(), is_there(other), plans(other)) == (False, True, {2: "new"})


def test_list_that_was_taken_over_is_not_deleted(anna: User, staff: Client) -> None:
    office_list = take_over(look_at(LIST, actor=anna), actor=anna)
    address = f"/admin/motions/officelist/{office_list.pk}"

    assert "/verwijderen/" not in staff.get(f"{address}/change/").content.decode()
    said = staff.post(f"{address}/verwijderen/").content.decode()

    assert "Deze lijst is overgenomen. Wat zij deed blijft te zien, en kan worden teruggenomen." in said
    assert is_there(office_list)


def test_deleting_needs_its_right(anna: User, client: Client) -> None:
    office_list = look_at(LIST, actor=anna)
    client.force_login(make_user("cor", permissions=("view_officelist",)))

    said = client.post(f"/admin/motions/officelist/{office_list.pk}/verwijderen/").content.decode()

    assert "U mag geen lijsten toevoegen." in said
    assert is_there(office_list)
