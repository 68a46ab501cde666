"""Somebody who may do everything, and browsers that are signed in."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from tests.builders import make_reviewer


@pytest.fixture
def anna(db: None) -> User:
    return make_reviewer()


@pytest.fixture
def staff(anna: User) -> Client:
    """A browser in which somebody with every permission is signed in."""
    client = Client()
    client.force_login(anna)
    return client
