"""The forms in which letters cite official things (domain reference, section 4.2), each with a sentence of our own."""

import pytest

from motions.analysis.citations import RULES, find_citations
from motions.analysis.findings import Citation
from motions.analysis.sentences import Sentences
from motions.analysis.text import clean
from motions.analysis.zones import find_zones


def cited(text: str) -> tuple[Citation, ...]:
    cleaned = clean(text)
    found = find_citations(cleaned, find_zones(cleaned), Sentences(cleaned.text))
    assert all(citation.quote == text[citation.start : citation.end] for citation in found)
    return found


MOTIONS = {
    "01 members and number": (
        "Conform motie van de leden Bikker en Omtzigt (Kamerstuk 36 410, nr. 74) is dit besproken.",
        (
            "motie van de leden Bikker en Omtzigt (Kamerstuk 36 410, nr. 74)",
            ("Bikker", "Omtzigt"),
            False,
            ("36410-74",),
        ),
    ),
    "02 particle in lower case and c.s.": (
        "Dit past bij de motie van der Graaf c.s. (Kamerstuk 21 501, nr. 20).",
        ("motie van der Graaf c.s. (Kamerstuk 21 501, nr. 20)", ("van der Graaf",), True, ("21501-20",)),
    ),
    "03 slash and glued note number": (
        "Conform de motie Ceder/Mulder3 volgt het kabinet dit.\n\n3 Kamerstuk 21 501-02, nr. 2586, dd. 19 januari 2023",
        ("motie Ceder/Mulder", ("Ceder", "Mulder"), False, ("21501-02-2586",)),
    ),
    "06 hyphen and c.s.": (
        "De motie-De Graaf c.s. is ingetrokken.",
        ("motie-De Graaf c.s.", ("De Graaf",), True, ()),
    ),
    "07 hyphen, slash and glued number": (
        "Zie de aangenomen motie-Paternotte/Stoffer (35000-XII,nr. 46).",
        ("motie-Paternotte/Stoffer (35000-XII,nr. 46)", ("Paternotte", "Stoffer"), False, ("35000-XII-46",)),
    ),
    "08 slash without hyphen": (
        "Zie motie Beckerman/Bushoff (Kamerstuk 33 529, nr. 1219).",
        ("motie Beckerman/Bushoff (Kamerstuk 33 529, nr. 1219)", ("Beckerman", "Bushoff"), False, ("33529-1219",)),
    ),
    "09 first name, glued word": (
        "Zie de motie Pierik/Olger van Dijk (Kamerstuk36 600 XII, nr. 42).",
        (
            "motie Pierik/Olger van Dijk (Kamerstuk36 600 XII, nr. 42)",
            ("Pierik", "Olger van Dijk"),
            False,
            ("36600-XII-42",),
        ),
    ),
    "10 two members joined by a hyphen": (
        "Dat vraagt de motieBikker-Van den Hil ook.",
        ("motieBikker-Van den Hil", ("Bikker", "Van den Hil"), False, ()),
    ),
    "11 title between name and number": (
        "Motie van het lid Eppink over kosten (Kamerstuk 21 501-20, nr. 1736), 12 oktober 2021",
        (
            "Motie van het lid Eppink over kosten (Kamerstuk 21 501-20, nr. 1736)",
            ("Eppink",),
            False,
            ("21501-20-1736",),
        ),
    ),
    "14 dashed sub-dossier": (
        "Dit is conform motie Klaver c.s. (Kamerstuk 21501-20-2128).",
        ("motie Klaver c.s. (Kamerstuk 21501-20-2128)", ("Klaver",), True, ("21501-20-2128",)),
    ),
    "23 names behind the number": (
        "Zie de motie (TK vergaderjaar 2023–2024, 36 410 XVI, nr. 116) van de leden Mohandis (GroenLinks-PvdA)"
        " en Van Nispen.",
        (
            "motie (TK vergaderjaar 2023–2024, 36 410 XVI, nr. 116) van de leden Mohandis (GroenLinks-PvdA)"
            " en Van Nispen",
            ("Mohandis", "Van Nispen"),
            False,
            ("36410-XVI-116",),
        ),
    ),
    "24 number without a word": (
        "Ook de motie Ellian (24 587, nr. 969) vraagt dit.",
        ("motie Ellian (24 587, nr. 969)", ("Ellian",), False, ("24587-969",)),
    ),
    "27 misplaced comma": (
        "Zie de motie Omtzigt/Van der Plas (29689 ,nr.171) hierover.",
        ("motie Omtzigt/Van der Plas (29689 ,nr.171)", ("Omtzigt", "Van der Plas"), False, ("29689-171",)),
    ),
    "30 amended, with the old number": (
        "De gewijzigde motie-Wassenberg (21501-08, nr. 726, was nr. 719) is aangenomen.",
        ("gewijzigde motie-Wassenberg (21501-08, nr. 726, was nr. 719)", ("Wassenberg",), False, ("21501-08-726",)),
    ),
    "36 status before the word": (
        "De op 13 februari verworpen motie van het lid El Abassi (Kamerstuk 36410-VI-65) blijft buiten beschouwing.",
        ("motie van het lid El Abassi (Kamerstuk 36410-VI-65)", ("El Abassi",), False, ("36410-VI-65",)),
    ),
    "37 glued particle, group in brackets": (
        "De motie VanDijk (PVV) is daarbij betrokken.",
        ("motie VanDijk", ("Van Dijk",), False, ()),
    ),
    "38 mover before the word": (
        "De op 20 juni jl. door het lid Mutluer ingediende motie over wijkagenten voert het kabinet uit.",
        ("door het lid Mutluer ingediende motie", ("Mutluer",), False, ()),
    ),
    "38b mover before the word, c.s.": (
        "Met de door het lid Van As c.s. ingediende motie is rekening gehouden.",
        ("door het lid Van As c.s. ingediende motie", ("Van As",), True, ()),
    ),
    "39 member of the senate": (
        "Dat vraagt de motie van het lid VanMeenen c.s. (D66, Eerste Kamer) ook.",
        ("motie van het lid VanMeenen c.s.", ("Van Meenen",), True, ()),
    ),
    "numbers only, plural": (
        "De moties 30 300 XV, nr. 87 en 88, vragen dit.",
        ("moties 30 300 XV, nr. 87 en 88", (), False, ("30300-XV-87", "30300-XV-88")),
    ),
    "number behind a comma": (
        "Dit volgt uit de motie Van Wijmen c.s., Tweede Kamerstuk 2001–2002, 26 431, nr. 41, en uit de wet.",
        ("motie Van Wijmen c.s., Tweede Kamerstuk 2001–2002, 26 431, nr. 41", ("Van Wijmen",), True, ("26431-41",)),
    ),
    "number of the senate of those years": (
        "Dit volgt uit de motie-Eversdijk (28 679, EK nr. 128g).",
        ("motie-Eversdijk (28 679, EK nr. 128g)", ("Eversdijk",), False, ("28679-128g",)),
    ),
    "three names without members": (
        "Zie ook de motie Buijs, Udo en Kant (27 565 nr. 9).",
        ("motie Buijs, Udo en Kant (27 565 nr. 9)", ("Buijs", "Udo", "Kant"), False, ("27565-9",)),
    ),
    "nader gewijzigde": (
        "De nader gewijzigde motie van het lid Kröger c.s. (Kamerstuk 31 936, nr. 9) is uitgevoerd.",
        (
            "nader gewijzigde motie van het lid Kröger c.s. (Kamerstuk 31 936, nr. 9)",
            ("Kröger",),
            True,
            ("31936-9",),
        ),
    ),
    "number and dossier the other way round": (
        "De motie op stuk nr. 12 (36410) vraagt dit.",
        ("motie op stuk nr. 12 (36410)", (), False, ("36410-12",)),
    ),
    "double name is one member": (
        "De motie van de leden Michon-Derkzen en Van Veldhoven-van der Meer (29 628, nr. 7) vraagt dit.",
        (
            "motie van de leden Michon-Derkzen en Van Veldhoven-van der Meer (29 628, nr. 7)",
            ("Michon-Derkzen", "Van Veldhoven-van der Meer"),
            False,
            ("29628-7",),
        ),
    ),
    "members in capitals": (
        "MOTIE VAN DE LEDEN INGE VAN DIJK EN GRINWIS",
        ("MOTIE VAN DE LEDEN INGE VAN DIJK EN GRINWIS", ("INGE VAN DIJK", "GRINWIS"), False, ()),
    ),
}


