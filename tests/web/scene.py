"""A small ministry's year on Monday 13 July 2026: every state once, and beside each public fact something hidden.

Every text that nobody outside may read holds the word SECRET.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from django.contrib.auth.models import User
from django.core.files.base import ContentFile

from motions.models import (
    Commitment,
    Deadline,
    Decision,
    Evidence,
    FollowUp,
    Group,
    Letter,
    Ministry,
    Motion,
    Office,
    Signatory,
    Statement,
    Vote,
)
from motions.rules.decisions import DecisionKind
from motions.rules.follow_ups import EventKind, Outcome
from motions.services import follow_ups
from motions.services.events import Report
from motions.services.terms import NewTerm, Source, set_term
from tests.builders import (
    hand_over,
    make_letter,
    make_ministry,
    make_motion,
    make_paper,
    make_reviewer,
    make_suggestion,
)

TODAY = date(2026, 7, 13)
NOW = datetime(2026, 7, 13, 8, 0, tzinfo=UTC)
SECRET = "geheimzinnig"

REPORTED = "De motie over de loketten is hiermee uitgevoerd."
POSTPONED = "Het overzicht komt een kwartaal later, uiterlijk 30 september 2026."
PROMISED = "Ik stuur u het overzicht van de proeven uiterlijk 30 juni 2026."
LETTER_TEXT = f"""Den Haag, 6 juli 2026

Geachte voorzitter,

In deze brief ga ik in op drie onderwerpen. {REPORTED}

{POSTPONED} De <b>onderzoekers</b> & ik vragen uw begrip.

