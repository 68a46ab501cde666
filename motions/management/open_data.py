"""The open data of the Tweede Kamer in the corpus: motions on record, as published, and subjects of letters."""

import gzip
import json
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from motions.analysis.evaluation.official_record import OfficialRecord
from motions.analysis.evaluation.open_data import day, known_motions, official_records, text
from motions.analysis.matching import KnownMotion
from motions.extraction import Limits
from motions.extraction.official_xml import read_official_xml


@dataclass(frozen=True, slots=True)
class LetterSubject:
    """The subject line of a government letter, and the day of the letter."""

    text: str
    sent_on: date


class OpenData:
    """The folder ``opendata`` of the corpus."""

    def __init__(self, folder: Path) -> None:
        self._bulk = folder / "bulk"

    def known_motions(self) -> list[KnownMotion]:
        return known_motions(self._records("zaak_motie"), self._with_documents())

    def letter_subjects(self) -> Iterator[LetterSubject]:
        """Yield the subject lines of the government's letters that speak of a motion."""
        for record in self._records("zaak_brief_regering"):
            subject = text(record["Onderwerp"])
            if "motie" in subject.lower():
                yield LetterSubject(subject, day(record))

    def published_motions(self) -> Iterator[tuple[OfficialRecord, str]]:
        """Yield what is on record of each motion, and the text of the motion as published in XML."""
        records = official_records(self._with_documents())
        with tarfile.open(self._bulk / "motie_kst_xml.tar.gz") as archive:
            for member in archive:
                file = archive.extractfile(member)
                record = records.get(Path(member.name).stem)
                if file and record:
                    yield record, read_official_xml(file.read(), Limits()).text

    def _with_documents(self) -> Iterator[dict[str, Any]]:
        return self._records("zaak_motie_document_publicatie")

    def _records(self, name: str) -> Iterator[dict[str, Any]]:
        with gzip.open(self._bulk / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            for line in lines:
                yield json.loads(line)
