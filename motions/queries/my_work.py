"""Mijn werk: what waits for a person. A number on the start page and the list behind it are the same rows."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Exists, F, Model, OuterRef, QuerySet

from motions.models import CorrectionRequest, FollowUp, Letter, Message, PossibleDouble, Suggestion, TransferItem
from motions.queries.moves import offered_to
from motions.queries.unadopted import unadopted
from motions.rules.follow_ups import State

DUE_SOON_DAYS = 7

OPEN_IN_REGISTER = "Openstaand"
"""The word of the register (``Toezegging.Status``) for a commitment that it still has open."""


@dataclass(frozen=True, slots=True)
class WorkList:
    """Rows that wait: their name in an address, what they are called, and which they are on a day.

    ``presses`` marks what is late or stuck, as opposed to what is merely to do; ``mine`` keeps what is for one person.
    """

    slug: str
    title: str
    explanation: str
    model: type[Model]
    rows: Callable[[date], QuerySet[Any]]
    presses: bool = False
    mine: Callable[[QuerySet[Any], User], QuerySet[Any]] | None = None

    def of(self, user: User, day: date) -> QuerySet[Any]:
        """The rows that wait for this person."""
        rows = self.rows(day)
        return self.mine(rows, user) if self.mine else rows


def letters_to_review(day: date) -> QuerySet[Letter]:
    """Letters with a suggestion that waits for a decision."""
    return Letter.objects.filter(Exists(Suggestion.objects.to_review().filter(reading__letter=OuterRef("pk"))))


def without_ministry(day: date) -> QuerySet[FollowUp]:
    """Running follow-ups that no ministry is responsible for yet."""
    return FollowUp.objects.running().filter(ministry=None)


def due_within_a_week(day: date) -> QuerySet[FollowUp]:
    """Running follow-ups whose last day is today or one of the seven days after it."""
    return FollowUp.objects.due_between(day, day + timedelta(days=DUE_SOON_DAYS))


def passed(day: date) -> QuerySet[FollowUp]:
    """Follow-ups whose term has passed."""
    return FollowUp.objects.passed_on(day)


def reported_but_open_in_register(day: date) -> QuerySet[FollowUp]:
    """Commitments that a letter reported as done while the register still has them open."""
    return FollowUp.objects.filter(state=State.REPORTED.value, commitment__register_status__iexact=OPEN_IN_REGISTER)


def undated_to_look_at(day: date) -> QuerySet[FollowUp]:
    """Running follow-ups without a date whose day to look again has come."""
    return FollowUp.objects.running().filter(
        due_on=None, deadlines__version=F("term_version"), deadlines__review_on__lte=day
    )


def no_longer_adopted(day: date) -> QuerySet[FollowUp]:
    """Running follow-ups of motions that are no longer adopted: what nobody worked on, the import takes back itself."""
    return unadopted()


def offered(day: date) -> QuerySet[TransferItem]:
    """Follow-ups that another ministry offers and nobody answered yet."""
    return TransferItem.objects.filter(state=TransferItem.State.OFFERED)


def disputed(day: date) -> QuerySet[CorrectionRequest]:
    """What readers of the public pages say is wrong, not answered yet."""
    return CorrectionRequest.objects.filter(state=CorrectionRequest.State.NEW)


def possibly_double(day: date) -> QuerySet[PossibleDouble]:
    """Noted commitments that resemble an entry of the register, not judged yet."""
    return PossibleDouble.objects.filter(state=PossibleDouble.State.OPEN)


def undelivered(day: date) -> QuerySet[Message]:
    """Messages of which nobody knows whether they went, and messages that no server takes."""
    return Message.objects.filter(state__in=(Message.State.UNCERTAIN, Message.State.FAILED))


WORK: tuple[WorkList, ...] = (
    WorkList("beoordelen", "Brieven te beoordelen", "met open voorstellen", Letter, letters_to_review),
    WorkList("zonder-ministerie", "Nog niet toegewezen", "lopend, zonder ministerie", FollowUp, without_ministry),
    WorkList(
        "aangeboden",
        "Aangeboden aan uw ministerie",
        "aan te nemen of te weigeren",
        TransferItem,
        offered,
        mine=offered_to,
    ),
    WorkList("deze-week", "Termijn binnen een week", "vandaag of in de 7 dagen erna", FollowUp, due_within_a_week),
    WorkList("verstreken", "Termijn verstreken", "lopend, na de laatste dag", FollowUp, passed, presses=True),
    WorkList(
        "gemeld", "Gemeld, nog open in het register", "de Kamer stelt nog vast", FollowUp, reported_but_open_in_register
    ),
    WorkList(
        "zonder-datum", "Zonder datum, te bekijken", "“op korte termijn” en dergelijke", FollowUp, undated_to_look_at
    ),
    WorkList(
        "mogelijk-dubbel",
        "Toezeggingen mogelijk dubbel",
        "genoteerd en in het register: dezelfde?",
        PossibleDouble,
        possibly_double,
    ),
    WorkList(
        "niet-meer-aangenomen",
        "Motie niet meer aangenomen",
        "de bron trok het besluit in of wijzigde het",
        FollowUp,
        no_longer_adopted,
    ),
    WorkList("correcties", "Klopt dit niet?", "wat lezers melden, te beantwoorden", CorrectionRequest, disputed),
    WorkList("berichten", "Berichten na te gaan", "onzeker of niet te bezorgen", Message, undelivered, presses=True),
)
"""In the order in which a working day begins."""
