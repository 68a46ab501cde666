"""How a letter says that what was asked or promised is being done, or has yet to come."""

import re

from motions.analysis.commitments.vocabulary import SLOTS
from motions.analysis.evidence.antecedents import STILL_TO_COME
from motions.analysis.evidence.stance_rule import EXECUTION, LINK, SPEAKER, StanceRule
from motions.analysis.whole_words import words

_ON_THE_WAY = words(
    "gestart|begonnen|gewerkt aan|van start gegaan|in gang gezet|in voorbereiding|in uitvoering|in behandeling"
    r"|(?<!aandacht )(?<!zoals )gevraagd|verzocht [^.;]{0,80}(?:onderzoek\w*|advies|adviseren|verkennen|in kaart)"
    "|opdracht gegeven|opgedragen|bezig|onderhanden"
    "|ter hand genomen|opgenomen in|loopt|lopen|in volle gang|in ontwikkeling|in procedure|op schema|in gesprek(?! te)"
    "|voorbereid|in concept"
)
_OF_NOW_OR_BEFORE = re.compile(
    rf"{LINK.pattern}|{EXECUTION.pattern}|\b(?:ben|heb|hebben|heeft|is|zijn|was|waren|werd)\b", re.IGNORECASE
)

IN_A_LETTER = (
    StanceRule(
        "zal-erop-ingaan",
        "progress",
        (
            words(
                rf"zal {SPEAKER} [^.;]{{0,60}}(?:ingaan|terugkomen|reageren) op|zal [^.;]{{0,60}}worden ingegaan op"
                rf"|kom(?:t|en)? {SPEAKER} [^.;]{{0,80}}(?:terug op|op terug)"
                rf"|^(?:Op|Aan) [^.;]{{0,160}}\bmotie\b[^.;]{{0,160}} (?:kom(?:t|en)? {SPEAKER} [^.;]{{0,60}}terug"
                rf"|besteed(?:t|en)? {SPEAKER} [^.;]{{0,60}}aandacht)"
            ),
        ),
        "In die brief zal ik ingaan op de motie Jansen.",
        unless=words(r"in deze \w*brief"),
    ),
    StanceRule(
        "wordt-dan-bepaald",
        "progress",
        (
            words(
                r"(?:kan|kunnen|zal|zullen|wordt|worden) [^.;]{0,80}?(?:bepaald|bepalen|bezien|bekeken|bekijken"
                r"|besloten|besluiten|beoordeeld|beoordelen|afgewogen|duidelijk|helder|nagegaan|onderzocht)"
                r"(?: kan| kunnen| worden)*"
                r"[^.;]{0,20}? (?:hoe|of|welke|in hoeverre|wat|op welk\w* \w+)\b[^.;]{0,120}?\bmotie"
            ),
        ),
        "Daarna kan worden besloten hoe de motie Jansen een plaats krijgt.",
        never=words("(?:is|zijn|werd) (?:uitgevoerd|afgedaan|verwerkt|betrokken)|hiermee|daarmee"),
    ),
)
EFFORTS = (
    StanceRule(
        "dringt-er-steeds-op-aan",
        "progress",
        (
            words(
                r"herhaaldelijk|bij herhaling|herhaald|meermaals|meermalen|veelvuldig|steeds|telkens|consequent"
                r"|voortdurend|onverminderd|continu|keer op keer|regelmatig|(?:vrijwel |bijna )?(?:iedere|elke) raad"
                r"|(?:verschillende|diverse|meerdere) (?:gelegenheden|keren|malen)"
            ),
            words("heb|hebben|heeft"),
            words(
                "onderstreept|benadrukt|aangedrongen|gepleit|bepleit|opgeroepen|aandacht (?:voor )?gevraagd"
                "|ingezet|uitgedragen|aangekaart|opgebracht|uitgesproken|geagendeerd|onder de aandacht gebracht"
                "|sterk gemaakt|hard gemaakt|op gewezen|gewezen op|ingebracht|bezwaar gemaakt|steun gegeven"
            ),
            words(r"moties?|toezegging\w*|toegezegd\w*"),
        ),
        "Nederland heeft in lijn met de motie Jansen herhaaldelijk op tolvrije sluizen aangedrongen.",
        never=words("hiermee|daarmee|afgedaan|uitgevoerd|voldaan|verzoekt|overwegende"),
        hints=("heb", "heeft"),
    ),
)
UNDER_WAY = (
    StanceRule(
        "is-begonnen",
        "progress",
        (_ON_THE_WAY, _OF_NOW_OR_BEFORE),
        "Naar aanleiding van de motie Jansen heb ik het RIVM gevraagd dit te onderzoeken.",
    ),
    StanceRule(
        "loopt",
        "progress",
        (
            words(
                r"(?:loopt|lopen)(?! vooruit)|(?:staat|staan) (?:nog |vooralsnog )?open|beraadt? (?:zich|mij)|in beraad"
                r"|(?:voer|voert|voeren) [^.;]{0,60}(?:gesprek|gesprekken|overleg)"
            ),
        ),
        "De motie Jansen loopt mee in de herziening van het stelsel.",
    ),
    StanceRule(
        "zal-oppakken",
        "progress",
        (words(r"(?:zal|zullen) [^.;]{0,120}?(?:oppakken|uitvoeren|betrekken|meenemen|meewegen)"),),
        "In de brief is aangegeven dat de minister deze motie zal oppakken.",
    ),
    StanceRule(
        "komt-toezegging-na",
        "progress",
        (words(r"kom(?:t|en)? [^.;]{0,80}toezegging[^.;]{0,60} na"),),
        "Deze toezegging kom ik dit najaar na: ik kom mijn toezegging aan het lid Jansen in september na.",
    ),
    StanceRule(
        "wordt-uitgevoerd",
        "progress",
        (
            EXECUTION,
            words(
                "zal|zullen|word|wordt|worden|geef|geeft|geven|ligt|loopt|wil|ga|gaat|gaan|vindt [^.;]{0,60}plaats"
                "|draagt [^.;]{0,20}bij|dragen [^.;]{0,20}bij"
            ),
        ),
        "Aan de motie Jansen wordt thans gevolg gegeven.",
    ),
    StanceRule(
        "komt-op-uitvoering-terug",
        "progress",
        (
            EXECUTION,
            words(
                rf"(?:kom|komt|informeer|informeert|bericht|rapporteer|rapporteert|stuur|stuurt) {SPEAKER}"
                rf"|{SPEAKER} (?:kom|komt|informeer|informeert|bericht|rapporteer|rapporteert|stuur|stuurt)"
                r"|ontvangt (?:u|(?:uw|de) kamer)|(?:u|(?:uw|de) kamer) ontvangt"
                rf"|kan {SPEAKER} [^.;]{{0,80}}(?:informeren|berichten|terugkomen|rapporteren)"
            ),
        ),
        "Over de uitvoering van de motie Jansen informeer ik uw Kamer in mei.",
    ),
    StanceRule(
        "voert-uit",
        "progress",
        (
            words(
                rf"(?:voer|werk)(?:t|en)? (?:deze|die|dit) (?:\w+ )?uit|(?:voer|werk)(?:t"
                rf"|en)? {SPEAKER} [^.;]{{0,60}}uit|{SPEAKER} (?:voer|werk)(?:t|en)? [^.;]{{0,80}} uit"
            ),
        ),
        "De motie Jansen voer ik uit door een proef te beginnen.",
    ),
    StanceRule(
        "wil-uitvoeren",
        "progress",
        (
            EXECUTION,
            words(
                "voornemens|van plan|streef|streeft|verwacht|bezie|bezien|beziet|bekijk|bekijkt|onderzoekt"
                "|onderzoek ik|ik onderzoek|neem|bereid|span|spant|werk|werkt|werken|zet (?:mij|zich|ons)"
            ),
        ),
        "Ik bezie met de sector hoe ik de motie Jansen kan uitvoeren.",
    ),
)
PENDING = (
    StanceRule(
        "laat-uitvoeren",
        "progress",
        (
            words(
                r"(?:laat|laten) [^;]{0,160}?(?:uitvoeren|onderzoeken|verrichten|doen|evalueren|uitwerken|verkennen"
                r"|opstellen|uitzoeken|nagaan|ontwikkelen|maken)"
                r"|(?:ga|gaat|gaan) [^.;]{0,120}?(?:aan de slag|in gesprek|in overleg)"
            ),
            words(r"moties?|toezegging\w*|toegezegde?|gevraagde|verzochte"),
        ),
        "Ik laat het in de motie Jansen gevraagde onderzoek door het RIVM uitvoeren.",
        hints=("laat", "laten", "aan de slag", "gesprek", "overleg"),
    ),
    StanceRule(
        "hiervan-komt-nog",
        "progress",
        (STILL_TO_COME,),
        "Hierop zal worden teruggekomen in de brief over de tol.",
        never=words("niet|geen"),
    ),
    StanceRule(
        "is-nog-niet-af",
        "progress",
        (
            words(r"nog niet (?:geheel |volledig |helemaal )?(?:afgerond|gereed|voltooid|beschikbaar|klaar)"),
            words(r"moties?|toezegging\w*|toegezegde?|gevraagde|verzochte"),
        ),
        "De in de motie Jansen gevraagde verkenning is nog niet afgerond.",
        hints=("nog niet",),
    ),
    StanceRule(
        "doet-het-in-lijn-met",
        "progress",
        (LINK,),
        "In lijn met de motie Jansen onderzoekt het kabinet een vrijstelling.",
    ),
    StanceRule(
        "betrekt-erbij",
        "progress",
        (
            words(
                rf"(?:betrek|betrekt|neem|neemt|weeg|weegt) (?:{SPEAKER}|de motie)"
                rf"|{SPEAKER} (?:betrek|betrekt|neem|neemt)"
                rf"|(?:pak|pakt|pakken) [^.;]{{0,120}} op"
            ),
        ),
        "De motie Jansen betrek ik bij de herziening van de regeling.",
    ),
    StanceRule(
        "krijgt-vorm",
        "progress",
        (
            words(
                r"rekening (?:ge)?houd\w*|houd(?:t|en)? [^.;]{0,60}rekening|vorm aan"
                "|krijgt (?:zijn|haar) beslag|krijgt vorm"
            ),
        ),
        "De motie Jansen krijgt haar beslag in het wetsvoorstel over de sluizen.",
    ),
    StanceRule(
        "gevraagde-volgt",
        "progress",
        (
            words("toegezegde|gevraagde|verzochte|beloofde|aangekondigde"),
            words(
                "volgt|volgen|verschijnt|verschijnen|vindt|vinden|komt|ontvangt|naar verwachting|verwacht|wordt|worden"
                "|zal|zullen|start|starten|begint|beginnen|gepland|voorzien|ligt|momenteel|thans|op dit moment"
            ),
        ),
        "De toegezegde handreiking verschijnt in het najaar.",
    ),
    StanceRule(
        "opgenomen-stuk-volgt",
        "progress",
        (
            re.compile(r"^(?:Dit|Deze|Dat|Die|Het|De) (?!motie)[a-zà-ÿ]{4,} "),
            words("ontvangt|volgt|volgen|verschijnt|verschijnen|stuur|zend|bied|deel|loopt|lopen|start|starten"),
        ),
        "Dit plan ontvangt uw Kamer voor de zomer.",
        never=words("als volgt|volgt uit|hieruit volgt"),
    ),
    StanceRule(
        "komt-nog",
        "progress",
        (
            words("zal|zullen|wordt|worden"),
            words(
                "meegenomen|betrokken|uitgewerkt|nakomen|meegewogen|verwerkt|besproken|ingezet|onderzocht|starten|afgerond"
                "|gereed|betrekken|meenemen|meewegen|oppakken|uitvoeren|verwerken|uitwerken"
                "|bezien|bekeken"
                "|plaatsvinden|sturen|toezenden|aanbieden|nagekomen|uitgevoerd|opgepakt|gestuurd|toegezonden|gerealiseerd"
            ),
        ),
        "De motie Jansen wordt betrokken bij de evaluatie van de wet.",
    ),
    StanceRule(
        "verwacht-te-sturen",
        "progress",
        (words(r"verwacht(?:en|t)? [^.;]{0,120}te (?:kunnen )?\w+en"),),
        "Deze brief verwacht ik binnen enkele weken te kunnen sturen.",
    ),
    StanceRule(
        "is-ervoor-ingezet",
        "progress",
        (
            EXECUTION,
            words(
                rf"(?:is|zijn) (?:een|de|het) [^.;]{{0,80}}?{SLOTS['done']}"
                r"|(?:is|zijn|heb|heeft|hebben) [^.;]{0,100}?(?:beschikbaar gesteld|vrijgemaakt|gereserveerd"
                r"|uitgetrokken)"
            ),
        ),
        "Voor de uitvoering van de motie Jansen is een werkgroep ingesteld.",
    ),
    StanceRule(
        "zal-doen",
        "progress",
        (
            words(rf"(?:zal|zullen) {SPEAKER}|{SPEAKER} (?:zal|zullen)|en (?:zal|zullen)"),
            words(r"moties?|toezegging\w*|toegezegd\w*"),
        ),
        "Aan de hand van de motie Jansen zal ik de regels herzien.",
    ),
)
