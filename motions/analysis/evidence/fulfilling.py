"""How a letter says that what was asked or promised has been done, with the letter itself or before it."""

import re

from motions.analysis.commitments.vocabulary import ACTOR, SLOTS
from motions.analysis.evidence.stance_rule import (
    AS_ASKED,
    AT_A_TIME,
    CARRYING_OUT,
    FUTURE,
    LINK,
    SPEAKER,
    StanceRule,
)
from motions.analysis.whole_words import words

_BY_THE_MOTION = r"(?:met|door|dankzij) (?:de|deze) motie\b(?:(?!die\b|waarin\b)[^.;]){0,60}"
# "het toegezegde rapport", "de in de motie gevraagde verkenning"
ASKED_THING = words(
    "toegezegde|gevraagde|verzochte|beloofde|(?:dat|die) (?:ik )?(?:is|was|zijn|heb|had) (?:ik )?toegezegd"
)
_HANDED_OVER = (
    rf"(?:{SLOTS['informed']}|ontvangen|verschenen|afgerond|opgeleverd|gereed|voltooid|gepubliceerd|verricht"
    "|uitgevoerd|openbaar gemaakt|plaatsgevonden)"
)
_DONE = words(
    "afgedaan|uitgevoerd|afgehandeld|nagekomen|gestand gedaan|afgerond|ingelost|voldaan|gestand|ingewilligd|gehonoreerd"
    "|tegemoet ?gekomen"
)
_GOVERNMENT_HAS = re.compile(
    rf"\b(?:heb|hebben|heeft)\b(?:,? [\w-]+){{0,2}}? ?\b{ACTOR}\b|\b{ACTOR},? (?:heb|hebben|heeft)\b"
    r"|\bmijn (?:ambts)?voorganger\b[^.;]{0,20} heeft\b"
    r"|\b(?:toenmalige?|voormalige?|vorige) (?:minister|staatssecretaris|bewindspersoon|kabinet)\b[^.;,]{0,80} heeft\b",
    re.IGNORECASE,
)
# a participle in the main clause, not what was asked ("waarin", "om"): "op een rij gezet", "aangepast"
_MAIN_PARTICIPLE = (
    r"(?:(?!waarin\b|waarbij\b|waarmee\b|die\b|dat\b|om\b|welke\b)[^\s.;]+ ){0,30}?"
    r"(?!gericht|gebaseerd|gezind|gereed|geeft|geldt|geniet|\w*(?:heid|geld|gebied|gezicht|gericht)\b)\w*ge[a-z]{2,}[dt]"
)
_GOVERNMENT_DID = words(
    rf"(?:zond|stuurde|informeerde|bracht|verzocht|deed|gaf|kondigde|stelde) {SPEAKER}"
    rf"|{SPEAKER} (?:zond|stuurde|informeerde|bracht|deed|gaf|kondigde)"
)
_ACTED = (
    "(?:stemde|pleitte|drong|vroeg|bracht|riep|sprak|stelde|diende|maakte|benadrukte|steunde|onthield|deed|gaf"
    "|liet|nam|besloot|verhoogde|verlaagde)"
)
# who in another state or in the Union can be asked for what a motion wants
_ABROAD = (
    r"(?:(?:europese )?commissie|eurocommissaris|europese (?:unie|raad|dienst)|EU|EDEO|hoge vertegenwoordiger|lidstaten"
    r"|(?:verenigde|andere) (?:staten|landen|naties)|\w+se (?:autoriteiten|regering|ambassad\w+))"
)
_ANY_SPEAKER = "(?:nederland|ik|wij|het kabinet|de minister|de staatssecretaris|de regering)"
_NOT_YET = words("zal|zullen|nog niet|wordt|worden")

