"""Terms of real letters and motions, read by hand: the phrase is found and leads to the same day."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from motions.analysis.dates import find_dates
from motions.analysis.findings import FutureDate
from motions.rules.calendar import default_calendar


def terms_by_hand(
    folder: Path, anchor: str, items: str
) -> Iterator[tuple[list[FutureDate], str, dict[str, str | None]]]:
    """Yield, for each term marked without doubt, the dates found in its document, the document and the term."""
    for path in sorted(folder.glob("*.json")):
        marked = json.loads(path.read_text(encoding="utf-8"))
        text = path.with_suffix(".txt").read_text(encoding="utf-8")
        day = date.fromisoformat(marked[anchor]) if marked[anchor] else None
        found = find_dates(text, anchor=day, calendar=default_calendar())
        for item in marked[items]:
            for term in item.get("deadlines") or [item.get("deadline")]:
                if term and not (item.get("doubt") or term.get("doubt")):
                    yield found, text, term


def share_found(folder: Path, anchor: str, items: str) -> tuple[float, float]:
    """Return the share of phrases found, and of the dated ones among them the share with the right day."""
    right = dated = hits = total = 0
    for found, text, term in terms_by_hand(folder, anchor, items):
        places = [at for at in range(len(text)) if text.startswith(str(term["quote"]), at)]
        spans = [(at, at + len(str(term["quote"]))) for at in places]
        near = [f for f in found if any(_overlap((f.start, f.end), span) >= 0.4 for span in spans)]
        total += 1
        hits += bool(near)
        if near and "due_on" in term and not term.get("due_doubt"):
            dated += 1
            right += term["due_on"] in [f.due_on and f.due_on.isoformat() for f in near]
    return hits / total, right / dated


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> float:
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return max(0, shared) / (max(one[1], other[1]) - min(one[0], other[0]))


def test_terms_of_real_letters_are_found_and_dated(corpus: Path) -> None:
    found, dated = share_found(corpus / "gold" / "letters", "letter_date", "commitments")

    assert found >= 0.95
    assert dated >= 0.97


def test_terms_of_real_motions_are_found_and_dated(corpus: Path) -> None:
    found, dated = share_found(corpus / "gold" / "motions", "submitted_on", "requests")

    assert found >= 0.95
    assert dated >= 0.97
