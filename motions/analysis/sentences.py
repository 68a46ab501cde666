"""Sentences of Dutch official prose, in one pass over the places where one can end."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

# the last: the mark of a note behind the stop, whose note is not in the text
# ("... afgerond.2 De inspectie ...", "... afgerond.[2 ] De inspectie ...")
_END = re.compile(
    r"""[.?!…]+(?P<close>[»”"’')\]]*)(?P<gap>[ \n]+|$)|(?P<glued>[a-zé)][.?!](?=[A-Z][a-z]))|\n"""
    r"""|(?P<noted>[.?!])(?<=[a-zé)»”’][.?!])(?:\d{1,2}|\[\d{1,3}[ ]?\])(?=[ \n]+[A-Z«“‘]|[A-Z][a-z])"""
)
_WORD_BEFORE = re.compile(r"[\w.'’/-]+$")

_NEVER_LAST = frozenset(
    """art artt nr nrs dhr mevr mw drs dr mr ir ing prof ds st blz pag p pp bijv bv ca cf evt incl excl resp m.n o.a
    o.l.v o.b.v t.a.v t.b.v t.g.v t.o.v t.n.v m.b.t m.b.v m.i m.u.v i.v.m i.h.k.v i.p.v i.c i.o d.m.v d.w.z d.d dd vgl
    zgn zg tel max min gem aug sept okt nov dec jan febr feb apr jr sr hfst kst stb stcrt trb vz minpres a.d v.d v.h
    n.a.v n.o.v w.o z.o z.g a.h.w t/m afd par alg ned int inz voorz plv wnd toel bijz o.g jhr gen kol luit maj a.s jl
    j.l     h.k.v a.g.v b.v g.g.d t.z.t i.g.v k.k""".split()
)
"""Abbreviations after which the sentence goes on, though a capital follows: ``nr. 74``, ``o.a. Nederland``."""

_MAYBE_LAST = frozenset("jl j.l a.s c.s cs e.a e.d e.v enz etc d.d mln mld ff m.m z.s.m".split())
"""Abbreviations that also end sentences: a capital after them starts a new one (``4 oktober jl. De Kamer``)."""


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Return (start, end) of each sentence of a clean text, white space at the ends left out.

    A paragraph end always ends a sentence. Linear in the length of the text.
    """
    spans = []
    start = 0
    for match in _END.finditer(text):
        at = match.start()
        if text[at] == "\n":
            end, following = at, match.end()
        elif match["glued"]:
            end = following = match.end()
            if _inside_address(text, at):
                continue
        elif match["noted"]:
            end, following = at + 1, match.end()
            if not _ends_sentence(text, at, start, following):
                continue
        else:
            end, following = match.end() - len(match["gap"]), match.end()
            if "\n" not in match["gap"] and text[at] in ".…" and not _ends_sentence(text, at, start, following):
                continue
            if text[at] in "?!" and following < len(text) and text[following].islower():
                continue
        while start < end and text[start].isspace():
            start += 1
        if start < end:
            spans.append((start, end))
        start = following
    while start < len(text) and text[start].isspace():
        start += 1
    if start < len(text):
        spans.append((start, len(text)))
    return spans


class Sentences:
    """The sentences of one clean text, to be asked which one holds an offset."""

    def __init__(self, text: str, breaks: Sequence[int] = ()) -> None:
        """``breaks`` are places, in order, where a sentence ends though nothing in it says so (behind a heading)."""
        self.spans = list(_broken(text, sentence_spans(text), breaks)) if breaks else sentence_spans(text)
        self._starts = [start for start, _ in self.spans]

    def at(self, offset: int) -> tuple[int, int]:
        """Return the span of the sentence that holds the offset, or the one before it; (0, 0) in an empty text."""
        if not self.spans:
            return 0, 0
        return self.spans[max(0, bisect_right(self._starts, offset) - 1)]


def _broken(text: str, spans: list[tuple[int, int]], breaks: Sequence[int]) -> Iterator[tuple[int, int]]:
    i = 0
    for start, end in spans:
        while i < len(breaks) and breaks[i] <= start:
            i += 1
        while i < len(breaks) and breaks[i] < end:
            if text[start : breaks[i]].strip():
                yield start, breaks[i]
            start = breaks[i]
            while start < end and text[start].isspace():
                start += 1
            i += 1
        if start < end:
            yield start, end


def _ends_sentence(text: str, dot: int, start: int, following: int) -> bool:
    """Whether the full stop at ``dot`` ends a sentence, and is not that of an abbreviation, initial or list number."""
    if following >= len(text):
        return True
    after = text[following]
    if after.islower() or after in ",;:)":
        return False
    match = _WORD_BEFORE.search(text, max(start, dot - 24), dot)
    if match is None:
        return True
    word = match.group()
    low = word.lower().rstrip(".")
    if low in _MAYBE_LAST:
        return after.isupper() or after in '«“‘"•'
    if low in _NEVER_LAST or low.endswith("stuknr"):
        return False
    if (len(word) == 1 and word.isupper()) or ("." in word and word.replace(".", "").isupper() and len(word) <= 9):
        return False
    at_start = match.start() - start < 4 and not text[start : match.start()].strip()
    return not (at_start and ((word.isdigit() and len(word) <= 2) or len(word) == 1))


def _inside_address(text: str, at: int) -> bool:
    """Whether the stop at ``at`` stands in a web address (``www.Rijksoverheid.nl``)."""
    before = text[max(0, at - 40) : at + 2].rsplit(" ", 1)[-1]
    return "www" in before or "://" in before or "@" in before
