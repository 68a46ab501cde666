"""Letters as they come in: once each, whatever the format, the order and the moment."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, OperationalError, connection
from django.test import override_settings

from motions.extraction import Unreadable
from motions.models import Dossier, Letter, Paper, Reading, Suggestion
from motions.rules.references import parse_normal_form
from motions.services.letters import Received, read, receive, set_date
from motions.services.papers import paper_of
from tests.builders import make_letter, make_reviewer, make_user
from tests.overdue.interleaving import interleave

NOW = datetime(2031, 3, 4, 9, 0, tzinfo=UTC)
CORPUS = Path(__file__).resolve().parents[1] / "corpus"
LETTER = (CORPUS / "brief-vaarwegen.txt").read_bytes()
ANSWER = (CORPUS / "antwoord-veerponten.txt").read_bytes()
ANSWER_AS_PAGE = b"<html><body><pre>" + ANSWER.replace(b"\n", b"<br>") + b"</pre></body></html>"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path) -> Iterator[Path]:
    """Where the files of this test are kept."""
    with override_settings(MEDIA_ROOT=tmp_path):
        yield tmp_path


def add(data: bytes, name: str) -> Received:
    return receive(data=data, file_name=name, actor=None, now=NOW)


def kept(folder: Path) -> list[bytes]:
    return [path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()]


@pytest.mark.django_db
def test_letter_is_kept_as_received_with_its_head_and_its_reading(folder: Path) -> None:
    anna = make_reviewer()

    received = receive(data=LETTER, file_name="brief.txt", actor=anna, now=NOW, visibility="sent")

    letter = Letter.objects.get()
    assert received == Received(letter, True, Reading.objects.get())
    assert (letter.kind, letter.subject, letter.sent_on) == ("brief", "Stand van zaken vaarwegen", date(2031, 3, 3))
    assert (letter.visibility, letter.file_name, letter.received_by) == ("sent", "brief.txt", anna)
    assert letter.text == LETTER.decode()
    assert kept(folder) == [LETTER]
    assert received.reading.suggestions.count() > 0


@pytest.mark.django_db
def test_same_file_again_is_the_same_letter(folder: Path) -> None:
    first = add(LETTER, "brief.txt")

    again = add(LETTER, "andere-naam.txt")

    assert again == Received(first.letter, False, first.reading)
    assert Letter.objects.get().file_name == "brief.txt"
    assert kept(folder) == [LETTER]


@pytest.mark.django_db
def test_same_paper_in_another_format_is_the_same_letter(folder: Path) -> None:
    first = add(ANSWER, "antwoord.txt")

    again = add(ANSWER_AS_PAGE, "antwoord.html")

    assert again == Received(first.letter, False, first.reading)
    assert Letter.objects.get().paper == paper_of(parse_normal_form("ah-tk-20302031-77"))
    assert kept(folder) == [ANSWER]


@pytest.mark.django_db
def test_announced_letter_is_filled_in_and_keeps_what_is_known_of_it(folder: Path) -> None:
    announced = make_letter(
        paper=paper_of(parse_normal_form("ah-tk-20302031-77")), text="", subject="Veerponten", visibility="public"
    )

    received = receive(data=ANSWER, file_name="antwoord.txt", actor=None, now=NOW, visibility="draft")

    letter = Letter.objects.get()
    assert (received.letter, received.is_new) == (announced, True)
    assert (letter.subject, letter.visibility, letter.text) == ("Veerponten", "public", ANSWER.decode())
    assert [signatory.name for signatory in letter.signatories.all()] == ["Van der Voorbeeld"]
    assert kept(folder) == [ANSWER]


@pytest.mark.django_db
def test_file_without_text_leaves_nothing(folder: Path) -> None:
    with pytest.raises(Unreadable):
        add(b"", "leeg.txt")

    assert not Letter.objects.exists()
    assert kept(folder) == []


@pytest.mark.django_db
def test_colleague_who_may_only_look_adds_no_letter(folder: Path) -> None:
    bram = make_user(permissions=("view_letter",))

    with pytest.raises(PermissionDenied):
        receive(data=LETTER, file_name="brief.txt", actor=bram, now=NOW)

    assert not Letter.objects.exists()
    assert kept(folder) == []


class Broken:
    """A database that gives up at the ``at``-th statement that writes."""

    def __init__(self, at: int) -> None:
        self.at = at
        self.count = 0

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        self.count += sql.startswith(("INSERT", "UPDATE", "DELETE"))
        if self.count == self.at:
            raise OperationalError("gone")
        return execute(sql, params, many, context)


class Refusing:
    """A database that refuses every row for this table."""

    def __init__(self, table: str) -> None:
        self.table = table

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.startswith(f'INSERT INTO "{self.table}"'):
            raise IntegrityError("refused")
        return execute(sql, params, many, context)


@pytest.mark.django_db(transaction=True)
def test_upload_that_fails_halfway_leaves_nothing_wherever_it_fails(folder: Path) -> None:
    for at in count(1):
        try:
            with connection.execute_wrapper(Broken(at)):
                add(ANSWER, "antwoord.txt")
        except OperationalError:
            assert kept(folder) == []
            assert not Letter.objects.exists()
            assert not Paper.objects.exists()
        else:
            assert at > 5
            assert kept(folder) == [ANSWER]
            return


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("data", "other", "is_announced"),
    [
        pytest.param(LETTER, LETTER, False, id="one file twice"),
        pytest.param(ANSWER, ANSWER_AS_PAGE, False, id="one paper in two formats"),
        pytest.param(ANSWER, ANSWER_AS_PAGE, True, id="one announced paper in two formats"),
    ],
)
def test_two_uploads_at_once_make_one_letter_wherever_they_meet(
    folder: Path, data: bytes, other: bytes, is_announced: bool
) -> None:
    for at in count(1):
        if is_announced:
            make_letter(paper=paper_of(parse_normal_form("ah-tk-20302031-77")), text="")

        one, two, met = interleave(lambda: add(data, "een.txt"), lambda: add(other, "twee.txt"), at=at)

        assert one.letter == two.letter == Letter.objects.get()
        assert sorted((one.is_new, two.is_new)) == [False, True]
        assert one.reading == two.reading == Reading.objects.get()
        assert kept(folder) == [data if one.is_new else other]
        if not met:
            return
        for path in folder.rglob("*.*"):
            path.unlink()
        Letter.objects.all().delete()
        Paper.objects.all().delete()
        Dossier.objects.all().delete()


def standing(letter: Letter) -> list[tuple[str, bool]]:
    """The days that this letter was read with, and whether that reading is the present one."""
    readings = letter.readings.order_by("anchor")
    return [(reading.anchor, reading.superseded_at is None) for reading in readings]


@pytest.mark.django_db
def test_new_date_reads_the_letter_again_and_keeps_the_earlier_reading() -> None:
    letter = add(LETTER, "brief.txt").letter

    reading = set_date(letter=letter, sent_on=date(2031, 8, 1), actor=make_reviewer(), now=NOW)

    letter.refresh_from_db()
    assert letter.sent_on == date(2031, 8, 1)
    assert reading.anchor == "2031-08-01"
    assert standing(letter) == [("2031-03-03", False), ("2031-08-01", True)]


@pytest.mark.django_db
def test_date_put_back_makes_its_reading_the_present_one_without_what_was_decided_meanwhile() -> None:
    anna = make_reviewer()
    first = add(LETTER, "brief.txt")
    later = set_date(letter=first.letter, sent_on=date(2031, 8, 1), actor=anna, now=NOW)
    decided = later.suggestions.order_by("start").first()
    assert decided is not None
    Suggestion.objects.filter(pk=decided.pk).update(state="rejected", decided_by=anna, decided_at=NOW)

    again = set_date(letter=first.letter, sent_on=date(2031, 3, 3), actor=anna, now=NOW)

    assert again == first.reading
    assert standing(first.letter) == [("2031-03-03", True), ("2031-08-01", False)]
    places = Suggestion.objects.filter(reading=again).values_list("kind", "start", "end", "about")
    assert (decided.kind, decided.start, decided.end, decided.about) not in places
    assert len(places) == later.suggestions.count() - 1


@pytest.mark.django_db(transaction=True)
def test_two_dates_at_once_leave_one_present_reading_of_the_date_that_stays() -> None:
    anna = make_reviewer()
    for at in count(1):
        letter = add(LETTER, "brief.txt").letter
        days = date(2031, 5, 1), date(2031, 6, 2)
        calls = [partial(set_date, letter=Letter.objects.get(), sent_on=day, actor=anna, now=NOW) for day in days]

        _, _, met = interleave(*calls, at=at)

        letter.refresh_from_db()
        assert letter.sent_on is not None
        present = [anchor for anchor, is_present in standing(letter) if is_present]
        assert present == [letter.sent_on.isoformat()]
        if not met:
            return
        Letter.objects.all().delete()


@pytest.mark.django_db(transaction=True)
def test_reading_that_the_database_refuses_is_no_reading_that_was_there() -> None:
    letter = make_letter(text=LETTER.decode(), sent_on=date(2031, 3, 3))

    with pytest.raises(IntegrityError), connection.execute_wrapper(Refusing("motions_citation")):
        read(letter=letter, now=NOW)

    assert not Reading.objects.exists()
