"""Numbers as people type them."""

import pytest

from motions.rules.typed_references import typed_references


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("36 410, nr. 74", "36410-74"),
        ("36410-74", "36410-74"),
        ("Kamerstuk 36 410, nr. 74", "36410-74"),
        ("kst-36410-74", "36410-74"),
        ("36.410/74", "36410-74"),
        ("  36410 nr 74 ", "36410-74"),
        ("36\u00a0410, nr. 74", "36410-74"),
        ("21 501-02, nr. 2586", "21501-02-2586"),
        ("21501-02-2586", "21501-02-2586"),
        ("21 501-20", "21501-20"),
        ("36 410 XVI, nr. 84", "36410-XVI-84"),
        ("36 410XVI, nr. 84", "36410-XVI-84"),
        ("36410-XVI-84", "36410-XVI-84"),
        ("36 410 XVI", "36410-XVI"),
        ("35 526, F", "35526-F"),
        ("35526-f", "35526-F"),
        ("36 410", "36410"),
    ],
)
def test_typed_number_is_read_in_any_form(typed: str, first: str) -> None:
    assert typed_references(typed)[0].normal_form == first


@pytest.mark.parametrize("typed", ["", "loketten", "36", "36 41", "motie 74", "2026", "36 410, nr. 74 en nog iets"])
def test_other_text_is_no_number(typed: str) -> None:
    assert typed_references(typed) == ()


def test_dossier_that_never_stands_alone_is_read_with_its_suffix_first() -> None:
    whole, paper = typed_references("21 501-20")

    assert (whole.suffix, whole.number) == ("20", "")
    assert (paper.suffix, paper.number) == ("", "20")
