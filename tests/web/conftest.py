"""The scene, its day, and visitors and staff who look at it."""

import pytest
from django.test import Client

from tests.web.scene import NOW, Scene, build


@pytest.fixture
def on_the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """Django's clock stands at the scene's day."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)


@pytest.fixture
def scene(db: None, on_the_day: None) -> Scene:
    return build()


@pytest.fixture
def visitor(scene: Scene) -> Client:
    return Client()


@pytest.fixture
def colleague(scene: Scene) -> Client:
    """Somebody who works here and signed in."""
    client = Client()
    client.force_login(scene.actor)
    return client
