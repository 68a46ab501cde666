"""``manage.py read_letter``: one JSON object a line, no database, and a clear word about files that cannot be read."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

CORPUS = Path(__file__).parents[1] / "corpus"
ANSWER = str(CORPUS / "antwoord-veerponten.txt")
NOTICE = str(CORPUS / "mededeling-uitstel.txt")


def run(*arguments: str) -> tuple[list[str], list[str], int]:
    out, err = StringIO(), StringIO()
    try:
        call_command("read_letter", *arguments, stdout=out, stderr=err)
    except SystemExit as stop:
        return out.getvalue().splitlines(), err.getvalue().splitlines(), int(stop.code or 0)
    return out.getvalue().splitlines(), err.getvalue().splitlines(), 0


def test_each_file_is_one_line_of_json_in_the_order_given() -> None:
    lines, errors, status = run(NOTICE, ANSWER, "--json")

    assert (errors, status) == ([], 0)
    assert [json.loads(line)["file"] for line in lines] == [NOTICE, ANSWER]
    assert [json.loads(line)["letter"]["kind"] for line in lines] == ["mededeling", "antwoord"]


def test_text_is_the_content_of_the_file_and_every_quote_stands_in_it() -> None:
    (line,), _, _ = run(ANSWER, "--json")
    written = json.loads(line)

    assert written["text"] == Path(ANSWER).read_text(encoding="utf-8")
    for kind in ("citations", "dates", "commitments", "evidence"):
        for found in written[kind]:
            assert found["quote"] == written["text"][found["start"] : found["end"]]


def test_unreadable_and_missing_files_are_named_and_the_others_are_still_read(tmp_path: Path) -> None:
    empty = tmp_path / "leeg.txt"
    empty.write_bytes(b"")
    missing = tmp_path / "weg.txt"

    lines, errors, status = run(str(empty), str(missing), str(tmp_path), NOTICE, "--json")

    assert status == 1
    assert [json.loads(line)["file"] for line in lines] == [NOTICE]
    assert errors[0].startswith(f"{empty}: Dit bestand is leeg.")
    assert errors[1:] == [f"{missing}: Dit bestand bestaat niet.", f"{tmp_path}: Dit is een map, geen bestand."]


def test_day_on_the_command_line_is_the_day_counted_from(tmp_path: Path) -> None:
    letter = tmp_path / "brief.txt"
    letter.write_text("Ik stuur uw Kamer binnen zes weken een brief.", encoding="utf-8")

    (line,), _, _ = run(str(letter), "--sent-on", "2024-01-01", "--json")
    written = json.loads(line)

    assert written["letter"]["sent_on"] == "2024-01-01"
    assert [found["due_on"] for found in written["dates"]] == ["2024-02-12"]


def test_day_that_does_not_exist_is_refused_in_dutch() -> None:
    with pytest.raises(CommandError, match="2024-13-01 is geen datum; schrijf JJJJ-MM-DD"):
        run(NOTICE, "--sent-on", "2024-13-01")


def test_without_json_a_person_can_read_what_was_found() -> None:
    lines, _, status = run(ANSWER)

    assert status == 0
    assert lines[0] == f"{ANSWER}: antwoord van 2031-02-05"
    assert any("39999-4" in line and "motie Jansen c.s. (Kamerstuk 39 999, nr. 4)" in line for line in lines)
