"""Rows that differ from their source, one of each kind, beside rows that do not."""

from collections.abc import Callable
from datetime import date
from typing import Any

from motions.models import Activity, Commitment, Decision, FollowUp, ImportGap, Letter, Motion, SourceValue, Statement
from motions.queries.reconciliation.catalogue import by_slug
from tests.builders import NOW, make_commitment, make_follow_up, make_letter, make_ministry, make_motion, make_paper

SINCE = date(2026, 1, 1)


def records(slug: str) -> list[str]:
    """The records that a kind of difference counts."""
    difference = by_slug(slug)
    assert difference is not None
    return sorted(row.record for row in difference.counted(SINCE))


def official_motion(number: int = 1, **overrides: Any) -> Motion:
    """A motion that came from the source."""
    fields = {"official_id": f"m{number}", "source_url": f"https://bron.example/m{number}"} | overrides
    paper = fields.pop("paper", None) or make_paper(36000, str(number))
    return make_motion(paper=paper, **fields)


def decide(motion: Motion, kind: str, **overrides: Any) -> Decision:
    """A decision; the source's where it has an official id."""
    return Decision.objects.create(motion=motion, kind=kind, **({"decided_on": date(2026, 1, 27)} | overrides))


def registered(number: int = 1, status: str = "Openstaand", **overrides: Any) -> Commitment:
    """An entry of the register."""
    fields = {
        "official_id": f"t{number}",
        "register_number": f"TZ202602-{number:03d}",
        "register_status": status,
        "source_url": f"https://bron.example/t{number}",
    } | overrides
    return make_commitment(**fields)


def follow(commitment: Commitment, **overrides: Any) -> FollowUp:
    """The follow-up of a commitment."""
    return make_follow_up(commitment=commitment, due_on=None, **({"follow_from": commitment.promised_on} | overrides))


def gap(kind: str = "refused", category: str = "Motie", official_id: str = "x1", **overrides: Any) -> ImportGap:
    """What an import noted."""
    fields = {"source": "Tweede Kamer", "problem": "Het record heeft geen nummer.", "since": NOW} | overrides
    if kind == "lacking":
        fields = {"thing": "motion", "about": "m9"} | fields
    return ImportGap.objects.create(kind=kind, category=category, official_id=official_id, **fields)


def _texted(number: int) -> str:
    return str(decide(official_motion(number), "adopted", official_id=f"d{number}").motion_id)


def _typed_decision(number: int) -> str:
    return str(decide(official_motion(number, text="x"), "held").pk)


def _otherwise(number: int) -> str:
    motion = official_motion(number, text="x")
    decide(motion, "adopted")
    decide(motion, "rejected", official_id=f"d{number}")
    return str(motion.pk)


def _edited(number: int) -> str:
    motion = official_motion(number, text="x")
    return str(decide(motion, "rejected", official_id=f"d{number}", source_word="Stemmen - aangenomen").pk)


def _followed(number: int) -> str:
    motion = official_motion(number, text="x")
    decide(motion, "withdrawn", official_id=f"d{number}")
    return str(make_follow_up(request=motion.requests.get()).pk)


def _in_debate(number: int) -> str:
    commitment = make_commitment()
    debate = Activity.objects.create(subject=f"Varen {number}")
    Statement.objects.create(commitment=commitment, said_on=date(2026, 2, 10), activity=debate)
    return str(commitment.pk)


def _standing(number: int) -> str:
    return str(follow(registered(number, "Voldaan")).pk)


def _elsewhere(number: int) -> str:
    ministry = make_ministry(f"m{number}", name=f"Varen {number}")
    return str(follow(registered(number, register_ministry="EZ"), ministry=ministry).pk)


def _noted(kind: str, category: str, **overrides: str) -> Callable[[int], str]:
    return lambda number: gap(kind, category, f"x{number}", **overrides).official_id


def _unseen(category: str, make: Callable[[int], Any]) -> Callable[[int], str]:
    return lambda number: gap("unseen", category, make(number).official_id, problem="").official_id


