"""Page furniture: the headers, footers and page numbers that a page layout leaves between the lines of a letter."""

import re

_DASH = "[-–]"
_WHOLE_LINE = re.compile(
    rf"""
      (?:ah|kst|kv|h|blg|nds)[- ](?:[a-z]{{2}}[- ])?(?:\d{{8}}[- ])?[\dA-Za-z-]*\d[\dA-Za-z-]*  # ah-tk-20222023-1505
    | ISSN\s+0921\s*-\s*73\d\d.*                                              # ISSN 0921 - 7398
    | ’?'?s-Gravenhage\s+(?:19|20)\d\d\b.*                                    # ’s-Gravenhage 2023 Tweede Kamer, ...
    | (?:Tweede|Eerste)\ Kamer\ der\ Staten-Generaal\s*[12]?                  # Tweede Kamer der Staten-Generaal 2
    | Vergaderjaar\s+\d{{4}}{_DASH}\d{{2,4}}(?:\s+Aanhangsel\ van\ de\ Handelingen)?
    | Vragen\ gesteld\ door\ de\ leden\ der\ Kamer,\ met\ de\ daarop\ door\ de(?:\ regering\ gegeven\ antwoorden)?
    | regering\ gegeven\ antwoorden
    | X?\ ?Noot                                                                # over a note copied from a web page
    | -{{3,}}                                                                   # a rule between pages
    | (?:Pagina|Blad)\s+\d{{1,4}}(?:\s*(?:van|/|-)\s*\d{{1,4}})?               # Pagina 3 van 7
    """,
    re.VERBOSE,
)
# "... Aanhangsel 2" behind anything; "... 21 501-02, nr. 2737 1", with the page, as a line of its own
_RUNNING_FOOT = re.compile(
    rf"""(?:Tweede|Eerste)\s+Kamer,\s+vergaderjaar\s+\d{{4}}{_DASH}\d{{2,4}},\s+Aanhangsel\s+\d{{1,4}}\s*$
    | ^(?:Tweede|Eerste)\s+Kamer,\s+vergaderjaar\s+\d{{4}}{_DASH}\d{{2,4}},\s+
      \d{{2}}\s\d{{3}}[^\n]{{0,20}},\s+nr\.\s*\d{{1,5}}\s+\d{{1,4}}\s*$
    """,
    re.VERBOSE,
)
_NUMBER_ALONE = re.compile(r"\d{1,4}\s*")
_FIRST = frozenset("akhbnIV’'sTEPrBXN-")


def text_end(plain: str, start: int, end: int) -> int:
    """Return where the body text of the line ``plain[start:end]`` ends: ``start`` when it is furniture altogether."""
    line = plain[start:end]
    if line[0] in _FIRST and _WHOLE_LINE.fullmatch(line):
        return start
    if "ergaderjaar" in line:
        foot = _RUNNING_FOOT.search(line)
        if foot:
            return start + len(line[: foot.start()].rstrip())
    return end


def is_page_number(plain: str, start: int, end: int) -> bool:
    """Whether the line holds a number only, which next to a page end is its number."""
    return end - start <= 4 and _NUMBER_ALONE.fullmatch(plain, start, end) is not None
