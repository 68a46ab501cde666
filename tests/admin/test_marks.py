"""A letter's text with its findings marked: everything escaped, nothing lost, overlaps shown."""

import re

from motions.admin.review.marks import Mark, Piece, marked_text, pieces


def mark(pk: int, start: int, end: int, *, is_current: bool = False) -> Mark:
    return Mark(pk=pk, number=pk, start=start, end=end, css="evidence open", is_current=is_current)


def test_pieces_hold_the_whole_text_in_order() -> None:
    outer, inner = mark(1, 2, 8), mark(2, 4, 6)

    found = list(pieces("abcdefghij", [outer, inner]))

    assert found == [
        Piece("ab", None, ()),
        Piece("cd", outer, (outer,)),
        Piece("ef", inner, (inner,)),
        Piece("gh", outer, ()),
        Piece("ij", None, ()),
    ]


def test_current_mark_shows_over_a_shorter_one() -> None:
    outer, inner = mark(1, 0, 8, is_current=True), mark(2, 4, 6)

    assert [piece.shown for piece in pieces("abcdefgh", [outer, inner])] == [outer, outer, outer]


def test_two_findings_on_the_same_words_both_have_their_place() -> None:
    html = marked_text("abc", [mark(1, 0, 3), mark(2, 0, 3)])

    assert html.count("<mark") == 1
    assert 'id="voorstel-1"' in html
    assert 'id="voorstel-2"' in html


def test_text_of_the_letter_is_escaped() -> None:
    html = marked_text("<script>alert('&')</script>", [mark(1, 3, 12)])

    assert "<script" not in html
    assert re.sub(r"<[^>]*>", "", html) == "&lt;script&gt;alert(&#x27;&amp;&#x27;)&lt;/script&gt;"
