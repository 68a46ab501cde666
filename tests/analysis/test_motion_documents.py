"""Motion documents: heading, dictum, terms and signatures, in every form in which they are published."""

import json
from datetime import date
from pathlib import Path

import pytest
from django.core.management import call_command

from motions.analysis.motion_documents import read_motion
from motions.extraction import extract

PUBLISHED = """\
Tweede Kamer der Staten-Generaal 2

Vergaderjaar 2023–2024

36 410 XVII Vaststelling van de begrotingsstaat van Sport (XVII) voor het
jaar 2024

Nr. 26 GEWIJZIGDE MOTIE VAN HET LID VAN DER LINDEN C.S. TER
VERVANGING VAN DIE GEDRUKT ONDER NR. 19
Voorgesteld 31 januari 2024

De Kamer,

gehoord de beraadslaging,

constaterende dat veel sportvelden verouderd zijn en dat de Kamer eerder
verzocht om een plan;

verzoekt de regering binnen drie maanden een plan op te stellen voor nieuwe
velden;

verzoekt de regering tevens de Kamer daarover voor het zomerreces te infor-
meren,

en gaat over tot de orde van de dag.

Van der Linden
Yılmaz-De Wit
’t Hart

kst-36410-XVII-26
ISSN 0921 - 7371
’s-Gravenhage 2024 Tweede Kamer, vergaderjaar 2023–2024, 36 410 XVII, nr. 26
"""


def motion(dictum: str, *, head: str = "12 345 Sport\nNr. 7 MOTIE VAN HET LID JANSEN\nVoorgesteld 25 juni 2024") -> str:
    return f"{head}\nDe Kamer,\ngehoord de beraadslaging,\n{dictum}\nen gaat over tot de orde van de dag.\nJansen\n"


def test_published_motion_is_read_whole() -> None:
    reading = read_motion(PUBLISHED)

    assert reading.paper == "36410-XVII-26"
    assert reading.dossier_title == "Vaststelling van de begrotingsstaat van Sport (XVII) voor het jaar 2024"
    assert reading.submitted_on == date(2024, 1, 31)
    assert (reading.amended, reading.replaces) == ("gewijzigde", "36410-XVII-19")
    assert reading.movers == ("Van der Linden", "Yılmaz-De Wit", "’t Hart")
    assert [(request.addressee, " ".join(request.quote.split())) for request in reading.requests] == [
        ("regering", "verzoekt de regering binnen drie maanden een plan op te stellen voor nieuwe velden"),
        ("regering", "verzoekt de regering tevens de Kamer daarover voor het zomerreces te infor- meren"),
    ]
    assert [term.due_on for request in reading.requests for term in request.deadlines] == [
        date(2024, 4, 30),
        date(2024, 7, 4),
    ]


def test_every_quote_is_what_the_text_says_there() -> None:
    for request in read_motion(PUBLISHED).requests:
        assert PUBLISHED[request.start : request.end] == request.quote
        for term in request.deadlines:
            assert PUBLISHED[term.start : term.end] == term.quote


@pytest.mark.parametrize(
    ("head", "paper", "title"),
    [
        ("12 345\nSport\nNr.\n7\nMOTIE VAN HET LID JANSEN", "12345-7", "Sport"),
        ("21 501\n-\n02\nRaad Algemene Zaken\nNr.\n9\nMOTIE VAN HET LID JANSEN", "21501-02-9", "Raad Algemene Zaken"),
        ("21 501-20 Europese Raad\nNr. 9 MOTIE VAN HET LID JANSEN", "21501-20-9", "Europese Raad"),
        ("36 027\n(\nR2160\n)\nVerdrag\nNr.\n12\nMOTIE VAN HET LID JANSEN", "36027-(R2160)-12", "Verdrag"),
        ("36 410\nVI\n-\nJustitie\n36 410\nXVI\nZorg\nNr.\n3\nMOTIE VAN HET LID JANSEN", "36410-VI-3", "Justitie"),
        ("28 676\nNAVO\nNr.\n3\nMOTIE VAN HET LID JANSEN", "28676-3", "NAVO"),
        ("35 526\tWet op de\tproef\nF\tMOTIE VAN HET LID JANSEN C.S.", "35526-F", "Wet op de proef"),
    ],
)
def test_paper_and_title_are_read_in_every_layout(head: str, paper: str, title: str) -> None:
    reading = read_motion(motion("verzoekt de regering dit te doen,", head=head))

    assert (reading.paper, reading.dossier_title, reading.submitted_on) == (paper, title, None)


