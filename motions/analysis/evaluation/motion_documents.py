"""Scores readings of motion documents: their fields, each request of the dictum, and its deadlines."""

from collections.abc import Iterable, Sequence

from motions.analysis.evaluation.gold import GoldDate, GoldMotion, GoldRequest
from motions.analysis.evaluation.letters import papers
from motions.analysis.evaluation.projection import Span, overlap, project
from motions.analysis.evaluation.tally import Tally
from motions.analysis.findings import FutureDate, MotionReading, Request

_LEAST_OVERLAP = 0.7
_LEAST_OVERLAP_WITH_DOUBT = 0.5
_WIDEST_FAILURE = 180


def score_motions(read: Iterable[tuple[GoldMotion, MotionReading | None]]) -> Tally:
    """Return the share of documents, requests and deadlines that are right, of motions with their readings."""
    tally = Tally(widest=_WIDEST_FAILURE)
    for gold, reading in read:
        if reading is None:
            tally.unread.append(gold.name)
            reading = MotionReading("", None, None, None, None, None)
        document = _Document(tally, gold)
        document.score_fields(reading)
        document.score_requests(reading.requests)
    return tally


class _Document:
    def __init__(self, tally: Tally, gold: GoldMotion) -> None:
        self.tally, self.gold = tally, gold
        self.letters = project(gold.text)

    def score_fields(self, reading: MotionReading) -> None:
        gold = self.gold
        for measure, marked, found, right in (
            ("paper", gold.paper, reading.paper, papers([gold.paper]) == papers([reading.paper or ""])),
            ("submitted_on", gold.submitted_on, reading.submitted_on, gold.submitted_on == reading.submitted_on),
            (
                "dossier_title",
                gold.dossier_title,
                reading.dossier_title,
                project(gold.dossier_title) == project(reading.dossier_title or ""),
            ),
            (
                "movers",
                list(gold.movers),
                list(reading.movers) if reading.text else None,
                list(map(project, gold.movers)) == list(map(project, reading.movers)),
            ),
            ("amended", gold.amended or False, reading.amended or False, gold.amended == (reading.amended or "")),
            (
                "replaces",
                gold.replaces or None,
                reading.replaces,
                papers([gold.replaces]) == papers([reading.replaces or ""]),
            ),
        ):
            self._count(measure, 1, 1, right, f"{marked} <- {found}")

    def score_requests(self, found: Sequence[Request]) -> None:
        marked = [request for request in self.gold.requests if not request.doubt]
        spans = self._spans([request.quote for request in found])
        used: set[int] = set()
        for request, span in zip(marked, self._spans([request.quote for request in marked]), strict=True):
            nearest = _nearest(span, spans, used)
            self._count("requests", 1, nearest is not None, nearest is not None, request.quote)
            if nearest is not None:
                used.add(nearest)
                self._score_request(request, found[nearest])
        doubtful = self._spans([request.quote for request in self.gold.requests if request.doubt])
        for index, other in enumerate(spans):
            if index not in used and not any(_overlap(span, other) >= _LEAST_OVERLAP_WITH_DOUBT for span in doubtful):
                self._count("requests", 0, 1, 0, f"not a request: {found[index].quote}")

    def _score_request(self, marked: GoldRequest, found: Request) -> None:
        right = project(marked.addressee) == project(found.addressee)
        self._count("addressee", 1, 1, right, f"{marked.addressee} <- {found.addressee}")
        left = list(found.deadlines)
        for deadline in marked.deadlines:
            hit = next((date for date in left if _same_words(deadline, date)), None)
            if hit is not None:
                left.remove(hit)
            if not deadline.doubt:
                self._score_deadline(deadline, hit)
        for date_ in left:
            self._count("deadline phrase", 0, 1, 0, f"not a deadline: {date_.quote}")

    def _score_deadline(self, marked: GoldDate, hit: FutureDate | None) -> None:
        self._count("deadline phrase", 1, hit is not None, hit is not None, marked.quote)
        if hit is not None and marked.dated:
            said = f"{marked.quote} ({self.gold.submitted_on}) gold {marked.due_on} <- {hit.due_on}"
            self._count("deadline date", 1, 1, marked.due_on == hit.due_on, said)

    def _count(self, measure: str, gold: int, found: int, hit: int, said: str) -> None:
        self.tally.add(measure, gold, found, int(hit))
        if (gold or found) and not hit:
            self.tally.fail(measure, self.gold.name, said)

    def _spans(self, quotes: Iterable[str]) -> list[Span | None]:
        """Return where each quote stands; a quote that occurs again is the next occurrence."""
        spans: list[Span | None] = []
        last: dict[str, int] = {}
        for quote in quotes:
            needle = project(quote)
            at = self.letters.find(needle, last.get(needle, -1) + 1) if needle else -1
            last[needle] = at
            spans.append((at, at + len(needle)) if at >= 0 else None)
        return spans


def _nearest(span: Span | None, spans: Sequence[Span | None], used: set[int]) -> int | None:
    shares = [(_overlap(span, other), index) for index, other in enumerate(spans) if index not in used]
    share, index = max(shares, default=(0.0, -1))
    return index if share >= _LEAST_OVERLAP else None


def _overlap(one: Span | None, other: Span | None) -> float:
    return overlap(one, other) if one and other else 0.0


def _same_words(marked: GoldDate, found: FutureDate) -> bool:
    wanted, have = project(marked.quote), project(found.quote)
    return bool(have) and (have in wanted or wanted in have)
