"""Lines that head a part of a letter: "Vraag 3", "Antwoorden 9 en 10", and list items."""

import re
from collections.abc import Sequence

_NUMBERS = r"\d{1,3}[a-z]?(?:\s*(?:,\s*(?:en\s+)?|en|t/m|tot\s+en\s+met|-|–|&|/)\s*\d{1,3}[a-z]?)*"

QUESTION = re.compile(rf"(?:Deel)?[Vv]ra(?:ag|gen)\s*(?P<label>{_NUMBERS})?\s*[:.]?(?=\s|$|[A-Z«])")
"""``Vraag 3``, ``Vragen 9 en 10``, ``Vraag 2:``."""

ANSWER = re.compile(
    rf"(?:Antwoord(?:en)?(?:\s+op)?(?:\s+de)?(?:\s+(?:deel)?vra(?:ag|gen))?\s*(?P<label>{_NUMBERS})?|Mededeling(?=:?\s*$))"
    r"\s*[:.]?(?=\s|$|[A-Z«])"
)
"""``Antwoord 3``, ``Antwoorden 9 en 10``, ``Antwoord op vragen 2 en 3``; ``Mededeling`` of a delay."""

_ITEM = re.compile(r"(?:[•●▪◦‣·*-]|(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s+\S|–\s+[A-Z]")


NUMBER_ALONE = re.compile(r"\d{1,3}[.):]?")
"""``3`` alone on a line, which heads a question where answers are headed "Antwoord" without a number."""


def numbers_ask(plain: str, lines: Sequence[tuple[int, int]]) -> bool:
    """Whether questions are headed by their number alone, and their answers by "Antwoord" alone."""
    if "Antwoord" not in plain:
        return False
    answers = numbers = 0
    for start, end in lines:
        if end - start <= 10:
            line = plain[start:end]
            answers += line.rstrip(": ") == "Antwoord"
            numbers += NUMBER_ALONE.fullmatch(line) is not None
    return answers >= 2 and numbers >= answers


def heads_line(line: str) -> bool:
    """Whether a whole line is a heading of a question or an answer (``Vraag 3``, not ``Vraag 3 gaat over``)."""
    if line[:1] not in "VADMvd":
        return False
    match = QUESTION.match(line) or ANSWER.match(line)
    return match is not None and match.end() >= len(line.rstrip())


def starts_heading(line: str) -> bool:
    """Whether a line starts with a numbered heading, text or not behind it (``Vraag 3: Bent u bereid``)."""
    if line[:1] not in "VADM":
        return False
    match = QUESTION.match(line) or ANSWER.match(line)
    if match is None:
        return False
    rest = line[match.end() :].lstrip()
    return not rest or (match.group("label") is not None and not rest[0].islower())


def starts_item(line: str) -> bool:
    """Whether a line starts an item of a list: ``• ``, ``- ``, ``2. ``, ``b) ``."""
    return line[:1] in "•●▪◦‣·*-–0123456789abcdefghivx" and _ITEM.match(line) is not None
