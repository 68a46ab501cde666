"""The groups that an installation begins with: who may establish, and who sees addresses of people outside."""

from importlib import import_module

import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from django.db import connection

pytestmark = pytest.mark.django_db


def begin() -> dict[str, set[str]]:
    """Makes the groups as the migration does; returns what each may."""
    migration = import_module("motions.migrations.0005_who_establishes_and_whose_ministry")
    # The migration sets and clears this on the apps of its own time, which live shorter than these.
    modules = {label: apps.get_app_config(label).models_module for label in ("auth", "motions")}
    try:
        migration.make_groups(apps, connection.schema_editor())
    finally:
        for label, module in modules.items():
            apps.get_app_config(label).models_module = module
    return {group.name: set(group.permissions.values_list("codename", flat=True)) for group in Group.objects.all()}


@pytest.fixture
def groups() -> dict[str, set[str]]:
    Group.objects.all().delete()
    return begin()


def test_clerks_and_administrators_establish_and_a_ministry_does_not(groups: dict[str, set[str]]) -> None:
    assert {name: "establish_followup" in may for name, may in groups.items()} == {
        "Ministerie": False, "Griffie": True, "Beheer": True,
    }  # fmt: skip
    assert all(
        {"view_followup", "change_followup", "change_suggestion", "add_letter"} <= may for may in groups.values()
    )


def test_addresses_of_people_outside_are_for_those_who_need_them(groups: dict[str, set[str]]) -> None:
    private = {"view_subscription", "view_notification", "view_message"}

    assert not private & (groups["Ministerie"] | groups["Griffie"])
    assert "view_correctionrequest" not in groups["Ministerie"]
    assert private | {"change_correctionrequest"} <= groups["Beheer"]
    assert "change_correctionrequest" in groups["Griffie"]


def test_group_that_staff_changed_stays_as_they_left_it(groups: dict[str, set[str]]) -> None:
    Group.objects.get(name="Ministerie").permissions.clear()

    assert begin()["Ministerie"] == set()
