"""Numbers of registers and of papers, as they stand in the cells of a list."""

import re

from motions.rules.references import Reference, chamber_of_number, why_incomplete
from motions.rules.typed_references import typed_references

_REGISTER_NUMBER = re.compile(
    r"""(?<![A-Za-z0-9])
    (?: TZ \s? (?P<month>\d{6}) \s? [-–] \s? (?P<serial>\d{3})    # TZ202403-123, TZ 202403–123
      | T \s? (?P<ek>\d{5}) )                                     # T01234
    (?!\d)""",
    re.VERBOSE | re.IGNORECASE,
)
_PAPER = re.compile(
    r"""(?<![\d.,/-])
    (?P<dossier> \d{2} [\s.]? \d{3} ) (?!\d)
    (?P<suffix> [\s-]* \(R\s?\d{3,4}\)
      | [\s,-]* [IVX]+[A-E]? \b (?= \W*(?:nrs?|no)\b | -\d | \s*$ | \s*[),;] )
      | - (?:\d\d|[A-Z]) (?= [\s,]* (?:nrs?|no)\b | -\d ) )?
    (?: [\s,]* (?:nrs?|no) \b [\s.:]* (?P<number> \d{1,5}[a-z]? | [A-Z]{1,2} ) \b
        (?P<others> (?: \s* (?:,|en) \s* \d{1,5} \b (?![-/]) (?!\s+[a-z]+\s+\d{4}) )* )
      | [-/] (?P<joined> \d{1,5} | [A-Z]{1,2} ) \b
      | [\s,]+ (?P<letter> [A-Z]{1,2} ) (?= \s* (?:[),;.]|$) ) )?
    """,
    re.VERBOSE,
)
"""``36 410, nr. 74``; ``34775-IV, nr. 44``; ``21 501-20, nr. 1880``; ``35.300 L``; ``36 410, nrs. 12 en 13``"""


def register_numbers(text: str) -> list[str]:
    """The numbers of the registers of commitments: ``TZ202403-123`` (Tweede Kamer), ``T01234`` (Eerste Kamer)."""
    found = (
        f"T{match['ek']}" if match["ek"] else f"TZ{match['month']}-{match['serial']}"
        for match in _REGISTER_NUMBER.finditer(text)
    )
    return list(dict.fromkeys(found))


def papers_of(cell: str) -> list[Reference]:
    """What a cell that holds only references names; one alone may be typed in any form that a search accepts."""
    typed = typed_references(cell)
    return [typed[0]] if typed else papers_in(cell)


def in_eerste_kamer(reference: Reference) -> Reference:
    """The paper of a motion of the Eerste Kamer, which has a letter: ``35.526 I`` is its paper I, not chapter I."""
    if reference.number or not re.fullmatch(r"[A-Z]{1,2}", reference.suffix):
        return reference
    return Reference("ek", dossier=reference.dossier, number=reference.suffix)


def papers_in(text: str) -> list[Reference]:
    """The different papers that a text refers to: ``Kamerstukken II 2017/18, 34775-IV, nr. 44``.

    A reference that cannot be right or whole is none, and neither is a dossier alone: in running text five digits may
    be anything.
    """
    found: dict[Reference, None] = {}
    for match in _PAPER.finditer(text):
        dossier = int(re.sub(r"\D", "", match["dossier"]))
        suffix = re.sub(r"[\s,-]", "", match["suffix"] or "")
        number = match["number"] or match["joined"] or match["letter"]
        for each in (number, *re.findall(r"\d+", match["others"] or "")):
            if each:
                reference = Reference(chamber_of_number(each), dossier=dossier, suffix=suffix, number=each)
                if not why_incomplete(reference, of_motion=True):
                    found[reference] = None
    return list(found)
