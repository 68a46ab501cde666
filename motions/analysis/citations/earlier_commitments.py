"""Earlier commitments as letters cite them: "mijn toezegging tijdens ...", "zoals toegezegd", "heb ik toegezegd"."""

import re

from motions.analysis.citations import promised_things
from motions.analysis.citations.cues import Cue
from motions.analysis.citations.draft import Draft
from motions.analysis.citations.numbers import read_number

RULES = {
    "commitment-as-promised": "Zoals toegezegd in het commissiedebat van 8 juni 2023",
    "commitment-noun": "mijn toezegging tijdens het debat over de begroting",
    "commitment-earlier": "conform mijn eerder gedane toezeggingen",
    "commitment-according": "Conform toezegging ontvangt u hierbij het jaarplan van de regering",
    **promised_things.RULES,
    "commitment-thing-that-was-promised": "In de brief die ik in het debat heb toegezegd, ga ik hierop in",
    "commitment-was-promised": "In het debat over de herijking heb ik toegezegd een visie te sturen",
}
"""The rules by name, each with an example of its form."""

_WINDOW = 160
_REACH = 600
_WITHIN = r"(?:[^.;?!\n]|\.(?=\S|\s[a-z0-9(]))"
"""A character inside a sentence, also the full stop of "jl." or "d.d."."""
_AS = re.compile(rf"\b[Zz]oals\s{_WITHIN}{{0,140}}\Z")
_THAN = re.compile(
    r"\b(?:[Aa]nders|[Ll]ater|[Ee]erder|[Ll]anger)\sdan\s(?:(?:ik|eerder|was|aanvankelijk|u)\s){0,3}\Z"
    r"|\b(?:[Cc]onform|[Oo]vereenkomstig)\s\Z"
)
# "de brief die de minister in het debat over de tol heeft toegezegd": the thing and its clause
_THING_THAT = re.compile(
    rf"""(?<!\w)(?:(?!(?:de|het|een|mijn|onze|die|dat|deze|dit)\s)[a-z-]+\s)?[a-z-]*(?:brief|nota|notitie|rapport|rapportage|evaluatie|onderzoek|overzicht|reactie|visie|plan
        |verkenning|analyse)\s(?:die|dat|welke)\s(?:{_WITHIN}(?!,\s)){{2,140}}\s(?:heeft|heb|hebben|had|is|was)\s(?:eerder\s|reeds\s)?\Z""",
    re.VERBOSE,
)
_AS_WAS = re.compile(r"\b[Zz]oals\s\Z")
_WAS = re.compile(rf"\b(?:heb|hebt|heeft|hebben|is|zijn|was|waren|werd|werden|had|hadden)\b{_WITHIN}{{0,140}}\Z")
_IDIOM = re.compile(r"toegezegde\s(?:bedrag|middelen|gelden|budget|financi|steun|bijdrage|pensioen)|toezeggingsp")
# Who promises parliament: not provinces, schools or companies.
_GOVERNMENT = re.compile(
    r"""\b(?:[Ii]k|[Ww]ij|[Mm]ijn|[Oo]nze?|[Uu]w?|kabinet|[Mm]inisters?|[Ss]taatssecretaris(?:sen)?|regering|[Kk]amer|TK
    |[a-z]*(?:ambts)?voorgangers?|bewindspersoon|bewindslieden|[Mm]inister-[Pp]resident)\b""",
    re.VERBOSE,
)
# A meeting of parliament: what was promised there, the government promised.
_MEETING = re.compile(
    r"\b(?:[Cc]ommissiedebat|[Tt]weeminutendebat|[Aa]lgemeen\s[Oo]verleg|[Nn]otaoverleg|[Ww]etgevingsoverleg|V?AO|WGO"
    r"|[Aa]lgemene\s(?:[Pp]olitieke|[Ff]inanciële)\s[Bb]eschouwingen|[Bb]egrotingsbehandeling)\b"
)
# Passive, so that nobody is named who promised: then parliament, or a debate with it, must be.
_TO_PARLIAMENT = re.compile(
    r"\b(?:[Kk]amer(?:s|lid|leden|brief)?|(?:[Cc]ommissie)?[Dd]ebat|[Oo]verleg|AO|TK|EK|u)\b"
    r"|\b(?:de|het|deze)\s(?:brief|leden|lid)\b"
)
_PASSIVE = re.compile(rf"\b(?:is|zijn|was|waren|werd|werden)\s{_WITHIN}{{0,120}}\Z")
_CLAUSE_END = re.compile(
    r"""(?<!\bo\.a)(?<!\bjl)[.;?!](?=\s|$)|(?<=\bjl)\.(?=\s[A-Z]|$)|\n|:\s|,?\s(?:conform|overeenkomstig|en\s(?:(?:aan|naar|uit|op|van|over|met)\s)?(?:(?:de|een)\s)?(?:[a-z]+\s)?motie)
    |,(?!\s(?:o\.a\.|onder\s(?:meer|andere)|laatstelijk|meest\srecent|(?:en\s)?(?:in|tijdens|bij|per)\s(?:het|de|mijn|brief|een)\s))
    |\s(?:wordt|worden|is|zijn)\s(?=(?:ook|hierbij|hiermee|tevens|bijgaand|in\sdeze|met\sdeze|nader)\s)
    |\s(?:ben|heb|hebben|zal|zullen|zend|zenden|stuur|sturen|informeren|bied|informeer|deel|doet|onderzoekt|ga|kan|treft|ontvangt|wordt|wil|geef|bericht|meld)\s
     (?=ik|wij|het|uw|de|u)""",
    re.VERBOSE,
)
_REGISTERED = re.compile(r"\s\(?TZ?\d{4,6}\b")  # its number in the register: the government's, whoever writes
# to a member one promises in parliament: "toezegging aan het lid Jansen"
_TO_MEMBER = re.compile(
    r"(?:\s[\w-]+){0,8}?\s(?:aan|van|jegens)\s(?:het\s(?:[Kk]amer)?lid|de\s(?:[Kk]amer)?leden|de\sheer|mevrouw)\s[A-Z]"
)
_MADE = re.compile(r"\s?(?:\([^()\n]{1,90}\)\s)?(?:,\s)?(?:gedaan|aan|in|tijdens|over|van|inzake)\s")
_MOTION = re.compile(r"\bmotie")
_NOUN_TAIL = re.compile(
    r"""(?P<apart>,\sgedaan\s(?:tijdens|in|bij|op|aan)\b)|\s(?:(?:aan\s(?=uw|u\b|de\s|het\s|[Tt]weede|[Ee]erste|[Kk]amer|lid|mevrouw)
       |door\s(?=mij|ons|mijn|de\s|het\s)|in\suw\sKamer|van\s(?!€|\d+\s(?:m(?!aart|ei)|b|e)|ruim|circa)|tijdens|bij
       |(?:daarover|hierover|daartoe|hiertoe)\s(?:gedaan\s)?(?:tijdens|in|bij|aan)
       |uit\s(?=het|de|dit|mijn|\d)|n\.a\.v\.|naar\saanleiding|inzake|ten\saanzien|betreffende|jegens
       |(?:gestand,?\s|na,?\s)?(?:om|dat|die)|gedaan|heeft\sgedaan|over)\b
       |(?:in|op)\s(?=(?:het|de|mijn|een|onze)\s[^.,;\n]{0,60}?(?:overleg|debat|brief|antwoord|vergadering|verslag|behandeling)|\d)
       |(?P<register>\(?TZ?\d{4,6}(?:-\d{3})?(?:(?:,|\sen)\sTZ?\d{4,6}(?:-\d{3})?)*\)?))""",
    re.VERBOSE,
)
# "Zoals toegezegd zijn de stukken bijgevoegd", "Zoals toegezegd stuur ik u": the sentence goes on.
_VERB_NEXT = re.compile(
    r"\s(?:is|zijn|was|waren|wordt|worden|werd|heb|heeft|hebben|zal|zullen|kan|kunnen|ga|gaat|ben|bied|stuur|zend|doe"
    r"|treft|ontvangt|informeer|geef|kom|meld|bericht|rapporteer|betrek|[a-z]{3,12}\s(?:ik|wij|het\skabinet))\s"
)
_OPENS_WITH_PLACE = re.compile(r"(?:In|Tijdens|Bij|Op|Naar\saanleiding\svan)\s")
_MAIN_CLAUSE = re.compile(
    r",?\s(?!(?:dat|die|of|als|zoals|waar|wat|toen|omdat|wanneer)\s)(?:[a-z]{2,14}\s(?:ik|wij)|(?:ontvangt|treft)\su)\s"
)
_DEBATE_FIRST = re.compile(
    r"(?:AO|VAO|WGO|CD|SO|NO|[Dd]ebat|[Cc]ommissiedebat)\s[^(),;\n]{2,50},\s(?=[Kk]amerstuk|TK|\d)"
)
_ANAPHORA = re.compile(
    r"\b(?:[Dd]eze|[Dd]ie|[Dd]ezelfde|[Bb]eide|[Gg]enoemde|(?:[Bb]oven|[Vv]oor)noemde|[Bb]ovengenoemde)\s\Z"
)
# Many at once, none of them named.
_SOME = re.compile(
    r"\b(?:(?:[Mm]oties|[Vv]ragen)\s(?:en|of)|[Aa]antal|[Ee]nkele|[Dd]iverse|[Vv]erschillende|[Oo]penstaande|[Vv]olgende"
    r"|[Aa]ndere|[Aa]lle|[Mm]eerdere|[Oo]verige)\s(?:(?:andere|openstaande|eerdere|aangenomen)\s)?\Z"
)
_PROCEEDINGS = re.compile(r"(?:Handelingen|Hand\.)\s[^()\n]{3,60}\)")
# "enkele toezeggingen gedaan tijdens het debat", "andere toezeggingen uit mijn brief van 14 juni"
_MADE_IN = re.compile(
    r"""\s(?:(?:die\s)?(?:zijn\s|heb\sik\s)?(?:gedaan\s)?(?:tijdens|in|bij)\s(?:het|de)\s
    (?:[A-Za-z]+\s)?[\w-]*(?:[Oo]verleg|[Dd]ebat|AO)\b|(?:uit|in)\s(?:mijn|onze)\s(?:[a-z]+\s)?brief\svan\s\d)""",
    re.VERBOSE,
)
_ACCORDING = re.compile(
    r"\b(?:[Cc]onform|[Oo]vereenkomstig|[Ii]ngevolge|[Tt]er\suitvoering\svan|[Gg]evolg\s(?:gevend\s)?aan|[Gg]estand\svan"
    r"|[Nn]aar\saanleiding\svan|[Ii]n\slijn\smet|[Ii]nvulling\s(?:gevend\s)?aan|[Uu]itvoering\s(?:gevend\s)?(?:van|aan))"
    r"\s(?:(?:de|een|mijn|onze|zijn|haar)\s)?\Z"
)
_ALREADY = re.compile(r"\b[Dd](?:at|it)\s(?:is|was)\s(?:al|reeds|eerder|ook)\s\Z")
_EARLIER = re.compile(r"\b(?:eerder(?:e|\s?genoemde)?|reeds|destijds)\s(?:(?:aan\suw\sKamer\s)?gedane\s)?\Z")
_MY = re.compile(r"\b(?:[Mm]ijn|[Oo]nze)\s(?:eerdere\s)?\Z")
_PARTICLE = re.compile(r"\s(?:gestand|na|in|af)\.?\Z")
# Many promise; only what the writer promised is cited: "zoals beloofd", "heb ik u beloofd".
_I_PROMISED = re.compile(
    rf"\b(?:[Zz]oals\s|[Ii]k\s(?:heb|had)\s|(?:heb|had)\sik\s|(?:hebben|hadden)\swij\s){_WITHIN}{{0,140}}\Z"
)
_POSSESSIVE = re.compile(r"\b(?:[Mm]ijn|[Oo]nze|[Uu]w|zijn|haar)\s(?:eerdere?\s)?\Z")


