"""SRU 2.0 as KOOP's service speaks it, as far as Nakoming asks; what it cannot read it answers with HTTP 200."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any
from xml.sax.saxutils import escape, quoteattr

Fields = Mapping[str, Any]
"""A publication: its fields by name, each one text or a list of them."""
MOST = 1_000
NAMESPACES = (
    'xmlns:sru="http://docs.oasis-open.org/ns/search-ws/sruResponse" xmlns:dcterms="http://purl.org/dc/terms/"'
    ' xmlns:gzd="http://standaarden.overheid.nl/sru" xmlns:w="http://standaarden.overheid.nl/wetgeving/"'
)
DIAGNOSTIC = (
    '<?xml version="1.0"?><searchRetrieveResponse xmlns="http://docs.oasis-open.org/ns/search-ws/sruResponse"'
    ' xmlns:ns3="http://docs.oasis-open.org/ns/search-ws/diagnostic"><version>2.0</version><diagnostics>'
    "<ns3:diagnostic><ns3:uri>info:srw/diagnostic/1/10</ns3:uri><ns3:message>{said}</ns3:message></ns3:diagnostic>"
    "</diagnostics></searchRetrieveResponse>"
)
INDEXES = {
    "dt.identifier": "identifier",
    "dt.type": "type",
    "dt.date": "date",
    "dt.modified": "modified",
    "w.publicatienaam": "publicatienaam",
    "w.dossiernummer": "dossiernummer",
}
CORE = ("identifier", "title", "type", "creator", "modified")
MANTLE = ("available", "date", "issued")
TOKEN = re.compile(r'\s*(\(|\)|AND\b|OR\b|NOT\b|[\w.-]+(?:==|>=|<=)(?:"[^"]*"|[^\s()]+))')
CLAUSE = re.compile(r'(?P<index>[\w.-]+)(?P<relation>==|>=|<=)"?(?P<value>[^"]*)"?')
Test = Callable[[Fields], bool]


def answer(publications: Sequence[Fields], asked: Mapping[str, str]) -> bytes:
    """The answer to a question, as XML."""
    try:
        found = _found(publications, asked["query"])
        first, most = int(asked.get("startRecord", "1")), int(asked.get("maximumRecords", "50"))
        if most > MOST:
            raise ValueError(f"maximumRecords {most}")
    except (KeyError, ValueError) as error:
        return DIAGNOSTIC.format(said=escape(f"line 1:13 mismatched input {error}")).encode()
    records = "".join(map(_record, found[first - 1 : first - 1 + most]))
    return (
        f'<?xml version="1.0"?><sru:searchRetrieveResponse {NAMESPACES}><sru:version>2.0</sru:version>'
        f"<sru:numberOfRecords>{len(found)}</sru:numberOfRecords><sru:records>{records}</sru:records>"
        "</sru:searchRetrieveResponse>"
    ).encode()


def with_fault(fault: str, body: bytes) -> bytes:
    """An answer as it is on a bad day: "diagnostic", "laughs", "uncounted", "empty"."""
    if fault == "diagnostic":
        return DIAGNOSTIC.format(said="line 1:13 mismatched input").encode()
    if fault == "laughs":
        return b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'
    if fault == "uncounted":
        return re.sub(rb"<sru:numberOfRecords>\d+</sru:numberOfRecords>", b"", body)
    if fault == "empty":
        return re.sub(
            rb"<sru:records>.*</sru:records>", b"", re.sub(rb"(?<=Records>)\d+", b"600", body), flags=re.DOTALL
        )
    return body


def metadata_file(fields: Fields) -> bytes:
    """The publication's metadata.xml."""
    lines = "".join(
        f'<metadata name="X.{name}" scheme={quoteattr(_scheme(name))} content={quoteattr(value)}/>'
        for name, value in _pairs(fields)
    )
    return f"<metadata_gegevens>{lines}</metadata_gegevens>".encode()


def _found(publications: Sequence[Fields], query: str) -> list[Fields]:
    condition, _, order = query.partition(" sortBy ")
    if order not in ("", "dt.modified/sort.ascending"):
        raise ValueError(order)
    tokens = _tokens(condition)
    test = _read(tokens)
    if tokens:
        raise ValueError(tokens[0])
    found = [one for one in publications if test(one)]
    return sorted(found, key=lambda one: one.get("modified", "")) if order else found


def _tokens(condition: str) -> list[str]:
    tokens, place = [], 0
    while place < len(condition.rstrip()):
        token = TOKEN.match(condition, place)
        if token is None:
            raise ValueError(condition[place:].strip())
        tokens.append(token[1])
        place = token.end()
    return tokens


def _read(tokens: list[str]) -> Test:
    """Clauses from left to right, as CQL has it."""
    test = _one(tokens)
    while tokens and tokens[0] in ("AND", "OR", "NOT"):
        test = _joined(tokens.pop(0), test, _one(tokens))
    return test


def _joined(word: str, left: Test, right: Test) -> Test:
    if word == "AND":
        return lambda one: left(one) and right(one)
    if word == "OR":
        return lambda one: left(one) or right(one)
    return lambda one: left(one) and not right(one)


def _one(tokens: list[str]) -> Test:
    token = tokens.pop(0) if tokens else ""
    if token == "(":
        test = _read(tokens)
        if not tokens or tokens.pop(0) != ")":
            raise ValueError("expecting ')'")
        return test
    clause = CLAUSE.fullmatch(token)
    if clause is None:
        raise ValueError(token or "<EOF>")
    if clause["index"] == "c.product-area":
        return lambda one: True
    name, relation, value = INDEXES[clause["index"]], clause["relation"], clause["value"]
    if relation == "==":
        return lambda one: value in _values(one, name)
    return lambda one: any(held >= value if relation == ">=" else held <= value for held in _values(one, name))


def _values(fields: Fields, name: str) -> list[str]:
    value = fields.get(name, [])
    return [value] if isinstance(value, str) else value


def _pairs(fields: Fields) -> list[tuple[str, str]]:
    return [(name, value) for name in fields for value in _values(fields, name)]


def _scheme(name: str) -> str:
    return "OVERHEIDop.KamerstukTypen" if name == "kamerstuktypen" else ""


def _record(fields: Fields) -> str:
    def part(names: Callable[[str], bool], prefix: str) -> str:
        chosen = [(name, value) for name, value in _pairs(fields) if names(name)]
        return "".join(f"<{prefix}:{name}>{escape(value)}</{prefix}:{name}>" for name, value in chosen)

    kind = "".join(
        f'<dcterms:type scheme="{_scheme("kamerstuktypen")}">{escape(value)}</dcterms:type>'
        for value in _values(fields, "kamerstuktypen")
    )
    rest = {*CORE, *MANTLE, "kamerstuktypen"}
    return (
        "<sru:record><sru:recordData><gzd:gzd><gzd:originalData><w:meta>"
        f"<w:owmskern>{part(CORE.__contains__, 'dcterms')}{kind}</w:owmskern>"
        f"<w:owmsmantel>{part(MANTLE.__contains__, 'dcterms')}</w:owmsmantel>"
        f"<w:tpmeta>{part(lambda name: name not in rest, 'w')}</w:tpmeta></w:meta></gzd:originalData>"
        "<gzd:enrichedData><gzd:preferredUrl>https://zoek.officielebekendmakingen.nl/x.html</gzd:preferredUrl>"
        "</gzd:enrichedData></gzd:gzd></sru:recordData></sru:record>"
    )
