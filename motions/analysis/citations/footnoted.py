"""Numbers that stand in a footnote: given to the motion, document or questions in the sentence that points to it."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from itertools import groupby

from motions.analysis.citations.documents import dated_letter_in, document_before, goes_on_to
from motions.analysis.citations.draft import Draft
from motions.analysis.sentences import Sentences
from motions.analysis.text import Anchor, CleanText, Footnote

RULES = {
    "paper-footnote": "het verslag van de Raad dat is gestuurd.1\n\n1 Kamerstuk 21 501-02, nr. 2602",
    "questions-footnote": "de beantwoording van vorig jaar.1\n\n1 Aanhangsel Handelingen 2022-2023, nr. 1505",
}
"""The rules by name, each with an example of its form."""

_GOES_ON = re.compile(r"\s(?:ben|heb|heeft|hebben|is|zijn|wordt|worden|ga|gaat|zal)\s(?:ik|wij|het|de|reeds|al|hier)\b")
_DATED = re.compile(r"\d\s[a-z]{3,9}(?:\s(?:19|20)\d\d|\sjl\b|$)")
_REACH = 240
_MOST_DRAFTS = 8
_LONGEST_LEAD = 60
"""Characters of a note before its number; a note that says more names its document itself."""


def take_in_footnotes(clean: CleanText, sentences: Sentences, drafts: list[Draft]) -> list[Draft]:
    """Give drafts of the body the numbers of the notes they point to; the notes' own drafts then go.

    ``drafts`` are in order of their start. A note that nothing in the body takes keeps its citation, with the note as
    its place.
    """
    taking = _Taking(clean, sentences, drafts)
    for _, anchors in groupby(clean.anchors, key=lambda anchor: anchor.at):
        # Digits at one place belong to the things named before it in their order: the last to the nearest.
        for anchor in reversed(list(anchors)):
            taking.take(anchor)
        taking.floor = anchor.at
    return [draft for draft in [*drafts, *taking.made] if id(draft) not in taking.gone]


class _Taking:
    """The drafts of one text while its notes are being given to them; ``floor`` is where the last anchor stood."""

    def __init__(self, clean: CleanText, sentences: Sentences, drafts: list[Draft]) -> None:
        self.clean, self.sentences = clean, sentences
        self.drafts = drafts
        self.starts = [draft.start for draft in drafts]
        self.in_body = bisect_left(self.starts, clean.body_end)
        self.notes: dict[int, list[Footnote]] = defaultdict(list)
        for note in clean.footnotes:
            self.notes[note.number].append(note)
        self.gone: set[int] = set()
        self.made: list[Draft] = []
        self.floor = 0

    def take(self, anchor: Anchor) -> None:
        """Find what the anchor belongs to, and give it the number in its note."""
        note = self._note(anchor)
        inside = self._inside(note) if note else []
        source = next((draft for draft in inside if draft.refs), None)
        if note is None or source is None:
            return
        target = self._draft(anchor, inside) or self._promise(anchor)
        if target is None and source.start - note.start <= _LONGEST_LEAD:
            target = self._document(anchor, inside)
            if target:
                self.made.append(target)
        if target:
            target.refs = target.refs or source.refs
            target.footnote = note.line
            self.gone.update(id(draft) for draft in inside)

    def _note(self, anchor: Anchor) -> Footnote | None:
        """The note with the anchor's number; where numbers start anew, the first one under the anchor's page."""
        notes = self.notes.get(anchor.number, ())
        if len(notes) < 2:
            return notes[0] if notes else None
        place = self.clean.original_span(max(0, anchor.at - 1), max(1, anchor.at))[0]
        after = bisect_left(notes, place, key=lambda note: note.line_at)
        return notes[min(after, len(notes) - 1)]

    def _inside(self, note: Footnote) -> list[Draft]:
        return self.drafts[bisect_left(self.starts, note.start) : bisect_left(self.starts, note.end)]

    def _before(self, at: int, floor: int) -> list[Draft]:
        """The last drafts of the body that start between ``floor`` and ``at``, nearest first."""
        last = min(bisect_right(self.starts, at), self.in_body)
        first = max(bisect_left(self.starts, floor), last - _MOST_DRAFTS)
        return self.drafts[first:last][::-1]

    def _draft(self, anchor: Anchor, inside: list[Draft]) -> Draft | None:
        """The draft without number, of the kind the note has, nearest before the anchor in its sentence."""
        of_motion = any(draft.kind == "motion" for draft in inside)
        of_questions = any(draft.kind == "questions" for draft in inside)
        floor = self.sentences.at(max(0, anchor.at - 2))[0]
        for draft in self._before(anchor.at, floor):
            if draft.refs or draft.footnote:
                continue
            if draft.kind == "questions" and of_questions:
                draft.end = max(draft.end, self._end_of_name(draft.end, anchor.at))
                return draft
            near = (
                dated_letter_in(self.clean.text, floor, draft.start) is False
                if _ends_there(self.clean, anchor) and anchor.at - draft.end > 3
                else goes_on_to(self.clean.text, draft.end, anchor.at)
            )
            if draft.kind == "motion" and not of_questions and (of_motion or near):
                return draft
        return None

    def _promise(self, anchor: Anchor) -> Draft | None:
        """The earlier commitment that the anchor stands in: its note says where it was made."""
        for draft in self._before(anchor.at, anchor.at - 2 * _REACH):
            if draft.kind == "commitment" and not draft.refs and anchor.at <= draft.end + 2:
                return draft
        return None

    def _end_of_name(self, at: int, anchor_at: int) -> int:
        """Where the topic of questions ends: before the verb that goes on with the sentence."""
        limit = min(anchor_at, at + 160)
        verb = _GOES_ON.search(self.clean.text, at, limit)
        return verb.start() if verb else limit

    def _document(self, anchor: Anchor, inside: list[Draft]) -> Draft | None:
        """The document that the words before the anchor name ("het verslag van de Raad dat uw Kamer is gestuurd")."""
        if any(draft.kind == "motion" for draft in inside):
            return None
        text, end = self.clean.text, anchor.at
        start = max(self.floor, self.sentences.at(max(0, end - 2))[0], end - _REACH)
        for draft in self._before(anchor.at, start + 1):
            if draft.kind == "motion" and not draft.refs:
                continue  # what is cited by name, and has not taken the note
            if draft.footnote is None and draft.end <= end + 3:
                start = max(start, draft.end)
                break
            end = min(end, draft.start)
        document = document_before(text, start, end, ended=_ends_there(self.clean, anchor))
        if document is None and text[anchor.at : anchor.at + 1] in ("\n", ""):
            # A digit behind the last sentence of a paragraph can belong to the letter that the paragraph is about.
            reach = max(self.floor, anchor.at - 2 * _REACH)
            start = max(reach, text.rfind("\n", reach, max(0, anchor.at - 1)) + 1)
            document = document_before(text, start, end, ended=_ends_there(self.clean, anchor))
            if document and not _DATED.search(text, *document):
                return None
        if document is None:
            return None
        kind = next(draft.kind for draft in inside if draft.refs)
        rule = "paper-footnote" if kind == "paper" else "questions-footnote"
        return Draft(*document, kind, rule)


def _ends_there(clean: CleanText, anchor: Anchor) -> bool:
    """Whether the anchor stands at the end of its sentence, where the note belongs to what the sentence cites."""
    return clean.text[anchor.at - 1 : anchor.at] in (".", ")", ",") or clean.text[anchor.at : anchor.at + 1] in (
        ".",
        ",",
        "\n",
    )
