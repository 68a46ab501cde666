"""What a careful person marked in a letter or motion, as the annotation guide of the corpus writes it in JSON."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any


class BadAnnotation(ValueError):
    """An annotation misses a field or holds something else than the guide says."""


@dataclass(frozen=True, slots=True)
class GoldDate:
    """Words that say when. ``dated`` says that the marker also gave the day, which may be None for "no day"."""

    quote: str
    n: int = 1
    doubt: bool = False
    dated: bool = False
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class GoldCitation:
    quote: str
    n: int
    doubt: bool
    kind: str
    movers: tuple[str, ...]
    others: bool
    papers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GoldCommitment:
    """``deadline_doubt`` says that the markers did not agree on its deadline."""

    quote: str
    n: int
    doubt: bool
    tier: str
    deadline: GoldDate | None
    deadline_doubt: bool


@dataclass(frozen=True, slots=True)
class GoldEvidence:
    quote: str
    n: int
    doubt: bool
    stance: str
    about_kind: str | None
    movers: tuple[str, ...]
    papers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GoldLetter:
    name: str
    text: str
    citations: tuple[GoldCitation, ...]
    commitments: tuple[GoldCommitment, ...]
    evidence: tuple[GoldEvidence, ...]


@dataclass(frozen=True, slots=True)
class GoldRequest:
    quote: str
    doubt: bool
    addressee: str
    deadlines: tuple[GoldDate, ...]


@dataclass(frozen=True, slots=True)
class GoldMotion:
    """``amended`` is "" for a motion that amends nothing."""

    name: str
    text: str
    paper: str
    submitted_on: date | None
    dossier_title: str
    movers: tuple[str, ...]
    amended: str
    replaces: str
    requests: tuple[GoldRequest, ...]


def gold_from(name: str, text: str, marked: Any) -> GoldLetter | GoldMotion:
    """Return the annotations of one text: a motion's when they hold requests, else a letter's; raises BadAnnotation."""
    if not isinstance(marked, Mapping):
        raise BadAnnotation("geen JSON-object")
    try:
        return _motion(name, text, marked) if "requests" in marked else _letter(name, text, marked)
    except KeyError as error:
        raise BadAnnotation(f"het veld {error} ontbreekt") from None
    except (TypeError, ValueError, AttributeError) as error:
        raise BadAnnotation(str(error)) from None


def _letter(name: str, text: str, marked: Mapping[str, Any]) -> GoldLetter:
    return GoldLetter(
        name,
        text,
        tuple(
            GoldCitation(
                *_place(item), item["kind"], tuple(item["movers"]), bool(item.get("others")), tuple(item["papers"])
            )
            for item in marked["citations"]
        ),
        tuple(
            GoldCommitment(
                *_place(item), item["tier"], _deadline(item.get("deadline")), bool(item.get("deadline_doubt"))
            )
            for item in marked["commitments"]
        ),
        tuple(GoldEvidence(*_place(item), item["stance"], *_about(item.get("about"))) for item in marked["evidence"]),
    )


def _motion(name: str, text: str, marked: Mapping[str, Any]) -> GoldMotion:
    return GoldMotion(
        name,
        text,
        marked.get("paper") or "",
        _day(marked.get("submitted_on")),
        marked.get("dossier_title") or "",
        tuple(marked["movers"]),
        marked.get("amended") or "",
        marked.get("replaces") or "",
        tuple(
            GoldRequest(
                item["quote"],
                bool(item.get("doubt")),
                item["addressee"],
                tuple(_date(deadline) for deadline in item["deadlines"]),
            )
            for item in marked["requests"]
        ),
    )


def _place(item: Mapping[str, Any]) -> tuple[str, int, bool]:
    return item["quote"], int(item.get("n", 1)), bool(item.get("doubt"))


def _about(about: Mapping[str, Any] | None) -> tuple[str | None, tuple[str, ...], tuple[str, ...]]:
    about = about or {}
    return about.get("kind"), tuple(about.get("movers") or ()), tuple(about.get("papers") or ())


def _deadline(item: Mapping[str, Any] | None) -> GoldDate | None:
    return _date(item) if item else None


def _date(item: Mapping[str, Any]) -> GoldDate:
    dated = "due_on" in item and not item.get("due_doubt")
    return GoldDate(*_place(item), dated, _day(item.get("due_on")) if dated else None)


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None
