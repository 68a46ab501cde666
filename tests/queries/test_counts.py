"""A page costs the same number of statements for five rows and for two hundred, and a number is what its link shows."""

from collections.abc import Callable
from dataclasses import asdict
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from motions.models import Attachment, Evidence, FollowUp, FollowUpEvent, Ministry
from motions.queries import lists
from motions.queries.commitment_page import commitment_page
from motions.queries.criteria import Criteria, ItemKind, Stand, TermStand
from motions.queries.letter_page import letter_page
from motions.queries.letters import LetterCriteria, letter_list
from motions.queries.ministries import ministry_page
from motions.queries.motion_page import motion_page
from motions.queries.overview import numbers, overview
from motions.queries.search import search
from motions.queries.seen import Viewer
from motions.rules.calendar import default_calendar
from motions.rules.decisions import DecisionKind
from motions.rules.follow_ups import EventKind
from tests.builders import (
    NOW,
    make_commitment,
    make_follow_up,
    make_letter,
    make_ministry,
    make_motion,
    make_paper,
    make_reviewer,
)
from tests.web.scene import Scene

TODAY = date(2026, 7, 13)
CALENDAR = default_calendar()
VIEWERS = pytest.mark.parametrize("viewer", list(Viewer))


def grow(rows: int) -> None:
    """As many motions, commitments and letters at one ministry, each with a passage."""
    reviewer = make_reviewer(f"anna{rows}")
    ministry, _ = Ministry.objects.get_or_create(code="lok", defaults={"name": "Loketten", "abbreviation": "LOK"})
    for number in range(rows):
        paper = make_paper(36410, f"{rows}0{number}")
        motion = make_motion("Bikker", "Omtzigt", paper=paper, title=f"Loket {number}")
        rejected = make_motion(paper=make_paper(36410, f"{rows}9{number}"))
        rejected.decisions.create(kind=DecisionKind.REJECTED.value, decided_on=date(2026, 1, 27))
        letter = make_letter(subject=f"Brief over loket {number}", sent_on=date(2026, 5, 4))
        commitment = make_commitment(letter=letter, title=f"Loket {number} openen")
        due_on = TODAY + timedelta(days=number % 60 - 20)
        follow_up = make_follow_up(request=motion.requests.get(), ministry=ministry, due_on=due_on)
        make_follow_up(commitment=commitment, ministry=ministry, due_on=due_on)
        passage = Evidence.objects.create(
            follow_up=follow_up, letter=letter, stance="progress", start=0, end=8, quote="Den Haag",
            accepted_by=reviewer, accepted_at=NOW,
        )  # fmt: skip
        FollowUpEvent.objects.create(
            follow_up=follow_up, kind=EventKind.PROGRESS.value, once_key=f"{follow_up.pk}:progress:1",
            happened_on=date(2026, 5, 4), recorded_at=NOW.replace(month=7, day=12), letter=letter, evidence=passage,
        )  # fmt: skip


READS: dict[str, Callable[[Viewer], object]] = {
    "front page": lambda viewer: overview(viewer=viewer, today=TODAY),
    "motions": lambda viewer: lists.page(ItemKind.MOTION, Criteria(), viewer=viewer, today=TODAY),
    "commitments": lambda viewer: lists.page(ItemKind.COMMITMENT, Criteria(text="loket"), viewer=viewer, today=TODAY),
    "other motions": lambda viewer: lists.page(ItemKind.MOTION, Criteria(followed=False), viewer=viewer, today=TODAY),
    "facets": lambda viewer: lists.facets(ItemKind.MOTION, Criteria(), viewer=viewer, today=TODAY),
    "letters": lambda viewer: letter_list(LetterCriteria(), viewer=viewer),
    "search": lambda viewer: search("loket", viewer=viewer, today=TODAY),
    "ministry": lambda viewer: ministry_page(Ministry.objects.get().pk, viewer=viewer, today=TODAY),
}


def test_reads_cost_as_many_statements_for_200_rows_as_for_5(db: None) -> None:
    grow(5)
    few = {(name, viewer): _statements(read, viewer) for name, read in READS.items() for viewer in Viewer}

    grow(200)

    many = {(name, viewer): _statements(read, viewer) for name, read in READS.items() for viewer in Viewer}
    assert many == few


@VIEWERS
def test_item_page_costs_as_many_statements_for_many_events_as_for_one(db: None, viewer: Viewer) -> None:
    grow(1)
    follow_up = FollowUp.objects.get(request__isnull=False)
    assert follow_up.request is not None
    motion, letter = follow_up.request.motion_id, follow_up.evidence.get().letter_id
    commitment = FollowUp.objects.get(commitment__isnull=False).commitment_id
    assert commitment is not None

    def read(viewer: Viewer) -> None:
        motion_page(motion, viewer=viewer, today=TODAY, calendar=CALENDAR)
        commitment_page(commitment, viewer=viewer, today=TODAY, calendar=CALENDAR)
        letter_page(letter, viewer=viewer, today=TODAY)

    few = _statements(read, viewer)
    event = follow_up.events.get(kind=EventKind.PROGRESS.value)
    for number in range(50):
        event.pk, event.once_key = None, f"{follow_up.pk}:progress:extra{number}"
        event._state.adding = True
        event.save()
        Attachment.objects.create(
            official_id=f"b{number}", letter_id=letter, title="Overzicht", read_as=make_letter(kind="bijlage")
        )

    assert _statements(read, viewer) == few


