"""Numbers of the registers of commitments, as people type them."""

import re

TYPED = re.compile(
    r"""^\s*
    (?: tz \s? (?P<month>\d{6}) [\s-]? (?P<number>\d{3,4})    # Tweede Kamer: "TZ202603-130", "tz 202603 130"
      | t \s? (?P<senate>\d{5}) )                             # Eerste Kamer: "T01970"
    \s*$""",
    re.VERBOSE | re.IGNORECASE,
)


def typed_register_number(text: str) -> str:
    """The number as its register prints it: ``TZ202603-130``, ``T01970``; "" where the text is none."""
    match = TYPED.match(text)
    if match is None:
        return ""
    return f"T{match['senate']}" if match["senate"] else f"TZ{match['month']}-{match['number']}"
