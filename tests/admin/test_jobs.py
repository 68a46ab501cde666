"""What the list of scheduled work says, in Dutch and without counts of nothing."""

from datetime import timedelta

import pytest
from django.test import Client

from motions.models import JobRun
from tests.builders import NOW

RUNS = "/admin/motions/jobrun/"


@pytest.mark.parametrize(
    ("job", "summary", "name", "outcome"),
    [
        (
            "flag_overdue",
            "flagged=3 notices=5 day=2026-03-02",
            "Termijnen nalopen",
            "3 gebeurtenissen, 5 herinneringen",
        ),
        ("send_notifications", "sent=0 failed=1 uncertain=0", "Herinneringen bezorgen", "1 mislukt"),
        ("send_notifications", "sent=0 failed=0 uncertain=0", "Herinneringen bezorgen", "niets te doen"),
    ],
)
def test_run_tells_what_it_did(staff: Client, job: str, summary: str, name: str, outcome: str) -> None:
    JobRun.objects.create(job=job, slot="x", started_at=NOW, finished_at=NOW + timedelta(seconds=95), summary=summary)

    page = staff.get(RUNS).content.decode()

    assert [words in page for words in (name, outcome, "1 min 35 s")] == [True, True, True]
    assert summary not in page


def test_run_without_an_end_says_so(staff: Client) -> None:
    JobRun.objects.create(job="import_official", slot="x", started_at=NOW)

    assert "niet afgerond" in staff.get(RUNS).content.decode()


def test_runs_are_filtered_by_the_work_they_did(staff: Client) -> None:
    JobRun.objects.create(job="flag_overdue", slot="x", started_at=NOW)
    JobRun.objects.create(job="send_notifications", slot="x", started_at=NOW)

    shown = staff.get(RUNS, {"taak": "flag_overdue"}).context["cl"].result_list

    assert [run.job for run in shown] == ["flag_overdue"]