@pytest.mark.parametrize(("text", "expected"), MOTIONS.values(), ids=MOTIONS.keys())
def test_motion_is_cited_with_its_movers_and_papers(
    text: str, expected: tuple[str, tuple[str, ...], bool, tuple[str, ...]]
) -> None:
    found = [citation for citation in cited(text) if citation.kind == "motion"]

    assert [(one.quote, one.movers, one.others, one.papers) for one in found] == [expected]


LISTS = {
    "34 names divided by c.s., numbers in order": (
        "De moties Wagenaar c.s. en Van den Doel c.s. over de missie (27400 VII, nrs. 33 en 34) zijn aangenomen.",
        [(("Wagenaar",), True, ("27400-VII-33",)), (("Van den Doel",), True, ("27400-VII-34",))],
    ),
    "35 two references far apart": (
        "De moties van 14 december 2021 van de leden Michon-Derkzen en Van der Plas over straffen"
        " (Kamerstuk 35925-VI-56) en van de leden Markuszower en Helder over celstraf"
        " (Kamerstuk 35925-VI-41) komen aan de orde.",
        [
            (("Michon-Derkzen", "Van der Plas"), False, ("35925-VI-56",)),
            (("Markuszower", "Helder"), False, ("35925-VI-41",)),
        ],
    ),
    "two motions by semicolon": (
        "de motie-De Roon over sancties (35300-X, nr. 21); gewijzigde motie-Wassenberg (21501-08, nr. 726).",
        [(("De Roon",), False, ("35300-X-21",)), (("Wassenberg",), False, ("21501-08-726",))],
    ),
    "plural with a number each": (
        "De moties Kröger (Kamerstuk 31 936, nr. 9) en Van der Lee (Kamerstuk 32 813, nr. 12) zijn uitgevoerd.",
        [(("Kröger",), False, ("31936-9",)), (("Van der Lee",), False, ("32813-12",))],
    ),
    "hyphen before each name": (
        "De moties-Kröger en -Van der Lee zijn uitgevoerd.",
        [(("Kröger",), False, ()), (("Van der Lee",), False, ())],
    ),
    "members of one motion each": (
        "De moties van het lid Ceder en van het lid Bikker zijn uitgevoerd.",
        [(("Ceder",), False, ()), (("Bikker",), False, ())],
    ),
    "topics of the same member": (
        "De moties van het lid Ellian over brieven (24587-867) en over bezoek (24587-868) zijn uitgevoerd.",
        [(("Ellian",), False, ("24587-867",)), (("Ellian",), False, ("24587-868",))],
    ),
    "a number elsewhere holds for every mention": (
        "De motie-Schippers/Agema vraagt dit. Eerder is de motie-Schippers/Agema (30 800 XVI, nr. 92) besproken.",
        [(("Schippers", "Agema"), False, ("30800-XVI-92",)), (("Schippers", "Agema"), False, ("30800-XVI-92",))],
    ),
    "two numbers of the same movers stay apart": (
        "De motie Bikker (36 410, nr. 31) en de motie Bikker (36 410, nr. 74) bestaan beide. De motie Bikker telt.",
        [(("Bikker",), False, ("36410-31",)), (("Bikker",), False, ("36410-74",)), (("Bikker",), False, ())],
    ),
}


