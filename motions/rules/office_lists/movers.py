"""The names of members as lists give them."""

import re

_BRACKETED = re.compile(r"\([^)]*\)")
_BEFORE_NAMES = re.compile(r"\b(?:de|het)\s+(?:leden|lid)\b|\b(?:mw|mevr|dhr)\.|\bmevrouw\b|\bde heer\b", re.IGNORECASE)
_AND_OTHERS = re.compile(r"\bc\.?\s?s\.?(?=\W|$)", re.IGNORECASE)
_BETWEEN_NAMES = re.compile(r"\s*(?:[,;/&\n]|\ben\b)\s*", re.IGNORECASE)
_PARTICLE = r"(?:van|de|den|der|het|'t|ter|ten|el)"
_GIVEN = r"(?:[A-Z][a-z]?\.\s?)+"
_INITIALS = re.compile(rf"{_GIVEN}(?P<particle>{_PARTICLE}(?:\s{_PARTICLE})?)?")
"""``J.`` in "Dijk, J." and ``C.A.M. van der`` in "Plas, C.A.M. van der"."""


def movers_of(text: str) -> list[str]:
    """Surnames in their order: ``de leden Bikker (CU) en Omtzigt c.s.``, ``Van Dijk, J.``, ``Bikker/Omtzigt``."""
    plain = _AND_OTHERS.sub(" ", _BEFORE_NAMES.sub(" ", _BRACKETED.sub(" ", text)))
    names: list[str] = []
    for piece in _BETWEEN_NAMES.split(plain):
        whole = " ".join(piece.split())
        behind = _INITIALS.fullmatch(whole)
        if behind and names:
            if behind["particle"]:
                names[-1] = _capitalized(f"{behind['particle']} {names[-1]}")
        elif name := re.sub(rf"^{_GIVEN}", "", whole).strip(" ."):
            names.append(_capitalized(name))
    return list(dict.fromkeys(names))


def _capitalized(name: str) -> str:
    """``van Dijk`` begins with a capital where no first name stands before it."""
    return f"{name[:1].upper()}{name[1:]}"
