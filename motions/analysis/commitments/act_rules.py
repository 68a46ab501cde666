"""Promises to act: a future act of the government itself that can later be checked. The first rule that fits counts."""

from motions.analysis.commitments.intentions import INTENDING, WANTING
from motions.analysis.commitments.rule import Rule

RULES = (
    Rule(
        "zal-handelen",
        "act",
        ("{will}{also} {actor} … {act}", "{actor} {will} … {act}"),
        "Nederland zal daar in Brussel opnieuw op aandringen.",
        firm=True,
    ),
    Rule(
        "gaat-in-gesprek",
        "act",
        (
            "(?:ga|gaat|gaan){also} {actor} … (?:in gesprek|in overleg|aan de slag)",
            "{actor} (?:ga|gaat|gaan) … (?:in gesprek|in overleg|aan de slag)",
            "treed(?:t|en)?{also} {actor} … in overleg",
            "{actor} treed(?:t|en)? … in overleg",
        ),
        "Ik ga hierover met de gemeenten in gesprek.",
        firm=True,
    ),
    Rule(
        "laat-onderzoeken",
        "act",
        ("(?:laat|laten){also} {actor} … {research}", "{actor} (?:laat|laten) … {research}"),
        "Het kabinet laat onafhankelijk onderzoeken hoe dit kon gebeuren.",
        firm=True,
    ),
    Rule(
        "neemt-mee-of-stelt-op",
        "act",
        (
            "(?:neem|neemt|nemen){also} {actor} … mee (?:in|bij)",
            "{actor} (?:neem|neemt|nemen) … mee (?:in|bij)",
            "(?:betrek|betrekt|betrekken){also} {actor} … bij",
            "(?:stel|stelt|stellen){also} {actor} … op",
            "(?:dien|dient|dienen){also} {actor} … in",
        ),
        "Deze inzichten neem ik mee in de herziening van het besluit.",
        firm=True,
    ),
    Rule(
        "verwacht-indiening",
        "act",
        (
            "verwacht(?:en)?{also} {actor} … (?:{handed_in}|{begin})",
            "{actor} verwacht(?:en)? … (?:{handed_in}|{begin})",
            "(?:wetsvoorstel|voorstel van wet) … (?:{shall}|{be}) … {handed_in}",
            "{shall} … (?:wetsvoorstel|voorstel van wet) … worden {handed_in}",
        ),
        "Ik verwacht dat het wetsvoorstel dit najaar kan worden ingediend.",
        needs="any",
        firm=True,
    ),
    Rule(
        "herhaalt-toezegging",
        "act",
        (
            "(?:heb|hebben|heeft){also} {actor} … toegezegd … (?:{shall}|te)",
            "(?:heb|hebben|heeft){also} {actor} … aangegeven dat … {shall}",
            "{actor} (?:heb|hebben|heeft) … toegezegd … (?:{shall}|te)",
        ),
        "Vorige week heb ik toegezegd dat dit onderzoek binnen drie maanden zal worden afgerond.",
        needs="dated",
        firm=True,
    ),
    Rule(
        "zal-worden-gedaan",
        "act",
        (
            "{shall} … worden {acted}",
            "{shall} … {acted} worden",
            "{be} {acted} … {shall}",
            "{shall} … aan de orde (?:komen|worden gesteld)",
        ),
        "De regeling zal samen met de gemeenten worden geëvalueerd.",
    ),
    Rule(
        "wordt-daarin-meegenomen",
        "act",
        (
            "{be} … (?:daarin|hierin|daarbij|hierbij) … (?:meegenomen|betrokken|uitgewerkt)",
            "{be} … (?:meegenomen|betrokken) (?:in|bij)",
        ),
        "De signalen van de sector worden daarbij betrokken.",
    ),
    Rule(
        "wordt-op-termijn-gedaan",
        "act",
        ("{be} … {acted}",),
        "De pilot wordt in 2031 geëvalueerd.",
        needs="point",
    ),
    Rule(
        "blijft-doen",
        "act",
        ("(?:blijf|blijft|blijven){also} {actor} … {effort}", "{actor} (?:blijf|blijft|blijven) … {effort}"),
        "Het kabinet blijft in Genève voor onafhankelijk onderzoek pleiten.",
        firm=True,
    ),
    Rule(
        "is-voornemens-te-handelen",
        "act",
        tuple(f"{intending} … {{act}}" for intending in INTENDING),
        "Ik ben voornemens het besluit dit jaar te wijzigen.",
        firm=True,
    ),
    Rule(
        "wil-afspraken-maken",
        "act",
        tuple(f"{wanting} … {{concrete}}" for wanting in WANTING),
        "Met de vervoerders wil ik hierover afspraken maken.",
        firm=True,
    ),
    Rule(
        "streeft-naar-termijn",
        "act",
        ("streef{also} {actor} … (?:er)?naar", "{actor} (?:streef|streeft|streven) … (?:er)?naar"),
        "Ik streef ernaar dat het besluit op 1 juli 2031 in werking treedt.",
        needs="any",
        firm=True,
    ),
    Rule(
        "doel-met-termijn",
        "act",
        (
            "(?:doelstelling|streven|doel|planning|inzet|voornemen|bedoeling|ambitie) (?:is|blijft)",
            "is (?:de|het|mijn|ons) (?:streven|doel|planning|inzet|voornemen|bedoeling)",
        ),
        "Streven blijft om de brug voor eind april weer open te stellen.",
        needs="dated",
    ),
    Rule(
        "traject-begint-of-eindigt",
        "act",
        (
            "{process} … {shall} … (?:starten|beginnen|van start gaan|plaatsvinden|(?:afgerond|gereed|voltooid) zijn"
            "|zijn (?:afgerond|voltooid))",
            "{process} … (?:start|starten|begint|beginnen|gaat van start) … (?:in|op|na|dit|deze|volgend|komend)",
            "(?:start|starten|begint|beginnen) … {process}",
        ),
        "Het onderzoek naar de oorzaken zal in september van start gaan.",
        needs="any",
    ),
    Rule(
        "is-voorzien-op-termijn",
        "act",
        ("{step} … (?:is|zijn|staat|staan) … (?:voorzien|gepland)",),
        "De inwerkingtreding van het besluit is voorzien voor 1 juli 2031.",
        needs="point",
    ),
    Rule(
        "is-daartoe-bereid",
        "act",
        (
            "(?:daartoe|hiertoe|daarvoor) (?:ben|is|zijn){also} {actor} … bereid",
            "{actor} (?:ben|is|zijn) (?:graag |zeker |uiteraard )?(?:daartoe|hiertoe) … bereid",
        ),
        "Ja, ik ben daartoe bereid.",
        firm=True,
    ),
    Rule(
        "er-komt-onderzoek",
        "act",
        ("er komt … {process}", "er komen … {process}"),
        "Er komt een onafhankelijk onderzoek naar de oorzaken.",
    ),
    Rule(
        "doet-het-op-termijn",
        "act",
        ("{actor} {now}", "{now}{also} {actor}"),
        "Begin mei spreek ik hierover met de vervoerders.",
        needs="point",
        firm=True,
    ),
    Rule(
        "zal-iets-doen",
        "act",
        ("{shall}{also} {actor} … {infinitive}", "{actor} {shall} … {infinitive}"),
        "Ik zal de kaart van het gebied digitaliseren.",
        firm=True,
    ),
)
