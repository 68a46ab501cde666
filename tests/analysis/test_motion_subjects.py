"""Subject lines of motions as the chamber's record really writes them: movers, "c.s.", what is amended and replaced."""

import gzip
import json
from pathlib import Path

import pytest

from motions.analysis.motion_subjects import motion_subject
from tests.conftest import Require

Told = tuple[tuple[str, ...], bool, str, str]


@pytest.mark.parametrize(
    ("subject", "told"),
    [
        (
            "Gewijzigde motie van het lid Kooiman c.s. (t.v.v. 29452, nr.176) over inspectiebezoeken",
            (("Kooiman",), True, "gewijzigde", "29452-176"),
        ),
        (
            "Gewijzigde motie van de leden Groot en Braakhuis (t.v.v. 31066, nr. 142) over het nalevingstekort",
            (("Groot", "Braakhuis"), False, "gewijzigde", "31066-142"),
        ),
        ("Motie van het lid Ouwehand (PvdD) over glyfosaat", (("Ouwehand",), False, "", "")),
        (
            "Motie van de leden Ouwehand (PvdD) en Van Gerven (SP) over azolen",
            (("Ouwehand", "Van Gerven"), False, "", ""),
        ),
        ("Motie van het lid Nijboer c.s.over armoede", (("Nijboer",), True, "", "")),
        ("Motie van het lid Kamminga c.s.. over schade", (("Kamminga",), True, "", "")),
        ("Motie Klaver c.s over een onderzoek", (("Klaver",), True, "", "")),
        ("Motie van het lid Rudmer Heerema c.s.", (("Rudmer Heerema",), True, "", "")),
        ("Motie van de leden de Graaf en Wilders over beleid", (("De Graaf", "Wilders"), False, "", "")),
        (
            "Motie van het de leden Koser Kaya en Voortman over betrokkenheid",
            (("Koser Kaya", "Voortman"), False, "", ""),
        ),
        ("Motie van de bijzondere gedelegeerde Bikker c.s. over rijkswetten", (("Bikker",), True, "", "")),
        (
            "Motie Aasted-Madsen-van Stiphout en Heerts over verhoren",
            (("Aasted-Madsen-van Stiphout", "Heerts"), False, "", ""),
        ),
        ("Motie Wiegman- van Meppelen Scheppink over geluk", (("Wiegman-van Meppelen Scheppink",), False, "", "")),
        ("Gew motie Gesthuizen (t.v.v. 27 406, nr. 130)", (("Gesthuizen",), False, "gewijzigde", "27406-130")),
        ("Gew. motie Sap c.s. over dwang (t.v.v. die gedrukt onder nr. 17)", (("Sap",), True, "gewijzigde", "17")),
        (
            "Gewijzigde motie van het lid Boer over debat (tvv kamerstuk 33 450, nr. 13)",
            (("Boer",), False, "gewijzigde", "33450-13"),
        ),
        (
            "Gewijzigde motie van het lid Vos over spoor (t.v.v. 21501-20, nr. 486)",
            (("Vos",), False, "gewijzigde", "21501-20-486"),
        ),
        (
            "Gewijzigde motie van het lid Vos over een ring (t.v.v. 33750-A nr. 33)",
            (("Vos",), False, "gewijzigde", "33750-A-33"),
        ),
        (
            "Gewijzigde motie van het lid Meenen (t.v.v. 35000 VIII-223) over toezicht",
            (("Meenen",), False, "gewijzigde", "35000-VIII-223"),
        ),
        (
            "Gewijzigde motie van het lid Geurts (t.v.v. 33400-XIII, 34) over bedrijven",
            (("Geurts",), False, "gewijzigde", "33400-XIII-34"),
        ),
        (
            "Gewijzigde motie van het lid Ellian (t.v.v. 34332-(R2062), nr. 4) over het Koninkrijk",
            (("Ellian",), False, "gewijzigde", "34332-(R2062)-4"),
        ),
    ],
)  # fmt: skip
def test_subject_line_tells_as_it_is_really_written(subject: str, told: Told) -> None:
    read = motion_subject(subject)

    assert read is not None
    assert (read.movers, read.others, read.amended, read.replaces) == told


@pytest.mark.parametrize(
    "subject",
    [
        "Motie van het lid Van Eijs de Kamer informeren over de indicator",
        "Motie van de leden Kwint en Westerveld het verhogen van het percentage",
        "Motie van het lid Bruins Slot de AMvB voorleggen",
        "Gewijzigde motie over bezien hoe de Rekenkamer onrechtmatigheden een halt toeroept (t.v.v. 35830-25)",
    ],
)
def test_nobody_is_guessed_where_the_line_gives_no_row_of_names(subject: str) -> None:
    read = motion_subject(subject)

    assert read is None or (read.movers, read.others) == ((), False)


@pytest.mark.parametrize("subject", ["Gratis kinderopvang voor cursisten", "Moties Agema c.s. over roken", ""])
def test_line_of_another_form_is_not_read(subject: str) -> None:
    assert motion_subject(subject) is None


def test_several_replaced_numbers_are_left_to_the_source() -> None:
    read = motion_subject("Gewijzigde motie van het lid De Roon (t.v.v. 29754, nrs. 359 en 360) over financiering")

    assert read is not None
    assert read.replaces == ""


def test_all_real_motions_but_a_few_tell_their_movers(corpus: Path, require: Require) -> None:
    records = corpus / "opendata" / "bulk" / "zaak_motie.jsonl.gz"
    require(records.is_file(), str(records))
    with gzip.open(records, "rt", encoding="utf-8") as lines:
        read = [motion_subject(json.loads(line)["Onderwerp"] or "") for line in lines]

    assert len(read) == 55_676
    assert sum(1 for one in read if one is None or not one.movers) <= 165
    assert sum(1 for one in read if one and one.replaces) >= 5_145
