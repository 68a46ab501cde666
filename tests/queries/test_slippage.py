"""Slippage per ministry: the same as the rule says of each follow-up, and as many as the rows behind the link."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import astuple
from datetime import date
from itertools import count
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from motions.models import Deadline, FollowUp, Ministry
from motions.queries import lists, seen
from motions.queries.criteria import Criteria, ItemKind, TermStand
from motions.queries.seen import Viewer
from motions.queries.slippage import has_moved, median, moved_by_ministry
from motions.rules.slippage import TermVersion, slippage
from tests.builders import (
    NOW,
    hand_over,
    make_commitment,
    make_follow_up,
    make_letter,
    make_ministry,
    make_motion,
    make_paper,
)

pytestmark = pytest.mark.django_db

TODAY = date(2026, 7, 13)
NUMBERS = count(1)

Version = tuple[str, date | None]

FIRST = ("requested", date(2026, 1, 31))
CASES: dict[str, tuple[Sequence[Version], bool]] = {
    "never moved": ([FIRST], False),
    "moved by the government": ([FIRST, ("promised", date(2026, 3, 1))], True),
    "moved twice": ([FIRST, ("promised", date(2026, 3, 1)), ("promised", date(2027, 4, 1))], True),
    "moved by the committee": ([FIRST, ("committee", date(2026, 3, 1))], False),
    "corrected by staff": ([FIRST, ("staff", date(2026, 3, 1))], False),
    "an internal target": ([FIRST, ("internal", date(2026, 3, 1))], False),
    "brought forward": ([FIRST, ("promised", date(2026, 1, 15))], False),
    "moved and brought back": ([FIRST, ("promised", date(2026, 3, 1)), ("staff", date(2026, 1, 31))], False),
    "without a new date": ([FIRST, ("promised", None)], False),
    "first without a date": ([("promised", None), ("promised", date(2026, 3, 1))], False),
    "dated again later": ([FIRST, ("promised", None), ("promised", date(2026, 5, 1))], True),
    "after the committee": ([FIRST, ("committee", date(2026, 5, 1)), ("promised", date(2026, 4, 1))], False),
}


def with_versions(ministry: Ministry, versions: Sequence[Version], *, of_motion: bool = True) -> FollowUp:
    about: dict[str, Any]
    if of_motion:
        about = {"request": make_motion(paper=make_paper(36000, str(next(NUMBERS)))).requests.get()}
    else:
        about = {"commitment": make_commitment()}
    follow_up = make_follow_up(due_on=None, ministry=ministry, term_version=len(versions), **about)
    for number, (set_by, due_on) in enumerate(versions, 1):
        Deadline.objects.create(follow_up=follow_up, version=number, set_by=set_by, due_on=due_on, set_at=NOW)
    return follow_up


@pytest.mark.parametrize("viewer", list(Viewer))
@pytest.mark.parametrize(("versions", "moved"), CASES.values(), ids=CASES)
def test_database_and_rule_agree_on_what_moved(versions: Sequence[Version], moved: bool, viewer: Viewer) -> None:
    with_versions(make_ministry(), versions)
    binding = [TermVersion(day, set_by == "promised") for set_by, day in versions if set_by != "internal"]

    found = seen.follow_ups(viewer).filter(has_moved(viewer)).exists()

    assert found is moved is (slippage(binding) is not None)


def test_months_of_a_ministry_are_the_median_of_the_rule(client: Client) -> None:
    bz, other = make_ministry("bz"), make_ministry("ez")
    for later in (date(2026, 3, 1), date(2026, 3, 31), date(2026, 12, 30), date(2027, 4, 30)):
        with_versions(bz, [FIRST, ("promised", later)])
    with_versions(bz, [FIRST, ("promised", date(2026, 2, 1))], of_motion=False)
    with_versions(other, [FIRST])

    moved = moved_by_ministry(viewer=Viewer.VISITOR)

    assert {key: astuple(row) for key, row in moved.items()} == {bz.pk: (4, 1, (2 + 10) / 2, 0.0)}
    page = " ".join(client.get(f"/ministeries/{bz.pk}/").content.decode().split())
    assert ">4 moties</a> is de termijn verlengd, met een mediaan van 6 maanden na de eerste datum." in page
    assert ">1 toezegging</a> is de termijn verlengd, met een mediaan van 0 maanden na de eerste datum." in page


@pytest.mark.parametrize(
    ("values", "middle"), [([], None), ([3], 3), ([1, 2], 1.5), ([5, 1, 1], 1), ([0, 0, 9, 9], 4.5)]
)
def test_median_is_the_middle_or_between_the_two_middle_ones(values: list[int], middle: float | None) -> None:
    assert median(Counter(values)) == middle


@pytest.mark.parametrize("viewer", list(Viewer))
def test_number_is_the_length_of_the_list_behind_its_link(viewer: Viewer) -> None:
    bz = make_ministry()
    for versions, _ in CASES.values():
        with_versions(bz, versions)
        with_versions(bz, versions, of_motion=False)

    moved = moved_by_ministry(viewer=viewer)[bz.pk]

    criteria = Criteria(ministries=("bz",), terms=(TermStand.MOVED,))
    listed = [lists.page(kind, criteria, viewer=viewer, today=TODAY).total for kind in ItemKind]
    facets = [lists.facets(kind, criteria, viewer=viewer, today=TODAY).terms[TermStand.MOVED] for kind in ItemKind]
    assert [moved.motions, moved.commitments] == listed == facets == [3, 3]


def test_visitor_sees_no_postponement_that_stands_in_a_letter_that_is_not_public() -> None:
    follow_up = with_versions(make_ministry(), [FIRST, ("promised", date(2026, 3, 1))])
    follow_up.deadlines.filter(version=2).update(letter=make_letter(visibility="sent"))

    assert list(moved_by_ministry(viewer=Viewer.VISITOR)) == []
    assert list(moved_by_ministry(viewer=Viewer.STAFF)) == [follow_up.ministry_id]


def test_term_that_moved_counts_at_the_ministry_that_took_it_over() -> None:
    bz, defence = make_ministry("bz"), make_ministry("def")
    hand_over(with_versions(bz, [FIRST, ("promised", date(2026, 3, 1))]), defence)

    assert list(moved_by_ministry(viewer=Viewer.VISITOR)) == [defence.pk]


@pytest.mark.parametrize("viewer", list(Viewer))
def test_slippage_of_all_ministries_takes_two_statements(viewer: Viewer) -> None:
    for number in range(4):
        with_versions(make_ministry(f"m{number}"), [FIRST, ("promised", date(2026, 3, 1))])

    with CaptureQueriesContext(connection) as captured:
        moved_by_ministry(viewer=viewer)

    assert len(captured) == 2
