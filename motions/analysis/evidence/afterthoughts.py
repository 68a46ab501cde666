"""What a sentence says behind a semicolon of a motion or promise that it only cites before it."""

from motions.analysis.commitments.vocabulary import SLOTS
from motions.analysis.evidence.stance_rule import CARRYING_OUT, SPEAKER, StanceRule
from motions.analysis.whole_words import words

_IT = (
    r"(?:hieraan|daaraan|hierop|daarop|hierover|daarover|hiervoor|daarvoor|hiermee|daarmee|hier|daar|dit|deze|dat|die)"
)

AFTERTHOUGHTS = (
    StanceRule(
        "en-dat-niet",
        "declines",
        (words(rf"{_IT} [^.;]{{0,60}}niet (?:\w+ )?(?:uit|over|uitgevoerd|overgenomen|nodig|wenselijk|mogelijk)"),),
        "Dit voer ik niet uit.",
    ),
    StanceRule(
        "en-dat-is-gedaan",
        "fulfils",
        (
            words(
                rf"{_IT} (?:is|zijn|heb|hebben|heeft) [^.;]{{0,120}}?(?:{SLOTS['informed']}|{SLOTS['done']}|voldaan"
                rf"|afgedaan|afgerond|uitgevoerd|verschenen|opgenomen|(?:{CARRYING_OUT}) (?:aan )?gegeven)"
            ),
        ),
        "Deze is op 3 mei aan uw Kamer gestuurd.",
        never=words(r"nog|niet|momenteel|gestart|begonnen|opdracht|zal|zullen"),
    ),
    StanceRule(
        "en-daaraan-wordt-gewerkt",
        "progress",
        (
            words(
                rf"{_IT} (?:wordt|worden|zal|zullen|is|zijn|ben|bevind|loopt|lopen|werk|werkt|werken) [^.;]{{0,120}}?"
                rf"(?:gewerkt|uitgewerkt|voorbereid|voorbereiding|{CARRYING_OUT}|onderzocht|verkend|bezien|opgepakt|gestart"
                rf"|begonnen|meegenomen|betrokken|overleg|gesprek|bezig|{SLOTS['informed']})"
                rf"|{_IT} (?:loopt|werk|werkt|werken)(?: {SPEAKER})?"
                rf"|{SPEAKER} (?:werkt?|werken|pakt?|pakken|neemt?|nemen|bezie|beziet|onderzoekt?) {_IT}"
            ),
        ),
        "Hieraan wordt gewerkt.",
        never=words("niet"),
    ),
)
"""Read in the words behind the last semicolon, where the sentence as a whole only mentions the motion."""
