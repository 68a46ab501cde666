"""The words of promises: who undertakes, to whom, and the verbs of informing and of acting with their forms.

Each name in :data:`SLOTS` can stand in the patterns of :mod:`rules` between braces.
"""

import re

_OFFICE = r"(?:minister(?:-president|s)?|staats ?secretaris(?:sen)?|bewindspersoon|bewindslieden|bewindspersonen)"
_OF = r"(?: (?:van|voor) [^,.;:]{2,60}?)?"
_COLLEAGUE = r"(?:collega(?:'s)?|ambtgenoo?t(?:en)?|ambtsgenoo?t(?:en)?)"
_CABINET = r"(?:het|dit|ons) (?:demissionaire? |huidige |nieuwe )?kabinet"

# "ik", "het kabinet", "Nederland", "de Minister van Justitie en ik", "mijn departement"
ACTOR = (
    rf"(?:ik|wij|we|{_CABINET}|de (?:nederlandse )?regering|nederland(?: en de eu)?|de (?:rijks)?overheid|het rijk"
    r"|(?:minister|staatssecretaris) (?:van (?:der? )?|de )?[a-z]\w+(?:-\w+)?"
    rf"|(?:de|mijn|onze) (?:{_OFFICE}|{_COLLEAGUE}(?: {_OFFICE})?){_OF}(?: en ik)?"
    rf"|(?:mijn|ons|het) (?:departement|ministerie){_OF})"
)

# "uw Kamer", "de Tweede Kamer", "beide Kamers", "de TK", "u"
CHAMBER = (
    r"(?:(?:uw|de|beide) (?:tweede |eerste )?kamers?(?: der staten-generaal)?|tweede kamer|eerste kamer|de tk"
    r"|het parlement|de (?:vaste )?(?:kamer)?commissie|u)"
)

# documents in which parliament gets to read something later
PAPER = (
    r"(?:voortgangs|halfjaar|jaar|beleids|verzamel|kabinets|eind|evaluatie|tussen|kwartaal)?"
    r"(?:brief|rapportage|bericht|nota|notitie|reactie|rapport|verslag|overzicht|monitor|agenda|verkenning|evaluatie"
    r"|beantwoording|visie|actieplan|plan van aanpak|memorie van toelichting|begroting|miljoenennota|voorjaarsnota|najaarsnota)"
)

INFORM_VERBS = """
    informeren geïnformeerd
    inlichten ingelicht
    berichten bericht
    rapporteren gerapporteerd
    sturen gestuurd
    toesturen toegestuurd
    opsturen opgestuurd
    versturen verstuurd
    zenden gezonden
    toezenden toegezonden
    verzenden verzonden
    nazenden nagezonden
    aanbieden aangeboden
    toebieden toegeboden
    voorleggen voorgelegd
    overleggen overgelegd
    overhandigen overhandigd
    verstrekken verstrekt
    meedelen meegedeeld
    mededelen medegedeeld
    melden gemeld
    delen gedeeld
    terugkoppelen teruggekoppeld
    toelichten toegelicht
    voorlichten voorgelicht
    presenteren gepresenteerd
    schrijven geschreven
    antwoorden geantwoord
"""

INFORM_PHRASES = (
    r"doen toe ?komen|laten toekomen|doen toegaan|toe doen komen|laten weten|in kennis stellen|doen uitgaan"
    r"|op de hoogte (?:stellen|brengen|houden)|verslag (?:doen|uitbrengen)|ter kennis brengen|ter beschikking stellen"
)
INFORMED_PHRASES = (
    r"op de hoogte (?:gesteld|gebracht|gehouden)|in kennis gesteld|verslag (?:gedaan|uitgebracht)|toe(?:ge)?komen"
)

