"""The filters beside the list of commitments."""

import pytest
from django.test import Client

from tests.builders import make_commitment


@pytest.mark.django_db
def test_what_is_in_no_register_has_a_name_in_the_filter(admin_client: Client) -> None:
    make_commitment()
    registered = make_commitment(register_number="TZ202602-001", register_status="Openstaand")

    page = admin_client.get("/admin/motions/commitment/").content.decode()
    found = admin_client.get("/admin/motions/commitment/", {"register_status": "Openstaand"}).context["cl"].result_list

    assert "Niet in het register</a>" in page
    assert list(found) == [registered]