@pytest.mark.parametrize(("text", "expected"), LISTS.values(), ids=LISTS.keys())
def test_several_motions_each_have_their_own_movers_and_papers(
    text: str, expected: list[tuple[tuple[str, ...], bool, tuple[str, ...]]]
) -> None:
    found = [citation for citation in cited(text) if citation.kind == "motion"]

    assert [(one.movers, one.others, one.papers) for one in found] == expected


NUMBERS = {
    "05 report in a note": ("Zie Kamerstuk 21 501-02, nr. 2602, dd. 23 januari 2023", ("21501-02-2602",)),
    "12 dashed": ("Zie (Kamerstuk 36600-VIII-38).", ("36600-VIII-38",)),
    "12b dashed with a space": ("Zie (Kamerstuk 31793- 262).", ("31793-262",)),
    "12c dashed with two spaces": ("Zie (Kamerstuk 29383 - 367).", ("29383-367",)),
    "13 dashed without chapter": ("Zie Kamerstuk 35510-21.", ("35510-21",)),
    "15 two numbers": ("Zie (Kamerstuk 22343-382 en 383).", ("22343-382", "22343-383")),
    "15b two dashed numbers": ("Zie (Kamerstuk 25087-164 en 25087-168).", ("25087-164", "25087-168")),
    "16 two dossiers": ("Zie (Kamerstuk 24587-883 en 36200-VI-50).", ("24587-883", "36200-VI-50")),
    "17 one paper in two dossiers": ("Zie Kamerstukken 21 501-02 en 36 045, nr. 2502.", ("21501-02-2502",)),
    "17b one paper, slash": ("Zie (Kamerstukken 30175/28973-437).", ("30175-437",)),
    "18 one paper of two bills": ("Zie (Kamerstukken 36143-36144-3).", ("36143-3", "36144-3")),
    "19 law review style": ("Zie Kamerstukken II 2019/20, 35 300-XV, nr. 28.", ("35300-XV-28",)),
    "19b without comma": ("Zie Kamerstukken II 2020/21 35 570-IX, nr. 14.", ("35570-IX-14",)),
    "20 vergaderjaar": ("Zie Kamerstukken II,vergaderjaar 2022/2023 36 229, nr. 29.", ("36229-29",)),
    "21 years only": ("Zie Kamerstukken, 2022-2023, 29628, nr. 1135.", ("29628-1135",)),
    "22 Kamerstuk II": ("Zie Kamerstuk II 28286, nr. 1056.", ("28286-1056",)),
    "24 brackets only": ("Zie de brief (21 501-02, nr. 2713).", ("21501-02-2713",)),
    "25 no comma": ("Zie Kamerstuk 31 793 nr. 274.", ("31793-274",)),
    "26 no space": ("Zie Kamerstuk 23 432, nr.537.", ("23432-537",)),
    "28 fund": ("Zie Kamerstuk 36 410 A, nr. 51.", ("36410-A-51",)),
    "29 in minutes": ("Zij krijgt nr. 726 (21501-08).", ("21501-08-726",)),
    "40s EK with nr.": ("Zie Kamerstukken I 2021/22, 35 925, nr. E.", ("35925-E",)),
    "44 EK letter": ("Zie Kamerstukken I 2020/21, 35 570, C.", ("35570-C",)),
    "45 EK old": ("Zie Kamerstukken I 2000/2001, 26 855 (250, 250a).", ("26855-250", "26855-250a")),
    "46 kingdom act": ("Zie 34 356 (R2064), nr. 3.", ("34356-(R2064)-3",)),
    "46b kingdom act, dashed": ("Zie Kamerstuk 35315-(R2137)-1.", ("35315-(R2137)-1",)),
    "48 hyphenation": ("Zie Kamerstuk-\nken 23 645, nr. 811.", ("23645-811",)),
    "48b hyphenation left in": ("Zie Kamer-stuk 23 645, nr. 828.", ("23645-828",)),
    "48c line break": ("Zie Kamerstuk\n21 501-02, nr. 2526.", ("21501-02-2526",)),
    "51 footer glued behind": (
        "Zie Kamerstuk 29 282, nr. 521 Tweede Kamer, vergaderjaar 2024–2025, Aanhangsel 2",
        ("29282-521",),
    ),
    "52 annex of a paper": ("Zie Bijlage bij Kamerstukken II 2021/22, 29 628, nr. 1051.", ("29628-1051",)),
    "53 with a page": ("Zie Kamerstuk 29 255 nr. 3 p. 13 en 14.", ("29255-3",)),
    "53b pages between numbers": ("Zie Kamerstuk 29 255, nr. 4, p. 12 en 13, en nr. 6.", ("29255-4", "29255-6")),
    "54 chapter in words": ("Zie Kamerstuk 19 700 hoofdstuk XV, nr. 2.", ("19700-XV-2",)),
    "54b whole dossier": ("Zie (Kamerstuk 36600-VII).", ("36600-VII",)),
    "54c whole dossier": ("Zie Kamerstukken 35 418.", ("35418",)),
    "range": ("Zie Kamerstukken II 2007/08, 29 911, nrs. 9–11.", ("29911-9", "29911-10", "29911-11")),
    "without nr.": ("Zie Kamerstukken II 35 300, 7 en 8.", ("35300-7", "35300-8")),
    "list behind a dash": ("Zie (Kamerstuk 31066-1177, 1186 en 1202).", ("31066-1177", "31066-1186", "31066-1202")),
    "list by dashes": ("Zie (Kamerstuk 29477-484-485).", ("29477-484", "29477-485")),
    "number before its dossier, glued": ("Zij krijgt nr. 721(19637).", ("19637-721",)),
    "thin space": ("Zie Kamerstuk 36\u2009410, nr. 74.", ("36410-74",)),
    "no-break space": ("Zie Kamerstuk 36\u00a0410, nr.\u00a074.", ("36410-74",)),
    "raw identifier": ("Zie kst-36410-74.", ("36410-74",)),
}