def read_commitment(text: str, cue: Cue, sentence: tuple[int, int]) -> Draft | None:
    """Read the earlier commitment named at ``cue`` inside ``sentence``; None for idiom, others' and new promises."""
    if _IDIOM.match(text, cue.start):
        return None
    sentence = (max(sentence[0], cue.start - _REACH), min(sentence[1], cue.end + _REACH))
    already = _ALREADY.search(text, max(sentence[0], cue.start - 20), cue.start)
    if already:
        return Draft(already.start(), cue.end, "commitment", "commitment-was-promised")
    by_government = bool(
        _GOVERNMENT.search(text, *sentence)
        or _MEETING.search(text, *sentence)
        or _AS_WAS.search(text, max(sentence[0], cue.start - 8), cue.start)
        or _REGISTERED.match(text, cue.end)
        or _TO_MEMBER.match(text, cue.end)
    )
    word = text[cue.start : cue.end].casefold()
    if word.endswith("toegezegde"):
        return promised_things.read_promised_thing(text, cue, by_government=by_government)
    if not by_government:
        return None
    if word.startswith("toezegging"):
        return _noun(text, cue, sentence)
    if word == "belofte":
        mine = _MY.search(text, max(sentence[0], cue.start - 20), cue.start)
        return _noun(text, cue, sentence) if mine else None
    if word == "beloofd" and not _I_PROMISED.search(text, max(sentence[0], cue.start - _WINDOW), cue.start):
        return None
    return _participle(text, cue, sentence)


