"""The scene of the pages, for the reads below them."""

from tests.web.conftest import on_the_day, scene

__all__ = ["on_the_day", "scene"]
