"""Why a file cannot be read as a list, in the words its sender sees. The codes are stable."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, get_args

Code = Literal[
    "empty",
    "too_large",
    "unpacks_too_large",
    "too_many_rows",
    "row_too_long",
    "open_quotes",
    "too_complex",
    "too_slow",
    "unknown_type",
    "wrong_type",
    "old_excel",
    "binary_excel",
    "old_word",
    "web_page",
    "encrypted",
    "damaged",
    "doctype",
    "no_table",
    "no_sheet",
    "reader_failed",
]

_SAVE_AGAIN = "Open het in Excel of LibreOffice, sla het op als .xlsx en upload die versie."
_WHAT_IS_READ = "Upload een CSV, een Excel-bestand (.xlsx), een ODS of een Word-bestand (.docx) met een tabel."

MESSAGES: dict[Code, str] = {
    "empty": "Dit bestand is leeg. Controleer of u het goede bestand hebt gekozen.",
    "too_large": "Dit bestand is te groot: het maximum is {limit} MB. Splits de lijst in delen.",
    "unpacks_too_large": (
        "Dit bestand wordt na het uitpakken te groot om te lezen. Sla alleen de lijst zelf op in een nieuw bestand."
    ),
    "too_many_rows": "Deze lijst heeft meer dan {limit} rijen. Splits de lijst in delen.",
    "row_too_long": "Rij {row} is te lang om te lezen. Controleer of daar een aanhalingsteken ontbreekt.",
    "open_quotes": (
        "In deze lijst worden te veel aanhalingstekens geopend en niet gesloten, als laatste in rij {row}. "
        "Sla de lijst op als .xlsx en upload die versie."
    ),
    "too_complex": f"Dit bestand vraagt te veel geheugen om te lezen. {_SAVE_AGAIN}",
    "too_slow": "Het lezen van dit bestand duurde langer dan {limit} seconden en is gestopt. Splits de lijst in delen.",
    "unknown_type": f"Dit soort bestand kan Nakoming niet als lijst lezen. {_WHAT_IS_READ}",
    "wrong_type": f"Dit bestand heet {{name}}, maar de inhoud is geen {{expected}}. {_WHAT_IS_READ}",
    "old_excel": f"Oud Excel-bestand (.xls): dat kan Nakoming niet lezen. {_SAVE_AGAIN}",
    "binary_excel": f"Binair Excel-bestand (.xlsb): dat kan Nakoming niet lezen. {_SAVE_AGAIN}",
    "old_word": "Oud Word-bestand (.doc): dat kan Nakoming niet lezen. Sla het op als .docx en upload die versie.",
    "web_page": f"De inhoud van dit bestand is een webpagina of XML, geen lijst. {_SAVE_AGAIN}",
    "encrypted": "Dit bestand is met een wachtwoord beveiligd. Sla het op zonder wachtwoord en upload het opnieuw.",
    "damaged": f"Dit bestand is beschadigd of niet volledig. {_SAVE_AGAIN}",
    "doctype": (
        "Dit bestand bevat een DOCTYPE-verklaring in de XML. Die wordt om veiligheidsredenen geweigerd. "
        "Sla het bestand opnieuw op."
    ),
    "no_table": "In dit bestand staat geen tabel. Controleer of u het goede bestand hebt gekozen.",
    "no_sheet": "Dit bestand heeft geen blad “{sheet}”. Kies een van de bladen uit het bestand.",
    "reader_failed": f"Dit bestand kon niet worden gelezen: het is beschadigd of ongewoon opgebouwd. {_SAVE_AGAIN}",
}


class TableNotReadable(Exception):
    """No list can be had from this file, or no more of it.

    `code` is one of `Code`; `message` (and `str()`) is Dutch: what is wrong and what to do. `values` are what the
    message was filled with.
    """

    def __init__(self, code: Code, **values: str | int) -> None:
        if code not in get_args(Code):
            raise ValueError(f"unknown code: {code}")
        self.code: Code = code
        self.values = values
        self.message = MESSAGES[code].format(**{name: _printed(value) for name, value in values.items()})
        super().__init__(self.message)


def refusal(code: str, values: Mapping[str, str | int]) -> TableNotReadable:
    """What a guard that lists share with letters said, in the words for lists; its other codes are of no list."""
    for known in get_args(Code):
        if known == code:
            return TableNotReadable(known, **values)
    return TableNotReadable("unknown_type")


def _printed(value: str | int) -> str:
    return f"{value:,}".replace(",", ".") if isinstance(value, int) else value
