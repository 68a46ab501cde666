"""The movers of a motion, from the signatures under it: the heading's "C.S." hides who signed second."""

import re

# "Van der Lee", "Kostić", "Michon-Derkzen", "’t Hart"
NAME = re.compile(r"(?!De\s+Kamer\b)['’]?[^\W\d_][\w'’.-]*(?:[^\S\n]+['’]?[^\W\d_][\w'’.-]*){0,4}")
# the printer sometimes leaves "Boswijk, Bikker" or "Jetten en Eerdmans." on one line
BETWEEN_NAMES = re.compile(r"\s*,\s*|\s+en\s+")
LONGEST_LINE = 80
# "kst-32545-143", "Tweede Kamer, vergaderjaar 2020-2021, 32 545, nr. 143": lines of the page's foot hold digits
DIGIT = re.compile(r"\d")


def read_signatures(tail: str) -> tuple[str, ...]:
    """Return the surnames under the dictum as written, first mover first; footers of the page are passed over."""
    movers = []
    for line in tail.splitlines():
        if len(line) > LONGEST_LINE or DIGIT.search(line):
            continue
        for part in BETWEEN_NAMES.split(line.strip(" \t\xa0.,;\\")):
            if NAME.fullmatch(part) and any(char.isupper() for char in part):
                movers.append(part.removesuffix(" e"))
    return tuple(movers)
