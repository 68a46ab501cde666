"""The front page."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from motions.queries.overview import MinistryRow, overview
from motions.web.viewing import page, today, viewer_of

ORDERS = {
    "verstreken": lambda row: (-row.late, -row.open, row.name),
    "open": lambda row: (-row.open, -row.late, row.name),
    "ministerie": lambda row: row.name,
}
"""The orders of the table of ministries, by the value in the address bar; the first is the usual one."""


@require_safe
def front_page(request: HttpRequest) -> HttpResponse:
    day = today()
    shown = overview(viewer=viewer_of(request), today=day)
    asked = request.GET.get("sorteer", "")
    order = asked if asked in ORDERS else next(iter(ORDERS))
    rows: list[MinistryRow] = sorted(shown.ministries, key=ORDERS[order])
    context = {
        "overview": shown,
        "today": day,
        "order": order,
        "rows": rows,
        "most": max((r.open for r in rows), default=0),
    }
    return page(request, "overview.html", context)
