"""How a letter says that what was asked or promised will not be done, or later than said."""

from motions.analysis.evidence.stance_rule import BEFORE_A_TIME, CARRYING_OUT, StanceRule
from motions.analysis.whole_words import words

_DONE = (
    "uitvoeren|uitgevoerd|overnemen|overgenomen|nakomen|nagekomen|voldoen|voldaan|honoreren|gestand doen"
    "|tegemoet ?komen|doorgevoerd|doorvoeren|ingevoerd|invoeren|gehonoreerd"
)
# "mijn toezegging om u voor de zomer te informeren niet nakomen": the time is not kept, the promise stands
_LATE_PROMISE = (
    rf"toezegging\b[^.;]{{0,80}}\b{BEFORE_A_TIME}[^.;]{{0,60}} niet (?:\w+ )?(?:nakomen|gestand|worden nagekomen)"
)

REFUSALS = (
    StanceRule(
        "voert-niet-uit",
        "declines",
        (
            words(
                rf"niet (?:bereid|voornemens|van plan)|geen (?:{CARRYING_OUT})|niet langer van toepassing"
                r"|afgezien van|af te zien van|(?:zie|ziet|zien)\b[^.;]{0,40} af van"
                r"|(?:zie|ziet|zien) (?:ik|wij|het kabinet) [^.;]{0,40}(?:ervan|hiervan|daarvan) af"
                r"|(?:kan|kunnen|zal|zullen|wil|willen|wordt|worden|ga|gaat|gaan) [^.;]{0,80}?niet "
                rf"[^.;]{{0,40}}?(?:{_DONE})(?! (?:voor|vóór|binnen))"
                rf"|niet (?:kan|kunnen|zal|zullen|wordt|worden)(?: worden)? (?:{_DONE})(?! (?:voor|vóór|binnen))"
                r"|toezegging\b[^.;]{0,80}\btrek(?:t|ken)? (?:\w+ ){1,2}in\b|niet langer (?:opportuun|wenselijk)"
                r"|voer(?:t|en)? [^.;]{0,60}niet uit|niet uit te voeren|neemt? [^.;]{0,60}niet over"
                r"|naast (?:zich|mij|ons) neer|kies(?:t|en)? er [^.;]{0,30}(?:niet voor|voor om [^.;]{0,80}niet)"
                r"|wijs(?:t|en)? [^.;]{0,60}\baf"
                r"|zie(?:t|n)? [^.;]{0,30}geen (?:aanleiding|mogelijkheid|mogelijkheden|ruimte|noodzaak"
                r"|reden|meerwaarde)"
                r"|(?:acht|achten|vind|vinden|vindt) [^.;]{0,80}(?:onwenselijk|niet wenselijk|ongewenst|niet opportuun"
                r"|onverantwoord|onverstandig|niet verantwoord|niet verstandig|niet proportioneel|disproportioneel"
                r"|niet passend|niet gewenst|niet doelmatig|niet effectief|te ver gaan)"
                r"|gaat (?:\w+ ){0,2}te ver|(?:deel|deelt|delen) [^.;]{0,80}\bmotie\b[^.;]{0,40} niet"
                r"|zoals (?:gevraagd|verzocht|bepleit|voorgesteld) [^;]{0,120} niet (?:nodig|noodzakelijk|wenselijk"
                r"|passend|proportioneel)"
                r"|niet (?:uitvoerbaar|mogelijk|haalbaar) (?:is|zijn)?[^.;]{0,60}(?:motie|uit te voeren|tegemoet)"
                r"|niet (?:uitvoerbaar|mogelijk)|niet opportuun|onmogelijk(?! (?:snel|tijdig|op tijd))"
                r"|toezegging [^.;]{0,30}niet doen"
            ),
        ),
        "Het kabinet is niet bereid de motie Jansen uit te voeren.",
        never=words(
            rf"niet [^.;]{{0,80}}{BEFORE_A_TIME}|niet [^.;]{{0,20}}(?:voor(?! om)|vóór|binnen|tijdig|op tijd)"
            rf"|{_LATE_PROMISE}|nog (?:geen|niet)"
            r"|niet \w+ en streef"
        ),
        hints=("niet", "geen", "af", "neer", "wens", "onmogelijk", "onver", "te ver", "dispro"),
    ),
)
DELAYS = (
    StanceRule(
        "later-dan-beloofd",
        "postpones",
        (
            words(
                r"(?:later|langer) [^.;]{0,20}?dan|uitgesteld|uitstel|vertraging|vertraagd|(?:meer|extra) (?:\w+ )?tijd"
                r"|(?:dagen|weken|maanden) (?:extra|langer)|anders dan (?:eerder )?(?:toegezegd|aangekondigd|gemeld)"
                r"|niet eerder dan|pas (?:in|na|op|eind|begin|medio) "
                r"[^.;]{0,60}(?:kan|sturen|zenden|gereed|afronden|informeren|uitgevoerd|uitvoeren)"
                r"|(?:langer|nog|helaas) op zich wachten|in afwijking van (?:mijn|de|onze) (?:eerdere )?toezegging"
                rf"|{_LATE_PROMISE}|nog (?:geen|niet) [^.;]{{0,40}}(?:{CARRYING_OUT}|uitgevoerd|voldaan"
                "|toesturen|sturen|zenden|toezenden|aanbieden|delen|informeren|uitvoeren|afronden)"
                r"|niet (?:meer )?(?:dit|volgend) (?:voor|na)?jaar\b[^.;]{0,60}\bmaar"
                r"|had(?:den)? (?:\w+ )?(?:\w+ )?toegezegd\b[^.;]{0,120}\b(?:dat wordt|maar|echter|helaas)"
                r"|had(?:den)? toegezegd,? [^.;]{0,20}(?:ontvangt|zal|komt|volgt)|overgelaten aan (?:een"
                r"|het) \w+ kabinet|(?:laat|laten) [^.;]{0,80} aan (?:een|het) (?:volgend|nieuw)e? kabinet"
                r"|verschui(?:ft|ven)|verschoven|schui(?:ft|ven) [^.;]{0,40}(?:door|op)\b"
                r"|opgeschoven|doorgeschoven|niet gelukt|aangehouden tot"
                r"|niet haalbaar|niet gehaald|niet (?:meer|langer|tijdig|op tijd|binnen|voor|vóór) "
                r"[^.;]{0,60}(?:voor|vóór|binnen|lukken|halen|plaatsvinden|sturen|zenden|aanbieden|informeren|gereed|toekomen"
                r"|toesturen|toezenden|verstrekken|bereiken|opleveren|uitbrengen|beantwoorden|verschijnen"
                r"|afronden|gestand|nakomen|nagekomen|uit te voeren|uitvoeren|uitgevoerd|ontvangen"
                r"|afgerond|gestuurd|verzonden|verstuurd|aangeboden|opgeleverd|voltooid|gepubliceerd|beantwoord\w*)"
                r"|lukt [^.;]{0,60}niet|(?:dat|dit|deze termijn) (?:haal|red|lukt|halen) (?:\w+ )?(?:\w+ )?niet"
                r"|maar (?:dat|dit) (?:haal|red|lukt) (?:\w+ )?niet|in plaats van (?:voor|vóór|in|op)"
                r"|niet nakomen en streef"
                r"|niet mogelijk"
                rf"|niet {BEFORE_A_TIME}[^.;]{{0,40}}\bmaar (?:pas )?(?:in|na|op|eind|begin|medio|voor|rond|later)"
            ),
        ),
        "De toegezegde nota komt later dan voorzien, want het onderzoek heeft vertraging opgelopen.",
    ),
)
