"""Who follows what: each scope hears of what is in it and of nothing else."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from motions.models import (
    Activity,
    Commitment,
    CommitmentAddressee,
    Committee,
    Dossier,
    FollowUp,
    FollowUpEvent,
    Motion,
    Notification,
    Office,
    Person,
    Statement,
)
from motions.rules.follow_ups import EventKind
from motions.services.follow_ups import change_by_hand
from motions.services.notices.telling import tell
from motions.services.overdue import flag_overdue
from tests.builders import make_ministry, make_motion, make_paper, make_reviewer, make_user
from tests.overdue.builders import MORNING, TODAY, follow, make_late

pytestmark = pytest.mark.django_db


def followers() -> set[str]:
    flag_overdue(today=TODAY, now=MORNING)
    return set(Notification.objects.filter(role="follower").values_list("recipient", flat=True))


def make_late_motion(number: str = "75", **columns: Any) -> Motion:
    motion = make_motion("Bikker", "Omtzigt", paper=make_paper(number=number), **columns)
    make_late(request=motion.requests.get(), title="")
    return motion


def commitment_of(follow_up: FollowUp) -> Commitment:
    assert follow_up.commitment is not None
    return follow_up.commitment


def test_dossier_is_that_of_the_motion_or_the_commitment() -> None:
    motion = make_late_motion()
    dossier = motion.paper.dossier
    follow("motie@a.example", scope="dossier", dossier=dossier)
    other = Dossier.objects.create(number=21501, suffix="20")
    late = make_late()
    Commitment.objects.filter(follow_ups=late).update(dossier=other)
    follow("toezegging@a.example", scope="dossier", dossier=other)
    follow("geen@a.example", scope="dossier", dossier=Dossier.objects.create(number=1))

    assert followers() == {"motie@a.example", "toezegging@a.example"}


def test_person_is_who_signed_the_motion_or_was_promised() -> None:
    bikker, omtzigt, graaf = (Person.objects.create(last_name=name) for name in ("Bikker", "Omtzigt", "Graaf"))
    motion = make_late_motion()
    for mover, person in zip(motion.movers.order_by("position"), (bikker, omtzigt), strict=True):
        mover.person = person
        mover.save()
    CommitmentAddressee.objects.create(commitment=commitment_of(make_late()), name="Van der Graaf", person=graaf)
    for person in (bikker, omtzigt, graaf, Person.objects.create(last_name="Iemand")):
        follow(f"{person.last_name.lower()}@a.example", scope="person", person=person)

    assert followers() == {"bikker@a.example", "omtzigt@a.example", "graaf@a.example"}


def test_office_is_that_of_the_follow_up_or_of_who_promised() -> None:
    ministry = make_ministry()
    promised, answers, other = (
        Office.objects.create(title=f"minister {number}", ministry=ministry) for number in range(3)
    )
    late = make_late(office=answers)
    Commitment.objects.filter(follow_ups=late).update(office=promised)
    for office in (promised, answers, other):
        follow(f"{office.title.replace(' ', '')}@a.example", scope="office", office=office)

    assert followers() == {"minister0@a.example", "minister1@a.example"}


def test_committee_is_who_was_promised_or_where_it_was_said() -> None:
    promised, debated, said, other = (Committee.objects.create(name=f"Commissie {n}") for n in range(4))
    late = make_late()
    commitment = commitment_of(late)
    CommitmentAddressee.objects.create(commitment=commitment, name="commissie", committee=promised)
    activity = Activity.objects.create(subject="Debat", committee=debated)
    make_late_motion(activity=activity)
    Statement.objects.create(
        commitment=commitment, said_on=TODAY, quote="ja", activity=Activity.objects.create(subject="x", committee=said)
    )
    Statement.objects.create(
        commitment=commitment, said_on=TODAY, quote="nee", retracted_at=MORNING,
        activity=Activity.objects.create(subject="y", committee=other),
    )  # fmt: skip
    for committee in (promised, debated, said, other):
        follow(f"{committee.name[-1]}@a.example", scope="committee", committee=committee)

    assert followers() == {"0@a.example", "1@a.example", "2@a.example"}


@pytest.mark.parametrize(
    ("filter", "hears"),
    [
        ("/toezeggingen/", True),
        ("/moties/", False),
        ("/toezeggingen/?ministerie=bz", True),
        ("/toezeggingen/?ministerie=ez", False),
        ("/toezeggingen/?ministerie=ez&ministerie=bz", True),
        ("/toezeggingen/?stand=open&termijn=verstreken", True),
        ("/toezeggingen/?stand=gemeld", False),
        ("/toezeggingen/?q=bruggen", True),
        ("/toezeggingen/?q=sluizen", False),
        ("/toezeggingen/?van=2026-02-10&tot=2026-02-10", True),
        ("/toezeggingen/?van=2026-02-11", False),
        ("/nergens/?q=bruggen", False),
        ("/toezeggingen/?stand=onbekend", False),
    ],
)
def test_filter_hears_what_its_list_shows(filter: str, hears: bool) -> None:
    make_late(ministry=make_ministry())
    follow(scope="filter", filter=filter)

    assert followers() == ({"volger@krant.example"} if hears else set())


def settle(late: FollowUp, kind: EventKind = EventKind.REPORTED) -> FollowUpEvent:
    event = change_by_hand(
        follow_up=late, kind=kind, happened_on=TODAY, note="", actor=make_reviewer("rolf"), now=MORNING, today=TODAY
    )
    tell(today=TODAY, now=MORNING)
    return event


def test_filter_on_what_is_open_hears_that_it_was_reported() -> None:
    settle(make_late(ministry=make_ministry()))
    FollowUpEvent.objects.update(told_at=None)
    Notification.objects.all().delete()
    follow("open@a.example", scope="filter", filter="/toezeggingen/?stand=open&ministerie=bz")
    follow("ander@a.example", scope="filter", filter="/toezeggingen/?stand=open&ministerie=ez")

    tell(today=TODAY, now=MORNING)

    assert set(Notification.objects.values_list("recipient", flat=True)) == {"open@a.example"}


def test_filter_shows_a_visitor_no_more_than_the_list_does() -> None:
    late = make_late(title="De Kamer informeren over geheime bruggen")
    Statement.objects.filter(commitment=late.commitment).update(letter=None, quote="iets", register_number="")
    filter = "/toezeggingen/?q=geheime"
    follow("bezoeker@a.example", scope="filter", filter=filter)
    follow("anna@ministerie.example", user=make_user("anna"), scope="filter", filter=filter)

    assert followers() == {"anna@ministerie.example"}


def test_each_filter_is_asked_once_however_many_follow_it() -> None:
    def statements(work: Callable[[], Any]) -> int:
        with CaptureQueriesContext(connection) as captured:
            work()
        return len(captured)

    make_late(ministry=make_ministry())
    follow("0@a.example", scope="filter", filter="/toezeggingen/?ministerie=bz")
    one = statements(lambda: flag_overdue(today=TODAY, now=MORNING))
    for number in range(1, 20):
        follow(f"{number}@a.example", scope="filter", filter="/toezeggingen/?ministerie=bz")
    for number in range(5):
        make_late(title=f"Toezegging {number}", ministry=FollowUp.objects.earliest("pk").ministry)

    assert statements(lambda: flag_overdue(today=TODAY, now=MORNING)) == one
    assert Notification.objects.filter(role="follower").count() == 1 + 5 * 20


def test_new_item_is_told_to_wider_scopes_and_not_to_who_follows_that_item() -> None:
    late = make_late(make_user("bram"), ministry=make_ministry())
    late.events.update(is_silent=False, told_at=None)
    follow("dit@a.example", scope="commitment", commitment=late.commitment)
    follow("bz@a.example", scope="ministry", ministry=late.ministry)
    follow("alles@a.example")
    follow("filter@a.example", scope="filter", filter="/toezeggingen/?ministerie=bz")

    tell(today=date(2026, 7, 2), now=MORNING)

    assert set(Notification.objects.values_list("recipient", "role")) == {
        ("bram@ministerie.example", "owner"),
        ("bz@a.example", "follower"),
        ("alles@a.example", "follower"),
        ("filter@a.example", "follower"),
    }
