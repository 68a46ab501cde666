"""Demo data: the facts of three real motions and the letters about them, and examples of an invented ministry.

States and terms come about through the services that staff use. The two real motions whose day of adoption is not known
here are followed from the day on which they were moved.
"""

from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Max

from motions.models import (
    Addressee,
    Commitment,
    Deadline,
    Decision,
    FollowUp,
    FollowUpEvent,
    Letter,
    Ministry,
    Motion,
    Mover,
    Office,
    Paper,
    Request,
    Signatory,
    Statement,
    Visibility,
)
from motions.queries.moves import Destination
from motions.rules.decisions import DecisionKind
from motions.rules.dutch_dates import WEEKDAYS, written
from motions.rules.follow_ups import EventKind, Outcome
from motions.rules.references import Reference
from motions.services import transfer_answers, transfers
from motions.services.events import Report
from motions.services.follow_ups import change_by_hand, decide, open_follow_up, report
from motions.services.papers import paper_of
from motions.services.terms import NewTerm, Source, set_term

_ASKED = {Addressee.GOVERNMENT: "de regering", Addressee.PRESIDIUM: "het Presidium"}


def is_loaded() -> bool:
    """Whether the demo data stand in this database."""
    return Ministry.objects.filter(is_example=True).exists()


@transaction.atomic
def load(data: dict[str, Any], *, now: datetime, today: date) -> bool:
    """Add the demo data of ``fixtures/demo.json`` once; True when they were added now.

    Days of the invented examples are counted from ``today``, so that each state shows whenever the demo is loaded.
    """
    if is_loaded():
        return False
    before = FollowUpEvent.objects.aggregate(last=Max("pk"))["last"] or 0
    motions = {entry["key"]: _motion(entry, now=now, today=today) for entry in data["motions"]}
    for entry in data["letters"]:
        _letter(entry, motions, now=now, today=today)
    _Examples(data["examples"], now=now, today=today).load()
    # Examples are no news: only what a day makes due from now on is told.
    FollowUpEvent.objects.filter(pk__gt=before, told_at=None).update(told_at=now)
    return True


def _motion(entry: dict[str, Any], *, now: datetime, today: date) -> FollowUp:
    submitted_on = date.fromisoformat(entry["submitted_on"])
    replaced = None
    if "replaces" in entry:
        replaced = Motion.objects.create(
            paper=_paper(entry | {"number": entry["replaces"]["number"]}),
            title=entry["title"],
            submitted_on=submitted_on,
            appreciation=entry["replaces"]["appreciation"],
        )
        Decision.objects.create(motion=replaced, kind=DecisionKind.REPLACED.value, decided_on=submitted_on)
        _sign(replaced, entry["movers"])
    motion = Motion.objects.create(
        paper=_paper(entry),
        title=entry["title"],
        submitted_on=submitted_on,
        amended=entry.get("amended", ""),
        has_more_movers=entry.get("others", False),
        appreciation=entry.get("appreciation", ""),
        replaces=replaced,
    )
    _sign(motion, entry["movers"])
    adopted_on = date.fromisoformat(entry["adopted_on"]) if "adopted_on" in entry else None
    if adopted_on:
        Decision.objects.create(motion=motion, kind=DecisionKind.ADOPTED.value, decided_on=adopted_on)
    requests = [
        Request.objects.create(motion=motion, position=position, text=text, addressee_text="de regering")
        for position, text in enumerate(entry["requests"], 1)
    ]
    return open_follow_up(
        request=requests[0],
        ministry=Ministry.objects.get(code=entry["ministry"]),
        ministry_source=FollowUp.MinistrySource.SIGNED,
        follow_from=adopted_on or submitted_on,
        actor=None,
        now=_moment(adopted_on or submitted_on, now=now, today=today),
        today=today,
    )


def _letter(entry: dict[str, Any], motions: dict[str, FollowUp], *, now: datetime, today: date) -> None:
    sent_on = date.fromisoformat(entry["sent_on"])
    letter = Letter.objects.create(
        paper=_paper(entry),
        kind=entry.get("kind", Letter.Kind.LETTER),
        subject=entry["subject"],
        sent_on=sent_on,
        addressee="Tweede Kamer",
        visibility=Visibility.PUBLIC,
        received_at=_moment(sent_on, now=now, today=today),
    )
    offices = {office.title: office for office in Office.objects.all()}
    for position, signatory in enumerate(entry["signatories"], 1):
        Signatory.objects.create(letter=letter, position=position, office=offices.get(signatory["title"]), **signatory)
    for said in entry["reports"]:
        report(
            follow_up=motions[said["motion"]],
            kind=EventKind(said["kind"]),
            happened_on=sent_on,
            actor=None,
            now=_moment(sent_on, now=now, today=today),
            today=today,
            source=Report(letter=letter, summary=said["summary"]),
        )


def _moment(day: date, *, now: datetime, today: date) -> datetime:
    """Demo data were noted on the day itself, so that what changed this week is only what changed this week."""
    return now + (day - today)


def _paper(entry: dict[str, Any]) -> Paper:
    dossier = entry.get("dossier", {"number": 0, "suffix": "", "title": ""})
    reference = Reference(
        series=entry.get("series", "kst"),
        session_year=entry.get("session_year", ""),
        dossier=dossier["number"],
        suffix=dossier["suffix"],
        number=entry["number"],
    )
    return paper_of(reference, dossier_title=dossier["title"])


def _sign(motion: Motion, surnames: list[str]) -> None:
    Mover.objects.bulk_create(
        Mover(motion=motion, position=position, name=name) for position, name in enumerate(surnames, 1)
    )


