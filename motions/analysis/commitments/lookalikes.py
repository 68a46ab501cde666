"""What looks like a promise and is none: each kind by name, with a sentence of our own that it must turn down."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from motions.analysis.commitments.clauses import ASIDE, FINITE, clause_begin
from motions.analysis.commitments.recitals import answers_when, is_told_again
from motions.analysis.commitments.rule import Match


@dataclass(frozen=True, slots=True)
class Lookalike:
    """A reason why a sentence in which a rule fits promises nothing after all."""

    name: str
    holds: Callable[[str, Match], bool]
    example: str


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE)


_NOT = re.compile(
    r"\b(?:niet|geen|nooit|noch)\b(?! (?:alleen|slechts|eerder|later|enkel|in de laatste plaats))", re.IGNORECASE
)
# "Als dat nodig blijkt", "Mocht uit het onderzoek ..."; not "Als onderdeel van", "Als eerste"
_CONDITION_FIRST = re.compile(
    r"(?:indien|mocht|mochten|tenzij|mits|voor ?zover|in het geval"
    r"|als (?:er|dat|dit|die|deze|de|het|uit|blijkt|een|ik|wij|zij|hij))\b",
    re.IGNORECASE,
)
_BUT = re.compile(r", (?:maar|doch) ")
_CONDITION_AFTER = _words("indien|tenzij|mits|mocht(?:en)?|voor het geval|in het geval")
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
# "Hierbij zend ik u", "Met deze brief informeer ik"
_WITH_THIS_LETTER = _words(
    "hierbij|(?<!verband )(?:hiermee|hiermede)|bijgaand|bijgevoegd|ingesloten|ontvangt (?:u|uw kamer) (?:deze|nu)"
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
    )
)
_ELSEWHERE_IN_LETTER = re.compile(
    r"\b(?:antwoord(?:en)? op (?:de )?vra(?:ag|gen)|vra(?:ag|gen) \d|hieronder|hierna|verderop|hierboven|paragraaf"
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
_OTHER_CLAUSE = _words(r"dat|of|hoe|wat|die|welke|wie|waar\w*|omdat|aangezien|terwijl|als|indien|wanneer|doordat")
_AND_SHALL = re.compile(r"\ben (?:zal|zullen)", re.IGNORECASE)
_BY_OTHERS = re.compile(
    r"\bdoor (?!mij\b|ons\b|het kabinet|de regering|het ministerie|mijn |de minister|de staatssecretaris|middel|te\b"
    r"|het \w+en\b|\w+ing\b)(?:de|het|een|haar|zijn|hun|[A-Z])",
)
_EXPECTED = _words("naar verwachting|naar verwacht mag worden")
# "dient te worden aangepast": what should be done, not what will be
_OUGHT = _words("dient|dienen|moet|moeten|kan|kunnen|mag|mogen|zou|zouden|behoort|behoren|hoeft|hoeven|te worden")
_SHALL = _words("zal|zullen")
_SHALL_HAVE_TO = _words(r"(?:zal|zullen) (?:(?:\w+ ){0,6}(?:moeten|dienen te|blijken)|naar verwachting)")
# "zal de evaluatie, die door Justitie wordt uitgevoerd, worden afgerond": the verb goes on behind the aside
_RELATIVE_CLAUSE = re.compile(r", (?:die|dat|waar\w*|welke) [^,]*,", re.IGNORECASE)
_VERB_BEHIND_ASIDE = re.compile(r", worden [\wë]+$", re.IGNORECASE)
# what the present tense with a time says of money, of each year, of what goes on already
_PRESENT = frozenset(("wordt-op-termijn-gedaan", "doet-het-op-termijn", "traject-begint-of-eindigt"))
_MONEY = re.compile(r"€|\beuro\b|\b(?:miljoen|miljard|mln|mld)\b", re.IGNORECASE)
_EACH_YEAR = _words(r"jaarlijks|(?:ieder|elk|per) (?:half ?)?(?:jaar|kwartaal)|maandelijks|periodiek|steeds|telkens")
# "Met de nota wordt de Kamer jaarlijks geïnformeerd": what the paper is for
_BY_MEANS_OF = re.compile(r"(?:Met|Via|Middels|Door middel van) (?:de|het|deze|dit)\b")
_WORKS_ON = re.compile(r"\bwerk(?:t|en)?\b.{0,60}? aan\b", re.IGNORECASE)
_ALREADY = _words("momenteel|thans|op ?dit ?moment|inmiddels|reeds|sinds|al (?:sinds|langer|enige tijd|jaren)")
# "Nederland zal meer inwoners tellen": no act
_STATE = _words(
    r"(?:zijn|hebben|blijken|bestaan|leiden|betekenen|kosten|bedragen|ontstaan|gelden|moeten|vergen|duren|behoren"
    r"|toenemen|afnemen|dalen|stijgen|ondervinden|profiteren|omvatten|tellen|uitvallen)(?=[.,;:]|$| dat | of | om )"
)
# "Tijdens de Raad ... zullen ... worden besproken"
_ON_AGENDA = re.compile(
    r"\b(?:[Tt]ijdens|[Oo]p|[Ii]n|[Bb]ij) (?:de|het) [^,]{0,40}?"
    r"(?:\bRaad\b|top\b|\b[Vv]ergadering|bijeenkomst|\bAssemblee)"
)
_DISCUSSED = _words("besproken|behandeld|geagendeerd|gesproken|aangenomen")
# "Op 3 mei spreek ik met de commissie in een debat"
_MEETS_PARLIAMENT = re.compile(
    r"\b(?:debat|\w*overleg)\b[^.;]{0,30} met (?:uw|de) (?:\w+ )?\w*(?:Kamer|commissie)", re.IGNORECASE
)
# "Per 2031 wordt de heffing uitgebreid": what law brings, from a day on
_FROM_DAY_ON = re.compile(r"^(?:Per|Vanaf|Met ingang van|Sinds)\b")
_MOTION_TEXT = re.compile(
    r"\bverzoekt (?:de regering|het kabinet)\b|\b(?:regering|kabinet) (?:te |wordt )?verzo(?:cht|eken)\b", re.IGNORECASE
)
_IDIOM = re.compile(
    r"\bdat wil zeggen\b|\bik wil (?:u )?(?:graag )?(?:benadrukken|opmerken|verwijzen)\b|\bga (?:ik )?er ?van ?uit\b"
    r"|\bbereid ge(?:vonden|weest|bleken)\b|\bga(?:at|an)? (?:ik |wij |het kabinet )?(?:wel |niet |hier |daar |ook )*"
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
    begin = match.start if match.rule.firm else clause_begin(sentence, match.start)
    return bool(_NOT.search(sentence[begin : match.end]))


def _has_open_condition(sentence: str, match: Match) -> bool:
    other = _BUT.search(sentence, match.end)
    own_end = other.start() if other else len(sentence)
    return bool(_CONDITION_FIRST.match(sentence) or _CONDITION_AFTER.search(sentence, 0, own_end))


def _is_reported(sentence: str, match: Match) -> bool:
    """Whether the match lies in a subordinate clause; a firm one does only right behind "dat", "of" or "hoe".

    What parliament gets may well be said in a relative clause: "het rapport, dat ... naar de Kamer wordt gestuurd".
    """
    if match.rule.firm:
        outside = _PRESENT_IN_RELATIVE if match.rule.name == "doet-het-op-termijn" else _NOT_IN_MAIN_CLAUSE
        return bool(outside.search(sentence, 0, match.start))
    own_clause = clause_begin(sentence, match.start)
    if not sentence[own_clause : match.start].strip():  # "Omdat de wet knelt, zal ...": here the main clause begins
        return _ends_relative_clause(sentence, match)
    return any(
        not (match.rule.tier == "inform" and _is_relative(sentence, word))
        and (_COMPLEMENT.fullmatch(word.group()) is None or word.start() >= own_clause)
        and (_COMPLEMENT.fullmatch(word.group()) or not FINITE.search(sentence, word.end(), match.start))
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


def _is_promised_by_another(sentence: str, match: Match) -> bool:
    """Whether "en zal" may go on about someone else: "Ik verwacht dat de gemeente ... en zal ..."."""
    if match.rule.name != "zal-ook-handelen":
        return False
    return bool(_OTHER_CLAUSE.search(_AND_SHALL.split(sentence, maxsplit=1)[0]))


def _is_done_by_this_letter(sentence: str, match: Match) -> bool:
    return match.rule.name in _PERFORMED_NOW and bool(_WITH_THIS_LETTER.search(sentence))


def _points_inside_letter(sentence: str, match: Match) -> bool:
    if _IN_THIS_LETTER.search(_AS_SAID.sub("", sentence)) and not match.announced:
        return True
    return match.rule.tier == "inform" and bool(_ELSEWHERE_IN_LETTER.search(_span(sentence, match)))


def _is_done_by_others(sentence: str, match: Match) -> bool:
    main_clause = _RELATIVE_CLAUSE.sub(",", _span(sentence, match))
    return match.rule.tier == "act" and not match.rule.firm and bool(_BY_OTHERS.search(main_clause))


def _is_expected_only(sentence: str, match: Match) -> bool:
    return match.rule.tier == "act" and not match.rule.firm and bool(_EXPECTED.search(sentence))


def _is_only_needed(sentence: str, match: Match) -> bool:
    if _SHALL_HAVE_TO.search(sentence, match.start):
        return True
    return not match.rule.firm and bool(_OUGHT.search(sentence)) and not _SHALL.search(_span(sentence, match))


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


def _is_effect_of_law(sentence: str, match: Match) -> bool:
    return match.rule.name == "wordt-op-termijn-gedaan" and bool(_FROM_DAY_ON.match(sentence))


def _is_budget(sentence: str, match: Match) -> bool:
    return match.rule.name in _PRESENT and bool(_MONEY.search(sentence))


def _is_habit(sentence: str, match: Match) -> bool:
    if match.rule.name == "kamer-wordt-geinformeerd" and _BY_MEANS_OF.match(sentence):
        return bool(_EACH_YEAR.search(_span(sentence, match)))
    return match.rule.name in _PRESENT and bool(_EACH_YEAR.search(sentence))


def _is_going_on(sentence: str, match: Match) -> bool:
    present = match.rule.name in _PRESENT or match.rule.name == "laat-onderzoeken"
    if not present or _SHALL.search(_span(sentence, match)):
        return False
    if match.rule.name == "doet-het-op-termijn" and _WORKS_ON.search(sentence):
        return True
    return bool(_ALREADY.search(sentence))


def _is_state(sentence: str, match: Match) -> bool:
    return match.rule.name == "zal-iets-doen" and bool(_STATE.search(sentence, match.start))


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
        _is_promised_by_another,
        "Ik vind dat de gemeente dit steunt en zal helpen om de pacht te onderzoeken.",
    ),
    Lookalike("met-deze-brief", _is_done_by_this_letter, "Hierbij ontvangt uw Kamer het verslag."),
    Lookalike("elders-in-deze-brief", _points_inside_letter, "Daar kom ik in het antwoord op vraag 7 op terug."),
    Lookalike("door-anderen", _is_done_by_others, "De overtredingen zullen door de gemeente worden onderzocht."),
    Lookalike("verwachting", _is_expected_only, "De gids zal naar verwachting in mei worden vastgesteld."),
    Lookalike("noodzaak", _is_only_needed, "De drempel dient in 2031 te worden aangepast."),
    Lookalike("werkwoord-in-bijzin", _has_verb_in_aside, "Er wordt op een nota gewacht, die in 2031 is uitgewerkt."),
    Lookalike("agenda", _is_on_agenda, "Op de top in maart zullen de sancties worden besproken."),
    Lookalike("werking-van-wet", _is_effect_of_law, "Per 2031 wordt de heffing uitgebreid naar de luchtvaart."),
    Lookalike("oude-toezegging", is_told_again, "Toen is aan de commissie toegezegd dat de Kamer wordt geïnformeerd."),
    Lookalike("vraag-wanneer", answers_when, "De Kamer vroeg aan te geven wanneer de Kamer zal worden geïnformeerd."),
    Lookalike("begroting", _is_budget, "In 2031 wordt vijf miljoen euro voor de proef gereserveerd."),
    Lookalike("gewoonte", _is_habit, "De tarieven worden ieder jaar op 1 januari 2031 en daarna aangepast."),
    Lookalike("loopt-al", _is_going_on, "Op dit moment spreekt het kabinet over de plannen voor 2031."),
    Lookalike("toestand", _is_state, "Nederland zal in 2031 minder inwoners tellen."),
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
