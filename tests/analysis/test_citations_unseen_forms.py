"""Forms that letters use beyond the catalogue: found while reading letters that nobody had tuned the rules on."""

import pytest

from motions.analysis.citations import find_citations
from motions.analysis.findings import Citation
from motions.analysis.sentences import Sentences
from motions.analysis.text import clean
from motions.analysis.zones import find_zones

Expected = tuple[tuple[str, str, tuple[str, ...]], ...]


def cited(text: str) -> tuple[Citation, ...]:
    cleaned = clean(text)
    return find_citations(cleaned, find_zones(cleaned), Sentences(cleaned.text))


def seen(text: str) -> Expected:
    return tuple((found.kind, " ".join(found.quote.split()), found.papers) for found in cited(text))


COMMITMENTS: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "passive, to parliament": (
        "In die brief is toegezegd dat uw Kamer elk jaar over de dijken wordt bericht.",
        "In die brief is toegezegd dat uw Kamer elk jaar over de dijken wordt bericht",
        (),
    ),
    "with the place where it was made": (
        "In het debat van 4 mei (Handelingen II 2021/22, nr. 80, item 2) heb ik toegezegd u te berichten.",
        "In het debat van 4 mei (Handelingen II 2021/22, nr. 80, item 2) heb ik toegezegd u te berichten",
        ("h-tk-20212022-80-2",),
    ),
    "as promised, also over a comma": (
        "Zoals ik u heb toegezegd, o.a. in de Kabinetsreactie op de nota Water, is dit onderzocht.",
        "Zoals ik u heb toegezegd, o.a. in de Kabinetsreactie op de nota Water",
        (),
    ),
    "by its register number": ("Ik kom hiermee de toezegging T03141 na.", "toezegging T03141", ()),
    "over the full stop of an abbreviation": (
        "Ik heb tijdens het AO Havens van 10 mei jl. aan de heer Plasterk toegezegd terug te komen op de sluis.",
        "Ik heb tijdens het AO Havens van 10 mei jl. aan de heer Plasterk toegezegd terug te komen op de sluis",
        (),
    ),
    "conform, without more": ("Conform toezegging ontvangt uw Kamer het plan.", "toezegging", ()),
}


@pytest.mark.parametrize(("text", "quote", "papers"), COMMITMENTS.values(), ids=COMMITMENTS.keys())
def test_earlier_commitment_is_cited_once(text: str, quote: str, papers: tuple[str, ...]) -> None:
    assert seen(text) == (("commitment", quote, papers),)


def test_motion_inside_an_earlier_commitment_is_cited_too() -> None:
    text = "Ik heb in het debat toegezegd dat dit gebeurt, conform de motie-De Graaf c.s. over sluizen."

    assert [kind for kind, _, _ in seen(text)] == ["commitment", "motion"]


NO_COMMITMENT = {
    "anaphora": "Met deze brief voer ik deze toezegging uit en informeer ik uw Kamer.",
    "some of many": "Daarmee voldoe ik aan een aantal toezeggingen die aan uw Kamer zijn gedaan.",
    "motions and commitments": "Hierbij ontvangt u de stand van de moties en toezeggingen die open staan.",
    "money": "Het kabinet heeft de toezegging van € 3 miljoen verwerkt.",
    "to others": "Het kabinet doet geen nieuwe toezeggingen aan Oekraïne.",
}


@pytest.mark.parametrize("text", NO_COMMITMENT.values(), ids=NO_COMMITMENT.keys())
def test_word_for_commitment_is_not_always_one(text: str) -> None:
    assert seen(text) == ()