def _statements(read: Callable[[Viewer], object], viewer: Viewer) -> int:
    with CaptureQueriesContext(connection) as captured:
        read(viewer)
    return len(captured)


LINKS = {
    "followed": Criteria(),
    "open": Criteria(stands=(Stand.OPEN,)),
    "passed": Criteria(terms=(TermStand.PASSED,)),
    "soon": Criteria(terms=(TermStand.SOON,)),
    "undated": Criteria(terms=(TermStand.UNDATED,)),
    "to_establish": Criteria(stands=(Stand.TO_ESTABLISH,)),
}


@VIEWERS
@pytest.mark.parametrize("kind", list(ItemKind))
def test_each_number_of_the_front_page_is_the_length_of_its_list(scene: Scene, viewer: Viewer, kind: ItemKind) -> None:
    counted = asdict(numbers(kind, viewer=viewer, today=TODAY))

    listed = {name: lists.page(kind, criteria, viewer=viewer, today=TODAY) for name, criteria in LINKS.items()}

    assert {name: (page.total, len(page.rows)) for name, page in listed.items()} == {
        name: (count, count) for name, count in counted.items()
    }


@VIEWERS
def test_numbers_of_a_ministry_are_the_lengths_of_its_lists(scene: Scene, viewer: Viewer) -> None:
    rows = overview(viewer=viewer, today=TODAY).ministries

    assert [row.code for row in rows]
    for row in rows:
        here = Criteria(ministries=(row.code,))
        for kind, opened, late in (
            (ItemKind.MOTION, row.open_motions, row.late_motions),
            (ItemKind.COMMITMENT, row.open_commitments, row.late_commitments),
        ):
            open_page = lists.page(kind, _with(here, stands=(Stand.OPEN,)), viewer=viewer, today=TODAY)
            late_page = lists.page(kind, _with(here, terms=(TermStand.PASSED,)), viewer=viewer, today=TODAY)
            assert (open_page.total, late_page.total) == (opened, late), (row.code, kind)


def _with(criteria: Criteria, **changes: tuple[object, ...]) -> Criteria:
    return Criteria(**(asdict(criteria) | changes))


@VIEWERS
@pytest.mark.parametrize("kind", list(ItemKind))
def test_count_beside_each_choice_is_what_choosing_it_gives(scene: Scene, viewer: Viewer, kind: ItemKind) -> None:
    facets = lists.facets(kind, Criteria(), viewer=viewer, today=TODAY)

    for stand, count in facets.stands.items():
        assert lists.page(kind, Criteria(stands=(stand,)), viewer=viewer, today=TODAY).total == count, stand
    for term, count in facets.terms.items():
        assert lists.page(kind, Criteria(terms=(term,)), viewer=viewer, today=TODAY).total == count, term
    for row in facets.ministries:
        assert lists.page(kind, Criteria(ministries=(row.code,)), viewer=viewer, today=TODAY).total == row.items, row
    other = lists.page(kind, Criteria(followed=False), viewer=viewer, today=TODAY)
    assert other.total == facets.not_followed


def test_ministry_of_one_follow_up_and_lateness_of_another_do_not_add_up(db: None) -> None:
    near, far = make_ministry("near", name="Nabij"), make_ministry("far", name="Ver")
    motion = make_motion(requests=("verzoekt het een", "verzoekt het ander"))
    one, other = motion.requests.all()
    make_follow_up(request=one, ministry=near, due_on=date(2026, 7, 1))
    make_follow_up(request=other, ministry=far, due_on=date(2026, 12, 1))

    def total(code: str) -> int:
        criteria = Criteria(ministries=(code,), terms=(TermStand.PASSED,))
        return lists.page(ItemKind.MOTION, criteria, viewer=Viewer.VISITOR, today=TODAY).total

    assert (total("near"), total("far")) == (1, 0)


def test_list_begins_with_what_is_most_urgent_and_ends_with_what_is_done(scene: Scene) -> None:
    rows = lists.page(ItemKind.MOTION, Criteria(), viewer=Viewer.STAFF, today=TODAY).rows

    assert [row.line.tone for row in rows] == ["late", "soon", "ended"]


@pytest.mark.parametrize(
    ("day", "passed", "soon"),
    [
        (date(2026, 6, 1), 0, 0),
        (date(2026, 6, 2), 0, 1),
        (date(2026, 7, 2), 0, 1),
        (date(2026, 7, 3), 1, 0),
    ],
)
def test_term_is_soon_from_30_days_before_it_and_passed_from_the_day_after_it(
    db: None, day: date, passed: int, soon: int
) -> None:
    make_follow_up(due_on=date(2026, 7, 2))

    counted = numbers(ItemKind.MOTION, viewer=Viewer.VISITOR, today=day)

    assert (counted.passed, counted.soon) == (passed, soon)
