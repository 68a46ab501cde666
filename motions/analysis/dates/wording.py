"""The words that date phrases are made of, and what they mean.

A pattern is written with plain spaces and named pieces: ``"{lead}{month}"``. A space stands for white space of any
kind and length, none included (extraction glues words at line ends), so a pattern needs no other care for lines.
"""

import re
import unicodedata

from motions.rules.dutch_dates import MONTHS, WEEKDAYS
from motions.rules.windows import ANY_YEAR, Boundary, Part, Year

_GAP = r"[\s\xa0]*"

_VOOR = "v(?:oo|óó|óo|oó|òò|öö)r"
_ADVERB = (
    "nog|alsnog|pas|ruim|vlak|kort|net|later|tijdig|direct|meteen|uiterlijk|ten laatste|op (?:zijn|z'n) laatst"
    "|in (?:elk|ieder) geval|liefst|zo mogelijk"
)
_BEFORE = f"{_VOOR}|{_VOOR}afgaande? aan|in (?:de )?aanloop naar|tussen nu en|tot(?: aan)?"
_BY = "uiterlijk|tot en met|t/m|ten laatste|op (?:zijn|z'n) laatst|niet later dan|tegen"
_FROM = "per|vanaf|met ingang van|ingaande"
_AROUND = "rond|rondom|omstreeks"
_AFTER = "na|ná|na afloop van|na (?:het )?einde van"
_EARLIEST = "(?:op (?:zijn|z'n) vroegst|niet eerder dan)(?: in| per| op)?"
_ANY = f"{_EARLIEST}|{_BEFORE}|{_BY}|{_FROM}|{_AROUND}|{_AFTER}"
_DURING = "in|tijdens|gedurende|binnen|in de loop van|in de maand(?:en)?"
_WITH = "bij|met|via|in|op|aan|tijdens|gelijktijdig met|tegelijk(?:ertijd)? met|samen met|in samenhang met"

_YEAR = r"(?:19|20)\d\d\b"
_RELATIVE_YEAR = (
    r"(?:in )?(?:dit|het (?:lopende|huidige)|(?:het )?(?:volgende?|komende?|aankomende?|aanstaande|nieuwe?))"
    r" (?:kalender)?jaar\b"
)
_UP_TO_TWENTY = (
    *("een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien"),
    *("elf", "twaalf", "dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien", "twintig"),
)
_TENS = ("dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig")
_NUMBERS: dict[str, int] = {word: number for number, word in enumerate(_UP_TO_TWENTY, start=1)}
_NUMBERS |= {word: 10 * number for number, word in enumerate(_TENS, start=3)}
_MONTH_BY_START = {name[:3]: index for index, name in enumerate(MONTHS, start=1)} | {"mrt": 3}
_ORDINALS = {"eerste": 1, "tweede": 2, "derde": 3, "vierde": 4, "laatste": 4}

PIECES: dict[str, str] = {
    "voor": _VOOR,
    "lead": rf"(?P<lead>(?:\b(?:{_ADVERB}) ){{0,3}}(?:{_ANY}|{_DURING}|{_ADVERB})) ",
    "day_lead": rf"(?P<lead>(?:\b(?:{_ADVERB}) ){{0,3}}(?:{_ANY}|op|{_ADVERB})) ",
    "end_lead": rf"(?P<lead>(?:\b(?:{_ADVERB}) ){{0,3}}(?:{_ANY}|{_DURING}|op|aan|{_ADVERB})) ",
    "with_lead": rf"(?P<lead>(?:\b(?:{_ADVERB}) ){{0,3}}(?:{_ANY}|{_WITH}|{_ADVERB})) ",
    "month": "(?P<month>" + "|".join(MONTHS) + r")\b",
    "last_month": "(?P<last_month>" + "|".join(MONTHS) + r")\b",
    "day_month": "(?P<month>(?:" + "|".join(MONTHS) + r")\b|(?:jan|feb|mrt|apr|jun|jul|aug|sept?|okt|nov|dec)\b\.?)",
    "a_month": "(?:" + "|".join(MONTHS) + r")\b",
    "from_month": "(?P<from_month>" + "|".join(MONTHS) + r")\b",
    "weekday": "(?P<weekday>" + "|".join(WEEKDAYS) + r")\b",
    "year": f"(?P<year>{_YEAR})",
    "this_year": f"(?P<year>{_RELATIVE_YEAR})",
    "any_year": rf"(?P<year>(?:het (?:kalender)?jaar )?{_YEAR}|{_RELATIVE_YEAR}|het jaar\b)",
    "of_year": rf",? (?:van |in |voor )?(?P<year>(?:het (?:kalender)?jaar )?{_YEAR}|{_RELATIVE_YEAR}|het jaar\b)",
    "part": ("(?P<part>begin|aanvang|medio|halverwege|midden|half|ultimo|einde?|(?:het )?(?:begin|midden|einde?) van)"),
    "ordinal": r"(?P<ordinal>eerste|tweede|derde|vierde|laatste|[1-4] ?(?:e|ste|de))",
    "number": rf"(?P<number>\d{{1,3}}|één|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})",
    "coming": "(?:komende?|aankomende?|aanstaande|eerst?komende|eerstvolgende?|volgende?|nieuwe)",
    "past": r"(?P<past> (?:jl\b\.?|j\. ?l\.|jongstleden\b|ll\.))",
    "next": r"(?: (?:a\. ?s\.|as\.|aanstaande\b))",
}


