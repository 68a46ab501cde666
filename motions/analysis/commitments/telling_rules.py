"""Promises to inform in which the government is the one that tells: "ik zal u informeren", "ik kom erop terug"."""

from motions.analysis.commitments.rule import Rule

RULES = (
    Rule(
        "zegt-toe",
        "inform",
        (
            "{actor} (?:zegt?|zeggen) … toe",
            "(?:zegt?|zeggen) {actor} … toe",
            "(?:kan|wil|ga) {actor} … toezeggen",
            "{actor} (?:kan|wil|ga) … toezeggen",
            "bij dezen … toegezegd",
        ),
        "Ik zeg de Kamer toe dat ik dit in de volgende rapportage opneem.",
        firm=True,
    ),
    Rule(
        "zal-kamer-informeren",
        "inform",
        (
            "{will}{also} {actor} … {chamber} … {inform}",
            "{actor} {will} … {chamber} … {inform}",
            "{will}{also} {actor} … {inform} … (?:aan|naar|met) {chamber}",
            "{actor} {will} … {inform} … (?:aan|naar|met) {chamber}",
            "{actor} … (?:aan|naar|met) {chamber} {will} {inform}",
            "(?:waarna|waarover) {actor} … {chamber} … {shall} {inform}",
            "waarna {actor} … {chamber} … {send}",
            "{announce} {actor} … {shall} {inform}",
            "{actor} … en {shall} … {chamber} … {inform}",
            "{shall}{also} {actor} … en … {chamber} … {inform}",
        ),
        "Over de uitkomsten van dit gesprek zal ik uw Kamer in mei informeren.",
        firm=True,
    ),
    Rule(
        "zal-reactie-geven",
        "inform",
        (
            "{will}{also} {actor} … (?:een|mijn|onze|het) {answer} … geven",
            "{actor} {will} … (?:een|mijn|onze|het) {answer} … geven",
        ),
        "In mei zal ik een reactie geven op het advies.",
        firm=True,
    ),
    Rule(
        "zal-schriftelijk-reageren",
        "inform",
        (
            "{will}{also} {actor} … {in_writing} … reageren",
            "{actor} {will} … {in_writing} … reageren",
            "{actor} … en {in_writing}[^,;]*? reageren",
        ),
        "Na dat debat zal ik schriftelijk op deze voorstellen reageren.",
        firm=True,
    ),
    Rule(
        "verzorgt-briefing",
        "inform",
        (
            "{will}{also} {actor} … {briefing} … {brief}",
            "{actor} {will} … {briefing} … {brief}",
            "{shall} … {briefing} … worden {briefed}",
            "{briefing} … {shall} … worden {briefed}",
            "{shall} … {briefing} … plaatsvinden",
            "{briefing} … {shall} … plaatsvinden",
            "{actor} (?:verzorg|organiseer|bied|geef|plan)(?:t|en)? … een {briefing}",
            "(?:verzorg|organiseer|bied|geef|plan)(?:t|en)?{also} {actor} … een {briefing}",
            "(?:bereid|voornemens|van plan|graag) … {briefing} … te {brief}",
        ),
        "Ik zal voor uw Kamer een technische briefing over het rekenmodel laten verzorgen.",
        firm=True,
    ),
    Rule(
        "blijft-informeren",
        "inform",
        (
            "(?:blijf|blijft|blijven){also} {actor} … {chamber} … {inform}",
            "{actor} (?:blijf|blijft|blijven) … {chamber} … {inform}",
        ),
        "Ik blijf uw Kamer over het verloop van de proef informeren.",
        firm=True,
    ),
    Rule(
        "zal-antwoorden-doen-toekomen",
        "inform",
        (
            "{will}{also} {actor} … (?:doen toe ?komen|terugkomen|beantwoorden|verslag doen)",
            "{actor} {will} … (?:doen toe ?komen|terugkomen|beantwoorden|verslag doen)",
        ),
        "De antwoorden op de overige vragen zal het kabinet nog doen toekomen.",
        firm=True,
    ),
    Rule(
        "zorgt-dat-kamer-krijgt",
        "inform",
        (
            "{shall}{also} {actor} … dat {chamber} … (?:ontvangt|krijgt|beschikt|kan beschikken|{informed})",
            "{actor} {shall} … dat {chamber} … (?:ontvangt|krijgt|beschikt|kan beschikken|{informed})",
        ),
        "Ik zal ervoor zorgen dat uw Kamer het rapport voor het debat ontvangt.",
        firm=True,
    ),
    Rule(
        "komt-erop-terug",
        "inform",
        (
            "kom(?:t|en)?{also} {actor} … terug",
            "{actor} kom(?:t|en)? … terug",
            "{actor} … en kom(?:t|en)? … (?:{chamber} … terug|(?:hier|daar|hierop|daarop)[^,;]*? terug)",
        ),
        "Op de financiering kom ik na de zomer schriftelijk terug.",
        firm=True,
    ),
    Rule(
        "stuurt-kamer-op-termijn",
        "inform",
        (
            "{actor} {send} … {chamber}",
            "{send}{also} {actor} … {chamber}",
            "{actor} (?:deel|deelt|delen) … met {chamber}",
            "(?:deel|deelt|delen){also} {actor} … met {chamber}",
            "(?:die|dat|waar|waarover|waarin) {actor} … {chamber} … {send}",
            "{actor} … en {send} … {chamber}",
            "{actor} … en (?:deel|deelt|delen) … met {chamber}",
            "(?:stel|stelt|stellen){also} {actor} … {chamber} … (?:beschikbaar|ter beschikking)",
            "(?:stel|stelt|stellen){also} {actor} … (?:beschikbaar|ter beschikking) … (?:aan|voor) {chamber}",
            "{actor} (?:laat|laten) … {chamber} … weten",
            "(?:laat|laten){also} {actor} … {chamber} … weten",
            "{actor} (?:stel|stelt|stellen|breng|brengt|brengen) … {chamber} … (?:op de hoogte|in kennis)",
            "(?:stel|stelt|stellen|breng|brengt|brengen){also} {actor} … {chamber} … (?:op de hoogte|in kennis)",
            "{actor} (?:koppel|koppelt|koppelen) … (?:terug … {chamber}|{chamber} … terug)",
            "(?:koppel|koppelt|koppelen){also} {actor} … (?:terug … {chamber}|{chamber} … terug)",
        ),
        "Ik stuur uw Kamer voor 1 juni een plan van aanpak.",
        needs="any",
        firm=True,
    ),
    Rule(
        "en-informeert-daarna",
        "inform",
        (
            "{actor} … en (?:informeer|bericht|rapporteer)(?:t|en)? {chamber} … (?:daarna|vervolgens|daarover"
            "|hierover)",
            "{actor} … en (?:informeer|bericht|rapporteer)(?:t|en)? {chamber} … over de (?:uitkomst|resulta"
            "|voortgang)\\w+",
            "{actor} … en (?:informeer|bericht|rapporteer)(?:t|en)? (?:daarna|vervolgens|daarover"
            "|hierover) … {chamber}",
        ),
        "Ik bespreek dit met de schippers en informeer uw Kamer daarna over de uitkomsten.",
        firm=True,
    ),
    Rule(
        "informeert-kamer-in-volgend-stuk",
        "inform",
        (
            "{send}{also} {actor} … {chamber} … (?:in|via|middels|met|bij|per) (?:de|het|een|mijn) … {next} … {paper}",
            "{actor} {send} … {chamber} … (?:in|via|middels|met|bij|per) (?:de|het|een|mijn) … {next} … {paper}",
        ),
        "Over de stand van zaken informeren we de Kamer middels de toegezegde voortgangsbrief.",
        firm=True,
    ),
    Rule(
        "bericht-kamer-apart",
        "inform",
        (
            "(?:hierover|daarover|hieromtrent|daaromtrent|hierop|daarop) {send}{also} {actor} {chamber} … nader",
            "{send}{also} {actor} {chamber} … (?:separaat|afzonderlijk|apart|later)",
        ),
        "Hierover bericht ik u nader.",
        firm=True,
    ),
    Rule(
        "kan-kamer-op-termijn-informeren",
        "inform",
        ("kan{also} {actor} … {chamber} … (?:informeren|berichten|sturen|toesturen|zenden|toezenden|aanbieden)",),
        "Naar verwachting kan ik uw Kamer op 1 mei informeren.",
        needs="dated",
        firm=True,
    ),
    Rule(
        "houdt-kamer-op-de-hoogte",
        "inform",
        ("{actor} houd(?:t|en)? … {chamber} … op de hoogte", "houd(?:t|en)?{also} {actor} … {chamber} … op de hoogte"),
        "Over het verloop van de gesprekken houd ik uw Kamer op de hoogte.",
        firm=True,
    ),
)
