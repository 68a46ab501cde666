"""Members, groups with the years in them, committees, and debates and other meetings with their dates."""

from collections.abc import Iterator
from typing import Any

from motions.importers.tweedekamer.entities import Entity
from motions.importers.tweedekamer.odata import OData
from motions.importers.tweedekamer.values import Raw, Unusable, origin, perhaps, text
from motions.services.imports import people
from motions.services.imports.people import ActivityRecord, MembershipRecord
from motions.services.imports.upserts import RowRecord

CHAMBERS = {"Tweede Kamer": "tk", "Eerste Kamer": "ek"}
ACTIVITY = "https://www.tweedekamer.nl/debat_en_vergadering/activiteit?id="
ON_A_DAY = frozenset({"Dag", "Meerdaags"})
"""``DatumSoort`` of activities that have a day; a week's number, or nothing yet, is no day."""


def of(service: OData) -> Iterator[Entity]:
    """The categories, in the order in which they need each other."""
    yield Entity(service, "Fractie", "Fractie", group, people.GROUPS)
    yield Entity(service, "Persoon", "Persoon", person, people.PERSONS)
    yield Entity(
        service, "FractieZetelPersoon", "FractieZetelPersoon", membership, people.MEMBERSHIPS, expand="FractieZetel"
    )
    yield Entity(service, "Commissie", "Commissie", committee, people.COMMITTEES)
    yield Entity(service, "Activiteit", "Activiteit", activity, people.ACTIVITIES)


def group(raw: Raw, content: str, doubts: list[str]) -> RowRecord | None:
    """A group; one without any name is an empty row."""
    name = text(raw, "NaamNL")
    abbreviation = text(raw, "Afkorting") or name
    if not abbreviation:
        return None
    return RowRecord(origin(raw, content), people.group_facts(abbreviation, name) | _period(raw, doubts))


def person(raw: Raw, content: str, doubts: list[str]) -> RowRecord | None:
    """A person; some 1,400 rows of the source are empty, and a row without surname names nobody."""
    last_name = text(raw, "Achternaam")
    if not last_name:
        return None
    facts = {
        "initials": text(raw, "Initialen")[:40],
        "first_name": text(raw, "Roepnaam")[:80],
        "particle": text(raw, "Tussenvoegsel")[:40],
        "last_name": last_name[:120],
    }
    return RowRecord(origin(raw, content), facts)


def membership(raw: Raw, content: str, doubts: list[str]) -> MembershipRecord | None:
    """Somebody's time in a group."""
    seat = raw.get("FractieZetel") or {}
    if not raw.get("Persoon_Id") or not seat.get("Fractie_Id"):
        return None
    starts_on = perhaps(raw, "Van", doubts)
    if starts_on is None:
        raise Unusable("Het lidmaatschap heeft geen begindatum.")
    return MembershipRecord(
        origin(raw, content), raw["Persoon_Id"], seat["Fractie_Id"], starts_on, perhaps(raw, "TotEnMet", doubts)
    )


def committee(raw: Raw, content: str, doubts: list[str]) -> RowRecord | None:
    """A committee; plenary is one too ("TK")."""
    name = text(raw, "NaamNL") or text(raw, "Afkorting")
    if not name:
        return None
    facts = {"chamber": "tk", "name": name[:200], "abbreviation": text(raw, "Afkorting")[:40]}
    return RowRecord(origin(raw, content), facts | _period(raw, doubts))


def _period(raw: Raw, doubts: list[str]) -> dict[str, Any]:
    return {"starts_on": perhaps(raw, "DatumActief", doubts), "ends_on": perhaps(raw, "DatumInactief", doubts)}


def activity(raw: Raw, content: str, doubts: list[str]) -> ActivityRecord | None:
    """A debate or other meeting; its day is the one in Amsterdam, where it has a day at all."""
    subject = text(raw, "Onderwerp")
    if not subject:
        return None
    number = text(raw, "Nummer")
    return ActivityRecord(
        origin(raw, content, url=f"{ACTIVITY}{number}" if number else ""),
        chamber=CHAMBERS.get(text(raw, "Kamer"), "tk"),
        kind=text(raw, "Soort"),
        subject=subject,
        held_on=perhaps(raw, "Datum", doubts) if text(raw, "DatumSoort") in ON_A_DAY else None,
        status=text(raw, "Status"),
        committee_id=raw.get("Voortouwcommissie_Id") or "",
    )
