"""Texts that a source did not give, or gave unreadable: of which the source is asked again, and from which day on.

One rule for letters and motions: after a day, then after pauses that grow.
"""

from datetime import date, datetime

from django.db.models import Exists, OuterRef
from django.utils.timezone import localdate

from motions.extraction import Unreadable
from motions.models import AwaitedFile, Letter, Motion
from motions.rules.asking_again import again_on

NOT_THERE = "De bron heeft de tekst nog niet."
_OWNERS = {Letter: "letter", Motion: "motion"}


def resting(of: type[Letter] | type[Motion], *, source: str, today: date) -> Exists:
    """That a source need not be asked today for the text of a letter or motion, as a condition on its rows."""
    awaited = AwaitedFile.objects.filter(source=source, again_on__gt=today)
    return Exists(awaited.filter(**{_OWNERS[of]: OuterRef("pk")}))


def put_off(of: type[Letter] | type[Motion], pk: int, *, source: str, problem: str, now: datetime) -> None:
    """Ask another day; ``problem`` says in Dutch what was wrong."""
    today = localdate(now)
    row, _ = AwaitedFile.objects.get_or_create(
        source=source, **{f"{_OWNERS[of]}_id": pk}, defaults={"again_on": today, "problem": problem[:500]}
    )
    row.tries += 1
    row.again_on, row.problem = again_on(row.tries, today=today), problem[:500]
    row.save(update_fields=["tries", "again_on", "problem"])


def came(of: type[Letter] | type[Motion], pk: int) -> None:
    """The text is here: no source is asked for it any more."""
    AwaitedFile.objects.filter(**{_OWNERS[of]: pk}).delete()


def unreadable(error: Unreadable) -> str:
    """What is wrong with a file, without what somebody who uploads it may do about it."""
    return error.message.partition(". ")[0].rstrip(".") + "."
