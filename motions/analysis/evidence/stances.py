"""What a sentence about a motion or a commitment says of its state: named rules, the first that fits decides.

A refusal or a delay is told by its own words; "carried out" and "being carried out" by the link with the motion
("conform", "in het kader van") and the tense of the main verb; the rest is mention.
"""

import re
from dataclasses import dataclass

from motions.analysis.commitments.vocabulary import ACTOR
from motions.analysis.findings import Stance


@dataclass(frozen=True, slots=True)
class StanceRule:
    """A way to say what became of a motion or commitment, with a sentence of our own. All ``needs`` must be there."""

    name: str
    stance: Stance
    needs: tuple[re.Pattern[str], ...]
    example: str
    unless: re.Pattern[str] | None = None

    def fits(self, sentence: str) -> bool:
        """Whether the rule fits; ``unless`` counts in the main clause only, not in what it says "dat" ..."""
        if self.unless and self.unless.search(sentence.split(" dat ", 1)[0]):
            return False
        return all(pattern.search(sentence) for pattern in self.needs)


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE)


_CARRYING_OUT = "uitvoering|uitwerking|invulling|gevolg|opvolging|gehoor|vervolg"
_SPEAKER = "(?:ik|wij|het kabinet|de minister|de regering)"
LINK = _words(
    r"conform|overeenkomstig|in lijn met|in de lijn van|in overeenstemming met|naar aanleiding van|n\.a\.v\.?|ingevolge"
    r"|ter uitvoering van|ter invulling van|in het kader van|in het verlengde van|op verzoek van|mede door"
    r"|gebaseerd op|gelet op|gezien|in antwoord op|in reactie op"
    r"|zoals (?:gevraagd|verzocht|toegezegd|is toegezegd|afgesproken|is afgesproken)|zoals [^,.;]{0,60}toegezegd"
)
EXECUTION = _words(rf"(?:{_CARRYING_OUT})|tegemoet|voldo(?:e|et|en)|nakomen|nakom|vervullen|gestand")
_THIS_LETTER = _words(
    "(?<!verband )(?:hiermee|hiermede)|hierbij|bijgaand|bijgevoegd|daarmee"
    r"|(?:met|in|via|middels|door middel van) deze (?:\w*brief|beantwoording|nota|\w*rapportage)"
)
_PERFORMS = _words(
    "voldo(?:e|en|et)|voldaan|tegemoet|gestand|beantwoord|beantwoorden|geef|geven|informeer|zend|stuur|bied|ontvangt|ontvang|treft|deel|beschouw"
)
_DONE = _words("afgedaan|uitgevoerd|afgehandeld|nagekomen|gestand gedaan|afgerond|ingelost|voldaan|gestand")
_GOVERNMENT_HAS = re.compile(
    rf"\b(?:heb|hebben|heeft)\b(?:,? [\w-]+){{0,2}}? ?\b{ACTOR}\b|\b{ACTOR},? (?:heb|hebben|heeft)\b", re.IGNORECASE
)
_GOVERNMENT_DID = _words(
    rf"(?:zond|stuurde|informeerde|bracht|verzocht|deed|gaf|kondigde|stelde) {_SPEAKER}"
    rf"|{_SPEAKER} (?:zond|stuurde|informeerde|bracht|deed|gaf|kondigde)"
)
_ON_THE_WAY = _words(
    "gestart|begonnen|van start gegaan|in gang gezet|in voorbereiding|in uitvoering|gevraagd|opdracht gegeven"
    "|opgedragen|bezig|onderhanden|ter hand genomen|opgenomen in|loopt|lopen|op schema|in gesprek|voorbereid|in concept"
)
_OF_NOW_OR_BEFORE = re.compile(
    rf"{LINK.pattern}|{EXECUTION.pattern}|\b(?:heb|hebben|heeft|is|zijn|was|waren|werd)\b", re.IGNORECASE
)
_FUTURE = _words(
    "zal|zullen|ga|gaat|gaan|word|wordt|worden|voornemens|streef|streeft|verwacht|wil|blijft|blijven|blijf"
)

