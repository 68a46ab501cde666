"""A row that the database refuses, whatever writes it."""

from django.db import connection


def refuse(table: str, condition: str, *, event: str) -> None:
    """Let inserts or updates (``event``) of rows that meet a condition on NEW fail, until the test's end."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "CREATE FUNCTION poison() RETURNS trigger LANGUAGE plpgsql AS"
                f" $$ BEGIN IF {condition} THEN RAISE EXCEPTION 'vergif'; END IF; RETURN NEW; END $$"
            )
            cursor.execute(f"CREATE TRIGGER poison BEFORE {event} ON {table} FOR EACH ROW EXECUTE FUNCTION poison()")
        else:
            cursor.execute(
                f"CREATE TRIGGER poison BEFORE {event} ON {table} WHEN {condition}"
                " BEGIN SELECT RAISE(ABORT, 'vergif'); END"
            )
