"""The records of the corpus by entity set, in the order in which they changed."""

import gzip
import json
import tarfile
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from lxml import etree

from tests.replay.sru import metadata_file

Record = dict[str, Any]

FILES = {
    "Zaak": ("zaak_motie", "zaak_brief_regering"),
    "Besluit": ("besluit_full",),
    "Stemming": ("stemming_full",),
    "Persoon": ("persoon",),
    "Fractie": ("fractie",),
}
WITH_DOCUMENTS = "zaak_motie_document_publicatie"


class Records:
    """The folder ``opendata`` of the corpus."""

    def __init__(self, folder: Path) -> None:
        self._bulk = folder / "bulk"

    def of(self, entity: str) -> list[Record]:
        """All records of an entity set; those of motions with their documents, where the corpus has them."""
        return self._read(entity)

    @lru_cache  # noqa: B019  (one instance lives as long as its server)
    def _read(self, entity: str) -> list[Record]:
        rows = [record for name in FILES.get(entity, ()) for record in self._lines(name)]
        if entity == "Zaak":
            documents = {record["Id"]: record["Document"] for record in self._lines(WITH_DOCUMENTS)}
            for row in rows:
                row |= {"Document": documents.get(row["Id"], []), "Kamerstukdossier": [], "ZaakActor": []}
        if entity == "Besluit":
            items = {record["Id"]: record for record in self._lines("agendapunt_zaak")}
            for row in rows:
                item = items.get(row["Agendapunt_Id"], {"Zaak": []})
                # The order of the cases of an agenda item is lost in the corpus: certain is only one that is alone.
                row |= {"Agendapunt": item, "Zaak": item["Zaak"] if len(item["Zaak"]) == 1 else [], "Stemming": []}
        return sorted(rows, key=lambda row: str(row["ApiGewijzigdOp"]))

    def resource(self, document: str) -> bytes | None:
        """The file of a document; the corpus has none."""
        return None

    def feed(self, category: str) -> list[str]:
        """The entities of a category for SyncFeed, as XML; the corpus has no register."""
        return []

    def publication(self, identifier: str) -> bytes | None:
        """The official XML of a motion ("kst-36410-74"); None where the corpus has none."""
        name = self._publications().get(identifier)
        return self._files()[name] if name else None

    def published(self) -> list[dict[str, Any]]:
        """The fields of the publications that say them in their own XML, for SRU."""
        return self._published()

    @lru_cache  # noqa: B019
    def _published(self) -> list[dict[str, Any]]:
        return [fields for data in self._files().values() if (fields := _own_fields(data))]

    def metadata(self, identifier: str) -> bytes | None:
        """The metadata.xml of a publication; None where it says nothing of itself."""
        fields = next((one for one in self.published() if one["identifier"] == [identifier]), None)
        return metadata_file(fields) if fields else None

    @lru_cache  # noqa: B019
    def _publications(self) -> dict[str, str]:
        return {
            version["ExterneIdentifier"]: publication["Id"]
            for record in self._lines(WITH_DOCUMENTS)
            for version in [document["HuidigeDocumentVersie"] or {} for document in record["Document"]]
            for publication in version.get("DocumentPublicatie") or ()
            if publication["Id"] in self._files()
        }

    @lru_cache  # noqa: B019
    def _files(self) -> dict[str, bytes]:
        with tarfile.open(self._bulk / "motie_kst_xml.tar.gz") as archive:
            members = [member for member in archive if member.isfile()]
            return {Path(one.name).stem: archive.extractfile(one).read() for one in members}  # type: ignore[union-attr]

    def _lines(self, name: str) -> Iterator[Record]:
        with gzip.open(self._bulk / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            for line in lines:
                yield json.loads(line)


def _own_fields(data: bytes) -> dict[str, Any]:
    """The metadata in a publication's XML, as SRU names them; none where it only points elsewhere."""
    fields: dict[str, Any] = {}
    for meta in etree.fromstring(data.lstrip()).iter("meta"):
        name = meta.get("name", "").rpartition(".")[2]
        if meta.get("scheme", "").endswith("KamerstukTypen"):
            name = "kamerstuktypen"
        fields.setdefault({"publicationName": "publicatienaam"}.get(name, name), []).append(meta.get("content", ""))
    if "identifier" not in fields:
        return {}
    return fields | {"date": fields["issued"], "modified": fields["available"][0]}


class Given(Records):
    """Records that a test gives, by entity set."""

    def __init__(self, **rows: list[Record]) -> None:
        self.rows = rows
        self.publications: dict[str, bytes] = {}
        self.entries: dict[str, list[str]] = {}
        self.resources: dict[str, bytes] = {}
        self.found: list[dict[str, Any]] = []
        self.metadata_files: dict[str, bytes] = {}

    def of(self, entity: str) -> list[Record]:
        """As :meth:`Records.of`."""
        return sorted(self.rows.get(entity, []), key=lambda row: str(row["ApiGewijzigdOp"]))

    def publication(self, identifier: str) -> bytes | None:
        """As :meth:`Records.publication`."""
        return self.publications.get(identifier)

    def feed(self, category: str) -> list[str]:
        """As :meth:`Records.feed`."""
        return self.entries.get(category, [])

    def published(self) -> list[dict[str, Any]]:
        """As :meth:`Records.published`."""
        return self.found

    def metadata(self, identifier: str) -> bytes | None:
        """As :meth:`Records.metadata`: a file that the test gives, else the fields of what it says was published."""
        fields = next((one for one in self.found if one.get("identifier") == identifier), None)
        return self.metadata_files.get(identifier) or (metadata_file(fields) if fields else None)

    def resource(self, document: str) -> bytes | None:
        """As :meth:`Records.resource`."""
        return self.resources.get(document)
