"""What of the source is not here: kept while it is so, and gone by itself when it was taken over."""

from datetime import timedelta
from typing import Any

import pytest

from motions.models import Activity, Decision, ImportCursor, ImportGap, Motion, Statement, Vote
from tests.builders import make_motion, make_paper
from tests.importers.conftest import NOW, Import
from tests.importers.records import besluit, gone, reissued, stemming, zaak
from tests.importers.register import entry
from tests.importers.test_letters import TEXT, brief
from tests.replay.records import Given
from tests.replay.server import ReplayServer

LATER = "2026-02-01T09:00:00.0000000Z"


def gaps(*columns: str) -> list[Any]:
    return list(ImportGap.objects.order_by("official_id").values_list(*(columns or ("official_id", "kind", "about"))))


def test_record_that_is_refused_is_kept_until_it_is_taken_over(given: Given, run_import: Import) -> None:
    given.rows["Zaak"] = [zaak(1), zaak(2, Onderwerp=None), zaak(3, GestartOp="0209-09-21T00:00:00+01:00")]

    run_import("Motie")
    run_import("Motie", again=True, now=NOW + timedelta(days=1))

    problem = "Het record heeft geen nummer of geen onderwerp."
    assert gaps("category", "official_id", "kind", "problem", "since") == [
        ("Motie", zaak(2)["Id"], "refused", problem, NOW)
    ]
    assert zaak(2)["Nummer"] in ImportGap.objects.get().content

    given.rows["Zaak"][1] = reissued(zaak(2), LATER)
    run_import("Motie")

    assert gaps() == []
    assert Motion.objects.filter(official_id=zaak(2)["Id"]).exists()


def test_newer_version_that_is_refused_is_a_gap_though_the_older_is_here(given: Given, run_import: Import) -> None:
    given.rows["Zaak"] = [zaak(1)]
    run_import("Motie")
    given.rows["Zaak"] = [reissued(zaak(1), LATER) | {"Onderwerp": None}]

    run_import("Motie")

    assert gaps() == [(zaak(1)["Id"], "refused", "")]

    given.rows["Zaak"] = [reissued(zaak(1), "2026-02-02T09:00:00Z")]
    assert run_import("Motie").unchanged == 1

    assert gaps() == []


def test_refused_record_that_the_source_takes_away_is_no_gap_any_more(given: Given, run_import: Import) -> None:
    given.rows["Zaak"] = [zaak(1, Onderwerp=None)]
    run_import("Motie")
    given.rows["Zaak"] = [gone(zaak(1)) | {"ApiGewijzigdOp": LATER}]

    run_import("Motie")

    assert gaps() == []


def test_decision_waits_for_its_motion_and_comes_with_its_votes_when_that_is_here(
    given: Given, run_import: Import
) -> None:
    given.rows["Besluit"] = [besluit(1, "Stemmen - aangenomen", Stemming=[stemming(1, "CDA", 5)])]
    run_import("Besluit")

    assert gaps() == [(besluit(1, "")["Id"], "lacking", zaak(1)["Id"])]
    assert Decision.objects.count() == 0

    given.rows["Zaak"] = [zaak(1)]
    run_import("Motie")
    run = run_import("Besluit")

    assert (run.created, gaps()) == (2, [])
    assert Decision.objects.get().motion == Motion.objects.get()
    assert Vote.objects.get().voter == "CDA"


def test_decisions_that_wait_are_taken_up_some_at_a_time_and_those_that_lack_more_wait_on(
    given: Given, run_import: Import
) -> None:
    cases = [{"Id": zaak(n)["Id"], "Soort": "Motie"} for n in (1, 2)]
    given.rows["Besluit"] = [
        besluit(n, "Ingediend", AgendapuntZaakBesluitVolgorde=n, Zaak=cases if n == 600 else cases[:1],
                ApiGewijzigdOp=f"2026-01-27T09:{n // 60:02d}:{n % 60:02d}Z")
        for n in range(1, 601)
    ]  # fmt: skip
    run_import("Besluit")
    assert ImportGap.objects.count() == 601

    given.rows["Zaak"] = [zaak(1)]
    run_import("Motie")
    run = run_import("Besluit")

    assert (run.created, Decision.objects.count()) == (600, 600)
    assert gaps() == [(besluit(600, "")["Id"], "lacking", zaak(2)["Id"])]


@pytest.mark.parametrize(
    "overrides",
    [
        {"Zaak": [{"Id": "x", "Soort": "Amendement"}]},
        {"Zaak": [{"Id": "x", "Soort": None}]},
        {"Status": "Voorstel"},
        {"BesluitSoort": "Agenderen - voor debat"},
    ],
    ids=["on another paper", "on a case that was removed", "only proposed", "only procedure"],
)
def test_decision_that_is_left_out_on_purpose_is_no_gap(
    overrides: dict[str, Any], given: Given, run_import: Import
) -> None:
    given.rows["Besluit"] = [besluit(1, "Stemmen - aangenomen") | overrides]

    run_import("Besluit")

    assert gaps() == []


