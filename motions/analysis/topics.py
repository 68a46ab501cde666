"""The words that say what a text is about, comparable across inflection."""

import re

from motions.analysis.names import fold

_STEM_LENGTH = 8
_SHORTEST = 5
_WORD = re.compile(rf"[a-z]{{{_SHORTEST},}}")
_SAY_NOTHING = frozenset(
    """
    motie moties leden tweede eerste kamer kamerstuk regering kabinet minister staatssecretaris verzoekt verzoek
    uitvoering hierover daarover waarbij waarin waarop zodat tijdens tussen zonder binnen onder tegen naar vanuit
    worden wordt werden geworden hebben heeft zullen zodra moeten kunnen mogen willen zijnde nederland nederlandse
    nader verder opzichte aanzien betrekking gewijzigde informeren brief toezegging toegezegd debat overleg deze
    omtrent inzake betreffende volgende eerder reeds alsmede daarbij hierbij inclusief ervoor zorgen maken komen geven
    """.split()
)


def stems(text: str) -> frozenset[str]:
    """Return the stems of the words of ``text`` that carry meaning (``Azerbeidzjaanse`` is ``Azerbeidzjan``)."""
    return frozenset(word[:_STEM_LENGTH] for word in _WORD.findall(fold(text)) if word not in _SAY_NOTHING)
