"""Motions as letters cite them: by movers, by number, by both, with the mover before or behind the word.

Each rule below carries an example of its form; the same examples are its tests.
"""

import re
from collections.abc import Iterator

from motions.analysis.citations.cues import Cue
from motions.analysis.citations.draft import Draft
from motions.analysis.citations.motion_numbers import (
    Found,
    number_at,
    number_behind,
    number_behind_title,
    opens_title,
    title_limit,
)
from motions.analysis.citations.movers import Movers, read_movers

RULES = {
    "motion-movers-number": "motie van de leden Bikker en Omtzigt (Kamerstuk 36 410, nr. 74)",
    "motion-movers": "motie Ceder/Mulder",
    "motion-number-movers": "motie (Kamerstuk 36 410 XVI, nr. 116) van de leden Mohandis en Van Nispen",
    "motion-number": "moties 30 300 XV, nr. 87 en 88",
    "motion-number-only": "motie op stuk nr. 12",
    "motion-number-before": "30 252, nr. 4, Motie Waalkens en Atsma",
    "motion-mover-before": "door het lid Van As c.s. ingediende motie",
    "motion-mover-subject": "het lid Dijk (SP) heeft een motie ingediend over de huren (Kamerstuk 36 410, nr. 33)",
    "motion-mover-later": "motie over de vrije doorgang van het lid Ceder",
    "motion-also": "moties van het lid Ceder en van de leden Markuszower en Helder (Kamerstuk 35925-VI-41)",
}
"""The rules by name, each with an example of its form."""

_AMENDED = re.compile(r"(?:(?:[Nn]ader|[Nn]og nader|[Tt]weede nader)\s)?[Gg]ewijzigde\s$")
_BEFORE = re.compile(
    r"""(?P<door>(?:door|van)\s(?:(?:het|de)\s)?(?:(?:Tweede\s|Eerste\s)?[Kk]amer)?(?:[Ll]id|[Ll]eden|heer|mevrouw|heren)\s(?:[^.;:?!\n]|c\.s\.|[A-Z]\.){2,110}?)
    (?:\s(?:en|of))?(?:\s(?:in|op|tijdens|bij|destijds|toen|eerder|onlangs|vorig|dit)\s[^.;:?!\n]{2,60}?)?
    \s(?:(?:is|was|zijn)\s)?(?:ingediende|voorgestelde|aangehouden|aangenomen|ingebrachte|mede-?ondertekende|mede-?ingediende|verworpen)
    (?:\s(?:en\s)?(?:aangenomen|aangehouden|gewijzigde|overgenomen|verworpen|unaniem|breed|gesteunde|nader|door\sde\sKamer))*\s$""",
    re.VERBOSE,
)
# The movers as the subject of the sentence: "heeft het lid X (SP) tijdens het debat een motie" + "ingediend".
_SUBJECT = re.compile(
    r"\b(?:[Hh]et\s(?=(?:[Kk]amer)?lid\s)|[Dd]e\s(?=(?:[Kk]amer)?leden\s|heer\s|heren\s)|(?=[Mm]evrouw\s))"
)
_SUBJECT_VERB = re.compile(
    r"""(?:\s(?:heeft|hebben|diende|dienden|had|hadden))?
    (?:\s(?:hierover|daarover|daartoe|hiertoe))?
    (?:,?\s(?:tijdens|in|bij|op|namens|destijds|toen|eerder|ook)\b[^.;:?!\n]{0,80}?)?
    \s(?:een|de)(?:\s(?:nader|nadere))?(?:\sgewijzigde)?\s""",
    re.VERBOSE,
)
_SUBMITTED = re.compile(r"\s(?:ingediend|ingebracht|voorgesteld|in(?=[\s,.;]))")
_NUMBER_ONLY = re.compile(r"\s(?:\(?op\sstuk(?:ken)?\s|\(?stuk(?:ken)?\s|met\s)?(?:nrs?\.?|nummers?)\s?\d{1,4}\)?")
_OF_OTHERS = re.compile(
    r"\b(?:naar\saanleiding|inzake|betreffende)\s"
)  # "vragen van het lid X naar aanleiding van de motie"
_PARTICIPLE = re.compile(r"\b(?:ingediende|voorgestelde|aangehouden|aangenomen|ingebrachte|verworpen|mede)")
_LATER_MOVERS = re.compile(
    r"\s(?:(?:van|door)\s|die\s(?:door\s)?)(?=(?:het\s(?:[Kk]amer)?lid|de\s(?:[Kk]amer)?leden)\s)"
)
_ALSO = re.compile(r"\s*(?:,|;|,?\s*en|alsmede|alsook|evenals|,?\sen\sook)\s+(?=van\s(?:het\slid|de\sleden)\s)")
_ALSO_NAME = re.compile(r"\s*(?:,|,?\s*en|&)\s+(?=(?:-\s?)?(?:[A-ZÀ-Þ]|[Vv]an\s|[Dd]e[rn]?\s))")
_ALSO_TOPIC = re.compile(r"\s*(?:,|,?\s*en)\s*(?=over\s)")
_ALSO_HYPHEN = re.compile(r"\s*(?:,|,?\s*en)\s+(?=-\s?(?:[A-ZÀ-Þ]|[Vv]an\s|[Dd]e[rn]?\s))")
_LETTER_ON = re.compile(r"\bbrief\s[^.;\n]{0,180}\bop\s(?:de\s)?(?:[a-z]+\s)?\Z")
_MOTION_BEHIND = re.compile(r",?\s(?:(?:[Nn]ader\s)?[Gg]ewijzigde\s)?[Mm]otie(?=[\s-])")
_ADOPTED = re.compile(r"\saan(?=\svan\s(?:het\slid|de\sleden)\s)")  # "nam de motie aan van het lid X"
_OPEN_NAME = re.compile(r"\s\((?=(?:[Vv]an\s|[Dd]e[rn]?\s)?[A-ZÀ-Þ][a-zà-ÿ])")
_ALSO_PAPER = re.compile(r"(?:,|,?\sen)\s(?=[Kk]amerstuk|[123]\d ?\d{3}(?!\d))")
_MOVERS_BEHIND = re.compile(
    r"\s*,?\s*(?:ingediend\s)?(?:van|door)\s?(?:(?:het|de)\s(?:[Kk]amer)?(?:lid|leden|heer|heren)|mevrouw)\s"
    r"|\svan\s(?=(?:[Vv]an\s(?:der?\s)?|[Dd]e[rn]?\s)?(?!Kamer|Tweede|Eerste)[A-ZÀ-Þ][a-zà-ÿ]{2,})"
)


