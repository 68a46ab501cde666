"""Somebody who is signed in, and the pages that the admin has."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from tests.builders import make_reviewer


@pytest.fixture
def reviewer(db: None) -> User:
    return make_reviewer()


@pytest.fixture
def staff(reviewer: User) -> Client:
    """A browser in which somebody with every permission is signed in."""
    client = Client()
    client.force_login(reviewer)
    return client