def _official_decision(number: int, **overrides: Any) -> Decision:
    return decide(official_motion(number, text="x"), "held", official_id=f"d{number}", **overrides)


def _edited_by_hand(category: str, make: Callable[[int], Any], field: str, theirs: str) -> Callable[[int], str]:
    def made(number: int) -> str:
        row = make(number)
        SourceValue.objects.create(category=category, official_id=row.official_id, field=field, value=theirs)
        return str(row.pk)

    return made


def _said_otherwise(number: int, **overrides: Any) -> str:
    commitment = registered(number)
    commitment.save()
    said = {"said_on": commitment.promised_on, "quote": commitment.wording} | overrides
    Statement.objects.create(commitment=commitment, official_id=commitment.official_id, **said)
    return str(commitment.pk)


def _official_letter(number: int, **overrides: Any) -> Letter:
    return make_letter(official_id=f"l{number}", **overrides)


MAKERS: dict[str, Callable[[int], str]] = {
    "moties-geweigerd": _noted("refused", "Motie"),
    "moties-zonder-tekst": _texted,
    "moties-ingevoerd": lambda number: str(make_motion(paper=make_paper(36000, str(number))).pk),
    "moties-verwijderd": lambda number: str(official_motion(number, source_removed_at=NOW).pk),
    "moties-anders-besloten": _otherwise,
    "opvolging-zonder-aanneming": _followed,
    "moties-ander-onderwerp": _edited_by_hand("Motie", official_motion, "title", "Varen"),
    "moties-andere-dag": _edited_by_hand("Motie", official_motion, "submitted_on", "2020-01-01"),
    "moties-niet-gezien": _unseen("Motie", official_motion),
    "besluiten-geweigerd": _noted("refused", "Stemming"),
    "besluiten-zonder-motie": _noted("lacking", "Besluit"),
    "stemmen-zonder-besluit": _noted("lacking", "Stemming", thing="decision"),
    "besluiten-ingevoerd": _typed_decision,
    "besluiten-verwijderd": lambda number: str(_official_decision(number, source_removed_at=NOW).pk),
    "besluiten-gewijzigd": _edited,
    "besluiten-andere-dag": _edited_by_hand("Besluit", _official_decision, "decided_on", "2020-01-01"),
    "besluiten-niet-gezien": _unseen("Besluit", _official_decision),
    "toezeggingen-geweigerd": _noted("refused", "Toezegging"),
    "toezeggingen-zonder-debat": _noted("lacking", "Toezegging", thing="activity"),
    "toezeggingen-zonder-oorsprong": _noted("lacking", "Toezegging", thing="original"),
    "bijlagen-zonder-brief": _noted("lacking", "Bijlage", thing="letter"),
    "toezeggingen-niet-geregistreerd": _in_debate,
    "toezeggingen-verwijderd": lambda number: str(registered(number, source_removed_at=NOW).pk),
    "toezeggingen-anders": _standing,
    "toezeggingen-elders": _elsewhere,
    "toezeggingen-andere-tekst": lambda number: _said_otherwise(number, quote="Het register zegt dit."),
    "toezeggingen-andere-dag": lambda number: _said_otherwise(number, said_on=date(2020, 1, 1)),
    "toezeggingen-niet-gezien": _unseen("Toezegging", registered),
    "brieven-geweigerd": _noted("refused", "Brief regering"),
    "brieven-zonder-tekst": lambda number: str(_official_letter(number, text="").pk),
    "brieven-ingevoerd": lambda number: str(make_letter(subject=f"Brief {number}").pk),
    "brieven-verwijderd": lambda number: str(_official_letter(number, source_removed_at=NOW).pk),
    "brieven-ander-onderwerp": _edited_by_hand("Brief regering", _official_letter, "subject", "Varen"),
    "brieven-andere-dag": _edited_by_hand("Brief regering", _official_letter, "sent_on", "2020-01-01"),
    "brieven-niet-gezien": _unseen("Brief regering", _official_letter),
    "overige-geweigerd": _noted("refused", "Persoon"),
}
"""For each kind of difference a maker of its n-th row; it returns the record."""
