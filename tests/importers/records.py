"""Records in the source's own form, for what no sample shows."""

from typing import Any

from tests.replay.records import Record


def zaak(number: int, subject: str = "Motie van het lid Jansen over varen", **overrides: Any) -> Record:
    """A motion as OData gives it, without its dossier unless ``Kamerstukdossier`` is named."""
    return {
        "Id": f"00000000-0000-0000-0000-{number:012d}",
        "Nummer": f"2026Z{number:05d}",
        "Soort": "Motie",
        "Titel": "Scheepvaart",
        "Onderwerp": subject,
        "GestartOp": "2026-01-20T00:00:00+01:00",
        "Termijn": None,
        "Volgnummer": number,
        "Kabinetsappreciatie": "Oordeel Kamer",
        "GewijzigdOp": "2026-01-21T10:00:00+01:00",
        "ApiGewijzigdOp": f"2026-01-21T09:{number // 60:02d}:{number % 60:02d}.1234567Z",
        "Verwijderd": False,
        "ZaakActor": [],
        "Kamerstukdossier": [],
        "Document": [],
        "VervangenVanuit": [],
    } | overrides


def dossier(number: int, suffix: str | None = None) -> list[Record]:
    """The expanded dossier of a record."""
    return [{"Nummer": number, "Toevoeging": suffix}]


def actor(name: str, relation: str = "Indiener", **overrides: Any) -> Record:
    """A mover as OData lists one."""
    return {"ActorNaam": name, "ActorFractie": "CDA", "Relatie": relation, "Persoon_Id": None} | overrides


def gone(record: Record) -> Record:
    """What the service gives for a record that was taken away: nothing but its id and times."""
    kept = {"Id", "GewijzigdOp", "ApiGewijzigdOp"}
    return {name: value if name in kept else None for name, value in record.items()} | {"Verwijderd": True}


def reissued(record: Record, at: str) -> Record:
    """The same content once more, with new times, also in the parts."""
    again = {"GewijzigdOp": at, "ApiGewijzigdOp": at}
    parts = {name: [part | again for part in value] for name, value in record.items() if isinstance(value, list)}
    return record | parts | again


def besluit(number: int, word: str, *, on: str = "2026-01-27T00:00:00+01:00", **overrides: Any) -> Record:
    """A decision on motion 1, taken in a meeting."""
    return {
        "Id": f"10000000-0000-0000-0000-{number:012d}",
        "BesluitSoort": word,
        "BesluitTekst": None,
        "Opmerking": None,
        "Status": "Besluit",
        "AgendapuntZaakBesluitVolgorde": 1,
        "ApiGewijzigdOp": f"2026-01-27T09:00:{number:02d}Z",
        "Verwijderd": False,
        "Zaak": [{"Id": zaak(1)["Id"], "Nummer": "2026Z00001", "Soort": "Motie"}],
        "Agendapunt": {"Id": "a1", "Activiteit": {"Id": "v1", "Datum": on}},
        "Stemming": [],
    } | overrides


def stemming(number: int, voter: str, size: int, **overrides: Any) -> Record:
    """A group's vote in favour of decision 1."""
    return {
        "Id": f"20000000-0000-0000-0000-{number:012d}",
        "Besluit_Id": besluit(1, "")["Id"],
        "Soort": "Voor",
        "FractieGrootte": size,
        "ActorNaam": voter,
        "ActorFractie": voter,
        "Vergissing": False,
        "SidActorLid": None,
        "Persoon_Id": None,
        "Fractie_Id": None,
        "ApiGewijzigdOp": f"2026-01-27T09:01:{number:02d}Z",
        "Verwijderd": False,
    } | overrides
