"""Which of the times in a request say by when it must be met, and which only describe its subject."""

import re

from motions.analysis.findings import FutureDate

# "tot 2035", "in 2030", "op 1 november": a bare point in time; "uiterlijk in 2028" and "nog in 2026" always bind
_BARE = re.compile(r"(?:in|op|tot|voor|van|per|rond|vanaf|na)\s+(?:\d|het\s+jaar)", re.IGNORECASE)
_BEFORE_DAY = re.compile(r"v[oó]{2}r\s+(?:\w+\s+)?\d{1,2}\s", re.IGNORECASE)
# "verzoekt de regering [in 2026] ...", "om [op 17 juli] de vlag ...", "..., en dit [in 2026] ..."
_FRONTED = re.compile(
    r"(?:\b(?:regering|kabinet|presidium|Minister|Staatssecretaris|om|en|dit|daartoe|hierover|Kamer)|,)\s*$"
)
# "de vlag [op 17 juli] uit te hangen", "de regeling te verlengen [per 1 januari 2026]"; of a year this says nothing
_BEFORE_VERB = re.compile(r"\s*(?:[\w-]+\s+){0,2}?(?:\w+\s+)?te\s+\w+en\b|\s*$")
# a clause that describes: "waarbij het gebruik [binnen twee weken] wordt gemeld", "bedrijven die [in 2025] ..."
_DESCRIBING = re.compile(r"\b(?:waarbij|waarvan|waardoor|waarin|waarmee|zodat|die)\b")
_CLAUSE_BREAK = re.compile(
    r",\s+(?:en|alsmede|maar)\b|\ben\s+(?:de\s+(?:Kamer|resultaten|uitkomsten)|daar\w*|hier\w*|dit|deze|om)\b|;|:|\s–\s"
)
# "een periodiek overleg": an adjective, no term
_ARTICLE = re.compile(r"\b(?:een|het|de|deze|dit)\s+$")
_NOT = re.compile(r"\bniet\s+$")
_BINDING = re.compile(r"uiterlijk|v[oó]{2}r|binnen|nog", re.IGNORECASE)
_AFTER_TALKS = re.compile(
    r"na\s+(?:goed\s+)?(?:overleg|samenspraak|raadpleging)\b|v[oó]{2}r\s+(?!de\s+behandeling)", re.IGNORECASE
)
# "per kwartaal 150 voorbeelden", "hoeveel er jaarlijks worden verkocht": how much, not when
_AMOUNT = re.compile(r"\s*(?:\d|worden\b|wordt\b)")
_AFTER_YEAR = re.compile(r"na\s+(?:19|20)\d\d", re.IGNORECASE)
# "in de toekomst", "aan een volgend kabinet", "voor de komende vijf jaar": a period, not a term
_REACH = 400
_NEVER_TERMS = frozenset(("future", "new-cabinet", "coming-duration", "coming-time"))


def is_term(request: str, date: FutureDate, offset: int, *, declares: bool = False) -> bool:
    """Whether a time in a request is a term for who is asked; ``offset`` is where the request starts in its text.

    A clause that ``declares`` ("spreekt uit") asks nobody: only words that bind make a term of its times.
    """
    start, end = date.start - offset, date.end - offset
    before, words, after = request[max(0, start - _REACH) : start], request[start:end], request[end : end + _REACH]
    if date.rule in _NEVER_TERMS or _NOT.search(before) or _AFTER_YEAR.match(words) or _is_described(before):
        return False
    if date.precision == "recurring":
        return not (_ARTICLE.search(before) or words.endswith("e") or _AMOUNT.match(after))
    if declares and not _BINDING.match(words):
        return False
    if date.precision == "event" and not date.due_on and _AFTER_TALKS.match(words):
        return False
    if _BARE.match(words) and not _BEFORE_DAY.match(words):
        return bool(_FRONTED.search(before) or (date.rule != "year" and _BEFORE_VERB.match(after)))
    return True


def _is_described(before: str) -> bool:
    clause = max((found.end() for found in _CLAUSE_BREAK.finditer(before)), default=0)
    return _DESCRIBING.search(before, clause) is not None