def test_vote_that_comes_before_its_decision_waits_for_it(given: Given, run_import: Import) -> None:
    given.rows |= {"Zaak": [zaak(1)], "Stemming": [stemming(1, "CDA", 5)]}
    run_import("Motie")
    run_import("Stemming")
    assert gaps("category", "official_id", "kind", "thing", "problem") == [
        ("Stemming", stemming(1, "CDA", 5)["Id"], "lacking", "decision", "Noemt een besluit dat hier niet is.")
    ]

    given.rows["Besluit"] = [besluit(1, "Stemmen - aangenomen")]
    run_import("Besluit")
    run = run_import("Stemming")

    assert (run.created, gaps(), Vote.objects.get().voter) == (1, [], "CDA")


def test_vote_that_changed_while_its_decision_waits_for_the_motion_counts_as_it_is_now(
    given: Given, run_import: Import
) -> None:
    given.rows["Besluit"] = [besluit(1, "Stemmen - aangenomen", Stemming=[stemming(1, "CDA", 5)])]
    run_import("Besluit")
    given.rows["Stemming"] = [stemming(1, "CDA", 5, Soort="Tegen", ApiGewijzigdOp=LATER)]
    run_import("Stemming")

    given.rows["Zaak"] = [zaak(1)]
    for name in ("Motie", "Besluit", "Stemming"):
        run_import(name)

    assert (Vote.objects.get().choice, gaps()) == ("against", [])


def test_vote_that_waited_does_not_replace_the_newer_one_that_came_with_the_decision(
    given: Given, run_import: Import
) -> None:
    given.rows |= {"Zaak": [zaak(1)], "Stemming": [stemming(1, "CDA", 5)]}
    run_import("Motie")
    run_import("Stemming")
    corrected = stemming(1, "CDA", 5, Soort="Tegen", ApiGewijzigdOp=LATER)
    given.rows |= {"Besluit": [besluit(1, "Stemmen - aangenomen", Stemming=[corrected])], "Stemming": []}
    run_import("Besluit")

    run_import("Stemming")

    assert (Vote.objects.get().choice, gaps()) == ("against", [])


def test_vote_on_what_is_no_motion_waits_until_decisions_were_read_and_not_any_longer(
    given: Given, run_import: Import
) -> None:
    bill = [{"Id": "w1", "Soort": "Wetgeving"}]
    given.rows |= {
        "Besluit": [besluit(2, "Stemmen - aangenomen", Zaak=bill, ApiGewijzigdOp="2026-01-27T09:00:30Z")],
        "Stemming": [
            stemming(1, "CDA", 5, Besluit_Id=besluit(2, "")["Id"], ApiGewijzigdOp="2026-01-27T09:00:20Z"),
            stemming(2, "SP", 5, Besluit_Id=besluit(2, "")["Id"], ApiGewijzigdOp="2026-01-27T09:01:20Z"),
        ],
    }
    run_import("Besluit")
    run_import("Stemming")
    assert [gap[0] for gap in gaps()] == [stemming(1, "", 0)["Id"], stemming(2, "", 0)["Id"]]

    given.rows["Besluit"].append(besluit(3, "Stemmen - verworpen", Zaak=bill, ApiGewijzigdOp=LATER))
    run_import("Besluit", now=NOW + timedelta(days=1))
    run_import("Stemming", now=NOW + timedelta(days=1))

    assert (gaps(), Vote.objects.count()) == ([], 0)

    given.rows["Stemming"].append(stemming(3, "PVV", 5, Besluit_Id="elders", ApiGewijzigdOp="2026-01-28T09:00:00Z"))
    run_import("Stemming", now=NOW + timedelta(days=1))

    assert gaps() == []


def test_unknown_vote_is_a_gap_until_the_source_corrects_it(given: Given, run_import: Import) -> None:
    given.rows["Zaak"] = [zaak(1)]
    run_import("Motie")
    wrong = stemming(1, "CDA", 5, Soort="Misschien")
    given.rows["Besluit"] = [besluit(1, "Stemmen - aangenomen", Stemming=[wrong])]

    run_import("Besluit")

    assert gaps("category", "official_id", "problem") == [("Besluit", wrong["Id"], "Onbekende stem: “Misschien”.")]

    given.rows["Stemming"] = [stemming(1, "CDA", 5)]
    run_import("Stemming")

    assert gaps() == []


