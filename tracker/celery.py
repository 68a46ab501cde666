"""The Celery application and its schedule. Tasks live in ``motions.tasks``; every one of them may run twice."""

import os

from celery import Celery
from celery.schedules import crontab

import tracker.broker  # noqa: F401  (registers the address embedded://)

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker.settings")

app = Celery("nakoming")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()

# A wake-up call that nobody took in time is dropped: the next one finds the same work.
app.conf.beat_schedule = {
    # At 06:00 in Amsterdam, and every hour after it so that a machine that was off catches up the same day.
    "flag-overdue": {
        "task": "motions.tasks.flag_overdue",
        "kwargs": {"scheduled": True},
        "schedule": crontab(minute="0", hour="6-23"),
        "options": {"expires": 3600},
    },
    "send-notifications": {
        "task": "motions.tasks.send_notifications",
        "kwargs": {"scheduled": True},
        "schedule": crontab(minute="*/5"),
        "options": {"expires": 300},
    },
    "forget-unconfirmed": {
        "task": "motions.tasks.forget_unconfirmed",
        "kwargs": {"scheduled": True},
        "schedule": crontab(minute="20"),
        "options": {"expires": 3600},
    },
    # What is left of lists that are too long to be done at once.
    "work-on-lists": {
        "task": "motions.tasks.work_on_lists",
        "kwargs": {"scheduled": True},
        "schedule": crontab(),
        "options": {"expires": 60},
    },
    "remove-list-files": {
        "task": "motions.tasks.remove_list_files",
        "kwargs": {"scheduled": True},
        "schedule": crontab(minute="10", hour="3"),
        "options": {"expires": 3600},
    },
    # At 03:30, when the sources are quiet; the task does nothing while IMPORT_NIGHTLY is off.
    "import-official": {
        "task": "motions.tasks.import_official",
        "kwargs": {"scheduled": True},
        "schedule": crontab(minute="30", hour="3"),
        "options": {"expires": 3600},
    },
}
