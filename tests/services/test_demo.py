"""The demo data: real facts once, each state once, and nobody real shown as late."""

import json
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from motions.models import Commitment, FollowUp, FollowUpEvent, Letter, Motion, Notification
from motions.services import demo, reference_data
from motions.services.overdue import flag_overdue

pytestmark = pytest.mark.django_db

TODAY = date(2026, 3, 2)
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def fixture(name: str) -> dict[str, Any]:
    return json.loads((settings.BASE_DIR / "fixtures" / name).read_text(encoding="utf-8"))  # type: ignore[no-any-return]


@pytest.fixture
def loaded() -> None:
    reference_data.load(fixture("reference.json"))
    demo.load(fixture("demo.json"), now=NOW, today=TODAY)


@pytest.mark.usefixtures("loaded")
def test_the_three_motions_have_their_real_numbers_days_and_movers() -> None:
    followed = (
        FollowUp.objects.filter(commitment=None)
        .exclude(ministry__is_example=True)
        .order_by("request__motion__submitted_on")
    )

    assert [
        (
            row.request.motion.paper.reference.normal_form,
            row.request.motion.name,
            row.request.motion.submitted_on,
            row.state,
        )
        for row in followed
        if row.request
    ] == [
        ("21501-20-1880", "Motie-Van der Graaf c.s.", date(2022, 12, 13), "open"),
        ("21501-02-2586", "Motie-Ceder/Agnes Mulder", date(2023, 1, 19), "in_progress"),
        ("36410-74", "Gewijzigde motie-Bikker/Omtzigt", date(2023, 9, 21), "reported"),
    ]
    assert Motion.objects.get(paper__number="74").replaces == Motion.objects.get(paper__number="31")


@pytest.mark.usefixtures("loaded")
def test_the_letters_have_their_real_days_senders_and_numbers() -> None:
    letters = Letter.objects.exclude(paper=None).order_by("sent_on")

    assert [
        (letter.sent_on, str(letter.paper), [signatory.name for signatory in letter.signatories.all()])
        for letter in letters
    ] == [
        (date(2022, 12, 23), "Kamerstuk 21 501-02, nr. 2584", []),
        (date(2023, 2, 10), "Aanhangsel van de Handelingen 2022–2023, nr. 1505", ["Hoekstra"]),
        (date(2023, 10, 11), "Kamerstuk 21 501-02, nr. 2737", ["H.G.J. Bruins Slot", "E.N.A.J. Schreinemacher"]),
    ]


@pytest.mark.usefixtures("loaded")
def test_the_examples_show_every_state_and_say_that_they_are_examples() -> None:
    examples = FollowUp.objects.filter(ministry__is_example=True)

    assert {row.state for row in examples} == {"open", "reported", "partly", "decided", "transferred"}
    assert examples.passed_on(TODAY).count() == 1
    assert examples.due_between(TODAY, TODAY + timedelta(days=7)).count() == 1
    assert examples.filter(deadlines__precision="none", due_on=None).count() == 1
    assert FollowUpEvent.objects.filter(kind="term_extended", follow_up__in=examples).count() == 2
    assert all(row.title.startswith("Voorbeeld") for row in examples)


@pytest.mark.usefixtures("loaded")
def test_nobody_real_is_shown_as_late() -> None:
    assert not FollowUp.objects.passed_on(TODAY + timedelta(days=3650)).exclude(ministry__is_example=True).exists()


@pytest.mark.usefixtures("loaded")
def test_loading_again_changes_nothing() -> None:
    before = (
        FollowUp.objects.count(),
        Commitment.objects.count(),
        Letter.objects.count(),
        FollowUpEvent.objects.count(),
    )

    assert reference_data.load(fixture("reference.json")) == 0
    assert not demo.load(fixture("demo.json"), now=NOW, today=TODAY + timedelta(days=1))

    after = (
        FollowUp.objects.count(),
        Commitment.objects.count(),
        Letter.objects.count(),
        FollowUpEvent.objects.count(),
    )
    assert after == before


@pytest.mark.usefixtures("loaded")
def test_the_first_sweep_tells_of_the_late_example_and_the_near_ones_only_once() -> None:
    first = flag_overdue(today=TODAY, now=NOW)
    again = flag_overdue(today=TODAY, now=NOW)

    told = FollowUpEvent.objects.filter(kind__in=("term_passed", "due_soon")).values_list(
        "kind", "follow_up__ministry__code"
    )
    assert sorted(told) == [("due_soon", "vbz"), ("due_soon", "vbz"), ("term_passed", "vbz")]
    assert (first.flagged, first.notices) == (1, 3)
    assert (again.flagged, again.notices) == (0, 0)
    assert Notification.objects.count() == 3


@pytest.mark.usefixtures("loaded")
def test_visitors_read_in_our_own_words_what_the_letters_reported(client: Client) -> None:
    motion = Motion.objects.get(paper__number="74", paper__dossier__number=36410)

    page = client.get(f"/moties/{motion.pk}/").content.decode()

    assert "In onze woorden: Het kabinet heeft er in de EU op aangedrongen" in page
