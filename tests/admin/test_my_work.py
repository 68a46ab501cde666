"""Mijn werk: every number is a link to exactly the rows that it counts."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from motions.admin.sections import SECTIONS
from motions.models import (
    CorrectionRequest,
    Deadline,
    Decision,
    FollowUp,
    Message,
    PossibleDouble,
    Transfer,
    TransferItem,
)
from motions.queries.my_work import WORK
from tests.builders import (
    NOW,
    make_commitment,
    make_follow_up,
    make_letter,
    make_ministry,
    make_motion,
    make_paper,
    make_suggestion,
    make_user,
)


def follow(due_in: int | None = None, **overrides: Any) -> FollowUp:
    """A follow-up due this many days from today."""
    number = str(FollowUp.objects.count() + 1)
    fields: dict[str, Any] = {"request": make_motion(paper=make_paper(36000, number)).requests.get()}
    today = timezone.localdate()
    due_on = today + timedelta(days=due_in) if due_in is not None else None
    return make_follow_up(**(fields | {"due_on": due_on, "follow_from": today - timedelta(days=99)} | overrides))


@pytest.fixture
def rows(db: None) -> dict[str, set[int]]:
    """For each list the rows that belong in it, beside rows that belong in none."""
    bz = make_ministry()
    today = timezone.localdate()
    follow(60, ministry=bz)
    follow(-1, ministry=bz, state="reported")
    late = follow(-1, ministry=bz)
    soon, last = follow(0, ministry=bz), follow(7, ministry=bz)
    follow(8, ministry=bz)
    nobody = follow(60)
    undated = follow(ministry=bz, term_version=1)
    Deadline.objects.create(follow_up=undated, version=1, set_by="promised", set_at=NOW, review_on=today)
    later = follow(ministry=bz, term_version=1)
    Deadline.objects.create(
        follow_up=later, version=1, set_by="promised", set_at=NOW, review_on=today + timedelta(days=1)
    )
    in_register = make_commitment(register_number="TZ202602-001", register_status="Openstaand")
    reported = make_follow_up(commitment=in_register, state="reported", ministry=bz, due_on=None)
    waiting, done, intention = make_letter(), make_letter(), make_letter()
    make_suggestion(letter=waiting)
    make_suggestion(letter=done, state="rejected", decided_by=make_user("rob"), decided_at=NOW)
    make_suggestion(letter=intention, kind="commitment", tier="act", stance="")
    uncertain, failed, _ = (
        Message.objects.create(recipient="a@b.example", message_id=state, state=state, created_at=NOW, not_before=NOW)
        for state in ("uncertain", "failed", "sent")
    )
    rejected = follow(60, ministry=bz)
    adopted = follow(60, ministry=bz)
    for follow_up, kind in ((rejected, "rejected"), (adopted, "adopted")):
        assert follow_up.request is not None
        motion = follow_up.request.motion
        Decision.objects.create(motion=motion, kind=kind, decided_on=today, official_id=kind)
    transfer = Transfer.objects.create(ministry=bz, reason="hoort daar", made_at=NOW)
    offered, _ = (
        TransferItem.objects.create(transfer=transfer, follow_up=follow_up, state=state)
        for follow_up, state in ((late, "offered"), (soon, "refused"))
    )
    asked, _ = (
        CorrectionRequest.objects.create(
            motion=make_motion(paper=make_paper(36001, state)), text="Nee", sent_at=NOW, state=state, answer="Ja",
            answered_at=NOW,
        )
        for state in ("new", "kept")
    )  # fmt: skip
    double, _ = (
        PossibleDouble.objects.create(
            noted=make_commitment(),
            register_number=state,
            likeness=70,
            reason="zelfde debat",
            state=state,
            found_at=NOW,
        )
        for state in ("open", "different")
    )
    return {
        "beoordelen": {waiting.pk},
        "zonder-ministerie": {nobody.pk},
        "aangeboden": {offered.pk},
        "deze-week": {soon.pk, last.pk},
        "verstreken": {late.pk},
        "gemeld": {reported.pk},
        "zonder-datum": {undated.pk},
        "mogelijk-dubbel": {double.pk},
        "niet-meer-aangenomen": {rejected.pk},
        "correcties": {asked.pk},
        "berichten": {uncertain.pk, failed.pk},
    }


def test_every_number_equals_the_rows_behind_its_link(staff: Client, rows: dict[str, set[int]]) -> None:
    lines = staff.get("/admin/").context["my_work"]

    assert [line.work.slug for line in lines] == list(rows)
    for line in lines:
        listed = staff.get(line.address).context["cl"].queryset.values_list("pk", flat=True)
        assert (line.work.slug, set(listed)) == (line.work.slug, rows[line.work.slug])
        assert line.count == len(rows[line.work.slug])


def test_start_page_shows_the_number_with_its_words(staff: Client, rows: dict[str, set[int]]) -> None:
    page = " ".join(staff.get("/admin/").content.decode().split())

    assert '<span class="count">2</span> <span class="what">Termijn binnen een week</span>' in page
    assert "Nakoming" in page


def test_start_page_counts_only_what_somebody_may_see(client: Client, rows: dict[str, set[int]]) -> None:
    client.force_login(make_user(permissions=("view_letter",)))

    lines = client.get("/admin/").context["my_work"]

    assert [line.work.slug for line in lines] == ["beoordelen"]


def test_offers_are_shown_to_the_staff_of_the_receiving_ministry(staff: Client, client: Client, db: None) -> None:
    bz, other = make_ministry(), make_ministry("ez")
    dirk, mia = (make_user(name, permissions=("view_transferitem",)) for name in ("dirk", "mia"))
    bz.staff.add(dirk)
    other.staff.add(mia)
    transfer = Transfer.objects.create(ministry=bz, reason="hoort daar", made_at=NOW)
    item = TransferItem.objects.create(transfer=transfer, follow_up=follow(60), state="offered")

    seen = {}
    for user in (dirk, mia):
        client.force_login(user)
        (line,) = client.get("/admin/").context["my_work"]
        seen[user.username] = line.count, list(client.get(line.address).context["cl"].queryset)

    assert seen == {"dirk": (1, [item]), "mia": (0, [])}


def test_every_model_of_the_start_page_stands_in_a_section(staff: Client, db: None) -> None:
    apps = staff.get("/admin/").context["app_list"]

    names = [app["name"] for app in apps]
    assert names == [*SECTIONS, "Authenticatie en autorisatie"]


def test_work_lists_have_names_of_their_own() -> None:
    assert len({work.slug for work in WORK}) == len(WORK)
