"""The few words in which the databases' SQL differs, for statements over all rows at once."""

from dataclasses import dataclass

from django.db.backends.base.base import BaseDatabaseWrapper


@dataclass(frozen=True, slots=True)
class Dialect:
    """A date moved by whole days, the days between two dates, the earlier of two, a date as text, locking what is read,
    a JSON array as rows.

    The patterns take SQL expressions: ``date``, ``days``, ``other``, ``array``; ``rows`` names the table whose rows are
    locked, ``name`` the table with the column ``value`` that an array becomes.
    """

    moved_date: str
    days_between: str
    earlier: str
    as_text: str
    lock_rows: str
    array_elements: str

    def moved(self, date: str, days: int | str) -> str:
        return self.moved_date.format(date=date, days=days)

    def days(self, date: str, *, since: str) -> str:
        return self.days_between.format(date=date, other=since)

    def earliest(self, date: str, other: str) -> str:
        """The earlier of two dates, either of which may be null."""
        return self.earlier.format(date=date, other=other)

    def text(self, date: str) -> str:
        """``2026-07-02``."""
        return self.as_text.format(date=date)

    def lock(self, rows: str) -> str:
        """Locks these rows in the order of their keys, so that two transactions never wait for each other."""
        return self.lock_rows.format(rows=rows)

    def elements(self, array: str, *, name: str) -> str:
        """The texts of a JSON array, as a table for FROM."""
        return self.array_elements.format(array=array, name=name)


POSTGRESQL = Dialect(
    moved_date="({date} + ({days}))",
    days_between="({date} - {other})",
    earlier="LEAST({date}, {other})",
    as_text="to_char({date}, 'YYYY-MM-DD')",
    lock_rows="ORDER BY {rows}.id FOR NO KEY UPDATE OF {rows}",
    array_elements="jsonb_array_elements_text({array}) AS {name}(value)",
)
SQLITE = Dialect(
    moved_date="date({date}, ({days}) || ' days')",
    days_between="CAST(julianday({date}) - julianday({other}) AS integer)",
    earlier="min(coalesce({date}, {other}), coalesce({other}, {date}))",
    as_text="{date}",
    # One writer at a time: the transaction itself (transaction_mode IMMEDIATE) is the lock. An order of keys would make
    # it read the whole table.
    lock_rows="",
    array_elements="json_each({array}) AS {name}",
)


def dialect(connection: BaseDatabaseWrapper) -> Dialect:
    return POSTGRESQL if connection.vendor == "postgresql" else SQLITE
