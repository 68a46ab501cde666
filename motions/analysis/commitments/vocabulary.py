"""The words of promises: who undertakes, to whom, in what, and the verbs of informing and of acting.

The verbs with their forms are data (``data/verbs_of_informing.txt``, ``data/verbs_of_acting.txt``). Each name in
:data:`SLOTS` can stand between braces in the patterns of the rules.
"""

import re
from dataclasses import dataclass
from importlib.resources import files

_OFFICE = r"(?:minister(?:-president)?|staats ?secretaris(?:sen)?|bewindspersoon|bewindslieden|bewindspersonen)"
_COLLEAGUE = r"(?:collega(?:'s)?|ambtgenoo?t(?:en)?|ambtsgenoo?t(?:en)?)"
_CABINET = r"(?:het|dit|ons) (?:demissionaire? |huidige |nieuwe )?kabinet"

# "ik", "het kabinet", "Nederland", "staatssecretaris De Wit", "de Minister van Justitie en ik", "mijn departement"
ACTOR = (
    rf"(?:ik|wij|we|{_CABINET}|de (?:nederlandse )?regering|nederland(?: en de eu)?|de (?:rijks)?overheid|het rijk"
    r"|(?:minister|staatssecretaris)\s(?:van (?:der? )?|de )?[a-z]\w+(?:-\w+)?"
    rf"|(?:(?:de|mijn|onze) (?:{_OFFICE}|{_COLLEAGUE}(?: {_OFFICE})?)|(?:mijn|ons|het) (?:departement|ministerie))"
    r"(?: (?:van|voor) [^,.;:]{2,60}?)?(?: en ik)?|de ministers\s(?:van|voor) [^,.;:]{2,60}?|defensie)"
)
# "uw Kamer", "de Tweede Kamer", "beide Kamers", "de TK"
_KAMER = (
    r"(?:uw|de|beide) (?:tweede |eerste )?kamers?(?: der staten-generaal)?|tweede kamer|eerste kamer|de tk"
    r"|het parlement|(?:de|beide kamers der) staten-generaal|(?:de|uw) (?:vaste )?(?:kamer)?commissie"
)
_BUDGET = "voorjaarsnota|najaarsnota|miljoenennota|begroting"
# documents in which parliament gets to read something later
_PAPER = (
    r"(?:[a-z-]*(?:brief|rapportage|nota|notitie|reactie|rapport|verslag|overzicht)"
    r"|(?:voortgangs|beleids|tussen|eind|toekomst)?(?:bericht|monitor|agenda|verkenning|evaluatie|visie|standpunt)"
    rf"|beantwoording|uitwerking|actieplan|plan van aanpak|memorie van toelichting|{_BUDGET})"
)
# of these, what is written to parliament and nothing else: "meenemen in de nota Ruimte" is an act
_LETTER = (
    r"(?:[a-z-]*(?:brief|brieven|rapportages?|kabinetsreactie|beleidsreactie|beantwoording)|jaarverslag(?:en)?"
    r"|(?:voortgangs|verzamel|half ?jaar)(?:berichten|bericht|verslagen|verslag)|geannoteerde agenda(?:'s)?"
    r"|nota naar aanleiding van het (?:nader )?verslag|memorie van antwoord|(?:de|het|een) (?:\w+ )?monitor)"
)
_INFORM_PHRASES = (
    r"doen (?:toe ?)?komen|laten toekomen|doen toegaan|toe doen komen|laten weten|in kennis stellen|doen uitgaan",
    r"op de hoogte (?:te )?(?:stellen|brengen|houden)|verslag (?:te )?(?:doen|uitbrengen)",
    r"ter kennis (?:te )?brengen|ter beschikking (?:te )?stellen|kenbaar (?:te )?maken",
    r"mededeling (?:te )?doen|deelgenoot (?:te )?maken|(?:inzicht|opheldering|uitsluitsel) (?:te )?(?:geven"
    r"|verschaffen)",
    r"duidelijkheid (?:te )?(?:kunnen )?(?:geven|verschaffen)",
)
_INFORMED_PHRASES = (
    r"op de hoogte (?:gesteld|gebracht|gehouden)|in kennis gesteld|verslag (?:gedaan|uitgebracht)|toe(?:ge)?komen",
)
_ACT_PHRASES = (
    r"(?:in|het) gesprek (?:gaan|aangaan|aan te gaan)|om (?:de )?tafel (?:gaan|zitten)|aan de slag gaan|van start gaan",
)
_CONCRETE_PHRASES = (
    r"afspraken(?: [\w ]{0,20})?maken",
    r"(?:laten )?(?:onderzoeken|bezien|nagaan|bekijken|verkennen) (?:of|hoe|in hoeverre|welke|wat)",
    r"onderzoek (?:laten )?doen",
    r"in gesprek (?:gaan|treden)|in overleg (?:gaan|treden)",
)
_RAISED = "aan (?:bod|de orde) (?:komen|worden gesteld)|worden (?:toegelicht|uiteengezet)"
# small words that a lost line end glues to the verb before them: "zaleen"
_GLUED = "(?:een|de|het|er|ook|uw|dit|deze)?"
# prefixes that let "te" in: "in te dienen", told by the participle "in|ge|diend"
_SEPARABLE = re.compile(r"(aan|af|bij|door|in|mee|na|op|open|over|samen|terug|toe|uit|vast|voor|vorm|vrij)(?=\w+ \1ge)")


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb: its infinitive, that with "te" inside where there is one, its participle, what is special about it."""

    infinitives: tuple[str, ...]
    participle: str
    marks: frozenset[str]


def _verbs(name: str) -> tuple[Verb, ...]:
    lines = files("motions.analysis").joinpath(f"data/{name}").read_text(encoding="utf-8").splitlines()
    return tuple(_verb(line) for line in lines if line and not line.startswith("#"))


def _verb(line: str) -> Verb:
    infinitive, participle, *marks = line.split()
    prefix = _SEPARABLE.match(line)
    parted = tuple(f"{prefix[1]} te {can}{infinitive[len(prefix[1]) :]}" for can in ("", "kunnen ")) if prefix else ()
    return Verb((infinitive, *parted), participle, frozenset(marks))


def _any(words: set[str], *phrases: str) -> str:
    return "(?:" + "|".join([*phrases, *sorted(words)]) + ")"


def _infinitives(verbs: tuple[Verb, ...], mark: str = "") -> set[str]:
    return {form for verb in verbs if not mark or mark in verb.marks for form in verb.infinitives}


def _parted(verbs: tuple[Verb, ...]) -> set[str]:
    return {form for verb in verbs for form in verb.infinitives[1:]}


def _present() -> set[str]:
    """Return the finite forms of the present: "start", "starten", "neem", "neemt", "nemen"."""
    text = files("motions.analysis").joinpath("data/verbs_of_present.txt").read_text(encoding="utf-8")
    pairs = [line.split() for line in text.splitlines() if not line.startswith("#")]
    return {form for infinitive, stem in pairs for form in (infinitive, f"{stem}t?" if stem[-1] != "t" else stem)}


_INFORM, _ACT = _verbs("verbs_of_informing.txt"), _verbs("verbs_of_acting.txt")
# participles that tell what was said or thought, and not what was done
_SAID = {"aangegeven", "benadrukt", "besproken", "gesproken", "gevraagd", "overwogen", "verzocht", "voorzien"}

SLOTS = {
    "actor": ACTOR,
    "chamber": f"(?:{_KAMER}|u)",
    "kamer": f"(?:{_KAMER})",
    "paper": _PAPER,
    "proposal": rf"(?:{_PAPER}|(?:nadere |concrete )?voorstel(?:len)?|(?:nieuwe? |nader )?plan(?:nen)?)",
    "budget": f"(?:{_BUDGET})",
    "next": "(?:volgende|eerstvolgende|komende|aankomende|aangekondigde|toegezegde|nieuwe)",
    "will": f"(?:zal{_GLUED}|zullen{_GLUED}|ga|gaat|gaan)",
    "shall": f"(?:zal|zullen|zult){_GLUED}",
    "be": "(?:wordt|worden)",
    "also": "(?:(?: ook| dan| dus| daarom| tevens| daarnaast| graag| nog| nu| hier| hierover| hierop| daar| daarbij)*)",
    "send": (
        # "infomeer": a common slip of the pen
        "(?:(?:stuur|zend|hang|infor?meer|bericht|rapporteer|doe|bied|leg|verstrek|breng|presenteer)t?"
        "|sturen|zenden|hangen|informeren|berichten|rapporteren|doen|bieden|leggen|verstrekken|brengen|presenteren)"
    ),
    "letter": _LETTER,
    # which come again and again
    "reports": r"(?:(?:voortgangs|jaar|kwartaal|half ?jaar)(?:rapportages|berichten|verslagen)|rapportages)",
    "put": (
        "(?:opgenomen|meegenomen|toegelicht|verwerkt|gerapporteerd|verantwoord|ingegaan|teruggekomen|uiteengezet|beschreven"
        "|geschetst|uitgewerkt|(?:inzichtelijk|duidelijk|zichtbaar) gemaakt|aandacht (?:aan )?besteed|beantwoord"
        "|vermeld"
        "|verantwoording afgelegd|verslag gedaan|gevoegd|bijgevoegd|toegevoegd)"
    ),
    "made_public": "(?:gepubliceerd|openbaar(?: gemaakt)?|toegezonden|toegestuurd|vrijgegeven)",
    "given": r"(?:\w*advies|\w*rapport|motie|vragen|aanbevelingen|brief|\w*voorstel|\w*voorstellen|notitie|nota)",
    "in_writing": r"(?:schriftelijk|(?:per|met een|in een|bij) (?:\w+ )?brief)",
    "briefing": r"(?:technische|vertrouwelijke|besloten|ambtelijke|feitelijke) briefings?",
    "brief": (
        "(?:verzorgen|geven|in te gaan|toe te lichten|informeren|aanbieden|aan te bieden|organiseren|plannen"
        "|houden|laten verzorgen|laten geven"
        "|faciliteren|beleggen)"
    ),
    "briefed": "(?:verzorgd|gegeven|aangeboden|georganiseerd|gepland|gehouden|belegd)",
    "plan": (
        "(?:(?:het|de|mijn|ons|onze) (?:streven|planning|bedoeling|voornemen|inzet|intentie|verwachting|opzet)"
        " (?:is|blijft)|(?:is|blijft) (?:het|de|mijn|ons|onze) (?:streven|planning|bedoeling|voornemen|inzet|intentie))"
    ),
    "aimed": (
        "(?:beoogd wordt|(?:wordt|is) (?:(?:er ?)?naar|erop) gestreefd"
        "|gestreefd wordt (?:er ?)?(?:naar|om)|ernaar gestreefd)"
    ),
    "sends": "(?:stuur|stuurt|sturen|zend|zendt|zenden)",
    "announce": (
        "(?:laat|laten|deel|delen|kan|kunnen|meld|melden|bericht|berichten|zeg|zeggen)"
        " … (?:weten|mee|mede|melden|mededelen|meedelen|toe),? dat"
    ),
    "now": _any(_present()),
    "infinitive": "[a-zà-ÿ]{2,}(?:en|gaan|doen|zien|staan)",
    "inform": _any(_infinitives(_INFORM), *_INFORM_PHRASES, "infomeren"),
    # a PDF may tear "ge ïnformeerd" apart
    "informed": _any({verb.participle.replace("geï", "ge ?ï") for verb in _INFORM}, *_INFORMED_PHRASES),
    "answer": r"\w*(?:reactie|oordeel|toelichting|standpunt)",
    # "vertrouwelijk ter inzage liggen", "in te zien zijn": what is laid open, and to whom
    "laid_open": (
        r"(?:ter (?:vertrouwelijke )?inzage|in te zien|(?:kunnen |mogen )?inzien"
        r"|inzage (?:krijgen|hebben|geven|bieden|verlenen)"
        r"|(?:beschikbaar|ter beschikking) (?:komen|zijn|worden|stellen|gesteld|gemaakt))"
    ),
    "members": rf"(?:{_KAMER}|kamerleden|uw leden)",
    "apart": "(?:separaat|separate|afzonderlijke?|aparte?|nadere|volgende|schriftelijk|later)",
    "sending": "(?:voorhang|toezending|verzending|aanbieding|beantwoording)",
    "raised": f"(?:{_RAISED})",
    "raise": "(?:ingegaan|ingaan|aan de orde komen|aandacht … besteed|aandacht besteden|terugkomen|" + _RAISED + ")",
    "act": _any(_infinitives(_ACT), *_ACT_PHRASES),
    "acted": _any({verb.participle for verb in _ACT if "alleen-actief" not in verb.marks}),
    "done": _any({verb.participle for verb in _ACT} - _SAID),
    "effort": _any(_infinitives(_ACT, "inspanning"), "in gesprek"),
    "concrete": _any(_infinitives(_ACT, "concreet"), *_CONCRETE_PHRASES),
    "research": _any(
        {"onderzoeken", "uitzoeken", "verkennen", "evalueren", "nagaan", "toetsen", "berekenen", "doorlichten"},
        "in kaart brengen|onderzoek (?:doen|uitvoeren|verrichten)|doen naar|naar doen|uitvoeren",
    ),
    "set_out": (
        "(?:ingaan|aangeven|uiteenzetten|toelichten|schetsen|beschrijven|opnemen|duidelijk maken|voorstellen doen"
        "|vermelden|verantwoorden|stilstaan|aandacht besteden)"
    ),
    # "te kunnen vaststellen", "toe te voegen"
    "to_act": "(?:te (?:kunnen )?" + _any({verb.infinitives[0] for verb in _ACT}) + "|" + _any(_parted(_ACT)) + ")",
    "handed_in": "(?:ingediend|afgerond|voltooid|aangeboden|vastgesteld|in werking treden|in werking treedt)",
    "bill": "(?:wetsvoorstel|voorstel|besluit|regeling)",
    "bill_step": "(?:in (?:internet)?consultatie|in procedure|naar de raad van state)",
    "begin": "(?:te starten|starten|van start te gaan|te beginnen|beginnen|in consultatie te brengen|in te dienen"
    "|af te ronden|te besluiten|besluit te nemen|gereed te hebben|in te voeren|op te leveren|vast te stellen)",
    "step": (
        "(?:invoering|inwerkingtreding|start|publicatie|indiening|evaluatie|openstelling|afronding|oplevering|toezending"
        "|besluitvorming|consultatie)"
    ),
    "body": r"(?:werkgroep|taskforce|commissie|stuurgroep|meldpunt|loket|regisseur|kwartiermaker|fonds|adviesraad)",
    "process": (
        r"\w*(?:onderzoek|evaluatie|pilot|proef|overleg|gesprek|bijeenkomst|consultatie|internetconsultatie|inspraak"
        "|campagne|verkenning|inventarisatie)"
    ),
}
