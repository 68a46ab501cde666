"""Reference data: what an installation without demo data begins with."""

from io import StringIO

import pytest
from django.core.management import call_command

from motions.models import Cabinet, FollowUp, Ministry, Office


@pytest.mark.django_db
def test_ministries_offices_and_cabinets_come_without_demo_data_and_once() -> None:
    said = StringIO()

    call_command("load_reference", stdout=said)
    counts = Ministry.objects.count(), Office.objects.count(), Cabinet.objects.count()
    call_command("load_reference", stdout=said)

    assert min(counts) > 0
    assert (Ministry.objects.count(), Office.objects.count(), Cabinet.objects.count()) == counts
    assert not FollowUp.objects.exists()
    assert said.getvalue().splitlines() == [
        f"{sum(counts)} ministeries, ambten en kabinetten toegevoegd.",
        "0 ministeries, ambten en kabinetten toegevoegd.",
    ]
