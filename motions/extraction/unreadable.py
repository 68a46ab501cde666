"""Why a file cannot be read, in the words its sender sees. The codes are stable: callers may branch on them."""

from __future__ import annotations

from typing import Literal, get_args

Code = Literal[
    "empty",
    "too_large",
    "unpacks_too_large",
    "too_many_pages",
    "too_much_text",
    "too_complex",
    "too_slow",
    "unknown_type",
    "wrong_type",
    "image",
    "old_word",
    "rtf",
    "encrypted",
    "damaged",
    "scan",
    "no_text",
    "garbled",
    "doctype",
    "unknown_xml",
    "reader_failed",
]

_OR_PASTE = "of plak de tekst hieronder."

MESSAGES: dict[Code, str] = {
    "empty": f"Dit bestand is leeg. Upload het bestand opnieuw, {_OR_PASTE}",
    "too_large": (
        "Dit bestand is te groot: {found} MB, en het maximum is {limit} MB. "
        f"Upload alleen de brief zelf, zonder bijlagen, {_OR_PASTE}"
    ),
    "unpacks_too_large": (
        f"Dit bestand wordt na het uitpakken te groot om te lezen. Sla het opnieuw op zonder afbeeldingen, {_OR_PASTE}"
    ),
    "too_many_pages": (
        "Dit bestand heeft te veel pagina's: {found}, en het maximum is {limit}. "
        f"Upload alleen de brief zelf, zonder bijlagen, {_OR_PASTE}"
    ),
    "too_much_text": (
        "Dit bestand bevat te veel tekst: het maximum is {limit} tekens. Upload alleen de brief zelf, zonder bijlagen."
    ),
    "too_complex": (
        "Dit bestand vraagt te veel geheugen om te lezen. "
        f"Open het en sla het opnieuw op als PDF of als .docx, {_OR_PASTE}"
    ),
    "too_slow": (
        "Het lezen van dit bestand duurde langer dan {limit} seconden en is gestopt. "
        f"Open het en sla het opnieuw op als PDF of als .docx, {_OR_PASTE}"
    ),
    "unknown_type": (
        "Dit soort bestand kan Nakoming niet lezen. "
        f"Upload een PDF, een Word-bestand (.docx), een ODT of een tekstbestand (.txt), {_OR_PASTE}"
    ),
    "wrong_type": (
        "Dit bestand heet {name}, maar de inhoud is geen {expected}. "
        f"Controleer of u het goede bestand hebt gekozen, {_OR_PASTE}"
    ),
    "image": (f"Dit bestand is een afbeelding zonder tekst. Upload een versie met selecteerbare tekst, {_OR_PASTE}"),
    "old_word": (
        "Oud Word-bestand (.doc): dat kan Nakoming niet lezen. "
        f"Open het in Word of LibreOffice en sla het op als .docx, {_OR_PASTE}"
    ),
    "rtf": (
        "Dit is een RTF-bestand: dat kan Nakoming niet lezen. "
        f"Open het in Word of LibreOffice en sla het op als .docx, {_OR_PASTE}"
    ),
    "encrypted": (
        f"Dit bestand is met een wachtwoord beveiligd. Sla het op zonder wachtwoord en upload het opnieuw, {_OR_PASTE}"
    ),
    "damaged": (
        f"Dit bestand is beschadigd of niet volledig. Open het, sla het opnieuw op en upload die versie, {_OR_PASTE}"
    ),
    "scan": f"Dit bestand is een scan zonder tekst. Upload een versie met selecteerbare tekst, {_OR_PASTE}",
    "no_text": f"In dit bestand staat geen tekst. Controleer of u het goede bestand hebt gekozen, {_OR_PASTE}",
    "garbled": (
        "De tekst in dit bestand is onleesbaar opgeslagen (een lettertype zonder tekentabel). "
        f"Upload het oorspronkelijke Word-bestand, {_OR_PASTE}"
    ),
    "doctype": (
        "Dit bestand bevat een DOCTYPE-verklaring in de XML. Die wordt om veiligheidsredenen geweigerd. "
        f"Sla het bestand opnieuw op, {_OR_PASTE}"
    ),
    "unknown_xml": (f"Dit XML-bestand is geen officiële publicatie. Upload de PDF of de ODT van het stuk, {_OR_PASTE}"),
    "reader_failed": (
        "Dit bestand kon niet worden gelezen: het is beschadigd of ongewoon opgebouwd. "
        f"Open het en sla het opnieuw op als PDF of als .docx, {_OR_PASTE}"
    ),
}


class Unreadable(Exception):
    """No text can be had from this file.

    `code` is one of `Code`; `message` (and `str()`) is Dutch, for the person who chose the file: what is wrong with
    it and what to do. `values` are what the message was filled with.
    """

    def __init__(self, code: Code, **values: str | int) -> None:
        if code not in get_args(Code):
            raise ValueError(f"unknown code: {code}")
        self.code: Code = code
        self.values = values
        self.message = MESSAGES[code].format(**{name: _printed(value) for name, value in values.items()})
        super().__init__(self.message)


def _printed(value: str | int) -> str:
    return f"{value:,}".replace(",", ".") if isinstance(value, int) else value
