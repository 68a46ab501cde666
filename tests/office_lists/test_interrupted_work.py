"""Work on a long list goes on where it stopped: nothing twice, nothing half, whoever does it."""

from collections.abc import Callable
from datetime import date, timedelta
from itertools import count
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from motions.models import Commitment, FollowUpEvent, OfficeList
from motions.services.office_lists import applying, taking_back, work
from motions.services.office_lists.work import READ_AT_ONCE
from motions.tasks import work_on_lists
from tests.builders import make_commitment, make_ministry, make_reviewer
from tests.office_lists.lists import HEADER, NOW, clock, csv_of, look_at, outcomes
from tests.outbox.processes import killable
from tests.poison import refuse

pytestmark = pytest.mark.django_db

SOME = csv_of(HEADER, *(f"Toezegging;;;Zaak {n};20-01-2026;;;;;" for n in range(103)))


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
    assert list(office_list.rows.values_list("number", flat=True)) == list(range(2, 105))


def test_taking_over_that_breaks_off_leaves_whole_batches_and_goes_on(
    anna: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(work, "WRITE_AT_ONCE", 20)
    office_list = look_at(SOME, actor=anna)
    applying.start(office_list=office_list, actor=anna, now=clock())
    batches = []

    def breaking(execute: Any, sql: str, *rest: Any) -> Any:
        batches.append(sql.startswith("INSERT INTO motions_commitment "))
        if sum(batches) == 3 and "motions_officelistrow" in sql and sql.startswith("UPDATE"):
            raise KeyboardInterrupt
        return execute(sql, *rest)

    with connection.execute_wrapper(breaking), pytest.raises(KeyboardInterrupt):
        work.go_on(office_list, clock=clock)
    assert Commitment.objects.count() == office_list.rows.filter(outcome="done").count() == 40

    work.go_on(office_list, clock=clock)

    assert office_list.state == "applied"
    assert set(outcomes(office_list).values()) == {"done"}
    assert Commitment.objects.count() == FollowUpEvent.objects.filter(kind="opened").count() == 103


def test_taking_back_goes_on_where_it_stopped(anna: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(work, "WRITE_AT_ONCE", 20)
    office_list = look_at(SOME, actor=anna)
    applying.start(office_list=office_list, actor=anna, now=clock())
    work.go_on(office_list, clock=clock)
    taking_back.start(office_list=office_list, actor=anna, now=clock())

    work.go_on(office_list, clock=clock, batches=1)
    assert office_list.rows.filter(outcome="taken_back").count() == 20
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
    assert Commitment.objects.count() == 104


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
    assert (left.commitment_id, left.made) == (None, {})
    assert Commitment.objects.count() == office_list.rows.filter(outcome="done").count() == 102


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

    assert (office_list.state, office_list.rows.count()) == ("read", 103)
    faulty = office_list.rows.get(plan="faulty")
    assert faulty.number == 9
    assert faulty.problems[0]["message"].startswith("Deze regel is niet te verwerken: ")


def test_taking_over_and_back_take_the_same_number_of_statements_for_10_and_100_rows(anna: User) -> None:
    make_ministry()
    counted = []
    for many in (10, 100):
        for n in range(many):
            make_commitment(register_number=f"TZ20{many + 1000}-{n:03}", promised_on=date(2026, 1, 20))
        lines = [
            f"Toezegging;TZ20{many + 1000}-{n:03};;Er al;20-01-2026;01-02-2026;afgedaan;BZ;DGB;" for n in range(many)
        ]
        lines += [f"Toezegging;;;Zaak {many} {n};20-01-2026;01-02-2026;;BZ;DGB;Bikker" for n in range(many)]
        lines += [f"Motie;;{36000 + many}-{n + 1};Motie {many} {n};20-01-2026;;;;;Bikker" for n in range(many)]
        office_list = look_at(csv_of(HEADER, *lines), actor=anna)
        for start in (applying.start, taking_back.start):
            start(office_list=office_list, actor=anna, now=clock())
            with CaptureQueriesContext(connection) as captured:
                work.go_on(office_list, clock=clock)
            counted.append(len(captured))
        assert set(outcomes(office_list).values()) == {"taken_back"}

    assert counted[:2] == counted[2:]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("start", "end"), [(applying.start, "done"), (taking_back.start, "taken_back")])
def test_worker_killed_between_two_statements_leaves_nothing_half_and_another_goes_on(
    start: Callable[..., None], end: str
) -> None:
    anna, kills, between = make_reviewer(), 0, 0
    with killable() as process:
        for at in count(3, 7):
            lines = [f"Toezegging;;;Zaak {at} {n};20-01-2026;01-02-2026;;;;Bikker" for n in range(5)]
            office_list = look_at(csv_of(HEADER, *lines), actor=anna)
            if start is taking_back.start:
                applying.start(office_list=office_list, actor=anna, now=clock())
                work.go_on(office_list, clock=clock)
            start(office_list=office_list, actor=anna, now=clock())

            was_killed = process.run("lists", at=at, now=NOW + timedelta(hours=1))

            done = office_list.rows.filter(outcome=end).count()
            ours = FollowUpEvent.objects.filter(follow_up__commitment__title__startswith=f"Zaak {at} ")
            assert ours.filter(kind="opened" if end == "done" else "retracted", retracts__kind=None).count() == (
                done if end == "done" else 0
            )
            assert ours.filter(retracts__kind="opened").count() == (0 if end == "done" else done)
            work.go_on(OfficeList.objects.get(pk=office_list.pk), clock=clock)
            assert set(outcomes(office_list).values()) == {end}
            assert ours.filter(kind="opened").count() == 5
            assert ours.filter(retracts__kind="opened").count() == (0 if end == "done" else 5)
            kills, between = kills + was_killed, between + (0 < done < 5)
            if not was_killed:
                break
    assert kills >= 10
    assert between >= 3
