"""What a sentence about a motion or a commitment says of its state: named rules, the first that fits decides.

Words in the order of strength: a refusal or a delay is told by its own words; "carried out" and "being carried out" by
the link with the motion ("conform", "in het kader van") and the tense of the main verb; the rest is mention.
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


LINK = _words(
    r"conform|overeenkomstig|in lijn met|in de lijn van|in overeenstemming met|naar aanleiding van|n\.a\.v\.?|ingevolge"
    r"|ter uitvoering van|ter invulling van|in het kader van|in het verlengde van|op verzoek van|mede door|gebaseerd op"
    r"|gelet op|gezien|in antwoord op|in reactie op|zoals (?:gevraagd|verzocht|toegezegd|is toegezegd|afgesproken|is afgesproken)"
    r"|zoals [^,.;]{0,60}toegezegd"
)
EXECUTION = _words(
    r"(?:uitvoering|uitwerking|invulling|gevolg|opvolging|gehoor|vervolg)|tegemoet|voldo(?:e|et|en)|nakomen|nakom|vervullen|gestand"
)
THIS_LETTER = _words(
    r"hiermee|hiermede|hierbij|bijgaand|bijgevoegd|daarmee|(?:met|in|via|door middel van) deze (?:brief|beantwoording|nota)"
)
DONE = re.compile(
    r"\b(?:afgedaan|uitgevoerd|afgehandeld|nagekomen|gestand gedaan|afgerond|ingelost|voldaan|gestand)\b", re.IGNORECASE
)
HAS = re.compile(r"\b(?:heb|hebben|heeft|is|zijn|was|waren|werd)\b", re.IGNORECASE)
GOVERNMENT_HAS = re.compile(
    rf"\b(?:heb|hebben|heeft)\b(?:,? [\w-]+){{0,2}}? ?\b{ACTOR}\b|\b{ACTOR},? (?:heb|hebben|heeft)\b", re.IGNORECASE
)
GOVERNMENT_DID = re.compile(
    r"\b(?:zond|stuurde|informeerde|bracht|verzocht|deed|gaf|kondigde|stelde) (?:ik|wij|het kabinet|de minister|de regering)\b"
    r"|\b(?:ik|wij|het kabinet|de minister|de regering) (?:zond|stuurde|informeerde|bracht|deed|gaf|kondigde)\b",
    re.IGNORECASE,
)
ON_THE_WAY = _words(
    r"gestart|begonnen|van start gegaan|in gang gezet|in voorbereiding|in uitvoering|gevraagd|opdracht gegeven|opgedragen|bezig"
    r"|onderhanden|ter hand genomen|opgenomen in|loopt|lopen|op schema|in gesprek|voorbereid|in concept"
)
FUTURE = _words(
    r"zal|zullen|ga|gaat|gaan|word|wordt|worden|voornemens|streef|streeft|verwacht|wil|blijft|blijven|blijf"
)
ONLY_TOLD = re.compile(
    r"\b(?:aangegeven dat ik|gesproken|geschreven|toegelicht|gereageerd|opgemerkt|ge[iï]nformeerd over|toegezegd)\b",
    re.IGNORECASE,
)

RULES = (
    StanceRule(
        "verwijst-alleen",
        "mentions",
        (
            re.compile(
                r"^(?:Zie|Ik verwijs|Voor [^,.]{0,60} verwijs ik)\b|\b(?:ga|kom) ik (?:in|hieronder|verderop)\b|\bga ik\b.*\bin\.?$"
                r"|\b[Ii]n mijn appreciatie\b|\bingegaan op\b",
            ),
        ),
        "Zie mijn brief van vandaag over de motie Jansen.",
    ),
    StanceRule(
        "motie-verworpen-of-ingetrokken",
        "mentions",
        (_words("verworpen|ingetrokken|aangehouden|in stemming|nog niet gestemd"),),
        "De motie Jansen is door de Kamer verworpen.",
    ),
    StanceRule(
        "voert-niet-uit",
        "declines",
        (
            _words(
                r"niet bereid|geen (?:uitvoering|gevolg|invulling|opvolging|gehoor)"
                r"|(?:kan|kunnen|zal|zullen|wil|willen|wordt|worden) [^.;]{0,80}?niet [^.;]{0,40}?(?:uitvoeren|uitgevoerd|overnemen|overgenomen|nakomen)"
                r"|niet langer van toepassing|afgezien van|af te zien van|zie(?:t|n)? [^.;]{0,30}geen (?:aanleiding|mogelijkheid|mogelijkheden|ruimte)"
                r"|niet (?:uit te voeren|uitvoerbaar|mogelijk)|niet opportuun|ontraad"
            ),
        ),
        "Het kabinet is niet bereid de motie Jansen uit te voeren.",
    ),
    StanceRule(
        "later-dan-beloofd",
        "postpones",
        (
            _words(
                r"later dan|uitgesteld|uitstel|vertraging|vertraagd|meer tijd|doorgeschoven|niet gelukt|niet haalbaar"
                r"|niet (?:meer|langer|tijdig|op tijd|binnen|voor|vóór) [^.;]{0,60}(?:voor|vóór|binnen|lukken|halen|plaatsvinden)"
                r"|lukt [^.;]{0,60}niet|in plaats van (?:voor|vóór|in|op)"
            ),
        ),
        "De toegezegde nota komt later dan voorzien, want het onderzoek heeft vertraging opgelopen.",
    ),
    StanceRule(
        "vertelt-wat-motie-vraagt",
        "mentions",
        (
            re.compile(
                r"\b(?:[Mm]et|[Ii]n) (?:de|deze|die) [Mm]otie\b[^.;]{0,80}\bwordt (?:de regering|het kabinet|gevraagd|verzocht)"
                r"|\b(?:de|deze|die) motie\b[^,.;]{0,80} (?:verzoekt|vraagt|roept|bevat|luidt|strekt)\b"
                r"|\b(?:Kamer|meerderheid)\b[^.;]{0,60}\b(?:het kabinet|de regering|mij|ons) (?:gevraagd|verzocht|opgeroepen)\b",
                re.IGNORECASE,
            ),
        ),
        "Met de motie Jansen wordt de regering gevraagd de regels te vereenvoudigen.",
    ),
    StanceRule(
        "met-deze-brief-gedaan",
        "fulfils",
        (
            THIS_LETTER,
            _words(
                r"voldo(?:e|en|et)|tegemoet|gestand|geef|geven|informeer|zend|stuur|bied|ontvangt|ontvang|treft|deel|beschouw"
            ),
        ),
        "Met deze brief voldoe ik aan de toezegging om de cijfers te sturen.",
        unless=_words("zal|zullen"),
    ),
    StanceRule(
        "is-afgedaan",
        "fulfils",
        (DONE, _words("is|zijn|heb|heeft|hebben|beschouw|beschouwt|acht")),
        "Daarmee beschouw ik de motie als afgedaan.",
        unless=_words("zal|zullen|nog niet|wordt|worden"),
    ),
    StanceRule(
        "is-begonnen",
        "progress",
        (ON_THE_WAY, re.compile(f"{LINK.pattern}|{EXECUTION.pattern}|{HAS.pattern}", re.IGNORECASE)),
        "Naar aanleiding van de motie Jansen heb ik het RIVM gevraagd dit te onderzoeken.",
    ),
    StanceRule(
        "wordt-uitgevoerd",
        "progress",
        (EXECUTION, _words("zal|zullen|word|wordt|worden|geef|geeft|geven|ligt|loopt|wil|ga|gaat|gaan")),
        "Aan de motie Jansen wordt thans gevolg gegeven.",
    ),
    StanceRule(
        "vertelt-alleen",
        "mentions",
        (ONLY_TOLD,),
        "In het debat over de motie Jansen heb ik met uw Kamer over de kosten gesproken.",
        unless=_words("conform|overeenkomstig|in lijn met|voornemens|zoals"),
    ),
    StanceRule(
        "regering-heeft-gedaan",
        "fulfils",
        (GOVERNMENT_HAS,),
        "Het kabinet heeft, conform de motie Jansen, in Brussel op snelheid aangedrongen.",
        unless=FUTURE,
    ),
    StanceRule(
        "regering-deed",
        "fulfils",
        (GOVERNMENT_DID,),
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
                r"meegenomen|betrokken|uitgewerkt|nakomen|verwerkt|besproken|ingezet|onderzocht|starten|afgerond|gereed|plaatsvinden"
            ),
        ),
        "De motie Jansen wordt betrokken bij de evaluatie van de wet.",
    ),
)
DEFAULT = StanceRule("noemt", "mentions", (), "De motie Jansen dateert van vorig jaar.")


def stance_of(sentence: str) -> StanceRule:
    """Return the rule that decides what a sentence says of the motion or commitment in it."""
    return next((rule for rule in RULES if rule.fits(sentence)), DEFAULT)
