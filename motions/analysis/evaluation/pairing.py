"""Which finding is which marked passage: one to one, the largest overlap first."""

from collections.abc import Callable, Sequence

from motions.analysis.evaluation.projection import Span, holds, overlap

Same = Callable[[Span, Span], bool]

_LEAST_OVERLAP = 0.5


def same_phrase(gold: Span, found: Span) -> bool:
    return overlap(gold, found) >= _LEAST_OVERLAP


def same_sentence(gold: Span, found: Span) -> bool:
    return same_phrase(gold, found) or holds(gold, found)


def pairs(gold: Sequence[Span], found: Sequence[Span | None], same: Same) -> list[tuple[int, int]]:
    """Return (index in ``gold``, index in ``found``) of each pair; a finding without a span pairs with nothing."""
    candidates = [
        (overlap(marked, span), g, f)
        for g, marked in enumerate(gold)
        for f, span in enumerate(found)
        if span and same(marked, span)
    ]
    paired: dict[int, int] = {}
    taken: set[int] = set()
    for _, g, f in sorted(candidates, reverse=True):
        if g not in paired and f not in taken:
            paired[g] = f
            taken.add(f)
    return list(paired.items())
