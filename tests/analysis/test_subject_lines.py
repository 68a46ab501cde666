"""Motions that only the subject lines of letters name, and what they add to matching."""

import gzip
import json
from datetime import date
from pathlib import Path

from motions.analysis.findings import About
from motions.analysis.matching import KnownIndex, KnownMotion
from motions.analysis.subjects.named_motions import SubjectLine, motions_named_in
from motions.rules.references import Reference, parse_normal_form

SENT_ON = date(2022, 12, 23)
SUBJECT = "Reactie op verzoek commissie over de motie van het lid Ceder c.s. over de haven (Kamerstuk 21501-20-1990)"


def named(subject: str, sent_on: date = SENT_ON) -> tuple[KnownMotion, ...]:
    return motions_named_in([SubjectLine(subject, sent_on)])


def test_motion_in_a_subject_line_is_known_by_number_movers_and_day() -> None:
    reference = Reference(dossier=21501, suffix="20", number="1990")

    assert named(SUBJECT) == (
        KnownMotion(key=reference, reference=reference, movers=("Ceder",), title=SUBJECT, named_on=SENT_ON),
    )


def test_subject_line_without_a_whole_motion_names_none() -> None:
    assert named("Stand van zaken uitvoering motie van het lid Ceder over de haven") == ()
    assert named("Verslag van de Raad (Kamerstuk 21501-20-1990)") == ()
    assert named("Uitvoering motie van het lid Ceder (Kamerstuk 21501-20)") == ()


def test_motion_named_twice_is_one_with_the_first_letter_and_most_movers() -> None:
    lines = [
        SubjectLine("Uitvoering motie van de leden Ceder en Piri over de haven (Kamerstuk 36410-99)", date(2024, 5, 3)),
        SubjectLine("Uitstel reactie op de motie van het lid Ceder c.s. (Kamerstuk 36410-99)", date(2024, 2, 1)),
    ]

    (motion,) = motions_named_in(lines)

    assert (motion.movers, motion.named_on) == (("Ceder", "Piri"), date(2024, 2, 1))


def test_incomplete_citation_gets_the_motion_of_a_subject_line_as_candidate() -> None:
    index = KnownIndex(named(SUBJECT))

    match = index.match(About("motion", ("Ceder",), ("21501-20",)), sent_on=date(2023, 2, 10))

    assert match.outcome == "one"
    assert match.candidates[0].key == parse_normal_form("21501-20-1990")
    assert match.candidates[0].reason.endswith("genoemd in het onderwerp van de brief van 23 december 2022")


def test_imported_motion_comes_before_the_subject_line_that_names_it() -> None:
    imported = KnownMotion(key=7, reference=parse_normal_form("21501-20-1990"), movers=("Ceder",))
    index = KnownIndex([*named(SUBJECT), imported])

    match = index.match(About("motion", ("Ceder",), ("21501-20-1990",)), sent_on=date(2023, 2, 10))

    assert (match.outcome, [candidate.key for candidate in match.candidates]) == ("exact", [7])


def test_real_subject_lines_name_the_motion_that_the_open_data_lack(corpus: Path) -> None:
    with gzip.open(corpus / "opendata/bulk/zaak_brief_regering.jsonl.gz", "rt", encoding="utf-8") as letters:
        rows = [json.loads(row) for row in letters if "Graaf" in row]

    found = motions_named_in(
        SubjectLine(row["Onderwerp"], date.fromisoformat(row["GestartOp"][:10])) for row in rows if row["GestartOp"]
    )

    motion = next(one for one in found if one.reference.normal_form == "21501-20-1880")
    assert (motion.movers, motion.named_on) == (("Van der Graaf",), date(2022, 12, 23))
