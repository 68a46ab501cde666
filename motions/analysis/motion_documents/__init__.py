"""Motion documents: a motion's text in, its paper, movers and requests out."""

import re

from motions.analysis.dates import find_dates
from motions.analysis.findings import MotionReading, Request
from motions.analysis.motion_documents.dictum import CHAMBER, DictumRequest, read_dictum
from motions.analysis.motion_documents.heading import Heading, read_heading
from motions.analysis.motion_documents.signatures import read_signatures
from motions.analysis.motion_documents.terms import is_term
from motions.rules.calendar import Calendar, default_calendar

__all__ = ["read_motion"]

# "De Kamer," on a line of its own: here the heading ends and the motion speaks
CHAMBER_SPEAKS = re.compile(r"^[^\S\n]*De\s+Kamer\s*,?[^\S\n]*$", re.MULTILINE)


def read_motion(text: str, *, calendar: Calendar | None = None) -> MotionReading:
    """Read a motion from the text of its PDF, web page or official XML; what the text does not say is None or empty.

    Terms that need a day to count from ("binnen drie maanden") are counted from the day of submission. Offsets and
    quotes are those of ``text``. Any text is accepted: one that is no motion gives a reading without requests.
    """
    spoken = CHAMBER_SPEAKS.search(text)
    begin = spoken.start() if spoken else 0
    heading = read_heading(text[:begin])
    dictum = read_dictum(text, begin)
    calendar = calendar or default_calendar()
    return MotionReading(
        text=text,
        paper=heading.paper.normal_form if heading.paper else None,
        dossier_title=heading.dossier_title,
        submitted_on=heading.submitted_on,
        amended=heading.amended,
        replaces=heading.replaces.normal_form if heading.replaces else None,
        movers=read_signatures(text[dictum.signed_from :], text[:begin]),
        requests=tuple(_request(text, clause, heading, calendar) for clause in dictum.requests),
    )


def _request(text: str, clause: DictumRequest, heading: Heading, calendar: Calendar) -> Request:
    quote = text[clause.start : clause.end]
    dates = find_dates(text, anchor=heading.submitted_on, calendar=calendar, start=clause.start, end=clause.end)
    declares = clause.addressee == CHAMBER
    terms = tuple(date for date in dates if is_term(quote, date, clause.start, declares=declares))
    return Request(clause.start, clause.end, quote, clause.addressee, terms)
