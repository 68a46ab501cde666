"""Work on a long list goes on where it stopped: nothing twice, nothing half, whoever does it."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from motions.models import Commitment, FollowUpEvent, OfficeList
from motions.services.office_lists import applying, making, taking_back, work
from motions.services.office_lists.work import READ_AT_ONCE, WRITE_AT_ONCE
from motions.tasks import work_on_lists
from tests.office_lists.lists import HEADER, NOW, clock, csv_of, look_at, outcomes
from tests.poison import refuse

pytestmark = pytest.mark.django_db

SOME = csv_of(HEADER, *(f"Toezegging;;;Zaak {n};20-01-2026;;;;;" for n in range(2 * WRITE_AT_ONCE + 3)))


def test_a_long_list_is_read_in_parts_and_each_row_once(anna: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(work, "READ_AT_ONCE", 10)
    office_list = look_at(SOME, actor=anna)
    OfficeList.objects.filter(pk=office_list.pk).update(state="reading", read_up_to=41)
    office_list.rows.filter(number__gt=41).delete()
    office_list.refresh_from_db()

    work.go_on(office_list, clock=clock, batches=2)
    assert (office_list.state, office_list.read_up_to, office_list.rows.count()) == ("reading", 61, 60)
    work.go_on(office_list, clock=clock)

    assert office_list.state == "read"
    assert list(office_list.rows.values_list("number", flat=True)) == list(range(2, 2 * WRITE_AT_ONCE + 5))


def test_taking_over_that_breaks_off_leaves_whole_batches_and_goes_on(
    anna: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    office_list = look_at(SOME, actor=anna)
    applying.start(office_list=office_list, actor=anna, now=clock())
    make, made = making.make, []

    def breaking(*args: Any) -> Any:
        made.append(args)
        if len(made) == WRITE_AT_ONCE + 5:
            raise KeyboardInterrupt
        return make(*args)

    monkeypatch.setattr(applying, "make", breaking)
    with pytest.raises(KeyboardInterrupt):
        work.go_on(office_list, clock=clock)
    assert Commitment.objects.count() == office_list.rows.filter(outcome="done").count() == WRITE_AT_ONCE

    work.go_on(office_list, clock=clock)

    assert office_list.state == "applied"
    assert set(outcomes(office_list).values()) == {"done"}
    assert Commitment.objects.count() == FollowUpEvent.objects.filter(kind="opened").count() == 2 * WRITE_AT_ONCE + 3


def test_taking_back_goes_on_where_it_stopped(anna: User) -> None:
    office_list = look_at(SOME, actor=anna)
    applying.start(office_list=office_list, actor=anna, now=clock())
    work.go_on(office_list, clock=clock)
    taking_back.start(office_list=office_list, actor=anna, now=clock())

    work.go_on(office_list, clock=clock, batches=1)
    assert office_list.rows.filter(outcome="taken_back").count() == WRITE_AT_ONCE
    work.go_on(office_list, clock=clock)

    assert office_list.state == "taken_back"
    assert Commitment.objects.standing().count() == 0


def test_the_task_goes_on_with_every_list_that_waits(anna: User) -> None:
    first, second = look_at(SOME, actor=anna), look_at(csv_of(HEADER, "Toezegging;;;X;20-01-2026;;;;;"), actor=anna)
    for office_list in (first, second):
        applying.start(office_list=office_list, actor=anna, now=clock())

    work_on_lists(scheduled=True)
    work_on_lists(scheduled=True)

    assert set(OfficeList.objects.values_list("state", flat=True)) == {"applied"}
    assert Commitment.objects.count() == 2 * WRITE_AT_ONCE + 4


def test_a_list_belongs_to_one_worker_until_its_lease_ends(anna: User) -> None:
    office_list = look_at(SOME, actor=anna)
    applying.start(office_list=office_list, actor=anna, now=clock())

    assert work.claim(now=NOW) == office_list
    assert work.claim(now=NOW + timedelta(minutes=1)) is None
    assert work.claim(now=NOW + timedelta(minutes=3)) == office_list


def test_looking_takes_the_same_number_of_statements_for_10_and_100_rows(anna: User) -> None:
    counted = []
    for many in (10, 100):
        lines = [f"Toezegging;TZ202601-{n:03};;Zaak {many} {n};20-01-2026;;;;;" for n in range(many)]
        lines += [f"Motie;;36410-{n + 1};Motie {many} {n};20-01-2026;;;;;Bikker" for n in range(many)]
        with CaptureQueriesContext(connection) as captured:
            look_at(csv_of(HEADER, *lines), actor=anna)
        # SQLite takes so many values in one INSERT and no more.
        counted.append(sum(not query["sql"].startswith("INSERT") for query in captured))

    assert READ_AT_ONCE > 2 * 100
    assert counted[0] == counted[1]


def test_row_that_the_database_refuses_is_named_and_the_others_are_taken_over(anna: User) -> None:
    office_list = look_at(SOME, actor=anna)
    applying.start(office_list=office_list, actor=anna, now=clock())
    refuse("motions_officelistrow", "NEW.number = 9 AND NEW.outcome = 'done'", event="UPDATE")

    work.go_on(office_list, clock=clock)

    assert office_list.state == "applied"
    left = office_list.rows.get(outcome="left")
    assert (left.number, left.says[-1].startswith("Niet overgenomen: ")) == (9, True)
    assert "vergif" in left.says[-1]
    assert Commitment.objects.count() == office_list.rows.filter(outcome="done").count() == 2 * WRITE_AT_ONCE + 2


def test_row_that_the_database_refuses_to_take_back_is_named_and_the_others_are(anna: User) -> None:
    office_list = look_at(SOME, actor=anna)
    applying.start(office_list=office_list, actor=anna, now=clock())
    work.go_on(office_list, clock=clock)
    refuse("motions_officelistrow", "NEW.number = 9 AND NEW.outcome = 'taken_back'", event="UPDATE")
    taking_back.start(office_list=office_list, actor=anna, now=clock())

    work.go_on(office_list, clock=clock)

    assert office_list.state == "taken_back"
    kept = office_list.rows.get(outcome="kept")
    assert (kept.number, "Niet teruggenomen: " in kept.says[-1]) == (9, True)
    assert Commitment.objects.standing().count() == 1


def test_row_that_the_database_does_not_keep_is_named_in_the_preview_and_the_others_are_read(anna: User) -> None:
    refuse("motions_officelistrow", "NEW.number = 9 AND NEW.plan <> 'faulty'", event="INSERT")

    office_list = look_at(SOME, actor=anna)

    assert (office_list.state, office_list.rows.count()) == ("read", 2 * WRITE_AT_ONCE + 3)
    faulty = office_list.rows.get(plan="faulty")
    assert faulty.number == 9
    assert faulty.problems[0]["message"].startswith("Deze regel is niet te verwerken: ")