def read_motions(text: str, cue: Cue) -> Iterator[Draft]:
    """Yield the motions that the word at ``cue`` introduces: none ("deze motie"), one, or several ("moties X en Y")."""
    word_end = _word_end(text, cue)
    amended = _AMENDED.search(text, max(0, cue.start - 24), cue.start)
    start = amended.start() if amended else cue.start
    plural = text[cue.start : word_end].casefold().endswith("s")
    number = number_at(text, word_end)
    if number:
        yield from _number_first(text, start, number, plural=plural)
        return
    adopted = _ADOPTED.match(text, word_end)
    movers = read_movers(text, adopted.end() if adopted else word_end, plural=plural)
    if movers:
        yield from _listed(text, start, movers, "motion-movers", plural=plural)
        return
    alone = _NUMBER_ONLY.match(text, word_end)
    if alone:
        draft = Draft(start, alone.end(), "motion", "motion-number-only", lacks_dossier=True)
        movers = read_movers(text, alone.end()) if _MOVERS_BEHIND.match(text, alone.end()) else None
        if movers:
            draft.end, draft.movers, draft.others = movers.end, movers.names, movers.others
        yield draft
        return
    subject = _mover_subject(text, start, word_end)
    if subject:
        at, submitted, movers = subject
        found = number_behind(text, submitted) or Found((), submitted, False)
        yield Draft(at, found.end, "motion", "motion-mover-subject", movers.names, movers.others, found.refs)
        return
    before = _mover_before(text, start)
    if before:
        found = number_behind(text, word_end) or Found((), word_end, False)
        yield Draft(
            before[0], found.end, "motion", "motion-mover-before", before[1].names, before[1].others, found.refs
        )
    elif opens_title(text, word_end):
        yield from _titled(text, start, word_end, plural=plural)


def read_behind_number(text: str, paper: Draft) -> Draft | None:
    """The motion named straight behind its number, as in lists: ``30 252, nr. 4, Motie Waalkens en Atsma``."""
    behind = _MOTION_BEHIND.match(text, paper.end)
    if behind is None or len(paper.refs) != 1:
        return None
    movers = read_movers(text, behind.end())
    if movers is None or number_behind(text, movers.group_end):
        return None
    return Draft(
        paper.start, movers.end, "motion", "motion-number-before", movers.names, movers.others, refs=paper.refs
    )


def _word_end(text: str, cue: Cue) -> int:
    end = cue.start + 5
    return end + 1 if text[end : end + 1] in ("s", "S") and not text[end + 1 : end + 2].isalpha() else end


def _listed(text: str, start: int, movers: Movers, rule: str, *, plural: bool) -> Iterator[Draft]:
    """``motie van de leden X en Y (Kamerstuk ...)``, and the further motions of the same list."""
    drafts: list[Draft] = []
    following: tuple[int, Movers] | None = (start, movers)
    while following:
        start, movers = following
        draft = Draft(start, movers.end, "motion", rule, movers.names, movers.others)
        number = number_behind(text, movers.group_end)
        if number:
            draft.refs, draft.end = number.refs, number.end
            draft.rule = "motion-movers-number" if rule == "motion-movers" else rule
        drafts.append(draft)
        resume = max(draft.end, movers.group_end)
        following = _following_movers(text, resume, listed=plural and (movers.others or number is not None))
        if plural and number and following is None:
            drafts.extend(_further_topics(text, resume, movers))
        rule = "motion-also"
    _share_out(drafts)
    yield from drafts