RULES = (
    StanceRule(
        "verwijst-alleen",
        "mentions",
        (
            re.compile(
                r"^(?:Zie|Ik verwijs)\b|\bverwijs (?:ik|wij)\b|\bga ik (?:in|hieronder|verderop)\b|\bga ik\b.*\bin\.?$"
                r"|\bkom ik (?:hieronder|verderop|in het antwoord)\b|\b[Ii]n mijn appreciatie\b|\bingegaan op\b"
            ),
        ),
        "Zie mijn brief van vandaag over de motie Jansen.",
    ),
    StanceRule(
        "lot-van-motie-in-kamer",
        "mentions",
        (_words("verworpen|ingetrokken|aangehouden|in stemming|gestemd|ontraden|ontraad|oordeel kamer"),),
        "De motie Jansen is door de Kamer verworpen.",
    ),
    StanceRule(
        "voert-niet-uit",
        "declines",
        (
            _words(
                rf"niet bereid|geen (?:{_CARRYING_OUT})|niet langer van toepassing|afgezien van|af te zien van"
                r"|(?:kan|kunnen|zal|zullen|wil|willen|wordt|worden) [^.;]{0,80}?niet "
                r"[^.;]{0,40}?(?:uitvoeren|uitgevoerd|overnemen|overgenomen|nakomen)(?! (?:voor|vóór|binnen))"
                r"|neemt? [^.;]{0,60}niet over"
                r"|zie(?:t|n)? [^.;]{0,30}geen (?:aanleiding|mogelijkheid|mogelijkheden|ruimte)"
                r"|niet (?:uit te voeren|uitvoerbaar|mogelijk)|niet opportuun"
            ),
        ),
        "Het kabinet is niet bereid de motie Jansen uit te voeren.",
        unless=_words(r"niet [^.;]{0,20}(?:voor|vóór|binnen|tijdig|op tijd)"),
    ),
    StanceRule(
        "later-dan-beloofd",
        "postpones",
        (
            _words(
                r"later [^.;]{0,20}?dan|uitgesteld|uitstel|vertraging|vertraagd|(?:meer|extra) (?:\w+ )?tijd"
                r"|doorgeschoven|niet gelukt"
                r"|niet haalbaar|niet (?:meer|langer|tijdig|op tijd|binnen|voor|vóór) "
                r"[^.;]{0,60}(?:voor|vóór|binnen|lukken|halen|plaatsvinden|sturen|zenden|aanbieden|informeren|gereed"
                r"|afronden|gestand|nakomen|uit te voeren|uitvoeren|uitgevoerd)"
                r"|lukt [^.;]{0,60}niet|in plaats van (?:voor|vóór|in|op)"
            ),
        ),
        "De toegezegde nota komt later dan voorzien, want het onderzoek heeft vertraging opgelopen.",
    ),
    StanceRule(
        "met-deze-brief-gedaan",
        "fulfils",
        (_THIS_LETTER, _PERFORMS),
        "Met deze brief voldoe ik aan de toezegging om de cijfers te sturen.",
        unless=_words("zal|zullen"),
    ),
    StanceRule(
        "zal-erop-ingaan",
        "progress",
        (_words(rf"zal {_SPEAKER} [^.;]{{0,60}}(?:ingaan|terugkomen|reageren) op"),),
        "In die brief zal ik ingaan op de motie Jansen.",
        unless=_words(r"in deze \w*brief"),
    ),
    StanceRule(
        "is-in-gesprek-gegaan",
        "fulfils",
        (_words(r"(?:ben|is|zijn) [^.;]{0,80}(?:in gesprek|in overleg) (?:gegaan|getreden)"),),
        "Zoals toegezegd is het ministerie met de sector in gesprek gegaan.",
    ),
    StanceRule(
        "vertelt-wat-motie-vraagt",
        "mentions",
        (
            re.compile(
                r"\b(?:met|in) (?:de|deze|die) motie\b[^.;]{0,80}\bwordt (?:de regering|het kabinet|gevraagd|verzocht)"
                r"|\b(?:de|deze|die) motie\b[^,.;]{0,80} (?:verzoekt|vraagt|roept|bevat|luidt|strekt)\b"
                r"|\b(?:de|deze|die) motie\b[^,.;]{0,80} heeft (?:het kabinet|de regering|mij|ons) "
                r"(?:opgeroepen|gevraagd|verzocht)"
                r"|\b(?:Kamer|meerderheid)\b[^.;]{0,60}\b(?:het kabinet|de regering|mij|ons) "
                r"(?:gevraagd|verzocht|opgeroepen)\b"
                r"|\b(?:commissie\b|kamer (?:heeft|vraagt|verzoekt)\b|leden\b|het lid\b)[^;]{0,140}"
                r"\b(?:gevraagd|verzocht|vraagt|vragen|verzoekt) (?:om|de kamer|aan te geven|te|of|hoe|naar)\b"
                r"|\bverzoekt u (?:mij|ons|het kabinet)\b",
                re.IGNORECASE,
            ),
        ),
        "Met de motie Jansen wordt de regering gevraagd de regels te vereenvoudigen.",
        unless=_words(rf"(?:zal|ga|gaat|wil|stuur|zend|kom|komt) {_SPEAKER}"),
    ),
    StanceRule(
        "is-afgedaan",
        "fulfils",
        (_DONE, _words("is|zijn|heb|heeft|hebben|beschouw|beschouwt|acht")),
        "De toezegging aan het lid Jansen is daarmee afgedaan.",
        unless=_words("zal|zullen|nog niet|wordt|worden"),
    ),
    StanceRule(
        "zoals-toegezegd-gedaan",
        "fulfils",
        (
            _words(r"toezegging(?:en)?|toegezegd|beloofd"),
            LINK,
            _words(rf"(?:informeer|bericht|stuur|zend|bied|deel|meld|treft|ontvangt) (?:{_SPEAKER}|u|uw kamer)"),
        ),
        "Conform mijn toezegging in het debat informeer ik u over de stand van zaken.",
        unless=_words(r"zal|zullen|(?:voor|vóór|na) (?:de|het)|binnen|begin|eind|medio"),
    ),
    StanceRule(
        "is-uitvoering-gegeven",
        "fulfils",
        (
            _words(
                rf"(?:is|zijn|heb|heeft|hebben) [^.;]{{0,120}}?(?:{_CARRYING_OUT}) [^.;]{{0,120}}?gegeven"
                rf"|(?:{_CARRYING_OUT}) gegeven"
            ),
            _words("is|zijn|heb|heeft|hebben"),
        ),
        "Aan de motie Jansen is invulling gegeven door de drempel te verlagen.",
        unless=_words("zal|zullen|wordt|worden|nog niet|heb ik aangegeven"),
    ),
    StanceRule(
        "is-begonnen",
        "progress",
        (_ON_THE_WAY, _OF_NOW_OR_BEFORE),
        "Naar aanleiding van de motie Jansen heb ik het RIVM gevraagd dit te onderzoeken.",
    ),
    StanceRule(
        "wordt-uitgevoerd",
        "progress",
        (EXECUTION, _words("zal|zullen|word|wordt|worden|geef|geeft|geven|ligt|loopt|wil|ga|gaat|gaan")),
        "Aan de motie Jansen wordt thans gevolg gegeven.",
    ),
    StanceRule(
        "komt-op-uitvoering-terug",
        "progress",
        (
            EXECUTION,
            _words(
                rf"(?:kom|komt|informeer|informeert|bericht|rapporteer|rapporteert|stuur|stuurt) {_SPEAKER}"
                rf"|{_SPEAKER} (?:kom|komt|informeer|informeert|bericht|rapporteer|rapporteert|stuur|stuurt)"
            ),
        ),
        "Over de uitvoering van de motie Jansen informeer ik uw Kamer in mei.",
    ),
    StanceRule(
        "voert-uit",
        "progress",
        (_words(rf"voer(?:t|en)? {_SPEAKER} [^.;]{{0,60}}uit|{_SPEAKER} voer(?:t|en)? [^.;]{{0,80}} uit"),),
        "De motie Jansen voer ik uit door een proef te beginnen.",
    ),
    StanceRule(
        "vertelt-alleen",
        "mentions",
        (
            re.compile(
                r"\b(?:aangegeven dat ik|met (?:uw|de) Kamer (?:\w+ )?gesproken|geschreven|toegelicht|gereageerd"
                r"|opgemerkt|ge[iï]nformeerd over|toegezegd|toezeggingen? gedaan)\b",
                re.IGNORECASE,
            ),
        ),
        "In het debat over de motie Jansen heb ik de kosten toegelicht.",
        unless=_words("conform|overeenkomstig|in lijn met|voornemens|zoals"),
    ),
    StanceRule(
        "regering-heeft-gedaan",
        "fulfils",
        (_GOVERNMENT_HAS,),
        "Het kabinet heeft, conform de motie Jansen, in Brussel op snelheid aangedrongen.",
        unless=_FUTURE,
    ),
    StanceRule(
        "regering-deed",
        "fulfils",
        (_GOVERNMENT_DID,),
        "In mei zond ik naar aanleiding van de motie Jansen een notitie naar de Kamer.",
    ),
    StanceRule(
        "niet-aan-de-orde",
        "mentions",
        (_words("niet aan de orde|niet bekend|niet nodig"),),
        "Gelet op de motie Jansen is een ander stelsel nu niet aan de orde.",
    ),
    StanceRule(
        "doet-het-in-lijn-met",
        "progress",
        (LINK,),
        "In lijn met de motie Jansen onderzoekt het kabinet een vrijstelling.",
    ),
    StanceRule(
        "komt-nog",
        "progress",
        (
            _words("zal|zullen|wordt|worden"),
            _words(
                "meegenomen|betrokken|uitgewerkt|nakomen|verwerkt|besproken|ingezet|onderzocht|starten|afgerond|gereed"
                "|plaatsvinden|sturen|toezenden|aanbieden"
            ),
        ),
        "De motie Jansen wordt betrokken bij de evaluatie van de wet.",
    ),
)
DEFAULT = StanceRule("noemt", "mentions", (), "De motie Jansen dateert van vorig jaar.")


def stance_of(sentence: str) -> StanceRule:
    """Return the rule that decides what a sentence says of the motion or commitment in it."""
    return next((rule for rule in RULES if rule.fits(sentence)), DEFAULT)
