"""The reader: whole readings of letters, of very long texts and of hostile ones."""

from collections.abc import Callable, Iterable, Iterator

from bench.clock import cpu_seconds
from bench.hostile import HOSTILE
from bench.letters import the_letters
from bench.stages import stages
from bench.table import Row, Table, growth
from bench.written import report
from motions.analysis.letters import read_letter

RUNS = 3
ONE_BY_ONE = 2_500_000
ONE_LETTER = 10_000_000
PAGES = 2_000


def tables() -> Iterator[Table]:
    """Yield the tables of the reader: everything that ``read_letter`` does, on one core."""
    letters = the_letters()
    yield Table(
        "Reading",
        "characters",
        f"{letters.said}; median of {RUNS} runs, one core",
        [
            reading("the letters, one by one", letters.repeated(ONE_BY_ONE)),
            doubled("one letter of 10 MB", letters.as_one, ONE_LETTER),
            doubled("a report of 2,000 pages", report, PAGES),
        ],
    )
    yield Table(
        "Where the time goes", "characters", letters.said, list(stages(letters.repeated(ONE_BY_ONE), runs=RUNS))
    )
    hostile = [doubled(one.name, one.text, one.length) for one in HOSTILE]
    yield Table("Reading what is no letter", "characters", f"median of {RUNS} runs, one core", hostile)


def reading(what: str, texts: Iterable[str]) -> Row:
    """Return how long it takes to read the texts one after the other."""
    texts = tuple(texts)
    return Row(what, sum(map(len, texts)), cpu_seconds(lambda: [read_letter(text) for text in texts], runs=RUNS))


def doubled(what: str, text_of: Callable[[int], str], size: int) -> Row:
    """Return how long it takes to read one text, and by how much that grew from a text of half the size."""
    half = reading(what, [text_of(size // 2)])
    whole = reading(what, [text_of(size)])
    return Row(what, whole.amount, whole.seconds, growth(half.seconds, whole.seconds))
