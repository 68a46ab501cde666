"""Many rows in one statement: what cannot be kept is refused alike on every database."""

from datetime import UTC, datetime

import pytest
from django.db import DataError, transaction

from motions.models import SourceWord
from motions.services import bulk

AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


def row(word: str, *, times: int = 1, at: object = AT) -> dict[str, object]:
    return {
        "source": "Tweede Kamer", "field": "Soort", "word": word, "first_seen_at": at, "last_seen_at": at,
        "times": times,
    }  # fmt: skip


@pytest.mark.parametrize(
    "unfit",
    [
        pytest.param(row("a\x00b"), id="NUL"),
        pytest.param(row("\ud800"), id="half a character"),
        pytest.param(row("veel", times=1 << 64), id="number beyond 64 bits"),
    ],
)
def test_what_no_database_takes_is_refused_and_nothing_is_written(db: None, unfit: dict[str, object]) -> None:
    with pytest.raises(DataError), transaction.atomic():
        bulk.insert(SourceWord, [row("Motie"), unfit])

    assert not SourceWord.objects.exists()


def test_backslash_before_u0000_is_text(db: None) -> None:
    bulk.insert(SourceWord, [row("\\u0000"), row("\\\\u0000")])

    assert set(SourceWord.objects.values_list("word", flat=True)) == {"\\u0000", "\\\\u0000"}


def test_moment_is_found_by_the_day_it_was_written_with(db: None) -> None:
    bulk.insert(SourceWord, [row("Motie")])

    assert SourceWord.objects.get(first_seen_at=AT, first_seen_at__gte=AT).first_seen_at == AT


def test_value_of_another_kind_is_a_mistake_of_the_caller(db: None) -> None:
    with pytest.raises(TypeError):
        bulk.insert(SourceWord, [row("Motie", at=object())])
