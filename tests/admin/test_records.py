"""Every list and page of the admin: the same number of queries however many rows, source columns read-only."""

from typing import Any

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.auth.models import User
from django.db import connection, models
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from motions.admin.records import source_columns
from motions.models import Motion
from tests.admin.rows import FILLERS, MAKERS, make_rows
from tests.builders import make_motion, make_paper, make_user

MODELS = [model for model in apps.get_app_config("motions").get_models() if not model.__name__.startswith("Historical")]

WRITTEN_BY_SERVICES = {
    "Attachment", "AwaitedFile", "Candidate", "Citation", "CitedReference", "CorrectionRequest", "Deadline",
    "DeliveryState", "Evidence", "FollowUpEvent", "ImportCursor", "ImportFault", "ImportGap", "ImportRun",
    "ImportSighting", "JobRun", "Message", "Notification", "OfficeListRow", "Publication", "Reading", "Settlement",
    "SourceValue", "SourceWord", "Suggestion", "Transfer", "TransferItem",
}  # fmt: skip


def address(model: type[models.Model], page: str, *args: Any) -> str:
    return reverse(f"admin:motions_{model._meta.model_name}_{page}", args=args)


def queries(client: Client, path: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(path).status_code == 200
    return len(captured)


def name_of(model: type[models.Model]) -> str:
    return model.__name__


@pytest.mark.parametrize("model", MODELS, ids=name_of)
def test_model_has_an_admin_with_list_search_and_rows_to_test_it_with(model: type[models.Model]) -> None:
    options = admin.site.get_model_admin(model)

    assert options.search_fields
    assert len(options.list_display) > 1
    assert model in MAKERS
    assert bool(options.inlines) is (model in FILLERS)


@pytest.mark.parametrize("model", MODELS, ids=name_of)
def test_list_takes_the_same_number_of_queries_for_3_and_30_rows(model: type[models.Model], staff: Client) -> None:
    make_rows(model, 3)
    staff.get(address(model, "changelist"))
    few = queries(staff, address(model, "changelist"))

    make_rows(model, 27)

    assert queries(staff, address(model, "changelist")) == few


@pytest.mark.parametrize("model", [model for model in MODELS if model in FILLERS], ids=name_of)
def test_page_takes_the_same_number_of_queries_for_3_and_30_rows_in_its_inlines(
    model: type[models.Model], staff: Client
) -> None:
    record = MAKERS[model]()
    page = address(model, "change", record.pk)
    FILLERS[model](record, 3)
    staff.get(page)
    few = queries(staff, page)

    MAKERS[model]()
    other = MAKERS[model]()
    FILLERS[model](other, 30)

    assert queries(staff, address(model, "change", other.pk)) == few


@pytest.mark.parametrize("model", MODELS, ids=name_of)
def test_search_and_autocomplete_ask_a_fixed_number_of_queries(model: type[models.Model], staff: Client) -> None:
    make_rows(model, 2)
    search = f"{address(model, 'changelist')}?q=a"
    few = queries(staff, search)

    make_rows(model, 6)

    assert queries(staff, search) == few


@pytest.mark.parametrize("model", MODELS, ids=name_of)
def test_source_columns_are_never_editable(model: type[models.Model], reviewer: User) -> None:
    request = RequestFactory().get("/")
    request.user = reviewer
    options = admin.site.get_model_admin(model)
    record = MAKERS[model]()

    forms = [options.get_form(request, record), options.get_form(request, None)]
    forms += [formset.form for formset, _ in options.get_formsets_with_inlines(request, record)]

    for form in forms:
        assert not set(source_columns(form._meta.model)) & set(form.base_fields)


@pytest.mark.parametrize("model", [model for model in MODELS if model.__name__ in WRITTEN_BY_SERVICES], ids=name_of)
def test_rows_that_services_write_cannot_be_added_changed_or_deleted(model: type[models.Model], staff: Client) -> None:
    record = MAKERS[model]()
    before = model._default_manager.values().get(pk=record.pk)

    assert staff.get(address(model, "add")).status_code == 403
    assert staff.post(address(model, "change", record.pk), {"rule": "anders"}).status_code == 403
    assert staff.post(address(model, "delete", record.pk), {"post": "yes"}).status_code == 403
    assert model._default_manager.values().get(pk=record.pk) == before


@pytest.mark.parametrize("model", MODELS, ids=name_of)
def test_page_of_every_record_opens(model: type[models.Model], staff: Client) -> None:
    record = MAKERS[model]()

    assert staff.get(address(model, "change", record.pk)).status_code == 200


def test_staff_without_permission_sees_no_list(db: None, client: Client) -> None:
    client.force_login(make_user())

    assert client.get("/admin/motions/motion/").status_code == 403


@pytest.mark.parametrize("typed", ["36410-74", "Kamerstuk 36 410, nr. 74", "bikker", "dijken"])
def test_list_is_searched_by_number_as_printed_by_mover_and_by_words(typed: str, staff: Client) -> None:
    motion = make_motion("Bikker", title="Over de dijken")
    make_motion("Ceder", paper=make_paper(21501, "9"), title="Iets anders")

    found = staff.get(address(Motion, "changelist"), {"q": typed}).context["cl"].queryset

    assert list(found) == [motion]
