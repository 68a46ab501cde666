"""Papers that are no motion, written questions, and proceedings, where their number stands in the text."""

import re

from motions.analysis.citations.cues import Cue
from motions.analysis.citations.draft import Draft
from motions.analysis.citations.motion_numbers import replaced_before
from motions.analysis.citations.numbers import Number, read_number, session_year
from motions.rules.references import NotAReference, Reference, parse_normal_form

RULES = {
    "paper-number": "Kamerstukken II 2007/08, 29 279, nr. 61",
    "paper-bare-number": "35300-XIV-41",
    "paper-number-only": "amendement-Blok (stuk nr. 12, I)",
    "paper-named": "brief van 9 juni 2006 (vergaderjaar 2005–2006, 30 597, nr. 1)",
    "paper-bill": "wetsvoorstel Spoedwet Wegverbreding (28 679)",
    "paper-id": "zie kst-36410-74",
    "motion-replaced": "t.v.v. 36410-31",
    "questions-annex": "Aanhangsel Handelingen, vergaderjaar 2022–2023, nr. 3276",
    "questions-id": "zie ah-tk-20222023-1505",
    "proceedings": "Handelingen II 2012-2013, nr. 71, item 15",
}
"""The rules by name, each with an example of its form."""

_YEARS = r"(?P<years>(?:19|20)\d\d\s?[-–/]{1,2}\s?(?:(?:19|20)?\d\d))(?!\d)"
_ANNEX = re.compile(
    rf"""(?:Kamervragen\s\(Aanhangsel\)|Aanhangsel(?:\svan\sde|\sder)?(?:\s[Hh]andelingen)?)(?:\s(?P<chamber>I{{1,2}})(?=[\s,]))?
    [\s,]*(?:\(?(?:TK|EK|Tweede\sKamer|Eerste\sKamer)[\s,]*)?(?:[Vv]erga-?\s?derjaar\s?)?(?:{_YEARS})?
    [\s,;]*(?:(?:nrs?|nummers?)\s?\.?\s?)?(?P<number>\d{{1,5}})(?P<more>(?:\s?(?:,|en)\s?(?:nrs?\.?\s?)?(?!(?:19|20)\d\d\s?[-–/])\d{{1,5}}(?!\d))*)(?![\d.,]*\d|\s?[-–/]\s?\d)
    (?:[\s,]*(?:[Vv]erga-?\s?derjaar\s?)?(?P<years_behind>(?:19|20)\d\d\s?[-–/]{{1,2}}\s?(?:(?:19|20)?\d\d))(?!\d))?""",
    re.VERBOSE,
)
_YEARS_BEFORE = re.compile(
    rf"(?:(?:TK|EK|Tweede Kamer|Eerste Kamer)[\s,]*)?(?:[Vv]erga-?\s?derjaar\s)?{_YEARS}[\s,]*$|(?:TK|EK)[\s,]+$"
)
_PROCEEDINGS = re.compile(
    rf"""(?:[Hh]andelingen|Hand\.(?=\s(?:I|TK|EK)))(?:\s(?:van\sde|der)\sKamer)?(?:\s(?P<chamber>I{{1,2}}|TK|EK|(?:van\sde\s)?(?:Tweede|Eerste)\sKamer)(?=[\s,]))?
    [\s,]*(?:[Vv]erga-?\s?derjaar\s?)?(?:{_YEARS})?[\s,]*
    (?:(?:nr\s?\.?\s?|(?=\d{{1,4}},\s?item\s))(?P<number>\d{{1,4}})(?:[\s,]*item\s(?P<item>\d{{1,3}}))?
      |(?P<date>(?:van\s)?\d{{1,2}}\s(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)\s\d{{4}}))
    (?:[\s,]*(?:blz|p|pag|bladzijde)\.?\s?\d[\d-]*(?:\s?[-–]\s?\d[\d-]*)?)?
    (?:,\s(?:[Rr]egeling\s|(?:[Tt]weeminuten|[Cc]ommissie)?[Dd]ebat\s|VAO\s|[Mm]ondeling|[Ss]temming|[Vv]ragenuur)
      [^();\n]{{0,90}}(?=\)))?""",
    re.VERBOSE,
)
_RAW_ID = re.compile(
    r"(?:ah|h)-(?:tk|ek)-\d{8}-\d+(?:-\d+)?|kst-(?P<kst>\d{5}(?:-(?:[IVX]+[AB]?|[A-Z]|\(R\d{4}\)))?(?:-\w{1,4}){0,2})"
)
_HOUSE_BEFORE = re.compile(r"(?:(?:Bijlage|bijlage)\s(?:bij|van)\s)?(?:(?:Tweede|Eerste)\s)?\Z")
_NUMBER_ONLY = re.compile(r"stuk(?:ken)?\snrs?\.?\s?\d{1,4}(?:,\s[IVX]+)?")
_DOCUMENT = re.compile(
    r"""\b(?:(?:[Ww]et|[Bb]egrotings)[a-z]*(?:voorstel|ontwerp)
      |[Mm]emorie\svan\s(?:toelichting|antwoord)|[Vv]oorstel\svan\swet|[Gg]eannoteerde\sagenda
      |[A-Z]?[a-z]*(?:brief|brieven|nota|notitie|rapportage|rapport|verslag|reactie|advies))\b(?=[^()\n]{0,220}$)""",
    re.VERBOSE,
)
_SENTENCE_BEFORE = re.compile(r"(?<!\bd\.d)(?<!\bdd)(?<!\bjl)(?<!\bnr)\.\s|\n|;\s")
_BILL_BEFORE = re.compile(
    r"\b(?:[Ww]etsvoorstel|[Vv]oorstel\svan\s(?:[Rr]ijks)?wet|[Ww]etsontwerp|[Ii]nitiatiefwet(?:svoorstel)?|[Ii]nitiatiefnota|[Nn]ovelle)\b[^()\n]{0,150}\($"
)


