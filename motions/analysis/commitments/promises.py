"""Reads sentences for promises: the first rule that fits, unless it only looks like one, and the time it names."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from motions.analysis.characters import one_byte_each
from motions.analysis.commitments import act_rules, paper_rules, planning_rules, receiving_rules, telling_rules
from motions.analysis.commitments.clauses import says_when
from motions.analysis.commitments.lookalikes import lookalike
from motions.analysis.commitments.rule import Match, Rule, RuleSet
from motions.analysis.findings import Commitment, FutureDate
from motions.analysis.headings import starts_item
from motions.analysis.placing import in_original
from motions.analysis.sentences import Sentences
from motions.analysis.text import CleanText
from motions.analysis.zones import Zones

RULES: tuple[Rule, ...] = (
    *telling_rules.RULES,
    *receiving_rules.RULES,
    *planning_rules.RULES,
    *paper_rules.RULES,
    *act_rules.RULES,
)
"""In order: of the rules that fit a sentence the first counts, so that a promise to inform is never told as an act."""
LONGEST_SENTENCE = 2_000
"""Longer "sentences" are tables and lists without stops; nothing in them is read as a promise."""
# "Het kabinet zal daarom:", with the rest of the verb in the items below
_LEAD = re.compile(r"\b(?:zal|zullen|ga|gaan|gaat|voornemens|wil|willen)\b", re.IGNORECASE)
# "Begin april kom ik met een brief. In deze brief zal ik ...": that brief, not the one one reads
_ANNOUNCES = re.compile(r"\b\w*(?:brief|nota|rapportage|reactie)\b", re.IGNORECASE)
CLOSE_BEHIND = 2
"""How many characters of white space may divide the announced letter and what is said of it."""
_PART = re.compile(r"[^;\s][^;]*")


@cache
def _rule_set() -> RuleSet:
    return RuleSet(RULES)


def promise_in(
    sentence: str, dates: Sequence[FutureDate] = (), offset: int = 0, *, announced: bool = False
) -> tuple[Match, FutureDate | None] | None:
    """Return the first rule that fits a sentence and is no look-alike, and the term of the promise.

    ``dates`` are those in the sentence, in order; ``offset`` is where the sentence starts in their text. The term is
    that of :func:`_term` among the dates of the promise's own clause. ``announced``: see :class:`Match`.
    """
    # a verb may be glued to the word before it, but "maatregelen" holds no "regelen"
    plain = one_byte_each(sentence).decode("latin-1").replace("maatregelen", "maatregel  ")
    for match in _rule_set().matches(plain, timed=bool(dates), announced=announced):
        times = [date for date in dates if says_when(sentence, match, date, offset)]
        if _has_needed(match.rule, times) and lookalike(sentence, match) is None:
            return match, _term(sentence, match, times, offset)
    return None


def _term(sentence: str, match: Match, times: Sequence[FutureDate], offset: int) -> FutureDate | None:
    """Return the first time that names a day, or else the first between the parts of the verb, or the first.

    A day that a comma divides from the promise behind it ("Over de wet die in 2031 ingaat, informeer ik u in mei")
    counts only where the promise has no day of its own.
    """
    days = [date for date in times if date.due_on]
    apart = [date for date in days if "," in sentence[date.end - offset : match.start]]
    day = next((date for date in days if date not in apart), next(iter(days), None))
    inside = next((date for date in times if date.start - offset >= match.start), None)
    return day or inside or next(iter(times), None)


def _has_needed(rule: Rule, times: Sequence[FutureDate]) -> bool:
    if rule.needs == "dated":
        return any(date.due_on for date in times)
    if rule.needs == "point":
        return any(date.precision not in ("event", "recurring") and date.quote != "op termijn" for date in times)
    return rule.needs == "none" or bool(times)


def find_commitments(
    clean: CleanText, zones: Zones, sentences: Sentences, dates: Sequence[FutureDate]
) -> tuple[Commitment, ...]:
    """Return the promises in the government's voice, with spans and quotes of the original.

    A promise is quoted as its whole sentence, or where a list or a semicolon divides several, as its own clause.
    ``dates`` are the future dates of ``clean.text``, in its offsets, in order of ``start``.
    """
    starts = [date.start for date in dates]
    found: list[Commitment] = []
    lead = ""
    for start, end in sentences.spans:
        if start >= clean.body_end or end - start > LONGEST_SENTENCE or zones.voice_at(start) != "government":
            continue
        inside = [date for date in dates[bisect_left(starts, start) : bisect_left(starts, end)] if date.end <= end]
        sentence = clean.text[start:end]
        if not (lead and starts_item(sentence)):
            lead = sentence[:-1] + " " if sentence.endswith(":") and _LEAD.search(sentence) else ""
            announced = bool(found and _ANNOUNCES.search(found[-1].quote) and start - found[-1].end <= CLOSE_BEHIND)
            found.extend(_promises(sentence, start, inside, announced=announced))
        else:
            found.extend(_promised(sentence, start, inside, lead))
    return tuple(in_original(clean, promise) for promise in found)


def _promises(sentence: str, start: int, dates: Sequence[FutureDate], *, announced: bool) -> list[Commitment]:
    """Return a sentence's promise, or those of its parts where semicolons divide two or more.

    Where one part alone promises, the promise is the whole sentence's, though what another part tells hides it.
    """
    if ";" in sentence:
        parts = [(part.group(), start + part.start()) for part in _PART.finditer(sentence)]
        divided = [promise for part, at in parts for promise in _promised(part, at, dates)]
        if len(divided) > 1:
            return divided
        if divided:
            return [replace(divided[0], start=start, end=start + len(sentence), quote=sentence)]
    return _promised(sentence, start, dates, announced=announced)


def _promised(
    text: str, start: int, dates: Sequence[FutureDate], lead: str = "", *, announced: bool = False
) -> list[Commitment]:
    """Return the promise of a sentence or part of one, read behind the ``lead`` of the list it is in."""
    own = [date for date in dates if start <= date.start and date.end <= start + len(text)]
    promise = promise_in(lead + text, own, start - len(lead), announced=announced)
    if not promise:
        return []
    match, term = promise
    return [Commitment(start, start + len(text), text, match.rule.name, match.rule.tier, term)]
