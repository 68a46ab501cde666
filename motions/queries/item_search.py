"""Finding the motion or commitment that a passage is about by what a person types: a number, a mover, words."""

import re

from django.db.models import Exists, OuterRef, Q

from motions.models import Commitment, Motion, Mover, Request

LIMIT = 10

# Example: "36 410" (a dossier as printed), also in "21 501-02"
SPACED_DOSSIER = re.compile(r"\b (\d{2}) [ \u00a0] (\d{3}) \b", re.VERBOSE)

# Example: the hyphens in "36410-74" and "21501-02-2586", not the one in "Kamerling-Onnes"
NUMBER_HYPHEN = re.compile(r"(?<= \d) - (?= [0-9A-Z])", re.VERBOSE)

# Example: "Kamerstuk" and ", nr." in "Kamerstuk 36 410, nr. 74"
NUMBER_WORD = re.compile(r"\b (?: Kamerstuk(?:ken)? | nrs? ) \b \.? | [,;]", re.VERBOSE | re.IGNORECASE)


def plain_terms(text: str) -> str:
    """``Kamerstuk 36 410, nr. 74`` and ``36410-74`` → ``36410 74``; other words stay as they are."""
    text = SPACED_DOSSIER.sub(r"\1\2", text)
    return " ".join(NUMBER_HYPHEN.sub(" ", NUMBER_WORD.sub(" ", text)).split())


def motions(text: str) -> list[Motion]:
    """At most LIMIT motions that have every word in title, request, movers or number; the newest first."""
    words = [_motion_has(word) for word in plain_terms(text).split()]
    rows = Motion.objects.filter(*words) if words else Motion.objects.none()
    return list(rows.select_related("paper__dossier").prefetch_related("movers")[:LIMIT])


def commitments(text: str) -> list[Commitment]:
    """At most LIMIT commitments that have every word in title, wording, office or number; the newest first."""
    words = [_commitment_has(word) for word in text.split()]
    rows = Commitment.objects.filter(*words) if words else Commitment.objects.none()
    return list(rows.select_related("office")[:LIMIT])


def _motion_has(word: str) -> Q:
    movers = Mover.objects.filter(motion=OuterRef("pk"), name__icontains=word)
    requests = Request.objects.filter(motion=OuterRef("pk"), text__icontains=word)
    found = Q(title__icontains=word) | Q(Exists(movers)) | Q(Exists(requests))
    found |= Q(paper__number__iexact=word) | Q(paper__dossier__suffix__iexact=word)
    return found | Q(paper__dossier__number=int(word)) if word.isascii() and word.isdigit() else found


def _commitment_has(word: str) -> Q:
    return (
        Q(title__icontains=word)
        | Q(wording__icontains=word)
        | Q(office__title__icontains=word)
        | Q(register_number__icontains=word)
    )
