"""``manage.py evaluate_reader``: what it prints, and what it says when there is nothing to score."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

LETTER = "Den Haag, 3 maart 2026\n\nIk stuur uw Kamer het rapport voor 1 mei 2026."
MARKED: dict[str, Any] = {
    "citations": [],
    "commitments": [
        {
            "quote": "Ik stuur uw Kamer het rapport voor 1 mei 2026.",
            "tier": "inform",
            "deadline": {"quote": "voor 1 mei 2026", "due_on": "2026-04-30"},
        }
    ],
    "evidence": [],
}


def write(folder: Path, name: str, text: str, marked: Any) -> None:
    (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    (folder / f"{name}.json").write_text(json.dumps(marked), encoding="utf-8")


def test_letters_are_read_and_their_table_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, "brief", LETTER, MARKED)

    call_command("evaluate_reader", str(tmp_path))

    printed = capsys.readouterr().out
    assert printed.splitlines()[0] == "measure                           gold  found   hit    prec  recall      F1"
    assert "deadlines: date right                1      1     1   1.000   1.000   1.000\n" in printed


def test_motions_are_known_by_their_annotations(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    marked = {"paper": "36410-74", "movers": [], "requests": []}
    write(tmp_path, "motie", "36 410 Begroting\n\nNr. 74 MOTIE VAN HET LID JANSEN\n\nDe Kamer,\n", marked)

    call_command("evaluate_reader", str(tmp_path))

    assert capsys.readouterr().out.splitlines()[0] == "measure               gold  found   hit      F1"


def test_measures_as_json_are_one_object(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, "brief", LETTER, MARKED)

    call_command("evaluate_reader", str(tmp_path), "--json")

    printed = json.loads(capsys.readouterr().out)
    assert printed["unread"] == []
    assert printed["measures"]["commitments: all"] == {
        "gold": 1,
        "found": 1,
        "hit": 1,
        "precision": 1.0,
        "recall": 1.0,
        "f1": 1.0,
    }


def test_file_that_cannot_be_read_is_named_as_unread(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, "leeg", "", {"citations": [], "commitments": [], "evidence": []})

    call_command("evaluate_reader", str(tmp_path))

    assert capsys.readouterr().out.splitlines()[-1] == "no reading for: leeg"


def test_absent_folder_is_refused_in_dutch(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"^De map \S+/weg bestaat niet\.$"):
        call_command("evaluate_reader", str(tmp_path / "weg"))


def test_folder_without_annotations_is_refused_in_dutch(tmp_path: Path) -> None:
    (tmp_path / "brief.txt").write_text(LETTER, encoding="utf-8")

    with pytest.raises(CommandError, match=r"staat geen tekst met annotaties \(NAAM\.txt met NAAM\.json ernaast\)\.$"):
        call_command("evaluate_reader", str(tmp_path))


def test_annotation_without_its_text_is_refused_in_dutch(tmp_path: Path) -> None:
    (tmp_path / "brief.json").write_text("{}", encoding="utf-8")

    with pytest.raises(CommandError, match=r"hoort brief\.txt, en dat bestand is er niet\.$"):
        call_command("evaluate_reader", str(tmp_path))


@pytest.mark.parametrize("marked", [{"citations": []}, "geen object"])
def test_annotation_that_breaks_the_guide_is_refused_by_name(tmp_path: Path, marked: Any) -> None:
    write(tmp_path, "brief", LETTER, marked)

    with pytest.raises(CommandError, match=r"brief\.json is geen annotatie zoals de handleiding die beschrijft: "):
        call_command("evaluate_reader", str(tmp_path))


def test_annotation_that_quotes_another_text_is_refused_by_quote(tmp_path: Path) -> None:
    write(tmp_path, "brief", LETTER.replace("rapport", "verslag"), MARKED)

    with pytest.raises(CommandError, match=r"citeert wat niet in haar tekst staat: 'Ik stuur uw Kamer het rapport"):
        call_command("evaluate_reader", str(tmp_path))


def test_letters_and_motions_in_one_folder_are_refused(tmp_path: Path) -> None:
    write(tmp_path, "brief", LETTER, MARKED)
    write(tmp_path, "motie", LETTER, {"movers": [], "requests": []})

    with pytest.raises(CommandError, match=r"staan brieven en moties door elkaar \(brief, motie\)\.$"):
        call_command("evaluate_reader", str(tmp_path))
