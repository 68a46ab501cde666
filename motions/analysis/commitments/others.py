"""What is no promise of the government because someone else does it, tells it or promises it."""

import re

from motions.analysis.commitments.rule import Match
from motions.analysis.whole_words import words

_OTHER_CLAUSE = words(r"dat|of|hoe|wat|die|welke|wie|waar\w*|omdat|aangezien|terwijl|als|indien|wanneer|doordat")
_AND_SHALL = re.compile(r"\ben (?:zal|zullen)", re.IGNORECASE)
_BY_OTHERS = re.compile(
    r"\bdoor (?!mij\b|ons\b|het kabinet|de regering|het ministerie|mijn |de minister|de staatssecretaris|middel|te\b"
    r"|het \w+en\b|\w+ing\b)(?:de|het|een|haar|zijn|hun|[A-Z])",
)
# "De Algemene Rekenkamer zal ... aan de Kamer aanbieden"
_OTHER_TELLS = re.compile(
    r"(?:De|Het) (?:Algemene Rekenkamer|(?:Nationale )?[Oo]mbudsman|Raad van State|[Ii]nspectie\w*"
    r"|Onderzoeksraad[^,]{0,30}"
    r"|Europese Commissie|Centraal [Pp]lanbureau|CPB|CBS|PBL|SCP|RIVM|[Cc]ommissie-\w+) "
)
# "zal de evaluatie, die door Justitie wordt uitgevoerd, worden afgerond": the verb goes on behind the aside
_RELATIVE_CLAUSE = re.compile(r", (?:die|dat|waar\w*|welke) [^,]*,", re.IGNORECASE)


def is_promised_by_another(sentence: str, match: Match) -> bool:
    """Whether "en zal" may go on about someone else: "Ik verwacht dat de gemeente ... en zal ..."."""
    if match.rule.name != "zal-ook-handelen":
        return False
    return bool(_OTHER_CLAUSE.search(_AND_SHALL.split(sentence, maxsplit=1)[0]))


def is_told_by_others(sentence: str, match: Match) -> bool:
    return match.rule.tier == "inform" and bool(_OTHER_TELLS.fullmatch(sentence, 0, match.start))


def is_done_by_others(sentence: str, match: Match) -> bool:
    main_clause = _RELATIVE_CLAUSE.sub(",", sentence[match.start : match.end])
    return match.rule.tier == "act" and not match.rule.firm and bool(_BY_OTHERS.search(main_clause))
