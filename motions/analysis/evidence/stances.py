"""What a sentence about a motion or a commitment says of its state: named rules, the first that fits decides.

A refusal or a delay is told by its own words; "carried out" and "being carried out" by the link with the motion
("conform", "in het kader van") and the tense of the main verb; the rest is mention.
"""

from motions.analysis.evidence import fulfilling, mentioning, progressing, refusing, this_letter
from motions.analysis.evidence.afterthoughts import AFTERTHOUGHTS
from motions.analysis.evidence.mentioning import DEFAULT
from motions.analysis.evidence.plain_words import plain_words
from motions.analysis.evidence.stance_rule import StanceRule, Words

RULES: tuple[StanceRule, ...] = (
    *mentioning.REFERENCES,
    *refusing.REFUSALS,
    *refusing.DELAYS,
    *this_letter.BY_THIS_LETTER,
    *progressing.IN_A_LETTER,
    *progressing.EFFORTS,
    *fulfilling.IN_TALKS,
    *mentioning.ASKED,
    *fulfilling.DONE,
    *fulfilling.HANDED_OVER,
    *fulfilling.TAKEN_UP,
    *mentioning.FATE,
    *progressing.UNDER_WAY,
    *mentioning.TOLD,
    *fulfilling.BY_GOVERNMENT,
    *mentioning.NOT_NOW,
    *progressing.PENDING,
)


def stance_of(sentence: str) -> StanceRule:
    """Return the rule that decides what a sentence says of the motion or commitment in it."""
    plain = plain_words(sentence)
    read = Words(plain, plain.split(" dat ", 1)[0], plain.lower())
    rule = next((rule for rule in RULES if rule.fits(read)), DEFAULT)
    if rule.stance == "mentions" and "; " in plain:
        return afterthought_of(plain.rsplit("; ", 1)[1]) or rule
    return rule


def afterthought_of(clause: str) -> StanceRule | None:
    """Return the rule by which a clause behind a semicolon tells what became of what stands before it, if any."""
    read = Words(clause, clause.split(" dat ", 1)[0], clause.lower())
    return next((rule for rule in AFTERTHOUGHTS if rule.fits(read)), None)
