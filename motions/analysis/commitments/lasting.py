"""What is no promise because it lasts: law, budgets, habits, what goes on already, how things will stand."""

import re

from motions.analysis.commitments.rule import Match
from motions.analysis.whole_words import words

# "De wet bepaalt dat", "is geregeld dat": what holds always
_RULED = re.compile(
    r"^(?:Op grond van|Volgens|Krachtens|Ingevolge) (?:artikel|de \w*wet)\b"
    r"|\b(?:bepaalt|bepalen|bepaald|regelt|regelen|geregeld|vastgelegd|schrijft [^.;]{0,20}voor|voorgeschreven"
    r"|verplicht),? (?:[^.;,]{0,60} )?dat\b",
    re.IGNORECASE,
)
# what the present tense with a time says of money, of each year, of what goes on already
_PRESENT = frozenset(("wordt-op-termijn-gedaan", "doet-het-op-termijn", "traject-begint-of-eindigt"))
_SHALL = words("zal|zullen")
_MONEY = re.compile(r"€|\beuro\b|\b(?:miljoen|miljard|mln|mld)\b", re.IGNORECASE)
_EACH_YEAR = words(
    r"(?:half|twee)?jaarlijks|(?:drie|vier)?maandelijks|(?:ieder|elk|per) (?:half ?)?(?:jaar|kwartaal)|periodiek"
    r"|steeds|telkens"
)
# "Met de nota wordt de Kamer jaarlijks geïnformeerd": what the paper is for
_BY_MEANS_OF = re.compile(r"(?:Met|Via|Middels|Door middel van) (?:de|het|deze|dit)\b")
_WORKS_ON = re.compile(r"\bwerk(?:t|en)?\b.{0,60}? aan\b", re.IGNORECASE)
_ALREADY = words("momenteel|thans|op ?dit ?moment|inmiddels|reeds|sinds|al (?:sinds|langer|enige tijd|jaren)")
# "Nederland zal meer inwoners tellen": no act
_STATE = words(
    r"(?:zijn|hebben|blijken|bestaan|leiden|betekenen|kosten|bedragen|ontstaan|gelden|moeten|vergen|duren|behoren"
    r"|toenemen|afnemen|dalen|stijgen|ondervinden|profiteren|omvatten|tellen|uitvallen)(?=[.,;:]|$| dat | of | om )"
)
# "Per 2031 wordt de heffing uitgebreid": what law brings, from a day on
_FROM_DAY_ON = re.compile(r"^(?:Per|Vanaf|Met ingang van|Sinds)\b")


def is_effect_of_law(sentence: str, match: Match) -> bool:
    return match.rule.name == "wordt-op-termijn-gedaan" and bool(_FROM_DAY_ON.match(sentence))


def is_law(sentence: str, match: Match) -> bool:
    return bool(_RULED.search(sentence, 0, match.start + 4))  # a match may begin at "dat" itself


def is_budget(sentence: str, match: Match) -> bool:
    return match.rule.name in _PRESENT and bool(_MONEY.search(sentence))


def is_habit(sentence: str, match: Match) -> bool:
    if match.rule.name == "gaat-naar-kamer":
        return bool(_EACH_YEAR.search(sentence[match.start : match.end]) or _EACH_YEAR.search(sentence, 0, match.start))
    if match.rule.name == "kamer-wordt-geinformeerd" and _BY_MEANS_OF.match(sentence):
        return bool(_EACH_YEAR.search(sentence[match.start : match.end]))
    return match.rule.name in _PRESENT and bool(_EACH_YEAR.search(sentence))


def is_going_on(sentence: str, match: Match) -> bool:
    present = match.rule.name in _PRESENT or match.rule.name == "laat-onderzoeken"
    if not present or _SHALL.search(sentence[match.start : match.end]):
        return False
    if match.rule.name == "doet-het-op-termijn" and _WORKS_ON.search(sentence):
        return True
    return bool(_ALREADY.search(sentence))


def is_state(sentence: str, match: Match) -> bool:
    return match.rule.name == "zal-iets-doen" and bool(_STATE.search(sentence, match.start))
