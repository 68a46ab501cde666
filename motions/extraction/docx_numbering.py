"""The numbers Word prints before list paragraphs: they stand in no text, only in a definition and a count.

ECMA-376, part 1, 17.9. A letter's "Vraag 3" or its decision "2." may be such a number.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from lxml import etree

from motions.extraction.markup import attribute

_LEVELS = 9
_BULLET = "-"
_PLACEHOLDER = re.compile(r"%([1-9])")  # "%1.%2." is the number of level 1, a dot, that of level 2, a dot
_LARGEST = 3_999
_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    number_format: str
    pattern: str


class Numbering:
    """Counts along with the paragraphs of one document, so ask once per paragraph, in order."""

    def __init__(self, *, numbering: etree._Element | None, styles: etree._Element | None) -> None:
        self._definitions: dict[str, dict[int, _Level]] = {}
        self._definition_of: dict[str, str] = {}
        self._restarts: dict[str, dict[int, int]] = {}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        self._styles = {attribute(style, "styleId") or "": style for style in ([] if styles is None else styles)}
        if numbering is not None:
            self._define(numbering)

    def label(self, paragraph: etree._Element) -> str:
        """What stands before this paragraph ("3.", "b)", "-" for a bullet), or ""."""
        list_id, level = self._list_of(paragraph)
        definition = self._definition_of.get(list_id, "")
        levels = self._definitions.get(definition, {})
        if level not in levels:
            return ""
        counts = self._counts[definition]
        # A list that restarts does so once, at its first paragraph.
        counts.update({at: start - 1 for at, start in self._restarts.pop(list_id, {}).items()})
        counts[level] = counts.get(level, levels[level].start - 1) + 1
        for deeper in range(level + 1, _LEVELS):
            counts.pop(deeper, None)
        if levels[level].number_format == "bullet":
            return _BULLET
        return _PLACEHOLDER.sub(lambda match: _printed(int(match[1]) - 1, levels, counts), levels[level].pattern)

    def _define(self, numbering: etree._Element) -> None:
        for definition in numbering.iterfind("{*}abstractNum"):
            levels = {_number(level, "ilvl"): _read_level(level) for level in definition.iterfind("{*}lvl")}
            self._definitions[attribute(definition, "abstractNumId") or ""] = levels
        for instance in numbering.iterfind("{*}num"):
            list_id = attribute(instance, "numId") or ""
            self._definition_of[list_id] = _value(instance.find("{*}abstractNumId"))
            self._restarts[list_id] = {
                _number(override, "ilvl"): _number(start, "val")
                for override in instance.iterfind("{*}lvlOverride")
                if (start := override.find("{*}startOverride")) is not None
            }

    def _list_of(self, paragraph: etree._Element) -> tuple[str, int]:
        """The list and level a paragraph is in: by its own properties, or else by those of its style."""
        holder, next_style = paragraph, _value(paragraph.find("{*}pPr/{*}pStyle"))
        level: int | None = None
        visited: set[str] = set()
        while True:
            numbered = holder.find("{*}pPr/{*}numPr")
            if numbered is not None:
                given = numbered.find("{*}ilvl")
                level = _number(given, "val") if level is None and given is not None else level
                if numbered.find("{*}numId") is not None:
                    return _value(numbered.find("{*}numId")), level or 0
            if next_style not in self._styles or next_style in visited:
                return "", 0
            visited.add(next_style)
            holder = self._styles[next_style]
            next_style = _value(holder.find("{*}basedOn"))


def _read_level(level: etree._Element) -> _Level:
    start = level.find("{*}start")
    return _Level(
        start=1 if start is None else _number(start, "val"),
        number_format=_value(level.find("{*}numFmt")),
        pattern=_value(level.find("{*}lvlText")),
    )


def _printed(level: int, levels: dict[int, _Level], counts: dict[int, int]) -> str:
    if level not in levels:
        return ""
    number = counts.setdefault(level, levels[level].start)
    match levels[level].number_format:
        case "lowerLetter":
            return _letters(number)
        case "upperLetter":
            return _letters(number).upper()
        case "lowerRoman":
            return _roman(number)
        case "upperRoman":
            return _roman(number).upper()
        case "none" | "bullet":
            return ""
        case _:
            return str(number)


def _letters(number: int) -> str:
    """1 is a, 26 is z, 27 is aa, 53 is aaa: Word repeats the letter."""
    if not 1 <= number <= _LARGEST:
        return str(number)
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _roman(number: int) -> str:
    if not 1 <= number <= _LARGEST:
        return str(number)
    numeral = ""
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        numeral += sign * count
    return numeral


def _value(element: etree._Element | None) -> str:
    return "" if element is None else attribute(element, "val") or ""


def _number(element: etree._Element, name: str) -> int:
    given = attribute(element, name) or ""
    return int(given) if given.isdecimal() and len(given) < 10 else 0
