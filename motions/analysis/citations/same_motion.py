"""A motion named twice and numbered once: the number holds for every mention."""

from collections import defaultdict

from motions.analysis.citations.draft import Draft
from motions.analysis.names import likeness, name_key
from motions.rules.references import Reference

_MOST_KINDS = 20
"""Different numbered motions of one first mover that a name is compared with; a letter with more settles nothing."""


def fill_in_numbers(drafts: list[Draft]) -> None:
    """Give motions without a number that of the same movers' motion elsewhere in the text, where there is one only."""
    numbered: dict[str, dict[tuple[tuple[str, ...], bool, tuple[Reference, ...]], Draft]] = defaultdict(dict)
    for draft in drafts:
        if draft.kind == "motion" and draft.refs and draft.movers:
            numbered[name_key(draft.movers[0]).main].setdefault((draft.movers, draft.others, draft.refs), draft)
    for draft in drafts:
        if draft.kind != "motion" or draft.refs or not draft.movers:
            continue
        kinds = numbered.get(name_key(draft.movers[0]).main, {})
        if len(kinds) <= _MOST_KINDS:
            same = [other for other in kinds.values() if _same_movers(draft, other)]
            if len({other.papers for other in same}) == 1:
                draft.refs = same[0].refs


def _same_movers(one: Draft, other: Draft) -> bool:
    """The first movers are one person, and the other movers that both name agree."""
    if likeness(one.movers[0], other.movers[0]) < 1.0:
        return False
    if len(one.movers) > len(other.movers) and not other.others:
        return False
    return all(likeness(a, b) == 1.0 for a, b in zip(one.movers, other.movers, strict=False))
