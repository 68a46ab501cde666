"""Notes that lost their number on the way out of a word processor: a reference alone on a line under the letter."""

import re

from motions.analysis.citations.draft import Draft
from motions.analysis.text import CleanText

RULES = {
    "paper-loose-note": "Dit stond in de Kamerbrief van 26 juni 2023 over de havens.\n\nKamerstuk 25 424, nr. 670",
}
"""The rules by name, each with an example of its form."""

_REST_OF_LINE = re.compile(r"[\s.]*(?:\([^()\n]*\))?[\s.]*(?=\n|\Z)")
_DATED_LETTER = re.compile(r"(?<!\b[Uu]w )\b(?:[Kk]amer)?brief\svan\s\d{1,2}\s[a-z]+\s\d{4}(?!\s?\()")


def take_in_loose_notes(clean: CleanText, drafts: list[Draft]) -> list[Draft]:
    """Give the one motion without number the one loose reference; failing that, the one letter cited by its day."""
    loose = [draft for draft in drafts if draft.kind == "paper" and draft.refs and _is_alone(clean, draft)]
    if len(loose) != 1 or loose[0].start < len(clean.text) // 2:
        return drafts
    note = loose[0]
    motions = [draft for draft in drafts if draft.kind == "motion" and draft.movers and not draft.refs]
    if len({draft.movers for draft in motions}) == 1:
        for draft in motions:
            draft.refs, draft.footnote = note.refs, _line(clean.text, note)
        return [draft for draft in drafts if draft is not note]
    letters = list(_DATED_LETTER.finditer(clean.text, 0, note.start))
    if not motions and len(letters) == 1:
        letter = Draft(letters[0].start(), letters[0].end(), "paper", "paper-loose-note", refs=note.refs)
        letter.footnote = _line(clean.text, note)
        return [letter if draft is note else draft for draft in drafts]
    return drafts


def _is_alone(clean: CleanText, draft: Draft) -> bool:
    text = clean.text
    return (
        text[draft.start - 1 : draft.start] == "\n"
        and draft.start < clean.body_end
        and _REST_OF_LINE.match(text, draft.end) is not None
    )


def _line(text: str, draft: Draft) -> str:
    end = text.find("\n", draft.end)
    return text[draft.start : end if end >= 0 else len(text)].strip()
