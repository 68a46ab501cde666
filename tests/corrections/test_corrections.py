"""Klopt dit niet?: what comes in, what staff answer, and what of it is public."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from motions.models import CorrectionRequest, FollowUpEvent, Motion
from motions.services import corrections
from motions.services.corrections import AlreadyAnswered, AnswerMissing, NotAnswered, TooMany
from tests.builders import (
    NOW,
    hand_over,
    make_commitment,
    make_follow_up,
    make_letter,
    make_ministry,
    make_motion,
    make_paper,
    make_reviewer,
    make_user,
)

pytestmark = pytest.mark.django_db

TODAY = date(2026, 3, 2)
WORDS = "De brief van 3 februari ontbreekt. <script>alert(1)</script>"
ADDRESS = "lezer@krant.example"


@pytest.fixture
def motion() -> Motion:
    return make_motion(title="Loketten open")


def disputed(motion: Motion, text: str = WORDS) -> CorrectionRequest:
    return corrections.dispute(item=motion, text=text, address=ADDRESS, now=NOW, today=TODAY)


def corrected(request: CorrectionRequest, answer: str = "De brief is toegevoegd.") -> CorrectionRequest:
    return corrections.correct(request=request, answer=answer, actor=make_reviewer(), now=NOW, today=TODAY)


def page_of(motion: Motion) -> str:
    return " ".join(Client().get(f"/moties/{motion.pk}/").content.decode().split())


def test_same_words_on_one_day_are_one_request(motion: Motion) -> None:
    first, again = disputed(motion), disputed(motion)

    assert first == again
    assert CorrectionRequest.objects.count() == 1


def test_sixth_request_about_one_item_on_a_day_is_refused_and_the_next_day_brings_room(motion: Motion) -> None:
    for number in range(5):
        disputed(motion, f"fout {number}")

    with pytest.raises(TooMany, match="Probeer het morgen opnieuw"):
        disputed(motion, "fout 6")
    other = make_motion(paper=make_paper(36000, "1"))
    disputed(other)
    corrections.dispute(item=motion, text="fout 6", now=NOW + timedelta(days=1), today=TODAY + timedelta(days=1))

    assert CorrectionRequest.objects.filter(motion=motion).count() == 6


def test_no_more_than_200_requests_are_taken_in_on_a_day(motion: Motion) -> None:
    CorrectionRequest.objects.bulk_create(
        CorrectionRequest(motion=make_motion(paper=make_paper(36000, str(n // 5))) if n % 5 == 0 else motion,
                          text=str(n), sent_at=NOW)
        for n in range(200)
    )  # fmt: skip

    with pytest.raises(TooMany):
        disputed(make_motion(paper=make_paper(36001, "1")))


def test_correction_stands_on_the_page_and_on_every_timeline_with_its_day(motion: Motion) -> None:
    former = make_follow_up(request=motion.requests.get(), ministry=make_ministry())
    successor = hand_over(former, make_ministry("def"))

    corrected(disputed(motion))

    events = FollowUpEvent.objects.filter(kind="corrected")
    assert list(events.values_list("follow_up", "happened_on", "summary")) == [
        (successor.pk, TODAY, "De brief is toegevoegd.")
    ]
    page = page_of(motion)
    assert '<strong>Gecorrigeerd</strong> op <time datetime="2026-03-02">2 maart 2026</time>: De brief is' in page
    assert page.count("De brief is toegevoegd.") == 2


def test_item_that_nobody_follows_can_be_corrected_too(motion: Motion) -> None:
    corrected(disputed(motion))

    assert page_of(motion).count("De brief is toegevoegd.") == 1


@pytest.mark.parametrize("answer", ["corrected", "kept", "none"])
def test_words_and_address_of_the_sender_are_never_public(answer: str, motion: Motion) -> None:
    make_follow_up(request=motion.requests.get())
    request = disputed(motion)
    if answer == "corrected":
        corrected(request)
    if answer == "kept":
        corrections.keep(request=request, answer="Wij lezen het zo.", actor=None, now=NOW, today=TODAY)

    pages = [Client().get(path).content.decode() for path in ("/", "/moties/", f"/moties/{motion.pk}/")]

    assert [words in page for page in pages for words in ("3 februari ontbreekt", ADDRESS, "zo.")] == [False] * 9


def test_answer_in_hostile_words_is_escaped(motion: Motion) -> None:
    corrected(disputed(motion), answer="<img src=x onerror=alert(1)>")

    assert "<img src=x" not in page_of(motion)
    assert "&lt;img src=x onerror=alert(1)&gt;" in page_of(motion)


def test_taking_back_retracts_the_events_and_the_line_and_the_request_waits_again(motion: Motion) -> None:
    follow_up = make_follow_up(request=motion.requests.get())
    request = corrected(disputed(motion))

    corrections.take_back(request=request, actor=None, now=NOW, today=TODAY)

    assert "De brief is toegevoegd." not in page_of(motion)
    assert list(follow_up.events.order_by("pk").values_list("kind", flat=True)) == ["opened", "corrected", "retracted"]
    request.refresh_from_db()
    assert (request.state, request.answer, request.answered_at, request.answered_by) == (
        "new", "De brief is toegevoegd.", None, None,
    )  # fmt: skip
    with pytest.raises(NotAnswered):
        corrections.take_back(request=request, actor=None, now=NOW, today=TODAY)
    corrections.correct(request=request, answer="Nu wel.", actor=None, now=NOW, today=TODAY)
    assert page_of(motion).count("Nu wel.") == 2


def test_request_is_answered_once_with_words_by_those_who_may(motion: Motion) -> None:
    request = disputed(motion)

    with pytest.raises(PermissionDenied, match="U mag correctieverzoeken niet beantwoorden"):
        corrections.keep(request=request, answer="Nee.", actor=make_user(), now=NOW, today=TODAY)
    with pytest.raises(AnswerMissing):
        corrections.keep(request=request, answer="  ", actor=None, now=NOW, today=TODAY)
    corrections.keep(request=request, answer="Nee.", actor=None, now=NOW, today=TODAY)
    with pytest.raises(AlreadyAnswered):
        corrected(request)

    request.refresh_from_db()
    assert (request.state, request.answer) == ("kept", "Nee.")


def test_staff_answer_in_the_admin_and_the_mail_to_the_sender_is_ready(motion: Motion, client: Client) -> None:
    request = disputed(motion, "Fout & <b>dik</b>")
    client.force_login(make_user("greet", permissions=("view_correctionrequest", "change_correctionrequest")))
    address = f"/admin/motions/correctionrequest/{request.pk}/"

    page = client.get(f"{address}change/").content.decode()
    client.post(f"{address}antwoord/", {"outcome": "corrected", "answer": "Hersteld."})
    answered = client.get(f"{address}change/").content.decode()
    client.post(f"{address}terugnemen/")
    request.refresh_from_db()

    assert "Fout &amp; &lt;b&gt;dik&lt;/b&gt;" in page
    assert f"{address}antwoord/" in page
    assert f"mailto:{ADDRESS}?subject=Uw%20melding" in answered
    assert "%0A" in answered
    assert request.state == "new"


def test_who_may_only_look_is_told_so(motion: Motion, client: Client) -> None:
    request = disputed(motion)
    client.force_login(make_user("cor", permissions=("view_correctionrequest",)))
    address = f"/admin/motions/correctionrequest/{request.pk}/"

    page = client.get(f"{address}change/").content.decode()
    form = client.post(f"{address}antwoord/", {"outcome": "kept", "answer": "Nee."}).content.decode()

    assert "Beantwoorden" not in page
    assert "U mag correctieverzoeken niet beantwoorden." in form
    request.refresh_from_db()
    assert request.state == "new"


def test_hidden_commitment_cannot_be_disputed_by_a_visitor(client: Client) -> None:
    hidden = make_commitment(letter=make_letter(visibility="draft"))
    public = make_commitment(title="Overzicht")

    assert client.get(f"/toezeggingen/{hidden.pk}/klopt-niet/").status_code == 404
    assert client.get(f"/toezeggingen/{hidden.pk}/klopt-niet/ontvangen/").status_code == 404
    assert client.get(f"/toezeggingen/{public.pk}/klopt-niet/").status_code == 200
    assert client.get("/iets/1/klopt-niet/").status_code == 404
