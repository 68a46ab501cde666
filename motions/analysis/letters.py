"""The reader's one door for letters: text in, everything found in it out, with its place and its rule."""

from datetime import date

from motions.analysis.citations import find_citations
from motions.analysis.commitments import find_commitments
from motions.analysis.dates import find_dates
from motions.analysis.evidence import find_evidence
from motions.analysis.findings import LetterReading
from motions.analysis.head import read_head
from motions.analysis.placing import in_original
from motions.analysis.sentences import Sentences
from motions.analysis.text import clean
from motions.analysis.zones import find_zones
from motions.rules.calendar import Calendar, default_calendar

READER_VERSION = "1.3"
"""Stored with every reading; raised when the same text can give other findings."""


def read_letter(text: str, *, sent_on: date | None = None, calendar: Calendar | None = None) -> LetterReading:
    """Read a letter or written answer: any text, in time linear in its length; what is not there is not found.

    ``sent_on`` is the day of the letter where it is known otherwise; without it the day printed in the head counts.
    Terms are counted from that day; without any day only phrases that need none have a date. ``calendar`` holds the
    recesses and political days (default: the packaged one). Findings are in order, in offsets of ``text``.
    """
    cleaned = clean(text)
    zones = find_zones(cleaned)
    sentences = Sentences(cleaned.text, breaks=zones.heading_ends())
    head = read_head(cleaned, zones, sent_on=sent_on)
    citations = find_citations(cleaned, zones, sentences)
    dates = find_dates(cleaned.text, anchor=head.sent_on, calendar=calendar or default_calendar())
    return LetterReading(
        text=text,
        head=head,
        citations=citations,
        dates=tuple(in_original(cleaned, found) for found in dates),
        commitments=find_commitments(cleaned, zones, sentences, dates),
        evidence=find_evidence(cleaned, zones, sentences, citations, dates),
        reader_version=READER_VERSION,
    )
