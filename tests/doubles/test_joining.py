"""Two rows that a person calls one, or not; and that answer taken back."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from motions.models import (
    Commitment,
    CommitmentAddressee,
    CorrectionRequest,
    FollowUp,
    Notification,
    Office,
    Paper,
    PossibleDouble,
)
from motions.rules.follow_ups import EventKind, Outcome
from motions.services import follow_ups as services
from motions.services import joining
from motions.services.joining import AlreadyAnswered, BothHandled
from motions.services.notices import telling
from tests.builders import NOW, make_reviewer, make_user
from tests.doubles.builders import ENTRY, SENTENCE, TODAY, make_entry, make_noted, make_office, make_pair

pytestmark = pytest.mark.django_db

LATER = NOW + timedelta(hours=1)
OFFICIAL = ("official_id", "register_number", "register_status", "source_hash")


@pytest.fixture
def office() -> Office:
    return make_office()


@pytest.fixture
def pair(office: Office) -> PossibleDouble:
    return make_pair(office)


def same(pair: PossibleDouble) -> None:
    joining.same(double=pair, actor=make_reviewer("joint"), now=LATER, today=TODAY)


def official(commitment: Commitment) -> tuple[object, ...]:
    commitment.refresh_from_db()
    return tuple(getattr(commitment, name) for name in OFFICIAL)


def test_noted_row_stays_with_its_words_and_gets_what_the_register_says(pair: PossibleDouble) -> None:
    noted, entry = pair.noted, pair.registered
    assert entry is not None
    letter = Paper.objects.create(official_id="2026D00001")
    entry.register_letters.add(letter)
    CommitmentAddressee.objects.create(commitment=entry, name="BBB")
    CorrectionRequest.objects.create(commitment=entry, text="Klopt niet.", sent_at=NOW)

    same(pair)

    assert Commitment.objects.get() == noted
    assert official(noted) == ("t1", "TZ202602-001", "Openstaand", "abc")
    assert (noted.wording, noted.promised_on) == (SENTENCE, date(2026, 2, 19))
    assert [said.quote for said in noted.statements.order_by("pk")] == [SENTENCE, ENTRY]
    assert list(noted.register_letters.all()) == [letter]
    assert (noted.addressees.get().name, noted.correction_requests.count()) == ("BBB", 1)
    edit = noted.history.first()
    assert (edit.history_change_reason, edit.history_user.username) == ("Een met TZ202602-001 in het register", "joint")
    pair.refresh_from_db()
    assert (pair.state, pair.registered, pair.answered_at) == ("same", None, LATER)
    assert pair.answered_by is not None and pair.answered_by.username == "joint"


def test_one_follow_up_goes_on_the_other_ends_and_nobody_is_mailed(pair: PossibleDouble) -> None:
    telling.tell(today=TODAY, now=NOW)
    notices = Notification.objects.count()
    ours, theirs = pair.noted.follow_ups.get(), FollowUp.objects.get(commitment=pair.registered)

    same(pair)
    telling.tell(today=TODAY, now=LATER)

    states = dict(FollowUp.objects.filter(commitment=pair.noted).values_list("pk", "state"))
    assert states == {ours.pk: "open", theirs.pk: "retracted"}
    assert Notification.objects.count() == notices


def test_follow_up_of_the_entry_goes_along_where_the_noted_one_has_none(pair: PossibleDouble, office: Office) -> None:
    pair.noted = Commitment.objects.create(wording=SENTENCE, promised_on=date(2026, 2, 19), office=office)
    pair.save()
    theirs = FollowUp.objects.get(commitment=pair.registered)

    same(pair)

    theirs.refresh_from_db()
    assert (theirs.commitment, theirs.state) == (pair.noted, "open")


@pytest.mark.parametrize("work", ["report", "owner"])
def test_two_that_people_worked_on_are_refused_and_nothing_is_half_done(work: str, pair: PossibleDouble) -> None:
    theirs = FollowUp.objects.get(commitment=pair.registered)
    if work == "report":
        services.change_by_hand(
            follow_up=theirs, kind=EventKind.PROGRESS, happened_on=TODAY, note="x", actor=make_reviewer(), now=NOW,
            today=TODAY,
        )  # fmt: skip
    else:
        FollowUp.objects.filter(pk=theirs.pk).update(owner=make_user("bram"))

    with pytest.raises(BothHandled):
        same(pair)

    assert (Commitment.objects.count(), official(pair.noted)[:2]) == (2, (None, ""))


@pytest.mark.parametrize("answer", [joining.undo, joining.different])
def test_answer_taken_back_gives_the_entry_a_row_of_its_own_again(
    answer: object, pair: PossibleDouble, settings: object
) -> None:
    settings.FOLLOW_FROM = date(2026, 1, 1)  # type: ignore[attr-defined]
    noted, ours = pair.noted, pair.noted.follow_ups.get()
    same(pair)
    pair.refresh_from_db()
    telling.tell(today=TODAY, now=LATER)
    notices = Notification.objects.count()

    answer(double=pair, actor=None, now=LATER + timedelta(hours=1), today=TODAY)  # type: ignore[operator]
    telling.tell(today=TODAY, now=LATER)

    assert official(noted) == (None, "", "", "")
    assert [said.quote for said in noted.statements.all()] == [SENTENCE]
    entry = Commitment.objects.get(official_id="t1")
    assert official(entry) == ("t1", "TZ202602-001", "Openstaand", "abc")
    assert (entry.wording, entry.promised_on, entry.office) == (ENTRY, date(2026, 2, 24), noted.office)
    assert entry.statements.get().register_number == "TZ202602-001"
    running = FollowUp.objects.exclude(state="retracted").order_by("pk")
    assert [row.commitment for row in running] == [noted, entry]
    assert running[0] == ours
    pair.refresh_from_db()
    assert (pair.state, pair.registered) == ("open" if answer is joining.undo else "different", entry)
    assert Notification.objects.count() == notices


def test_pair_that_was_taken_back_can_be_joined_again(pair: PossibleDouble, settings: object) -> None:
    settings.FOLLOW_FROM = date(2026, 1, 1)  # type: ignore[attr-defined]
    same(pair)
    pair.refresh_from_db()
    joining.undo(double=pair, actor=None, now=LATER, today=TODAY)
    pair.refresh_from_db()

    joining.same(double=pair, actor=None, now=LATER + timedelta(hours=1), today=TODAY)

    assert official(Commitment.objects.get())[1] == "TZ202602-001"
    assert FollowUp.objects.exclude(state="retracted").count() == 1


def test_different_pair_stays_as_it_is_and_may_be_judged_again(pair: PossibleDouble) -> None:
    joining.different(double=pair, actor=None, now=LATER, today=TODAY)
    pair.refresh_from_db()
    assert (pair.state, Commitment.objects.count()) == ("different", 2)

    joining.undo(double=pair, actor=None, now=LATER, today=TODAY)

    pair.refresh_from_db()
    assert (pair.state, pair.answered_at) == ("open", None)


def test_other_candidates_of_the_entry_are_answered_with_it(pair: PossibleDouble, office: Office) -> None:
    other = PossibleDouble.objects.create(
        noted=make_noted(office), registered=pair.registered, register_number=pair.register_number, likeness=60,
        reason="zelfde debat", found_at=NOW,
    )  # fmt: skip

    same(pair)

    other.refresh_from_db()
    assert (other.state, other.answered_at) == ("different", LATER)


def test_what_the_register_established_is_noted_of_the_row_that_stays(pair: PossibleDouble) -> None:
    services.decide(
        follow_up=FollowUp.objects.get(commitment=pair.registered), outcome=Outcome.FULFILLED,
        body="toezeggingenregister", decided_on=date(2026, 2, 27), actor=None, now=NOW, today=TODAY,
    )  # fmt: skip
    Commitment.objects.filter(register_number=pair.register_number).update(
        register_status="Voldaan", register_fulfilled_on=date(2026, 2, 27)
    )

    same(pair)

    follow_up = FollowUp.objects.exclude(state="retracted").get()
    assert (follow_up.state, follow_up.events.get(kind="decided").happened_on) == ("decided", date(2026, 2, 27))


def test_second_answer_and_one_without_the_right_are_refused(pair: PossibleDouble) -> None:
    with pytest.raises(PermissionDenied, match="U mag toezeggingen niet wijzigen"):
        joining.same(double=pair, actor=make_user("cor"), now=NOW, today=TODAY)
    same(pair)

    with pytest.raises(AlreadyAnswered):
        joining.same(double=pair, actor=None, now=NOW, today=TODAY)


def test_entry_with_a_number_is_never_noted_under_another(office: Office) -> None:
    pair = PossibleDouble.objects.create(
        noted=make_entry(office), registered=make_entry(office, official_id="t2", register_number="TZ202602-002"),
        register_number="TZ202602-002", likeness=60, reason="zelfde debat", found_at=NOW,
    )  # fmt: skip

    with pytest.raises(AlreadyAnswered):
        joining.same(double=pair, actor=None, now=NOW, today=TODAY)
