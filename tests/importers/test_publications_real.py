"""KOOP's own records, as far as the corpus has them: an answer of SRU, and the metadata of motions."""

from pathlib import Path

import pytest

from motions.importers.koop.metadata import Metadata, NotALetter, letter, of_file, reference
from motions.importers.koop.sru import _answer
from motions.importers.xml import root_of
from motions.models import Letter
from motions.services.imports.publications import GOVERNMENT_LETTER
from tests.importers.conftest import Import
from tests.replay.records import Given, Records
from tests.replay.sru import metadata_file


def test_real_answer_is_a_letter_and_its_attachment(opendata: Path) -> None:
    answer = _answer(root_of((opendata / "samples" / "koop" / "sru_response.xml").read_bytes()))

    attachment, paper = answer.records
    assert (answer.total, attachment.identifier, paper.identifier) == (2, "blg-1184123", "kst-36180-133")
    assert letter(paper, [], []).kind == GOVERNMENT_LETTER
    with pytest.raises(NotALetter):
        letter(attachment, [], [])


def test_number_of_every_published_motion_is_read_from_its_metadata(opendata: Path) -> None:
    published = [of_file(root_of(metadata_file(fields))) for fields in Records(opendata).published()]

    assert len(published) == 2_386
    differing = {one.identifier: _number(one) for one in published if one.identifier != f"kst-{_number(one)}"}
    assert differing == {"kst-36455-11": "36455-(R2188)-11"}


def test_published_motions_are_no_letters(opendata: Path, given: Given, run_import: Import) -> None:
    given.found = [fields | {"date": ["2026-02-10"]} for fields in Records(opendata).published()]

    run = run_import("Publicatie")

    assert run.seen >= 2_386
    assert (run.stopped_by, run.created, run.faulty, Letter.objects.count()) == ("", 0, 0, 0)


def _number(metadata: Metadata) -> str:
    found = reference(metadata, GOVERNMENT_LETTER)
    return found.normal_form if found else ""
