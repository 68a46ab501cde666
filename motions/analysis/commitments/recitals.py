"""What a letter recites: an old promise told again, and parliament's own question about one."""

import re

from motions.analysis.commitments.rule import Match

# "In 2028 heb ik toegezegd dat", "is aan de commissie gemeld dat": an old promise told again
_TOLD_BEFORE = re.compile(
    r"\b(?:is|zijn|heb|heeft|hebben|had|werd)\b[^.;]{0,200}\b"
    r"(?:toegezegd|aangegeven|gemeld|meegedeeld|medegedeeld|aangekondigd|geschreven|laten weten|bericht"
    r"|ge[iï]nformeerd),? (?:dat|om|over (?:hoe|de wijze))\b",
    re.IGNORECASE,
)
# "Tijdens het debat van 3 mei heb ik toegezegd ...": that day's promise, of which the letter tells what became
_OCCASION = re.compile(
    r"\b(?:tijdens|in|bij|op|gedurende) (?:het|de|mijn|onze|een|antwoord)\b[^.;]{0,80}?"
    r"(?:overleg|debat|AO|VAO|WGO|CD|vergadering|brief|behandeling|vragenuur|beschouwingen)\b",
    re.IGNORECASE,
)
_STILL = re.compile(r"\b(?:steeds|opnieuw|nogmaals|reeds)\b", re.IGNORECASE)
# "verzocht om aan te geven wanneer de nota naar de Kamer zal worden gestuurd": parliament's own question
_ASKED_WHEN = re.compile(
    r"\b(?:aan te geven|te vragen|de vraag|gevraagd|vraagt|vroeg|verzocht|verzoekt),? "
    r"(?:\w+ ){0,3}(?:wanneer|of|hoe)\b",
    re.IGNORECASE,
)
_WOULD = re.compile(r"\b(?:zou|zouden)\b", re.IGNORECASE)


def answers_when(sentence: str, match: Match) -> bool:
    """Whether the sentence tells that parliament asked when it would hear something."""
    return not match.rule.firm and bool(_ASKED_WHEN.search(sentence, 0, match.end))


def is_told_again(sentence: str, match: Match) -> bool:
    """Whether the promise was made before, and is only told here."""
    if _WOULD.search(sentence, match.start, match.end):
        return True
    if (
        match.rule.name == "herhaalt-toezegging"
        and sentence[match.start : match.end].endswith("te")
        and _OCCASION.search(sentence)
    ):
        return not _STILL.search(sentence)
    return match.rule.name != "herhaalt-toezegging" and bool(_TOLD_BEFORE.search(sentence, 0, match.end))
