"""Two workers at once with the same list: each row is done once. Interleavings are forced."""

import pytest
from django.contrib.auth.models import User

from motions.models import Commitment, FollowUpEvent, OfficeList
from motions.services.office_lists import applying, taking_back, work
from tests.builders import make_reviewer
from tests.office_lists.lists import HEADER, clock, csv_of, look_at, outcomes
from tests.overdue.interleaving import interleave

pytestmark = pytest.mark.django_db(transaction=True)

LIST = csv_of(HEADER, *(f"Toezegging;TZ202601-{n:03};;Zaak {n};20-01-2026;;;;;" for n in range(5)))


@pytest.fixture
def applying_list(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> OfficeList:
    monkeypatch.setattr(work, "WRITE_AT_ONCE", 2)
    anna: User = make_reviewer()
    office_list = look_at(LIST, actor=anna)
    applying.start(office_list=office_list, actor=anna, now=clock())
    return office_list


def going_on() -> None:
    work.go_on(OfficeList.objects.get(), clock=clock)


@pytest.mark.parametrize("at_statement", [1, 2, 3, 4, 8, 40, 60, 75])
def test_two_workers_take_each_row_over_once(applying_list: OfficeList, at_statement: int) -> None:
    _, _, reached = interleave(going_on, going_on, at=at_statement)

    assert reached
    applying_list.refresh_from_db()
    assert applying_list.state == "applied"
    assert set(outcomes(applying_list).values()) == {"done"}
    assert Commitment.objects.count() == FollowUpEvent.objects.filter(kind="opened").count() == 5


@pytest.mark.parametrize("at_statement", [1, 2, 3, 5, 20, 60])
def test_two_workers_take_each_row_back_once(applying_list: OfficeList, at_statement: int) -> None:
    going_on()
    applying_list.refresh_from_db()
    assert applying_list.applied_by is not None
    taking_back.start(office_list=applying_list, actor=applying_list.applied_by, now=clock())

    interleave(going_on, going_on, at=at_statement)

    applying_list.refresh_from_db()
    assert applying_list.state == "taken_back"
    assert set(outcomes(applying_list).values()) == {"taken_back"}
    assert FollowUpEvent.objects.filter(kind="retracted").count() == 5


@pytest.mark.parametrize("at_statement", [1, 2, 3, 4, 8, 15, 20])
def test_two_workers_read_each_row_once(
    transactional_db: None, monkeypatch: pytest.MonkeyPatch, at_statement: int
) -> None:
    monkeypatch.setattr(work, "READ_AT_ONCE", 2)
    office_list = look_at(LIST, actor=make_reviewer())
    office_list.rows.all().delete()
    OfficeList.objects.update(state="reading", read_up_to=1)

    interleave(going_on, going_on, at=at_statement)

    office_list.refresh_from_db()
    assert (office_list.state, list(office_list.rows.values_list("number", flat=True))) == ("read", [2, 3, 4, 5, 6])