def _participle(text: str, cue: Cue, sentence: tuple[int, int]) -> Draft | None:
    floor = max(sentence[0], cue.start - _WINDOW)
    thing = _THING_THAT.search(text, floor, cue.start)
    if thing:
        end = _clause_end(text, cue.end, sentence[1])
        return Draft(thing.start(), end, "commitment", "commitment-thing-that-was-promised")
    as_promised = _AS.search(text, floor, cue.start) or _THAN.search(text, floor, cue.start)
    if as_promised:
        alone = text[as_promised.start() : cue.start].strip().casefold() == "zoals" and _VERB_NEXT.match(text, cue.end)
        end = cue.end if alone else _clause_end(text, cue.end, sentence[1])
        return Draft(as_promised.start(), end, "commitment", "commitment-as-promised")
    was = _WAS.search(text, floor, cue.start)
    if was is None:
        return None
    passive = _PASSIVE.search(text, floor, cue.start) and _TO_PARLIAMENT.search(text, *sentence)
    if not passive and not _GOVERNMENT.search(text, floor, cue.start):
        return None
    near = cue.start - sentence[0] < (_WINDOW + 60 if _OPENS_WITH_PLACE.match(text, sentence[0]) else 110)
    start = sentence[0] if near else was.start()
    end = min(sentence[1], cue.end + 320)
    while end > cue.end and text[end - 1] in ".?! ":
        end -= 1
    return Draft(start, end, "commitment", "commitment-was-promised")