@pytest.mark.parametrize(("text", "papers"), NUMBERS.values(), ids=NUMBERS.keys())
def test_number_is_read_to_its_normal_form(text: str, papers: tuple[str, ...]) -> None:
    found = [citation for citation in cited(text) if citation.kind == "paper"]

    assert [citation.papers for citation in found] == [papers]


def test_list_of_numbers_of_the_chair_gives_each_paper() -> None:
    found = cited("Vervallen zijn 34775-42; 34734-25; 35300-XIV-41; 21501-32-1188.")

    assert [citation.papers for citation in found] == [
        ("34775-42",),
        ("34734-25",),
        ("35300-XIV-41",),
        ("21501-32-1188",),
    ]


OTHER_KINDS = {
    "41 annex": ("Aanhangsel Handelingen, vergaderjaar 2022–2023, nr. 3276", "questions", ("ah-tk-20222023-3276",)),
    "41b annex, slip in the years": (
        "Aanhangsel van de Handelingen II, 2022/-23, nr. 1823",
        "questions",
        ("ah-tk-20222023-1823",),
    ),
    "41c annex, short years": ("Aanhangsel Handelingen II 2019/20, nr. 89", "questions", ("ah-tk-20192020-89",)),
    "41d years first": (
        "Tweede Kamer, vergaderjaar 2023–2024, Aanhangsel van de Handelingen, nr. 2386",
        "questions",
        ("ah-tk-20232024-2386",),
    ),
    "42 raw identifier": ("ah-tk-20222023-1505", "questions", ("ah-tk-20222023-1505",)),
    "43 proceedings": ("Handelingen II 2024-2025, nr. 42, item 4", "proceedings", ("h-tk-20242025-42-4",)),
    "43b with pages": (
        "Handelingen II 2012-2013, nr. 71, item 15, blz 53-69",
        "proceedings",
        ("h-tk-20122013-71-15",),
    ),
    "43c by day": ("Handelingen Eerste Kamer 20 mei 2003", "proceedings", ()),
    "bill": ("wetsvoorstel Spoedwet Wegverbreding (28 679)", "paper", ("28679",)),
    "members' questions": ("vragen van de leden Ceder en Van der Graaf (beiden CU)", "questions", ()),
    "questions by number": ("schriftelijke vragen van het lid Kant (2024Z16988)", "questions", ()),
}


