"""References as people type them into a search box."""

import re

from motions.rules.references import COUNCIL_DOSSIER, Reference, chamber_of_number

TYPED = re.compile(
    r"""^\s*
    (?:kamerstuk(?:ken)?|kst\.?|motie|dossier)?[\s.:-]*      # "Kamerstuk", "kst-", or nothing
    (?:I{1,2}\s+)?
    (?P<dossier>\d{2}[\s.]?\d{3})                            # "36 410", "36.410", "36410"
    (?:[\s,/-]*(?P<suffix>\(?R\s?\d{3,4}\)?|[IVX]+[A-E]?\b)|[\s,/-]+(?P<council>\d{2}(?=[\s,/-]+(?:nr|no)?\W*\w)))?
    (?:[\s,/-]*(?:nr|nrs|no|nummer)?[\s.:]*(?P<number>\d{1,5}[a-z]?|[A-Z]{1,2}))?
    \s*$""",
    re.VERBOSE | re.IGNORECASE,
)
"""``36 410, nr. 74``, ``Kamerstuk 36410-74``, ``21 501-02 nr. 2586``, ``36 410 XVI, 84``, ``35 526, F``, ``36410``."""


def typed_references(text: str) -> tuple[Reference, ...]:
    """What a typed reference may mean, likeliest first; empty where the text is no reference.

    ``21501-20`` is the dossier 21 501-20, since dossier 21 501 has no papers of its own.
    """
    match = TYPED.match(text)
    if match is None:
        return ()
    dossier = int(re.sub(r"\D", "", match["dossier"]))
    suffix = (match["suffix"] or match["council"] or "").upper().replace(" ", "")
    number = match["number"] or ""
    number = number.upper() if number.isalpha() else number.lower()
    found = [Reference(chamber=chamber_of_number(number), dossier=dossier, suffix=suffix, number=number)]
    if number and not suffix:
        is_suffix = dossier == COUNCIL_DOSSIER or not number.isdigit()
        other = Reference(dossier=dossier, suffix=number.zfill(2) if number.isdigit() else number)
        found = [other, *found] if dossier == COUNCIL_DOSSIER else [*found, *([other] if is_suffix else [])]
    return tuple(found)
