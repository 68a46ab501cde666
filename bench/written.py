"""Texts written for the benchmark: citations as often as asked, in Dutch and in American; and a very long report."""

import random
from collections.abc import Callable

_AMERICAN = (
    "The court held that the agency had acted within the powers that the legislature had given it.",
    "Nothing in the record shows that the parties meant to leave this question to the arbitrator.",
    "We review the denial of the motion for abuse of discretion and find none here.",
    "The order is therefore affirmed in part, reversed in part, and sent back for a new hearing.",
    "On appeal the petitioner argues that the notice came too late to be of any use.",
)
_DUTCH = (
    "Het kabinet voert hierover overleg met gemeenten, provincies en de betrokken bedrijven.",
    "De uitkomsten van dat overleg laten zien dat de meeste partijen de maatregelen steunen.",
    "Daarbij speelt mee dat de kosten van onderhoud in de afgelopen jaren sterk zijn gestegen.",
    "De inspectie houdt toezicht op de naleving en heeft daarover eerder gerapporteerd.",
    "In de praktijk blijkt dat aanvragers vaak niet weten welke regeling op hen van toepassing is.",
)
_PARTIES = ("Hartwell", "Boone County", "Larsen", "Okafor", "Reyes", "Whitfield", "Dunmore", "Pratt Lumber Co.")
_REPORTERS = ("U.S.", "F.2d", "F.3d", "S. Ct.", "F. Supp. 2d")
_MOVERS = ("Jansen", "De Wit", "Van der Berg", "El Amrani", "Smit", "Ten Hove", "Kaya", "Visser")
PAGE_LINES = 38


def american(length: int, apart: int) -> str:
    """Return an opinion of about ``length`` characters with a case cited every ``apart`` characters."""
    return _text(length, apart, _AMERICAN, _case)


def dutch(length: int, apart: int) -> str:
    """Return a letter of about ``length`` characters with a motion cited every ``apart`` characters."""
    return _text(length, apart, _DUTCH, _motion)


def report(pages: int) -> str:
    """Return a report as a PDF gives it: broken lines, words broken over them, notes, headers and page numbers."""
    chosen = random.Random(pages)
    return "\f\n".join(_page(number, chosen) for number in range(1, pages + 1))


def _text(length: int, apart: int, sentences: tuple[str, ...], cite: Callable[[random.Random], str]) -> str:
    chosen = random.Random(apart)
    pieces: list[str] = []
    total, next_citation = 0, apart
    while total < length:
        piece = cite(chosen) if total >= next_citation else chosen.choice(sentences)
        next_citation += apart * (total >= next_citation)
        pieces.append(piece)
        total += len(piece) + 1
        if chosen.random() < 0.15:
            pieces.append("\n\n")
    return " ".join(pieces)


def _case(chosen: random.Random) -> str:
    one, other = chosen.sample(_PARTIES, 2)
    volume, page, year = chosen.randint(1, 590), chosen.randint(1, 990), chosen.randint(1950, 2020)
    return f"See {one} v. {other}, {volume} {chosen.choice(_REPORTERS)} {page} ({year})."


def _motion(chosen: random.Random) -> str:
    one, other = chosen.sample(_MOVERS, 2)
    number = f"3{chosen.randint(1, 6)} {chosen.randint(100, 999)}, nr. {chosen.randint(2, 900)}"
    return f"Zie de motie van de leden {one} en {other} (Kamerstuk {number})."


def _page(number: int, chosen: random.Random) -> str:
    lines = ["Jaarverslag vaarwegen 2031", ""]
    for line in range(PAGE_LINES):
        words = chosen.choice(_DUTCH).removesuffix(".")
        lines.append(f"{words} en de ver-" if line % 9 == 4 else f"antwoording daarover.{number % 9 + 1} {words}.")
    lines += ["", f"{number % 9 + 1} {_motion(chosen)}", "", f"{number}"]
    return "\n".join(lines)
