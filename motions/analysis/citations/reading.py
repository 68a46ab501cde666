"""The citations of one clean text: cues in one pass, a reader per kind, then footnotes and numbers from elsewhere."""

from collections.abc import Iterator

from motions.analysis.citations import earlier_commitments, footnoted, loose_notes, motions, papers, questions
from motions.analysis.citations.cues import Cue, find_cues
from motions.analysis.citations.draft import Draft
from motions.analysis.citations.same_motion import fill_in_numbers
from motions.analysis.findings import Citation
from motions.analysis.sentences import Sentences
from motions.analysis.text import CleanText
from motions.analysis.zones import Zones
from motions.rules.references import LACKS_DOSSIER, why_incomplete

RULES: dict[str, str] = {
    **motions.RULES,
    **papers.RULES,
    **questions.RULES,
    **earlier_commitments.RULES,
    **footnoted.RULES,
    **loose_notes.RULES,
}
"""Every rule of the citations by name, with an example of its form."""


def find_citations(clean: CleanText, zones: Zones, sentences: Sentences | None = None) -> tuple[Citation, ...]:
    """Return the citations of a text in order, with spans and quotes of the original.

    Linear in the length of the text: every reader looks only a bounded way around its cue.
    """
    sentences = sentences or Sentences(clean.text)
    drafts = earlier_commitments.take_in_places(list(_drafts(clean, zones, sentences)))
    drafts = footnoted.take_in_footnotes(clean, sentences, drafts)
    drafts = loose_notes.take_in_loose_notes(clean, drafts)
    fill_in_numbers(drafts)
    return tuple(sorted((_citation(clean, draft) for draft in drafts), key=lambda citation: citation.start))


def _drafts(clean: CleanText, zones: Zones, sentences: Sentences) -> Iterator[Draft]:
    text = clean.text
    done = floor = 0
    for cue in find_cues(text):
        if cue.start < done:
            continue
        for draft in _read(text, cue, zones, sentences, floor):
            yield draft
            # Inside an earlier commitment other things are cited, such as the motion that it was about.
            done = max(done, cue.end if draft.kind == "commitment" else draft.end)
            floor = floor if draft.kind == "commitment" else done


def _read(text: str, cue: Cue, zones: Zones, sentences: Sentences, floor: int) -> list[Draft]:
    if cue.kind == "motion":
        return list(motions.read_motions(text, cue))
    draft: Draft | None = None
    if cue.kind in ("paper", "number"):
        draft = papers.read_paper(text, cue, floor)
        draft = (motions.read_behind_number(text, draft) if draft else None) or draft
    elif cue.kind == "bill":
        draft = papers.read_bill(text, cue, floor)
    elif cue.kind == "raw_id":
        draft = papers.read_raw_id(text, cue)
    elif cue.kind == "proceedings":
        draft = papers.read_annex(text, cue, floor) or papers.read_proceedings(text, cue)
    elif cue.kind == "commitment":
        draft = earlier_commitments.read_commitment(text, cue, sentences.at(cue.start))
    elif zones.at(cue.start).kind != "head":
        return questions.read_questions(text, cue)
    return [draft] if draft else []


def _citation(clean: CleanText, draft: Draft) -> Citation:
    start, end = clean.original_span(draft.start, draft.end)
    reasons = [why_incomplete(ref, of_motion=draft.kind == "motion") for ref in draft.refs]
    reason = next((reason for reason in reasons if reason), LACKS_DOSSIER if draft.lacks_dossier else "")
    return Citation(
        start=start,
        end=end,
        quote=clean.original[start:end],
        rule=draft.rule,
        kind=draft.kind,
        movers=draft.movers,
        others=draft.others,
        papers=draft.papers,
        refs=draft.refs,
        footnote=draft.footnote,
        complete=not reason,
        incomplete_reason=reason,
    )
