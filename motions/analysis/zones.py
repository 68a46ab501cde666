"""Who speaks where: the head of a letter, questions by members, the government's own words, signatures, footnotes."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from motions.analysis.headings import ANSWER, NUMBER_ALONE, QUESTION, starts_heading
from motions.analysis.text import CleanText

Voice = Literal["government", "question", "other"]
ZoneKind = Literal["head", "heading", "question", "answer", "body", "signature", "note"]

_VOICES: dict[ZoneKind, Voice] = {
    "head": "other",
    "heading": "other",
    "question": "question",
    "answer": "government",
    "body": "government",
    "signature": "other",
    "note": "other",
}

_HEAD = re.compile(
    r"""(?:\d{1,5}|20\d\dZ\d{4,6})?\s*
    (?:(?:Schriftelijke\s)?[Vv]ragen\ (?:gesteld\ )?(?:van|door)\ (?:het\ lid|de\ leden|de\ heer|mevrouw)
      |(?:Nader\ )?Antwoord(?:en)?\ (?:van|op\ (?:de\ )?(?:Kamer)?vragen|op\ schriftelijke)
      |(?:Antwoord\ schriftelijke\ vragen|Brief\ regering)\ :\      # the title of a web page
      |Mededeling\ van|Beantwoording\ (?:van\ )?(?:de\ )?(?:Kamer)?vragen
      |>?\ ?Retouradres|Aan\ de\ [Vv]oorzitter|Onderwerp\b|Betreft\b|Datum\b|Ons\ kenmerk|Uw\ kenmerk|Den\ Haag,\ )""",
    re.VERBOSE,
)
_SIGNATURE = re.compile(
    r"""(?:Mede\ namens\ .{3,120},\s*)?
    (?:[Dd]e|DE)\ ?(?:[Mm]inister|[Ss]taatssecretaris|MINISTER|STAATSSECRETARIS)(?:-[Pp]resident)?
    (?:\ (?:van|voor)\ [^.?!]{3,120})?,?\s*$""",
    re.VERBOSE,
)
_NAME = re.compile(r"(?:[A-Z]\.\s?){1,5}[^.?!]{2,60}$|(?:w\.g\.|\(w\.g\.\)).*")
_EXPLANATION = re.compile(r"Toelichting\s*:?\s*(?:$|Deze vragen dienen)")


@dataclass(frozen=True, slots=True)
class Zone:
    """A stretch of the clean text with one kind, and the numbers of its question where it has them ("9 en 10")."""

    start: int
    end: int
    kind: ZoneKind
    label: str = ""

    @property
    def voice(self) -> Voice:
        return _VOICES[self.kind]


class Zones:
    """The zones of one clean text, in order and without gaps."""

    def __init__(self, zones: tuple[Zone, ...]) -> None:
        self.zones = zones
        self._starts = [zone.start for zone in zones]

    def __iter__(self) -> Iterator[Zone]:
        return iter(self.zones)

    def at(self, offset: int) -> Zone:
        """Return the zone that holds the clean offset."""
        return self.zones[max(0, bisect_right(self._starts, offset) - 1)]

    def heading_ends(self) -> list[int]:
        """Return where headings end, of which some have the text they head on the same line ("Antwoord 3: Ja.")."""
        return [zone.end for zone in self.zones if zone.kind == "heading"]

    def voice_at(self, offset: int) -> Voice:
        return self.at(offset).voice


def find_zones(clean: CleanText) -> Zones:
    """Divide the clean text into zones. A text without question headings is one government body with its head."""
    zones: list[Zone] = []
    kind: ZoneKind = "body"
    label = ""
    asked_by_number = False
    for start, end in _paragraphs(clean):
        line = clean.text[start : min(end, start + 400)]
        if end - start <= 5 and NUMBER_ALONE.fullmatch(line.strip()) and _asks(clean.text, end):
            asked_by_number, kind, label = True, "question", line.strip()
            zones.append(Zone(start, end, "heading", label))
        elif starts_heading(line) or (asked_by_number and line.strip() == "Antwoord"):
            match = QUESTION.match(line)
            kind = "question" if match else "answer"
            match = match or ANSWER.match(line)
            assert match is not None
            label = match["label"] or (label if asked_by_number else "")
            zones.append(Zone(start, start + match.end(), "heading", label))
            if start + match.end() < end:
                zones.append(Zone(start + match.end(), end, kind, label))
        else:
            here = _kind(line, end - start, kind, zones[-1].kind if zones else "head")
            if here == "head" and kind != "body":
                # Behind "Toelichting" members explain their questions; behind another heading a letter goes on.
                kind, label = "head" if _EXPLANATION.match(line) else "body", ""
            zones.append(Zone(start, end, here, label if here == kind else ""))
    if clean.body_end < len(clean.text):
        zones.append(Zone(clean.body_end, len(clean.text), "note"))
    return Zones(tuple(_joined(zones)) or (Zone(0, len(clean.text), "body"),))


def _asks(text: str, at: int) -> bool:
    """Whether the paragraph at ``at`` ends with a question mark."""
    end = text.find("\n", at)
    return text[at : end if end >= 0 else len(text)].rstrip().endswith("?")


def _paragraphs(clean: CleanText) -> Iterator[tuple[int, int]]:
    start = 0
    while start < clean.body_end:
        end = clean.text.find("\n", start, clean.body_end)
        end = clean.body_end if end < 0 else end + 1
        yield start, end
        start = end


def _kind(line: str, length: int, kind: ZoneKind, before: ZoneKind) -> ZoneKind:
    text = line.rstrip()
    if length <= 200 and _SIGNATURE.fullmatch(text):
        return "signature"
    if before == "signature" and length <= 80 and _NAME.match(text):
        return "signature"
    if _HEAD.match(text):
        return "head"
    if kind in ("question", "answer") and _EXPLANATION.match(text):
        return "head"
    return kind


def _joined(zones: list[Zone]) -> Iterator[Zone]:
    """Join neighbours of one kind and label, so that a zone is as long as its speaker speaks."""
    held: Zone | None = None
    for zone in zones:
        if held and held.kind == zone.kind and held.label == zone.label and zone.kind != "heading":
            held = Zone(held.start, zone.end, held.kind, held.label)
            continue
        if held:
            yield held
        held = zone
    if held:
        yield held