def test_commitment_is_here_and_its_debate_is_linked_when_that_comes(given: Given, run_import: Import) -> None:
    given.entries["Toezegging"] = [entry(1, activiteit='<P:activiteit ref="v9"/>'), entry(2)]
    run_import("Toezegging")

    assert gaps() == [("t1", "lacking", "v9")]
    assert Statement.objects.filter(activity=None).count() == 2

    debate = Activity.objects.create(official_id="v9", subject="Varen")
    run = run_import("Toezegging")

    assert (run.changed, gaps()) == (1, [])
    assert Statement.objects.get(commitment__official_id="t1").activity == debate


def test_unreadable_letter_says_why_until_its_file_can_be_read(given: Given, run_import: Import) -> None:
    given.rows["Zaak"], given.resources["d1"] = [brief(1)], b"%PDF-1.4 kapot"
    run_import("Brief regering")
    run_import("Brieftekst")

    assert gaps("category", "official_id", "kind") == [("Brieftekst", "d1", "refused")]

    given.resources["d1"] = TEXT
    run_import("Brieftekst", now=NOW + timedelta(days=1))

    assert gaps() == []


def test_record_that_a_complete_pass_does_not_see_is_noted_until_it_is_seen(given: Given, run_import: Import) -> None:
    make_motion(paper=make_paper(36410, "74"))
    given.rows["Zaak"] = [zaak(1), zaak(2)]
    run_import("Motie")
    assert gaps() == []
    given.rows["Zaak"] = [zaak(1)]

    run_import("Motie", now=NOW + timedelta(days=1))
    assert gaps() == []

    run_import("Motie", again=True, now=NOW + timedelta(days=2))

    assert gaps() == [(zaak(2)["Id"], "unseen", "")]
    cursor = ImportCursor.objects.get()
    assert (cursor.whole_at, cursor.pass_began_at, cursor.sightings.count()) == (NOW + timedelta(days=2), None, 0)

    given.rows["Zaak"].append(reissued(zaak(2), LATER))
    run_import("Motie")

    assert gaps() == []


def test_decision_on_two_motions_is_one_record_of_the_source(given: Given, run_import: Import) -> None:
    given.rows["Zaak"] = [zaak(1), zaak(2)]
    run_import("Motie")
    both = [{"Id": zaak(number)["Id"], "Soort": "Motie"} for number in (1, 2)]
    given.rows["Besluit"] = [besluit(1, "Stemmen - aangenomen", Zaak=both), besluit(2, "Ingediend")]

    run_import("Besluit", again=True)
    assert (Decision.objects.count(), gaps()) == (3, [])
    given.rows["Besluit"].pop(0)
    run_import("Besluit", again=True)

    assert gaps() == [(besluit(1, "")["Id"], "unseen", "")]


def test_entry_of_the_register_that_a_complete_pass_does_not_see_is_noted(given: Given, run_import: Import) -> None:
    given.entries["Toezegging"] = [entry(1), entry(2)]
    run_import("Toezegging")
    given.entries["Toezegging"] = [entry(2)]

    run_import("Toezegging", again=True)

    assert gaps() == [("t1", "unseen", "")]


def test_pass_that_was_cut_off_is_complete_only_when_a_later_run_reached_the_end(
    given: Given, server: ReplayServer, run_import: Import
) -> None:
    given.rows["Zaak"] = [zaak(n) for n in range(1, 601)]
    run_import("Motie")
    given.rows["Zaak"] = given.rows["Zaak"][1:]
    server.script.faults = dict.fromkeys(range(len(server.script.seen) + 2, 60), "503")

    run = run_import("Motie", again=True, now=NOW + timedelta(days=1))

    assert run.stopped_by != ""
    assert gaps() == []

    server.script.faults = {}
    run_import("Motie", now=NOW + timedelta(days=2))

    assert gaps() == [(zaak(1)["Id"], "unseen", "")]
    assert ImportCursor.objects.get().whole_at == NOW + timedelta(days=1)


def test_pass_over_a_source_that_gives_nothing_says_nothing(given: Given, run_import: Import) -> None:
    given.rows["Zaak"] = [zaak(1)]
    run_import("Motie")
    given.rows["Zaak"] = []

    run_import("Motie", again=True, now=NOW + timedelta(days=1))

    assert gaps() == []
    assert ImportCursor.objects.get().whole_at == NOW


def test_what_the_source_marks_as_removed_is_not_unseen(given: Given, run_import: Import) -> None:
    given.rows["Zaak"] = [zaak(1), zaak(2)]
    run_import("Motie")
    given.rows["Zaak"] = [zaak(1), gone(zaak(2))]

    run_import("Motie", again=True)

    assert gaps() == []