De minister"""


@dataclass(frozen=True, slots=True)
class Scene:
    """What a test needs by name."""

    actor: User
    ministry: Ministry
    example: Ministry
    late: Motion
    reported: Motion
    two_requests: Motion
    rejected: Motion
    extended: Commitment
    undated: Commitment
    hidden: Commitment
    letter: Letter
    draft: Letter
    sent: Letter


def follow(actor: User, ministry: Ministry, *, day: date | None, since: date, **what: Any) -> FollowUp:
    """A follow-up with a plain term on that day."""
    term = NewTerm(phrase="uiterlijk", due_on=day, precision="day", anchor_on=since) if day else None
    return follow_ups.open_follow_up(
        follow_from=since, ministry=ministry, term=term, actor=actor, now=NOW, today=TODAY, **what
    )


def make_office(ministry: Ministry) -> Office:
    return Office.objects.create(title=f"Minister van {ministry.name}", ministry=ministry)


def build() -> Scene:
    """All rows; the order of the parts does not matter to the pages."""
    actor = make_reviewer(f"{SECRET}-anna")
    ministry = make_ministry("lok", name="Loketten en Balies", abbreviation="LB")
    example = make_ministry("vbz", name="Voorbeeldzaken", abbreviation="VBZ", is_example=True)
    office = make_office(ministry)
    letter = make_letter(
        subject="Voortgang van de loketten", text=LETTER_TEXT, sent_on=date(2026, 7, 6), file_name="loketten.pdf"
    )
    letter.file.save("loketten.pdf", ContentFile(b"%PDF-1.4 loketten"))
    Signatory.objects.create(letter=letter, position=1, name="A. de Vries", title=office.title, office=office)
    draft = make_letter(
        subject=f"Concept {SECRET}", text=f"Wij denken aan {SECRET} uitstel.", visibility="draft", sent_on=TODAY
    )
    draft.file.save("concept.pdf", ContentFile(b"%PDF-1.4 concept"))
    sent = make_letter(subject=f"Verzonden {SECRET}", text=f"Dit is {SECRET} gedaan.", visibility="sent", sent_on=TODAY)
    make_suggestion(letter=letter, start=0, end=8, quote=f"{SECRET} voorstel", about=SECRET)
    return Scene(
        actor=actor,
        ministry=ministry,
        example=example,
        late=_late(actor, ministry),
        reported=_reported(actor, ministry, letter),
        two_requests=_two_requests(actor, ministry, example),
        rejected=_rejected(),
        extended=_extended(actor, ministry, office, letter, draft),
        undated=_undated(actor, ministry, office, letter, sent),
        hidden=_hidden(actor, ministry, office, draft),
        letter=letter,
        draft=draft,
        sent=sent,
    )


def _late(actor: User, ministry: Ministry) -> Motion:
    motion = make_motion(
        "Bikker",
        "Omtzigt",
        title="Alle loketten op zaterdag open",
        requests=("verzoekt de regering loketten te openen",),
    )
    decision = Decision.objects.create(motion=motion, kind=DecisionKind.ADOPTED.value, decided_on=date(2026, 1, 27))
    for name, choice, seats in (("Lijst Loket", "for", 90), ("Balieblok", "against", 60)):
        group = Group.objects.create(abbreviation=name)
        Vote.objects.create(decision=decision, group=group, voter=name, choice=choice, seats=seats)
    term = NewTerm(
        phrase="vóór het zomerreces",
        term_rule="before-recess",
        anchor_on=date(2026, 1, 27),
        calendar_key="tk:zomerreces:2026",
        due_on=date(2026, 7, 2),
        precision="recess",
        certain=False,
        reason="De laatste vergaderdag vóór het reces.",
    )
    follow_up = follow_ups.open_follow_up(
        follow_from=date(2026, 1, 27),
        request=motion.requests.get(),
        ministry=ministry,
        ministry_source=FollowUp.MinistrySource.ADDRESSED,
        term=term,
        set_by=Deadline.SetBy.REQUESTED,
        actor=actor,
        now=NOW,
        today=TODAY,
    )
    FollowUp.objects.filter(pk=follow_up.pk).update(owner=actor, unit=f"Directie {SECRET}")
    internal = NewTerm(due_on=date(2026, 6, 1), precision="day", reason=f"{SECRET} streven", phrase=SECRET)
    set_term(follow_up=follow_up, term=internal, set_by=Deadline.SetBy.INTERNAL, actor=actor, now=NOW, today=TODAY)
    return motion


def _reported(actor: User, ministry: Ministry, letter: Letter) -> Motion:
    motion = make_motion("Ceder", paper=make_paper(21501, "2586", suffix="02"), title="Een gelijke openingstijd")
    follow_up = follow(actor, ministry, day=None, since=date(2026, 2, 3), request=motion.requests.get())
    passage = make_passage(actor, follow_up, letter, REPORTED)
    follow_ups.report(
        follow_up=follow_up,
        kind=EventKind.REPORTED,
        happened_on=date(2026, 7, 6),
        actor=actor,
        now=NOW,
        today=TODAY,
        source=Report(letter=letter, evidence=passage, note=f"{SECRET} notitie"),
    )
    follow_ups.change_by_hand(
        follow_up=follow_up,
        kind=EventKind.CLOSED,
        happened_on=TODAY,
        note=f"{SECRET} afgesloten",
        actor=actor,
        now=NOW,
        today=TODAY,
    )
    return motion


def make_passage(actor: User, follow_up: FollowUp, letter: Letter, quote: str, stance: str = "fulfils") -> Evidence:
    """An accepted passage at the place of its quote."""
    start = letter.text.index(quote)
    return Evidence.objects.create(
        follow_up=follow_up,
        letter=letter,
        stance=stance,
        start=start,
        end=start + len(quote),
        quote=quote,
        accepted_by=actor,
        accepted_at=NOW,
    )


def _two_requests(actor: User, ministry: Ministry, example: Ministry) -> Motion:
    motion = make_motion(
        "Pier", "Olger", "Staf", "Wim", paper=make_paper(36410, "84", suffix="XVI"), title="Een loket in elke gemeente",
        requests=("verzoekt de regering te tellen", "verzoekt de regering te openen", "spreekt uit dat het mooi is"),
    )  # fmt: skip
    count, opens, _ = motion.requests.all()
    motion.requests.filter(position=3).update(addressee="nobody")
    follow(actor, ministry, day=date(2026, 7, 19), since=date(2026, 3, 3), request=count)
    moved = follow(actor, ministry, day=date(2026, 12, 1), since=date(2026, 3, 3), request=opens)
    hand_over(moved, example, reason=SECRET, now=NOW, today=TODAY)
    return motion


def _rejected() -> Motion:
    motion = make_motion("Kops", paper=make_paper(36410, "75"), title="Alle loketten dicht")
    Decision.objects.create(motion=motion, kind=DecisionKind.REJECTED.value, decided_on=date(2026, 1, 27))
    return motion


def _extended(actor: User, ministry: Ministry, office: Office, letter: Letter, draft: Letter) -> Commitment:
    """Promised for 30 June, moved in a public letter to 30 September, and in a draft that says something else."""
    commitment = Commitment.objects.create(
        title=f"Overzicht {SECRET}",
        wording=f"Ik stuur {SECRET} overzicht.",
        promised_on=date(2026, 3, 10),
        office=office,
        register_number="TZ202603-001",
    )
    first = make_letter(subject="Toezegging over de proeven", text=PROMISED, sent_on=date(2026, 3, 10))
    Statement.objects.create(
        commitment=commitment, said_on=commitment.promised_on, quote=PROMISED, letter=first, start=0, end=len(PROMISED)
    )
    Statement.objects.create(
        commitment=commitment, said_on=TODAY, role="change", quote=f"{SECRET} uitstel", letter=draft, start=0, end=5
    )
    follow_up = follow(actor, ministry, day=date(2026, 6, 30), since=date(2026, 3, 10), commitment=commitment)
    start = letter.text.index(POSTPONED)
    term = NewTerm(phrase="een kwartaal later", due_on=date(2026, 9, 30), precision="day", anchor_on=date(2026, 7, 6))
    source = Source(letter=letter, start=start, end=start + len(POSTPONED), quote=POSTPONED)
    set_term(
        follow_up=follow_up, term=term, set_by=Deadline.SetBy.PROMISED, actor=actor, now=NOW, today=TODAY,
        source=source, explanation=f"{SECRET} uitleg",
    )  # fmt: skip
    return commitment


def _undated(actor: User, ministry: Ministry, office: Office, letter: Letter, sent: Letter) -> Commitment:
    """Open without a date for everybody; fulfilled only in a letter that is not yet published."""
    commitment = Commitment.objects.create(
        title="De Kamer spoedig informeren",
        wording="Ik informeer u spoedig.",
        promised_on=date(2026, 4, 1),
        office=office,
    )
    Statement.objects.create(
        commitment=commitment, said_on=date(2026, 7, 6), quote="Ik informeer u spoedig.", letter=letter
    )
    follow_up = follow(actor, ministry, day=None, since=date(2026, 4, 1), commitment=commitment)
    term = NewTerm(phrase="spoedig", precision="none", review_on=date(2026, 10, 1))
    set_term(follow_up=follow_up, term=term, set_by=Deadline.SetBy.PROMISED, actor=actor, now=NOW, today=TODAY)
    passage = make_passage(actor, follow_up, sent, f"Dit is {SECRET} gedaan.")
    follow_ups.report(
        follow_up=follow_up, kind=EventKind.REPORTED, happened_on=TODAY, actor=actor, now=NOW, today=TODAY,
        source=Report(letter=sent, evidence=passage),
    )  # fmt: skip
    return commitment


def _hidden(actor: User, ministry: Ministry, office: Office, draft: Letter) -> Commitment:
    """Said in a draft only."""
    commitment = Commitment.objects.create(
        title=f"{SECRET} toezegging", wording=f"{SECRET} tekst", promised_on=TODAY, office=office
    )
    Statement.objects.create(
        commitment=commitment, said_on=TODAY, quote=f"{SECRET} tekst", letter=draft, start=0, end=5
    )
    follow(actor, ministry, day=date(2026, 7, 20), since=TODAY, commitment=commitment)
    return commitment


def decide(scene: Scene, commitment: Commitment) -> None:
    """The register establishes that it was kept."""
    follow_ups.decide(
        follow_up=commitment.follow_ups.get(), outcome=Outcome.FULFILLED, body="toezeggingenregister",
        decided_on=date(2026, 7, 10), actor=scene.actor, now=NOW, today=TODAY,
    )  # fmt: skip
