"""Who is acting: staff pages are reached by signed-in users only."""

from django.contrib.auth.models import User
from django.http import HttpRequest


def actor(request: HttpRequest) -> User:
    """The signed-in user, as services want it."""
    assert isinstance(request.user, User)
    return request.user
