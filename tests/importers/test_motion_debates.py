"""The debate in which a motion was moved: filled in where the source leaves no doubt, and nowhere else."""

from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps

from motions import migrations
from motions.models import Activity, Decision, Motion
from tests.builders import make_motion, make_paper
from tests.importers.conftest import Import
from tests.importers.records import besluit, gone, zaak
from tests.replay.records import Given, Record

FILE = next(Path(migrations.__path__[0]).glob("*_attachments.py"))
MIGRATION = import_module(f"motions.migrations.{FILE.stem}")
DAY = "2026-01-20T15:45:00+01:00"


def debate(key: str = "v1", kind: str = "Plenair debat (tweeminutendebat)", *, on: str = DAY) -> Record:
    return {
        "Id": key,
        "Soort": kind,
        "Nummer": "2026A00100",
        "Onderwerp": "Scheepvaart",
        "DatumSoort": "Dag",
        "Datum": on,
        "Status": "Uitgevoerd",
        "Kamer": "Tweede Kamer",
        "Voortouwcommissie_Id": None,
        "GewijzigdOp": "2026-01-21T10:00:00+01:00",
        "ApiGewijzigdOp": "2026-01-21T09:00:00Z",
        "Verwijderd": False,
    }


def moved(number: int = 1, *, at: Record | None = None, word: str = "Ingediend", **overrides: Any) -> Record:
    return besluit(number, word, **({"Agendapunt": {"Id": f"a{number}", "Activiteit": at or debate()}} | overrides))


@pytest.fixture
def run_all(run_import: Import) -> Import:
    """Debates, motions, and then decisions."""

    def run() -> Any:
        for name in ("Activiteit", "Motie"):
            run_import(name)
        return run_import("Besluit")

    return run


def of_motion() -> str | None:
    activity = Motion.objects.get().activity
    return activity.official_id if activity else None


@pytest.mark.parametrize("kind", ["Plenair debat (tweeminutendebat)", "Wetgevingsoverleg", "Notaoverleg"])
def test_motion_has_the_debate_of_its_submission(given: Given, run_all: Import, kind: str) -> None:
    given.rows = {"Zaak": [zaak(1)], "Activiteit": [debate(kind=kind)], "Besluit": [moved(at=debate(kind=kind))]}

    run_all()

    assert of_motion() == "v1"


@pytest.mark.parametrize(
    "decision",
    [
        pytest.param(moved(at=debate(kind="Stemmingen")), id="first listed for the vote"),
        pytest.param(moved(at=debate(kind="Regeling van werkzaamheden")), id="no debate"),
        pytest.param(moved(word="Stemmen - aangenomen"), id="another decision"),
        pytest.param(moved(Status="Voorstel"), id="only proposed"),
        pytest.param(moved(at=debate(on="2026-01-21T15:45:00+01:00")), id="another day than the submission"),
        pytest.param(moved(Zaak=[{"Id": zaak(n)["Id"], "Soort": "Motie"} for n in (1, 2)]), id="two motions at once"),
    ],
)
def test_what_leaves_a_doubt_fills_nothing_in(given: Given, run_all: Import, decision: Record) -> None:
    given.rows = {
        "Zaak": [zaak(1), zaak(2)],
        "Activiteit": [decision["Agendapunt"]["Activiteit"]],
        "Besluit": [decision],
    }

    run_all()

    assert Motion.objects.filter(activity=None).count() == 2


def test_two_debates_on_one_day_are_a_doubt(given: Given, run_all: Import) -> None:
    other = debate("v2")
    second = moved(2, at=other, AgendapuntZaakBesluitVolgorde=2)
    given.rows = {"Zaak": [zaak(1)], "Activiteit": [debate(), other], "Besluit": [moved(), second]}

    run_all()

    assert of_motion() is None


def test_submission_that_the_source_takes_back_takes_the_debate_along(given: Given, run_all: Import) -> None:
    given.rows = {"Zaak": [zaak(1)], "Activiteit": [debate()], "Besluit": [moved()]}
    run_all()

    given.rows["Besluit"] = [gone(moved()) | {"ApiGewijzigdOp": "2026-02-01T09:00:00Z"}]
    run_all()

    assert of_motion() is None


def test_debate_that_staff_chose_stays(given: Given, run_all: Import) -> None:
    given.rows = {"Zaak": [zaak(1)], "Activiteit": [debate()]}
    run_all()
    motion = Motion.objects.get()
    motion.activity = Activity.objects.create(subject="Begroting", official_id="v9")
    motion.save()

    given.rows["Besluit"] = [moved()]
    run_all()

    assert of_motion() == "v9"


def test_upgrade_fills_in_the_debates_of_what_was_imported_before(db: None) -> None:
    plenary = Activity.objects.create(subject="Varen", kind="Plenair debat (debat)", official_id="v1")
    vote = Activity.objects.create(subject="Stemmingen", kind="Stemmingen", official_id="v2")
    certain, voted, twice, edited = (make_motion(paper=make_paper(36410, str(n))) for n in range(1, 5))
    Motion.history.exclude(id=edited.pk).delete()
    day = date(2026, 1, 20)
    for n, (motion, activity) in enumerate(
        [(certain, plenary), (voted, vote), (twice, plenary), (twice, Activity.objects.create(
            subject="Zeilen", kind="Notaoverleg", official_id="v3")), (edited, plenary)]
    ):  # fmt: skip
        Decision.objects.create(
            motion=motion, kind="submitted", decided_on=day, order=n, activity=activity, official_id=f"b{n}"
        )

    MIGRATION.know_debates(apps, None)

    assert list(Motion.objects.order_by("pk").values_list("activity", flat=True)) == [plenary.pk, None, None, None]
