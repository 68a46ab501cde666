"""Where a phrase ends that a few words begin: a clause ("zodra ..."), a noun phrase ("na afronding van ...").

Both look at a bounded number of characters, so that reading stays linear whatever the text holds.
"""

import re

_CLAUSE_LIMIT = 200
_NOUN_LIMIT = 120
_ATTACHMENTS = 3

_STOP = re.compile(
    r"""
      [;:?!()\n]{1}(?!\n?[a-z])                          # ... bekend zijn; daarna
    | [,.](?=\s|$)                                       # ... bekend zijn, zal
    | \s(?=(?:zal|zullen|informeer|stuur|zend|kom|ga|wordt|worden|ontvangt|kan|kunnen|bericht|treed|doe|bied)
        \s(?:ik|wij|we|u|het\skabinet|de\s(?:Tweede\s)?Kamer|uw\sKamer|Nederland|dit|deze|hier|er|mijn|daar|de|het)\b)
    """,
    re.VERBOSE,
)
_FUNCTION_WORDS = (
    "de|het|een|en|of|te|om|ik|wij|u|uw|zal|zullen|wordt|worden|is|zijn|was|waren|heeft|hebben|hierover|daarover|aan|op|in"
    "|van|voor|met|naar|bij|over|dat|die|als|ook|nog|kan|kunnen|zo|reeds|nader|tot|door|na|per|dan|eens|graag|alsnog"
)
_NAME = r"(?!Kamer\b|Tweede\b|Eerste\b)[A-ZÀ-Ý][\w-]*"
_NAMED = re.compile(rf"\s+{_NAME}(?:\s+(?:(?:en|van|of)\s+)?{_NAME}){{0,5}}")
"""A meeting's subject that follows without a preposition ("het commissiedebat Zorgfraude")."""
_ATTACHED = re.compile(
    rf"""
    \s+ (?:van|over|inzake|betreffende|omtrent|op)
    \s+ (?:(?:de|het|een|deze|dit|mijn|onze|alle|beide|zijn|haar|hun)\s+)?
    (?!(?:{_FUNCTION_WORDS}|Kamer|Tweede\sKamer)\b)
    (?:(?!(?:{_FUNCTION_WORDS})\b)[a-zà-ÿ-]+e\s+){{0,2}}
    (?!(?:{_FUNCTION_WORDS}|Kamer)\b) [^\W\d][\w-]*
    (?:\s+(?:(?:en|van|of)\s+)?{_NAME}){{0,6}}
    """,
    re.VERBOSE,
)


def clause_end(text: str, at: int) -> int:
    """Return where the clause ends that runs on from ``at``: at punctuation, or where the main clause begins."""
    limit = min(len(text), at + _CLAUSE_LIMIT)
    stop = _STOP.search(text, at, limit)
    if stop:
        return stop.start()
    if limit == len(text):
        return len(text.rstrip()) if len(text.rstrip()) > at else at
    return max(text.rfind(" ", at, limit), at)


def noun_phrase_end(text: str, at: int) -> int:
    """Return where the noun phrase ends that may go on at ``at``: "... van het wetsvoorstel over gokken"."""
    limit = min(len(text), at + _NOUN_LIMIT)
    named = _NAMED.match(text, at, limit)
    if named:
        at = named.end()
    for _ in range(_ATTACHMENTS):
        attached = _ATTACHED.match(text, at, limit)
        if not attached:
            break
        at = attached.end()
    return at
