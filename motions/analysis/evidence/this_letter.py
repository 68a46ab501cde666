"""How a letter says that it does what was asked or promised itself: "hiermee", "in de bijlage", "hieronder"."""

import re

from motions.analysis.evidence.stance_rule import AS_ASKED, CARRYING_OUT, SPEAKER, StanceRule
from motions.analysis.whole_words import words

_THIS_LETTER = words(
    "(?<!verband )(?:hiermee|hiermede)|hierbij|bijgaande?|bijgevoegde?|daarmee|waarmee|hierdoor"
    r"|in (?:de )?bijlage|(?:met|in|via|middels|door middel van) (?:deze|dit|(?:het )?bovenstaande|het toesturen van"
    r"|de publicatie van|het verschijnen van|de toezending van)(?: \w+)?"
)
_PERFORMS = words(
    r"voldo(?:e|en|et)|voldaan|tegemoet|tegemoetgekomen|gestand|beantwoord|beantwoorden|geef|geven|geeft|informeer"
    r"|zend|stuur|bied|ontvangt|ontvang|treft|deel|beschouw|als afgedaan"
    r"|als uitgevoerd|uitgevoerd|doe|doen|kom(?:t|en)? [^.;]{0,80}\bna|los(?:t|sen)? [^.;]{0,80}\bin|reageer"
)
_PAPER = (
    r"[\w-]*(?:brief|notitie|nota|analyse|rapport|rapportage|evaluatie|onderzoek|overzicht|visie|reactie|verkenning|monitor"
    "|advies|bijlage|beantwoording)"
)
# what lies there when one speaks of it; a bill or an inquiry may have yet to come
_ISSUED = (
    r"(?:(?:[\w-]*(?:rapport|rapportage|notitie|nota|brief|reactie|handreiking|leidraad|overzicht|advies|visie|agenda))"
    r"|(?:[\w-]*plan(?: van aanpak)?)|factsheet|richtlijn|routekaart)"
)
_BY_WAY_OF = words("(?:daarmee|hierdoor|daardoor) (?:geef|geeft|geven|wordt|worden)")
_THIS_TEXT = (
    "hierbij|bijgaande?|bijgevoegde?|in (?:de )?bijlagen?|als bijlage|met deze (?:brief|antwoorden|beantwoording)"
)

BY_THIS_LETTER = (
    StanceRule(
        "met-deze-brief-gedaan",
        "fulfils",
        (_THIS_LETTER, _PERFORMS),
        "Met deze brief voldoe ik aan de toezegging om de cijfers te sturen.",
        unless=words("zal|zullen|wil|willen|beoogd?|beogen"),
        never=re.compile(rf"{_BY_WAY_OF.pattern} [^.;]{{0,60}}(?:{CARRYING_OUT})\b", re.IGNORECASE),
    ),
    StanceRule(
        "wordt-hierbij-gegeven",
        "fulfils",
        (
            words(_THIS_TEXT),
            words(
                rf"(?:{CARRYING_OUT}) gegeven|voldaan|tegemoet ?gekomen|afgedaan|nagekomen|gestand gedaan"
                r"|ingelost|los(?:t|sen)? [^.;]{0,80} in"
            ),
        ),
        "Tevens wordt hierbij invulling gegeven aan de motie Jansen.",
        unless=words("zal|zullen"),
    ),
    StanceRule(
        "gaat-er-hier-op-in",
        "fulfils",
        (
            words(rf"{AS_ASKED.pattern}|zoals [^.;]{{0,80}}toegezegd"),
            words(f"in deze (?:brief|nota|notitie|reactie|rapportage)|hieronder|onderstaande?|{_THIS_TEXT}"),
            words(rf"(?:ga|geef|geeft|geven|licht|schets|beschrijf|bespreek|zet|reageer|meld|deel|vermeld) {SPEAKER}"),
        ),
        "Zoals toegezegd in het debat geef ik hieronder een overzicht van de kosten.",
        unless=words("zal|zullen"),
    ),
    StanceRule(
        "stuk-is-de-uitvoering",
        "fulfils",
        (
            words(
                r"(?:deze|dit|het bijgevoegde|de bijgevoegde|bijgaande?|bijgevoegde?) [\w-]{3,30} "
                rf"(?:dient|strekt|vormt|geeft|geven|is|betreft|voorziet) [^.;]{{0,40}}(?:{CARRYING_OUT})"
                rf"|met (?:deze|dit|bijgaande?|(?:de|het)(?: bijgevoegde)?) {_PAPER} (?:wordt|is) "
                rf"[^.;]{{0,40}}(?:{CARRYING_OUT})"
                rf"|(?:het|de|mijn|onze?) (?:\w+ )?{_ISSUED} (?:[^,.;]{{0,60}} )?(?:dient|dienen|strekt|vormt|vormen"
                rf"|geeft|geven|voorziet) [^.;]{{0,40}}(?:{CARRYING_OUT})"
            ),
        ),
        "Deze notitie vormt de uitwerking van de motie Jansen.",
        unless=words("zal|zullen|straks|verschijnt|volgt|voorbereiding|in concept|nog (?:dit|in|voor)"),
    ),
    StanceRule(
        "zit-bij-deze-brief",
        "fulfils",
        (
            words(
                r"(?:treft|vindt) u [^.;]{0,80}(?:aan|bijlagen?|hierbij|bijgaand)"
                r"|(?:in de bijlagen?|bijgaand|als bijlage|hierbij) (?:treft|vindt) u"
                r"|(?:is|zijn) (?:als bijlage )?(?:bijgevoegd|toegevoegd|bijgesloten)"
                r"|(?:bijgevoegd|bijgesloten) (?:is|zijn)|bij deze brief (?:is|zijn) [^.;]{0,120}gevoegd"
                r"|(?:is|zijn|staat|staan) (?:\w+ )?(?:opgenomen )?(?:in|als) (?:de |een )?bijlagen?"
            ),
        ),
        "Ik heb toegezegd de cijfers te sturen; deze vindt u in de tabel hierbij.",
    ),
)
