"""Many rows from one: the database copies a row as often as it is told to, so that a million take seconds."""

from typing import Any

from django.db import connection, models

NUMBER = "number"
"""What an expression calls the number of its copy, from 1."""


def copies(model: type[models.Model], original: models.Model, count: int, **columns: str) -> int:
    """Add ``count`` copies of a row; ``columns`` are SQL expressions of those that differ, in terms of ``number``.

    The key of copy ``number`` is the returned key plus ``number``, unless ``columns`` says otherwise.
    """
    table = model._meta.db_table
    last = model._default_manager.aggregate(last=models.Max("pk"))["last"] or 0
    names = [str(field.column) for field in model._meta.concrete_fields if not field.generated]
    own: dict[str, str] = {"id": f"{last} + {NUMBER}"} | columns
    values = ", ".join(own.get(name) or f'original."{name}"' for name in names)
    quoted = ", ".join(f'"{name}"' for name in names)
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
            INSERT INTO {table} ({quoted})
            WITH RECURSIVE series({NUMBER}) AS (
                SELECT 1 UNION ALL SELECT {NUMBER} + 1 FROM series WHERE {NUMBER} < %(count)s)
            SELECT {values} FROM series, {table} AS original WHERE original.id = %(original)s
            """,  # noqa: S608  (made of the models' own words)
            {"count": count, "original": original.pk},
        )
        _count_on(cursor, table)
    return int(last)


def _count_on(cursor: Any, table: str) -> None:
    """Let the next row get a key of its own; SQLite sees to that itself."""
    if connection.vendor == "postgresql":
        cursor.execute(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), max(id)) FROM {table}")  # noqa: S608
