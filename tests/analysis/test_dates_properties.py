"""What holds for every text: reading never fails, offsets are right, and no term ends before it begins."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from motions.analysis.dates import find_dates
from motions.analysis.dates.catalogue import RULES
from motions.rules.calendar import default_calendar

ANCHORS = st.none() | st.dates(date(1995, 1, 1), date(2060, 12, 31))
PHRASES = st.sampled_from([rule.example for rule in RULES])
WORDS = st.sampled_from(sorted({word for rule in RULES for word in rule.example.split()}))
JOINTS = st.sampled_from([" ", "\n", "-\n", "", ", ", ". ", "  ", "\u00a0"])
TEXTS = st.one_of(
    st.text(),
    st.lists(st.tuples(PHRASES | WORDS | st.integers(0, 40000).map(str) | st.text(max_size=4), JOINTS)).map(
        lambda pairs: "".join(part for pair in pairs for part in pair)
    ),
)


@settings(deadline=None)
@given(text=TEXTS, anchor=ANCHORS)
def test_every_finding_quotes_the_text_at_its_place(text: str, anchor: date | None) -> None:
    found = find_dates(text, anchor=anchor, calendar=default_calendar())

    assert all(f.quote == text[f.start : f.end] and f.start < f.end for f in found)
    assert [f.start for f in found] == sorted(f.start for f in found)


@settings(deadline=None)
@given(text=TEXTS, anchor=ANCHORS)
def test_no_term_ends_before_it_begins(text: str, anchor: date | None) -> None:
    found = find_dates(text, anchor=anchor, calendar=default_calendar())

    assert all(f.due_on is None or f.earliest is None or f.earliest <= f.due_on for f in found)
    assert all(f.due_on is None or anchor is None or anchor <= f.due_on for f in found)


@settings(deadline=None)
@given(text=TEXTS, anchor=ANCHORS)
def test_what_has_no_date_is_never_certain(text: str, anchor: date | None) -> None:
    found = find_dates(text, anchor=anchor, calendar=default_calendar())

    assert not [f for f in found if f.due_on is None and f.certain]
    assert not [f for f in found if f.due_on is None and anchor and not f.review_on and f.precision != "day"]