@pytest.mark.parametrize(("quote", "kind", "papers"), OTHER_KINDS.values(), ids=OTHER_KINDS.keys())
def test_questions_proceedings_and_bills_are_told_apart(quote: str, kind: str, papers: tuple[str, ...]) -> None:
    found = cited(f"Ik verwijs hier naar {quote}.")

    assert [(citation.quote, citation.kind, citation.papers) for citation in found] == [(quote, kind, papers)]


@pytest.mark.parametrize(("rule", "example"), RULES.items())
def test_example_of_each_rule_is_found_by_that_rule(rule: str, example: str) -> None:
    assert rule in [citation.rule for citation in cited(example)]


NOTHING = {
    "amount": "Er komen 29.000 woningen en 100.000 banen bij, of 12 500 plaatsen.",
    "years": "In 2019-2020 en 2022/2023 steeg dit.",
    "telephone": "Bel 070 426 64 26 of 0900-8844.",
    "motion without name": "Deze motie en voornoemde moties voert het kabinet uit.",
    "other words": "De promotie en de emotie van de locomotief.",
    "postal code": "Turfmarkt 147, 2511 DP Den Haag",
}


@pytest.mark.parametrize("text", NOTHING.values(), ids=NOTHING.keys())
def test_what_only_looks_like_a_citation_is_left_alone(text: str) -> None:
    assert cited(text) == ()


