"""The report of the reader's figures: written as Markdown, and read back to see what became better or worse."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from motions.analysis.evaluation.tally import Measure

# | citations: motions | 38 | 38 | 38 | 1.000 | 1.000 | 1.000 |
_ROW = re.compile(r"\| (?P<measure>[^|]+) \| (?P<gold>\d+) \| (?P<found>\d+) \| (?P<hit>\d+) \|")
_HEADING = "## "
_COLUMNS = "| measure | marked | found | the same | precision | recall | F1 |\n|---|--:|--:|--:|--:|--:|--:|"

Figures = Mapping[tuple[str, str], Measure]
"""Measures by the title of their section and their own name."""


@dataclass(frozen=True, slots=True)
class Section:
    """A table with its title and what must be known to read it (Markdown)."""

    title: str
    said: str
    measures: Mapping[str, Measure]


@dataclass(frozen=True, slots=True)
class Change:
    """A figure that is not what the report said; ``worse`` when precision, recall or F1 is lower than it was."""

    section: str
    measure: str
    before: Measure
    now: Measure

    @property
    def worse(self) -> bool:
        before, now = self.before, self.now
        return now.precision < before.precision or now.recall < before.recall or now.f1 < before.f1

    def __str__(self) -> str:
        return f"{self.section}, {self.measure}: {_counts(self.before)} -> {_counts(self.now)}"


def figures_of(sections: Sequence[Section]) -> Figures:
    return {(section.title, name): row for section in sections for name, row in section.measures.items()}


def figures_in(report: str) -> Figures:
    """Return the figures of a report that :func:`written` wrote."""
    figures: dict[tuple[str, str], Measure] = {}
    title = ""
    for line in report.splitlines():
        if line.startswith(_HEADING):
            title = line.removeprefix(_HEADING)
        row = _ROW.match(line)
        if row:
            figures[title, row["measure"]] = Measure(int(row["gold"]), int(row["found"]), int(row["hit"]))
    return figures


def changes(before: Figures, now: Figures) -> list[Change]:
    """Return what changed; a figure that is gone counts as one with nothing found."""
    gone = Measure()
    return [Change(*key, row, now.get(key, gone)) for key, row in before.items() if now.get(key, gone) != row]


def written(head: str, sections: Sequence[Section], *, reader_version: str, counted_on: date) -> str:
    """Return the report: ``head``, the version and day, then each section with its table."""
    lines = [head.strip(), "", f"Reader version {reader_version}, counted on {counted_on.isoformat()}."]
    for section in sections:
        lines += ["", _HEADING + section.title, "", section.said.strip(), "", _COLUMNS, *_rows(section.measures)]
    return "\n".join(lines) + "\n"


def _rows(measures: Mapping[str, Measure]) -> Iterator[str]:
    for name, row in measures.items():
        rates = f"{row.precision:.3f} | {row.recall:.3f} | {row.f1:.3f}"
        yield f"| {name} | {row.gold} | {row.found} | {row.hit} | {rates} |"


def _counts(row: Measure) -> str:
    return f"{row.hit} right of {row.gold} marked and {row.found} found (F1 {row.f1:.3f})"