DOCUMENTS: dict[str, tuple[str, Expected]] = {
    "bill with its title": (
        "Toen werd het wetsvoorstel «Wijziging van de Waterwet»1 behandeld.\n\n1 Kamerstuk 35 394.",
        (("paper", "wetsvoorstel «Wijziging van de Waterwet»", ("35394",)),),
    ),
    "report sent in the same sentence": (
        "Op 3 mei is het eindrapport van de inspectie over de havens aan de Kamer aangeboden1.\n\n"
        "1 Kamerstuk 31 936, nr. 9",
        (("paper", "eindrapport van de inspectie over de havens", ("31936-9",)),),
    ),
    "compound with a hyphen": (
        "De Kamer heeft het RIVM-rapport ‘Meten aan zee’1 ontvangen.\n\n1 Kamerstuk 31 936, nr. 7",
        (("paper", "RIVM-rapport ‘Meten aan zee’", ("31936-7",)),),
    ),
    "letter of the last months": (
        "In mijn brief van 25 oktober jl.1 heb ik dit gemeld.\n\n1 Kamerstuk 29 538, nr. 30",
        (("paper", "brief van 25 oktober jl.", ("29538-30",)),),
    ),
    "note apart behind a year": (
        "Zoals gemeld in de Havenbrief van 24 juni 2022 2 is dit de norm.\nEn dit1 ook.\n\n"
        "1 Trouw, 3 mei 2022\n2 Kamerstuk 29 665, nr. 4",
        (("paper", "Havenbrief van 24 juni 2022", ("29665-4",)),),
    ),
    "the letter, not the motion it speaks of": (
        "Bij brief van 29 januari 2024 bent u bericht over hoe de motie Ellian c.s. wordt uitgevoerd in de keten.1\n\n"
        "1 Kamerstuk 29 279, nr. 8.",
        (("paper", "brief van 29 januari 2024", ("29279-8",)), ("motion", "motie Ellian c.s.", ())),
    ),
    "a note that names its document itself": (
        "Dit staat in het verslag.1\n\n"
        "1 Zie ook de Havenbrief van de Minister van Infrastructuur en Waterstaat (Kamerstuk 28 286, nr. 12).",
        (("paper", "Kamerstuk 28 286, nr. 12", ("28286-12",)),),
    ),
    "the plan beside the note, not the bill before": (
        "De wijzigingen in het wetsvoorstel staan in de agenda voor haven-, sluis- en dijkbeleid1 en meer.\n\n"
        "1 Kamerstuk 31 288, nr. 1.",
        (("paper", "agenda voor haven-, sluis- en dijkbeleid", ("31288-1",)),),
    ),
    "note between a letter and its day": (
        "De brief1 van 30 september 2020 beschrijft dit.\n\n1 Kamerstuk 32 849, nr. 2",
        (("paper", "brief1 van 30 september 2020", ("32849-2",)),),
    ),
    "a study with the note at its name": (
        "Zo blijkt uit een onderzoek van twee bureaus1 naar sluizen, dat u kent.\n\n1 Kamerstuk 29 544, nr. 6",
        (("paper", "onderzoek van twee bureaus", ("29544-6",)),),
    ),
    "letter with its day and its number alone in brackets": (
        "Zie de brief van de minister van LNV d.d. 30 mei 2008 betreffende havens (28 286, nr. 216).",
        (
            (
                "paper",
                "brief van de minister van LNV d.d. 30 mei 2008 betreffende havens (28 286, nr. 216)",
                ("28286-216",),
            ),
        ),
    ),
    "letter sent on a day": (
        "De Kamer is per brief op 19 juni 2023 bericht over de havens.1\n\n1 Kamerstuk 31 936, nr. 10.",
        (("paper", "brief op 19 juni 2023", ("31936-10",)),),
    ),
    "letter on several motions": (
        "Zie de brief in reactie op ingediende moties inzake het spoor d.d. 30 maart 2010 (32 123 XII, nr. 48).",
        (
            (
                "paper",
                "brief in reactie op ingediende moties inzake het spoor d.d. 30 maart 2010 (32 123 XII, nr. 48)",
                ("32123-XII-48",),
            ),
        ),
    ),
    "bill of a fund or chapter": (
        "Dit regelt het wetsvoorstel Vaststelling van de begroting van het fonds (32123A).",
        (("paper", "wetsvoorstel Vaststelling van de begroting van het fonds (32123A)", ("32123-A",)),),
    ),
    "papers with their own naming words": (
        "U bent bericht (Kamerstuk 34 919, nr. 7 en Kamerstuk 34 919, nr. 9).",
        (("paper", "Kamerstuk 34 919, nr. 7", ("34919-7",)), ("paper", "Kamerstuk 34 919, nr. 9", ("34919-9",))),
    ),
    "proceedings with the name of the item": (
        "Dit is besproken (Handelingen II 2019/20, nr. 97, debat over havens en sluizen).",
        (("proceedings", "Handelingen II 2019/20, nr. 97, debat over havens en sluizen", ("h-tk-20192020-97",)),),
    ),
}


@pytest.mark.parametrize(("text", "expected"), DOCUMENTS.values(), ids=DOCUMENTS.keys())
def test_document_named_in_words_takes_the_number_of_its_note(text: str, expected: Expected) -> None:
    assert seen(text) == expected


QUESTIONS: dict[str, tuple[str, Expected]] = {
    "number behind the topic": (
        "Zie de Kamervragen van de leden Moorlag en Bromet over mest (Aanhangsel Handelingen II 2018/19, nr. 2512).",
        (
            (
                "questions",
                "Kamervragen van de leden Moorlag en Bromet over mest (Aanhangsel Handelingen II 2018/19, nr. 2512)",
                ("ah-tk-20182019-2512",),
            ),
        ),
    ),
    "session year behind the number": (
        "Zie het antwoord (Aanhangsel Handelingen nr. 1034, vergaderjaar 2000–2001).",
        (("questions", "Aanhangsel Handelingen nr. 1034, vergaderjaar 2000–2001", ("ah-tk-20002001-1034",)),),
    ),
}