def _noun(text: str, cue: Cue, sentence: tuple[int, int]) -> Draft | None:
    floor = max(sentence[0], cue.start - 40)
    some = _SOME.search(text, floor, cue.start) and not _MADE_IN.match(text, cue.end)
    if some or _ANAPHORA.search(text, floor, cue.start):
        return None
    earlier = _EARLIER.search(text, floor, cue.start)
    start = earlier.start() if earlier else cue.start
    tail = _NOUN_TAIL.match(text, cue.end)
    if tail:
        made = not tail["register"] or _MADE.match(text, tail.end())
        behind = tail.end() if tail["register"] or tail["apart"] else cue.end
        end = _without_particle(text, tail.start(), _clause_end(text, behind, sentence[1])) if made else tail.end()
        return Draft(start, end, "commitment", "commitment-noun")
    if earlier:
        return Draft(start, cue.end, "commitment", "commitment-earlier")
    possessive = _POSSESSIVE.search(text, floor, start)
    if possessive:
        return Draft(possessive.start(), cue.end, "commitment", "commitment-noun")
    according = _ACCORDING.search(text, floor, cue.start)
    return Draft(cue.start, cue.end, "commitment", "commitment-according") if according else None


def _without_particle(text: str, at: int, end: int) -> int:
    """Leave out what belongs to the verb of the sentence: "doe ik mijn toezegging ... gestand"."""
    particle = _PARTICLE.search(text, at, end)
    return particle.start() if particle else end


def _clause_end(text: str, at: int, limit: int) -> int:
    """Behind the number in brackets where the clause has one, else at the comma or verb that ends it."""
    bracket = text.find("(", at, min(limit, at + _WINDOW))
    if bracket >= 0 and _MAIN_CLAUSE.search(text, at, bracket):
        bracket = -1  # "Zoals in mijn brief toegezegd, informeer ik u over sluizen (Kamerstuk ...)"
    proceedings = _PROCEEDINGS.match(text, bracket + 1) if bracket >= 0 else None
    if proceedings:
        return proceedings.end()
    of_motion = bracket >= 0 and _MOTION.search(text, at, bracket)
    debate = _DEBATE_FIRST.match(text, bracket + 1) if bracket >= 0 else None
    number = read_number(text, debate.end() if debate else bracket + 1) if bracket >= 0 and not of_motion else None
    if number and number.refs:
        close = text.find(")", number.end, number.end + 60)
        return close + 1 if close >= 0 else number.end
    match = _CLAUSE_END.search(text, at, limit)
    return match.start() if match else limit


def take_in_places(drafts: list[Draft]) -> list[Draft]:
    """Return the drafts in order of their start; papers and proceedings inside a commitment only say where it was made.

    "In het debat van 8 september (Handelingen II 2021/22, nr. 106) heb ik toegezegd ..." is one citation.
    """
    drafts = sorted(drafts, key=lambda draft: draft.start)
    kept: list[Draft] = []
    promise: Draft | None = None
    for draft in drafts:
        if promise and draft.end <= promise.end and draft.kind in ("paper", "proceedings"):
            promise.refs = promise.refs or draft.refs
            continue
        if draft.kind == "commitment":
            promise = draft
        kept.append(draft)
    return kept
