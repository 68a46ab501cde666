"""The project package: settings, addresses, the Celery application and the start of the whole."""

from tracker.celery import app as celery_app

__all__ = ["celery_app"]