IN_TALKS = (
    StanceRule(
        "is-in-gesprek-gegaan",
        "fulfils",
        (words(r"(?:ben|is|zijn) [^.;]{0,80}(?:in gesprek|in overleg) (?:gegaan|getreden)"),),
        "Zoals toegezegd is het ministerie met de sector in gesprek gegaan.",
    ),
)
DONE = (
    StanceRule(
        "is-afgedaan",
        "fulfils",
        (_DONE, words("is|zijn|heb|heeft|hebben|beschouw|beschouwt|acht")),
        "De toezegging aan het lid Jansen is daarmee afgedaan.",
        unless=_NOT_YET,
    ),
    StanceRule(
        "zoals-toegezegd-gedaan",
        "fulfils",
        (
            words(r"toezegging(?:en)?|toegezegd|beloofd"),
            LINK,
            words(rf"(?:informeer|bericht|stuur|zend|bied|deel|meld|reageer|treft|ontvangt) (?:{SPEAKER}|u|uw kamer)"),
        ),
        "Conform mijn toezegging in het debat informeer ik u over de stand van zaken.",
        unless=words(rf"zal|zullen|{AT_A_TIME.pattern}"),
    ),
    StanceRule(
        "is-uitvoering-gegeven",
        "fulfils",
        (
            words(
                rf"(?:is|zijn|heb|heeft|hebben) [^.;]{{0,120}}?(?:{CARRYING_OUT}) [^.;]{{0,120}}?gegeven"
                rf"|(?:{CARRYING_OUT}) gegeven"
            ),
            words("is|zijn|heb|heeft|hebben"),
        ),
        "Aan de motie Jansen is invulling gegeven door de drempel te verlagen.",
        unless=words(f"{_NOT_YET.pattern}|heb ik aangegeven"),
    ),
    StanceRule(
        "is-erin-verwerkt",
        "fulfils",
        (
            words(
                r"(?:is|zijn|werd|werden) [^.;]{0,120}?(?:verwerkt|betrokken|meegenomen|meegewogen|overgenomen|geregeld"
                r"|verankerd|doorgevoerd|opgevolgd|vertaald|geborgd|ingebracht|overgebracht|rekening gehouden"
                r"|onder de aandacht [^.;]{0,40}gebracht|onder de aandacht gebracht)"
                r"|(?:heeft|hebben) (?:zijn|haar|hun) beslag gekregen"
                r"|heeft (?:er)?toe geleid|heeft geleid tot|(?:heeft|is) [^.;]{0,20}geresulteerd in|leidde (?:er)?toe"
                rf"|{_BY_THE_MOTION} (?:is|zijn) [^.;]{{0,80}}?(?:{SLOTS['done']}|beschikbaar gesteld)"
            ),
            words("moties?|toezegging(?:en)?|toegezegde?"),
        ),
        "De motie Jansen is betrokken bij het opstellen van het actieplan.",
        unless=words(f"{_NOT_YET.pattern}|momenteel|thans"),
    ),
)
HANDED_OVER = (
    StanceRule(
        "heeft-elders-gevraagd",
        "fulfils",
        (
            AS_ASKED,
            _GOVERNMENT_HAS,
            words(
                rf"{_ABROAD}\b[^.;]{{0,150}}? (?:gevraagd|verzocht|opgeroepen|bevraagd)"
                rf"|(?:gevraagd|verzocht|opgeroepen|bevraagd) [^.;]{{0,60}}{_ABROAD}"
            ),
        ),
        "Conform de motie Jansen heb ik aan de Europese Commissie gevraagd de tol af te schaffen.",
        unless=words(f"{FUTURE.pattern}|zoals (?:gevraagd|verzocht)"),
        never=words(r"(?:te|laten) onderzoeken|onderzoek (?:te doen|uit te voeren)|in kaart te brengen|te adviseren"),
    ),
    StanceRule(
        "heeft-ter-uitvoering-gedaan",
        "fulfils",
        (
            words(
                "ter uitvoering van|ter invulling van|conform|overeenkomstig|in lijn met|zoals (?:gevraagd|verzocht)"
            ),
            _GOVERNMENT_HAS,
            words(rf"(?:heb|hebben|heeft) {_MAIN_PARTICIPLE}"),
        ),
        "Het kabinet heeft ter uitvoering van deze motie voorgesteld dat de tol wordt verlaagd.",
        unless=words(f"{FUTURE.pattern}|gevraagd|verzocht|opdracht|gestart|toegezegd|gewerkt aan"),
    ),
    StanceRule(
        "gevraagde-is-er",
        "fulfils",
        (
            ASKED_THING,
            words(rf"(?:is|zijn|heb|heeft|hebben|werd|werden) [^.;]{{0,120}}?{_HANDED_OVER}"),
        ),
        "Het toegezegde rapport is op 3 mei aan uw Kamer aangeboden.",
        unless=words(f"{_NOT_YET.pattern}|niet|geen|momenteel|thans|verwacht"),
    ),
)
TAKEN_UP = (
    StanceRule(
        "opgenomen-stuk-is-er",
        "fulfils",
        (
            re.compile(
                r"^(?:Dit|Deze|Dat|Die|Het|De) (?!motie)[a-zà-ÿ]{4,} (?:is|zijn|werd|werden|heb|heeft) [^.;]{0,100}?"
                rf"{_HANDED_OVER}"
            ),
        ),
        "Dit onderzoek is op 3 mei aan uw Kamer aangeboden.",
        unless=words(f"{_NOT_YET.pattern}|niet|geen|momenteel|thans|verwacht"),
    ),
)
BY_GOVERNMENT = (
    StanceRule(
        "regering-heeft-gedaan",
        "fulfils",
        (_GOVERNMENT_HAS,),
        "Het kabinet heeft, conform de motie Jansen, in Brussel op snelheid aangedrongen.",
        unless=words(rf"{FUTURE.pattern}|het voornemen|de (?:intentie|ambitie|bedoeling|wens)"),
    ),
    StanceRule(
        "regering-deed",
        "fulfils",
        (_GOVERNMENT_DID,),
        "In mei zond ik naar aanleiding van de motie Jansen een notitie naar de Kamer.",
    ),
    StanceRule(
        "deed-zoals-gevraagd",
        "fulfils",
        (AS_ASKED, words(rf"{_ACTED} {_ANY_SPEAKER}|{_ANY_SPEAKER} {_ACTED}")),
        "Nederland pleitte conform de motie Jansen voor een lager tarief.",
    ),
    StanceRule(
        "is-ervan-gekomen",
        "fulfils",
        (
            AS_ASKED,
            words(
                r"(?:heeft|hebben) [^.;]{0,150}?(?:plaatsgevonden|onderzoek (?:gedaan|verricht|uitgevoerd))"
                r"|(?:is|zijn) [^.;]{0,150}?(?:verschenen|gepubliceerd|toegetreden|in werking getreden)"
            ),
        ),
        "Naar aanleiding van de motie Jansen heeft overleg met de vervoerders plaatsgevonden.",
        unless=FUTURE,
    ),
    StanceRule(
        "is-gedaan-zoals-gevraagd",
        "fulfils",
        (
            AS_ASKED,
            words(
                rf"(?:is|zijn|werd|werden) [^.;]{{0,150}}?(?:{SLOTS['done']}|{SLOTS['informed']})"
                rf"|(?:is|zijn),? {_MAIN_PARTICIPLE}"
            ),
        ),
        "Conform de motie Jansen is de subsidie voor de sluizen verhoogd.",
        unless=FUTURE,
    ),
)
