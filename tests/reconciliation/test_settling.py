"""Settling differences: ours stays with a reason, or the source's is accepted; each can be undone, whole."""

import threading
from datetime import date, timedelta

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import connections, transaction

from motions.models import Decision, FollowUp, Settlement
from motions.queries.reconciliation.catalogue import DIFFERENCES
from motions.rules.follow_ups import EventKind, NotAllowed
from motions.services import reconciling
from motions.services.accepting import STEPS, ChangedSince, DecisionStandsTwice
from motions.services.follow_ups import change_by_hand
from tests.builders import NOW, make_reviewer, make_user
from tests.reconciliation.builders import MAKERS, decide, follow, gap, official_motion, records, registered

pytestmark = pytest.mark.django_db
TODAY = NOW.date()
STANDING = "toezeggingen-anders"


@pytest.fixture(autouse=True)
def _followed_since(settings: object) -> None:
    settings.FOLLOW_FROM = date(2026, 1, 1)  # type: ignore[attr-defined]


def keep(slug: str, *kept: str, reason: str = "Dat klopt zo.", actor: User | None = None) -> list[Settlement]:
    return reconciling.keep(slug=slug, records=kept, reason=reason, actor=actor, now=NOW, today=TODAY)


def accept(slug: str, record: str, actor: User | None = None) -> Settlement:
    return reconciling.accept(slug=slug, record=record, actor=actor, now=NOW, today=TODAY)


def undo(settlement: Settlement, actor: User | None = None) -> Settlement:
    return reconciling.undo(settlement=settlement, actor=actor, now=NOW, today=TODAY)


@pytest.mark.parametrize("slug", [one.slug for one in DIFFERENCES])
def test_row_that_stays_so_counts_no_longer_until_that_is_undone(slug: str) -> None:
    first, second = MAKERS[slug](1), MAKERS[slug](2)
    anna = make_reviewer()

    (settlement,) = keep(slug, first, actor=anna)

    assert records(slug) == [second]
    assert (settlement.reason, settlement.made_by, settlement.made_at) == ("Dat klopt zo.", anna, NOW)
    assert settlement.title

    undone = undo(Settlement.objects.get(), actor=anna)

    assert records(slug) == sorted([first, second])
    assert (undone.undone_by, undone.undone_at) == (anna, NOW)
    keep(slug, first)
    assert records(slug) == [second]


def test_several_rows_stay_so_with_one_reason_and_those_that_are_over_are_left_out() -> None:
    rows = [gap(official_id=f"x{number}").official_id for number in range(5)]

    assert len(keep("moties-geweigerd", *rows[:3], "elsewhere")) == 3
    assert len(keep("moties-geweigerd", *rows)) == 2

    with pytest.raises(reconciling.NoDifference):
        keep("moties-geweigerd", *rows)
    assert Settlement.objects.count() == 5


def test_nothing_stays_so_without_a_reason() -> None:
    gap()

    with pytest.raises(reconciling.ReasonMissing):
        keep("moties-geweigerd", "x1", reason="  ")

    assert records("moties-geweigerd") == ["x1"]


def test_settling_takes_a_right_of_its_own() -> None:
    gap()
    (kept,) = keep("moties-geweigerd", "x1")
    cor = make_user("cor", permissions=("view_importgap", "change_followup", "establish_followup"))

    for act in (
        lambda: keep("moties-geweigerd", "x1", actor=cor),
        lambda: accept(STANDING, "1", actor=cor),
        lambda: undo(kept, actor=cor),
    ):
        with pytest.raises(PermissionDenied, match="niet afhandelen"):
            act()


def test_undoing_twice_is_refused() -> None:
    gap()
    (kept,) = keep("moties-geweigerd", "x1")
    undo(kept)

    with pytest.raises(reconciling.AlreadyUndone):
        undo(kept)


def test_every_difference_that_offers_to_accept_has_its_step() -> None:
    assert {one.slug for one in DIFFERENCES if one.action} == set(STEPS)


