"""Times that hang on something else: "zodra ...", "na afronding van ...", "voor het commissiedebat"."""

import re

from motions.analysis.dates.day_rules import DAY_PATTERN, day_period
from motions.analysis.dates.phrases import clause_end, noun_phrase_end
from motions.analysis.dates.rule import DateRule, hangs_on_event
from motions.analysis.dates.wording import boundary_of
from motions.rules.day_periods import DayPeriod
from motions.rules.deadlines import Bounded, Term

_DEBATE = (
    r"(?:[a-z&]{2,20}-)?(?:(?:commissie|tweeminuten|plenair|dertigleden|rondetafel|nota|wetgevings|verzamel|schriftelijk"
    r"|algemeen|mondeling|bestuurlijk|strategisch|voortgangs|spoed|hoofdlijnen)e? ?-?)?"
    r"(?:debat(?:ten)?|overleg(?:gen)?|AO|WGO|CD|vergadering|stemming(?:en)?|vragenuur)"
)
_COUNCIL = (
    r"(?:(?:informele|formele|buitengewone|extra) )?(?:Europese Raad|Raad (?:Buitenlandse|Algemene) Zaken|RBZ|RAZ"
    r"|(?:JBZ|Landbouw|Milieu|Energie|Transport|Telecom|EPSCO|OJCS|Defensie|Visserij|Onderwijs|Ecofin) ?-?raad"
    r"|Eurogroep|Ecofin|Eurotop|NAVO-top|klimaattop)"
)
_BILL = r"(?:[\w-]{0,25}(?:wet|begroting|voorstel|nota|amvb|verdrag|motie|plan)|initiatief)"
_HANDLING = (
    r"(?:(?:(?:plenaire|verdere|mondelinge|schriftelijke|parlementaire) )(?:behandeling|besluitvorming)"
    r"|behandeling (?:van (?:de|het|dit|deze) (?:[\w-]{1,20} ){0,2}?"
    + _BILL
    + r"\w{0,20}|in de (?:Tweede |Eerste )?Kamer)"
    r"|(?:eerste|tweede|derde) termijn)"
)
_BEFORE = (
    r"(?P<lead>(?:(?:nog|uiterlijk|tijdig|ruim|kort|vlak) ){0,2}(?:{voor}|{voor}afgaande? aan|in aanloop naar"
    r"|ten behoeve van|tot(?: aan)?)) "
)
_AT = (
    r"(?P<lead>(?:(?:nog|uiterlijk) ){0,2}(?:bij|tijdens|in|op|gedurende|na|met|via|(?:gelijktijdig|tegelijk) met"
    r"|ter gelegenheid van)) "
)
_THE = r"(?:de|het|dit|dat|deze|uw|mijn|ons) "
_REPORT = (
    r"(?:[a-zà-ÿ-]{0,30} )?[a-zà-ÿ&-]{0,30}(?:rapportages?|rapport|berichte?n?|brief|brieven|monitor|verslag|overzicht"
    r"|nota|begroting|evaluatie|herziening|bijeenkomst|update|agenda|kabinetsreactie|wetsvoorstel|debat|overleg|ronde"
    r"|raad|top|gelegenheid|vergadering|stand van zaken|actualisatie|herijking|verkenning|tranche|wijziging|planning)"
)
_COMPLETION = (
    r"(?:afronding|afloop|ommekomst|totstandkoming|inwerkingtreding|aanname|aanvaarding|publicatie|ontvangst"
    r"|besluitvorming|oplevering|vaststelling|ondertekening|goedkeuring|bekendmaking|verschijn(?:en|ing)|voltooiing|beëindiging"
    r"|evaluatie|afhandeling|indiening|instemming|advies|advisering|consultatie|internetconsultatie|invoering|implementatie"
    r"|ratificatie|verzending|toezending|aanbieding|verwerking|overleg)"
)
_MEETING = rf"(?:{_DEBATE}|{_COUNCIL}|Raad|{_HANDLING})"


def _dated(match: re.Match[str]) -> Term | None:
    """Read "voor het debat van 12 juni 2025": the day it is on decides, and not that it is an event."""
    if match["past"]:
        return None
    period = day_period(match)
    return Bounded(boundary_of(match), period) if isinstance(period, DayPeriod) else period