@pytest.mark.parametrize(
    ("heading", "amended", "replaces"),
    [
        ("MOTIE VAN DE LEDEN JANSEN EN DE WIT", None, None),
        (
            "NADER GEWIJZIGDE MOTIE VAN HET LID JANSEN TER VERVANGING VAN DIE GEDRUKT ONDER NR. 4",
            "nader gewijzigde",
            "12345-4",
        ),
        ("TWEEDE NADER GEWIJZIGDE MOTIE VAN HET LID JANSEN", "tweede nader gewijzigde", None),
        ("GEWIJZGIDE MOTIE VAN HET LID JANSEN (t.v.v. 36410-XV-31)", "gewijzigde", "36410-XV-31"),
    ],
)
def test_amended_motion_names_what_it_replaces(heading: str, amended: str | None, replaces: str | None) -> None:
    reading = read_motion(motion("verzoekt de regering dit te doen,", head=f"12 345 Sport\nNr. 7 {heading}"))

    assert (reading.amended, reading.replaces) == (amended, replaces)


@pytest.mark.parametrize(
    ("dictum", "addressees"),
    [
        ("verzoekt het kabinet dit te doen,", ["kabinet"]),
        (
            "verzoekt de Minister van Sociale Zaken en Werkgelegenheid om dit te doen,",
            ["Minister van Sociale Zaken en Werkgelegenheid"],
        ),
        ("draagt de Staatssecretaris op dit te doen,", ["Staatssecretaris"]),
        ("verzoekt het presidium dit te doen,", ["presidium"]),
        ("verzoekt het nieuw te vormen kabinet dit te doen,", ["nieuw te vormen kabinet"]),
        ("spreekt uit dat dit beter kan;\nroept de regering op dit te doen,", ["Kamer", "regering"]),
        ("verzoekt de regering dit te doen;\nverzoekt tevens om dat te doen,", ["regering", "regering"]),
        ("verzoekt de regering dit te doen;\nverzoekt de Kamer daarover te informeren,", ["regering", "regering"]),
        ("zegt het vertrouwen in de Minister op,", ["Kamer"]),
    ],
)
def test_each_clause_of_the_dictum_has_its_addressee(dictum: str, addressees: list[str]) -> None:
    assert [request.addressee for request in read_motion(motion(dictum)).requests] == addressees


def test_wrapped_line_that_starts_with_a_verb_is_no_request() -> None:
    dictum = "constaterende dat de Kamer eerder al\nverzoekt om een plan;\nverzoekt de regering dit te doen,"

    assert [request.quote for request in read_motion(motion(dictum)).requests] == ["verzoekt de regering dit te doen"]


def test_list_belongs_to_the_request_above_it() -> None:
    dictum = "verzoekt de regering:\n•\nmeer velden aan te leggen;\n•\nde huur te verlagen,"

    (request,) = read_motion(motion(dictum)).requests

    assert request.quote.endswith("de huur te verlagen")


@pytest.mark.parametrize(
    ("dictum", "terms"),
    [
        ("verzoekt de regering op 17 juli 2024 de vlag uit te hangen,", ["op 17 juli 2024"]),
        ("verzoekt de regering dit uiterlijk in 2028 te regelen,", ["uiterlijk in 2028"]),
        ("verzoekt de regering de Kamer jaarlijks te informeren,", ["jaarlijks"]),
        ("verzoekt de regering een jaarlijkse toets in te voeren,", []),
        ("verzoekt de regering de subsidie ook na 2025 te behouden,", []),
        ("verzoekt de regering een doel van 90% in 2040 te steunen,", []),
        ("verzoekt de regering een register op te zetten waarbij gebruik binnen twee weken wordt gemeld,", []),
        ("verzoekt de regering dit in de toekomst te voorkomen,", []),
        ("spreekt uit dat dit in 2030 beter moet,", []),
    ],
)
def test_only_times_by_which_the_request_must_be_met_are_terms(dictum: str, terms: list[str]) -> None:
    (request,) = read_motion(motion(dictum)).requests

    assert [term.quote for term in request.deadlines] == terms


