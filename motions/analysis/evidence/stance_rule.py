"""What a rule that tells a stance is, and the words such rules share."""

import re
from dataclasses import dataclass, field

from motions.analysis.findings import Stance
from motions.analysis.whole_words import words


@dataclass(frozen=True, slots=True)
class Words:
    """A sentence as the rules read it, remembering which patterns it holds: many rules share theirs."""

    sentence: str
    main_clause: str
    lower: str
    _held: dict[int, bool] = field(default_factory=dict)

    def hold(self, pattern: re.Pattern[str]) -> bool:
        """Whether the sentence holds a pattern (one that lives as long as its rule does)."""
        key = id(pattern)
        if key not in self._held:
            self._held[key] = pattern.search(self.sentence) is not None
        return self._held[key]


@dataclass(frozen=True, slots=True)
class StanceRule:
    """A way to say what became of a motion or commitment, with a sentence of our own. All ``needs`` must be there.

    ``hints``: pieces of words, in lower case, of which a sentence that can fit holds at least one; none: any sentence.
    """

    name: str
    stance: Stance
    needs: tuple[re.Pattern[str], ...]
    example: str
    unless: re.Pattern[str] | None = None
    never: re.Pattern[str] | None = None
    hints: tuple[str, ...] = ()

    def fits(self, read: Words) -> bool:
        """Whether the rule fits.

        ``unless`` counts in the main clause only, not in what it says "dat" ...; ``never`` in the whole sentence.
        """
        if self.hints and not any(hint in read.lower for hint in self.hints):
            return False
        if not all(read.hold(pattern) for pattern in self.needs):
            return False
        if self.never and read.hold(self.never):
            return False
        return not (self.unless and self.unless.search(read.main_clause))


CARRYING_OUT = "uitvoering|uitwerking|invulling|gevolg|opvolging|gehoor|vervolg"
SPEAKER = "(?:ik|wij|we|het kabinet|de minister|de staatssecretaris|de regering)"
LINK = words(
    r"conform|overeenkomstig|in lijn met|in de lijn van|in overeenstemming met|naar aanleiding van|n\.a\.v\.?|ingevolge"
    r"|ter uitvoering van|ter invulling van|ter voldoening aan|ter nakoming van|in vervolg op|in navolging van"
    r"|in opvolging van|gevolg gevend aan|in de geest van|met inachtneming van|op basis van|indachtig|dankzij"
    r"|in het kader van|in het verlengde van|met het oog op|als (?:vervolg|reactie|antwoord) op|als uitwerking van"
    r"|op verzoek van|mede door"
    r"|gebaseerd op|gelet op|gezien|in antwoord op|in reactie op|als (?:uitgangspunt|leidraad)"
    r"|sluit(?:en)? (?:\w+ )?aan (?:bij|op)|past (?:\w+ )?(?:bij|binnen)"
    r"|zoals (?:gevraagd|verzocht|toegezegd|is toegezegd|afgesproken|is afgesproken)|zoals [^,.;]{0,60}toegezegd"
)
# a link that says more than "because of": what follows is what was asked
AS_ASKED = words(
    r"conform|overeenkomstig|in lijn met|naar aanleiding van|n\.a\.v\.?|ingevolge|ter (?:uitvoering|invulling) van"
    r"|op verzoek van|in vervolg op|in navolging van|in opvolging van|gevolg gevend aan|indachtig|dankzij"
    r"|in de geest van|zoals (?:gevraagd|verzocht|toegezegd|afgesproken)"
)
EXECUTION = words(
    rf"(?:{CARRYING_OUT})|tegemoet\w*|voldo(?:e|et|en)|nakomen|nakom|na te komen|vervullen|gestand|uit te voeren"
    r"|uitvoeren|uitgevoerd|afdoen|af te doen|voldaan"
)
# "voor eind 2031", "binnen de termijn": a refusal that names a time is a delay
_MONTH = "(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)"
BEFORE_A_TIME = (
    r"(?:tijdig|op tijd|binnen (?:de|het|een|deze|twee|drie|vier|zes)\b"
    r"|(?:voor|vóór|in|op|eind|begin|medio) (?:de (?:zomer|kerst)|het (?:\w*reces|einde|debat|voorjaar|najaar|jaar)"
    rf"|eind|begin|medio|\d{{1,2}} {_MONTH}|{_MONTH}|(?:19|20)\d\d|dit jaar|volgend jaar))"
)
AT_A_TIME = words(
    r"(?:voor|vóór|na) (?:de|het)|in (?:de (?:zomer|herfst|loop)|het (?:voorjaar|najaar|volgende|komende|\w+ kwartaal))"
    rf"|binnen|begin|eind|medio|(?:in|op \d{{1,2}}) {_MONTH}|dit (?:voor|na)?jaar|volgend jaar"
    "|op korte termijn|zo (?:spoedig|snel) mogelijk|binnenkort|zodra|jaarlijks|later"
)
FUTURE = words("zal|zullen|ga|gaat|gaan|word|wordt|worden|voornemens|streef|streeft|verwacht|wil|blijft|blijven|blijf")
