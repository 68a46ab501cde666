"""How far a term has slipped: postponements by the government itself, and the distance to the first date."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class TermVersion:
    """A version of a term reduced to its day and to whether the government itself set it (``promised``)."""

    due_on: date | None
    promised: bool


@dataclass(frozen=True, slots=True)
class Slippage:
    """``times`` postponements; the present day lies ``days`` days and ``months`` whole months after the first."""

    times: int
    days: int
    months: int


def slippage(versions: Sequence[TermVersion]) -> Slippage | None:
    """The slippage of binding versions, oldest first; None without a postponement.

    A date set by a committee or corrected by staff is no postponement of the minister's.
    """
    days = [version.due_on for version in versions if version.due_on is not None]
    times = 0
    before: date | None = None
    for version in versions:
        if version.due_on is None:
            continue
        if version.promised and before is not None and version.due_on > before:
            times += 1
        before = version.due_on
    if not times or days[-1] <= days[0]:
        return None
    first, last = days[0], days[-1]
    return Slippage(times=times, days=(last - first).days, months=whole_months(first, last))


def whole_months(first: date, last: date) -> int:
    """Whole calendar months between two days: 31 January to 1 March is one."""
    return (last.year - first.year) * 12 + last.month - first.month - (last.day < first.day)
