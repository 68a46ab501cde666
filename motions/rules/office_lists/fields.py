"""What a column of a list can mean."""

FIELDS: dict[str, str] = {
    "kind": "Soort (motie of toezegging)",
    "subject": "Onderwerp",
    "paper": "Kamerstuk",
    "official_number": "Nummer in het register",
    "movers": "Indieners",
    "given_on": "Datum van de motie of toezegging",
    "term": "Termijn",
    "state": "Status",
    "state_text": "Stand van zaken",
    "ministry": "Ministerie",
    "unit": "Directie",
    "owner": "Behandelaar",
    "source": "Vindplaats",
    "remark": "Opmerking",
    "ignore": "Overslaan",
}
"""Each field with its name on the screen, in the order in which they are offered."""

REPEATABLE = frozenset({"paper", "movers", "state_text", "source", "remark", "ignore"})
"""Fields that several columns of one list may give; what they say is put together."""
