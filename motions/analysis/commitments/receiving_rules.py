"""Promises to inform in which parliament is the one that gets: "uw Kamer ontvangt", "wordt geïnformeerd"."""

from motions.analysis.commitments.rule import Rule

RULES = (
    Rule(
        "kamer-ontvangt",
        "inform",
        (
            "{chamber} (?:ontvangt|ontvangen|krijgt)",
            "(?:ontvangt|ontvangen|krijgt){also} {chamber}",
            "(?:zal|zullen|zult|kunt|kan|mag|gaat|gaan){also} {chamber} … (?:ontvangen|krijgen"
            "|tegemoet (?:kunnen )?zien"
            "|verwachten)",
            "{chamber} (?:zal|zullen|zult|kunt|kan|mag) … (?:ontvangen|krijgen|tegemoet (?:kunnen )?zien|verwachten)",
            "{shall}{also} {chamber} … bereiken",
        ),
        "Uw Kamer ontvangt voor het einde van het jaar een voortgangsbrief.",
        firm=True,
    ),
    Rule(
        "wordt-naar-kamer-gestuurd",
        "inform",
        (
            "(?:{shall}|{be}) … (?:aan|naar|met|bij) {chamber} … {informed}",
            "(?:aan|naar|met|bij) {chamber} … (?:{shall}|{be})(?: worden)? {informed}",
            "(?:aan|naar|met|bij) {chamber}(?: worden)? {informed} (?:{shall}|{be})",
            "{shall} … (?:aan|naar|met|bij) {chamber} … {inform}",
            "{shall} … {informed} … (?:aan|naar|met) {chamber}",
            "{be} … {informed} (?:aan|naar|met) {chamber}",
            "(?:{shall}|{be}) … (?:nagezonden|nagestuurd)",
        ),
        "Het evaluatierapport, dat dit voorjaar naar de Kamer wordt gestuurd, gaat daarop in.",
    ),
    Rule(
        "gaat-naar-kamer",
        "inform",
        (
            "(?:gaat|gaan|kom|komt|komen) … naar {chamber}",
            "(?:bereikt|bereiken) {chamber}",
            "naar {chamber} (?:gaat|gaan|komt|komen)",
            "(?:gaat|gaan|komt|komen) … uw kant op",
        ),
        "De brief over de sluizen gaat voor de zomer naar uw Kamer.",
        needs="any",
    ),
    Rule(
        "brief-wordt-verzonden",
        "inform",
        (
            "(?:de|het|deze|dit|mijn) {letter} … {shall} … (?:verzonden|verstuurd)",
            "(?:de|het|deze|die|dit|mijn) {letter} {be} … (?:verzonden|verstuurd)",
            "(?:{shall}|{be}) (?:de|het|deze|dit|een|mijn) {letter} … (?:verzonden|verstuurd)",
        ),
        "De brief over de sluizen zal voor de zomer worden verstuurd.",
        needs="any",
    ),
    Rule(
        "toezending-is-voorzien",
        "inform",
        (
            "{sending} … (?:is|zijn|staat|staan) … (?:voorzien|gepland|beoogd)",
            "(?:is|zijn|staat|staan) … {sending} … (?:voorzien|gepland|beoogd)",
            "{letter} (?:is|zijn|staat|staan) … (?:voorzien|gepland|beoogd)",
            "{paper} (?:aan|naar) {chamber} … (?:is|zijn|staat|staan) … (?:voorzien|gepland|beoogd)",
        ),
        "Verzending van de brief is voorzien voor begin juli.",
        needs="any",
    ),
    Rule(
        "legt-kamer-ter-inzage",
        "inform",
        (
            "(?:{shall}|{be}|{will}) … {members} … {laid_open}",
            "{members} {shall} … {laid_open}",
            "(?:{shall}|{be}|{will}) … {laid_open}[^,;]*? (?:voor|bij|aan|door|van) [^,;]*?{members}",
            "{members} … (?:krijgt|krijgen)[^,;]*? (?:de (?:gelegenheid|mogelijkheid) … {laid_open}|inzage)",
        ),
        "De overeenkomst zal vertrouwelijk ter inzage liggen voor leden van de Tweede Kamer.",
    ),
    Rule(
        "ligt-op-termijn-ter-inzage",
        "inform",
        (
            "(?:ligt|liggen) … {members} … ter (?:vertrouwelijke )?inzage",
            "(?:ligt|liggen) … ter (?:vertrouwelijke )?inzage[^,;]*? (?:voor|bij|aan) [^,;]*?{members}",
        ),
        "Het contract ligt vanaf 3 mei 2031 vertrouwelijk ter inzage voor de leden van uw Kamer.",
        needs="dated",
    ),
    Rule(
        "waarover-kamer-hoort",
        "inform",
        ("waarover {kamer} … (?:{shall}|{be}) … {informed}", "waarover {kamer} … {informed} (?:{shall}|{be})"),
        "Er wordt gewerkt aan een regeling waarover uw Kamer nader zal worden geïnformeerd.",
        firm=True,
    ),
    Rule(
        "kamer-wordt-geinformeerd",
        "inform",
        (
            "(?:{shall}|{be}|word){also} {chamber} … {informed}",
            "{chamber} (?:{shall}|{be}) … {informed}",
            "{kamer} (?:{shall}|{be}) … (?:betrokken|meegenomen)",
            "{kamer} … (?:{shall}|{be}) {informed}",
        ),
        "De Kamer wordt hierover in het najaar geïnformeerd.",
    ),
    Rule(
        "naar-verwachting-geinformeerd",
        "inform",
        (
            "verwacht(?:ing is|ing|) … {kamer} … (?:kan|kunnen|{shall}|{be}) … {informed}",
            "naar verwachting … (?:kan|kunnen) … {kamer} … {informed}",
            "(?:kan|kunnen) … naar verwachting … {kamer} … {informed}",
            "{kamer} (?:kan|kunnen) … naar verwachting … {informed}",
        ),
        "De verwachting is dat de Kamer na de zomer over de uitkomsten kan worden geïnformeerd.",
        needs="any",
        firm=True,
    ),
    Rule(
        "vragen-worden-beantwoord",
        "inform",
        (
            "(?:{shall}|{be}) … vragen … beantwoord",
            "vragen … (?:{shall}|{be}) … beantwoord",
            "vragen (?:zo spoedig mogelijk )?beantwoord (?:zullen )?worden",
        ),
        "De overige vragen worden zo spoedig mogelijk beantwoord.",
        needs="any",
    ),
    Rule(
        "vragen-worden-apart-beantwoord",
        "inform",
        (
            "(?:{shall}|{be}) … vragen … {apart} … beantwoord",
            "vragen … (?:{shall}|{be}) … {apart} … beantwoord",
        ),
        "De overige vragen zullen separaat worden beantwoord.",
    ),
)