def pattern(template: str) -> str:
    """Fill in the named pieces of a template and let each space stand for any white space."""
    for name, piece in PIECES.items():
        template = template.replace("{" + name + "}", piece)
    return template.replace(" ", _GAP)


def squeezed(words: str) -> str:
    """Return words in lower case without white space and accents: the form in which they are looked up."""
    bare = unicodedata.normalize("NFD", "".join(words.split()).lower())
    return "".join(char for char in bare if not unicodedata.combining(char))


_BOUNDARIES: tuple[tuple[re.Pattern[str], Boundary], ...] = (
    (re.compile("vroegst(in|per|op)?$|eerderdan(in|per|op)?$"), Boundary.EARLIEST),
    (re.compile("totenmet$|t/m$"), Boundary.BY),
    (re.compile("voor(afgaande?aan)?$|aanloopnaar$|nuen$|tot(aan)?$"), Boundary.BEFORE),
    (re.compile("na(afloopvan|(het)?eindevan)?$"), Boundary.AFTER),
    (re.compile("rond(om)?$|omstreeks$"), Boundary.AROUND),
    (re.compile("uiterlijk|laatst|laterdan$|tegen$"), Boundary.BY),
    (re.compile("per$|vanaf$|ingangvan$|ingaande$"), Boundary.FROM),
)


def boundary_of(match: re.Match[str]) -> Boundary:
    """Return how the words before the period ("uiterlijk in", "nog voor") bound it; without any: within it."""
    lead = squeezed(match["lead"] or "")
    return next((boundary for form, boundary in _BOUNDARIES if form.search(lead)), Boundary.WITHIN)


def year_of(words: str | None, *, shift: int = 0) -> Year:
    """Return the year that words name, ``shift`` years later; none or "het jaar" is any year."""
    if not words:
        return ANY_YEAR
    digits = "".join(char for char in words if char.isdigit())
    if digits:
        return Year(number=int(digits[:4]) + shift)
    form = squeezed(words)
    if form in ("hetjaar", "hetkalenderjaar"):
        return ANY_YEAR
    return Year(
        offset=(0 if form.startswith(("dit", "indit")) or "lopende" in form or "huidige" in form else 1) + shift
    )


def part_of(words: str | None) -> Part | None:
    """Return the part that words name: "het einde van" is the end."""
    form = squeezed(words or "")
    if not form:
        return None
    if "eind" in form or form == "ultimo":
        return Part.END
    return Part.BEGIN if form == "aanvang" or "begin" in form else Part.MIDDLE


def is_whole(match: re.Match[str], part: Part | None) -> bool:
    """Whether "voor het einde van" is said: then the period's own last day counts, not its last part."""
    return part is Part.END and squeezed(match["part"]).endswith("van") and boundary_of(match) is Boundary.BEFORE


def month_of(words: str) -> int:
    """Return the number of a month, written in full or shortened."""
    return _MONTH_BY_START[words[:3].lower()]


def ordinal_of(words: str) -> int:
    """Return 1 for "eerste" and "1e"; the last of four is 4."""
    form = squeezed(words)
    return int(form[0]) if form[0].isdigit() else _ORDINALS[form]


def number_of(words: str) -> int:
    """Return the number that digits or a word name."""
    form = squeezed(words)
    return int(form) if form.isdigit() else _NUMBERS[form]
