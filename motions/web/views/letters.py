"""The list of letters, the page of each, and the file as it was received."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from motions.queries.letter_page import letter_file, letter_page
from motions.queries.letters import letter_list
from motions.web.filter_panel import chips
from motions.web.filters import LetterFilter, ministry_choices
from motions.web.paging import asked_page, page_problem, pager
from motions.web.viewing import page, today, viewer_of

NOT_THERE = "Deze brief staat niet in Nakoming of is niet openbaar."


@require_safe
def letters(request: HttpRequest) -> HttpResponse:
    filters = LetterFilter(request.GET, ministries=ministry_choices())
    shown = letter_list(filters.criteria(), viewer=viewer_of(request), number=asked_page(request.GET))
    context = {
        "list": shown,
        "filters": filters,
        "chips": chips(filters),
        "problems": filters.problems(),
        "page_problem": page_problem(request.GET, shown=shown.number),
        "pager": pager(request.GET, number=shown.number, pages=shown.pages),
    }
    return page(request, "letters.html", context)


@require_safe
def letter(request: HttpRequest, pk: int) -> HttpResponse:
    shown = letter_page(pk, viewer=viewer_of(request), today=today())
    if shown is None:
        raise Http404(NOT_THERE)
    return page(request, "letter.html", {"letter": shown})


@require_safe
def letter_original(request: HttpRequest, pk: int) -> FileResponse:
    """The file as received: always a download, never something that a browser may run."""
    found = letter_file(pk, viewer=viewer_of(request))
    if found is None:
        raise Http404(NOT_THERE)
    try:
        file = found.file.open("rb")
    except FileNotFoundError:
        raise Http404("Het bestand van deze brief is niet gevonden.") from None
    response = FileResponse(
        file,
        as_attachment=True,
        filename=found.file_name or str(found.file.name),
        content_type="application/octet-stream",
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    if not found.is_public:
        patch_cache_control(response, private=True, no_store=True)
    return response
