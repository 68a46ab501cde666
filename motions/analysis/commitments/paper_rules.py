"""Promises to inform that speak of a paper to come: that it comes, and what it will hold."""

from motions.analysis.commitments.rule import Rule

RULES = (
    Rule(
        "stuk-volgt",
        "inform",
        (
            "(?:{paper}|antwoorden) … (?:volgt|volgen)",
            "(?:volgt|volgen) … (?:{paper}|antwoorden)",
            "verschijnt … {letter}",
            "{letter} … verschijnt",
            "{letter} … {be} … verwacht",
            "{sending} … (?:{shall} … (?:plaatsvinden|geschieden)|vindt … plaats)",
        ),
        "De kabinetsreactie op het advies volgt na de zomer.",
        needs="any",
    ),
    Rule(
        "daarover-volgt-stuk",
        "inform",
        (
            "(?:hierover|daarover|hierop|daarop) (?:volgt|volgen)\\b[^,;]*? (?:{letter}|reactie|bericht)",
            "(?:volgt|volgen|komt) (?:hierover|daarover|hierop|daarop)\\b[^,;]*? (?:{letter}|reactie|bericht)",
        ),
        "Daarover volgt een separate brief.",
    ),
    Rule(
        "komt-met-stuk",
        "inform",
        (
            "kom(?:t|en)?{also} {actor} … met … {proposal}",
            "{actor} kom(?:t|en)? … met … {proposal}",
            "er komt … {paper}",
            "komt er … {paper}",
        ),
        "Nog voor de zomer komt het kabinet met een brief over de bekostiging.",
        needs="any",
        firm=True,
    ),
    Rule(
        "stuk-wordt-openbaar",
        "inform",
        (
            "{paper} … (?:{shall}|{be}) … (?:worden )?{made_public}",
            "(?:{shall}|{be}) … {paper} … {made_public}",
        ),
        "Het rapport zal na de zomer worden gepubliceerd.",
        needs="point",
    ),
    Rule(
        "in-stuk-dat-kamer-krijgt",
        "inform",
        (
            "{paper} … (?:die|dat|welke) {chamber} … (?:ontvangt|krijgt|zal ontvangen|zult ontvangen"
            "|tegemoet (?:kan|kunt|kunnen) zien)",
            "{paper} … (?:die|dat|welke) {actor} … {chamber} … (?:{send}|{inform}|toestuurt?|toezendt?|aanbiedt?)",
            "{paper} … (?:die|dat|welke) … (?:aan|naar) {chamber} … (?:{be}|{shall} worden) {informed}",
        ),
        "De kosten zijn een onderdeel van de brief die uw Kamer voor 1 juli ontvangt.",
        needs="point",
    ),
    Rule(
        "neemt-mee-in-stuk",
        "inform",
        (
            "(?:neem|neemt|nemen){also} {actor} [^,;]*?mee (?:in|bij) [^,;]*?{letter}",
            "{actor} (?:neem|neemt|nemen) [^,;]*?mee (?:in|bij) [^,;]*?{letter}",
            "(?:meld|vermeld|verantwoord|rapporteer)(?:t|en)?{also} {actor} [^,;]*?(?:in|bij|via) [^,;]*?{letter}",
            "{actor} (?:meld|vermeld|verantwoord|rapporteer)(?:t|en)? [^,;]*?(?:in|bij|via) [^,;]*?{letter}",
            "(?:voeg|voegt|voegen){also} {actor} [^,;]*?(?:bij|toe aan) [^,;]*?{letter}",
            "{actor} (?:voeg|voegt|voegen) [^,;]*?(?:bij|toe aan) [^,;]*?{letter}",
            "{will}{also} {actor} … (?:meenemen|opnemen) (?:in|bij) [^,;]*?{letter}",
            "{actor} {will} … (?:meenemen|opnemen) (?:in|bij) [^,;]*?{letter}",
            "{will}{also} {actor} [^,;]*?(?:in|bij) [^,;]*?{letter}[^,;]*? (?:meenemen|opnemen)",
            "{actor} {will} [^,;]*?(?:in|bij) [^,;]*?{letter}[^,;]*? (?:meenemen|opnemen)",
        ),
        "Deze vraag neem ik mee in de brief over de tolheffing.",
        firm=True,
    ),
    Rule(
        "wordt-deel-van-stuk",
        "inform",
        (
            "{shall} … (?:onderdeel|deel) (?:zijn|uitmaken|gaan uitmaken|vormen|worden) van [^,;]*?{letter}",
            "{shall} … worden {put} (?:in|bij|met) [^,;]*?{letter}",
            "{shall} … {put} worden (?:in|bij|met) [^,;]*?{letter}",
            "{shall} [^,;]*?(?:in|bij|met) [^,;]*?{letter}[^,;]*? worden {put}",
            "(?:in|bij|met) [^,;]*?{letter}[^,;]*? {shall} … worden {put}",
        ),
        "De cijfers zullen worden opgenomen in de volgende voortgangsrapportage.",
    ),
    Rule(
        "wordt-in-rapportages-duidelijk",
        "inform",
        (
            "(?:in|via|met) (?:de|het|deze|mijn) {reports}[^,;]*? {be} … {put}",
            "{be} [^,;]*?(?:in|via|met) (?:de|het|mijn) {reports}[^,;]*? {put}",
            "{be} … {put} (?:in|via|met) (?:de|het|mijn) {reports}",
        ),
        "In de voortgangsrapportages wordt duidelijk gemaakt hoe het geld is besteed.",
    ),
    Rule(
        "wordt-op-termijn-deel-van-stuk",
        "inform",
        (
            "(?:maakt|maken|vormt|vormen) … (?:onderdeel|deel) (?:uit )?van [^,;]*?{letter}",
            "{be} … {put} (?:in|bij|met) [^,;]*?{letter}",
            "{be} [^,;]*?(?:in|bij|met) [^,;]*?{letter}[^,;]*? {put}",
            "(?:in|bij|met|via) [^,;]*?{letter}[^,;]*? {be} … {put}",
        ),
        "Hierover wordt in de voortgangsrapportage van dit najaar gerapporteerd.",
        needs="any",
    ),
    Rule(
        "zal-worden-gerapporteerd",
        "inform",
        (
            "{shall} … (?:worden gerapporteerd|gerapporteerd worden|verslag worden gedaan|worden teruggekoppeld"
            "|verantwoording worden afgelegd)",
        ),
        "Over de voortgang zal ieder jaar worden gerapporteerd.",
    ),
    Rule(
        "zal-in-stuk-ingaan",
        "inform",
        (
            "{actor} {shall} … {paper} … (?:ingaan|terugkomen|aandacht (?:aan )?(?:besteden|schenken))",
            "{shall}{also} {actor} … {paper} … (?:ingaan|terugkomen|stilstaan|aandacht (?:aan )?(?:besteden|schenken))",
            "{shall}{also} {actor} … (?:ingaan|terugkomen) (?:in|bij|met) … {paper}",
            "{actor} {shall} … (?:ingaan|terugkomen) (?:in|bij|met) … {paper}",
            "{shall}{also} {actor} … verantwoording afleggen (?:in|bij|met) … {paper}",
            "{actor} {shall} … verantwoording afleggen (?:in|bij|met) … {paper}",
            "{shall}{also} {actor} … rapporteren (?:in|bij|via) … {paper}",
            "{actor} {shall} … rapporteren (?:in|bij|via) … {paper}",
            "(?:in|bij|via) [^,;]*?{paper} {shall}{also} {actor} … rapporteren",
            "{actor} (?:ga|gaat|gaan) … (?:in|bij|met) … {next} … {paper} … in",
            "(?:daarin|hierin|(?:in|bij|met) … (?:{paper}|wetsvoorstel)) … {shall}{also} {actor} … {set_out}",
            "(?:in|bij|met) … {next} … {paper} … (?:ga|gaat|gaan){also} {actor} … in",
        ),
        "In een aparte brief zal het kabinet op deze aanbeveling ingaan.",
        firm=True,
    ),
    Rule(
        "komt-in-stuk-aan-de-orde",
        "inform",
        (
            "(?:in|bij|met) … {paper} … {shall} … {raise}",
            "{shall} … (?:daarin|hierin) … (?:{raised}|ingegaan)",
            "(?:daarin|hierin) {shall} … (?:{raised}|ingegaan)",
            "{shall} … (?:in|bij) … {paper} … {raise}",
            "(?:in|bij|met) … {budget} … (?:{be}|{shall}) … (?:duidelijk|duidelijkheid|bekend|ingegaan"
            "|toegelicht|zichtbaar)",
            "(?:{be}|{shall}) … (?:in|bij|met) … {budget} … (?:duidelijk|ingegaan|toegelicht)",
            "(?:in|bij|met) … {budget} {be} duidelijk",
        ),
        "Bij de eerstvolgende voortgangsrapportage zullen ook de kosten aan de orde komen.",
    ),
)
