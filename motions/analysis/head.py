"""The head and foot of a letter or written answer: what it is, from whom, to whom, of which day, about what."""

import re
from datetime import date

from motions.analysis.citations.numbers import read_number
from motions.analysis.findings import LetterHead
from motions.analysis.signatures import signatories
from motions.analysis.text import CleanText
from motions.analysis.zones import Zones
from motions.rules.dutch_dates import MONTHS
from motions.rules.references import NotAReference, parse_normal_form

_DAY = (
    rf"(?:(?P<day>\d{{1,2}})\s+(?P<month>{'|'.join(MONTHS)})\s*(?P<year>(?:19|20)\d\d)"
    r"|(?P<iso>(?:19|20)\d\d-\d\d-\d\d)|(?P<digits>\d{1,2}-\d{1,2}-(?:19|20)\d\d))"
)
_SENT = (
    # (ontvangen 10 februari 2023), (ontvangen 2006-11-09)
    re.compile(rf"\(\s*ontvangen\s+{_DAY}", re.IGNORECASE),
    # Den Haag, 11 oktober 2023
    re.compile(rf"(?:Den\s+Haag|[’']?s-Gravenhage)\s*,?\s+{_DAY}"),
    # Datum 26 augustus 2024
    re.compile(rf"\bDatum\s*:?\s+{_DAY}"),
    # Ontvangen ter Griffie op 3 juni 2020; Voorgesteld 6 juli 2021; Ingezonden
    re.compile(rf"\b(?:[Vv]astgesteld|[Vv]erzonden|[Vv]oorgesteld|[Oo]ntvangen)\s+(?:op\s+)?{_DAY}"),
)
_HEAD_REACH = 6_000
_ANNEX_ID = re.compile(r"^[ \t]*(ah-(?:tk|ek)-\d{8}-\d+)[ \t]*$", re.MULTILINE)
_PAPER_ID = re.compile(
    r"^[ \t]*kst-(\d{5}(?:-(?:[IVX]+[AB]?|[A-Z](?=-)|\(R\d{4}\)|\d\d(?=-)))?-(?:\d{1,5}|[A-Z]{1,2}))[ \t]*$",
    re.MULTILINE,
)
_FOOT = re.compile(
    r"^[ \t]*(?:[’']s-Gravenhage \d{4}\s*)?(?:Tweede|Eerste) Kamer, vergaderjaar \d{4}[–-]\d{4},\s(?=\d\d\s?\d{3})",
    re.MULTILINE,
)
_NOTICE = re.compile(r"^[ \t]*(?:#+\s*)?Mededeling\b|\bMededeling (?:van|inzake) ", re.MULTILINE)
_ANSWER = re.compile(
    r"^[ \t>#*]*(?:Nader )?(?:Antwoord(?:en)? (?:van|op)\b"
    r"|Beantwoording (?:van )?(?:de )?(?:schriftelijke )?(?:[Kk]amer)?vragen\b)"
    r"|dat de vragen van (?:het lid|de leden)\b",
    re.MULTILINE,
)
_ADDRESSEE = re.compile(
    r"Aan (?:de|het) (?:[Vv]oorzitters?|[Gg]riffier|[Pp]residium)\s[^\n]*"
    r"(?:\n[^\n]*?(?:Kamer|Staten-Generaal)[^\n]*)?"
)
_SUBJECT = re.compile(
    r"^[ \t]*(?:Onderwerp|Betreft)\s*:?\s*\n?\s*(?P<subject>\S[^\n]*(?:\n(?!\s*\n)[^\n]*){0,4})", re.MULTILINE
)
_LABEL = re.compile(
    r"\s*\n\s*(?:Directoraat|Directie|Datum|(?:Ons|Uw) kenmerk|Uw brief|Bijlage|Geachte|Aantal|Contact|Postbus|www)\b"
)
_QUESTIONS = re.compile(r"(?:[Vv]ragen|Antwoord(?:en)?) (?:van|op)[^\n]{10,700}")
_SENT_IN = re.compile(r"\s*\((?:[Ii]ngezonden|[Oo]ntvangen)[^()]*\)[;.]?.*$", re.DOTALL)


def read_head(clean: CleanText, zones: Zones, *, sent_on: date | None = None) -> LetterHead:
    """Read the head; ``sent_on``, when given, is the day that is known otherwise and wins over the printed one."""
    text = clean.original
    top = text[:_HEAD_REACH]
    kind = _kind(top, zones)
    return LetterHead(
        kind=kind,
        reference=_reference(text),
        sent_on=sent_on or printed_day(top),
        signatories=signatories(clean, zones),
        addressee=_addressee(top),
        subject=_subject(top) or (_asked(top) if kind != "brief" else None),
    )


def printed_day(top: str) -> date | None:
    """Return the day a letter or answer bears in its head, or None."""
    for pattern in _SENT:
        for match in pattern.finditer(top):
            day = _day(match)
            if day:
                return day
    return None


def _day(match: re.Match[str]) -> date | None:
    try:
        if match["iso"]:
            return date.fromisoformat(match["iso"])
        if match["digits"]:
            day, month, year = (int(part) for part in match["digits"].split("-"))
            return date(year, month, day)
        return date(int(match["year"]), MONTHS.index(match["month"].lower()) + 1, int(match["day"]))
    except ValueError:
        return None


def _kind(top: str, zones: Zones) -> str:
    if _NOTICE.search(top) and not any(zone.kind == "answer" for zone in zones):
        return "mededeling"
    if any(zone.kind == "answer" for zone in zones) or _ANSWER.search(top):
        return "antwoord"
    return "brief"


def _reference(text: str) -> str | None:
    """The document's own official number, from the page foot."""
    match = _ANNEX_ID.search(text)
    if match:
        return match[1]
    match = _PAPER_ID.search(text)
    if match:
        try:
            return parse_normal_form(match[1]).normal_form
        except NotAReference:
            return None
    foot = _FOOT.search(text)
    number = read_number(text, foot.end()) if foot else None
    return number.refs[0].normal_form if number and number.numbered else None


def _addressee(top: str) -> str | None:
    match = _ADDRESSEE.search(top)
    return " ".join(match.group().split())[:200] if match else None


def _subject(top: str) -> str | None:
    match = _SUBJECT.search(top)
    if match:
        subject = _LABEL.split(match["subject"], maxsplit=1)[0]
        return " ".join(subject.split())[:500] or None
    return None


def _asked(top: str) -> str | None:
    """The heading of written questions says what they are about."""
    plain = re.sub(r"\s*\n\s*(?=\S)", " ", top[:1500])
    asked = _QUESTIONS.search(plain)
    return " ".join(_SENT_IN.sub("", asked.group()).split())[:500] if asked else None
