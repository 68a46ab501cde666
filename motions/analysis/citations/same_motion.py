"""A motion named twice and numbered once: the number holds for every mention."""

from motions.analysis.citations.draft import Draft
from motions.analysis.names import likeness


def fill_in_numbers(drafts: list[Draft]) -> None:
    """Give motions without a number that of the same movers' motion elsewhere in the text, where there is one only."""
    numbered = [draft for draft in drafts if draft.kind == "motion" and draft.refs and draft.movers]
    if not numbered:
        return
    for draft in drafts:
        if draft.kind != "motion" or draft.refs or not draft.movers:
            continue
        same = [other for other in numbered if _same_movers(draft, other)]
        if same and len({other.papers for other in same}) == 1:
            draft.refs = same[0].refs


def _same_movers(one: Draft, other: Draft) -> bool:
    """The first movers are one person, and the other movers that both name agree."""
    if likeness(one.movers[0], other.movers[0]) < 1.0:
        return False
    if len(one.movers) > len(other.movers) and not other.others:
        return False
    return all(likeness(a, b) == 1.0 for a, b in zip(one.movers, other.movers, strict=False))
