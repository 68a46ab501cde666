"""What an upgrade does with what was imported before it."""

from datetime import date
from importlib import import_module
from pathlib import Path

from django.apps import apps

from motions import migrations
from motions.models import Committee, Group, ImportCursor, Statement
from tests.builders import make_commitment
from tests.importers.conftest import NOW

FILE = next(Path(migrations.__path__[0]).glob("*_tweedekamer.py"))
MIGRATION = import_module(f"motions.migrations.{FILE.stem}")


def test_periods_are_filled_by_the_next_import(db: None) -> None:
    Group.objects.create(abbreviation="CDA", official_id="f1", source_hash="a" * 64)
    Committee.objects.create(name="BZ", official_id="c1", source_hash="b" * 64)
    for category in ("Fractie", "Commissie", "Motie"):
        ImportCursor.objects.create(source="Tweede Kamer", category=category, token="verder", moved_at=NOW)

    MIGRATION.read_again(apps, None)

    assert {Group.objects.get().source_hash, Committee.objects.get().source_hash} == {""}
    assert dict(ImportCursor.objects.values_list("category", "token")) == {
        "Fractie": "", "Commissie": "", "Motie": "verder",
    }  # fmt: skip


def test_statement_that_began_a_case_gets_its_entrys_id_once(db: None) -> None:
    said = {"said_on": date(2026, 2, 24), "quote": "Ik zal."}
    case = make_commitment(register_number="TZ202602-001", official_id="t1")
    for number in ("TZ202602-001", "TZ202602-001", "TZ202602-002"):
        Statement.objects.create(commitment=case, register_number=number, **said)
    typed = make_commitment(register_number="TZ202602-003")
    Statement.objects.create(commitment=typed, register_number="TZ202602-003", **said)

    MIGRATION.know_first_entries(apps, None)

    assert list(Statement.objects.exclude(official_id=None).values_list("register_number", "official_id")) == [
        ("TZ202602-001", "t1")
    ]
