"""Reads a clean text for evidence: which sentences are about a motion or commitment, about which one, and how."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence

from motions.analysis.citations.numbers import read_number
from motions.analysis.evidence.antecedents import (
    CANNOT_ANY_MORE,
    COMMITMENT_POINTER,
    GAVE_PROMISE,
    MANY_POINTER,
    MOTION_POINTER,
    Antecedent,
    comes_back_to,
    goes_on_about,
)
from motions.analysis.evidence.stance_rule import LINK
from motions.analysis.evidence.stances import stance_of
from motions.analysis.findings import About, Citation, Evidence, FutureDate
from motions.analysis.placing import in_original
from motions.analysis.sentences import Sentences
from motions.analysis.text import CleanText
from motions.analysis.zones import Zones

LONGEST_SENTENCE = 3_000
CLOSE_BEHIND = 2
"""How many sentences behind a motion or promise "dit onderzoek" still means what it asks for."""
SAME_ANSWER = 12
"""How many sentences on a promise may be taken up again within one answer."""

_SPEAKS_OF_IT = ("motie", "Motie", "toezeg", "Toezeg", "toegezegd", "Toegezegd")
_AGREED, _AS_AGREED = "afgesproken", ("oals ", "oals is ", "oals eerder ")
# who promised, when it was the government itself: "heb ik toegezegd", "is toegezegd"; not "de provincies hebben"
_OWN_PROMISE = re.compile(
    r"\b(?:ik|wij|mijn|onze|kabinet|regering|minister|staatssecretaris|ambtgenoot|ambtsgenoot|ambtsvoorganger|collega"
    r"|bewindspersoon)\b|\b(?:is|zijn|was|werd)\b[^.;]{0,80}\b(?:toegezegd|toezegging(?:en)? gedaan)"
    r"|\btoegezegde\b[^;]{0,80}\b(?:heeft|aan) (?:u|uw kamer|de kamer)\b"
    r"|\btoezegging(?:en)?\b[^.;]{0,60}\baan (?:het (?:kamer)?lid|de (?:kamer)?leden|de heer|mevrouw|u|uw kamer"
    r"|de kamer)\b"
    r"|\b(?:conform|overeenkomstig) [^.;]{0,40}\btoezegging(?:en)?\b"
    r"|\bdan (?:eerder )?toegezegd\b|\bgedane toezegging"
    r"|\bzoals (?:(?:eerder|reeds|al|ook|recent|aan (?:u|uw Kamer|de Kamer)) ){0,3}toegezegd"
    r"|\b(?:gestand|voldaan|voldoe|voldoen)\b",
    re.IGNORECASE,
)
# "Daar kan ik geen toezegging over doen": there is none
_NO_PROMISE = re.compile(r"\bgeen (?:enkele |nadere |concrete )?toezegging", re.IGNORECASE)
# "een aangenomen motie wordt uitgevoerd": no motion in particular
_ANY_MOTION = re.compile(r"\b(?:een|elke|iedere|geen) (?:\w+ )?motie\b", re.IGNORECASE)
_DOSSIER = re.compile(r"(?<![\d.-])\d{2}[ .]?\d{3}(?!\d)")
_MOTION_HEADING = re.compile(r"\bMOTIE VAN\b")
_ENDLESS = 1 << 60
Pointed = tuple[int | None, About]


class _Reading:
    """One pass over the sentences that may be about a motion or commitment, in order, remembering the last of each."""

    def __init__(
        self,
        clean: CleanText,
        zones: Zones,
        sentences: Sentences,
        citations: Sequence[Citation],
        dates: Sequence[FutureDate],
    ) -> None:
        self.clean, self.zones, self.sentences, self.dates = clean, zones, sentences, dates
        self.starts = [start for start, _ in sentences.spans]
        self.notes = sorted(
            (*clean.original_span(note.start, note.end), note.start)
            for note in clean.footnotes
            if note.end > note.start
        )
        self.date_starts = [date.start for date in dates]
        self.cited = self._by_sentence(citations)
        self.promised = {number for number, one in enumerate(citations) if one.rule == "commitment-promised-thing"}
        self.last: dict[str, Antecedent] = {}
        self.latest: Antecedent | None = None
        self.motions: list[About] = []

    def evidence(self) -> Iterator[Evidence]:
        for index in self._worth_reading():
            start, end = self.sentences.spans[index]
            sentence = self.clean.text[start:end]
            own = self.cited.get(index, [])
            if end - start > LONGEST_SENTENCE or not self._is_government(start, sentence, bool(own)):
                self._remember(own, sentence, index)
            elif own:
                yield from self._stated(own, sentence, index)
            else:
                yield from self._pointing(sentence, index)

    def _is_government(self, start: int, sentence: str, cites: bool) -> bool:
        if sentence.endswith("?") or _MOTION_HEADING.search(sentence):
            return False
        zone = self.zones.at(start)
        return zone.voice == "government" or (zone.kind == "note" and cites and LINK.search(sentence) is not None)

    def _stated(self, own: list[tuple[int, About]], sentence: str, index: int) -> Iterator[Evidence]:
        self._remember(own, sentence, index)
        for number, about in own:
            own_promise = number in self.promised or _OWN_PROMISE.search(sentence)
            if about.kind == "motion" or (own_promise and not _NO_PROMISE.search(sentence)):
                yield self._found(sentence, index, about, number)

    def _pointing(self, sentence: str, index: int) -> Iterator[Evidence]:
        """Yield what a sentence without citation says, where the context tells plainly what it is about."""
        if MOTION_POINTER.search(sentence):
            pointed = self.motions if MANY_POINTER.search(sentence) else self.motions[-1:]
            for about in pointed:
                yield self._found(sentence, index, about)
            self._remember([(None, about) for about in pointed], sentence, index)
            if not pointed and not _ANY_MOTION.search(sentence):
                unnamed = self._found(sentence, index, About("motion"))
                if unnamed.stance != "mentions":
                    yield unnamed
            return
        if COMMITMENT_POINTER.search(sentence):
            about = self.last["commitment"].about if "commitment" in self.last else About("commitment")
            self._remember([(None, about)], sentence, index)
            if GAVE_PROMISE.search(sentence):
                yield self._found(sentence, index, about)
                return
        elif self.latest and self._takes_up(sentence, index, self.latest):
            about = self.latest.about
        else:
            return
        found = self._found(sentence, index, about)
        if found.stance != "mentions":
            yield found

    def _takes_up(self, sentence: str, index: int, antecedent: Antecedent) -> bool:
        distance = index - antecedent.index
        if distance <= CLOSE_BEHIND and goes_on_about(sentence, antecedent):
            self.latest = Antecedent(antecedent.about, antecedent.sentence, index, antecedent.zone)
            return True
        here = self.zones.at(self.starts[index]).start
        return distance <= SAME_ANSWER and here == antecedent.zone and comes_back_to(sentence, antecedent)

    def _remember(self, abouts: Sequence[Pointed], sentence: str, index: int) -> None:
        zone = self.zones.at(self.starts[index]).start
        self.motions = [about for _, about in abouts if about.kind == "motion"] or self.motions
        for _, about in abouts:
            self.latest = self.last[about.kind] = Antecedent(about, sentence, index, zone)

    def _found(self, sentence: str, index: int, about: About, citation: int | None = None) -> Evidence:
        start, end = self.sentences.spans[index]
        rule = stance_of(sentence)
        deadline = self._new_date(start, end) if rule.stance == "postpones" else None
        return Evidence(start, end, sentence, rule.name, about, rule.stance, citation, deadline)

    def _new_date(self, start: int, end: int) -> FutureDate | None:
        """Return the last date with a day in a sentence that postpones: "niet voor de zomer, maar in het najaar"."""
        first, last = bisect_left(self.date_starts, start), bisect_left(self.date_starts, end)
        inside = [date for date in self.dates[first:last] if date.end <= end]
        return next((date for date in reversed(inside) if date.due_on), inside[-1] if inside else None)

    def _by_sentence(self, citations: Sequence[Citation]) -> dict[int, list[tuple[int, About]]]:
        """Return the motions cited in each sentence, or where it cites none, the earlier commitment.

        Of a commitment the papers numbered beside it count as its own: they are where it was made.
        """
        here: dict[int, list[tuple[int, Citation]]] = defaultdict(list)
        for number, citation in enumerate(citations):
            if self.starts:
                here[max(0, bisect_right(self.starts, self._place(citation)) - 1)].append((number, citation))
        found: dict[int, list[tuple[int, About]]] = {}
        for index, cited in here.items():
            motions = [
                (number, About("motion", one.movers, one.papers)) for number, one in cited if one.kind == "motion"
            ]
            promises = [number for number, one in cited if one.kind == "commitment"]
            if motions:
                found[index] = motions
            elif promises:
                found[index] = [(promises[0], About("commitment", (), self._papers_in(index)))]
        return found

    def _papers_in(self, index: int) -> tuple[str, ...]:
        start, end = self.sentences.spans[index]
        numbers = (
            read_number(self.clean.text, found.start()) for found in _DOSSIER.finditer(self.clean.text, start, end)
        )
        papers = (ref.normal_form for number in numbers if number and number.numbered for ref in number.refs)
        return tuple(dict.fromkeys(papers))

    def _place(self, citation: Citation) -> int:
        """Return where a citation stands in the clean text, also when that is a footnote."""
        note = bisect_right(self.notes, (citation.start, _ENDLESS)) - 1
        if note >= 0 and citation.start < self.notes[note][1]:
            return self.notes[note][2]
        return self.clean.clean_offset(citation.start)

    def _sentence_at(self, place: int) -> int:
        return max(0, bisect_right(self.starts, place) - 1)

    def _worth_reading(self) -> list[int]:
        """Return the sentences that cite or speak of a motion or promise, and those that may go on about it."""
        text = self.clean.text
        speaking = set(self.cited)
        for word in _SPEAKS_OF_IT:
            speaking.update(self._sentence_at(place) for place in _places(text, word))
        speaking.update(
            self._sentence_at(place)
            for place in _places(text, _AGREED)
            if text.endswith(_AS_AGREED, max(0, place - 12), place)
        )
        denying = {self._sentence_at(place) for place in _places(text, " niet ")} if self.starts else set()
        speaking.update(index for index in denying if CANNOT_ANY_MORE.search(text, *self.sentences.spans[index]))
        reach = SAME_ANSWER + 1
        return sorted({near for index in speaking for near in range(index, min(index + reach, len(self.starts)))})


def _places(text: str, word: str) -> Iterator[int]:
    place = text.find(word)
    while place >= 0:
        yield place
        place = text.find(word, place + len(word))


def find_evidence(
    clean: CleanText,
    zones: Zones,
    sentences: Sentences,
    citations: Sequence[Citation],
    dates: Sequence[FutureDate],
) -> tuple[Evidence, ...]:
    """Return the government's sentences about motions and earlier commitments, with spans and quotes of the original.

    ``citations`` are those of :func:`find_citations`; ``dates`` are the future dates of ``clean.text``, in its offsets,
    in order. ``citation`` of a finding is an index in ``citations``.
    """
    reading = _Reading(clean, zones, sentences, citations, dates)
    return tuple(in_original(clean, found) for found in reading.evidence())
