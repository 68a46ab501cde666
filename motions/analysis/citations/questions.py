"""Written and oral questions by members, as a letter refers to them."""

import re

from motions.analysis.citations.cues import Cue
from motions.analysis.citations.draft import Draft
from motions.analysis.citations.movers import Movers, read_movers
from motions.analysis.citations.papers import read_annex, read_raw_id

RULES = {
    "questions-members": "de vragen van de leden Ceder en Van der Graaf (beiden CU)",
    "questions-members-annex": "Zie de vragen van het lid Kant over hulp (Aanhangsel Handelingen II 2018/19, nr. 2512)",
    "questions-committee": "de vragen van de vaste commissie voor Financiën",
    "questions-asked-by": "de door het lid Kant gestelde Kamervragen",
    "questions-marked": "de vragen met kenmerk 2024Z16988",
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
    r"""(?:,?\s?\((?:ingezonden|ontvangen|gesteld|d\.?d\.?|kenmerk|vraagnummer|nr\.)[^().;\n]{2,60}\)?
       |,?\s(?:ingezonden|ontvangen|gesteld|d\.?d\.?)\s(?:op\s)?\d{1,2}\s[a-z]+(?:\s(?:19|20)\d\d|\sjl\.)?
       |,?\s(?:kenmerk|vraagnummer|nr\.)\s[\w-]{4,14}
       |\s(?:heeft|hebben)\s(?:gesteld|ingediend)
       |\sdie\s(?:zijn|werden|waren)\s(?:ingezonden|ingediend|gesteld)\s(?:op\s)?\d{1,2}\s[a-z]+(?:\s(?:19|20)\d\d)?
       |\s(?:met|onder)\s(?:kenmerk|nummer)\s20\d\dZ\d{4,6}
       |,?\s(?:op|van)\s\d{1,2}\s[a-z]+(?:\s(?:19|20)\d\d|\sjl\.)?
       |\s?\(\s?(?:20\d\dZ\d{4,6}|(?:vraagnummer|kenmerk|nr\.?)\s?\d{5,10}|\d{10})\s?\))""",
    re.VERBOSE,
)
_COMMITTEE = re.compile(
    r"""(?:(?:[Ss]chriftelijke|[Ff]eitelijke|[Nn]adere|[Aa]anvullende)\s)?[Vv]ragen(?:\sen\sopmerkingen)?\s(?:van(?:uit)?|door|die|uit)\s(?:de|een|uw)\s
    (?:(?:vaste|algemene|tijdelijke|bijzondere)\s)?(?:[Kk]amer)?commissie
    \s(?:(?:voor|van)\s(?:de\s)?[\w-]+|[A-Z]{2,6}\b)
    (?:(?:,|\s/)?\s(?:en\s)?(?:voor\s)?(?:(?:de|van|der|het)\s){0,2}[A-Z][\w&-]*){0,12}(?:\s\([A-Z][\w&/-]{1,12}\))?""",
    re.VERBOSE,
)
# "heb ik Kamervragen beantwoord van de leden Jansen en Pietersen"
_ANSWERED = re.compile(r"(?:beantwoord|ontvangen)\s(?=van\s(?:het|de)\s(?:[Kk]amer)?l(?:id|eden)\s)")
_ASKED_BY = re.compile(
    r"""\bdoor\s(?=(?:het\s(?:[Kk]amer)?lid|de\s(?:[Kk]amer)?leden|de\sheer|mevrouw)\s)(?:[^.;:?!()\n]|\([^()\n]{1,30}\)){3,110}
    \s(?:gestelde|ingediende|ingezonden)\s(?:schriftelijke\s)?\Z""",
    re.VERBOSE,
)
_MARKED = re.compile(r"met\skenmerk\s(?:20\d\dZ\d{4,6}|\d{10})")
_DATED = re.compile(
    r"(?:van|d\.?d\.?|op)\s\d{1,2}\s(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)(?:\s(?:19|20)\d\d)?"
)
_INSIDE = r"(?:[^.;:?!\n()]|(?<=d)\.(?=d\.\s)|(?<=d\.d)\.(?=\s\d))"
"""A character inside a sentence, also the full stops of "d.d."."""
_TOPIC = re.compile(
    rf"""(?=\s?(?:aan\s(?:de|het|mij)|over|inzake|omtrent|betreffende|naar\saanleiding\svan|met\sbetrekking\stot)\s)
    {_INSIDE}{{3,400}}(?=,\singezonden\s|\((?:ingezonden|20\d\dZ|vraagnummer|kenmerk|nr\.\s\d|\d{{10}}\)))
   |\sover\s[^.,;:?!\n()]{{3,90}}(?=\svan\s\d{{1,2}}\s[a-z]{{3,9}}\s(?:19|20)\d\d\b)""",
    re.VERBOSE,
)
_ANNEXED = re.compile(
    rf"""(?P<open>{_INSIDE}{{0,260}}(?:\([^()\n]{{1,60}}\){_INSIDE}{{0,40}})?[(,]\s?)
    (?:Aanhangsel|Kamervragen\s\(Aanhangsel|(?P<id>ah-[te]k-\d{{8}}-\d+))\b
    (?P<without_years>\s(?:bij\sde|van\sde|der)\sHandelingen,\snr\.\s\d{{1,4}}(?=\)))?""",
    re.VERBOSE,
)
_ALSO = re.compile(r"\s*(?:,|,?\s*en)\s+(?=van\s(?:het\slid|de\sleden)\s)")
_GENERAL_TOPIC = re.compile(
    r"""(?:over|inzake|omtrent|betreffende|naar\saanleiding\svan|bij)\s[^.,;:?!\n()]{3,120}?
    (?=\s(?:is|zijn|was|waren|werd|werden|ben|heb|heeft|hebben|wordt|worden|kan|kunnen|zal|zullen|aan|toe|die|welke)\b
      |[.,;:?!\n()]|\Z)""",
    re.VERBOSE,
)


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
    return _with_annex(text, draft, movers.group_end)


