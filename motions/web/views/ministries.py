"""The page of one ministry."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from motions.queries.ministries import ministry_page
from motions.web.viewing import page, today, viewer_of


@require_safe
def ministry(request: HttpRequest, pk: int) -> HttpResponse:
    shown = ministry_page(pk, viewer=viewer_of(request), today=today())
    if shown is None:
        raise Http404("Dit ministerie staat niet in Nakoming.")
    return page(request, "ministry.html", {"ministry": shown})
