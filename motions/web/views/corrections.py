"""``Klopt dit niet?``: a reader says what is wrong with a motion or commitment."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from motions.queries.corrections import Disputable, disputable
from motions.queries.criteria import ItemKind
from motions.services import corrections
from motions.services.refusals import REFUSALS
from motions.web.dispute_form import DisputeForm, seen_now
from motions.web.viewing import page, today, viewer_of

KINDS = {"moties": ItemKind.MOTION, "toezeggingen": ItemKind.COMMITMENT}


@require_http_methods(["GET", "HEAD", "POST"])
def dispute(request: HttpRequest, noun: str, pk: int) -> HttpResponse:
    """The form; what was sent is kept for staff, and the sender sees that it came in."""
    about = _about(request, noun, pk)
    form = DisputeForm(request.POST) if request.method == "POST" else DisputeForm(initial={"gezien": seen_now()})
    if request.method == "POST":
        # Who fills in what people do not see gets the same answer as everybody.
        if form.by_a_program or (form.is_valid() and _sent(form, about)):
            return HttpResponseRedirect(reverse("dispute-sent", args=(noun, pk)))
        form.marked_again()
    response = page(request, "dispute.html", {"form": form, "about": about, "item": _address(noun, pk)})
    response.status_code = 422 if form.errors else 200
    return response


@require_safe
def sent(request: HttpRequest, noun: str, pk: int) -> HttpResponse:
    """The same thanks to everybody."""
    return page(request, "dispute_sent.html", {"about": _about(request, noun, pk), "item": _address(noun, pk)})


def _sent(form: DisputeForm, about: Disputable) -> bool:
    values = form.cleaned_data
    try:
        corrections.dispute(
            item=about.item, text=values["text"], address=values["address"], now=timezone.now(), today=today()
        )
    except REFUSALS as refused:
        form.add_error(None, str(refused))
        return False
    return True


def _about(request: HttpRequest, noun: str, pk: int) -> Disputable:
    kind = KINDS.get(noun)
    about = disputable(kind, pk, viewer=viewer_of(request)) if kind else None
    if about is None:
        raise Http404("Dit staat niet in Nakoming of is niet openbaar.")
    return about


def _address(noun: str, pk: int) -> str:
    return reverse("motion" if KINDS[noun].is_motion else "commitment", args=(pk,))
