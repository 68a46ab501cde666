"""Somebody who is signed in, and the pages that the admin has."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from motions.models import FollowUp, Letter, Reading
from tests.admin.reviewing import TEXT
from tests.builders import NOW, make_follow_up, make_letter, make_ministry, make_motion, make_reviewer


@pytest.fixture
def reviewer(db: None) -> User:
    return make_reviewer()


@pytest.fixture
def staff(reviewer: User) -> Client:
    """A browser in which somebody with every permission is signed in."""
    client = Client()
    client.force_login(reviewer)
    return client


@pytest.fixture
def letter(db: None) -> Letter:
    return make_letter(text=TEXT, subject="Brief over water")


@pytest.fixture
def reading(letter: Letter) -> Reading:
    return Reading.objects.create(letter=letter, reader_version="1", anchor="2026-02-10", read_at=NOW)


@pytest.fixture
def follow_up(db: None) -> FollowUp:
    return make_follow_up(request=make_motion("Bikker", "Omtzigt").requests.get(), ministry=make_ministry())
