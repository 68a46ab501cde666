"""Written and oral questions by members, as a letter refers to them."""

import re

from motions.analysis.citations.cues import Cue
from motions.analysis.citations.draft import Draft
from motions.analysis.citations.movers import Movers, read_movers
from motions.analysis.citations.papers import read_annex

RULES = {
    "questions-members": "de vragen van de leden Ceder en Van der Graaf (beiden CU)",
    "questions-members-annex": "Zie de vragen van het lid Kant over hulp (Aanhangsel Handelingen II 2018/19, nr. 2512)",
    "questions-dated": "Kamervragen van 9 augustus 2024",
    "questions-topic": "schriftelijke vragen over de Maaslijn (ingezonden 3 mei 2001)",
}
"""The rules by name, each with an example of its form."""

_WORD = re.compile(
    r"""(?:(?:[Ss]chriftelijke|[Mm]ondelinge|[Ee]erdere|[Ff]eitelijke)\s)?(?:[Kk]amervra(?:ag|gen)|[Vv]ra(?:ag|gen)(?:\s\d+(?=\s(?:die|van)))?)
    (?:\s\(?(?:schriftelijk|mondeling)\)?)?(?:,?\s(?:ter\s?zake|hierover|hieromtrent|die\szijn\sgesteld|gesteld|ingediend|die))*\s?""",
    re.VERBOSE,
)
_SENT = re.compile(
    r"""(?:,?\s?\(?(?:ingezonden|ontvangen|gesteld|d\.?d\.?|kenmerk|vraagnummer|nr\.)[^().;\n]{2,60}\)?
       |\s(?:heeft|hebben)\s(?:gesteld|ingediend)
       |,?\s(?:op|van)\s\d{1,2}\s[a-z]+(?:\s(?:19|20)\d\d|\sjl\.)?
       |\s?\(\s?(?:20\d\dZ\d{4,6}|(?:vraagnummer|kenmerk|nr\.?)\s?\d{5,10}|\d{10})\s?\))""",
    re.VERBOSE,
)
_DATED = re.compile(
    r"(?:van|d\.?d\.?|op)\s\d{1,2}\s(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)(?:\s(?:19|20)\d\d)?"
)
_TOPIC = re.compile(
    r"\s?(?:over|inzake|omtrent|betreffende|naar\saanleiding\svan|met\sbetrekking\stot)\s[^.;?!\n()]{3,220}?(?=\s?\((?:ingezonden|20\d\dZ|vraagnummer|kenmerk|nr\.\s\d|\d{10}\)))"
)
_ANNEXED = re.compile(
    r"(?P<open>[^.;:?!\n()]{0,200}(?:\([^()\n]{1,60}\)[^.;:?!\n()]{0,20})?[(,]\s?)(?:Aanhangsel|Kamervragen\s\(Aanhangsel)\b"
)
_ALSO = re.compile(r"\s*(?:,|,?\s*en)\s+(?=van\s(?:het\slid|de\sleden)\s)")
_GENERAL_TOPIC = re.compile(r"(?:over|inzake|omtrent|betreffende)\s[^.,;:?!\n()]{3,60}")


def read_questions(text: str, cue: Cue) -> list[Draft]:
    """Read the questions named at ``cue``, and those of other members in the same list; none for "de Kamervragen"."""
    draft = _first(text, cue)
    drafts = [draft] if draft else []
    while draft and draft.movers:
        also = _ALSO.match(text, draft.end)
        movers = read_movers(text, also.end()) if also else None
        draft = _members(text, also.end(), movers) if also and movers else None
        if draft:
            drafts.append(draft)
    return drafts


def _members(text: str, start: int, movers: Movers) -> Draft:
    end = _behind(text, movers.group_end)
    draft = Draft(start, end, "questions", "questions-members", movers.names, movers.others)
    annexed = _ANNEXED.match(text, movers.group_end)
    annex = (
        read_annex(text, Cue("proceedings", annexed.end("open"), annexed.end()), annexed.start()) if annexed else None
    )
    if annexed and annex:
        closed = annexed["open"].endswith("(") and text[annex.end : annex.end + 1] == ")"
        draft.end, draft.refs, draft.rule = annex.end + closed, annex.refs, "questions-members-annex"
    return draft


def _first(text: str, cue: Cue) -> Draft | None:
    word = _WORD.match(text, cue.start)
    if word is None:
        return None
    movers = read_movers(text, word.end())
    if movers and (movers.role or text[word.end() : word.end() + 4] in ("van ", "door")):
        return _members(text, cue.start, movers)
    dated = _DATED.match(text, word.end())
    if dated:
        return Draft(cue.start, dated.end(), "questions", "questions-dated")
    if word.group().casefold().startswith(("schriftelijke", "mondelinge")):
        topic = _TOPIC.match(text, word.end()) or _GENERAL_TOPIC.match(text, word.end())
        if topic:
            return Draft(cue.start, _behind(text, topic.end()), "questions", "questions-topic")
    return None


def _behind(text: str, end: int) -> int:
    """Take in when the questions were sent and their number, also behind their topic."""
    topic = _TOPIC.match(text, end)
    at = topic.end() if topic else end
    while True:
        sent = _SENT.match(text, at)
        if sent is None:
            return at
        at = sent.end()
