"""Every fault that the source has shown, on its own records: the numbers are those of the domain reference, 3.3."""

import gzip
import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from motions.importers.http import Client
from motions.importers.tweedekamer.syncfeed import SyncFeed
from motions.importers.tweedekamer.values import moment
from motions.models import Decision, FollowUpEvent, Group, ImportFault, Motion, Notification, Person, Vote
from motions.services.follow_ups import adoption
from tests.importers.conftest import Import
from tests.importers.records import actor, besluit, reissued, zaak
from tests.replay.records import Given, Record
from tests.replay.server import ReplayServer

LATER = "2026-02-01T09:00:00.0000000Z"


def bulk(opendata: Path, name: str) -> Iterator[Record]:
    with gzip.open(opendata / "bulk" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def sample(opendata: Path, name: str) -> Any:
    return json.loads((opendata / "samples" / "odata" / f"{name}.json").read_text(encoding="utf-8"))


def real_motion(opendata: Path, number: str) -> Record:
    return next(row for row in bulk(opendata, "zaak_motie") if row["Nummer"] == number)


def on_motion(row: Record, number: int, day: str) -> Record:
    """A real decision, as one on motion 1 in a meeting of a day."""
    return besluit(number, "", on=f"{day}T00:00:00+01:00") | {
        name: value for name, value in row.items() if name not in ("Zaak", "Agendapunt", "Stemming")
    }


def test_1_tombstones_without_content_are_no_records_and_no_faults(
    given: Given, run_import: Import, opendata: Path, real_motions: list[Record]
) -> None:
    given.rows = {
        "Zaak": [row for row in real_motions if row["Verwijderd"]],
        "Besluit": [row for row in sample(opendata, "besluit_raw_per_soort") if row["Verwijderd"]],
        "Stemming": [row for row in sample(opendata, "stemming_raw") if row["ActorNaam"] is None],
    }
    assert all(given.rows.values())

    for name, rows in {"Motie": "Zaak", "Besluit": "Besluit", "Stemming": "Stemming"}.items():
        run = run_import(name)
        assert (run.seen, run.created, run.removed, run.faulty) == (len(given.rows[rows]), 0, 0, 0)


def test_2_of_many_decisions_the_latest_by_its_meeting_counts_and_proposals_do_not(
    given: Given, run_import: Import, opendata: Path
) -> None:
    real = {row["BesluitSoort"]: row for row in sample(opendata, "besluit_raw_per_soort")}
    course = {
        "Ingediend": "2026-01-20",
        "Stemmen - aangehouden": "2026-01-27",
        "Stemmen - aangenomen": "2026-03-03",
        "Ter informatie": "2026-03-10",
    }
    given.rows |= {
        "Zaak": [zaak(1)],
        "Besluit": [
            *(on_motion(real[word], n, day) for n, (word, day) in enumerate(course.items(), 1)),
            on_motion(sample(opendata, "besluit_voorstel") | {"BesluitSoort": "Stemmen - verworpen"}, 5, "2026-03-12"),
            *(row | {"Verwijderd": False} for row in sample(opendata, "besluiten_met_stemming_en_zaak")),
        ],
    }
    run_import("Motie")

    run = run_import("Besluit")

    assert run.faulty == 0
    assert list(Decision.objects.order_by("decided_on").values_list("kind", flat=True)) == [
        "submitted", "held", "adopted",
    ]  # fmt: skip
    counted = adoption(Motion.objects.get())
    assert counted is not None and counted.decided_on == date(2026, 3, 3)


def test_3_and_5_titles_lose_their_spaces_and_days_are_dutch(
    given: Given, run_import: Import, real_motions: list[Record]
) -> None:
    rows = [row for row in real_motions if not row["Verwijderd"]]
    in_utc = [row | {"GestartOp": datetime.fromisoformat(row["GestartOp"]).astimezone(UTC).isoformat()} for row in rows]
    assert any(row["Onderwerp"] != row["Onderwerp"].strip() for row in rows)
    assert any(before["GestartOp"][:10] != row["GestartOp"][:10] for before, row in zip(rows, in_utc, strict=True))
    given.rows["Zaak"] = in_utc

    run_import("Motie")

    stored = dict(Motion.objects.values_list("official_id", "title"))
    assert stored == {row["Id"]: " ".join(row["Onderwerp"].split()) for row in rows}
    days = dict(Motion.objects.values_list("official_id", "submitted_on"))
    assert days == {row["Id"]: date.fromisoformat(row["GestartOp"][:10]) for row in rows}


def test_4_number_minus_one_is_no_kamerstuk(given: Given, run_import: Import, opendata: Path) -> None:
    row = real_motion(opendata, "2025Z18660")
    assert row["Volgnummer"] == -1
    given.rows["Zaak"] = [row | {"Kamerstukdossier": [{"Nummer": 36800, "Toevoeging": None}], "Document": []}]

    run_import("Motie")

    paper = Motion.objects.get().paper
    assert (paper.number, paper.official_id) == ("", "2025Z18660")


def test_6_and_9_hands_count_seats_for_their_group_and_a_member_by_roll_call_counts_one(
    given: Given, run_import: Import, opendata: Path
) -> None:
    rows = sample(opendata, "stemming_raw")
    present = {row["ActorNaam"]: row for row in rows if row["ActorNaam"]}
    given.rows |= {
        "Zaak": [zaak(1)],
        "Fractie": list(bulk(opendata, "fractie")),
        "Besluit": [besluit(1, "Stemmen - aangenomen")],
        "Stemming": [row | {"Besluit_Id": besluit(1, "")["Id"]} for row in present.values()],
    }
    for name in ("Motie", "Fractie", "Besluit"):
        run_import(name)

    assert run_import("Stemming").faulty == 0

    seats = dict(Vote.objects.values_list("voter", "seats"))
    assert seats["GroenLinks-PvdA"] == 25
    assert (present["Jong de, L.W.E. (Léon)"]["FractieGrootte"], seats["Jong de, L.W.E. (Léon)"]) == (37, 1)
    of_nsc = Vote.objects.get(voter="NSC").group
    assert of_nsc is not None and of_nsc.name == "Nieuw Sociaal Contract"
    assert set(Vote.objects.filter(is_mistake=True).values_list("voter", flat=True)) == {
        name for name, row in present.items() if row["Vergissing"]
    }


def test_7_decision_is_of_the_day_of_its_meeting_and_not_of_the_submission(
    given: Given, run_import: Import, opendata: Path
) -> None:
    votes = next(
        row
        for row in sample(opendata, "activiteit_raw_per_soort")
        if (row["Datum"] or "").startswith("2017-05-09T15:05")
    )
    real = next(
        row for row in sample(opendata, "besluit_raw_per_soort") if row["BesluitSoort"] == "Stemmen - aangenomen"
    )
    given.rows = {
        "Zaak": [zaak(1, GestartOp="2017-04-20T00:00:00+02:00")],
        "Activiteit": [votes],
        "Besluit": [on_motion(real, 1, "2017-04-20") | {"Agendapunt": {"Activiteit": votes}}],
    }
    for name in ("Activiteit", "Motie", "Besluit"):
        run_import(name)

    assert Motion.objects.get().submitted_on == date(2017, 4, 20)
    decision = Decision.objects.get()
    assert decision.decided_on == date(2017, 5, 9)
    assert decision.activity is not None and decision.activity.official_id == votes["Id"]


def test_10_plenary_is_a_committee_by_name_and_no_mover(given: Given, run_import: Import, opendata: Path) -> None:
    rows = (opendata / "samples" / "odata" / "zaakactor_flat_2026.jsonl").read_text(encoding="utf-8").splitlines()
    plenary = next(row for row in map(json.loads, rows) if row["actor_naam"] == "TK")
    leads = actor("TK", plenary["relatie"], ActorFractie=None, Commissie_Id=plenary["commissie_id"])
    given.rows["Zaak"] = [zaak(1, ZaakActor=[leads, actor("Jansen, A.")])]

    run = run_import("Motie")

    assert run.faulty == 0
    assert list(Motion.objects.get().movers.values_list("name", flat=True)) == ["Jansen"]


def test_8_rows_of_people_without_a_name_are_left_out(given: Given, run_import: Import, opendata: Path) -> None:
    people = [row | {"Verwijderd": False} for row in bulk(opendata, "persoon")]
    given.rows["Persoon"] = people

    run = run_import("Persoon")

    named = {row["Id"] for row in people if row["Achternaam"]}
    assert len(named) < len(people)
    assert (run.faulty, set(Person.objects.values_list("official_id", flat=True))) == (0, named)


def test_9_groups_have_their_period(given: Given, run_import: Import, opendata: Path) -> None:
    given.rows["Fractie"] = list(bulk(opendata, "fractie"))

    run_import("Fractie")

    group = Group.objects.get(name="Nieuw Sociaal Contract")
    assert (group.abbreviation, group.starts_on, group.ends_on) == ("NSC", date(2023, 12, 5), None)


def test_11_day_of_lapse_before_the_submission_is_kept_as_it_is(
    given: Given, run_import: Import, opendata: Path
) -> None:
    given.rows["Zaak"] = [real_motion(opendata, "2019Z24884")]

    run_import("Motie")

    motion = Motion.objects.get()
    assert (motion.submitted_on, motion.lapses_on) == (date(2019, 12, 11), date(2019, 3, 22))
    assert not ImportFault.objects.exists()


def test_12_pages_are_followed_without_top_and_no_question_is_too_long(
    given: Given, server: ReplayServer, run_import: Import
) -> None:
    given.rows["Zaak"] = [zaak(n) for n in range(1, 600)]
    for name in ("Fractie", "Persoon", "FractieZetelPersoon", "Commissie", "Activiteit", "Motie", "Besluit",
                 "Stemming", "Brief regering"):  # fmt: skip
        assert run_import(name).stopped_by == ""

    asked = [unquote(path) for path in server.script.seen]
    assert not any("$top" in path for path in asked)
    assert max(path.count("+eq+") + path.count("+and+") + path.count("+or+") for path in asked) < 10


def feed(opendata: Path, name: str, server: ReplayServer) -> Record:
    """The first entity of a captured feed, whose entry says where to go on."""
    body = (opendata / "samples" / "syncfeed" / name).read_bytes()
    body = body.replace(b"<content", b'<link rel="next" href="?skiptoken=8"/><content')

    class Captured(Client):
        def get(self, *args: object, **options: object) -> bytes:
            return body

    record: Record = next(SyncFeed(Captured(server.address)).pages("", "")).records[0]
    return record


def test_naive_times_of_the_feed_are_the_local_ones_of_odata_and_some_say_utc(
    opendata: Path, server: ReplayServer
) -> None:
    naive = feed(opendata, "activiteit_feed.xml", server)
    assert moment(naive, "GewijzigdOp") == moment(sample(opendata, "activiteit"), "GewijzigdOp")

    utc = feed(opendata, "persoon_feed.xml", server)
    assert utc["GewijzigdOp"].endswith("Z")
    assert moment(utc, "GewijzigdOp") == datetime(2023, 8, 29, 11, 9, 44, tzinfo=UTC)
    assert (utc["Achternaam"], utc["Roepnaam"]) == (["Savornin Lohman"], [None])


def test_mass_reissue_of_real_records_changes_nothing_and_sends_nothing(
    given: Given, run_import: Import, real_motions: list[Record]
) -> None:
    given.rows["Zaak"] = real_motions
    run_import("Motie")
    before = list(Motion.objects.order_by("pk").values())

    given.rows["Zaak"] = [reissued(row, f"2026-02-01T09:00:00.{n:07d}Z") for n, row in enumerate(real_motions)]
    run = run_import("Motie")

    assert (run.seen, run.created, run.changed, run.removed) == (len(real_motions), 0, 0, 0)
    assert list(Motion.objects.order_by("pk").values()) == before
    assert not FollowUpEvent.objects.exists() and not Notification.objects.exists()


@pytest.mark.parametrize(
    "attribute", ['tk:verwijderd="true"', 'tk:verwijderd="True"', 'tk:verwijderd="1"', 'verwijderd="TRUE"']
)
def test_tombstone_is_read_in_every_spelling(attribute: str, opendata: Path, server: ReplayServer) -> None:
    real = (opendata / "samples" / "syncfeed" / "besluit_feed.xml").read_text(encoding="utf-8")
    assert 'tk:verwijderd="false"' in real

    class Captured(Client):
        def get(self, *args: object, **options: object) -> bytes:
            return real.replace('tk:verwijderd="false"', attribute).encode()

    (record,) = next(SyncFeed(Captured(server.address)).pages("Besluit", "")).records
    assert (record["Id"], record["Verwijderd"]) == ("19aa93ac-2300-4845-86ac-fc7cffc0cbb3", True)
    assert "Status" not in record
