"""The files of lists: opened while they are here, and removed some time after the last step; the report stays."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, BinaryIO

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.timezone import localdate

from motions.models import OfficeList
from motions.rules.dutch_dates import written
from motions.services.permissions import OFFICE_LIST, require
from motions.services.refusals import Refused

if TYPE_CHECKING:
    from django.contrib.auth.models import User

State = OfficeList.State
FOLDER = "lists"
AT_REST = (State.RECEIVED, State.READ, State.APPLIED, State.TAKEN_BACK)
STRAY = timedelta(days=1)
"""After which a file that no list names is nobody's; before it, somebody may still be storing its list."""


class FileGone(Refused):
    """The file is not here any more."""

    def __init__(self, office_list: OfficeList) -> None:
        removed = office_list.file_removed_at
        when = f"is op {written(localdate(removed))} verwijderd" if removed else "is er niet meer"
        super().__init__(f"Het bestand van deze lijst {when}. Voeg de lijst opnieuw toe om de kolommen te kiezen.")


class TakenOver(Refused):
    """What a list did stays to be seen."""

    def __init__(self) -> None:
        super().__init__("Deze lijst is overgenomen. Wat zij deed blijft te zien, en kan worden teruggenomen.")


@contextmanager
def opened(office_list: OfficeList) -> Iterator[BinaryIO]:
    """The file, to read. Raises FileGone."""
    if not office_list.file:
        raise FileGone(office_list)
    try:
        file = office_list.file.open("rb")
    except FileNotFoundError:
        raise FileGone(office_list) from None
    with file:
        yield file.file


def remove_old(*, now: datetime) -> int:
    """Remove the files of lists whose last step was LIST_FILE_DAYS ago, and those of no list. Returns how many.

    A file goes before the list says so: a job that dies in between finds the same list again.
    """
    before = now - timedelta(days=settings.LIST_FILE_DAYS)
    removed = 0
    for pk in _quiet_since(before).values_list("pk", flat=True):
        with transaction.atomic():
            office_list = _quiet_since(before).select_for_update().filter(pk=pk).first()
            if office_list is not None:
                office_list.file.delete(save=False)
                office_list.file_removed_at = now
                office_list.save(update_fields=["file", "file_removed_at"])
                removed += 1
    return removed + _remove_strays(now)


def delete(*, office_list: OfficeList, actor: "User", now: datetime) -> None:
    """Delete a list that was never taken over, with its file. Raises PermissionDenied and TakenOver."""
    require(actor, OFFICE_LIST)
    with transaction.atomic():
        locked = OfficeList.objects.select_for_update().get(pk=office_list.pk)
        if locked.applied_at is not None:
            raise TakenOver
        name, storage = locked.file.name, locked.file.storage
        locked.delete()
        if name:
            transaction.on_commit(lambda: storage.delete(name))


def _quiet_since(before: datetime) -> QuerySet[OfficeList]:
    done = [Q(**{f"{name}__isnull": True}) | Q(**{f"{name}__lt": before}) for name in ("applied_at", "taken_back_at")]
    return OfficeList.objects.filter(*done, uploaded_at__lt=before, state__in=AT_REST).exclude(file="").order_by("pk")


def _remove_strays(now: datetime) -> int:
    named = set(OfficeList.objects.exclude(file="").values_list("file", flat=True))
    removed = 0
    for name in _stored():
        if name not in named and default_storage.get_modified_time(name) < now - STRAY:
            default_storage.delete(name)
            removed += 1
    return removed


def _stored() -> list[str]:
    if not default_storage.exists(FOLDER):
        return []
    years, _ = default_storage.listdir(FOLDER)
    return [f"{FOLDER}/{year}/{name}" for year in years for name in default_storage.listdir(f"{FOLDER}/{year}")[1]]
