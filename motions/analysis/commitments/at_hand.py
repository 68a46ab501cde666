"""What is no promise because the reader has it in hand: this letter does it, or another paper already holds it."""

import re

from motions.analysis.commitments.rule import Match
from motions.analysis.whole_words import words

# "In de voortgangsrapportage van 3 mei", "de brief (Kamerstuk 36 410, nr. 3)": it is there already
_ON_RECORD = re.compile(
    r"\b[\w-]*(?:brief|rapportage|nota|notitie|reactie|rapport|verslag|bericht|monitor|beantwoording|agenda)"
    r"(?: (?:aan|over|inzake|betreffende)\b[^,;.]{1,80}?)? ?(?:(?:van|d\.?d\.?|op) \d{1,2} [a-z]+(?! a\.s)"
    r"|\((?:[Kk]amerstuk|\d\d))"
    r"|\b(?:memorie van toelichting|regeerakkoord|coalitieakkoord|hoofdlijnenakkoord|regeerprogramma)\b",
)
_IN_A_PAPER = frozenset(
    (
        "wordt-op-termijn-deel-van-stuk",
        "wordt-in-rapportages-duidelijk",
        "in-stuk-dat-kamer-krijgt",
        "stuk-wordt-openbaar",
    )
)
# "Hierbij zend ik u", "Met deze brief informeer ik"
_WITH_THIS_LETTER = words(
    "hierbij|(?<!verband )(?:hiermee|hiermede)(?! (?:om|verder|bezig|akkoord|eens|rekening))|bijgaand|bijgevoegd"
    "|ingesloten|ontvangt (?:u|uw kamer) (?:deze|nu)"
    r"|(?:met|in|door middel van|middels|via|bij) deze (?:\w*brief|beantwoording|reactie)"
)
_PERFORMED_NOW = frozenset(
    (
        "kamer-ontvangt",
        "stuurt-kamer-op-termijn",
        "kamer-wordt-geinformeerd",
        "wordt-naar-kamer-gestuurd",
        "wil-kamer-op-termijn-informeren",
        "kan-kamer-op-termijn-informeren",
        "doet-het-op-termijn",
        "neemt-mee-of-stelt-op",
        "bericht-kamer-apart",
        "informeert-kamer-in-volgend-stuk",
        "legt-kamer-ter-inzage",
        "verzorgt-briefing",
        "en-informeert-daarna",
        "gaat-naar-kamer",
        "neemt-mee-in-stuk",
        "in-stuk-dat-kamer-krijgt",
        "wordt-op-termijn-deel-van-stuk",
        "wordt-in-rapportages-duidelijk",
    )
)
_ELSEWHERE_IN_LETTER = re.compile(
    r"\b(?:antwoord(?:en)? op (?:de )?vra(?:ag|gen)|vra(?:ag|gen) \d|hieronder|hierna(?! (?:ge|aan|toe|naar|met))"
    r"|verderop|hierboven|paragraaf"
    r"|onderdeel \w\b|in het navolgende|in het vervolg van)",
    re.IGNORECASE,
)
# "In deze brief zal ik ingaan op"; not "de in deze brief aangekondigde maatregelen"
_IN_THIS_LETTER = re.compile(
    r"\bin deze (?!brief (?:genoemde|beschreven|aangekondigde|geschetste|opgenomen|voorgestelde))"
    r"(?:\w*brief|nota|\w*rapportage|beantwoording|reactie)\b"
    r"|^(?:Hieronder|Hierna|Onderstaand|Allereerst|Achtereenvolgens|In het navolgende|In (?:het \w+ deel|paragraaf))\b"
    r"|\bin (?:het|mijn|ons) antwoord op (?:de )?vra(?:ag|gen)\b",
    re.IGNORECASE,
)
# "Zoals genoemd in het antwoord op vraag 4 wil ik": what was said there already
_AS_SAID = re.compile(
    r"\b(?:zoals|gelijk|conform|in (?:aanvulling|vervolg) op)\b[^,;]{0,40}?\b(?:in |bij )?(?:deze \w*brief"
    r"|(?:het|mijn|ons) antwoord op (?:de )?vra(?:ag|gen)(?: \d+| en(?= \d))*)",
    re.IGNORECASE,
)


def is_done_by_this_letter(sentence: str, match: Match) -> bool:
    return match.rule.name in _PERFORMED_NOW and bool(_WITH_THIS_LETTER.search(sentence))


def points_inside_letter(sentence: str, match: Match) -> bool:
    if _IN_THIS_LETTER.search(_AS_SAID.sub("", sentence)) and not match.announced:
        return True
    return match.rule.tier == "inform" and bool(_ELSEWHERE_IN_LETTER.search(sentence[match.start : match.end]))


def is_on_record(sentence: str, match: Match) -> bool:
    return match.rule.name in _IN_A_PAPER and bool(_ON_RECORD.search(sentence, 0, match.end))
