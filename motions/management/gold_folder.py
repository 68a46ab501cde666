"""Folders with hand-made annotations, scored: each text read by the reader, beside what was marked in it."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from motions.analysis.evaluation.gold import BadAnnotation, GoldLetter, GoldMotion, gold_from
from motions.analysis.evaluation.letters import score_letters
from motions.analysis.evaluation.motion_documents import score_motions
from motions.analysis.evaluation.projection import QuoteNotFound
from motions.analysis.evaluation.tally import Tally
from motions.analysis.letters import read_letter
from motions.analysis.motion_documents import read_motion
from motions.extraction import Unreadable, extract


class NoGold(Exception):
    """The folder cannot be scored; the message says why, in Dutch."""


def gold_in(folder: Path) -> list[GoldLetter] | list[GoldMotion]:
    """Return the annotated texts of a folder in order of name, all letters or all motions; raises NoGold."""
    if not folder.is_dir():
        raise NoGold(f"De map {folder} bestaat niet.")
    gold = list(_annotated(folder))
    letters = [marked for marked in gold if isinstance(marked, GoldLetter)]
    motions = [marked for marked in gold if isinstance(marked, GoldMotion)]
    if letters and motions:
        raise NoGold(f"In {folder} staan brieven en moties door elkaar ({letters[0].name}, {motions[0].name}).")
    if not gold:
        raise NoGold(f"In {folder} staat geen tekst met annotaties (NAAM.txt met NAAM.json ernaast).")
    return letters or motions


def score_letter_files(folder: Path, gold: Sequence[GoldLetter]) -> Tally:
    """Read each letter from its file, as ``read_letter`` does, and score it; raises NoGold."""
    texts = ((marked, _text(folder, marked.name)) for marked in gold)
    read = ((marked, None if text is None else read_letter(text)) for marked, text in texts)
    try:
        return score_letters(read)
    except QuoteNotFound as error:
        raise NoGold(f"Een annotatie in {folder} citeert wat niet in haar tekst staat: {error}.") from None


def score_motion_files(folder: Path, gold: Sequence[GoldMotion]) -> Tally:
    """Read each motion from its file, as ``read_motion`` does, and score it."""
    texts = ((marked, _text(folder, marked.name)) for marked in gold)
    return score_motions((marked, None if text is None else read_motion(text)) for marked, text in texts)


def _annotated(folder: Path) -> Iterator[GoldLetter | GoldMotion]:
    for path in sorted(folder.glob("*.json")):
        text_path = path.with_suffix(".txt")
        if not text_path.is_file():
            raise NoGold(f"Bij {path} hoort {text_path.name}, en dat bestand is er niet.")
        try:
            yield gold_from(path.stem, text_path.read_text(encoding="utf-8"), json.loads(path.read_bytes()))
        except (BadAnnotation, json.JSONDecodeError, UnicodeDecodeError) as error:
            raise NoGold(f"{path} is geen annotatie zoals de handleiding die beschrijft: {error}.") from None


def _text(folder: Path, name: str) -> str | None:
    path = folder / f"{name}.txt"
    try:
        return extract(path.read_bytes(), name=path.name).text
    except Unreadable:
        return None
