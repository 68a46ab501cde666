"""Lists as an office keeps them, brought in by the services: uploaded, columns chosen, looked at, taken over."""

from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from itertools import count

from django.contrib.auth.models import User

from motions.models import Ministry, OfficeList, OfficeListRow
from motions.services.office_lists import applying, receiving, taking_back, work
from motions.services.office_lists.receiving import Choice

TODAY = date(2026, 3, 2)
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
HEADER = "Soort;Nummer;Kamerstuk;Onderwerp;Datum;Termijn;Status;Ministerie;Directie;Indieners"
_MOMENTS = count()


def clock() -> datetime:
    """A moment of that Monday morning that was not given before."""
    return NOW + timedelta(microseconds=next(_MOMENTS))


def csv_of(*lines: str) -> bytes:
    return "\r\n".join(lines).encode()


def upload(data: bytes, *, actor: User, name: str = "lijst.csv") -> OfficeList:
    """The list as it came in, its columns guessed."""
    return receiving.receive(file=BytesIO(data), file_name=name, size=len(data), actor=actor, now=clock())


def look_at(
    data: bytes, *, actor: User, name: str = "lijst.csv", as_of: date = date(2026, 3, 1), kind: str = "",
    ministry: Ministry | None = None, terms_are_internal: bool = False,
) -> OfficeList:  # fmt: skip
    """The list with the preview of all its rows, its columns as they were guessed."""
    office_list = upload(data, actor=actor, name=name)
    choice = Choice(
        sheet=office_list.sheet,
        header_row=office_list.header_row,
        mapping=office_list.mapping,
        kind=kind,
        columns=tuple(office_list.columns),
        as_of=as_of,
        ministry=ministry,
        terms_are_internal=terms_are_internal,
    )
    receiving.choose(office_list=office_list, choice=choice, actor=actor, now=clock())
    work.go_on(office_list, clock=clock)
    return office_list


def take_over(office_list: OfficeList, *, actor: User) -> OfficeList:
    applying.start(office_list=office_list, actor=actor, now=clock())
    work.go_on(office_list, clock=clock)
    return office_list


def take_back(office_list: OfficeList, *, actor: User) -> OfficeList:
    taking_back.start(office_list=office_list, actor=actor, now=clock())
    work.go_on(office_list, clock=clock)
    return office_list


def row(office_list: OfficeList, number: int) -> OfficeListRow:
    return office_list.rows.get(number=number)


def plans(office_list: OfficeList) -> dict[int, str]:
    """What each row would do, by its number."""
    return dict(office_list.rows.order_by("number").values_list("number", "plan"))


def outcomes(office_list: OfficeList) -> dict[int, str]:
    """What became of each row, by its number."""
    return dict(office_list.rows.order_by("number").values_list("number", "outcome"))
