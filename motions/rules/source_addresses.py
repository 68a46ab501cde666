"""Where the sources show a single record, for those that have no page of their own here."""

_TWEEDEKAMER = "https://gegevensmagazijn.tweedekamer.nl/OData/v4/2.0"
_KOOP = "https://zoek.officielebekendmakingen.nl"

_PATTERNS = {
    "Motie": f"{_TWEEDEKAMER}/Zaak({{}})",
    "Brief regering": f"{_TWEEDEKAMER}/Zaak({{}})",
    "Brieftekst": f"{_TWEEDEKAMER}/Document({{}})",
    "Bijlage": f"{_TWEEDEKAMER}/Document({{}})",
    "Bijlagetekst": f"{_TWEEDEKAMER}/Document({{}})",
    "Besluit": f"{_TWEEDEKAMER}/Besluit({{}})",
    "Stemming": f"{_TWEEDEKAMER}/Stemming({{}})",
    "Toezegging": f"{_TWEEDEKAMER}/Toezegging({{}})",
    "Activiteit": f"{_TWEEDEKAMER}/Activiteit({{}})",
    "Persoon": f"{_TWEEDEKAMER}/Persoon({{}})",
    "Motietekst": f"{_KOOP}/{{}}",
}


def record_address(category: str, official_id: str) -> str:
    """The address of a record at its source; "" for a category that has none."""
    pattern = _PATTERNS.get(category, "")
    return pattern.format(official_id) if pattern else ""