def _share_out(drafts: list[Draft]) -> None:
    """One bracket can hold the numbers of several in order: ``X c.s. en Y c.s. (27400 VII, nrs. 33 en 34)``."""
    last = drafts[-1]
    if len(drafts) == len(last.refs) > 1 and not any(draft.refs for draft in drafts[:-1]):
        for draft, ref in zip(drafts, last.refs, strict=True):
            draft.refs = (ref,)


def _further_topics(text: str, at: int, movers: Movers) -> Iterator[Draft]:
    """More motions of the same movers: ``moties van het lid X over a (24587-867) en over b (24587-868)``."""
    also = _ALSO_TOPIC.match(text, at)
    while also:
        number = number_behind_title(text, also.end())
        if number is None or not number.numbered:
            return
        yield Draft(also.end(), number.end, "motion", "motion-also", movers.names, movers.others, number.refs)
        also = _ALSO_TOPIC.match(text, number.end)


def _following_movers(text: str, at: int, *, listed: bool) -> tuple[int, Movers] | None:
    """The movers of one more motion in the same list: ``en van het lid Y``, ``, Van den Doel c.s.``."""
    match = _ALSO.match(text, at)
    if match is None:
        match = _ALSO_NAME.match(text, at) if listed else _ALSO_HYPHEN.match(text, at)
    if match is None:
        return None
    movers = read_movers(text, match.end())
    return (match.end(), movers) if movers else None


def _number_first(text: str, start: int, number: Found, *, plural: bool) -> Iterator[Draft]:
    """``motie (Kamerstuk ..., nr. 116) van de leden X``, ``moties Kamerstuk ..., nr. 176 (X), Kamerstuk ... (Y)``."""
    movers = read_movers(text, number.end) if _MOVERS_BEHIND.match(text, number.end) else None
    before = None if movers else _mover_before(text, start)
    if before:
        yield Draft(
            before[0], number.end, "motion", "motion-mover-before", before[1].names, before[1].others, number.refs
        )
        return
    following: tuple[int, Found] | None = (start, number)
    while following:
        start, number = following
        movers = movers or _bracketed_movers(text, number.end)
        end = text.find(")", movers.end) + 1 if text[number.end : number.end + 2] == " (" and movers else 0
        draft = Draft(start, max(end, movers.end if movers else number.end), "motion", "motion-number")
        draft.refs = number.refs
        if movers:
            draft.rule, draft.movers, draft.others = "motion-number-movers", movers.names, movers.others
        yield draft
        also = _ALSO_PAPER.match(text, draft.end) if plural and movers and end else None
        found = number_at(text, also.end()) if also else None
        following = (also.end(), found) if also and found else None
        movers = None


def _bracketed_movers(text: str, at: int) -> Movers | None:
    """The movers alone in brackets behind the number: ``nr. 176 (Dik-Faber)``."""
    opened = _OPEN_NAME.match(text, at)
    movers = read_movers(text, opened.end()) if opened else None
    return movers if movers and text[movers.end : movers.end + 1] == ")" else None


def _titled(text: str, start: int, word_end: int, *, plural: bool) -> Iterator[Draft]:
    """A motion whose movers stand behind its title, or that has only a number behind its title."""
    later = _LATER_MOVERS.search(text, word_end, title_limit(text, word_end))
    movers = read_movers(text, later.start()) if later else None
    if movers:
        yield from _listed(text, start, movers, "motion-mover-later", plural=plural)
        return
    number = number_behind_title(text, word_end)
    # A dossier alone says which debate, not which motion.
    if number and number.numbered and not (plural and len(number.refs) == 1 and _in_name_of_letter(text, start)):
        yield Draft(start, number.end, "motion", "motion-number", refs=number.refs)


def _in_name_of_letter(text: str, start: int) -> bool:
    """Whether "moties" stands in the name of a letter on them all, whose number then is the letter's."""
    return _LETTER_ON.search(text, max(0, start - 200), start) is not None


def _mover_before(text: str, start: int) -> tuple[int, Movers] | None:
    if _PARTICIPLE.search(text, max(0, start - 60), start) is None:
        return None
    window = max(0, start - 190)
    match = _BEFORE.search(text, window, start)
    if match is None:
        return None
    movers = read_movers(text, match.start("door"))
    if movers is None or movers.end > start or _OF_OTHERS.search(text, movers.end, start):
        return None
    return match.start("door"), movers


def _mover_subject(text: str, start: int, word_end: int) -> tuple[int, int, Movers] | None:
    """Read the movers where they are the subject: ``heeft het lid Dijk (SP) een motie ingediend``."""
    submitted = _SUBMITTED.match(text, word_end)
    if submitted is None:
        return None
    for named in reversed(list(_SUBJECT.finditer(text, max(0, start - 170), start))):
        movers = read_movers(text, named.end())
        if movers and movers.group_end < start and _SUBJECT_VERB.fullmatch(text, movers.group_end, start):
            return named.start(), submitted.end(), movers
    return None
