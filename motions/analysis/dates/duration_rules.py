"""Durations and repetitions: "binnen zes weken", "over een half jaar", "jaarlijks"."""

import re

from motions.analysis.dates.phrases import clause_end, noun_phrase_end
from motions.analysis.dates.rule import DateRule, hangs_on_event
from motions.analysis.dates.wording import number_of, squeezed
from motions.rules.deadlines import Duration, Recurring, Term, Unit

_UNIT = (
    r"(?P<unit>werkdag(?:en)?|dag(?:en)?|etmaal|uur|week|weken|maand(?:en)?|kwarta(?:al|len)|half ?jaar|ja(?:ar|ren))\b"
)
_AMOUNT = r"(?:(?:(?:\d{1,3}|[a-z]{3,9}) (?:à|a|tot|of|-) )?{number}|(?P<more>anderhalf)|(?P<half>een half)) " + _UNIT
_WITHIN = (
    r"(?:(?:nog|alsnog|uiterlijk) ){0,2}binnen (?:(?:nu en|uiterlijk|maximaal|circa|ongeveer|hooguit|de"
    r"|een (?:termijn|periode|tijd) van) )?" + _AMOUNT + r"(?: tijd\b)?"
)
_LENGTH = r"(?:" + _WITHIN + r"|uiterlijk (?:\d{1,3}|[a-zé]{3,9}) (?:(?:werk)?dag(?:en)?|week|weken|maand(?:en)?|jaar))"
_UNITS: tuple[tuple[str, Unit, int], ...] = (
    ("werkdag", "werkdag", 1),
    ("etmaal", "dag", 1),
    ("dag", "dag", 1),
    ("we", "week", 1),
    ("maand", "maand", 1),
    ("kwarta", "maand", 3),
    ("half", "maand", 6),
    ("ja", "maand", 12),
)
_HOURS_A_DAY = 24


def _duration(match: re.Match[str], *, within: bool = True) -> Duration | None:
    unit = squeezed(match["unit"])
    if match["half"] or match["more"]:
        if unit != "jaar":
            return None
        return Duration(6 if match["half"] else 18, "maand", within)
    amount = number_of(match["number"])
    if unit == "uur":
        return Duration(-(-amount // _HOURS_A_DAY), "dag", within)
    _, name, factor = next(row for row in _UNITS if unit.startswith(row[0]))
    return Duration(amount * factor, name, within)


def _later(match: re.Match[str]) -> Term | None:
    return _duration(match, within=False)


_EACH = re.compile(
    r"(?P<count>\d+|een|eens|twee|drie|vier|zes)?(?P<period>halfjaar|kwarta|maand|we(?:ek|ken|kelijks)|ja(?:ar|ren))"
)
_PERIOD_MONTHS = {"halfjaar": 6, "kwarta": 3, "maand": 1, "jaar": 12, "jaren": 12}


def every(match: re.Match[str]) -> Term:
    """Read "halfjaarlijks", "elke drie maanden"; a period shorter than a month is looked at each month."""
    found = _EACH.search(squeezed(match["every"]))
    if not found:
        return Recurring()
    count = number_of(found["count"]) if found["count"] and found["count"] != "eens" else 1
    return Recurring(max(1, count * _PERIOD_MONTHS.get(found["period"], 1)))


def _times_a_year(match: re.Match[str]) -> Term:
    times = {"een": 1, "twee": 2, "drie": 3, "vier": 4}.get(squeezed(match["times"]), 1)
    return Recurring(12 // times)


RULES: tuple[DateRule, ...] = (
    DateRule("duration", "binnen zes weken", _WITHIN + r"(?: na (?:heden|vandaag|dagtekening)\b)?", _duration),
    DateRule(
        "duration-from-clause",
        "binnen een maand nadat het advies er is",
        _LENGTH + r" (?:nadat|{voor}dat)\b",
        hangs_on_event,
        tail=clause_end,
    ),
    DateRule(
        "duration-from-event",
        "binnen twee maanden na ontvangst van het advies",
        _LENGTH + r" (?:na|{voor}|vanaf|te rekenen vanaf) (?:de |het |een )?[a-zà-ÿ-]{3,40}\b",
        hangs_on_event,
        tail=noun_phrase_end,
    ),
    DateRule("duration-from-now", "over een half jaar", r"(?:uiterlijk )?over (?:ongeveer |circa )?" + _AMOUNT, _later),
    DateRule(
        "coming-duration",
        "in de komende zes maanden",
        r"(?:(?:in|gedurende|binnen) )?(?:de |het )?(?:komende|aankomende|eerstvolgende) " + _AMOUNT,
        _duration,
    ),
    DateRule(
        "every-adverb",
        "halfjaarlijks",
        r"(?P<every>(?:half|twee|drie|vier|vijf)?jaarlijks|(?:twee|drie|vier|zes)?maandelijks|wekelijks|periodiek)\b",
        every,
    ),
    DateRule(
        "every-adjective",
        "jaarlijkse",
        r"(?P<focus>(?P<every>(?:half|twee|drie|vier|vijf)?jaarlijkse|(?:twee|drie|vier|zes)?maandelijkse|periodieke)) "
        r"(?:[a-zà-ÿ-]{0,30} )?[a-zà-ÿ-]{0,30}"
        r"(?:rapportages?|rapport|berichten|brief|brieven|monitor|overzicht(?:en)?|updates?)\b",
        every,
    ),
    DateRule(
        "every",
        "elk kwartaal",
        r"(?:elke?|iedere?) (?P<every>(?:(?:half|twee|drie|vier|zes) ?)?"
        r"(?:jaar|jaren|kwartaal|maand|maanden|week|weken|voorjaar|najaar|zomer|winter))\b",
        every,
    ),
    DateRule("per-quarter", "per kwartaal", r"per (?P<every>kwartaal|half ?jaar)\b", every),
    DateRule(
        "times-a-year",
        "twee keer per jaar",
        r"(?P<times>één|een|twee|drie|vier) ?(?:keer|maal) (?:per|in het) jaar\b",
        _times_a_year,
    ),
)
