"""A letter's text in paragraphs and pieces: nothing is lost, and every finding has its place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motions.queries.criteria import ItemKind
from motions.queries.findings import Finding
from motions.queries.letter_text import paragraphs


def finding(number: int, start: int, end: int) -> Finding:
    return Finding(
        number=number, span=(start, end), quote="", what="Voortgang", item_kind=ItemKind.MOTION, item_pk=1,
        item_title="Motie", ministry="", is_example=False,
    )  # fmt: skip


def test_text_is_cut_where_findings_begin_and_end() -> None:
    text = "Geachte voorzitter,\n\nDe motie is uitgevoerd. Verder niets."
    one = finding(1, 21, 44)

    first, second = paragraphs(text, [one])

    assert [(piece.text, piece.marked, piece.anchor, piece.ends) for piece in first.pieces] == [
        ("Geachte voorzitter,", False, "", ())
    ]
    assert [(piece.text, piece.marked, piece.anchor, piece.ends) for piece in second.pieces] == [
        ("De motie is uitgevoerd.", True, "plaats-21", (one,)),
        (" Verder niets.", False, "", ()),
    ]
    assert (first.notes, second.notes) == ((), (one,))


def test_findings_that_overlap_each_keep_their_place_and_end() -> None:
    long, short = finding(1, 0, 10), finding(2, 4, 10)

    (paragraph,) = paragraphs("0123456789", [long, short])

    assert [(piece.text, piece.anchor, piece.ends) for piece in paragraph.pieces] == [
        ("0123", "plaats-0", ()),
        ("456789", "plaats-4", (long, short)),
    ]


def test_finding_over_two_paragraphs_is_marked_in_both_and_anchored_once() -> None:
    both = finding(1, 2, 8)

    first, second = paragraphs("abcd\n\nefgh", [both])

    assert [(piece.text, piece.anchor) for piece in first.pieces] == [("ab", ""), ("cd", "plaats-2")]
    assert [(piece.text, piece.anchor) for piece in second.pieces] == [("ef", ""), ("gh", "")]


@pytest.mark.parametrize("text", ["", " \n\n \t\n"])
def test_empty_text_has_no_paragraphs(text: str) -> None:
    assert paragraphs(text, []) == ()


@given(st.text(alphabet="ab \n", max_size=60), st.lists(st.tuples(st.integers(0, 70), st.integers(1, 20)), max_size=4))
def test_no_letter_of_the_text_is_lost_whatever_the_spans(text: str, spans: list[tuple[int, int]]) -> None:
    found = [finding(number, start, start + length) for number, (start, length) in enumerate(spans, 1)]

    shown = "".join(piece.text for paragraph in paragraphs(text, found) for piece in paragraph.pieces)

    assert "".join(shown.split()) == "".join(text.split())