@pytest.mark.parametrize(
    ("state", "word", "fulfilled_on", "becomes", "on"),
    [
        ("open", "Voldaan", date(2026, 2, 20), ("decided", "fulfilled"), date(2026, 2, 20)),
        ("open", "Afgedaan", None, ("decided", "fulfilled"), TODAY),
        ("open", "Voldaan", date(2026, 1, 1), ("decided", "fulfilled"), date(2026, 2, 10)),
        ("open", "Voldaan", date(2026, 12, 31), ("decided", "fulfilled"), TODAY),
        ("open", "Deels voldaan", date(2026, 2, 20), ("partly", ""), date(2026, 2, 20)),
        ("open", "Vervallen", date(2026, 2, 20), ("lapsed", ""), date(2026, 2, 20)),
    ],
    ids=["its own day", "no day", "before the promise", "a day ahead", "partly", "lapsed"],
)
def test_accepting_notes_what_the_register_says(
    state: str, word: str, fulfilled_on: date | None, becomes: tuple[str, str], on: date
) -> None:
    followed = follow(registered(1, word, register_fulfilled_on=fulfilled_on), state=state)

    settlement = accept(STANDING, str(followed.pk))

    followed.refresh_from_db()
    assert (followed.state, followed.outcome) == becomes
    assert settlement.event is not None and settlement.event.happened_on == on
    assert records(STANDING) == []
    assert "De bron zegt: " + word in settlement.reason

    undo(settlement)

    followed.refresh_from_db()
    assert (followed.state, followed.outcome) == ("open", "")
    assert records(STANDING) == [str(followed.pk)]


def test_register_that_is_open_again_reopens_what_lapsed_here() -> None:
    followed = follow(registered(1, "Openstaand"))
    change_by_hand(
        follow_up=followed, kind=EventKind.LAPSED, happened_on=date(2026, 2, 20), note="Vergissing.", actor=None,
        now=NOW, today=TODAY,
    )  # fmt: skip
    assert records(STANDING) == [str(followed.pk)]

    settlement = reconciling.accept(
        slug=STANDING, record=str(followed.pk), actor=None, now=NOW + timedelta(hours=1), today=TODAY
    )

    followed.refresh_from_db()
    assert followed.state == "open"
    undo(settlement)
    followed.refresh_from_db()
    assert followed.state == "lapsed"


def test_what_was_reopened_after_the_registers_day_is_established_on_the_day_of_reopening() -> None:
    followed = follow(registered(1, "Voldaan", register_fulfilled_on=date(2026, 2, 12)))
    for hour, (kind, on) in enumerate([(EventKind.LAPSED, 15), (EventKind.REOPENED, 25)]):
        change_by_hand(
            follow_up=followed, kind=kind, happened_on=date(2026, 2, on), note="Zo.", actor=None,
            now=NOW + timedelta(hours=hour), today=TODAY,
        )  # fmt: skip

    settlement = accept(STANDING, str(followed.pk))

    followed.refresh_from_db()
    assert (followed.state, settlement.event and settlement.event.happened_on) == ("decided", date(2026, 2, 25))


def test_step_that_cannot_be_is_refused_and_nothing_is_settled() -> None:
    followed = follow(registered(1, "Voldaan"))
    change_by_hand(
        follow_up=followed, kind=EventKind.LAPSED, happened_on=date(2026, 2, 20), note="Zo.", actor=None, now=NOW,
        today=TODAY,
    )  # fmt: skip

    with pytest.raises(NotAllowed, match="vervallen"):
        accept(STANDING, str(followed.pk))

    assert Settlement.objects.count() == 0


def test_who_may_settle_and_not_establish_cannot_accept_what_the_register_established() -> None:
    followed = follow(registered(1, "Voldaan"))
    dia = make_user("dia", permissions=("add_settlement", "change_followup"))

    with pytest.raises(PermissionDenied, match="vastgesteld"):
        accept(STANDING, str(followed.pk), actor=dia)

    assert FollowUp.objects.get().state == "open"

    settlement = accept(STANDING, str(followed.pk))

    with pytest.raises(PermissionDenied, match="vastgesteld"):
        undo(settlement, actor=dia)
    assert (FollowUp.objects.get().state, Settlement.objects.get().undone_at) == ("decided", None)


