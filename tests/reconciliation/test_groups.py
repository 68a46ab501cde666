"""Who of the groups that an installation begins with looks at differences, and who settles them."""

from importlib import import_module
from pathlib import Path

import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from django.db import connection

from motions import migrations

pytestmark = pytest.mark.django_db
(NAME,) = (path.stem for path in Path(next(iter(migrations.__path__))).glob("*_reconciliation.py"))


def let_groups_compare() -> dict[str, set[str]]:
    """Does what the migration does; returns what each group may."""
    module = apps.get_app_config("motions").models_module
    try:
        import_module(f"motions.migrations.{NAME}").let_groups_compare(apps, connection.schema_editor())
    finally:
        apps.get_app_config("motions").models_module = module
    return {group.name: set(group.permissions.values_list("codename", flat=True)) for group in Group.objects.all()}


def test_a_ministry_looks_and_clerks_and_administrators_settle() -> None:
    Group.objects.all().delete()
    for name in ("Ministerie", "Griffie", "Beheer", "Stagiairs"):
        Group.objects.create(name=name)

    may = let_groups_compare()

    looking = {"view_importgap", "view_settlement"}
    assert may["Ministerie"] == looking
    assert may["Griffie"] == looking | {"add_settlement"}
    assert looking | {"add_settlement"} <= may["Beheer"]
    assert may["Stagiairs"] == set()


def test_group_that_is_not_there_is_not_made() -> None:
    Group.objects.all().delete()

    assert let_groups_compare() == {}
