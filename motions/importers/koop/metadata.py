"""What KOOP says of a publication, in the three forms in which it says so: a record of SRU, and two of metadata.xml."""

import hashlib
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from motions.importers.xml import local
from motions.rules.references import NotAReference, Reference, parse_normal_form
from motions.services.imports.publications import GOVERNMENT_LETTER, WRITTEN_ANSWER, PublicationRecord
from motions.services.imports.records import Origin

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
SITE = "https://zoek.officielebekendmakingen.nl/"
FIRST_YEAR, LAST_YEAR = 1900, 2100
PAPER, ANSWER, ATTACHMENT = "Kamerstuk", "Kamervragen (Aanhangsel)", "Bijlage"
KIND = "kamerstuktypen"
"""The scheme of the type that says what kind of Kamerstuk it is."""
ALIASES = {"publicationname": "publicatienaam", "subrubriek": KIND, "preferredurl": "url"}
VOLATILE = frozenset({"modified", "timestamp"})
"""Fields that change when the source re-issues what stayed the same."""

_GOVERNMENT = re.compile(
    # Brief regering; Brief minister over varen; Brief van de staatssecretarissen van Financiën; Brief
    r"""brief (?: \s+ (?:van \s+ (?:(?:de|het) \s+)? )?
        (?:regering|kabinet|minister|staatssecretaris|bewindspersonen) \w* \b .* )? $""",
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
_NOT_GOVERNMENT = re.compile(
    # Brief commissie aan bewindspersoon; Brief lid / fractie; Brief van de Algemene Rekenkamer
    r"""brief \s+ (?:van \s+)? (?:(?:de|het|een) \s+)?
        (?:commissie|lid|leden|fractie|kamer|voorzitter|presidium|derden|algemene\ rekenkamer|nationale|raad|europese
        |(?:plaatsvervangend\ )?griffier|adviescollege|informateur) \b""",
    re.IGNORECASE | re.VERBOSE,
)


class NotALetter(Exception):
    """A publication of another kind; the message is Dutch and names it."""


@dataclass(slots=True)
class Metadata:
    """The fields of a publication by name in lower case without prefix, each with its values in order.

    ``content`` is the SHA-256 of all that is no time of change, as the source gave it.
    """

    fields: dict[str, list[str]] = field(default_factory=dict)
    content: str = ""

    def first(self, *names: str) -> str:
        """The first value of the first of these fields that has one, on one line; else ""."""
        return next((self.fields[name][0] for name in names if name in self.fields), "")

    @property
    def identifier(self) -> str:
        return self.first("identifier")

    @property
    def modified_on(self) -> date | None:
        """The day on which the source changed it, when it says a possible one."""
        try:
            return _possible(self.first("modified"))
        except ValueError:
            return None


def numberless(metadata: Metadata) -> bool:
    """Whether it is a letter of which the number is not told."""
    try:
        return reference(metadata, _kind(metadata, [])) is None
    except NotALetter:
        return False


def of_record(record: Any) -> Metadata:
    """The fields of an SRU record, whatever its namespaces: its leaves, and the addresses of its files."""
    return _metadata((local(leaf), leaf.get("scheme") or "", leaf.text) for leaf in record.iter("*") if not len(leaf))


def of_file(root: Any) -> Metadata:
    """The fields of a metadata.xml: ``<metadata name="DC.title" content="..."/>``, or leaves as in a record."""
    named = [
        (one.get("name"), one.get("scheme") or "", one.get("content")) for one in root.iter("*") if one.get("name")
    ]
    return _metadata(named) if named else of_record(root)


def letter(metadata: Metadata, doubts: list[str], unknown: list[str]) -> PublicationRecord:
    """The letter or written answer that is published. Raises NotALetter.

    A day that cannot be is left out and named in ``doubts``; a kind of letter that no table knows goes into
    ``unknown``.
    """
    kind = _kind(metadata, unknown)
    sent_on = _day(metadata, ("datumontvangst", "date") if kind == WRITTEN_ANSWER else ("issued", "date"), doubts)
    identifier = metadata.identifier
    changed_on = metadata.modified_on
    return PublicationRecord(
        origin=Origin(
            identifier,
            metadata.content,
            datetime.combine(changed_on, time(), AMSTERDAM) if changed_on else None,
            f"{SITE}{identifier}.html",
        ),
        kind=kind,
        subject=_subject(metadata, kind),
        sent_on=sent_on,
        dossier_title=metadata.first("dossiertitel"),
        reference=reference(metadata, kind),
    )


def reference(metadata: Metadata, kind: str) -> Reference | None:
    """The number under which the publication stands, from its metadata; of several dossiers the first numbers it."""
    if kind == WRITTEN_ANSWER:
        years = re.sub(r"\D", "", metadata.first("vergaderjaar"))
        chamber = "ek" if metadata.first("creator").startswith("Eerste Kamer") else "tk"
        written = f"ah-{chamber}-{years}-{metadata.first('aanhangselnummer')}"
    else:
        dossier = re.split(r"[;,]", metadata.first("dossiernummer"))[0].strip()
        # 36600-VII; 36 600 VII; 34332 (R2062)
        joined = "-".join(re.sub(r"^(\d\d) (\d{3})", r"\1\2", dossier).split())
        written = f"{joined}-{metadata.first('ondernummer')}"
    try:
        found = parse_normal_form(written)
    except NotAReference:
        return None
    return None if found.is_whole_dossier else found


def _metadata(found: Iterable[tuple[str, str, str | None]]) -> Metadata:
    metadata = Metadata()
    for name, scheme, value in found:
        text = " ".join((value or "").split())
        called = name.rpartition(".")[2].lower()
        if called == "type" and scheme.lower().endswith(KIND):
            called = KIND
        if text:
            metadata.fields.setdefault(ALIASES.get(called, called), []).append(text)
    kept = {name: values for name, values in metadata.fields.items() if name not in VOLATILE}
    metadata.content = hashlib.sha256(json.dumps(kept, sort_keys=True).encode()).hexdigest()
    return metadata


def _kind(metadata: Metadata, unknown: list[str]) -> str:
    """The kind of letter. Raises NotALetter."""
    series = metadata.first("publicatienaam")
    if series == ANSWER:
        return WRITTEN_ANSWER
    types = metadata.fields.get("type", [])
    if (series or PAPER) != PAPER or ATTACHMENT in types or not (series or PAPER in types):
        raise NotALetter(f"Dit is geen brief en geen antwoord op Kamervragen ({series or 'onbekend'}).")
    named = metadata.fields.get(KIND, [])
    if all(kind.lower() == "brief" for kind in named):
        named = [*named, *_kinds_in(metadata.first("title"))]
    others = [kind for kind in named if _NOT_GOVERNMENT.match(kind)]
    if not others and any(_GOVERNMENT.match(kind) for kind in named):
        return GOVERNMENT_LETTER
    if not others:
        unknown += [kind[:300] for kind in named if kind.lower().startswith("brief")]
    raise NotALetter(f"Dit is geen brief van de regering ({', '.join(named)[:80] or 'onbekend'}).")


def _kinds_in(title: str) -> list[str]:
    """Vaststelling van de begroting; Brief regering; Voortgang van de bouw: what stands between dossier and subject."""
    parts = [part.strip() for part in title.split(";")]
    return [part for part in parts[1:] if part.lower().startswith("brief")][:1]


def _subject(metadata: Metadata, kind: str) -> str:
    """What it is about: the title of the document, without its dossier and kind."""
    title = metadata.first("title")
    if kind == WRITTEN_ANSWER:
        return title
    return metadata.first("documenttitel") or title.rpartition("; ")[2]


def _day(metadata: Metadata, names: Sequence[str], doubts: list[str]) -> date | None:
    """The day in the first of these fields that the publication has."""
    written = metadata.first(*names)
    try:
        return _possible(written) if written else None
    except ValueError:
        field_name = next(name for name in names if name in metadata.fields)
        doubts.append(f"{field_name} is geen mogelijke datum: {written[:40]}. De datum is leeg gelaten.")
        return None


def _possible(written: str) -> date:
    day = date.fromisoformat(written[:10])
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValueError(written)
    return day
