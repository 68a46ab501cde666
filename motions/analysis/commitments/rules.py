"""The rules that recognise a promise, each with a sentence of our own that it must find.

A pattern is written in the words of a promise: names between braces are the word groups of
:data:`vocabulary.SLOTS`, and "…" stands for the words between the parts of the verb ("zal ik ... informeren"), which
never run over a semicolon. Where several rules fit, the first one counts.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

import re2

from motions.analysis.commitments.vocabulary import SLOTS
from motions.analysis.findings import Tier

DateNeed = Literal["none", "any", "dated"]


@dataclass(frozen=True, slots=True)
class Rule:
    """A way to promise. ``needs`` says whether the sentence must name a time, or a time with a date, to be one.

    ``firm`` patterns are of a speaker's own main clause and cannot be a subordinate clause of something else.
    """

    name: str
    tier: Tier
    patterns: tuple[str, ...]
    example: str
    needs: DateNeed = "none"
    firm: bool = False


INTENDING = (
    "(?:ben|is|zijn){also} {actor} … (?:voornemens|van plan|bereid)",
    "{actor} (?:ben|is|zijn) … (?:voornemens|van plan|bereid)",
    "(?:streef|streeft|streven){also} {actor} … (?:ernaar|er naar|erop)",
    "{actor} (?:streef|streeft|streven) … (?:ernaar|er naar|erop)",
    "(?:mijn|ons|het|de) (?:voornemen|streven|bedoeling|inzet|planning) (?:is|blijft)",
    "het is (?:mijn|ons|het) (?:voornemen|streven|bedoeling|inzet)",
    "heb(?:ben|t)?{also} {actor} … het voornemen",
    "{actor} (?:heb|hebben|heeft) … het voornemen",
)
WANTING = ("(?:wil|willen){also} {actor}", "{actor} (?:wil|willen)")

RULES = (
    Rule(
        "zegt-toe",
        "inform",
        (
            "{actor} zeg(?:gen)? … toe",
            "zeg(?:gen)? {actor} … toe",
            "(?:kan|wil) {actor} … toezeggen",
            "bij dezen … toegezegd",
        ),
        "Ik zeg de Kamer toe dat ik dit in de volgende rapportage opneem.",
        firm=True,
    ),
    Rule(
        "zal-kamer-informeren",
        "inform",
        (
            "{will}{also} {actor} … {chamber} … {inform}",
            "{actor} {will} … {chamber} … {inform}",
            "{will}{also} {actor} … {inform} … (?:aan|naar|met) {chamber}",
            "{actor} {will} … {inform} … (?:aan|naar|met) {chamber}",
            "{actor} … (?:aan|naar|met) {chamber} {will} {inform}",
            "waarna {actor} … {chamber} … {shall} {inform}",
            "{actor} … en {shall} … {chamber} … {inform}",
        ),
        "Over de uitkomsten van dit gesprek zal ik uw Kamer in mei informeren.",
        firm=True,
    ),
    Rule(
        "zal-antwoorden-doen-toekomen",
        "inform",
        (
            "{will}{also} {actor} … (?:doen toe ?komen|terugkomen|beantwoorden)",
            "{actor} {will} … (?:doen toe ?komen|terugkomen|beantwoorden)",
        ),
        "De antwoorden op de overige vragen zal het kabinet nog doen toekomen.",
        firm=True,
    ),
    Rule(
        "komt-erop-terug",
        "inform",
        ("kom(?:t|en)?{also} {actor} … terug", "{actor} kom(?:t|en)? … terug"),
        "Op de financiering kom ik na de zomer schriftelijk terug.",
        firm=True,
    ),
    Rule(
        "kamer-ontvangt",
        "inform",
        (
            "{chamber} (?:ontvangt|ontvangen|krijgt)",
            "(?:ontvangt|ontvangen|krijgt){also} {chamber}",
            "(?:zal|zullen|zult|kunt|kan|mag){also} {chamber} … (?:ontvangen|tegemoet zien|tegemoetzien|verwachten)",
            "{chamber} (?:zal|zullen|zult|kunt|kan|mag) … (?:ontvangen|tegemoet zien|tegemoetzien|verwachten)",
            "{shall}{also} {chamber} … bereiken",
        ),
        "Uw Kamer ontvangt voor het einde van het jaar een voortgangsbrief.",
        firm=True,
    ),
    Rule(
        "wordt-naar-kamer-gestuurd",
        "inform",
        (
            "(?:{shall}|{be}) … (?:aan|naar|met|bij) {chamber} … {informed}",
            "(?:aan|naar|met|bij) {chamber} … (?:{shall}|{be})(?: worden)? {informed}",
            "(?:aan|naar|met|bij) {chamber}(?: worden)? {informed} (?:{shall}|{be})",
            "{shall} … (?:aan|naar|met|bij) {chamber} … {inform}",
            "{shall} … {informed} … (?:aan|naar|met) {chamber}",
        ),
        "Het evaluatierapport, dat dit voorjaar naar de Kamer wordt gestuurd, gaat daarop in.",
    ),
    Rule(
        "kamer-wordt-geinformeerd",
        "inform",
        (
            "(?:{shall}|{be}){also} {chamber} … {informed}",
            "{chamber} (?:{shall}|{be}) … {informed}",
            "{kamer} … (?:{shall}|{be}) {informed}",
        ),
        "De Kamer wordt hierover in het najaar geïnformeerd.",
    ),
    Rule(
        "stuurt-kamer-op-termijn",
        "inform",
        (
            "{actor} (?:stuur|zend|informeer|bericht|rapporteer|doe|bied|leg|verstrek|breng)(?:t|en)? … {chamber}",
            "(?:stuur|zend|informeer|bericht|rapporteer|doe|bied|leg|verstrek|breng)(?:t|en)?{also} {actor} … {chamber}",
            "{actor} (?:deel|deelt|delen) … met {chamber}",
            "(?:deel|deelt|delen){also} {actor} … met {chamber}",
        ),
        "Ik stuur uw Kamer voor 1 juni een plan van aanpak.",
        needs="any",
        firm=True,
    ),
    Rule(
        "komt-met-stuk",
        "inform",
        ("kom(?:t|en)?{also} {actor} … met … {paper}", "{actor} kom(?:t|en)? … met … {paper}", "er komt … {paper}"),
        "Nog voor de zomer komt het kabinet met een brief over de bekostiging.",
        needs="any",
        firm=True,
    ),
    Rule(
        "houdt-kamer-op-de-hoogte",
        "inform",
        ("{actor} houd(?:t|en)? … {chamber} … op de hoogte", "houd(?:t|en)?{also} {actor} … {chamber} … op de hoogte"),
        "Over het verloop van de gesprekken houd ik uw Kamer op de hoogte.",
        firm=True,
    ),
    Rule(
        "zal-worden-gerapporteerd",
        "inform",
        ("{shall} … (?:worden gerapporteerd|gerapporteerd worden|verslag worden gedaan|worden teruggekoppeld)",),
        "Over de voortgang zal ieder jaar worden gerapporteerd.",
    ),
    Rule(
        "is-voornemens-te-informeren",
        "inform",
        (
            *(f"{intending} … {{chamber}} … {{inform}}" for intending in INTENDING + WANTING),
            *(f"{intending} … {{inform}} … (?:aan|naar|met) {{chamber}}" for intending in INTENDING + WANTING),
            "verwacht{also} {actor} … {chamber} … (?:{inform}|{informed})",
            "{actor} verwacht … {chamber} … (?:{inform}|{informed})",
            *(f"{intending} … met … {{paper}} … te komen" for intending in INTENDING + WANTING),
        ),
        "Het kabinet is voornemens de Kamer in april een brief te sturen.",
        firm=True,
    ),
    Rule(
        "zal-in-stuk-ingaan",
        "inform",
        (
            "{actor} {shall} … {paper} … (?:ingaan|terugkomen)",
            "{shall}{also} {actor} … {paper} … (?:ingaan|terugkomen)",
            "(?:daarin|hierin|(?:in|bij|met) … (?:{paper}|wetsvoorstel)) … {shall}{also} {actor} … {set_out}",
        ),
        "In een aparte brief zal het kabinet op deze aanbeveling ingaan.",
        firm=True,
    ),
    Rule(
        "komt-in-stuk-aan-de-orde",
        "inform",
        (
            "(?:in|bij|met) … {budget} … (?:{be}|{shall}) … (?:duidelijk|bekend)",
            "(?:in|bij|met) … {budget} {be} duidelijk",
            "(?:in|bij|met) … {paper} … {shall} … (?:ingegaan|ingaan|aan de orde komen|aandacht … besteed|aandacht besteden|terugkomen)",
            "{shall} … (?:in|bij) … {paper} … (?:ingegaan|ingaan|aan de orde komen|aandacht … besteed|aandacht besteden|terugkomen)",
        ),
        "In de eerstvolgende voortgangsrapportage zal op deze cijfers worden ingegaan.",
    ),
    Rule(
        "zal-handelen",
        "act",
        ("{will}{also} {actor} … {act}", "{actor} {will} … {act}"),
        "Nederland zal daar in Brussel opnieuw op aandringen.",
        firm=True,
    ),
    Rule(
        "gaat-in-gesprek",
        "act",
        (
            "(?:ga|gaat|gaan){also} {actor} … (?:in gesprek|in overleg|aan de slag)",
            "{actor} (?:ga|gaat|gaan) … (?:in gesprek|in overleg|aan de slag)",
            "treed(?:t|en)?{also} {actor} … in overleg",
            "{actor} treed(?:t|en)? … in overleg",
        ),
        "Ik ga hierover met de gemeenten in gesprek.",
        firm=True,
    ),
    Rule(
        "laat-onderzoeken",
        "act",
        ("laat(?:en)?{also} {actor} … {research}", "{actor} (?:laat|laten) … {research}"),
        "Het kabinet laat onafhankelijk onderzoeken hoe dit kon gebeuren.",
        firm=True,
    ),
    Rule(
        "neemt-mee-of-stelt-op",
        "act",
        (
            "(?:neem|neemt|nemen){also} {actor} … mee (?:in|bij)",
            "{actor} (?:neem|neemt|nemen) … mee (?:in|bij)",
            "(?:betrek|betrekt|betrekken){also} {actor} … bij",
            "(?:stel|stelt|stellen){also} {actor} … op",
            "(?:dien|dient|dienen){also} {actor} … in",
        ),
        "Deze inzichten neem ik mee in de herziening van het besluit.",
        firm=True,
    ),
    Rule(
        "verwacht-indiening",
        "act",
        ("verwacht{also} {actor} … {handed_in}", "{actor} verwacht … {handed_in}"),
        "Ik verwacht dat het wetsvoorstel dit najaar kan worden ingediend.",
        needs="any",
        firm=True,
    ),
    Rule(
        "zal-worden-gedaan",
        "act",
        ("{shall} … worden {acted}", "{shall} … {acted} worden", "{be} {acted} … {shall}"),
        "De regeling zal samen met de gemeenten worden geëvalueerd.",
    ),
    Rule(
        "wordt-daarin-meegenomen",
        "act",
        (
            "{be} … (?:daarin|hierin|daarbij|hierbij) … (?:meegenomen|betrokken|uitgewerkt)",
            "{be} … (?:meegenomen|betrokken) (?:in|bij)",
        ),
        "De signalen van de sector worden daarbij betrokken.",
    ),
    Rule(
        "wordt-op-termijn-gedaan",
        "act",
        ("{be} … {acted}",),
        "De pilot wordt in 2031 geëvalueerd.",
        needs="any",
    ),
    Rule(
        "blijft-doen",
        "act",
        ("(?:blijf|blijft|blijven){also} {actor} … {effort}", "{actor} (?:blijf|blijft|blijven) … {effort}"),
        "Het kabinet blijft in Genève voor onafhankelijk onderzoek pleiten.",
        firm=True,
    ),
    Rule(
        "is-voornemens-te-handelen",
        "act",
        tuple(f"{intending} … {{act}}" for intending in INTENDING),
        "Ik ben voornemens het besluit dit jaar te wijzigen.",
        firm=True,
    ),
    Rule(
        "wil-afspraken-maken",
        "act",
        tuple(f"{wanting} … {{concrete}}" for wanting in WANTING),
        "Met de vervoerders wil ik hierover afspraken maken.",
        firm=True,
    ),
    Rule(
        "streeft-naar-termijn",
        "act",
        ("streef{also} {actor} … (?:er)?naar", "{actor} (?:streef|streeft|streven) … (?:er)?naar"),
        "Ik streef ernaar dat het besluit op 1 juli 2031 in werking treedt.",
        needs="any",
        firm=True,
    ),
    Rule(
        "herhaalt-toezegging",
        "act",
        ("(?:heb|hebben|heeft){also} {actor} … (?:toegezegd|aangegeven) … (?:dat|om)",),
        "Vorige week heb ik toegezegd dat dit onderzoek binnen drie maanden zal worden afgerond.",
        needs="dated",
        firm=True,
    ),
    Rule(
        "doel-met-termijn",
        "act",
        ("(?:doelstelling|streven|doel|planning|inzet|voornemen|bedoeling|ambitie) (?:is|blijft)",),
        "Streven blijft om de brug voor eind april weer open te stellen.",
        needs="dated",
    ),
    Rule(
        "traject-begint-of-eindigt",
        "act",
        (
            "{process} … {shall} … (?:starten|beginnen|van start gaan|plaatsvinden|afgerond zijn|gereed zijn)",
            "{process} … (?:start|starten|begint|beginnen|gaat van start) … (?:in|op|na|dit|deze|volgend|komend)",
        ),
        "Het onderzoek naar de oorzaken zal in september van start gaan.",
        needs="any",
    ),
)


@dataclass(frozen=True, slots=True)
class Match:
    """A rule that fits, and the part of the sentence that made it fit (offsets in the sentence)."""

    rule: Rule
    start: int
    end: int


def matching_rules(sentence: bytes) -> Iterator[Match]:
    """Yield the rules that fit a sentence of one byte a character, in the order of :data:`RULES`."""
    patterns, chooser = _compiled()
    for index in sorted(chooser.Match(sentence) or ()):
        rule, pattern = patterns[index]
        found = pattern.search(sentence)
        if found:
            yield Match(rule, found.start(), found.end())


@cache
def _compiled() -> tuple[Sequence[tuple[Rule, Any]], Any]:
    """Return every pattern with its rule, and the set that tells in one pass which of them fit."""
    options = re2.Options()
    options.encoding = re2.Options.Encoding.LATIN1
    options.case_sensitive = False
    options.max_mem = 64 << 20
    chooser = re2.Set.SearchSet(options)
    patterns = []
    for rule in RULES:
        for pattern in rule.patterns:
            expression = expand(pattern).encode("latin-1")
            chooser.Add(expression)
            patterns.append((rule, re2.compile(expression, options)))
    chooser.Compile()
    return patterns, chooser


def expand(pattern: str) -> str:
    """Write a pattern out as a regular expression in which a space may be missing (words glued at a line end)."""
    pieces = pattern.split(" … ")
    return "[^;?]*?".join(_bounded(piece).format_map(SLOTS).replace(" ", " ?") for piece in pieces)


def _bounded(piece: str) -> str:
    """Bound a piece by word ends. A verb of the vocabulary may be glued ("afspraken|maken", "informeren|over") to
    anything that does not make it another form of the word ("aangepaste", "werkend").
    """
    glued = piece.startswith(("{inform}", "{informed}", "{act}", "{acted}", "{effort}", "{concrete}", "{budget}"))
    before, after = ("", r"(?:\b|[^\Wdens])") if glued else (r"\b", r"\b")
    return before + piece + after
