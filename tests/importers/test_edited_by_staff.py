"""What staff wrote over the source's values: it stays, and stands beside what the source says."""

from datetime import date

from django.test import Client
from django.urls import reverse

from motions.models import Decision, Motion
from motions.queries.reconciliation.catalogue import by_slug
from motions.services import source_values
from tests.builders import make_user
from tests.importers.conftest import Import
from tests.importers.records import besluit, reissued, zaak
from tests.reconciliation.builders import SINCE, records
from tests.replay.records import Given


def test_title_and_day_that_staff_changed_are_shown_beside_those_of_the_source(
    given: Given, run_import: Import, client: Client
) -> None:
    given.rows["Zaak"] = [zaak(1), zaak(2)]
    run_import("Motie")
    motion = Motion.objects.get(official_id=zaak(1)["Id"])
    client.force_login(make_user("anna", is_superuser=True, is_staff=True))
    edit = reverse("admin:motions_motion_change", args=(motion.pk,))
    form = client.get(edit).context["adminform"].form
    fields = {name: form.initial.get(name) or "" for name in form.fields} | {
        "title": "Ons onderwerp", "submitted_on": "2026-01-19",
    }  # fmt: skip
    for formset in client.get(edit).context["inline_admin_formsets"]:
        fields |= {f"{formset.formset.prefix}-{name}": "0" for name in ("TOTAL_FORMS", "INITIAL_FORMS")}
    assert client.post(edit, fields).status_code == 302

    def shown(slug: str) -> list[tuple[str, str]]:
        difference = by_slug(slug)
        assert difference is not None
        return [(row.ours, row.theirs) for row in difference.shown(list(difference.counted(SINCE)))]

    assert shown("moties-ander-onderwerp") == [("Ons onderwerp", zaak(1)["Onderwerp"])]
    assert shown("moties-andere-dag") == [("19-01-2026", "20-01-2026")]

    given.rows["Zaak"] = [reissued(zaak(1, "Motie over roeien"), "2026-02-01T09:00:00Z")]
    run_import("Motie")

    assert shown("moties-ander-onderwerp") == [("Ons onderwerp", "Motie over roeien")]
    given.rows["Zaak"] = [reissued(zaak(1, "Ons onderwerp"), "2026-02-02T09:00:00Z")]
    run_import("Motie")
    assert shown("moties-ander-onderwerp") == []


def test_day_of_a_decision_that_staff_changed_on_the_page_of_its_motion_is_shown(
    given: Given, run_import: Import
) -> None:
    given.rows |= {"Zaak": [zaak(1)], "Besluit": [besluit(1, "Ingediend")]}
    run_import("Motie")
    run_import("Besluit")
    decision = Decision.objects.get()
    source_values.keep(decision)
    decision.decided_on = date(2026, 1, 28)
    decision.save()

    assert records("besluiten-andere-dag") == [str(decision.pk)]

    given.rows["Besluit"] = [
        besluit(1, "Ingediend", on="2026-01-28T00:00:00+01:00", ApiGewijzigdOp="2026-02-01T09:00:00Z")
    ]
    run_import("Besluit")

    assert records("besluiten-andere-dag") == []