def _with_annex(text: str, draft: Draft, at: int) -> Draft:
    """Give questions the number of their answers in the annex of the proceedings, where it stands behind ``at``."""
    annexed = _ANNEXED.match(text, at)
    annex = _annex(text, annexed) if annexed else None
    if annexed and annex:
        closed = annexed["open"].endswith("(") and text[annex.end : annex.end + 1] == ")"
        draft.end, draft.refs, draft.rule = annex.end + closed, annex.refs, "questions-members-annex"
    elif annexed and annexed["without_years"]:
        draft.end, draft.rule = annexed.end() + 1, "questions-members-annex"
    return draft


def _annex(text: str, annexed: re.Match[str]) -> Draft | None:
    cue = Cue("proceedings", annexed.end("open"), annexed.end())
    return read_raw_id(text, cue) if annexed["id"] else read_annex(text, cue, annexed.start())


def _first(text: str, cue: Cue) -> Draft | None:
    word = _WORD.match(text, cue.start)
    if word is None:
        return None
    committee = _COMMITTEE.match(text, cue.start)
    if committee:
        return Draft(cue.start, _behind(text, committee.end()), "questions", "questions-committee")
    marked = _MARKED.match(text, word.end())
    if marked:
        return Draft(cue.start, marked.end(), "questions", "questions-marked")
    answered = _ANSWERED.match(text, word.end())
    behind = answered.end() if answered else word.end()
    movers = read_movers(text, behind)
    if movers and (movers.role or text[behind : behind + 4] in ("van ", "door")):
        return _members(text, cue.start, movers)
    asked = _ASKED_BY.search(text, max(0, cue.start - 170), cue.start)
    if asked and (by := read_movers(text, asked.start())):
        end = _behind(text, cue.start + len(word.group().rstrip()))
        return Draft(asked.start(), end, "questions", "questions-asked-by", by.names, by.others)
    dated = _DATED.match(text, word.end())
    if dated:
        return _with_annex(text, Draft(cue.start, dated.end(), "questions", "questions-dated"), dated.end())
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
