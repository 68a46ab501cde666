"""A subject line as evidence on the pages for visitors: shown as the subject of its letter, with a link to its head."""

from datetime import UTC, date, datetime

import pytest
from django.test import Client

from motions.models import FollowUp, Letter, Stance, Suggestion
from motions.queries.seen import Viewer
from motions.queries.timeline import past_week
from motions.services import review, subject_readings
from motions.services.proposals import EvidenceChoice
from tests.builders import make_follow_up, make_letter, make_motion, make_paper, make_reviewer

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
SUBJECT = "Uitvoering van de motie van de leden Bikker en Omtzigt over riet (Kamerstuk 36410-74)"


@pytest.fixture
def follow_up() -> FollowUp:
    """With the subject of a letter as its one passage; the letter was renamed since."""
    motion = make_motion("Bikker", "Omtzigt", paper=make_paper(36410, "74"))
    follow_up = make_follow_up(request=motion.requests.get())
    letter = make_letter(subject=SUBJECT, text="Geachte voorzitter,\n\n" + "Een zin die niets meldt. " * 9)
    subject_readings.store([letter.pk], now=NOW)
    choice = EvidenceChoice((follow_up.pk,), Stance.FULFILS)
    review.accept(suggestion=Suggestion.objects.get(), choice=choice, actor=make_reviewer(), now=NOW, today=NOW.date())
    Letter.objects.filter(pk=letter.pk).update(subject="Brief over riet")
    return follow_up


def test_letter_page_shows_the_subject_that_was_read_and_marks_nothing_in_the_text(
    follow_up: FollowUp, client: Client
) -> None:
    page = client.get(f"/brieven/{Letter.objects.get().pk}/").content.decode()

    assert f'Onderwerp van de brief: <a href="#onderwerp">“{SUBJECT}”</a>' in page
    assert '<h1 id="onderwerp">Brief over riet</h1>' in page
    assert "<mark" not in page


def test_motion_page_quotes_the_subject_and_links_to_the_head_of_the_letter(
    follow_up: FollowUp, client: Client
) -> None:
    letter = Letter.objects.get()

    page = client.get(f"/moties/{follow_up.request.motion_id}/").content.decode()  # type: ignore[union-attr]

    assert f"Onderwerp van de brief: “{SUBJECT}”" in page
    assert f'<a href="/brieven/{letter.pk}/#onderwerp">brief van 10 februari 2026, het onderwerp</a>' in page
    assert f"/brieven/{letter.pk}/#plaats-" not in page


def test_news_of_the_week_quotes_it_as_a_subject(follow_up: FollowUp) -> None:
    (line,) = past_week(Viewer.VISITOR, today=date(2026, 3, 3))

    assert line.event.quote == f"Onderwerp van de brief: “{SUBJECT}”"
