"""Which attachments of a letter report on motions and commitments, by what the source calls them."""

import re

_SUBJECT = re.compile(r"\b(?:moties?|toezegging(?:en)?)\b", re.IGNORECASE)
"""Example: Stand van zaken moties en toezeggingen"""
_OVERVIEW = re.compile(r"\b(?:moties|toezeggingen)\b", re.IGNORECASE)
"""Example: Verzamelbrief moties en toezeggingen funderend onderwijs"""
_BARE = re.compile(
    r"(?:overzichts?|tabel|lijst)?[\s-]*(?:bijlagen?|overzicht|tabel|lijst)?\W*(?:\d{1,2}|[A-Z]|[IVX]{1,4})?\W*",
    re.IGNORECASE,
)
"""Examples: Bijlage 2; Overzichtstabel; Bijlage A"""
_OFFICIALS = re.compile(r"\s*(?:beslisnota|aanbiedingsbrief|nota\b|geleidende)", re.IGNORECASE)
"""Example: Beslisnota bij Kamerbrief over de motie-Ceder. What officials advised reports nothing to parliament."""

READABLE = frozenset(
    {
        "",
        "application/octet-stream",
        "application/pdf",
        "application/vnd.oasis.opendocument.text",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    }
)
"""Content types whose text can be taken, or that say nothing of the file."""


def reports_on_follow_ups(title: str, *, letter: str) -> bool:
    """Whether an attachment with this title says what became of motions or commitments.

    One that is only called an attachment says so where the subject of its letter does, in the plural.
    """
    if _OFFICIALS.match(title):
        return False
    return bool(_SUBJECT.search(title)) or bool(_BARE.fullmatch(title.strip()) and _OVERVIEW.search(letter))