def read_paper(text: str, cue: Cue, floor: int) -> Draft | None:
    """Read the paper whose naming word or number stands at ``cue``; nothing before ``floor`` is taken in."""
    before = _HOUSE_BEFORE.search(text, max(floor, cue.start - 24), cue.start)
    start = before.start() if before else cue.start
    number = read_number(text, start, one_word=True)
    if number is None:
        alone = _NUMBER_ONLY.match(text, cue.start)
        return Draft(cue.start, alone.end(), "paper", "paper-number-only", lacks_dossier=True) if alone else None
    if not _stands_on_its_own(number, cue):
        return None
    draft = Draft(
        number.start, number.end, "paper", "paper-number" if number.word or number.years else "paper-bare-number"
    )
    draft.refs = number.refs
    if number.numbered and replaced_before(text, number.start, floor):
        draft.kind, draft.rule = "motion", "motion-replaced"
        return draft
    if not number.word and text[number.start - 1 : number.start] == "(":
        _take_in_document(text, draft, number, floor)
    return draft


def _stands_on_its_own(number: Number, cue: Cue) -> bool:
    if number.numbered:
        return cue.kind == "paper" or number.start == cue.start or bool(number.years)
    return bool(number.years) or number.word.casefold().startswith(
        ("kamer", "kst", "dossier", "tweede kamerst", "eerste kamerst")
    )


def _take_in_document(text: str, draft: Draft, number: Number, floor: int) -> None:
    """A number alone in brackets names nothing: the document before it does ("brief (30 597, nr. 1)")."""
    window = max(floor, number.start - 260)
    for end in _SENTENCE_BEFORE.finditer(text, window, number.start):
        window = end.end()
    match = _DOCUMENT.search(text, window, number.start - 1)
    close = text.find(")", number.end, number.end + 40)
    if match and close >= 0:
        draft.start, draft.end, draft.rule = match.start(), close + 1, "paper-named"


def read_bill(text: str, cue: Cue, floor: int) -> Draft | None:
    """``wetsvoorstel Spoedwet Wegverbreding (28 679)``: a bill's dossier, alone in brackets behind its name."""
    number = read_number(text, cue.start + 1)
    if number and number.numbered:
        return read_paper(text, Cue("number", cue.start + 1, cue.end), floor)  # "het verslag (31571, V)"
    named = _BILL_BEFORE.search(text, max(floor, cue.start - 190), cue.start + 1)
    if named is None:
        return None
    if number is None or text[number.end : number.end + 1] != ")":
        return None
    return Draft(named.start(), number.end + 1, "paper", "paper-bill", refs=number.refs)


def read_annex(text: str, cue: Cue, floor: int) -> Draft | None:
    """Written questions and their answers by their number in the annex of the proceedings."""
    match = _ANNEX.match(text, cue.start)
    if match is None:
        return None
    before = _YEARS_BEFORE.search(text, max(floor, cue.start - 60), cue.start)
    written = match["years"] or match["years_behind"] or (before["years"] if before else None)
    start = before.start() if before else cue.start
    if not written:
        return None
    chamber = "ek" if match["chamber"] == "I" or "Eerste Kamer" in text[start : match.end()] else "tk"
    numbers = re.findall(r"\d+", match["number"] + match["more"])
    refs = tuple(Reference(chamber, "ah", session_year(written), number=number) for number in numbers)
    return Draft(start, match.end(), "questions", "questions-annex", refs=refs)


def read_proceedings(text: str, cue: Cue) -> Draft | None:
    """The verbatim report of a debate, by number and item or by its day."""
    match = _PROCEEDINGS.match(text, cue.start)
    if match is None:
        return None
    house = match["chamber"] or ""
    chamber = "ek" if house in ("I", "EK") or "Eerste" in house else "tk"
    refs: tuple[Reference, ...] = ()
    if match["years"] and match["number"]:
        number = "-".join(part for part in (match["number"], match["item"]) if part)
        refs = (Reference(chamber, "h", session_year(match["years"]), number=number),)
    return Draft(cue.start, match.end(), "proceedings", "proceedings", refs=refs)


def read_raw_id(text: str, cue: Cue) -> Draft | None:
    """An identifier of officielebekendmakingen.nl in running text."""
    match = _RAW_ID.match(text, cue.start)
    if match is None:
        return None
    try:
        ref = parse_normal_form(match["kst"] or match.group())
    except NotAReference:
        return None
    if ref.series == "kst":
        return Draft(cue.start, match.end(), "paper", "paper-id", refs=(ref,))
    if ref.series == "ah":
        return Draft(cue.start, match.end(), "questions", "questions-id", refs=(ref,))
    return Draft(cue.start, match.end(), "proceedings", "proceedings", refs=(ref,))