def test_who_may_settle_and_not_change_decisions_cannot_accept_one() -> None:
    record = MAKERS["besluiten-gewijzigd"](1)
    dia = make_user("dia", permissions=("add_settlement",))

    with pytest.raises(PermissionDenied, match="besluiten niet wijzigen"):
        accept("besluiten-gewijzigd", record, actor=dia)

    assert (Decision.objects.get().kind, Settlement.objects.count()) == ("rejected", 0)


def test_accepting_the_outcome_of_the_source_corrects_the_typed_decision() -> None:
    motion = official_motion(text="x")
    typed = decide(motion, "adopted")
    decide(motion, "rejected", official_id="d1", order=1)
    anna = make_reviewer()

    settlement = accept("moties-anders-besloten", str(motion.pk), actor=anna)

    typed.refresh_from_db()
    assert (typed.kind, records("moties-anders-besloten")) == ("corrected", [])
    assert typed.history.first().history_user == anna

    undo(settlement)

    typed.refresh_from_db()
    assert (typed.kind, records("moties-anders-besloten")) == ("adopted", [str(motion.pk)])


def test_accepting_the_decision_of_the_source_puts_it_back_and_undo_brings_ours_again() -> None:
    record = MAKERS["besluiten-gewijzigd"](1)

    settlement = accept("besluiten-gewijzigd", record)

    assert (Decision.objects.get().kind, records("besluiten-gewijzigd")) == ("adopted", [])

    undo(settlement)

    assert (Decision.objects.get().kind, records("besluiten-gewijzigd")) == ("rejected", [record])


def test_undo_of_a_decision_that_somebody_changed_since_is_refused() -> None:
    settlement = accept("besluiten-gewijzigd", MAKERS["besluiten-gewijzigd"](1))
    Decision.objects.update(kind="held")

    with pytest.raises(ChangedSince):
        undo(settlement)

    assert (Decision.objects.get().kind, Settlement.objects.get().undone_at) == ("held", None)


def test_decision_that_would_stand_there_twice_is_refused() -> None:
    record = MAKERS["besluiten-gewijzigd"](1)
    decide(Decision.objects.get().motion, "adopted", official_id="d9", source_word="Stemmen - aangenomen")

    with pytest.raises(DecisionStandsTwice):
        accept("besluiten-gewijzigd", record)

    assert Settlement.objects.count() == 0


def test_accepting_twice_finds_no_difference_any_more() -> None:
    followed = follow(registered(1, "Voldaan"))
    accept(STANDING, str(followed.pk))

    with pytest.raises(reconciling.NoDifference):
        accept(STANDING, str(followed.pk))
    with pytest.raises(reconciling.NoDifference):
        accept("moties-ingevoerd", "1")
    with pytest.raises(reconciling.NoDifference):
        accept("bestaat-niet", "1")


@pytest.mark.django_db(transaction=True)
def test_of_two_who_leave_the_same_row_so_at_once_one_hears_that_it_is_settled() -> None:
    gap()
    together = threading.Barrier(2, timeout=30)
    said: list[str] = []

    def leave() -> None:
        together.wait()
        try:
            said.append(f"{len(keep('moties-geweigerd', 'x1'))} gelaten")
        except reconciling.NoDifference as refused:
            said.append(str(refused))
        finally:
            connections.close_all()

    threads = [threading.Thread(target=leave) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(said) == ["1 gelaten", str(reconciling.NoDifference())]
    assert Settlement.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_who_leaves_a_row_so_while_somebody_else_is_doing_that_waits_and_hears_of_it() -> None:
    gap()
    said: list[str] = []

    def leave() -> None:
        try:
            keep("moties-geweigerd", "x1")
        except reconciling.NoDifference as refused:
            said.append(str(refused))
        finally:
            connections.close_all()

    thread = threading.Thread(target=leave)
    with transaction.atomic():
        keep("moties-geweigerd", "x1")
        thread.start()
        thread.join(timeout=1)
        assert thread.is_alive()
    thread.join()

    assert said == [str(reconciling.NoDifference())]
    assert Settlement.objects.count() == 1
