"""The movers of a motion, from the signatures under it: the heading's "C.S." hides who signed second."""

import re
from string import ascii_lowercase

from motions.analysis.names import is_known_surname

# "Van der Lee", "Kostić", "Michon-Derkzen", "’t Hart"
NAME = re.compile(r"(?!De\s+Kamer\b)['’]?[^\W\d_][\w'’.-]*(?:[^\S\n]+['’]?[^\W\d_][\w'’.-]*){0,4}")
# the printer sometimes leaves "Boswijk, Bikker" or "Jetten en Eerdmans." on one line
BETWEEN_NAMES = re.compile(r"\s*,\s*|\s+en\s+")
LONGEST_LINE = 80
# "kst-32545-143", "Tweede Kamer, vergaderjaar 2020-2021, 32 545, nr. 143": lines of the page's foot hold digits
DIGIT = re.compile(r"\d")


# "D, van Dijk": an initial cut off from its name
INITIAL = re.compile(r"[A-Z]\.?")


def read_signatures(tail: str, heading: str = "") -> tuple[str, ...]:
    """Return the surnames under the dictum as written, first mover first; footers of the page are passed over.

    Printed files lose a name's last letter or cut off its initial now and then; ``heading``, which names the first
    movers in capitals, and the names of members on record mend that where they leave no doubt.
    """
    movers: list[str] = []
    initial = ""
    for line in tail.splitlines():
        if len(line) > LONGEST_LINE or DIGIT.search(line):
            continue
        for part in BETWEEN_NAMES.split(line.strip(" \t\xa0.,;\\")):
            if INITIAL.fullmatch(part):
                initial = part
            elif NAME.fullmatch(part) and (initial or any(char.isupper() for char in part)):
                movers.append(_mended(f"{initial} {part}".strip().removesuffix(" e"), heading))
                initial = ""
    return tuple(movers)


def _mended(name: str, heading: str) -> str:
    """Return a name whole: "Grinwi" and "D van Dijk" as the heading or the record has them."""
    first, _, rest = name.partition(" ")
    if rest and INITIAL.fullmatch(first):
        whole = re.search(rf"\b{first[0]}\w+(?=\s+{re.escape(rest.upper())}\b)", heading)
        return f"{whole[0].capitalize()} {rest}" if whole else name
    last = name.rsplit(" ", 1)[-1]
    if is_known_surname(last) or not last.isalpha():
        return name
    named = re.search(rf"\b{re.escape(name.upper())}([A-Z])\b", heading)
    lost = named[1].lower() if named else ""
    letters = [lost] if lost else [letter for letter in ascii_lowercase if is_known_surname(last + letter)]
    return name + letters[0] if len(letters) == 1 else name
