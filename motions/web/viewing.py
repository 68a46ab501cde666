"""Who looks, and on which day: the two things that a page adds to a read."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.utils.timezone import localdate

from motions.queries.seen import Viewer

VIEW_LETTER = "motions.view_letter"
"""Drafts are letters: who may not view those in the admin does not read them on a public page either."""


def viewer_of(request: HttpRequest) -> Viewer:
    """A member of staff who may view letters sees everything; anybody else, signed in or not, what is published."""
    user = request.user
    return Viewer.STAFF if user.is_staff and user.has_perm(VIEW_LETTER) else Viewer.VISITOR


def today() -> date:
    """The day in the Netherlands."""
    return localdate()


def page(request: HttpRequest, template: str, context: dict[str, object]) -> HttpResponse:
    """A page; what staff see stays out of shared caches."""
    viewer = viewer_of(request)
    response = render(request, f"motions/{template}", {"viewer": viewer, **context})
    if viewer.is_staff:
        patch_cache_control(response, private=True, no_store=True)
    return response
