"""How a list of an office stands: its rows counted by what they do and by what became of them."""

from dataclasses import dataclass

from django.db.models import Count

from motions.models import OfficeList, OfficeListRow

Plan = OfficeListRow.Plan
Outcome = OfficeListRow.Outcome


@dataclass(frozen=True, slots=True)
class RowCount:
    """So many rows of one plan or outcome; ``value`` is the choice of the filter that shows them."""

    value: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Counts:
    """All rows, and those of each plan and outcome that has any. ``to_do`` still waits to be taken over or back."""

    total: int
    plans: tuple[RowCount, ...]
    outcomes: tuple[RowCount, ...]
    to_do: int
    unclear: int


def counts_of(office_list: OfficeList) -> Counts:
    """One statement."""
    grouped = list(office_list.rows.order_by().values_list("plan", "outcome").annotate(count=Count("pk")))
    plans = {plan: sum(count for its, _, count in grouped if its == plan) for plan in Plan}
    outcomes = {outcome: sum(count for _, its, count in grouped if its == outcome) for outcome in Outcome}
    does = {Plan.NEW, Plan.ADDS}
    waits = Outcome.DONE if office_list.state == OfficeList.State.TAKING_BACK else Outcome.WAITING
    return Counts(
        total=sum(plans.values()),
        plans=tuple(RowCount(plan.value, str(plan.label), count) for plan, count in plans.items() if count),
        outcomes=tuple(
            RowCount(outcome.value, str(outcome.label), count)
            for outcome, count in outcomes.items()
            if count and outcome != Outcome.WAITING
        ),
        to_do=sum(count for plan, outcome, count in grouped if plan in does and outcome == waits),
        unclear=plans[Plan.UNCLEAR],
    )
