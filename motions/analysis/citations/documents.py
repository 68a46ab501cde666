"""Documents that a letter names in words: "brief van 3 mei 2023", "het verslag van de Raad", "wetsvoorstel «...»"."""

import re

_LETTER_OR_REPORT = r"""(?:[\w’'-]*(?:brief|brieven|verslag|verslagen|rapport|rapporten|rapportage|rapportages|nota
    |notitie|reactie|bundel|standpunt|wetsvoorstel|wetsontwerp|fiche|appreciatie|beantwoording|evaluatie|monitor|begroting
    |jaarplan|factsheet)
    |(?<!\sen\s)antwoord(?:en)?|[Mm]emorie\svan\s(?:[Tt]oelichting|[Aa]ntwoord)|[Nn]ota\svan\s[Ww]ijziging
    |[Vv]oorstel\svan\swet|[Gg]eannoteerde\sagenda)"""
_OTHER = r"[\w’'-]*(?:advies|agenda|visie|plan|plan\svan\saanpak|overzicht|bijlage|handreiking|routekaart|stappenplan)"
_ANY = r"[\w’'-]*(?:onderzoek|studie|programma|akkoord|regeling|scan|enquête|inventarisatie|verkenning)"
"""Only where the note stands at the name: these are others' more often than papers of parliament."""
_WHICH = r"""(?:(?:eerste|tweede|derde|vierde|vijfde|zesde|zevende|achtste|negende|tiende|\d{1,2}e|recente|laatste
    |jaarlijkse|eerdere|ambtelijke|schriftelijke)\s)?"""
_NAMED = re.compile(rf"(?<![\w’'-]){_WHICH}(?i:{_LETTER_OR_REPORT})\b(?![’'»-])", re.VERBOSE)
_NAMED_OTHERWISE = re.compile(rf"(?<![\w’'-]){_WHICH}(?i:{_OTHER})\b(?![’'»-])", re.VERBOSE)
_NAMED_BESIDE = re.compile(rf"(?<![\w’'-]){_WHICH}(?i:{_ANY})\b(?![’'»-])", re.VERBOSE)
_DATED = re.compile(
    r"""(?:\s?\([^()\n]{1,60}\))?[^,.;:\n]{0,120}?\s(?:van|d\.d\.|dd\.?)\s?\d{1,2}\s[a-z]{3,9}
        (?:\s?(?:19|20)\d\d(?!\d)|\s(?:jl|j\.l|jongstleden)\b\.?)?""",
    re.VERBOSE,
)
_DIRECTLY_DATED = re.compile(
    r"\s(?:(?:aan\s(?:uw|de)\sKamer\s)?(?:van|op|d\.d\.|dd\.?)\s?)\d{1,2}\s[a-z]{3,9}"
    r"(?:\s?(?:19|20)\d\d(?!\d)|\s(?:jl|j\.l|jongstleden)\b\.?)?"
)
_VERB = re.compile(
    r"\s(?:is|zijn|was|waren|wordt|worden|werd|heeft|hebben|heb|moet|moeten|kan|kunnen|zal|zullen|laat|blijkt|staat|staan"
    r"|bevat|bevatten|geeft|geven|gaf|gaat|gaan|volgt|stelt|stuurde|ontving|presenteerde|bied|zend|stuur|treft)\s"
)
_BREAK = re.compile(_VERB.pattern + r"|(?<!-),\s|;\s")
_THIS = re.compile(
    r"\b(?:[Dd]it|[Dd]eze|[Oo]nderhavige|[Vv]oorliggende|[Bb]ijgaande)\s(?:[Kk]amerbrief|brief|nota|wetsvoorstel|antwoord)\Z"
)
"""Said of the document itself ("in deze brief"), not of another."""
_RELATIVE = re.compile(r"\s(?:dat|die|waarin|waarmee|welke|zoals)\s")
_SENT = re.compile(
    r"""\s(?:(?:(?:aan|naar|met)\s(?:u|uw\sKamer|de\s(?:Tweede\s|Eerste\s)?Kamer)|uw\sKamer|toe)\s)?(?:toe)?
    (?:aangeboden|gestuurd|gezonden|verzonden|gedeeld|ontvangen|verstuurd)\b""",
    re.VERBOSE,
)
_TAIL = re.compile(r"(?:\s(?:en|en\sde|en\sde\suitvoering\svan|van|de|het|conform|toe|aan|al|ook|reeds))*[\s.,;:]*$")
_COMMA = re.compile(r"(?<!-),")  # not in "hoger onderwijs-, onderzoeks- en wetenschapsbeleid"
_STOP = re.compile(r"(?<!\bjl)(?<!\bd)(?<!\bnr)[.?!]\s(?=[A-Z])")
_TOPIC = re.compile(r"\s(?:over|inzake|betreffende|omtrent)\s")
_LONGEST_TITLE = 160
_BESIDE = 2
"""Characters that may stand between a document's day and the digit of its note: a full stop, a space."""


def document_before(text: str, start: int, end: int, *, ended: bool) -> tuple[int, int] | None:
    """Return the span of the document that a note at ``end`` belongs to, named in ``text[start:end]``, or None.

    ``ended`` says whether the sentence ends there. The letter whose day stands at the note; else, inside a sentence,
    what stands between its last verb or comma and the note; else the first letter, report or bill; else the first plan.
    """
    named = [match for match in _NAMED.finditer(text, start, end) if not _THIS.search(text, start, match.end())]
    for match in reversed(named):
        dated = _DIRECTLY_DATED.match(text, match.end(), end)
        if dated and dated.end() >= end - _BESIDE:
            return match.start(), dated.end()
    otherwise = list(_NAMED_OTHERWISE.finditer(text, start, end))
    last = max((close.end() for close in _BREAK.finditer(text, start, end)), default=start)
    beside = [] if ended else [match for match in (*named, *otherwise) if match.start() >= last]
    found = min(beside, key=lambda match: match.start(), default=None)
    if found is None and not ended:
        found = _NAMED_BESIDE.search(text, last, end)
    found = found or next(iter([*named, *otherwise]), None)
    if found is None:
        return None
    behind = _DIRECTLY_DATED.match(text, found.end()) if found.end() == end else None
    return found.start(), behind.end() if behind else _end_of_name(text, found.end(), end)


def goes_on_to(text: str, start: int, end: int) -> bool:
    """Whether what is named before ``start`` goes on to ``end`` as one name, without verb or comma between."""
    return end - start < _LONGEST_TITLE and _BREAK.search(text, start, end) is None


def dated_letter_in(text: str, start: int, end: int) -> bool:
    """Whether a letter or report with its day is named in ``text[start:end]``."""
    return any(_DIRECTLY_DATED.match(text, match.end(), end) for match in _NAMED.finditer(text, start, end))


def _end_of_name(text: str, at: int, note: int) -> int:
    """Where the name of a document ends: behind its day, before a comma or the verb of the sentence, or at the note."""
    dated = _DIRECTLY_DATED.match(text, at, note) or _DATED.match(text, at, note)
    if dated:
        return dated.end()
    stop = _STOP.search(text, at, note)
    note = stop.start() if stop else note
    sent = _SENT.search(text, at, note)
    if sent and sent.start() == at and _TOPIC.match(text, sent.end(), note):
        sent = None  # "een brief aan de Kamer gestuurd over sluizen": the topic stands behind the verb
    for close in (_VERB.search(text, at, note), sent):
        if close and not _RELATIVE.search(text, at, close.start()):
            note = min(note, close.start())
    comma = _COMMA.search(text, at, note)
    tail = _TAIL.search(text, at, note)
    return comma.start() if comma else tail.start() if tail else note
