"""Entries of the register of commitments, as SyncFeed gives them."""

TK = "http://www.tweedekamer.nl/xsd/tkData/v1-0"
TEXT = "De minister zegt toe de Kamer uiterlijk 1 mei 2026 te informeren."


def entry(number: int, *, prefix: str = "tk:", nummer: str = "", **fields: str) -> str:
    """An entry of the register; fields with "<" are given as they are."""
    values = {
        "aanmaakdatum": "2026-02-24T23:42:13.69",
        "nummer": nummer or f"TZ202602-{number:03d}",
        "naam": "Herbert, H.G.",
        "functie": "Minister van Economische Zaken",
        "status": "Openstaand",
        "datumNakoming": "0001-01-01T00:00:00Z",
        "ministerie": "EZ",
        "tekst": TEXT,
    } | fields
    body = "".join(
        value.replace("P:", prefix) if value.startswith("<") else f"<{prefix}{name}>{value}</{prefix}{name}>"
        for name, value in values.items()
    )
    declared = f'xmlns="{TK}"' if not prefix else f'xmlns:{prefix[:-1]}="{TK}"'
    head = f'id="t{number}" xmlns:x="{TK}" x:bijgewerkt="2026-02-25T09:00:00" x:verwijderd="false"'
    xsi = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    return f"<{prefix}toezegging {declared} {xsi} {head}>{body}</{prefix}toezegging>"
