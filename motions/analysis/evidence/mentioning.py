"""How a letter speaks of a motion or commitment without saying what became of it."""

import re

from motions.analysis.evidence.stance_rule import CARRYING_OUT, EXECUTION, LINK, SPEAKER, StanceRule
from motions.analysis.whole_words import words

REFERENCES = (
    StanceRule(
        "kopje",
        "mentions",
        (re.compile(r"^(?:\d+[.)] ?)?(?:[Dd]e )?(?:[Gg]ewijzigde )?Moties?\b[^.;]*(?:\(.*\))?\.?$"),),
        "Motie van het lid Jansen over de tol op sluizen (Kamerstuk 36 410, nr. 74).",
        unless=words(
            r"is|zijn|was|waren|word|wordt|worden|werd|heb|heeft|hebben|zal|zullen|kan|kunnen|voer|voert|betrek|neem|neemt"
            r"|geef|geeft|zie|ziet|acht|beschouw|kom|komt|werk|ga|gaat|wil|vraagt|verzoekt|roept"
        ),
    ),
    StanceRule(
        "verwijst-alleen",
        "mentions",
        (
            re.compile(
                r"^(?:Zie|Ik verwijs)\b|\bverwijs (?:ik|wij)\b|\bga ik (?:in|hieronder|verderop)\b|\bga ik\b.*\bin\.?$"
                r"|\bkom ik (?:hieronder|verderop|in het antwoord)\b|\b[Ii]n mijn appreciatie\b"
                r"|\bingegaan op\b(?! (?:de wijze waarop|hoe)\b)"
            ),
        ),
        "Zie mijn brief van vandaag over de motie Jansen.",
        unless=words("zoals|conform|overeenkomstig|ter uitvoering van|zal|zullen"),
    ),
    StanceRule(
        "lot-van-motie-in-kamer",
        "mentions",
        (
            words(
                "verworpen|ingetrokken|aangehouden(?! tot)|in stemming|gestemd|ontraden|ontraad"
                r"|oordeel (?:aan )?(?:de |uw )?kamer|oordeel over (?:de|deze) motie|van een appreciatie"
                r"|met algemene stemmen aangenomen"
            ),
        ),
        "De motie Jansen is door de Kamer verworpen.",
    ),
)
ASKED = (
    StanceRule(
        "vertelt-wat-motie-vraagt",
        "mentions",
        (
            re.compile(
                r"\b(?:met|in) (?:de|deze|die) (?:aangenomen |gewijzigde )?motie\b[^.;]{0,80}"
                r"\b(?:wordt|werd|is) (?:de regering|het kabinet|gevraagd|verzocht|opgeroepen)"
                r"|\b(?:per|met (?:de|een)(?: aangenomen)?) motie\b[^;]{0,100}\bkamer\b[^;]{0,60}"
                r"\b(?:gevraagd|verzocht|opgeroepen)\b"
                r"|\bkamer (?:mij |ons |het kabinet |de regering )?per motie\b[^;]{0,60}\b(?:gevraagd|verzocht)\b"
                r"|\b(?:de|deze|die) motie\b[^,.;]{0,80} (?:verzoekt|vraagt|roept|bevat|luidt|strekt)\b"
                r"|\b(?:de|deze|die) motie\b[^,.;]{0,80} heeft (?:het kabinet|de regering|mij|ons) "
                r"(?:opgeroepen|gevraagd|verzocht)"
                r"|\b(?:verzocht|vroeg|vraagt|verzoekt|riep|roept) (?:uw|de) Kamer\b"
                r"|\b(?:Kamer|meerderheid)\b[^.;]{0,60}\b(?:het kabinet|de regering|mij|ons) "
                r"(?:gevraagd|verzocht|opgeroepen)\b"
                r"|\b(?:commissie\b|kamer (?:heeft|vraagt|verzoekt)\b|leden\b|het lid\b"
                r"|fractie\b)(?:(?!\bwaar(?:in|mee)\b)[^;]){0,140}"
                r"\b(?:gevraagd|verzocht|vraagt|vragen|verzoekt) (?:om|de kamer|aan te geven|te|of|hoe|naar)\b"
                r"|\bverzoekt u (?:mij|ons|het kabinet)\b|\b(?:uw|het) verzoek (?:van uw Kamer )?(?:om|te)\b",
                re.IGNORECASE,
            ),
        ),
        "Met de motie Jansen wordt de regering gevraagd de regels te vereenvoudigen.",
        unless=words(
            rf"(?:zal|ga|gaat|wil|stuur|zend|kom|komt) {SPEAKER}"
            r"|(?:verzoekt|vraagt|oproept),? (?:is|zijn|wordt|worden|zal)"
            rf"|(?:geef|geven|geeft) {SPEAKER} (?:\w+ ){{0,3}}(?:{CARRYING_OUT})"
        ),
        hints=("vraag", "vrag", "vroeg", "verzoe", "verzoc", "roep", "riep", "bevat", "luidt", "strekt"),
        never=words("(?:heb|hebben) (?:ik|wij)|(?:ik|wij) (?:heb|hebben)|(?:nederland|het kabinet|de regering) heeft"),
    ),
)
FATE = (
    StanceRule(
        "motie-aangenomen",
        "mentions",
        (re.compile(r"\b[Mm]otie\b[^.;]{0,100}\b(?:aangenomen|aanvaard|ingediend)\b"),),
        "In het debat is de motie Jansen aangenomen, waarin wordt gevraagd om een verbod.",
        unless=words(f"{LINK.pattern}|{EXECUTION.pattern}|hiermee|hierbij|daarmee"),
        hints=("aangenomen", "aanvaard", "ingediend"),
    ),
)
TOLD = (
    StanceRule(
        "vertelt-alleen",
        "mentions",
        (
            re.compile(
                r"\b(?:aangegeven (?:dat ik|hoe)|met (?:uw|de) Kamer (?:\w+ )?gesproken|geschreven|toegelicht"
                r"|gereageerd|opgemerkt|gezegd|ge[iï]nformeerd over|toegezegd|toezeggingen? gedaan"
                r"|kennis ?genomen|uiteengezet|(?:is|werd) [^.;]{0,40}(?:aangegeven|gemeld|aangekondigd)"
                r"|laten weten|meegedeeld|medegedeeld|op gewezen|appreciatie gegeven|geapprecieerd)\b"
                r"|\bover (?:de|deze) motie\b[^;]{0,120}\bbrief (?:gestuurd|gezonden|geschreven)\b"
                r"|\b(?:uw|de|tweede) kamer\b[^;]{0,200}\bge[iï]nformeerd\b|\bbent u\b[^.;]{0,80}\bge[iï]nformeerd\b",
                re.IGNORECASE,
            ),
        ),
        "In het debat over de motie Jansen heb ik de kosten toegelicht.",
        unless=words("conform|overeenkomstig|in lijn met|voornemens|zoals|en (?:zal|zullen)"),
    ),
)
NOT_NOW = (
    StanceRule(
        "niet-aan-de-orde",
        "mentions",
        (words("niet aan de orde|niet bekend|niet nodig"),),
        "Gelet op de motie Jansen is een ander stelsel nu niet aan de orde.",
    ),
)
DEFAULT = StanceRule("noemt", "mentions", (), "De motie Jansen dateert van vorig jaar.")
