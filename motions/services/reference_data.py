"""Reference data: ministries with their names over the years, offices and cabinets."""

from typing import Any

from django.db import transaction

from motions.models import Cabinet, Ministry, MinistryName, Office


def load(data: dict[str, Any]) -> int:
    """Add the ministries, offices and cabinets of ``fixtures/reference.json`` that are absent. Returns how many.

    What staff changed stays as they left it.
    """
    added = 0
    with transaction.atomic():
        for entry in data["ministries"]:
            columns = {"name": entry["name"], "abbreviation": entry["abbreviation"], "ended_on": entry["ended_on"]}
            ministry, is_new = Ministry.objects.get_or_create(code=entry["code"], defaults=columns)
            added += is_new
            for name in entry["names"] if is_new else ():
                MinistryName.objects.create(ministry=ministry, **name)
            for title in entry["offices"]:
                _, is_new = Office.objects.get_or_create(title=title, defaults={"ministry": ministry})
                added += is_new
        for cabinet in data["cabinets"]:
            _, is_new = Cabinet.objects.get_or_create(name=cabinet["name"], defaults=cabinet)
            added += is_new
    return added
