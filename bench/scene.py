"""What the sweep and the delivery find: follow-ups that are late, and ever so many that are not."""

from datetime import UTC, date, datetime, timedelta

from django.contrib.auth.models import User
from django.db import connection

from bench.rows import copies
from motions.models import Commitment, Deadline, FollowUp, FollowUpEvent, Letter, Ministry, Statement

SAID_ON = date(2026, 2, 10)
FIRST_DUE_ON = date(2026, 9, 7)
"""The term of the first day's follow-ups, a Monday; those of the next day are due a day later, and so on."""
AHEAD = date(2029, 1, 1)
WORDS = (
    "Ik zeg de Kamer toe haar voor het einde van het derde kwartaal te informeren over de voortgang van het onderhoud "
    "aan bruggen, sluizen en viaducten, en over de financiële gevolgen daarvan voor de coördinerende gemeenten."
)


def morning_after(day: int) -> datetime:
    """Six in the morning (Amsterdam) on which the terms of this day, from 0, have passed."""
    return datetime(2026, 9, 8, 4, 0, tzinfo=UTC) + timedelta(days=day)


def late(days: int, each_day: int, *, ahead: int = 0) -> None:
    """Commitments, with letters and owners, of which ``each_day`` become late on each of so many days.

    ``ahead`` more have their term in years.
    """
    count = days * each_day
    due_on = _day(f"(number - 1) / {each_day}")
    owners = copies(User, _owner(), count, username="'eigenaar-' || number", email="'e' || number || '@bz.example'")
    letters = copies(Letter, _letter(), count, sha256="'copy-' || number")
    commitment = Commitment.objects.create(title="De Kamer informeren", wording=WORDS, promised_on=SAID_ON)
    commitments = copies(Commitment, commitment, count, title="'De Kamer informeren over brug nr. ' || number")
    statement = Statement.objects.create(
        commitment=commitment, said_on=SAID_ON, quote=WORDS, letter=Letter.objects.get(sha256="original")
    )
    copies(Statement, statement, count, commitment_id=f"{commitments} + number", letter_id=f"{letters} + number")
    follow_up = FollowUp.objects.create(
        commitment=commitment, ministry=_ministry(), follow_from=SAID_ON, opened_at=morning_after(-200),
        due_on=AHEAD, notify_from=AHEAD + timedelta(days=1), term_version=1, next_notice_on=AHEAD,
    )  # fmt: skip
    copies(FollowUp, follow_up, ahead, part="'onderdeel ' || number")
    follow_ups = copies(
        FollowUp, follow_up, count, commitment_id=f"{commitments} + number", owner_id=f"{owners} + number",
        due_on=due_on, notify_from=_day(f"(number - 1) / {each_day} + 1"),
        next_notice_on=_day(f"(number - 1) / {each_day} + 1"),
    )  # fmt: skip
    deadline = Deadline.objects.create(
        follow_up=follow_up, version=1, set_by="promised", due_on=AHEAD, precision="day", phrase="derde kwartaal",
        set_at=morning_after(-200),
    )  # fmt: skip
    copies(Deadline, deadline, count, follow_up_id=f"{follow_ups} + number", due_on=due_on)
    opened = FollowUpEvent.objects.create(
        follow_up=follow_up, kind="opened", once_key="opened", happened_on=SAID_ON, recorded_at=morning_after(-200),
        is_silent=True, told_at=morning_after(-200),
    )  # fmt: skip
    copies(FollowUpEvent, opened, count, follow_up_id=f"{follow_ups} + number", once_key="'opened:' || number")
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _day(number: str) -> str:
    """The SQL of the first day plus so many."""
    if connection.vendor == "postgresql":
        return f"(DATE '{FIRST_DUE_ON}' + CAST({number} AS integer))"
    return f"date('{FIRST_DUE_ON}', ({number}) || ' days')"


def _owner() -> User:
    return User.objects.create_user("eigenaar", "eigenaar@bz.example", is_staff=True)


def _letter() -> Letter:
    return Letter.objects.create(
        subject="Onderhoud aan bruggen", sent_on=SAID_ON, visibility="public", text=WORDS, sha256="original",
        received_at=morning_after(-200),
    )  # fmt: skip


def _ministry() -> Ministry:
    return Ministry.objects.create(code="ienw", name="Infrastructuur en Waterstaat", abbreviation="IenW")
