"""The reader beside eyecite, the best reader of citations in American law, in the same run.

eyecite finds citations only; the reader also finds dates, promises and what became of earlier ones, and its citations
hold movers and numbers. Each gets its own language at the same density of citations, and eyecite also gets our letters,
in which it has nothing to find.
"""

from collections.abc import Callable, Iterator, Sequence

from eyecite import get_citations

from bench.clock import cpu_seconds
from bench.letters import Letters, the_letters
from bench.table import Row, Table, times
from bench.written import american, dutch
from motions.analysis.letters import read_letter

RUNS = 5
OPINION = 86_000
"""A long judgment, in characters; the longer the text, the slower eyecite is for each of them."""
CLOSE = 300
"""Characters from one citation to the next in a text full of them."""


def tables() -> Iterator[Table]:
    """Yield one table: pairs of rows, the reader's with its ratio to eyecite's."""
    letters = the_letters()
    apart = round(letters.length / max(1, _ours(letters.texts)))
    rows = [
        *_pair("letters", letters.texts, letters.texts),
        *_pair(f"a citation every {apart:,} characters", *_as_long_as(letters, apart)),
        *_pair(f"a citation every {CLOSE} characters", [dutch(OPINION, CLOSE)], [american(OPINION, CLOSE)]),
    ]
    yield Table("Beside eyecite", "characters", f"{letters.said}; median of {RUNS} runs, one core", rows)


def _as_long_as(letters: Letters, apart: int) -> tuple[list[str], list[str]]:
    lengths = [max(apart, len(text)) for text in letters.texts]
    return [dutch(length, apart) for length in lengths], [american(length, apart) for length in lengths]


def _pair(what: str, ours: Sequence[str], theirs: Sequence[str]) -> Iterator[Row]:
    read = _row(f"the reader, {what}", ours, _ours)
    found = _row(f"eyecite, {what}", theirs, _theirs)
    yield Row(read.what, read.amount, read.seconds, f"{times(read, found, 'eyecite')}; {read.compared}")
    yield found


def _row(what: str, texts: Sequence[str], cited: Callable[[Sequence[str]], int]) -> Row:
    found = cited(texts)
    seconds = cpu_seconds(lambda: cited(texts), runs=RUNS)
    return Row(what, sum(map(len, texts)), seconds, f"{found} citations")


def _ours(texts: Sequence[str]) -> int:
    return sum(len(read_letter(text).citations) for text in texts)


def _theirs(texts: Sequence[str]) -> int:
    return sum(len(get_citations(text)) for text in texts)
