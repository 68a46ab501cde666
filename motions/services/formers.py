"""Where follow-ups were before: the chain of predecessors at former ministries."""

from collections.abc import Iterable
from datetime import date

from django.utils.timezone import localdate

from motions.models import FollowUp


def formers_of(follow_ups: Iterable[FollowUp]) -> dict[int, list[int]]:
    """The keys of the predecessors of each, the latest first; one statement for each time that any was handed over."""
    chains: dict[int, list[int]] = {row.pk: [] for row in follow_ups}
    ends = {row.predecessor_id: row.pk for row in follow_ups if row.predecessor_id is not None}
    while ends:
        for former, pk in ends.items():
            chains[pk].append(former)
        before = FollowUp.objects.filter(pk__in=ends).values_list("pk", "predecessor")
        ends = {predecessor: ends[former] for former, predecessor in before if predecessor is not None}
    return chains


def followed_since(follow_ups: Iterable[FollowUp]) -> dict[int, date]:
    """The day on which each, or what it took over from another ministry, was opened here."""
    rows = list(follow_ups)
    first = {chain[-1]: pk for pk, chain in formers_of(rows).items() if chain}
    opened = {row.pk: row.opened_at for row in rows}
    if first:
        formers = FollowUp.objects.filter(pk__in=first).values_list("pk", "opened_at")
        opened |= {first[former]: opened_at for former, opened_at in formers}
    return {pk: localdate(opened_at) for pk, opened_at in opened.items()}
