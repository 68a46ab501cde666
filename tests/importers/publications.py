"""Publications as KOOP describes and prints them, for what no sample shows."""

from typing import Any


def kamerstuk(number: int = 101, *, dossier: str = "36410", **overrides: Any) -> dict[str, Any]:
    """The metadata of a letter; overrides by the source's names, None to leave one out."""
    fields = {
        "identifier": f"kst-{dossier}-{number}",
        "title": "Scheepvaart; Brief regering; Uitvoering van de motie over varen",
        "type": ["Kamerstuk"],
        "kamerstuktypen": ["Brief regering"],
        "creator": "Tweede Kamer der Staten-Generaal",
        "modified": "2026-02-12",
        "date": "2026-02-10",
        "documenttitel": "Uitvoering van de motie over varen",
        "dossiertitel": "Scheepvaart",
        "dossiernummer": dossier,
        "ondernummer": str(number),
        "publicatienaam": "Kamerstuk",
        "vergaderjaar": "2025-2026",
    }
    return {name: value for name, value in (fields | overrides).items() if value is not None}


def aanhangsel(number: int = 1505, **overrides: Any) -> dict[str, Any]:
    """The metadata of a written answer."""
    fields = {
        "identifier": f"ah-tk-20252026-{number}",
        "title": "Antwoord op vragen van het lid Jansen over varen",
        "type": ["Kamervragen (Aanhangsel)"],
        "creator": "Tweede Kamer der Staten-Generaal",
        "modified": "2026-02-20",
        "date": "2026-02-19",
        "publicatienaam": "Kamervragen (Aanhangsel)",
        "vergaderjaar": "2025-2026",
        "aanhangselnummer": str(number),
        "vraagnummer": "2026Z00123",
    }
    return {name: value for name, value in (fields | overrides).items() if value is not None}


def xml(*lines: str, head: str = "kamerstuk") -> bytes:
    """An official XML with these lines."""
    text = "".join(f"<al>{line}</al>" for line in lines)
    return (
        f"<officiele-publicatie><{head}><algemeen><vrije-tekst><tekst>{text}</tekst></vrije-tekst></algemeen>"
        f"</{head}></officiele-publicatie>"
    ).encode()


LETTER = xml(
    "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal",
    "Den Haag, 10 februari 2026",
    "Hierbij bericht ik u over de motie van de leden Bikker en Omtzigt (Kamerstuk 36 410, nr. 74).",
    "De motie is hiermee uitgevoerd.",
    "De Minister van Buitenlandse Zaken,",
    "A. Jansen",
)
ANSWER = xml(
    "Vragen van het lid Jansen (CDA) aan de Minister van Buitenlandse Zaken over varen (ingezonden 20 januari 2026).",
    "Antwoord van Minister Pietersen (Buitenlandse Zaken) (ontvangen 17 februari 2026).",
    "Vraag 1",
    "Wordt er gevaren?",
    "Antwoord 1",
    "Ja. Ik zal uw Kamer voor de zomer over het varen informeren.",
    head="kamervragen",
)
BILLION_LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE officiele-publicatie [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    b"<officiele-publicatie><al>&b;</al></officiele-publicatie>"
)