ACT_VERBS = """
    aanbesteden aanbesteed
    aandringen aangedrongen
    aangaan aangegaan
    aangeven aangegeven
    aanhouden aangehouden
    aankaarten aangekaart
    aankondigen aangekondigd
    aanmelden aangemeld
    aanmoedigen aangemoedigd
    aanpakken aangepakt
    aanpassen aangepast
    aanscherpen aangescherpt
    aanspreken aangesproken
    aanstellen aangesteld
    aansturen aangestuurd
    aantonen aangetoond
    aanvragen aangevraagd
    aanvullen aangevuld
    aanwenden aangewend
    aanwijzen aangewezen
    actualiseren geactualiseerd
    adviseren geadviseerd
    afmaken afgemaakt
    afronden afgerond
    afschaffen afgeschaft
    afsluiten afgesloten
    afspreken afgesproken
    afstemmen afgestemd
    afwachten afgewacht
    afwegen afgewogen
    agenderen geagendeerd
    analyseren geanalyseerd
    attenderen geattendeerd
    begeleiden begeleid
    beginnen begonnen
    behandelen behandeld
    bekijken bekeken
    benadrukken benadrukt
    benaderen benaderd
    benoemen benoemd
    benutten benut
    beoordelen beoordeeld
    bepalen bepaald
    bepleiten bepleit
    beslissen beslist
    bespreken besproken
    besteden besteed
    bestuderen bestudeerd
    betrekken betrokken
    bevorderen bevorderd
    bevragen bevraagd
    bewaken bewaakt
    bewerkstelligen bewerkstelligd
    bezien bezien
    bezoeken bezocht
    bijdragen bijgedragen
    bijstellen bijgesteld
    borgen geborgd
    brengen gebracht
    bundelen gebundeld
    communiceren gecommuniceerd
    consulteren geconsulteerd
    continueren gecontinueerd
    coördineren gecoördineerd
    doen gedaan
    doorgaan doorgegaan
    doorlichten doorgelicht
    doorvoeren doorgevoerd
    doorzetten doorgezet
    dragen gedragen
    erkennen erkend
    evalueren geëvalueerd
    evalueren geevalueerd
    faciliteren gefaciliteerd
    financieren gefinancierd
    formuleren geformuleerd
    geven gegeven
    hanteren gehanteerd
    handhaven gehandhaafd
    herijken herijkt
    heroverwegen heroverwogen
    herzien herzien
    hervatten hervat
    houden gehouden
    implementeren geïmplementeerd
    indienen ingediend
    ingrijpen ingegrepen
    inrichten ingericht
    inroepen ingeroepen
    inspannen ingespannen
    instellen ingesteld
    intensiveren geïntensiveerd
    intrekken ingetrokken
    inventariseren geïnventariseerd
    investeren geïnvesteerd
    invoeren ingevoerd
    inwinnen ingewonnen
    inzetten ingezet
    kijken gekeken
    laten gelaten
    lanceren gelanceerd
    leggen gelegd
    maken gemaakt
    meegeven meegegeven
    meenemen meegenomen
    meewegen meegewogen
    meewerken meegewerkt
    moderniseren gemoderniseerd
    monitoren gemonitord
    nagaan nagegaan
    nemen genomen
    onderschrijven onderschreven
    ondersteunen ondersteund
    ondertekenen ondertekend
    ondernemen ondernomen
    onderzoeken onderzocht
    ontwerpen ontworpen
    ontwikkelen ontwikkeld
    openstellen opengesteld
    opdragen opgedragen
    openen geopend
    ophalen opgehaald
    opheffen opgeheven
    oplossen opgelost
    opnemen opgenomen
    oppakken opgepakt
    oprichten opgericht
    oproepen opgeroepen
    opstarten opgestart
    opstellen opgesteld
    optreden opgetreden
    organiseren georganiseerd
    overbrengen overgebracht
    overgaan overgegaan
    overleggen overlegd
    overwegen overwogen
    plaatsen geplaatst
    pleiten gepleit
    publiceren gepubliceerd
    raadplegen geraadpleegd
    realiseren gerealiseerd
    regelen geregeld
    reserveren gereserveerd
    samenstellen samengesteld
    schrappen geschrapt
    spreken gesproken
    stappen gestapt
    starten gestart
    stellen gesteld
    steunen gesteund
    stimuleren gestimuleerd
    stoppen gestopt
    streven gestreefd
    toepassen toegepast
    toetsen getoetst
    toevoegen toegevoegd
    toewijzen toegewezen
    toezien toegezien
    treden getreden
    treffen getroffen
    uitbreiden uitgebreid
    uitdragen uitgedragen
    uitnodigen uitgenodigd
    uitspreken uitgesproken
    uittrekken uitgetrokken
    uitvoeren uitgevoerd
    uitwerken uitgewerkt
    uitwisselen uitgewisseld
    uitzetten uitgezet
    verbeteren verbeterd
    verduidelijken verduidelijkt
    verhelderen verhelderd
    verhogen verhoogd
    verifiëren geverifieerd
    verkennen verkend
    verlagen verlaagd
    verlenen verleend
    verlengen verlengd
    vermelden vermeld
    vernieuwen vernieuwd
    verrichten verricht
    verscherpen verscherpt
    versnellen versneld
    versoberen versoberd
    versterken versterkt
    vervangen vervangen
    verwerken verwerkt
    verzamelen verzameld
    verzoeken verzocht
    voeren gevoerd
    voorbereiden voorbereid
    voortzetten voortgezet
    voorzien voorzien
    vormgeven vormgegeven
    vragen gevraagd
    vrijmaken vrijgemaakt
    waarborgen gewaarborgd
    werken gewerkt
    wijzen gewezen
    wijzigen gewijzigd
    zetten gezet
    zoeken gezocht
"""

