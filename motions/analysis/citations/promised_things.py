"""What was promised, as a letter names it: "de door mij toegezegde brief over de dijken", with who and what about."""

import re

from motions.analysis.citations.cues import Cue
from motions.analysis.citations.draft import Draft

RULES = {"commitment-promised-thing": "Hierbij ontvangt u de door mij toegezegde brief over de dijken"}
"""The rule by name, with an example of its form."""

_PROMISED_BY = re.compile(
    r"""\b(?:(?:eerder|reeds)\s)?(?:door\s(?:mij|ons|u|hem|haar|het\skabinet|(?:de|mijn|onze)\s[^.,;:()\n]{3,50}?)\s(?:[^.,;:()\n]{3,40}\s)?
       |(?:eerder|reeds|destijds|vorig\sjaar)\s(?:aan\suw\sKamer\s)?)\Z""",
    re.VERBOSE,
)
# "de aan het lid Jansen toegezegde notitie", "het tijdens het debat van 3 mei toegezegde overzicht"
_PROMISED_AT = re.compile(
    r"\b(?:[Dd]e|[Hh]et|[Ee]en|[Mm]ijn|[Oo]nze)\s(?P<at>(?:aan|tijdens|in|bij|op)\s(?:[^.,;:()\n]|\([^()\n]{1,30}\)){3,90}\s)\Z"
)
_BY_OTHERS = re.compile(
    r"\bdoor\s(?:de|het|een)\s(?!minister|staatssecretaris|regering|kabinet|bewinds)[^.,;:()\n]{2,60}\s\Z",
    re.IGNORECASE,
)
_THING = re.compile(
    r"""(?:\s(?!(?:van|over|aan|in|op|voor|met|is|zijn|was|wordt|kan|zal|te|en|of|naar|die|dat|bij|uit|tot|om|ter|per|inzake
       |betreffende|door|ik|wij|u|uw|het|de)\b)[\w«»’'-]+){1,4}""",
    re.VERBOSE,
)
# what parliament is promised: papers and inquiries, and not money or men
_FOR_PARLIAMENT = re.compile(
    r"\s(?:[\w-]+\s){0,2}?[\w-]*(?:brief|brieven|notitie|nota|reactie|rapport|rapportage|evaluatie|onderzoek|overzicht"
    r"|analyse|verkenning|inventarisatie|visie|plan|advies|gesprek|wetsvoorstel|standpunt|terugkoppeling|toelichting"
    r"|informatie|cijfers|briefing|stand\svan\szaken|beantwoording|handreiking|uitwerking|voorstel|monitor|doorlichting)\b"
)
_MONTH = "(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)"
# behind the thing: what it is about, up to the verb, the day on which it comes, or the one who gets it
_TOPIC = re.compile(
    rf"""\s(?:over|inzake|naar|van|betreffende|omtrent|rond|rondom|met\sbetrekking\stot|ten\saanzien\svan|op(?=\s(?:het|de|dit)\b)|met(?=\s(?:de|het|een)\s))\s
    (?:(?!(?:is|zijn|was|waren|wordt|worden|werd|werden|heb|heeft|hebben|had|zal|zullen|kan|kunnen|ga|gaat|gaan|ben|bied|biedt
        |stuur|stuurt|sturen|zend|zendt|zenden|doe|doet|treft|vindt|ontvangt|ontvangen|informeer|geef|geeft|kom|komt|meld|bericht
        |volgt|verschijnt|ligt|staat|wil|moet|duurt|vergt|laat|schuift|loopt|start|die|dat|waarin|waarmee|zoals|hierbij|bijgaand
        |helaas|nog|inmiddels|niet|eind|begin|medio|uiterlijk|binnenkort|toe|aan\s(?:u|uw|de)\b|naar\s(?:u|uw|de\s(?:Tweede\s)?Kamer)
        |(?:voor|vóór|na|rond)\s(?:(?:de|het|eind|begin)\s(?:einde|zomer\w*|kerst\w*|\w*reces|debat)|{_MONTH}|eind|begin)
        |(?:in|per|op\s\d{{1,2}})\s(?:{_MONTH}|het\s(?:voor|na)?jaar|de\szomer)|binnen|dit\s(?:voor|na)?jaar|volgend\sjaar)\b)
    (?!te\s\w+en\b)[\w«»’'&/-]+(?:[ ]|(?=[.,;:?!)\n]|\Z))){{1,16}}""",
    re.VERBOSE,
)
_LOOSE_END = re.compile(r"\s(?:aan|toe|in|na|op|af|mee|uit|met|en|van|de|het|over|door|gestand)\Z")


def read_promised_thing(text: str, cue: Cue, *, by_government: bool) -> Draft | None:
    """Read ``de door u toegezegde brief``: what was promised stands behind the cue, who promised or where before it.

    ``by_government`` says whether the sentence names who can have promised parliament something; without it only what
    parliament alone is promised counts (a letter, an inquiry), unless someone else promised it.
    """
    thing = _THING.match(text, cue.end)
    if thing is None:
        return None
    floor = max(0, cue.start - 100)
    if not by_government and (not _FOR_PARLIAMENT.match(text, cue.end) or _BY_OTHERS.search(text, floor, cue.start)):
        return None
    where = _PROMISED_AT.search(text, floor, cue.start)
    by = _PROMISED_BY.search(text, floor, cue.start)
    start = where.start("at") if where else by.start() if by else cue.start
    topic = _TOPIC.match(text, thing.end())
    return Draft(start, _tidy_end(text, topic) if topic else thing.end(), "commitment", "commitment-promised-thing")


def _tidy_end(text: str, topic: re.Match[str]) -> int:
    """Where a topic ends without white space, or the part of a verb that closes the sentence ("bied ... aan")."""
    end = topic.start() + len(topic.group().rstrip())
    loose = _LOOSE_END.search(text, topic.start(), end)
    return loose.start() if loose else end
