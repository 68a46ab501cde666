"""Receiving a list: the file is kept as it came, its columns are guessed, and staff say what they mean."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, BinaryIO

from django.conf import settings
from django.core.files import File
from django.db import transaction

from motions.extraction.tables import Row, TableNotReadable, rows_of, sheet_names
from motions.models import Ministry, OfficeList
from motions.rules.office_lists.fields import FIELDS, REPEATABLE
from motions.rules.office_lists.mappings import GENERIC, MAPPINGS, Guess, Mapping, guess, guess_among
from motions.services.bulk import storable
from motions.services.office_lists.files import FileGone, opened
from motions.services.permissions import OFFICE_LIST, require
from motions.services.refusals import Refused

if TYPE_CHECKING:
    from django.contrib.auth.models import User

SAMPLE = 12
"""Rows that are shown while the columns are chosen, and among which the headings are looked for."""
MOST_COLUMNS = 60
NAMES_SOMETHING = frozenset({"subject", "paper", "official_number"})


FIELD_CHOICES = [("ignore", "Overslaan"), *((name, label) for name, label in FIELDS.items() if name != "ignore")]
MAPPING_CHOICES = [(mapping.name, mapping.title) for mapping in MAPPINGS]


class NotAList(Refused):
    """The file holds no table that can be read."""


class ColumnsUnclear(Refused):
    """The columns, as they were chosen, do not say what the rows are about."""


class Busy(Refused):
    """The list is at another step than the one that was asked for."""

    def __init__(self, office_list: OfficeList) -> None:
        super().__init__(f"Dit kan nu niet: de lijst is “{office_list.get_state_display().lower()}”.")


@dataclass(frozen=True, slots=True)
class Choice:
    """What staff say of a list: where its rows stand, what its columns mean, and of which day it is."""

    sheet: str
    header_row: int
    mapping: str
    kind: str
    columns: tuple[str, ...]
    as_of: date
    ministry: Ministry | None = None
    terms_are_internal: bool = False


def receive(
    *, file: BinaryIO, file_name: str, size: int, actor: "User | None", now: datetime, as_of: date | None = None
) -> OfficeList:
    """Keep the file and guess its columns; ``as_of`` is proposed as its day.

    Raises NotAList (Dutch); then nothing is kept.
    """
    require(actor, OFFICE_LIST)
    if size > settings.LETTER_MAX_BYTES:
        raise NotAList(f"Dit bestand is te groot. Het maximum is {settings.LETTER_MAX_BYTES // 1_000_000} MB.")
    try:
        sheet = next(iter(sheet_names(file, filename=file_name)), "")
        first = list(islice(rows_of(file, filename=file_name, sheet=sheet), SAMPLE))
    except TableNotReadable as error:
        raise NotAList(str(error)) from None
    if not any(any(row.cells) for row in first):
        raise NotAList("In dit bestand staat geen tabel met regels.")
    office_list = OfficeList(file_name=storable(file_name)[-255:], sheet=sheet, uploaded_at=now, uploaded_by=actor)
    office_list.as_of = as_of
    for name, value in guessed(first).items():
        setattr(office_list, name, value)
    file.seek(0)
    office_list.file.save(_stored_name(file, file_name), File(file), save=False)
    try:
        office_list.save()
    except BaseException:
        office_list.file.delete(save=False)
        raise
    return office_list


def guessed(rows: Sequence[Row]) -> dict[str, Any]:
    """What the headings among the first rows tell: the columns of a list that are to be chosen."""
    found = guess_among([row.cells[:MOST_COLUMNS] for row in rows])
    if found is None:
        found = Guess(GENERIC, guess(rows[0].cells[:MOST_COLUMNS]).columns if rows else ())
    header = rows[found.header_row] if rows else Row(1, ())
    return {
        "header_row": header.number,
        "mapping": found.mapping.name,
        "kind": found.mapping.kind,
        "columns": list(found.columns),
        "headers": [storable(cell)[:120] for cell in header.cells[:MOST_COLUMNS]],
    }


def sheets_of(office_list: OfficeList) -> tuple[str, ...]:
    """The names of the sheets of the file. Raises NotAList."""
    try:
        with opened(office_list) as file:
            return sheet_names(file, filename=office_list.file_name)
    except (TableNotReadable, FileGone) as error:
        raise NotAList(str(error)) from None


def first_rows(office_list: OfficeList, *, sheet: str) -> list[Row]:
    """The first rows of a sheet. Raises NotAList."""
    try:
        with opened(office_list) as file:
            return list(islice(rows_of(file, filename=office_list.file_name, sheet=sheet), SAMPLE))
    except (TableNotReadable, FileGone) as error:
        raise NotAList(str(error)) from None


def choose(*, office_list: OfficeList, choice: Choice, actor: "User | None", now: datetime) -> None:
    """Settle what the columns mean; the rows are read anew. Raises ColumnsUnclear, NotAList and Busy."""
    require(actor, OFFICE_LIST)
    mapping = mapping_of(choice.mapping)
    wanted = [field for field in choice.columns if field != "ignore"]
    twice = sorted({field for field in wanted if wanted.count(field) > 1} - REPEATABLE)
    if twice:
        raise ColumnsUnclear(f"Twee kolommen zijn “{FIELDS[twice[0]]}”. Kies er één, en sla de andere over.")
    if not NAMES_SOMETHING & set(wanted):
        raise ColumnsUnclear("Kies een kolom met het onderwerp, het nummer of het Kamerstuk.")
    if not (choice.kind or mapping.kind or "kind" in wanted):
        raise ColumnsUnclear("Kies of de lijst over moties of over toezeggingen gaat.")
    first = first_rows(office_list, sheet=choice.sheet)
    headers = next((row.cells for row in first if row.number == choice.header_row), ())
    with transaction.atomic():
        locked = OfficeList.objects.select_for_update().get(pk=office_list.pk)
        if locked.state not in (OfficeList.State.RECEIVED, OfficeList.State.READING, OfficeList.State.READ):
            raise Busy(locked)
        locked.rows.all().delete()
        locked.sheet, locked.header_row, locked.mapping = choice.sheet, choice.header_row, mapping.name
        locked.kind = choice.kind or mapping.kind
        locked.columns, locked.as_of, locked.ministry = list(choice.columns), choice.as_of, choice.ministry
        locked.terms_are_internal = choice.terms_are_internal
        locked.headers = [storable(header)[:120] for header in headers[: len(choice.columns)]]
        locked.state, locked.read_up_to, locked.problem = OfficeList.State.READING, choice.header_row, ""
        locked.save()
    office_list.refresh_from_db()


def mapping_of(name: str) -> Mapping:
    """A ready mapping by its name. Raises ColumnsUnclear."""
    mapping = next((mapping for mapping in MAPPINGS if mapping.name == name), None)
    if mapping is None:
        raise ColumnsUnclear("Kies wat voor lijst dit is.")
    return mapping


def _stored_name(file: BinaryIO, file_name: str) -> str:
    digest = hashlib.sha256()
    while chunk := file.read(1 << 20):
        digest.update(chunk)
    file.seek(0)
    suffix = "".join(letter for letter in PurePath(file_name).suffix.lower() if letter.isascii() and letter.isalnum())
    return f"{digest.hexdigest()[:32]}.{suffix[:8]}" if suffix else digest.hexdigest()[:32]
