"""Search."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from motions.queries.search import search as find
from motions.web.filters import LONGEST_TEXT
from motions.web.viewing import page, today, viewer_of


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    typed = " ".join(request.GET.get("q", "").replace("\x00", " ").split())
    text = typed[:LONGEST_TEXT]
    result = find(text, viewer=viewer_of(request), today=today()) if text else None
    return page(request, "search.html", {"text": text, "cut_off": len(typed) > LONGEST_TEXT, "result": result})
