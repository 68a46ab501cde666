"""Meetings that a time hangs on ("voor het commissiedebat", "tijdens de Europese Raad"), and the day they are on."""

import re

from motions.analysis.dates.day_rules import DAY_PATTERN, day_period
from motions.analysis.dates.phrases import noun_phrase_end
from motions.analysis.dates.rule import DateRule, hangs_on_event
from motions.analysis.dates.wording import boundary_of
from motions.rules.deadlines import Bounded, Impossible, Term

_DEBATE = (
    r"(?:(?:[a-z&]{2,20}-)?(?:(?:commissie|tweeminuten|plenair|dertigleden|rondetafel|nota|wetgevings|verzamel|schriftelijk"
    r"|algemeen|mondeling|bestuurlijk|strategisch|voortgangs|spoed|hoofdlijnen)e? ?-?)?"
    r"(?:debat(?:ten)?|overleg(?:gen)?|AO|WGO|CD|vergadering|stemming(?:en)?|vragenuur)|[a-z]{3,25}debat)"
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
BEFORE = (
    r"(?P<lead>(?:(?:nog|uiterlijk|tijdig|ruim|ruimschoots|kort|vlak) )"
    r"{0,2}(?:{voor}|{voor}afgaande? aan|in aanloop naar"
    r"|ten behoeve van|tot(?: aan)?)) "
)
_AT_WORDS = (
    r"(?:(?:nog|uiterlijk) ){0,2}"
    r"(?:bij|tijdens|in|op|gedurende|na|met|via|middels|(?:gelijktijdig|tegelijk) met|ter gelegenheid van)"
)
AT = rf"(?P<lead>{_AT_WORDS}) "
THE = r"(?:de|het|dit|dat|deze|uw|mijn|onze?|haar|zijn|hun) "
_SET = r"(?:(?:aangekondigde|geplande|voorgenomen|voorziene|aangevraagde|genoemde) )?"
A_COMING = r"(?:" + THE + r"|een )?{coming} "
_BUDGET = r"(?:(?:[a-z&]{2,12}-)?begrotings(?:behandeling(?:en)?|debat(?:ten)?|overleg))"
_MEETING = rf"(?:{_DEBATE}|{_COUNCIL}|{_HANDLING}|{_BUDGET})"
_ABOUT = r"(?: [\w&-]{1,25}){0,8}? "
_ITS_DAY = r"(?:{weekday} )?" + DAY_PATTERN
HELD = re.compile(
    r"(?:ingediend|aangenomen|gedaan|toegezegd|gesteld|gevraagd|besproken|aangekondigd|gehouden|gewisseld|moties?|afgelopen)"
    r"\b[^.]{0,15}$",
    re.IGNORECASE,
)
"""Before "tijdens het debat" these words say that it has been held."""


def _dated(match: re.Match[str]) -> Term | None:
    """Read "voor het debat van 12 juni 2025": the day it is on decides, and not that it is an event."""
    if match["past"]:
        return None
    period = day_period(match)
    return period if isinstance(period, Impossible) else Bounded(boundary_of(match), period)


RULES: tuple[DateRule, ...] = (
    DateRule(
        "before-meeting",
        "tijdig voor het commissiedebat over bodemdaling",
        BEFORE + r"(?:" + THE + _SET + "|" + A_COMING + ")" + _MEETING + r"\b",
        hangs_on_event,
        tail=noun_phrase_end,
    ),
    DateRule(
        "days-before-meeting",
        "tien dagen voor het commissiedebat",
        r"(?:uiterlijk |ten minste |minimaal )?(?:\d{1,3}|[a-zé]{3,9}) (?:(?:werk)?dag(?:en)?|week|weken|maand(?:en)?) "
        r"(?:{voor}|{voor}afgaande? aan) (?:de |het |dit |dat |een )" + _MEETING + r"\b",
        hangs_on_event,
        tail=noun_phrase_end,
    ),
    DateRule(
        "before-meeting-on-day",
        "voor het commissiedebat water van 12 juni 2025",
        BEFORE
        + r"(?:"
        + THE
        + r")?"
        + _SET
        + r"(?:{coming} )?(?:[a-z-]{0,20}verkiezingen|"
        + _MEETING
        + ")"
        + _ABOUT
        + r"(?:van|op|d\.d\.) "
        + _ITS_DAY,
        _dated,
    ),
    DateRule(
        "coming-meeting",
        "tijdens het eerstvolgende commissiedebat",
        AT + A_COMING + "(?:Raad|" + _MEETING + ")" + r"\b",
        hangs_on_event,
        tail=noun_phrase_end,
        unless_after=HELD,
    ),
    DateRule(
        "at-council",
        "tijdens de Europese Raad",
        AT + THE + _COUNCIL + r"\b",
        hangs_on_event,
        tail=noun_phrase_end,
        unless_after=HELD,
    ),
    DateRule(
        "at-handling",
        "bij de behandeling van de Mediawet",
        AT + THE + _HANDLING + r"\b",
        hangs_on_event,
        tail=noun_phrase_end,
        unless_after=HELD,
    ),
    DateRule(
        "meeting-day",
        "op 23 oktober a.s.",
        _AT_WORDS
        + " (?:"
        + THE
        + r")?(?:{coming} )?(?:Raad|"
        + _MEETING
        + ")"
        + _ABOUT
        + r"(?:van |d\.d\. )?(?P<focus>(?:(?P<lead>op) )?"
        + _ITS_DAY
        + ")",
        _dated,
    ),
)
