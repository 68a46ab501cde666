"""What a subject line says of the motion or commitment in it, by the words in front: "Uitvoering van de motie ..."."""

import re
from dataclasses import dataclass

from motions.analysis.findings import Stance


@dataclass(frozen=True, slots=True)
class SubjectRule:
    """Words in front of "motie" or "toezegging" that tell a stance, with a subject line of that form."""

    name: str
    stance: Stance
    before: re.Pattern[str]
    example: str


# "de gewijzigde ", "een aantal ", "eerder gedane ", "van twee aangehouden "
_WHICH = r"""(?:(?:de|het|een|mijn|onze|aantal|enkele|diverse|twee|drie|aangenomen|aangehouden|ingediende|voorgestelde
    |openstaande|nog|nader|tweede|derde|gewijzigde|eerder|gedane)\s)*\Z"""
# "van ", "over de stand van zaken van "
_OF = r"(?:van|op|over|aan|inzake|rond|rondom|omtrent|m\.b\.t\.|met\sbetrekking\stot|naar\saanleiding\svan|n\.a\.v\.)"
_CARRYING_OUT = r"(?:uitvoering|uitwerking|invulling|opvolging)"
# where something new begins: "Voortgang mijnbouw en uitvoering motie", "Archiefwet: uitvoering motie"
_BEGIN = r"(?:\A|\ben\s|\balsmede\s|[,;:.–-]\s|\(\s?)"


def _frame(words: str) -> re.Pattern[str]:
    return re.compile(f"{_BEGIN}{words}{_WHICH}", re.VERBOSE | re.IGNORECASE)


ASKED = SubjectRule(
    "onderwerp-vragen-erover",
    "mentions",
    # "Antwoorden op vragen commissie over de uitvoering van de motie", "Reactie op verzoek van het lid Piri over ..."
    re.compile(
        r"""\b(?:antwoord(?:en)?|beantwoording|reactie|uitstel)\b[^.;]{0,60}?
        \b(?:vragen|verzoek(?:en)?)\s(?:van\s)?(?:(?:de|het)\s)?(?:[\w-]+\s)?(?:commissies?|lid|leden|rapporteurs?)\b""",
        re.VERBOSE | re.IGNORECASE,
    ),
    "Antwoorden op vragen commissie over de reactie op de motie van het lid Jansen",
)
"""Wins over all others, as what follows is what was asked about."""

RULES: tuple[SubjectRule, ...] = (
    SubjectRule(
        "onderwerp-uitstel",
        "postpones",
        _frame(
            rf"""uitstel(?:brief)?\s(?:(?:{_OF}|de|het|een|eerste|tweede|derde|vierde|toezending|verzending|aanbieding|nadere|beloofde|informatie
            |(?:[a-z]*voortgangs)?rapportage|brief|notitie|(?:[a-z]*)reactie|appreciatie|{_CARRYING_OUT}|afdoening
            |nakoming|stand\svan\szaken)\s)*"""
        ),
        "Uitstel toezending reactie op de motie van het lid Jansen",
    ),
    SubjectRule(
        "onderwerp-afgedaan",
        "fulfils",
        _frame(rf"(?:afdoening|afdoen|nakoming|nakomen|voldoening|voldoen)\s(?:{_OF}\s)?"),
        "Afdoening van de motie van het lid Jansen",
    ),
    SubjectRule(
        "onderwerp-uitvoering",
        "progress",
        _frame(
            rf"""(?:(?:de|wijze|plan|aanpak|planning|nadere|aanvullende|verdere|laatste|actuele|informatie|toelichting|reactie|update
            |terugkoppeling|brief|{_OF})\s)*
            (?:(?:stand\svan\szaken(?:brief)?|voortgang(?:sbrief|sbericht|srapportage)?|{_CARRYING_OUT}|afhandeling)\s
            (?:(?:geven|geeft|{_OF}|de)\s)*)+"""
        ),
        "Stand van zaken uitvoering motie van het lid Jansen",
    ),
    SubjectRule(
        "onderwerp-ter-uitvoering",
        "progress",
        re.compile(rf"\bte[rn]\s(?:uitvoering|uitwerking|invulling)\svan\s{_WHICH}", re.VERBOSE | re.IGNORECASE),
        "Onderzoek naar de dijken ter uitvoering van de motie van het lid Jansen",
    ),
)
"""In the order in which they are tried."""

NAMED = SubjectRule(
    "onderwerp-genoemd", "mentions", re.compile(r"\Z"), "Reactie op de motie van het lid Jansen over de dijken"
)
"""A reaction or an opinion may be a refusal, or come before the vote: it says that the letter is about it."""

REDEEMED = SubjectRule(
    "onderwerp-toezegging",
    "progress",
    _frame(rf"(?:(?:[a-z]*reactie|informatie|{_OF})\s)*"),
    "Toezegging gedaan tijdens het commissiedebat Dijken van 3 juni 2025, over de kosten",
)
"""A letter that is called after a commitment is what was promised, or part of it; whether all, its text says."""

PROMISED_BEFORE = SubjectRule(
    "onderwerp-conform-toezegging",
    "progress",
    re.compile(
        rf"\b(?:conform|ingevolge|overeenkomstig|naar\saanleiding\svan|n\.a\.v\.|ter\snakoming\svan)\s{_WHICH}",
        re.VERBOSE | re.IGNORECASE,
    ),
    "Overzicht van onderzoek naar aanleiding van toezegging tijdens het commissiedebat van 3 juni 2025",
)


def of_motion(before: str, *, is_first: bool) -> SubjectRule:
    """The rule for the first motion of a line, or for one behind it; ``before`` is all that stands in front of it."""
    if ASKED.before.search(before):
        return ASKED
    rules = RULES if is_first else RULES[:-1]
    return next((rule for rule in rules if rule.before.search(before)), NAMED)


def of_commitment(before: str) -> SubjectRule:
    """The rule for a commitment; ``before`` is all that stands in front of the word."""
    if ASKED.before.search(before):
        return ASKED
    rules = (*RULES, REDEEMED, PROMISED_BEFORE)
    return next((rule for rule in rules if rule.before.search(before)), NAMED)
