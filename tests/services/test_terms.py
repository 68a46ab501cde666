"""Terms of follow-ups: versions, events, and nothing for old news."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import PermissionDenied

from motions.models import Deadline, FollowUp, Notification
from motions.rules.follow_ups import EventKind
from motions.services import follow_ups, terms
from motions.services.terms import NewTerm, TermBeforePromise
from tests.builders import make_follow_up, make_motion, make_reviewer, make_user

pytestmark = pytest.mark.django_db

TODAY = date(2026, 3, 2)
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def opened(term: NewTerm | None = None, **columns: object) -> FollowUp:
    return follow_ups.open_follow_up(
        request=make_motion().requests.get(),
        follow_from=date(2026, 1, 27),
        term=term,
        set_by=Deadline.SetBy.REQUESTED,
        actor=None,
        now=NOW,
        today=TODAY,
        **columns,  # type: ignore[arg-type]
    )


def test_a_first_term_arms_the_first_notice_of_its_ladder() -> None:
    follow_up = opened(NewTerm(due_on=date(2026, 5, 2), precision="day", phrase="uiterlijk 2 mei"))

    assert (follow_up.due_on, follow_up.open_due_on, follow_up.term_version) == (date(2026, 5, 2), date(2026, 5, 2), 1)
    assert follow_up.next_notice_on == date(2026, 4, 2)
    assert [event.kind for event in follow_up.events.order_by("pk")] == ["opened", "term_set"]


def test_a_term_that_had_passed_when_it_came_in_is_no_news() -> None:
    follow_up = opened(NewTerm(due_on=date(2026, 2, 13), precision="day"))

    passed = follow_up.events.get(kind=EventKind.TERM_PASSED.value)
    assert (passed.happened_on, passed.is_silent, follow_up.next_notice_on) == (date(2026, 2, 14), True, None)
    assert FollowUp.objects.passed_on(TODAY).get() == follow_up
    assert not Notification.objects.exists()


def test_the_owner_of_an_already_late_promise_is_told() -> None:
    owner = make_user("bram")
    follow_up = make_follow_up(due_on=None, owner=owner)

    terms.set_term(
        follow_up=follow_up,
        term=NewTerm(due_on=date(2026, 2, 13), precision="day"),
        set_by=Deadline.SetBy.PROMISED,
        actor=None,
        now=NOW,
        today=TODAY,
    )

    assert list(Notification.objects.values_list("recipient", "role")) == [("bram@ministerie.example", "owner")]


@pytest.mark.parametrize(
    ("due_on", "refused"),
    [(date(2026, 1, 26), True), (date(2026, 1, 27), False)],
    ids=["the day before", "the same day"],
)
def test_a_term_before_the_promise_is_refused(due_on: date, refused: bool) -> None:
    follow_up = make_follow_up(due_on=None)
    act = {"set_by": Deadline.SetBy.PROMISED, "actor": None, "now": NOW, "today": TODAY}

    if refused:
        with pytest.raises(TermBeforePromise, match=r"26 januari 2026.*27 januari 2026"):
            terms.set_term(follow_up=follow_up, term=NewTerm(due_on=due_on), **act)  # type: ignore[arg-type]
        assert not Deadline.objects.exists()
    else:
        terms.set_term(follow_up=follow_up, term=NewTerm(due_on=due_on), **act)  # type: ignore[arg-type]
        assert Deadline.objects.get().due_on == due_on


def test_an_extension_is_a_new_version_and_the_first_stays() -> None:
    follow_up = make_follow_up(due_on=date(2026, 7, 2))

    terms.extend(
        follow_up=follow_up,
        due_on=date(2026, 10, 1),
        reason="De toets duurt langer.",
        set_by=Deadline.SetBy.PROMISED,
        actor=make_reviewer(),
        now=NOW,
        today=TODAY,
    )

    assert list(follow_up.deadlines.order_by("version").values_list("version", "due_on")) == [
        (1, date(2026, 7, 2)),
        (2, date(2026, 10, 1)),
    ]
    # The extension spoke of it on 2 March; ninety days later silence is worth telling, before its term approaches.
    assert (follow_up.due_on, follow_up.mentioned_on) == (date(2026, 10, 1), date(2026, 3, 2))
    assert follow_up.next_notice_on == date(2026, 5, 31)
    assert follow_up.events.get(kind=EventKind.TERM_EXTENDED.value).note == "De toets duurt langer."


def test_a_committees_date_is_not_a_postponement() -> None:
    follow_up = make_follow_up(due_on=date(2026, 7, 2))

    terms.extend(
        follow_up=follow_up,
        due_on=date(2026, 10, 1),
        reason="Besluit van de commissie.",
        set_by=Deadline.SetBy.COMMITTEE,
        actor=make_reviewer(),
        now=NOW,
        today=TODAY,
    )

    assert not follow_up.events.filter(kind=EventKind.TERM_EXTENDED.value).exists()
    assert follow_up.due_on == date(2026, 10, 1)


def test_an_internal_target_binds_nobody_and_stays_inside() -> None:
    follow_up = make_follow_up(due_on=date(2026, 7, 2))

    terms.extend(
        follow_up=follow_up,
        due_on=date(2026, 5, 1),
        reason="Ruim op tijd.",
        set_by=Deadline.SetBy.INTERNAL,
        actor=make_reviewer(),
        now=NOW,
        today=TODAY,
    )

    assert follow_up.due_on == date(2026, 7, 2)
    assert not follow_up.events.public().filter(deadline__set_by=Deadline.SetBy.INTERNAL).exists()


def test_an_estimate_passes_only_after_a_person_confirmed_it() -> None:
    estimate = NewTerm(
        due_on=date(2026, 2, 13), precision="event", certain=False, phrase="voor de begrotingsbehandeling"
    )
    follow_up = opened(estimate)
    assert (follow_up.is_estimate, follow_up.open_due_on) == (True, None)

    terms.confirm_estimate(follow_up=follow_up, actor=make_reviewer(), now=NOW, today=TODAY)

    assert (follow_up.is_estimate, follow_up.open_due_on) == (False, date(2026, 2, 13))


def test_a_postponement_without_permission_changes_nothing() -> None:
    follow_up = make_follow_up(due_on=date(2026, 7, 2))

    with pytest.raises(PermissionDenied, match="mag deze opvolging niet wijzigen"):
        terms.extend(
            follow_up=follow_up,
            due_on=date(2026, 10, 1),
            reason="",
            set_by=Deadline.SetBy.PROMISED,
            actor=make_user("gast"),
            now=NOW,
            today=TODAY,
        )

    assert follow_up.deadlines.count() == 1


def test_an_earlier_date_is_no_extension() -> None:
    follow_up = make_follow_up(due_on=date(2026, 7, 2))

    terms.extend(
        follow_up=follow_up,
        due_on=date(2026, 6, 1),
        reason="Eerder klaar.",
        set_by=Deadline.SetBy.PROMISED,
        actor=make_reviewer(),
        now=NOW,
        today=TODAY,
    )

    assert not follow_up.events.filter(kind=EventKind.TERM_EXTENDED.value).exists()


def test_the_same_term_twice_is_refused_and_arms_no_second_notice() -> None:
    follow_up = make_follow_up(due_on=date(2026, 7, 2))
    extension = {"due_on": date(2026, 10, 1), "reason": "Later.", "set_by": Deadline.SetBy.PROMISED}
    act = {"actor": make_reviewer(), "now": NOW, "today": TODAY}
    terms.extend(follow_up=follow_up, **extension, **act)  # type: ignore[arg-type]

    with pytest.raises(terms.SameTerm, match="al 1 oktober 2026"):
        terms.extend(follow_up=follow_up, **extension, **act)  # type: ignore[arg-type]

    assert follow_up.deadlines.count() == 2
