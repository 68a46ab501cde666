"""What looks like a promise and is none: each kind by name, with a sentence of our own that it must turn down."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from motions.analysis.commitments.at_hand import is_done_by_this_letter, is_on_record, points_inside_letter
from motions.analysis.commitments.clauses import ASIDE, FINITE, clause_begin
from motions.analysis.commitments.lasting import (
    is_budget,
    is_effect_of_law,
    is_going_on,
    is_habit,
    is_law,
    is_state,
)
from motions.analysis.commitments.others import is_done_by_others, is_promised_by_another, is_told_by_others
from motions.analysis.commitments.recitals import answers_when, is_told_again
from motions.analysis.commitments.rule import Match
from motions.analysis.commitments.vocabulary import ACTOR
from motions.analysis.whole_words import words


@dataclass(frozen=True, slots=True)
class Lookalike:
    """A reason why a sentence in which a rule fits promises nothing after all."""

    name: str
    holds: Callable[[str, Match], bool]
    example: str


_NOT = re.compile(
    r"\b(?:niet|geen|nooit|noch)\b(?! (?:alleen|slechts|eerder|later|enkel|in de laatste plaats))", re.IGNORECASE
)
# "De Kamer ontvangt hierover geen brief": the denial stands behind the verb
_NONE_NEXT = re.compile(r"[^,;]{0,40}\bgeen\b", re.IGNORECASE)
# "Als dat nodig blijkt", "Mocht uit het onderzoek ..."; not "Als onderdeel van", "Als eerste"
_CONDITION_FIRST = re.compile(
    r"(?:indien|mocht|mochten|tenzij|mits|voor ?zover|in het geval"
    r"|(?:waar|zo) nodig|als (?:er|dat|dit|die|deze|de|het|uit|blijkt|een|ik|wij|zij|hij|uw|u|daar|hier|daartoe"
    r"|hiertoe|zich))\b",
    re.IGNORECASE,
)
# "Als het onderzoek is afgerond": that it will be is no question
_ONCE_DONE = re.compile(
    r"als [^,;?]{0,100}?\b(?:(?:is|zijn|wordt|worden) (?:afgerond|bekend|gereed|beschikbaar|ontvangen|voltooid"
    r"|opgeleverd"
    r"|verschenen|vastgesteld|klaar)|(?:afgerond|bekend|gereed|beschikbaar|ontvangen|voltooid|opgeleverd|verschenen"
    r"|vastgesteld|klaar) (?:is|zijn|komt|komen))\b",
    re.IGNORECASE,
)
_BUT = re.compile(r", (?:maar|doch) ")
_CONDITION_AFTER = words("indien|tenzij|mits|mocht(?:en)?|voor het geval|in het geval")
# a clause that someone reports or explains: "meldt dat ... zal"; "op dat moment" and "in dat kader" are none
_SUBORDINATE = re.compile(
    r"(?<!\bop )(?<!\bin )(?<!\bna )(?<!\bvan )(?<!\bmet )(?<!\bbij )(?<!\buit )(?<!\bvoor )"
    r"\b(?:dat|of|hoe|wat|welke|waar\w*|omdat|aangezien|terwijl|als|indien|wanneer|doordat|opdat|hoewel|die"
    r"|zoals(?! (?:eerder |reeds |ook )?(?:afgesproken|toegezegd|aangekondigd|aangegeven|gemeld|gebruikelijk)))\b",
    re.IGNORECASE,
)
_COMPLEMENT = re.compile(r"(?:dat|of|hoe|wat)", re.IGNORECASE)
# right behind "dat" in what another says, in "de voorstellen die ik zal doen", or behind a preposition:
# "de bewoners van Nederland zullen"
_NOT_IN_MAIN_CLAUSE = re.compile(
    r"\b(?:dat|of|hoe|(?<!, )die|van|in|uit|naar|voor|aan|over|door|bij|tussen) $", re.IGNORECASE
)
_PRESENT_IN_RELATIVE = re.compile(r"\b(?:die|dat|of|hoe|wat|als|indien|omdat|waar\w*|zoals|wanneer) $", re.IGNORECASE)
_THAT_I = re.compile(r"(?:Dat|Die) ")
_SUBJECT_NEXT = re.compile(rf"{ACTOR}\b", re.IGNORECASE)
_EXPECTED = words("naar verwachting|naar verwacht mag worden")
_SHALL_AS_EXPECTED = words("(?:zal|zullen) naar verwachting")
# "dient te worden aangepast": what should be done, not what will be
_THAT_WHICH = words(r"die|waar\w*|welke")
_OUGHT = words("dient|dienen|moet|moeten|kan|kunnen|mag|mogen|zou|zouden|behoort|behoren|hoeft|hoeven|te worden")
_SHALL = words("zal|zullen")
_SHALL_HAVE_TO = words(r"(?:zal|zullen) (?:\w+ ){0,6}(?:moeten|dienen te|blijken)")
_VERB_BEHIND_ASIDE = re.compile(r", worden [\wë]+$", re.IGNORECASE)
# "Tijdens de Raad ... zullen ... worden besproken"
_ON_AGENDA = re.compile(
    r"\b(?:[Tt]ijdens|[Oo]p|[Ii]n|[Bb]ij) (?:de|het) [^,]{0,40}?"
    r"(?:\bRaad\b|top\b|\b[Vv]ergadering|bijeenkomst|\bAssemblee)"
)
_DISCUSSED = words("besproken|behandeld|geagendeerd|gesproken|aangenomen")
# "Op 3 mei spreek ik met de commissie in een debat"
_MEETS_PARLIAMENT = re.compile(
    r"\b(?:debat|\w*overleg)\b[^.;]{0,30} met (?:uw|de) (?:\w+ )?\w*(?:Kamer|commissie)", re.IGNORECASE
)
_MOTION_TEXT = re.compile(
    r"\bmotie (?:wordt|werd|is) (?:de regering |het kabinet )?(?:gevraagd|verzocht|opgeroepen) om\b"
    r"|\bverzoekt (?:de regering|het kabinet)\b|\b(?:regering|kabinet) (?:te |wordt )?verzo(?:cht|eken)\b",
    re.IGNORECASE,
)
_IDIOM = re.compile(
    r"\bdat wil zeggen\b|\bik wil (?:u )?(?:graag )?(?:benadrukken|opmerken|verwijzen)\b|\bga (?:ik )?er ?van ?uit\b"
    r"|\b(?:mag|mogen|kan|kunt|kunnen)\b[^.;]{0,40} verwachten dat\b|\bga(?:at|an)? in op\b"
    r"|\bterug van (?:mijn|ons|onze|dit|dat|het|de|een) |\bbereid ge(?:vonden|weest|bleken)\b|\bga(?:at"
    r"|an)? (?:ik |wij |het kabinet )?(?:wel |niet |hier |daar |ook )*"
    r"(?:over|mee in|akkoord|uit van|voorbij)\b",
    re.IGNORECASE,
)
# "Graag ga ik in deze nota op uw vragen in": that is what the text is doing
_GOES_INTO = re.compile(
    r"\bga(?:at|an)? (?:ik|wij|we|het kabinet)\b(?:.{0,200} op .{0,200} in[.,]|(?: \w+){0,4} in op\b)", re.IGNORECASE
)


def _span(sentence: str, match: Match) -> str:
    return sentence[match.start : match.end]


def _is_question(sentence: str, match: Match) -> bool:
    return sentence.endswith("?")


def _is_denied(sentence: str, match: Match) -> bool:
    if match.rule.name == "kamer-ontvangt" and _NONE_NEXT.match(sentence, match.end):
        return True
    if sentence.startswith("dat ", match.start) and sentence.endswith("niet ", 0, match.start):
        return True
    begin = match.start if match.rule.firm else clause_begin(sentence, match.start)
    return bool(_NOT.search(sentence[begin : match.end]))


def _has_open_condition(sentence: str, match: Match) -> bool:
    other = _BUT.search(sentence, match.end)
    own_end = other.start() if other else len(sentence)
    first = _CONDITION_FIRST.match(sentence) and not _ONCE_DONE.match(sentence)
    return bool(first or _CONDITION_AFTER.search(sentence, 0, own_end))


# "Zoals eerder benoemd" without a verb of its own: the main clause begins right behind it
_AS_SAID = re.compile(
    r"(?:zoals|als) (?:[^,;]{1,60} )?"
    r"(?:[a-z]*ge[a-zï]+(?:d|t|en)|benoemd|vermeld|beschreven|besproken|overeengekomen),? ",
    re.IGNORECASE,
)


def _is_reported(sentence: str, match: Match) -> bool:
    """Whether the match lies in a subordinate clause; a firm one does only right behind "dat", "of" or "hoe".

    What parliament gets may well be said in a relative clause: "het rapport, dat ... naar de Kamer wordt gestuurd".
    """
    if match.rule.firm:
        if _THAT_I.fullmatch(sentence, 0, match.start):  # "Dat zeg ik toe"
            return _SUBJECT_NEXT.match(sentence, match.start) is not None
        outside = _PRESENT_IN_RELATIVE if match.rule.name == "doet-het-op-termijn" else _NOT_IN_MAIN_CLAUSE
        return bool(outside.search(sentence, 0, match.start))
    own_clause = clause_begin(sentence, match.start)
    if not sentence[own_clause : match.start].strip():  # "Omdat de wet knelt, zal ...": here the main clause begins
        return _ends_relative_clause(sentence, match)
    return any(
        not (match.rule.tier == "inform" and _is_relative(sentence, word))
        and (_COMPLEMENT.fullmatch(word.group()) is None or word.start() >= own_clause)
        and (_COMPLEMENT.fullmatch(word.group()) or not FINITE.search(sentence, word.end(), match.start))
        and not _AS_SAID.fullmatch(sentence, word.start(), match.start)
        for word in _SUBORDINATE.finditer(sentence, 0, match.start)
    )


def _ends_relative_clause(sentence: str, match: Match) -> bool:
    """Whether the match only closes a clause: "de wijze waarop de motie, inzake de tol, zal worden uitgevoerd."."""
    if sentence[match.end :].strip(" .)") or match.rule.tier != "act":
        return False
    opened = _SUBORDINATE.search(sentence, 1, match.start)
    return bool(opened and not FINITE.search(sentence, opened.end(), match.start))


def _is_relative(sentence: str, word: re.Match[str]) -> bool:
    return word.group().lower() in ("die", "welke") or sentence[: word.start()].endswith(", ")


def _is_expected_only(sentence: str, match: Match) -> bool:
    if match.rule.tier != "act" or match.rule.name == "verwacht-indiening":
        return False
    return bool((_EXPECTED if not match.rule.firm else _SHALL_AS_EXPECTED).search(sentence))


def _is_only_needed(sentence: str, match: Match) -> bool:
    if _SHALL_HAVE_TO.search(sentence, match.start):
        return True
    if match.rule.firm or _SHALL.search(_span(sentence, match)):
        return False
    if match.rule.tier == "inform":  # what another clause says ought to be does not count
        return bool(_OUGHT.search(sentence, clause_begin(sentence, match.start), match.end))
    described = _THAT_WHICH.search(sentence, match.end)  # "een werkwijze die gebruikt kan worden"
    return bool(_OUGHT.search(sentence, 0, described.start() if described else len(sentence)))


def _has_verb_in_aside(sentence: str, match: Match) -> bool:
    if match.rule.tier != "act" or match.rule.firm:
        return False
    span = _span(sentence, match)
    if _VERB_BEHIND_ASIDE.search(span):
        return False
    return bool(ASIDE.search(span)) or (match.rule.name == "traject-begint-of-eindigt" and " dat " in span)


def _is_on_agenda(sentence: str, match: Match) -> bool:
    if match.rule.name == "doet-het-op-termijn":
        return bool(_MEETS_PARLIAMENT.search(sentence))
    return not match.rule.firm and bool(_ON_AGENDA.search(sentence) and _DISCUSSED.search(_span(sentence, match)))


def _is_motion_text(sentence: str, match: Match) -> bool:
    return bool(_MOTION_TEXT.search(sentence))


def _is_idiom(sentence: str, match: Match) -> bool:
    return bool(_IDIOM.search(sentence) or (match.rule.tier == "act" and _GOES_INTO.search(sentence)))


LOOKALIKES = (
    Lookalike("vraag", _is_question, "Wanneer zal het kabinet de Kamer hierover informeren?"),
    Lookalike("ontkenning", _is_denied, "Ik zal de Kamer over deze zaak niet nader informeren."),
    Lookalike("open-voorwaarde", _has_open_condition, "Indien dat nodig blijkt, zal ik de Kamer informeren."),
    Lookalike("weergave", _is_reported, "De gemeente meldt dat de pilot in 2031 zal worden geëvalueerd."),
    Lookalike(
        "zal-van-ander",
        is_promised_by_another,
        "Ik vind dat de gemeente dit steunt en zal helpen om de pacht te onderzoeken.",
    ),
    Lookalike("met-deze-brief", is_done_by_this_letter, "Hierbij ontvangt uw Kamer het verslag."),
    Lookalike("elders-in-deze-brief", points_inside_letter, "Daar kom ik in het antwoord op vraag 7 op terug."),
    Lookalike("door-anderen", is_done_by_others, "De overtredingen zullen door de gemeente worden onderzocht."),
    Lookalike(
        "ander-vertelt", is_told_by_others, "De Algemene Rekenkamer zal haar rapport aan de Tweede Kamer aanbieden."
    ),
    Lookalike("verwachting", _is_expected_only, "De gids zal naar verwachting in mei worden vastgesteld."),
    Lookalike("noodzaak", _is_only_needed, "De drempel dient in 2031 te worden aangepast."),
    Lookalike("werkwoord-in-bijzin", _has_verb_in_aside, "Er wordt op een nota gewacht, die in 2031 is uitgewerkt."),
    Lookalike("agenda", _is_on_agenda, "Op de top in maart zullen de sancties worden besproken."),
    Lookalike("werking-van-wet", is_effect_of_law, "Per 2031 wordt de heffing uitgebreid naar de luchtvaart."),
    Lookalike("wat-wet-bepaalt", is_law, "De wet bepaalt dat de minister de Kamer jaarlijks een verslag stuurt."),
    Lookalike("stuk-is-er-al", is_on_record, "In de voortgangsrapportage van 3 mei wordt ieder jaar verslag gedaan."),
    Lookalike("oude-toezegging", is_told_again, "Toen is aan de commissie toegezegd dat de Kamer wordt geïnformeerd."),
    Lookalike("vraag-wanneer", answers_when, "De Kamer vroeg aan te geven wanneer de Kamer zal worden geïnformeerd."),
    Lookalike("begroting", is_budget, "In 2031 wordt vijf miljoen euro voor de proef gereserveerd."),
    Lookalike("gewoonte", is_habit, "De tarieven worden ieder jaar op 1 januari 2031 en daarna aangepast."),
    Lookalike("loopt-al", is_going_on, "Op dit moment spreekt het kabinet over de plannen voor 2031."),
    Lookalike("toestand", is_state, "Nederland zal in 2031 minder inwoners tellen."),
    Lookalike(
        "tekst-van-motie",
        _is_motion_text,
        "De motie verzoekt de regering om een plan, dat aan de Kamer wordt gestuurd.",
    ),
    Lookalike("zegswijze", _is_idiom, "Ik ga over de regels die gemeenten uitvoeren."),
)


def lookalike(sentence: str, match: Match) -> Lookalike | None:
    """Return the reason why the matched sentence promises nothing, or None where it does promise."""
    return next((kind for kind in LOOKALIKES if kind.holds(sentence, match)), None)
