"""Events that somebody has to hear of, without the services that write them, and the mails that come of it."""

from datetime import UTC, date, datetime
from email.message import EmailMessage
from typing import Any

from motions.models import Deadline, Evidence, FollowUp, FollowUpEvent, Letter, Notification, Subscription
from motions.rules.follow_ups import EventKind
from tests.builders import NOW, make_letter, make_ministry, make_user
from tests.overdue.builders import follow, make_late

NOON = datetime(2026, 7, 3, 10, 0, tzinfo=UTC)
"""Friday 3 July 2026, noon in The Hague."""
SAID = "Het onderzoek is afgerond en de bruggen zijn hersteld."


def make_explained(**overrides: Any) -> FollowUp:
    """A commitment of BZ in a letter, at a known sentence, with a term that explains itself; passed on 2 July 2026."""
    if "ministry" not in overrides:
        overrides["ministry"] = make_ministry()
    follow_up = make_late(**overrides)
    follow_up.deadlines.update(
        set_by="promised", phrase="voor de zomer", precision="recess", anchor_on=date(2026, 2, 10), certain=False,
        calendar_key="tk:zomerreces:2026",
        reason="vóór het zomerreces, dus uiterlijk donderdag 2 juli 2026 (aanname)",
    )  # fmt: skip
    if follow_up.commitment is not None:
        follow_up.commitment.statements.update(start=40, end=90)
    return follow_up


def make_event(follow_up: FollowUp, kind: EventKind, **overrides: Any) -> FollowUpEvent:
    """Something that happened on 3 July 2026 and of which the notifications are written."""
    number = FollowUpEvent.objects.count()
    fields = {
        "once_key": f"{follow_up.pk}:{kind.value}:test-{number}", "happened_on": date(2026, 7, 3),
        "recorded_at": NOON, "told_at": NOON,
    } | overrides  # fmt: skip
    return FollowUpEvent.objects.create(follow_up=follow_up, kind=kind.value, **fields)


def make_passage(follow_up: FollowUp, *, letter: Letter | None = None, stance: str = "fulfils") -> dict[str, Any]:
    """The letter of 30 June 2026 and the sentence in it, as columns of an event."""
    letter = letter or make_letter(sent_on=date(2026, 6, 30), text=f"Geachte voorzitter,\n\n{SAID}")
    evidence = Evidence.objects.create(
        follow_up=follow_up, letter=letter, stance=stance, start=21, end=21 + len(SAID), quote=SAID,
        accepted_by=make_user(f"lezer-{letter.pk}"), accepted_at=NOW,
    )  # fmt: skip
    return {"letter": letter, "evidence": evidence}


def make_extension(follow_up: FollowUp, due_on: date) -> dict[str, Any]:
    """A second version of the term, promised in a letter, as columns of an event; the follow-up stands by it."""
    letter = make_letter(sent_on=date(2026, 6, 30))
    deadline = Deadline.objects.create(
        follow_up=follow_up, version=2, set_by="promised", due_on=due_on, precision="day", phrase="op 4 december",
        reason="de aanbesteding duurt langer", letter=letter, start=10, end=40, set_at=NOW,
        quote="Ik zal uw Kamer op 4 december informeren.",
    )  # fmt: skip
    FollowUp.objects.filter(pk=follow_up.pk).update(due_on=due_on, term_version=2)
    return {"letter": letter, "deadline": deadline}


def tell(
    event: FollowUpEvent, *, role: str = "owner", subscription: Subscription | None = None, **overrides: Any
) -> Notification:
    """One notification of the event: to Anna, who handles it, unless to a follower."""
    fields = {"recipient": subscription.address if subscription else "anna@ministerie.example"} | overrides
    role = "follower" if subscription else role
    return Notification.objects.create(event=event, role=role, subscription=subscription, created_at=NOON, **fields)


def follower(language: str = "nl", **overrides: Any) -> Subscription:
    """Somebody outside who follows everything in this language."""
    return follow("volger@krant.example", language=language, **overrides)


def text_of(mail: EmailMessage, kind: str = "plain") -> str:
    body = mail.get_body((kind,))
    assert body is not None
    return str(body.get_content()).replace("\r\n", "\n")
