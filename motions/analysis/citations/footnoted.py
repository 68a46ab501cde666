"""Numbers that stand in a footnote: given to the motion, document or questions in the sentence that points to it."""

import re
from bisect import bisect_left, bisect_right
from itertools import groupby

from motions.analysis.citations.draft import Draft
from motions.analysis.sentences import Sentences
from motions.analysis.text import Anchor, CleanText, Footnote

RULES = {
    "paper-footnote": "verslag van de Raad dat uw Kamer is toegestuurd, met het nummer in de noot",
    "questions-footnote": "beantwoording van de vragen van 9 augustus, met het nummer in de noot",
    "paper-loose-note": "Kamerbrief van 26 juni 2023, met het nummer op een losse regel onder de brief",
}
"""The rules by name, each with an example of its form."""

_DOCUMENT = re.compile(
    r"""\b(?:(?:eerste|tweede|derde|vierde|vijfde|zesde|zevende|recente|laatste|jaarlijkse|eerdere)\s)?
    (?:[A-Z]?[a-zë-]*(?:brief|brieven|verslag|rapport|rapportage|nota|notitie|kabinetsreactie|beleidsreactie|bundel)
      |[Ee]valuatie|[Aa]ntwoord(?:en)?|[Bb]eantwoording)\b""",
    re.VERBOSE,
)
_TAIL = re.compile(r"(?:\s(?:en|en\sde|en\sde\suitvoering\svan|van|de|het|conform))*[\s.,;:]*$")
_REACH = 240


def take_in_footnotes(clean: CleanText, sentences: Sentences, drafts: list[Draft]) -> list[Draft]:
    """Give drafts of the body the numbers of the notes they point to; the notes' own drafts then go.

    A note that nothing in the body takes keeps its citation, with the note as its place.
    """
    body = [draft for draft in drafts if draft.start < clean.body_end]
    starts = [draft.start for draft in body]
    gone: set[int] = set()
    made: list[Draft] = []
    floor = 0
    for at, anchors in groupby(clean.anchors, key=lambda anchor: anchor.at):
        # Digits at one place belong to the things named before it in their order: the last to the nearest.
        for anchor in reversed(list(anchors)):
            note = clean.footnote(anchor.number, at)
            inside = _inside(note, drafts) if note else []
            source = next((draft for draft in inside if draft.refs), None)
            if note is None or source is None:
                continue
            target = _target(clean, sentences, anchor, body, starts, inside)
            if target is None:
                target = _document(clean, sentences, anchor, floor, body, inside)
                if target:
                    made.append(target)
            if target:
                target.refs = target.refs or source.refs
                target.footnote = note.line
                gone.update(id(draft) for draft in inside)
        floor = at
    return [draft for draft in [*drafts, *made] if id(draft) not in gone]


def _inside(note: Footnote, drafts: list[Draft]) -> list[Draft]:
    return [draft for draft in drafts if note.start <= draft.start < note.end]


def _target(
    clean: CleanText, sentences: Sentences, anchor: Anchor, body: list[Draft], starts: list[int], inside: list[Draft]
) -> Draft | None:
    """The draft without number, of the kind the note has, nearest before the anchor in its sentence."""
    sentence_start = sentences.at(max(0, anchor.at - 2))[0]
    first, last = bisect_left(starts, sentence_start), bisect_right(starts, anchor.at)
    of_motion = any(draft.kind == "motion" for draft in inside)
    of_questions = any(draft.kind == "questions" for draft in inside)
    for draft in reversed(body[first:last]):
        if draft.refs or draft.footnote:
            continue
        if draft.kind == "questions" and of_questions:
            draft.end = max(draft.end, min(anchor.at, draft.end + 160))
            return draft
        if (
            draft.kind == "motion"
            and not of_questions
            and (of_motion or anchor.at - draft.end <= 3 or _ends_there(clean, anchor))
        ):
            return draft
    return None


def _ends_there(clean: CleanText, anchor: Anchor) -> bool:
    """Whether the anchor stands at the end of its sentence, where the note belongs to what the sentence cites."""
    return clean.text[anchor.at - 1 : anchor.at] in (".", ")", ",") or clean.text[anchor.at : anchor.at + 1] in (
        ".",
        ",",
        "\n",
    )


def _document(
    clean: CleanText, sentences: Sentences, anchor: Anchor, floor: int, body: list[Draft], inside: list[Draft]
) -> Draft | None:
    """The document that the words before the anchor name ("het verslag van de Raad dat uw Kamer is toegestuurd")."""
    if any(draft.kind == "motion" for draft in inside):
        return None
    start = max(floor, sentences.at(max(0, anchor.at - 2))[0], anchor.at - _REACH)
    end = anchor.at
    for draft in reversed(body):
        if start < draft.end <= end + 3 and draft.start > start:
            if draft.footnote is None:
                start = draft.end
                break
            end = draft.start
    match = _DOCUMENT.search(clean.text, start, end)
    if match is None and clean.text[anchor.at : anchor.at + 1] in ("\n", ""):
        # A digit behind the last sentence of a paragraph can belong to what the paragraph is about.
        start = max(floor, clean.text.rfind("\n", 0, max(0, anchor.at - 1)) + 1, anchor.at - 2 * _REACH)
        match = _DOCUMENT.search(clean.text, start, end)
    if match is None:
        return None
    comma = clean.text.find(",", match.end(), end)
    tail = _TAIL.search(clean.text, match.end(), end)
    kind = next(draft.kind for draft in inside if draft.refs)
    rule = "paper-footnote" if kind == "paper" else "questions-footnote"
    return Draft(match.start(), comma if comma >= 0 else tail.start() if tail else end, kind, rule)
