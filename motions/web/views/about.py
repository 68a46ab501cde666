"""What Nakoming is, what its words mean, and what to do when something is wrong."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from motions.web.viewing import page


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    return page(request, "about.html", {})
