"""References: their normal form, the way back from it, and what cannot be right."""

import pytest

from motions.rules.references import NotAReference, Reference, parse_normal_form, why_incomplete

FORMS = {
    "36410-74": Reference(dossier=36410, number="74"),
    "21501-02-2586": Reference(dossier=21501, suffix="02", number="2586"),
    "28600-XV-98": Reference(dossier=28600, suffix="XV", number="98"),
    "36410-A-51": Reference(dossier=36410, suffix="A", number="51"),
    "35526-F": Reference(chamber="ek", dossier=35526, number="F"),
    "28679-128g": Reference(chamber="ek", dossier=28679, number="128g"),
    "34356-(R2064)-3": Reference(dossier=34356, suffix="(R2064)", number="3"),
    "36410": Reference(dossier=36410),
    "36600-VII": Reference(dossier=36600, suffix="VII"),
    "21501-20": Reference(dossier=21501, number="20"),
    "ah-tk-20222023-1505": Reference(series="ah", session_year="20222023", number="1505"),
    "h-tk-20172018-70-6": Reference(series="h", session_year="20172018", number="70-6"),
}


@pytest.mark.parametrize(("form", "reference"), FORMS.items())
def test_normal_form_and_reference_say_the_same(form: str, reference: Reference) -> None:
    assert reference.normal_form == form
    assert parse_normal_form(form) == reference


@pytest.mark.parametrize("text", ["", "74", "36410-", "36410-74-", "motie", "364100-7", "ah-tk-2022-1"])
def test_other_text_is_refused(text: str) -> None:
    with pytest.raises(NotAReference):
        parse_normal_form(text)


REASONS = [
    (Reference(dossier=21501, number="20"), "dossier 21 501 heeft altijd een toevoeging, zoals 21 501-20"),
    (Reference(dossier=21501, number="2586"), "dossier 21 501 heeft altijd een toevoeging, zoals 21 501-20"),
    (Reference(dossier=9999, number="1"), "dossier 09 999 bestaat niet"),
    (Reference(dossier=36410, suffix="XXXX", number="1"), "begrotingshoofdstuk XXXX bestaat niet"),
]


@pytest.mark.parametrize(("reference", "reason"), REASONS)
def test_reference_that_cannot_be_right_says_why(reference: Reference, reason: str) -> None:
    assert why_incomplete(reference) == f"Verwijzing onvolledig: {reason}"


def test_whole_dossier_is_incomplete_for_a_motion_only() -> None:
    dossier = Reference(dossier=36410, suffix="XIV")

    assert why_incomplete(dossier) == ""
    assert why_incomplete(dossier, of_motion=True) == (
        "Verwijzing onvolledig: het nummer binnen dossier 36 410 XIV ontbreekt"
    )


def test_council_paper_with_its_suffix_is_whole() -> None:
    assert why_incomplete(Reference(dossier=21501, suffix="02", number="2586"), of_motion=True) == ""
