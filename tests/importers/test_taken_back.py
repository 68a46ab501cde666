"""A decision that is taken back or corrected takes back what it opened, or is shown to who worked on that."""

from collections.abc import Callable
from datetime import date

import pytest

from motions.models import FollowUp, Motion, Notification
from motions.queries.my_work import no_longer_adopted
from motions.rules.follow_ups import EventKind
from motions.services.events import retract
from motions.services.follow_ups import change_by_hand
from motions.services.imports.motion_follow_ups import open_adopted
from motions.services.imports.unadopted_follow_ups import take_back
from tests.builders import make_reviewer, make_user
from tests.importers.conftest import NOW, Import
from tests.importers.records import besluit, gone, zaak
from tests.replay.records import Given, Record

TODAY = date(2026, 3, 2)
LATER = {"ApiGewijzigdOp": "2026-02-01T09:00:00.0000000Z"}
AGAIN = {"ApiGewijzigdOp": "2026-02-02T09:00:00.0000000Z"}
ADOPTED = besluit(1, "Stemmen - aangenomen")
REJECTED_LATER = besluit(2, "Stemmen - verworpen", on="2026-02-10T00:00:00+01:00") | LATER


def opened() -> int:
    return open_adopted(since=date(2026, 1, 1), now=NOW, today=TODAY)


def taken_back() -> int:
    return take_back(now=NOW, today=TODAY)


@pytest.fixture
def follow_up(given: Given, run_import: Import) -> FollowUp:
    """The follow-up of a motion that was adopted, with a notice that has not left."""
    given.rows |= {"Zaak": [zaak(1)], "Besluit": [ADOPTED]}
    run_import("Motie")
    run_import("Besluit")
    Motion.objects.get().requests.create(position=1, text="verzoekt de regering dit te doen")
    assert opened() == 1
    found = FollowUp.objects.get()
    Notification.objects.create(event=found.events.get(), recipient="a@b.example", role="follower", created_at=NOW)
    return found


@pytest.mark.parametrize(
    "now_there",
    [
        gone(ADOPTED) | LATER,
        ADOPTED | {"Status": "Voorstel"} | LATER,
        ADOPTED | {"BesluitSoort": "Stemmen - verworpen"} | LATER,
        ADOPTED | {"BesluitSoort": "Stemmen - aangehouden"} | LATER,
        REJECTED_LATER,
    ],
    ids=["deleted", "only proposed", "rejected after all", "held after all", "rejected later"],
)
def test_what_nobody_worked_on_goes_back_silently(
    now_there: Record, follow_up: FollowUp, given: Given, run_import: Import
) -> None:
    assert taken_back() == 0
    given.rows["Besluit"] = [now_there]

    run_import("Besluit")

    assert taken_back() == 1
    follow_up.refresh_from_db()
    assert (follow_up.state, follow_up.next_notice_on) == ("retracted", None)
    assert follow_up.events.filter(kind="retracted").get().is_silent
    assert Notification.objects.get().cancelled_at == NOW
    assert (taken_back(), opened()) == (0, 0)
    assert not no_longer_adopted(TODAY).exists()


def test_motion_that_the_source_took_away_takes_its_follow_up_back(
    follow_up: FollowUp, given: Given, run_import: Import
) -> None:
    given.rows["Zaak"] = [gone(zaak(1)) | LATER]
    run_import("Motie")

    assert taken_back() == 1


def report(follow_up: FollowUp) -> None:
    change_by_hand(
        follow_up=follow_up, kind=EventKind.PROGRESS, happened_on=TODAY, note="", actor=make_reviewer(), now=NOW,
        today=TODAY,
    )  # fmt: skip


def take_on(follow_up: FollowUp) -> None:
    FollowUp.objects.filter(pk=follow_up.pk).update(owner=make_user())


def edit(follow_up: FollowUp) -> None:
    follow_up.unit = "Directie Europa"
    follow_up._history_user = make_user()  # type: ignore[attr-defined]
    follow_up.save()


@pytest.mark.parametrize("work", [report, take_on, edit])
def test_what_somebody_worked_on_stays_and_is_shown_until_a_person_ends_it(
    work: Callable[[FollowUp], None], follow_up: FollowUp, given: Given, run_import: Import
) -> None:
    work(follow_up)
    assert not no_longer_adopted(TODAY).exists()
    given.rows["Besluit"] = [gone(ADOPTED) | LATER]

    run_import("Besluit")

    assert taken_back() == 0
    assert list(no_longer_adopted(TODAY)) == [follow_up]
    change_by_hand(
        follow_up=follow_up, kind=EventKind.LAPSED, happened_on=TODAY, note="", actor=make_reviewer("kim"), now=NOW,
        today=TODAY,
    )  # fmt: skip
    assert not no_longer_adopted(TODAY).exists()


@pytest.mark.parametrize("away", [gone(ADOPTED), ADOPTED | {"Status": "Voorstel"}], ids=["deleted", "only proposed"])
def test_adoption_that_returns_opens_it_again_and_what_a_person_took_back_stays_away(
    away: Record, follow_up: FollowUp, given: Given, run_import: Import
) -> None:
    given.rows["Besluit"] = [away | LATER]
    run_import("Besluit")
    taken_back()
    given.rows["Besluit"] = [ADOPTED | AGAIN]
    run_import("Besluit")

    assert opened() == 1
    again = FollowUp.objects.exclude(pk=follow_up.pk).get()
    assert (again.state, again.follow_from) == ("open", date(2026, 1, 27))

    retract(events=[again.events.get()], actor=make_reviewer(), now=NOW, today=TODAY)
    assert opened() == 0
