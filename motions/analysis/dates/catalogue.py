"""All rules of the date reader as one automaton, and which of them a candidate's words belong to."""

import re
from functools import lru_cache

import re2

from motions.analysis.dates import (
    day_rules,
    duration_rules,
    event_rules,
    meeting_rules,
    period_rules,
    politics_rules,
    season_rules,
    vague_rules,
)
from motions.analysis.dates.rule import DateRule
from motions.analysis.dates.wording import pattern
from motions.rules.deadlines import Term

RULES: tuple[DateRule, ...] = (
    *day_rules.RULES,
    *period_rules.RULES,
    *season_rules.RULES,
    *politics_rules.RULES,
    *duration_rules.RULES,
    *vague_rules.RULES,
    *meeting_rules.RULES,
    *event_rules.RULES,
)
_AUTOMATON_MEMORY = 64 << 20
_NAMED_GROUP = re.compile(r"\(\?P<\w+>")


def _unnamed(rule: DateRule) -> str:
    return _NAMED_GROUP.sub("(?:", pattern(rule.pattern))


def _scanner() -> "re2._Regexp":
    """Compile all rules for one scan of Latin-1 bytes; at each place the longest phrase is found."""
    options = re2.Options()
    options.encoding = re2.Options.Encoding.LATIN1
    options.longest_match = True
    options.never_capture = True
    options.case_sensitive = False
    options.max_mem = _AUTOMATON_MEMORY
    plain = "|".join(_unnamed(rule) for rule in RULES if not rule.glued)
    glued = "|".join(_unnamed(rule) for rule in RULES if rule.glued)
    return re2.compile(rf"\b(?:{plain})|{glued}".encode("latin-1"), options)


SCANNER = _scanner()
"""Finds candidates in :func:`motions.analysis.characters.one_byte_each` of a text."""
_CHOICE = re.compile("|".join(f"(?P<r{index}>{_unnamed(rule)})" for index, rule in enumerate(RULES)), re.IGNORECASE)
_FORMS = tuple(re.compile(pattern(rule.pattern), re.IGNORECASE) for rule in RULES)


@lru_cache(maxsize=8192)
def read_candidate(words: str) -> tuple[DateRule, Term, tuple[int, int]] | None:
    """Return the rule that a candidate's words belong to, what they mean, and which of them are the phrase."""
    choice = _CHOICE.fullmatch(words)
    if not choice or not choice.lastgroup:
        return None
    index = int(choice.lastgroup[1:])
    form = _FORMS[index].fullmatch(words)
    term = RULES[index].term(form) if form else None
    if not form or not term:
        return None
    return RULES[index], term, form.span("focus" if "focus" in form.re.groupindex else 0)
