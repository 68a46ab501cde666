"""Whether two texts say the same commitment: as somebody noted it after a debate, and as the register worded it."""

from dataclasses import dataclass
from datetime import date, timedelta

from rapidfuzz import fuzz

from motions.analysis.topics import stems

CLEAR, POSSIBLE = 80, 55
"""Likeness (0 to 100) from which one candidate alone is the same, and from which a person is asked."""
FEWEST_WORDS = 3
"""Words with a meaning without which nothing is clear: "zegt toe de Kamer voor de zomer te informeren" has one."""
EARLIEST, LATEST = timedelta(days=-3), timedelta(days=30)
"""How long before and after the day that was noted an entry of the register may date."""


@dataclass(frozen=True, slots=True)
class Said:
    """A commitment as far as it can be compared; ``office`` and ``activities`` are keys, None and empty if unknown."""

    text: str
    on: date
    office: int | None = None
    activities: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Resemblance:
    """How alike two are (0 to 100), whether that is clear when it is the only one, and why, in Dutch."""

    likeness: int
    is_clear: bool
    reason: str


def likeness(one: str, other: str) -> int:
    """How alike the meaning words are, whatever their order and inflection, 0 to 100."""
    words, others = (" ".join(sorted(stems(text))) for text in (one, other))
    if not words or not others:
        return round(fuzz.ratio(one.casefold(), other.casefold()))
    return round((fuzz.token_set_ratio(words, others) + fuzz.token_sort_ratio(words, others)) / 2)


def resemblance(noted: Said, entry: Said) -> Resemblance | None:
    """How a noted commitment resembles an entry of the register.

    None where they cannot be the same: another debate or office, another time, or another subject.
    """
    same_debate = bool(noted.activities & entry.activities)
    other_debate = bool(noted.activities and entry.activities) and not same_debate
    other_office = None not in (noted.office, entry.office) and noted.office != entry.office
    in_time = same_debate or EARLIEST <= entry.on - noted.on <= LATEST
    if other_debate or other_office or not in_time:
        return None
    alike = likeness(noted.text, entry.text)
    if alike < POSSIBLE:
        return None
    same_office = noted.office is not None and noted.office == entry.office
    says_enough = min(len(stems(noted.text)), len(stems(entry.text))) >= FEWEST_WORDS
    reasons = [
        "zelfde debat" if same_debate else f"{abs((entry.on - noted.on).days)} dagen ertussen",
        "zelfde bewindspersoon" if same_office else "bewindspersoon niet bij beide bekend",
        f"tekst lijkt voor {alike} %",
    ]
    return Resemblance(alike, alike >= CLEAR and same_office and says_enough, "; ".join(reasons))
