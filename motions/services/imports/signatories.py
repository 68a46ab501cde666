"""Who signed letters according to the source: linked to the office and its holder where these are certain.

An office is known by its title, a person by the source's id. A title or a name that says neither is listed as an
unknown word; what staff wrote of a letter's signatories stays.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from motions.models import Letter, Office, Person, Signatory
from motions.services import bulk
from motions.services.imports import office_holders

PRIME_MINISTER = "minister-president"


@dataclass(frozen=True, slots=True)
class Signature:
    """A name under a letter with the office as the source writes it; the parts of the name are "" where unclear."""

    name: str
    function: str
    person_id: str
    initials: str = ""
    particle: str = ""
    last_name: str = ""


def store(signed: Mapping[str, Sequence[Signature]]) -> Counter[tuple[str, str]]:
    """Write the signatories of letters, by the letters' official ids; returns the words that nobody knows."""
    words: Counter[tuple[str, str]] = Counter()
    if not signed:
        return words
    offices = _offices(one.function for some in signed.values() for one in some)
    people = _people([one for some in signed.values() for one in some])
    letters = Letter.objects.filter(official_id__in=list(signed)).values_list("pk", "official_id", "sent_on")
    edited = _edited([pk for pk, _, _ in letters])
    rows: dict[int, list[Signatory]] = {}
    held: dict[office_holders.Holder, list[date]] = {}
    for pk, official_id, sent_on in letters:
        for position, one in enumerate(signed[official_id or ""] if pk not in edited else (), 1):
            office, person = offices.get(one.function.casefold()), people.get(one.person_id)
            rows.setdefault(pk, []).append(_row(pk, position, one, office, person))
            if office is None:
                words["Functie", one.function[:300]] += 1
            elif person is None:
                words["Naam van een bewindspersoon", one.name[:300]] += 1
            elif sent_on is not None:
                held.setdefault((office, person), []).append(sent_on)
    Signatory.objects.filter(letter__in=rows).delete()
    Signatory.objects.bulk_create(row for some in rows.values() for row in some)
    office_holders.attest(held)
    return words


def _row(letter: int, position: int, one: Signature, office: int | None, person: int | None) -> Signatory:
    return Signatory(
        letter_id=letter,
        position=position,
        name=one.name[:120],
        title=f"{one.function[:1].upper()}{one.function[1:]}"[:200],
        office_id=office,
        person_id=person,
        source=Signatory.Source.OFFICIAL,
    )


def _offices(functions: Iterable[str]) -> dict[str, int]:
    """Offices by their title without capitals; the prime minister's also by the first half of it."""
    known = {office.title.casefold(): office.pk for office in Office.objects.all()}
    prime = [pk for title, pk in known.items() if title.startswith(PRIME_MINISTER)]
    return known | ({PRIME_MINISTER: prime[0]} if len(prime) == 1 else {})


def _edited(letters: Iterable[int]) -> set[int]:
    """Letters of which somebody typed, changed or removed a signatory."""
    by_people = Signatory.history.filter(letter__in=list(letters), history_user__isnull=False)
    return set(by_people.values_list("letter_id", flat=True))


def _people(signatures: Sequence[Signature]) -> dict[str, int]:
    """The people by the source's id; one whose own record the source left empty is made from the name."""
    wanted = {one.person_id: one for one in signatures if one.person_id}
    found = dict(bulk.among(Person, "official_id", wanted, "official_id", "id"))
    missing = [one for one in wanted.values() if one.person_id not in found and one.last_name]
    rows = [
        {
            "official_id": one.person_id,
            "source_url": "",
            "source_changed_at": None,
            "source_hash": "",
            "source_removed_at": None,
            "initials": one.initials[:40],
            "first_name": "",
            "particle": one.particle[:40],
            "last_name": one.last_name[:120],
        }
        for one in missing
    ]
    return found | dict(bulk.insert(Person, rows, returning=("official_id", "id")))
