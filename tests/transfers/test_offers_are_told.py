"""Who hears of an offer: those who have to answer it; and of a refusal those whose it stays."""

import pytest

from motions.models import FollowUp, Ministry, Notification
from motions.services import transfer_answers
from motions.services.notices.telling import tell
from tests.builders import NOW, make_ministry, make_user
from tests.transfers.builders import TODAY, accept, at, make_mover, move, offered

pytestmark = pytest.mark.django_db


@pytest.fixture
def bz() -> Ministry:
    return make_ministry("bz", mailbox="pz@bz.example")


@pytest.fixture
def defence() -> Ministry:
    return make_ministry("def", name="Defensie", mailbox="pz@def.example")


def told() -> list[tuple[str, str, str, bool]]:
    """Kind, recipient and role of every notification, and whether it was cancelled, after telling what is new."""
    tell(today=TODAY, now=NOW)
    rows = Notification.objects.order_by("pk").values_list("event__kind", "recipient", "role", "cancelled_at")
    return [(kind, recipient, role, cancelled is not None) for kind, recipient, role, cancelled in rows]


def test_offer_is_told_to_the_ministry_that_has_to_answer(bz: Ministry, defence: Ministry) -> None:
    for number in range(3):
        move(at(bz, owner=make_user(f"piet{number}")), ministry=defence)

    assert told() == [("offered", "pz@def.example", "mailbox", False)] * 3


def test_offer_to_a_person_is_told_to_that_person(bz: Ministry, defence: Ministry) -> None:
    move(at(bz), ministry=defence, owner=make_mover("dirk"))

    assert told() == [
        ("offered", "dirk@ministerie.example", "owner", False),
        ("offered", "pz@def.example", "mailbox", False),
    ]


def test_offer_to_a_ministry_without_a_mailbox_is_told_to_the_office(bz: Ministry) -> None:
    move(at(bz), ministry=make_ministry("ezk"))

    assert [(kind, role) for kind, _, role, _ in told()] == [("offered", "office")]


def test_refusal_is_told_to_those_whose_it_stays(bz: Ministry, defence: Ministry) -> None:
    move(at(bz, owner=make_user("piet")), ministry=defence)
    told()

    transfer_answers.refuse(items=offered(), reason="Hoort bij BZ.", actor=None, now=NOW, today=TODAY)

    assert told() == [
        ("offered", "pz@def.example", "mailbox", True),
        ("offer_refused", "piet@ministerie.example", "owner", False),
        ("offer_refused", "pz@bz.example", "mailbox", False),
    ]
    event = FollowUp.objects.get().events.latest("pk")
    assert (event.note, event.is_internal) == ("Hoort bij BZ.", True)


def test_withdrawn_offer_is_taken_back_and_told_to_nobody(bz: Ministry, defence: Ministry) -> None:
    move(at(bz), ministry=defence)
    told()

    transfer_answers.withdraw(items=offered(), actor=None, now=NOW, today=TODAY)

    assert told() == [("offered", "pz@def.example", "mailbox", True)]
    assert FollowUp.objects.get().events.standing().filter(kind="offered").count() == 0


def test_offer_that_was_accepted_before_its_notice_left_is_told_as_what_it_became(
    bz: Ministry, defence: Ministry
) -> None:
    move(at(bz), ministry=defence)
    told()

    accept()

    assert told() == [
        ("offered", "pz@def.example", "mailbox", True),
        ("assigned", "pz@def.example", "mailbox", False),
        ("transferred", "pz@bz.example", "mailbox", False),
    ]
