"""The machinery of the benchmarks: a small run of every subject, and what its figures are made of."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import override_settings

from bench import beside_eyecite, hostile, letters, reading, stages
from bench.letters import Letters
from bench.table import Row, Table, growth, printed, times
from bench.written import american, dutch, report
from motions.analysis import letters as analysis
from motions.analysis.letters import read_letter


def test_row_says_how_much_a_second() -> None:
    assert Row("letters", 3_000_000, 1.5).per_second == 2_000_000
    assert Row("nothing yet", 3_000_000, 0.0).per_second == 0.0


def test_ratio_is_that_of_the_speeds() -> None:
    ours, theirs = Row("ours", 400, 1.0), Row("theirs", 100, 0.5)

    assert times(ours, theirs, "eyecite") == "2.0 x eyecite"
    assert times(ours, Row("broken", 0, 0.0), "eyecite") == ""


def test_growth_of_linear_work_is_two() -> None:
    assert growth(1.5, 3.0) == "doubled: x 2.00"
    assert growth(0.0, 3.0) == ""


def test_table_prints_a_line_per_row() -> None:
    table = Table("Reading", "characters", "2 letters", [Row("one by one", 2_500_000, 1.25, "doubled: x 2.00")])

    assert list(printed(table)) == [
        "Reading (2 letters)",
        "                                                   characters   seconds       a second   compared",
        "  one by one                                        2,500,000     1.250      2,000,000   doubled: x 2.00",
    ]


def test_letters_are_our_own_where_the_corpus_is_absent(tmp_path: Path) -> None:
    with override_settings(CORPUS_DIR=tmp_path / "absent"):
        found = letters.the_letters()

    assert found.said == f"CORPUS_DIR is absent: {len(found.texts)} letters of our own"
    assert found.length > 0


def test_letters_are_repeated_to_the_length_that_is_asked() -> None:
    two = Letters(("een", "twee"), "two words")

    assert two.repeated(15) == ("een", "twee") * 3
    assert two.as_one(20) == "een\n\ntwee\n\neen\n\ntwee"


@pytest.mark.parametrize("write", [american, dutch])
def test_written_text_has_a_citation_as_often_as_asked(write: Callable[[int, int], str]) -> None:
    text = write(30_000, 300)

    cited = text.count("See ") + text.count("Zie de motie")
    assert 30_000 <= len(text) < 31_000
    assert 95 <= cited <= 101


def test_reader_finds_every_citation_in_the_text_that_it_is_timed_on() -> None:
    text = dutch(30_000, 300)

    assert len(read_letter(text).citations) == text.count("Zie de motie")


def test_report_has_its_pages_with_notes_and_numbers() -> None:
    pages = report(12).split("\f\n")

    assert len(pages) == 12
    assert all(page.startswith("Jaarverslag vaarwegen 2031") for page in pages)
    assert pages[11].endswith("\n\n12")


@pytest.mark.parametrize("one", hostile.HOSTILE, ids=lambda one: one.name)
def test_hostile_text_is_read_without_error(one: hostile.Hostile) -> None:
    text = one.text(5_000)

    assert len(text) == 5_000
    assert read_letter(text).text == text


def test_each_step_of_a_reading_is_timed_once_and_put_back() -> None:
    before = vars(analysis)["clean"]

    rows = list(stages.stages(["Ik stuur uw Kamer voor 1 mei 2026 een brief."], runs=1))

    assert [row.what for row in rows] == [*stages.STEPS, "the rest"]
    assert vars(analysis)["clean"] is before


def test_reading_twice_as_much_is_compared_with_reading_half() -> None:
    row = reading.doubled("short", lambda size: "Ik stuur uw Kamer een brief. " * size, 20)

    assert row.amount == 580
    assert row.compared.startswith("doubled: x ")


def test_reader_and_eyecite_get_texts_of_the_same_density(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(beside_eyecite, "OPINION", 6_000)
    monkeypatch.setattr(beside_eyecite, "RUNS", 1)

    (table,) = beside_eyecite.tables()

    ours, theirs = table.rows[-2:]
    assert ours.compared.endswith("; 19 citations")
    assert theirs.compared == "19 citations"
