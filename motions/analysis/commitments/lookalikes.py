"""What looks like a promise and is none: each kind by name, with a sentence of our own that it must turn down."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from motions.analysis.commitments.rules import Match


@dataclass(frozen=True, slots=True)
class Lookalike:
    """A reason why a sentence in which a rule fits promises nothing after all."""

    name: str
    holds: Callable[[str, Match], bool]
    example: str


_NOT = re.compile(
    r"\b(?:niet|geen|nooit|noch)\b(?! (?:alleen|slechts|eerder|later|enkel|in de laatste plaats))", re.IGNORECASE
)
_REFUSES = re.compile(
    r"\b(?:zie|zien|ziet) (?:ik|wij|het kabinet) (?:hiertoe |daartoe )?(?:dan ook )?(?:nu )?geen\b", re.IGNORECASE
)
# "Als dat nodig blijkt", "Mocht uit het onderzoek ..."; not "Als onderdeel van", "Als eerste"
_CONDITION_FIRST = re.compile(
    r"(?:indien|mocht|mochten|tenzij|mits|voor ?zover|in het geval|als (?:er|dat|dit|die|deze|de|het|uit|blijkt|een|ik|wij|zij|hij))\b",
    re.IGNORECASE,
)
_CONDITION_AFTER = re.compile(r"\b(?:indien|tenzij|mits|mocht(?:en)?|voor het geval|in het geval)\b", re.IGNORECASE)
# a clause that someone reports or explains: "heeft toegezegd dat ... zal", "omdat ... zullen"
_SUBORDINATE = re.compile(
    r"(?<!\bop )(?<!\bin )(?<!\bna )(?<!\bvan )(?<!\bmet )(?<!\bbij )(?<!\buit )(?<!\bvoor )\b(?:dat|of|hoe|wat|welke|waar\w*|omdat|aangezien|terwijl|zoals|als|indien|wanneer|doordat|opdat|hoewel|die)\b",
    re.IGNORECASE,
)
# a finite verb of its own ends the clause before "zullen": "De punten die zijn genoemd zullen ..."
_FINITE = re.compile(
    r"\b(?:is|zijn|was|waren|wordt|worden|heeft|hebben|had|hadden|kan|kunnen|moet|moeten)\b", re.IGNORECASE
)
_COMPLEMENT = re.compile(r"(?:dat|of|hoe|wat)", re.IGNORECASE)
_CLAUSE_START = re.compile(r"[,;:(]")
# "Hierbij zend ik u", "Met deze brief informeer ik"
_WITH_THIS_LETTER = re.compile(
    r"\b(?:hierbij|hiermee|hiermede|bijgaand|bijgevoegd|ingesloten|(?:met|in|door middel van|via|bij) deze (?:brief|beantwoording|reactie))\b",
    re.IGNORECASE,
)
_ELSEWHERE_IN_LETTER = re.compile(
    r"\b(?:antwoord(?:en)? op (?:de )?vra(?:ag|gen)|vra(?:ag|gen) \d|hieronder|hierna|verderop|hierboven|paragraaf|onderdeel \w\b"
    r"|in deze brief|in het navolgende|in het vervolg van)",
    re.IGNORECASE,
)
_BY_OTHERS = re.compile(
    r"\bdoor (?!mij\b|ons\b|het kabinet|de regering|het ministerie|mijn |de minister|de staatssecretaris|middel|te\b|het (?:\w+en)\b|\w+ing\b)"
    r"(?:de|het|een|haar|zijn|hun|[A-Z])",
)
_EXPECTED = re.compile(r"\bnaar verwachting\b", re.IGNORECASE)
# "dient te worden aangepast": what should be done, not what will be
_OUGHT = re.compile(
    r"\b(?:dient|dienen|moet|moeten|kan|kunnen|mag|mogen|zou|zouden|behoort|behoren|hoeft|hoeven)\b|\bte worden\b",
    re.IGNORECASE,
)
_SHALL = re.compile(r"\b(?:zal|zullen)\b", re.IGNORECASE)
# "Tijdens de Raad ... zullen ... worden besproken"
_ON_AGENDA = re.compile(
    r"\b(?:[Tt]ijdens|[Oo]p|[Ii]n|[Bb]ij) (?:de|het) [^,]{0,40}?(?:\bRaad\b|top\b|\b[Vv]ergadering|bijeenkomst|\bAssemblee)"
)
_DISCUSSED = re.compile(r"\b(?:besproken|behandeld|geagendeerd|gesproken|aangenomen)\b")
_MOTION_TEXT = re.compile(
    r"\bverzoekt (?:de regering|het kabinet)\b|\b(?:regering|kabinet) (?:te |wordt )?verzo(?:cht|eken)\b", re.IGNORECASE
)
_IDIOM = re.compile(
    r"\bdat wil zeggen\b|\bik wil (?:u )?(?:graag )?(?:benadrukken|opmerken|verwijzen)\b|\bga (?:ik )?er ?van ?uit\b|\bbereid gevonden\b"
    r"|\bga(?:at|an)? (?:ik |wij |het kabinet )?(?:wel |niet |hier |daar |ook )*(?:over|mee in|akkoord|uit van|voorbij)\b"
    r"|\bga(?:at|an)? (?:ik|wij|het kabinet)\b.* op .* in[.,]",
    re.IGNORECASE,
)
_GOES_INTO = re.compile(r"\b(?:ga|gaat|gaan)\b", re.IGNORECASE)


def _span(sentence: str, match: Match) -> str:
    return sentence[match.start : match.end]


def _is_question(sentence: str, match: Match) -> bool:
    return sentence.endswith("?")


def _is_denied(sentence: str, match: Match) -> bool:
    return bool(_NOT.search(_span(sentence, match)))


def _has_open_condition(sentence: str, match: Match) -> bool:
    return bool(_CONDITION_FIRST.match(sentence) or _CONDITION_AFTER.search(sentence))


def _is_reported(sentence: str, match: Match) -> bool:
    if (
        match.rule.firm
        and match.start
        and not sentence[: match.start].rstrip().lower().endswith((" dat", " of", " hoe"))
    ):
        return False
    before = sentence[: match.start]
    clause = max((found.end() for found in _CLAUSE_START.finditer(before)), default=0)
    return any(
        _COMPLEMENT.fullmatch(word.group()) or not _FINITE.search(before, word.end())
        for word in _SUBORDINATE.finditer(before, clause)
    )


def _is_done_by_this_letter(sentence: str, match: Match) -> bool:
    return match.rule.name in ("kamer-ontvangt", "stuurt-kamer-op-termijn", "kamer-wordt-geinformeerd") and bool(
        _WITH_THIS_LETTER.search(sentence)
    )


def _points_inside_letter(sentence: str, match: Match) -> bool:
    return match.rule.tier == "inform" and bool(_ELSEWHERE_IN_LETTER.search(_span(sentence, match)))


def _is_done_by_others(sentence: str, match: Match) -> bool:
    return match.rule.tier == "act" and not match.rule.firm and bool(_BY_OTHERS.search(_span(sentence, match)))


def _is_expected_only(sentence: str, match: Match) -> bool:
    return match.rule.tier == "act" and not match.rule.firm and bool(_EXPECTED.search(_span(sentence, match)))


def _is_only_needed(sentence: str, match: Match) -> bool:
    return not match.rule.firm and bool(_OUGHT.search(sentence)) and not _SHALL.search(_span(sentence, match))


def _is_on_agenda(sentence: str, match: Match) -> bool:
    return not match.rule.firm and bool(_ON_AGENDA.search(sentence) and _DISCUSSED.search(_span(sentence, match)))


def _is_motion_text(sentence: str, match: Match) -> bool:
    return bool(_MOTION_TEXT.search(sentence))


def _is_idiom(sentence: str, match: Match) -> bool:
    return bool(_IDIOM.search(sentence))


LOOKALIKES = (
    Lookalike("vraag", _is_question, "Wanneer zal het kabinet de Kamer hierover informeren?"),
    Lookalike("ontkenning", _is_denied, "Ik zal de Kamer over deze zaak niet nader informeren."),
    Lookalike("open-voorwaarde", _has_open_condition, "Indien dat nodig blijkt, zal ik de Kamer informeren."),
    Lookalike("weergave", _is_reported, "De gemeente meldt dat de pilot in 2031 zal worden geëvalueerd."),
    Lookalike("met-deze-brief", _is_done_by_this_letter, "Hierbij ontvangt uw Kamer het verslag."),
    Lookalike("elders-in-deze-brief", _points_inside_letter, "Daar kom ik in het antwoord op vraag 7 op terug."),
    Lookalike("door-anderen", _is_done_by_others, "De overtredingen zullen door de gemeente worden onderzocht."),
    Lookalike("verwachting", _is_expected_only, "De gids zal naar verwachting in mei worden vastgesteld."),
    Lookalike("noodzaak", _is_only_needed, "De drempel dient in 2031 te worden aangepast."),
    Lookalike("agenda", _is_on_agenda, "Op de top in maart zullen de sancties worden besproken."),
    Lookalike(
        "tekst-van-motie",
        _is_motion_text,
        "De motie verzoekt de regering een plan op te stellen, dat de Kamer zal worden toegezonden.",
    ),
    Lookalike("zegswijze", _is_idiom, "Dat wil zeggen dat we de regels aanpassen."),
)


def lookalike(sentence: str, match: Match) -> Lookalike | None:
    """Return the reason why the matched sentence promises nothing, or None where it does promise."""
    return next((kind for kind in LOOKALIKES if kind.holds(sentence, match)), None)
