"""What the reader returns: findings anchored in the text by position and quote, each naming the rule that made it.

Every finding satisfies ``quote == text[start:end]``, where ``text`` is the text that was read (offsets count code
points, ``end`` is exclusive).
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from motions.rules.references import Reference
from motions.rules.windows import Precision

CitationKind = Literal["motion", "paper", "questions", "proceedings", "commitment"]
Tier = Literal["inform", "act"]
Stance = Literal["fulfils", "progress", "postpones", "declines", "mentions"]


@dataclass(frozen=True, slots=True)
class Citation:
    """A reference to an official paper, motion, set of questions, debate or earlier commitment.

    ``movers`` are surnames as written, first mover first; ``others`` is true for "c.s."; ``papers`` are normal forms
    (``36410-74``) of ``refs``; ``footnote`` is the footnote line that held the number; ``complete`` is false for a
    reference that cannot be right or whole, and ``incomplete_reason`` then says why, in Dutch.
    """

    start: int
    end: int
    quote: str
    rule: str
    kind: CitationKind
    movers: tuple[str, ...] = ()
    others: bool = False
    papers: tuple[str, ...] = ()
    refs: tuple[Reference, ...] = ()
    footnote: str | None = None
    complete: bool = True
    incomplete_reason: str = ""


@dataclass(frozen=True, slots=True)
class FutureDate:
    """An expression that names a future time, resolved against the day of the letter (domain: deadline phrases).

    ``due_on`` is the last day on which a promise with this phrase is still kept in time, or None where the phrase
    names no date; ``certain`` is false where a convention or a fallback stands in for a fact; ``anchor_on`` is the day
    counted from; ``calendar_key`` names the calendar row used (``tk:zomerreces:2026``); ``reason`` explains the
    outcome in one Dutch sentence; ``review_on`` is when to look again where there is no date.
    """

    start: int
    end: int
    quote: str
    rule: str
    earliest: date | None
    due_on: date | None
    precision: Precision
    certain: bool
    anchor_on: date | None
    calendar_key: str | None = None
    reason: str = ""
    review_on: date | None = None


@dataclass(frozen=True, slots=True)
class Commitment:
    """A sentence in the government's voice that undertakes to inform parliament (``inform``) or to act (``act``)."""

    start: int
    end: int
    quote: str
    rule: str
    tier: Tier
    deadline: FutureDate | None = None


@dataclass(frozen=True, slots=True)
class About:
    """What an evidence sentence is about: a motion or an earlier commitment, by its movers and papers.

    ``wording`` and ``said_on`` are what a subject line says of a commitment: its own words, and the day of the debate.
    """

    kind: Literal["motion", "commitment"]
    movers: tuple[str, ...] = ()
    papers: tuple[str, ...] = ()
    wording: str = ""
    said_on: date | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence that says what became of a motion or commitment. ``citation`` is its index in the citations.

    ``citation`` is None where the sentence speaks of "de motie" or "deze toezegging" and ``about`` was taken from the
    context; ``deadline`` is the new date that a postponing sentence carries.
    """

    start: int
    end: int
    quote: str
    rule: str
    about: About
    stance: Stance
    citation: int | None = None
    deadline: FutureDate | None = None


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who signed, as written: name ("H.G.J. Bruins Slot") and office ("Minister van Buitenlandse Zaken")."""

    name: str
    office: str


@dataclass(frozen=True, slots=True)
class LetterHead:
    """The head and foot of a letter: ``kind`` is "brief", "antwoord" or "mededeling"; unknown parts are None."""

    kind: str
    reference: str | None = None
    sent_on: date | None = None
    signatories: tuple[Signatory, ...] = ()
    addressee: str | None = None
    subject: str | None = None


@dataclass(frozen=True, slots=True)
class LetterReading:
    """One text read once. Findings are in order of ``start``."""

    text: str
    head: LetterHead
    citations: tuple[Citation, ...] = ()
    dates: tuple[FutureDate, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    reader_version: str = ""


@dataclass(frozen=True, slots=True)
class SubjectReading:
    """The subject line of a letter read once; offsets count in ``subject``. Findings are in its order."""

    subject: str
    citations: tuple[Citation, ...] = ()
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Request:
    """One "verzoekt ..." of a motion's dictum: its literal text, who is asked, and by when."""

    start: int
    end: int
    quote: str
    addressee: str
    deadlines: tuple[FutureDate, ...] = ()


@dataclass(frozen=True, slots=True)
class MotionReading:
    """A motion document read: ``paper`` in normal form, ``movers`` in the order of the signatures."""

    text: str
    paper: str | None
    dossier_title: str | None
    submitted_on: date | None
    amended: str | None
    replaces: str | None
    movers: tuple[str, ...] = ()
    requests: tuple[Request, ...] = ()
    reader_version: str = ""
