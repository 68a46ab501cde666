"""Lists of motions and commitments, and the page of each."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from motions.queries import lists
from motions.queries.commitment_page import commitment_page
from motions.queries.criteria import ItemKind
from motions.queries.item_page import ItemPage
from motions.queries.motion_page import motion_page
from motions.services.calendars import current_calendar
from motions.web.filter_panel import chips, item_groups, not_followed
from motions.web.filters import FILTERS, ministry_choices
from motions.web.follow_links import item_links
from motions.web.paging import asked_page, page_problem, pager
from motions.web.viewing import page, today, viewer_of


@require_safe
def motions(request: HttpRequest) -> HttpResponse:
    return _list(request, ItemKind.MOTION)


@require_safe
def commitments(request: HttpRequest) -> HttpResponse:
    return _list(request, ItemKind.COMMITMENT)


@require_safe
def motion(request: HttpRequest, pk: int) -> HttpResponse:
    shown = motion_page(pk, viewer=viewer_of(request), today=today(), calendar=current_calendar())
    if shown is None:
        raise Http404("Deze motie staat niet in Nakoming.")
    follow = item_links("motion", pk)
    context = {"motion": shown, "list_name": "motions", "follow": follow, **_item_context(shown.item)}
    return page(request, "motion.html", context)


@require_safe
def commitment(request: HttpRequest, pk: int) -> HttpResponse:
    shown = commitment_page(pk, viewer=viewer_of(request), today=today(), calendar=current_calendar())
    if shown is None:
        raise Http404("Deze toezegging staat niet in Nakoming of is niet openbaar.")
    follow = item_links("commitment", pk)
    context = {"commitment": shown, "list_name": "commitments", "follow": follow, **_item_context(shown.item)}
    return page(request, "commitment.html", context)


def _item_context(item: ItemPage) -> dict[str, object]:
    """What the pages of motions and commitments share."""
    parts = sum(not panel.is_past for panel in item.panels)
    return {
        "item": item,
        "parts": parts,
        "several": parts > 1,
    }


def _list(request: HttpRequest, kind: ItemKind) -> HttpResponse:
    viewer, day = viewer_of(request), today()
    filters = FILTERS[kind](request.GET, ministries=ministry_choices(), viewer=viewer)
    criteria = filters.criteria()
    shown = lists.page(kind, criteria, viewer=viewer, today=day, number=asked_page(request.GET))
    facets = lists.facets(kind, criteria, viewer=viewer, today=day)
    context = {
        "kind": kind,
        "list": shown,
        "criteria": criteria,
        "filters": filters,
        "groups": item_groups(filters, facets),
        "chips": chips(filters),
        "problems": filters.problems(),
        "not_followed": facets.not_followed,
        "not_followed_address": not_followed(request.GET),
        "page_problem": page_problem(request.GET, shown=shown.number),
        "pager": pager(request.GET, number=shown.number, pages=shown.pages),
        "today": day,
    }
    return page(request, "motions.html" if kind.is_motion else "commitments.html", context)