def _subject(entry: dict[str, Any]) -> str:
    return str(entry["title"]).removeprefix("Voorbeeld: ")


class _Examples:
    """Items of an invented ministry, one for each state; days count from today."""

    def __init__(self, data: dict[str, Any], *, now: datetime, today: date) -> None:
        self.data = data
        self.now = now
        self.today = today

    def load(self) -> None:
        self.ministries = {
            entry["code"]: Ministry.objects.create(is_example=True, **entry) for entry in self.data["ministries"]
        }
        self.ministry = self.ministries["vbz"]
        self.office = Office.objects.create(title=self.data["office"], ministry=self.ministry)
        for entry in self.data["motions"]:
            self._motion(entry)
        for entry in self.data["commitments"]:
            self._commitment(entry)

    def _day(self, offset: int) -> date:
        return self.today + timedelta(days=offset)

    def _term(self, term: dict[str, Any], anchor_on: date) -> NewTerm:
        days = term["days"]
        due_on = self._day(days) if days is not None else None
        phrase = f"uiterlijk {written(due_on)}" if due_on else term["phrase"]
        return NewTerm(
            phrase=phrase,
            anchor_on=anchor_on,
            due_on=due_on,
            precision=term["precision"],
            reason=f"{phrase[:1].upper()}{phrase[1:]}, dat is {WEEKDAYS[due_on.weekday()]}." if due_on else "",
            review_on=self._day(term["review"]) if "review" in term else None,
        )

    def _motion(self, entry: dict[str, Any]) -> None:
        asked_on = self._day(entry["asked"])
        motion = Motion.objects.create(
            paper=_paper({"dossier": self.data["dossier"], "number": entry["number"]}),
            title=entry["title"],
            submitted_on=asked_on,
        )
        _sign(motion, [entry["mover"]])
        Decision.objects.create(motion=motion, kind=DecisionKind.ADOPTED.value, decided_on=asked_on)
        asked = Addressee(entry.get("addressee", Addressee.GOVERNMENT.value))
        text = f"verzoekt {_ASKED[asked]} te zorgen voor {_subject(entry)}"
        request = Request.objects.create(motion=motion, position=1, text=text, addressee=asked)
        term = self._term(entry["term"], asked_on) if "term" in entry else None
        follow_up = self._open(asked_on, term, request=request, set_by=Deadline.SetBy.REQUESTED)
        if "decided" in entry:
            decided = entry["decided"]
            decide(
                follow_up=follow_up,
                outcome=Outcome(decided["outcome"]),
                body=decided["body"],
                decided_on=self._day(decided["days"]),
                actor=None,
                now=self._moment(self._day(decided["days"])),
                today=self.today,
            )

    def _commitment(self, entry: dict[str, Any]) -> None:
        said_on = self._day(entry["said"])
        commitment = Commitment.objects.create(
            title=entry["title"], wording=f"Ik zeg toe: {_subject(entry)}.", promised_on=said_on, office=self.office
        )
        letter = self._letter(said_on, entry["title"])
        Statement.objects.create(commitment=commitment, said_on=said_on, quote=commitment.wording, letter=letter)
        follow_up = self._open(
            said_on, self._term(entry["term"], said_on), commitment=commitment, source=Source(letter=letter)
        )
        for extension in entry.get("extended", ()):
            self._extend(follow_up, extension, entry["title"])
        for event in entry.get("events", ()):
            change_by_hand(
                follow_up=follow_up,
                kind=EventKind(event["kind"]),
                happened_on=self._day(event["days"]),
                note=event["note"],
                actor=None,
                now=self._moment(self._day(event["days"])),
                today=self.today,
            )
        if "transferred_to" in entry:
            receiver = self.ministries[entry["transferred_to"]]
            self._hand_over(follow_up, receiver)

    def _hand_over(self, follow_up: FollowUp, ministry: Ministry) -> None:
        moved = transfers.move(
            follow_ups=FollowUp.objects.filter(pk=follow_up.pk),
            to=Destination(ministry=ministry),
            reason="Dit onderwerp hoort bij dat ministerie.",
            actor=None,
            now=self.now,
            today=self.today,
        )
        transfer_answers.accept(items=moved.transfer.items.all(), actor=None, now=self.now, today=self.today)

    def _open(self, follow_from: date, term: NewTerm | None, **columns: Any) -> FollowUp:
        """Opened on the day itself, so that a term that has passed since is news and not history."""
        return open_follow_up(
            ministry=self.ministry,
            ministry_source=FollowUp.MinistrySource.ADDRESSED
            if "request" in columns
            else FollowUp.MinistrySource.PROMISED,
            follow_from=follow_from,
            term=term,
            actor=None,
            now=self._moment(follow_from),
            today=follow_from,
            **columns,
        )

    def _extend(self, follow_up: FollowUp, extension: dict[str, Any], title: str) -> None:
        said_on = self._day(extension["said"])
        set_term(
            follow_up=follow_up,
            term=self._term({"days": extension["days"], "precision": "day"}, said_on),
            set_by=Deadline.SetBy.PROMISED,
            actor=None,
            now=self._moment(said_on),
            today=said_on,
            source=Source(letter=self._letter(said_on, f"{title} (uitstel)")),
            explanation=extension["reason"],
        )

    def _moment(self, day: date) -> datetime:
        return _moment(day, now=self.now, today=self.today)

    def _letter(self, sent_on: date, subject: str) -> Letter:
        return Letter.objects.create(
            subject=subject, sent_on=sent_on, visibility=Visibility.PUBLIC, received_at=self._moment(sent_on)
        )