def test_motion_without_closing_formula_keeps_its_signatures() -> None:
    text = "De Kamer,\ngehoord de beraadslaging,\nverzoekt de regering dit te doen.\nJansen\nDe Wit\n"

    reading = read_motion(text)

    assert (reading.movers, [request.quote for request in reading.requests]) == (
        ("Jansen", "De Wit"),
        ["verzoekt de regering dit te doen"],
    )


@pytest.mark.parametrize(
    ("heading", "printed", "movers"),
    [
        ("MOTIE VAN HET LID BONTENBAL C.S.", "Bontenba\nGrinwi\n", ("Bontenbal", "Grinwis")),
        ("MOTIE VAN DE LEDEN CEDER EN DIEDERIK VAN DIJK", "Ceder\n\nD, van Dijk\n", ("Ceder", "Diederik van Dijk")),
        ("MOTIE VAN HET LID CEDER C.S.", "Ceder\nD.\nvan Dijk\n", ("Ceder", "D van Dijk")),
        ("MOTIE VAN HET LID CEDER C.S.", "Ceder\nPietersens\nBik\n", ("Ceder", "Pietersens", "Bik")),
    ],
)
def test_signature_that_the_printer_maimed_is_whole_again(heading: str, printed: str, movers: tuple[str, ...]) -> None:
    text = motion("verzoekt de regering dit te doen,", head=f"12 345 Sport\nNr. 7 {heading}").replace(
        "Jansen\n", printed
    )

    assert read_motion(text).movers == movers


def test_signatures_on_one_line_are_told_apart() -> None:
    text = motion("verzoekt de regering dit te doen,").replace("\nJansen\n", "\nJansen, Bakker en De Wit.\n")

    assert read_motion(text).movers == ("Jansen", "Bakker", "De Wit")


@pytest.mark.parametrize("text", ["", "Nr.", "De Kamer,", "verzoekt", "\x00\ufffd", "x" * 10_000, "De Kamer,\n" * 500])
def test_text_that_is_no_motion_gives_an_empty_reading(text: str) -> None:
    reading = read_motion(text)

    assert (reading.paper, reading.requests) == (None, ())


@pytest.mark.parametrize("form", ["pdf", "html", "odt", "xml"])
def test_one_motion_is_read_the_same_from_every_published_form(corpus: Path, form: str) -> None:
    data = (corpus / "documents" / f"kst-32545-143.{form}").read_bytes()

    reading = read_motion(extract(data, name=f"kst-32545-143.{form}").text)

    assert (reading.paper, reading.submitted_on) == ("32545-143", date(2021, 7, 6))
    assert reading.dossier_title == "Wet- en regelgeving financiële markten"
    assert reading.movers == ("Inge van Dijk", "Grinwis")
    assert [request.addressee for request in reading.requests] == ["regering", "regering"]


def test_command_prints_one_object_a_line_and_names_the_file_it_could_not_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "motie.txt").write_text(PUBLISHED, encoding="utf-8")
    absent = tmp_path / "weg.pdf"

    with pytest.raises(SystemExit) as ended:
        call_command("read_motion", str(absent), str(tmp_path / "motie.txt"), "--json")

    printed = capsys.readouterr()
    (line,) = printed.out.splitlines()
    reading = json.loads(line)
    assert ended.value.code == 1
    assert printed.err == f"{absent}: Dit bestand bestaat niet.\n"
    assert (reading["paper"], reading["submitted_on"], reading["amended"]) == (
        "36410-XVII-26",
        "2024-01-31",
        "gewijzigde",
    )
    assert [request["deadlines"][0]["due_on"] for request in reading["requests"]] == ["2024-04-30", "2024-07-04"]