# participles that in a passive say that something happens rather than that the government does it
_NOT_IN_PASSIVE = frozenset(
    "gegeven gehouden gelaten afgewacht begonnen gedragen gesproken gestapt getreden opgetreden gepubliceerd opgelost behandeld "
    "verhoogd verlaagd gestopt aangehouden gehanteerd besteed ondertekend vermeld toegepast gefinancierd gestreefd "
    "aangegeven erkend".split()
)

# verbs of lasting effort: "blijft het kabinet aandringen op"
_EFFORT = (
    "aandringen aankaarten aanspreken agenderen benadrukken bepleiten bevorderen inzetten ondersteunen oproepen pleiten "
    "steunen stimuleren toezien uitdragen vragen wijzen inspannen streven evalueren monitoren samenwerken zoeken zetten"
).split()

# what "ik wil" makes an undertaking: an act that can be seen to have been done
_CONCRETE = (
    "afspreken vastleggen verkennen inventariseren evalueren overleggen bespreken indienen opstellen "
    "uitwerken instellen uitvoeren vervullen nakomen starten organiseren actualiseren voorleggen oprichten invoeren aanpassen wijzigen"
).split()
_CONCRETE_PHRASES = r"afspraken(?: [\w ]{0,20})?maken|(?:laten )?onderzoeken (?:of|hoe|in hoeverre|welke|wat)|in gesprek (?:gaan|treden)|in overleg (?:gaan|treden)|onderzoek (?:laten )?doen"


_SEPARABLE = re.compile(r"(aan|af|bij|door|in|mee|na|op|open|over|samen|terug|toe|uit|vast|voor|vorm|vrij)(?=\w+ \1ge)")


def _forms(table: str) -> list[str]:
    """Infinitives, and for separable verbs ("in|dienen", told by "in|ge|diend") also the form with "te" inside."""
    forms = []
    for line in filter(None, map(str.strip, table.split("\n"))):
        infinitive = line.split()[0]
        prefix = _SEPARABLE.match(line)
        forms += [infinitive, f"{prefix[1]} te {infinitive[len(prefix[1]) :]}"] if prefix else [infinitive]
    return forms


def _participles(table: str) -> list[str]:
    return [line.split()[1] for line in filter(None, map(str.strip, table.split("\n")))]


# small words that a lost line end glues to the verb before them: "zaleen"
_GLUED = "(?:een|de|het|er|ook|uw|dit|deze)?"


def _any(words: list[str], *phrases: str) -> str:
    return "(?:" + "|".join([*phrases, *sorted(set(words))]) + ")"


SLOTS = {
    "actor": ACTOR,
    "chamber": CHAMBER,
    "kamer": CHAMBER.replace("|u)", ")"),
    "paper": PAPER,
    "budget": "(?:voorjaarsnota|najaarsnota|miljoenennota|begroting)",
    "will": f"(?:zal{_GLUED}|zullen{_GLUED}|ga|gaat|gaan)",
    "shall": f"(?:zal|zullen){_GLUED}",
    "be": "(?:wordt|worden)",
    "also": "(?:(?: ook| dan| dus| daarom| tevens| daarnaast| graag| nog| nu| hier| hierover| hierop| daar| daarbij)*)",
    "inform": _any(_forms(INFORM_VERBS), INFORM_PHRASES),
    "informed": _any(_participles(INFORM_VERBS), INFORMED_PHRASES),
    "act": _any(_forms(ACT_VERBS)),
    "acted": _any([word for word in _participles(ACT_VERBS) if word not in _NOT_IN_PASSIVE]),
    "effort": _any([form for form in _forms(ACT_VERBS) if form in _EFFORT]),
    "research": "(?:onderzoeken|uitzoeken|verkennen|evalueren|nagaan|toetsen|berekenen|doorlichten|in kaart brengen|onderzoek doen)",
    "set_out": "(?:ingaan|aangeven|uiteenzetten|toelichten|schetsen|beschrijven|duidelijk maken|voorstellen doen|opnemen)",
    "handed_in": "(?:ingediend|afgerond|voltooid|aangeboden|vastgesteld|in werking treden|in werking treedt)",
    "process": (
        "(?:onderzoek|evaluatie|pilot|proef|overleg|gesprek|bijeenkomst|consultatie|internetconsultatie|inspraak|campagne"
        "|verkenning|inventarisatie)"
    ),
    "concrete": _any(_CONCRETE, _CONCRETE_PHRASES),
}
