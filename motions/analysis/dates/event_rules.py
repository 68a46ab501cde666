"""Times that hang on something else: "zodra ...", "na afronding van ...", "in de volgende rapportage"."""

import re

from motions.analysis.dates.duration_rules import every
from motions.analysis.dates.meeting_rules import A_COMING, AT
from motions.analysis.dates.phrases import clause_end, noun_phrase_end
from motions.analysis.dates.rule import DateRule, hangs_on_event
from motions.rules.deadlines import Term

_REPORT = (
    r"(?:[a-zà-ÿ-]{0,30} )?[a-zà-ÿ&-]{0,30}(?:rapportages?|rapport|berichte?n?|brief|brieven|monitor|verslag|overzicht"
    r"|nota|begroting|evaluatie|herziening|bijeenkomst|update|agenda|kabinetsreactie|wetsvoorstel|debat|overleg|ronde"
    r"|raad|top|gelegenheid|vergadering|stand van zaken|actualisatie|herijking|verkenning|tranche|wijziging|planning)"
)
_COMPLETION = (
    r"(?:afronding|inwerkingtreding|publicatie|oplevering|vaststelling|bekendmaking|verschijn(?:en|ing)|indiening|invoering"
    r"|verzending|toezending|aanbieding|ratificatie)"
)
_AFTERMATH = (
    r"(?:afloop|ommekomst|totstandkoming|aanname|aanvaarding|ontvangst|besluitvorming|ondertekening|goedkeuring|instemming"
    r"|voltooiing|beëindiging|evaluatie|afhandeling|advies|advisering|(?:internet)?consultatie|implementatie|verwerking"
    r"|overleg)"
)

_DONE = r"(?:afgerond|bekend|gereed|beschikbaar|ontvangen|voltooid|opgeleverd|verschenen|vastgesteld)"
# "na overleg met de sector" says how, not when
_WITH_WHOM = re.compile(r"\s+(?:met|tussen)\b")


def _opens_sentence(match: re.Match[str]) -> Term | None:
    """Read "Wanneer de cijfers er zijn, ..."; inside a sentence "wanneer" is a condition or a question."""
    return hangs_on_event(match) if match["when"][0] == "W" else None


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
    DateRule(
        "when",
        "Wanneer de cijfers er zijn",
        r"(?P<when>wanneer) (?:de|het|een|deze|dit|dat|er|alle|ik|wij|duidelijk)\b",
        _opens_sentence,
        tail=clause_end,
    ),
    DateRule(
        "once-done",
        "als het onderzoek is afgerond",
        r"(?:als|wanneer) (?:de|het|deze|dit|er|alle|hierover|daarover) (?:[a-zà-ÿ-]{2,30} ){1,6}?"
        rf"(?:(?:is|zijn) {_DONE}|{_DONE} (?:is|zijn|komt|komen))\b",
        hangs_on_event,
    ),
    DateRule("that-moment", "op dat moment", r"(?:op dat moment|te dien tijde|tegen die tijd)\b", hangs_on_event),
    DateRule(
        "after-completion",
        "na afronding van de consultatie",
        r"(?:(?:direct|kort|meteen) )?(?:(?:na|bij|(?:gelijktijdig|tegelijk(?:ertijd)?) met) (?:de |het )?"
        + _COMPLETION
        + r"|na (?:de |het )?"
        + _AFTERMATH
        + r"|{voor} (?:de )?inwerkingtreding)\b",
        hangs_on_event,
        tail=noun_phrase_end,
        unless_before=_WITH_WHOM,
    ),
    DateRule(
        "as-soon-as-possible-after",
        "zo spoedig mogelijk na het beschikbaar komen van de cijfers",
        r"(?:zo (?:spoedig|snel) mogelijk |(?:direct|kort|meteen) )?(?:na|bij) (?:de |het )"
        r"(?:(?:beschikbaar|gereed|bekend|afgerond) )"
        r"(?:komen|worden|zijn)\b|zo (?:spoedig|snel) mogelijk (?:nadat|na (?:de |het )?[a-zà-ÿ-]{3,40})\b",
        hangs_on_event,
        tail=noun_phrase_end,
    ),
    DateRule(
        "together-with",
        "tegelijkertijd met de andere antwoorden",
        r"(?:gelijktijdig|tegelijk(?:ertijd)?) met (?:de|het|deze|dit|mijn|uw|een) (?:[a-zà-ÿ-]{3,25}e )?"
        r"[a-zà-ÿ-]{4,40}\b",
        hangs_on_event,
        tail=noun_phrase_end,
    ),
    DateRule(
        "next-report",
        "in de volgende voortgangsrapportage",
        AT + A_COMING + _REPORT + r"\b",
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
        "periodic-reports",
        "in de halfjaarberichten",
        r"(?:in|bij|via|met) de (?P<every>halfjaar|kwartaal|maand|jaar)(?:berichten|rapportages|brieven)\b",
        every,
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
        r"(?:nog )?(?:(?:{voor}|aan|tegen|binnen|in|tijdens) )(?:het einde? van )?"
        r"(?:deze|de|de huidige|(?:een|de) {coming}) "
        r"(?:kabinets|regeer|zittings)periode\b",
        hangs_on_event,
    ),
)
