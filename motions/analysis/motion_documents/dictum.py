"""The dictum of a motion: each request that it makes, and of whom."""

import re
from dataclasses import dataclass

# "verzoekt de regering ...", "roept het kabinet op ...", "spreekt uit dat ...": the verb opens a paragraph
REQUEST_VERB = re.compile(
    r"""^[^\S\n]*(?:en\s+|alsmede\s+)?
        (?P<verb> v\s?erzoekt? | vraagt | roept | draagt | nodigt | dringt | doet\s+een\s+beroep
                | spreekt | besluit | zegt | keurt | betreurt | veroordeelt | onderschrijft | bevestigt | erkent
                | wijst | steunt )\b""",
    re.VERBOSE | re.MULTILINE | re.IGNORECASE,
)
# "en gaat over tot de orde van de dag."; printed with small faults in one of two hundred motions
CLOSING = re.compile(
    r"(?:\ben\s+)?\bga(?:at|an)\s+over\s+tot\s+(?:de\s+)?(?:orde\s+van\s+de\s+)?dag\b[.,;]?", re.IGNORECASE
)
# a consideration that follows a request ends it
CONSIDERATION = re.compile(
    r"^[^\S\n]*(?:constaterende|overwegende|gehoord|gelezen|van\s+(?:mening|oordeel)|voorts\s+overwegende)\b",
    re.MULTILINE | re.IGNORECASE,
)
DECLARING_VERBS = frozenset(
    (
        "spreekt",
        "besluit",
        "zegt",
        "keurt",
        "betreurt",
        "veroordeelt",
        "onderschrijft",
        "bevestigt",
        "erkent",
        "wijst",
        "steunt",
    )
)
# "verzoekt de regering", "roept tevens het demissionaire kabinet op", "draagt de Minister van Financiën op"
ADDRESSEE = re.compile(
    r"""(?:\s+(?:tevens|voorts|verder|daarbij|hierbij|hiertoe|daartoe|daarom|ook|nogmaals|aan|op)\b)*
        \s+(?:de|het|te)\s+
        (?P<who> (?:\(?(?:demissionaire?|nieuwe|toekomstige?|aanstaande?|volgende?|huidige?|Nederlandse)\)?\s+)*
                 (?: (?:Minister|[Ss]taats?secretaris)(?:sen|s)?
                     (?:\s+(?:van|voor)\s+[A-Z][\w-]+(?:(?:,\s+|\s+en\s+|\s+)[A-Z][\w-]+)*)?
                   | nieuw\s+te\s+vormen\s+kabinet
                   | [\w-]+ ) )""",
    re.VERBOSE,
)
CHAMBER = "Kamer"
_MARKS = tuple(",;:.")
INFORMS_CHAMBER = re.compile(r"\bKamer\b.*\b(?:informeren|sturen|rapporteren|berichten|doen\s+toekomen)\b", re.DOTALL)


@dataclass(frozen=True, slots=True)
class DictumRequest:
    """One clause of the dictum by its offsets in the text, without the mark that ends it."""

    start: int
    end: int
    addressee: str


@dataclass(frozen=True, slots=True)
class Dictum:
    """The requests in order, and where the signatures begin."""

    requests: tuple[DictumRequest, ...]
    signed_from: int


def read_dictum(text: str, begin: int) -> Dictum:
    """Read the dictum from the text of a motion, whose own words begin at ``begin`` ("De Kamer,").

    A clause runs from its verb to the mark before the next clause or the closing formula. A motion without closing
    formula ends where the line that ends its last clause does.
    """
    verbs = _opening_verbs(text, begin)
    if not verbs:
        closings = list(CLOSING.finditer(text, begin))
        return Dictum((), closings[-1].end() if closings else len(text))
    closing = CLOSING.search(text, verbs[-1].end())
    stop = closing.start() if closing else _end_of_last_clause(text, verbs[-1].end())
    requests: list[DictumRequest] = []
    for verb, following in zip(verbs, [*verbs[1:], None], strict=True):
        end = following.start() if following else stop
        consideration = CONSIDERATION.search(text, verb.end(), end)
        clause = text[verb.start("verb") : consideration.start() if consideration else end].rstrip(" \t\n\r\xa0,;:.")
        start = verb.start("verb")
        previous = requests[-1].addressee if requests else None
        requests.append(DictumRequest(start, start + len(clause), _addressee(verb["verb"], clause, previous)))
    return Dictum(tuple(requests), closing.end() if closing else stop)


def _opening_verbs(text: str, begin: int) -> list[re.Match[str]]:
    """Verbs that open a paragraph, told from a wrapped line by the mark that ends the line before.

    Some motions leave those marks out; then the line must name its addressee at once.
    """
    verbs = list(REQUEST_VERB.finditer(text, begin))
    marked = [verb for verb in verbs if text[max(begin, verb.start() - 40) : verb.start()].rstrip()[-1:] in _MARKS]
    return marked or [verb for verb in verbs if ADDRESSEE.match(text, verb.end())][:1]


def _end_of_last_clause(text: str, position: int) -> int:
    mark = re.compile(r"[.,;]?[^\S\n]*\n|\Z").search(text, position)
    return mark.start() if mark else len(text)


def _addressee(verb: str, clause: str, previous: str | None) -> str:
    if "".join(verb.split()).lower() in DECLARING_VERBS:
        return CHAMBER
    found = ADDRESSEE.match(clause, len(verb))
    if not found:
        return previous or "regering"
    who = " ".join(found["who"].split())
    if who == CHAMBER and previous and INFORMS_CHAMBER.search(clause):
        return previous
    return who