RULES: tuple[DateRule, ...] = (
    DateRule(
        "as-soon-as",
        "zodra het advies van de inspectie er is",
        r"(?:zodra|op het moment dat|(?:pas )?nadat|pas (?:als|wanneer)|zo gauw)\b",
        hangs_on_event,
        tail=clause_end,
    ),
    DateRule(
        "before-clause", "voordat de wet ingaat", r"(?:nog )?(?:{voor}dat|alvorens)\b", hangs_on_event, tail=clause_end
    ),
    DateRule("that-moment", "op dat moment", r"(?:op dat moment|te dien tijde|tegen die tijd)\b", hangs_on_event),
    DateRule(
        "after-completion",
        "na afronding van de consultatie",
        r"(?:(?:direct|kort|meteen|uiterlijk) )?(?:na|bij|voor|vóór|gelijktijdig met|tegelijk met) (?:de |het )?"
        + _COMPLETION
        + r"\b",
        hangs_on_event,
        tail=noun_phrase_end,
    ),
    DateRule(
        "before-meeting",
        "tijdig voor het commissiedebat over bodemdaling",
        _BEFORE + r"(?:" + _THE + r"(?:{coming} )?|{coming} )" + _MEETING + r"\b",
        hangs_on_event,
        tail=noun_phrase_end,
    ),
    DateRule(
        "coming-meeting",
        "tijdens het eerstvolgende commissiedebat",
        _AT + r"(?:" + _THE + r")?{coming} " + _MEETING + r"\b",
        hangs_on_event,
        tail=noun_phrase_end,
    ),
    DateRule(
        "at-council", "tijdens de Europese Raad", _AT + _THE + _COUNCIL + r"\b", hangs_on_event, tail=noun_phrase_end
    ),
    DateRule(
        "at-handling",
        "bij de behandeling van de Wet dieren",
        _AT + _THE + _HANDLING + r"\b",
        hangs_on_event,
        tail=noun_phrase_end,
    ),
    DateRule(
        "dated-meeting",
        "voor het commissiedebat van 12 juni 2025",
        r"(?:"
        + _BEFORE
        + "|"
        + _AT.replace("<lead>", "<at_lead>")
        + ")(?:"
        + _THE
        + r")?(?:{coming} )?"
        + _MEETING
        + r" (?:van|op|d\.d\.) (?:{weekday} )?"
        + DAY_PATTERN,
        _dated,
    ),
    DateRule(
        "next-report",
        "in de volgende voortgangsrapportage",
        _AT + _THE + r"{coming} " + _REPORT + r"\b",
        hangs_on_event,
        tail=noun_phrase_end,
    ),
    DateRule(
        "progress-report",
        "bij voortgangsrapportage 22",
        r"(?P<lead>bij|in|met) (?:de |het )?(?:(?:eerste|tweede|derde|vierde|\d{1,2}e) )?"
        r"(?:[a-z]{0,20}-?)voortgangs(?:rapportage|bericht|brief)(?: \d{1,2}\b)?",
        hangs_on_event,
        tail=noun_phrase_end,
    ),
    DateRule(
        "elections",
        "voor de verkiezingen",
        r"(?:(?:nog|ruim) )?(?:{voor}|na|tot|rond|tijdens|bij) (?:de )?(?:{coming} )?"
        r"(?:[a-zA-Z]{0,20} ?(?:Kamer|Staten|gemeenteraads)?-?)?verkiezingen\b",
        hangs_on_event,
    ),
    DateRule(
        "new-cabinet",
        "aan een nieuw kabinet",
        r"(?:aan|door) (?:een|het) (?:volgend|nieuw|toekomstig)e? kabinet\b"
        r"|(?:bij|tijdens|in|na|voor) de (?:kabinets)?formatie\b",
        hangs_on_event,
    ),
    DateRule(
        "end-of-term",
        "voor het einde van deze kabinetsperiode",
        r"(?:nog )?(?:(?:{voor}|aan|tegen|binnen|in|tijdens) )(?:het einde? van )?(?:deze|de|de huidige) "
        r"(?:kabinets|regeer|zittings)periode\b",
        hangs_on_event,
    ),
)
