"""The page of one ministry."""

from dataclasses import dataclass
from datetime import date

from motions.models import Ministry, MinistryName
from motions.queries.criteria import Criteria, ItemKind, Stand
from motions.queries.lists import first_rows
from motions.queries.overview import Numbers, numbers
from motions.queries.rows import ItemRow
from motions.queries.seen import Viewer
from motions.queries.slippage import Moved, moved_by_ministry

ROWS = 10


@dataclass(frozen=True, slots=True)
class FormerName:
    """A name that the ministry bore, from and up to when."""

    name: str
    starts_on: date | None
    ends_on: date | None


@dataclass(frozen=True, slots=True)
class MinistryPage:
    """A ministry with its numbers and what is most urgent there. Only offices are named, never officials."""

    pk: int
    code: str
    name: str
    abbreviation: str
    is_example: bool
    ended_on: date | None
    names: tuple[FormerName, ...]
    offices: tuple[str, ...]
    motions: Numbers
    commitments: Numbers
    moved: Moved
    urgent_motions: tuple[ItemRow, ...]
    urgent_commitments: tuple[ItemRow, ...]


def ministry_page(pk: int, *, viewer: Viewer, today: date) -> MinistryPage | None:
    """The page of this ministry; None where there is none."""
    ministry = Ministry.objects.filter(pk=pk).prefetch_related("names", "offices").first()
    if ministry is None:
        return None
    code = ministry.code
    running = Criteria(ministries=(code,), stands=(Stand.OPEN,))
    return MinistryPage(
        pk=ministry.pk,
        code=code,
        name=ministry.name,
        abbreviation=ministry.abbreviation,
        is_example=ministry.is_example,
        ended_on=ministry.ended_on,
        names=tuple(_former(row) for row in ministry.names.all() if row.name != ministry.name),
        offices=tuple(office.title for office in ministry.offices.all()),
        motions=numbers(ItemKind.MOTION, viewer=viewer, today=today, ministry=code),
        commitments=numbers(ItemKind.COMMITMENT, viewer=viewer, today=today, ministry=code),
        moved=moved_by_ministry(viewer=viewer, ministry=pk).get(pk, Moved()),
        urgent_motions=first_rows(ItemKind.MOTION, running, viewer=viewer, today=today, limit=ROWS),
        urgent_commitments=first_rows(ItemKind.COMMITMENT, running, viewer=viewer, today=today, limit=ROWS),
    )


def _former(row: MinistryName) -> FormerName:
    return FormerName(row.name, row.starts_on, row.ends_on)
