"""The staff side: a page for each record, the upload page, the review screen and the work that waits."""

from motions.admin import (
    activities,
    calendars,
    commitments,
    deadlines,
    decisions,
    events,
    evidence,
    follow_ups,
    government,
    jobs,
    motions,
    notifications,
    papers,
    people,
    readings,
    subscriptions,
)

__all__ = [
    "activities",
    "calendars",
    "commitments",
    "deadlines",
    "decisions",
    "events",
    "evidence",
    "follow_ups",
    "government",
    "jobs",
    "motions",
    "notifications",
    "papers",
    "people",
    "readings",
    "subscriptions",
]
