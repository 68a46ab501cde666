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
    """All rows, and those of each plan and outcome that has any.

    ``to_do`` of the ``in_all`` that do something still wait to be taken over or back.
    """

    total: int
    plans: tuple[RowCount, ...]
    outcomes: tuple[RowCount, ...]
    to_do: int
    in_all: int
    unclear: int

    @property
    def finished(self) -> int:
        """How many of them are done."""
        return self.in_all - self.to_do


def counts_of(office_list: OfficeList) -> Counts:
    """One statement."""
    grouped = list(office_list.rows.order_by().values_list("plan", "outcome").annotate(count=Count("pk")))
    plans = {plan: sum(count for its, _, count in grouped if its == plan) for plan in Plan}
    outcomes = {outcome: sum(count for _, its, count in grouped if its == outcome) for outcome in Outcome}
    does = {Plan.NEW, Plan.ADDS}
    is_back = office_list.state == OfficeList.State.TAKING_BACK
    waits = Outcome.DONE if is_back else Outcome.WAITING
    touched = {Outcome.DONE, Outcome.TAKEN_BACK, Outcome.KEPT}
    return Counts(
        total=sum(plans.values()),
        plans=tuple(RowCount(plan.value, str(plan.label), count) for plan, count in plans.items() if count),
        outcomes=tuple(
            RowCount(outcome.value, str(outcome.label), count)
            for outcome, count in outcomes.items()
            if count and outcome != Outcome.WAITING
        ),
        to_do=sum(count for plan, outcome, count in grouped if plan in does and outcome == waits),
        in_all=sum(count for plan, outcome, count in grouped if plan in does and (outcome in touched or not is_back)),
        unclear=plans[Plan.UNCLEAR],
    )
