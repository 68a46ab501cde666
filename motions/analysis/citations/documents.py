"""Documents that a letter names in words: "brief van 3 mei 2023", "het verslag van de Raad", "wetsvoorstel «...»"."""

import re

_LETTER_OR_REPORT = r"""(?:[\w’'-]*(?:brief|brieven|verslag|verslagen|rapport|rapporten|rapportage|rapportages|nota|notitie
    |reactie|bundel|standpunt|wetsvoorstel|wetsontwerp|fiche|appreciatie|beantwoording|evaluatie|monitor|begroting|jaarplan)
    |(?<!\sen\s)antwoord(?:en)?|[Mm]emorie\svan\s(?:[Tt]oelichting|[Aa]ntwoord)|[Nn]ota\svan\s[Ww]ijziging
    |[Vv]oorstel\svan\swet|[Gg]eannoteerde\sagenda)"""
_OTHER = r"[\w’'-]*(?:advies|agenda|visie|actieplan|plan\svan\saanpak|overzicht|bijlage)"
_WHICH = r"""(?:(?:eerste|tweede|derde|vierde|vijfde|zesde|zevende|achtste|negende|tiende|\d{1,2}e|recente|laatste
    |jaarlijkse|eerdere|ambtelijke|schriftelijke)\s)?"""
_NAMED = re.compile(rf"(?<![\w’'-]){_WHICH}(?i:{_LETTER_OR_REPORT})\b(?![’'-])", re.VERBOSE)
_NAMED_OTHERWISE = re.compile(rf"(?<![\w’'-]){_WHICH}(?i:{_OTHER})\b(?![’'-])", re.VERBOSE)
_DATED = re.compile(
    r"""(?:\s?\([^()\n]{1,60}\))?[^,.;:\n]{0,120}?\s(?:van|d\.d\.|dd\.?)\s?\d{1,2}\s[a-z]{3,9}
        (?:\s?(?:19|20)\d\d(?!\d)|\s(?:jl|j\.l|jongstleden)\b\.?)?""",
    re.VERBOSE,
)
_DIRECTLY_DATED = re.compile(
    r"\s(?:(?:aan\s(?:uw|de)\sKamer\s)?(?:van|d\.d\.|dd\.?)\s?)\d{1,2}\s[a-z]{3,9}"
    r"(?:\s?(?:19|20)\d\d(?!\d)|\s(?:jl|j\.l|jongstleden)\b\.?)?"
)
_VERB = re.compile(
    r"\s(?:is|zijn|was|waren|wordt|worden|werd|heeft|hebben|heb|moet|moeten|kan|kunnen|zal|zullen|laat|blijkt|staat)\s"
)
_RELATIVE = re.compile(r"\s(?:dat|die|waarin|waarmee|welke|zoals)\s")
_SENT = re.compile(
    r"""\s(?:(?:(?:aan|naar|met)\s(?:u|uw\sKamer|de\s(?:Tweede\s|Eerste\s)?Kamer)|uw\sKamer|toe)\s)?(?:toe)?
    (?:aangeboden|gestuurd|gezonden|verzonden|gedeeld|ontvangen|verstuurd)\b""",
    re.VERBOSE,
)
_TAIL = re.compile(r"(?:\s(?:en|en\sde|en\sde\suitvoering\svan|van|de|het|conform|toe|aan|al|ook|reeds))*[\s.,;:]*$")
_BESIDE = 2
"""Characters that may stand between a document's day and the digit of its note: a full stop, a space."""


def document_before(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the span of the document that a note at ``end`` belongs to, named in ``text[start:end]``, or None.

    The letter whose day stands at the note; else the first letter, report or bill; else the first plan or advice.
    """
    named = list(_NAMED.finditer(text, start, end))
    for match in reversed(named):
        dated = _DIRECTLY_DATED.match(text, match.end(), end)
        if dated and dated.end() >= end - _BESIDE:
            return match.start(), dated.end()
    match_or_none = named[0] if named else _NAMED_OTHERWISE.search(text, start, end)
    if match_or_none is None:
        return None
    return match_or_none.start(), _end_of_name(text, match_or_none.end(), end)


def dated_letter_in(text: str, start: int, end: int) -> bool:
    """Whether a letter or report with its day is named in ``text[start:end]``."""
    return any(_DIRECTLY_DATED.match(text, match.end(), end) for match in _NAMED.finditer(text, start, end))


def _end_of_name(text: str, at: int, note: int) -> int:
    """Where the name of a document ends: behind its day, before a comma or the verb of the sentence, or at the note."""
    dated = _DATED.match(text, at, note)
    if dated:
        return dated.end()
    sent = _SENT.search(text, at, note)
    for close in (_VERB.search(text, at, note), sent):
        if close and not _RELATIVE.search(text, at, close.start()):
            note = min(note, close.start())
    comma = text.find(",", at, note)
    tail = _TAIL.search(text, at, note)
    return comma if comma >= 0 else tail.start() if tail else note