def test_dossier_of_the_council_without_suffix_is_incomplete_and_says_why() -> None:
    (found,) = cited("Dit past bij de motie van der Graaf c.s. (Kamerstuk 21 501, nr. 20).")

    assert not found.complete
    assert found.incomplete_reason == (
        "Verwijzing onvolledig: dossier 21 501 heeft altijd een toevoeging, zoals 21 501-20"
    )


def test_motion_with_a_dossier_only_is_incomplete() -> None:
    (found,) = cited("Zie de motie van het lid Ceder (Kamerstuk 36 410).")

    assert (found.papers, found.complete) == (("36410",), False)
    assert found.incomplete_reason == "Verwijzing onvolledig: het nummer binnen dossier 36 410 ontbreekt"


@pytest.mark.parametrize("text", ["De motie op stuk nr. 12 ontraad ik.", "Zie het amendement-Blok (stuk nr. 12, I)."])
def test_number_without_its_dossier_is_incomplete(text: str) -> None:
    (found,) = cited(text)

    assert (found.papers, found.complete) == ((), False)
    assert found.incomplete_reason == "Verwijzing onvolledig: het dossier ontbreekt"


def test_number_of_the_motion_that_was_replaced_is_its_own_citation() -> None:
    found = cited("Gewijzigde motie van het lid Dassen over staatsgaranties (t.v.v. 32637-682)")

    assert [(one.rule, one.movers, one.papers) for one in found] == [
        ("motion-movers", ("Dassen",), ()),
        ("motion-replaced", (), ("32637-682",)),
    ]


def test_motion_by_name_alone_is_no_broken_reference() -> None:
    (found,) = cited("Conform de motie Ceder/Mulder bekijkt het kabinet dit.")

    assert (found.papers, found.complete, found.incomplete_reason) == ((), True, "")


def test_note_that_only_holds_a_number_belongs_to_the_citation_that_points_to_it() -> None:
    text = (
        "Zie de motie Ceder/Mulder1 en de brief van 3 mei 2023.2\n\n"
        "1 Kamerstuk 21 501-02, nr. 2586\n2 Kamerstuk 36 410, nr. 8"
    )

    found = cited(text)

    assert [(one.quote, one.kind, one.papers, one.footnote) for one in found] == [
        ("motie Ceder/Mulder", "motion", ("21501-02-2586",), "1 Kamerstuk 21 501-02, nr. 2586"),
        ("brief van 3 mei 2023", "paper", ("36410-8",), "2 Kamerstuk 36 410, nr. 8"),
    ]


def test_note_of_a_motion_further_on_in_the_sentence_is_found() -> None:
    text = (
        "Nederland heeft conform de motie van het lid Ceder steun gegeven.[1]\n\n"
        "1 Motie Ceder, Kamerstuk 21 501-02, nr. 2732"
    )

    (found,) = cited(text)

    assert (found.quote, found.papers) == ("motie van het lid Ceder", ("21501-02-2732",))