@pytest.mark.parametrize(("text", "expected"), QUESTIONS.values(), ids=QUESTIONS.keys())
def test_questions_take_in_their_number(text: str, expected: Expected) -> None:
    assert seen(text) == expected


def test_number_behind_the_title_and_a_comma_is_the_motions_own() -> None:
    found = cited(
        "De motie van het lid Sienot c.s. over sluizen, Kamerstuk 32 813, nr. 5, en de motie op stuk nr. 4 (35 000)."
    )

    assert [one.papers for one in found] == [("32813-5",), ("35000-4",)]


def test_note_behind_the_title_of_a_motion_is_that_motions() -> None:
    text = "De motie van de leden Paul en Van Meenen c.s. over sluizen1 betrekken wij.\n\n1 Kamerstuk 27 923, nr. 4."

    (found,) = cited(text)

    assert (found.movers, found.papers) == (("Paul", "Van Meenen"), ("27923-4",))


def test_note_number_between_two_words_leaves_them_apart() -> None:
    text = "Uw Kamer heeft via de motie van het lid De Kort1het kabinet gevraagd.\n\n1 Kamerstuk 35 394, nr. 4"

    (found,) = cited(text)

    assert (found.movers, found.papers) == (("De Kort",), ("35394-4",))


def test_notes_copied_from_a_web_page_are_notes() -> None:
    text = (
        "Ik stuurde u het rapport.1 De motie-Ceder2 volg ik.\n\n"
        "X Noot\n1\n\nKamerstuk 36 410, nr. 3.\n\nX Noot\n2\n\nKamerstuk 36 410, nr. 5\n"
    )

    assert seen(text) == (("paper", "rapport", ("36410-3",)), ("motion", "motie-Ceder", ("36410-5",)))


def test_number_of_a_list_item_is_no_note_number() -> None:
    text = (
        "De vragen zijn beantwoord in een brief.\n\n1. Waar blijft dit?\n\n"
        "Dat staat in het 20e jaarverslag.1\n\n1 Kamerstuk 31 066, nr. 4."
    )

    assert seen(text) == (("paper", "20e jaarverslag", ("31066-4",)),)


def test_short_notes_on_one_line_are_notes_each() -> None:
    text = (
        "Dit staat in het jaarverslag van 20211 en in de Kamerbrief over havens2 van dit jaar.\n\n"
        "1 ATR, Kamerstuk 29 515, nr. 46. 2 Kamerstuk 32 637, nr. 47."
    )

    assert [(one.quote, one.papers, one.footnote) for one in cited(text)] == [
        ("jaarverslag van 2021", ("29515-46",), "1 ATR, Kamerstuk 29 515, nr. 46."),
        ("Kamerbrief over havens", ("32637-47",), "2 Kamerstuk 32 637, nr. 47."),
    ]


def test_pointers_that_were_lost_do_not_hide_the_notes_behind_them() -> None:
    text = (
        "Zie de nota over havens1 hier, en de brief van 3 mei 20234 daar.\n\n"
        "1 Kamerstuk 29 515, nr. 4\n2 www.voorbeeld.nl/a\n3 www.voorbeeld.nl/b\n4 Kamerstuk 29 515, nr. 6"
    )

    assert [(one.quote, one.papers) for one in cited(text)] == [
        ("nota over havens", ("29515-4",)),
        ("brief van 3 mei 2023", ("29515-6",)),
    ]


def test_note_behind_closing_guillemets_is_pointed_to() -> None:
    (found,) = cited("Zie de brief «Haven II»1 hierover.\n\n1 Kamerstuk 29 515, nr. 4")

    assert (found.quote, found.papers) == ("brief «Haven II»", ("29515-4",))


@pytest.mark.parametrize(
    ("text", "movers"),
    [
        ("Ik ken de motie 32 735 nr. 262 van Van Helvert en Van der Staaij.", ("Van Helvert", "Van der Staaij")),
        ("Ik ken de motie (32 735, nr. 262) van Jansen c.s. over de tol.", ("Jansen",)),
        ("Ik ken de motie 32 735 nr. 262 van de Tweede Kamer.", ()),
        ("Ik ken de motie van mijn collega Peters, waarin om een lagere tol wordt gevraagd.", ("Peters",)),
    ],
)
def test_movers_without_their_title_and_colleagues_are_read(text: str, movers: tuple[str, ...]) -> None:
    (motion,) = cited(text)

    assert (motion.kind, motion.movers) == ("motion", movers)
