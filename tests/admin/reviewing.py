"""A letter to review: its text, its suggestions, the addresses of the screen and what its forms send."""

import re
from datetime import date
from html import unescape
from typing import Any

from motions.models import (
    Candidate,
    FollowUp,
    Letter,
    Reading,
    Suggestion,
)
from tests.builders import (
    make_suggestion,
)

TEXT = "Den Haag. Ik informeer u voor 1 mei. De motie is uitgevoerd. Het kabinet zal dit doen. <b>Slot</b>"


def suggest(reading: Reading, words: str, **overrides: Any) -> Suggestion:
    start = reading.letter.text.index(words)
    place: dict[str, Any] = {"start": start, "end": start + len(words), "quote": words}
    return make_suggestion(reading=reading, **(place | overrides))


def suggest_evidence(reading: Reading, follow_up: FollowUp | None, match: str = "exact") -> Suggestion:
    suggestion = suggest(reading, "De motie is uitgevoerd.", stance="fulfils", match=match, about="Bikker/Omtzigt")
    if follow_up is not None:
        assert follow_up.request is not None
        Candidate.objects.create(
            suggestion=suggestion, rank=1, motion=follow_up.request.motion, reason="nummer en beide indieners"
        )
    return suggestion


def suggest_commitment(reading: Reading, **overrides: Any) -> Suggestion:
    term = {"phrase": "voor 1 mei", "due_on": date(2026, 4, 30), "anchor_on": date(2026, 2, 10), "precision": "day"}
    fields = {"kind": "commitment", "stance": "", "tier": "inform"} | term | overrides
    return suggest(reading, "Ik informeer u voor 1 mei.", **fields)


def address(letter: Letter, suggestion: Suggestion | None = None, **more: str) -> str:
    query = "&".join(f"{name}={value}" for name, value in more.items())
    chosen = f"voorstel={suggestion.pk}&" if suggestion else ""
    return f"/admin/motions/letter/{letter.pk}/review/?{chosen}{query}"


def accepted(**fields: object) -> dict[str, object]:
    return {"besluit": "overnemen", "stance": "fulfils"} | fields


COMMITMENT = {
    "besluit": "overnemen",
    "title": "Informeren voor 1 mei",
    "wording": "Ik informeer u voor 1 mei.",
    "opens_follow_up": "on",
    "due_on": "2026-04-30",
}


def said_at(page: str, name: str) -> list[str]:
    """What the page says at a field of this name, in the order of its forms."""
    lists = re.findall(rf'id="id_{name}_error">(.*?)</ul>', page, re.DOTALL)
    return [unescape(said) for items in lists for said in re.findall("<li>(.*?)</li>", items, re.DOTALL)]
