"""What a citation can mean among what is known: exact, one, several, none, each with its reason."""

from datetime import date

from motions.analysis.findings import About, Citation
from motions.analysis.matching import Candidate, KnownCommitment, KnownIndex, KnownMotion, Match
from motions.rules.references import Reference, parse_normal_form

SENT_ON = date(2023, 2, 10)


def motion(
    form: str, *movers: str, on: date | None = date(2022, 12, 13), title: str = "", replaced: bool = False
) -> KnownMotion:
    return KnownMotion(
        key=form,
        reference=parse_normal_form(form),
        movers=movers,
        submitted_on=on,
        title=title,
        replaced=replaced,
    )


def citation(quote: str, *movers: str, refs: tuple[Reference, ...] = (), others: bool = False) -> Citation:
    return Citation(
        start=0,
        end=len(quote),
        quote=quote,
        rule="motion-movers",
        kind="motion",
        movers=movers,
        others=others,
        papers=tuple(ref.normal_form for ref in refs),
        refs=refs,
    )


def keys(match: Match) -> list[object]:
    return [candidate.key for candidate in match.candidates]


def test_complete_number_of_a_known_motion_is_exact() -> None:
    index = KnownIndex([motion("36410-74", "Bikker", "Omtzigt"), motion("36410-31", "Bikker", "Omtzigt")])

    match = index.match(About("motion", ("Bikker", "Omtzigt"), ("36410-74",)), sent_on=SENT_ON)

    assert match == Match("exact", (Candidate("36410-74", 1.0, "het nummer is volledig en bekend (36410-74)"),))
    assert match.decided == match.candidates[0]


def test_number_that_is_not_known_matches_nothing() -> None:
    index = KnownIndex([motion("36410-31", "Bikker", "Omtzigt")])

    match = index.match(About("motion", ("Bikker", "Omtzigt"), ("36410-74",)), sent_on=SENT_ON)

    assert match == Match("none")


def test_chapter_is_part_of_the_number() -> None:
    index = KnownIndex([motion("36410-V-74", "Bikker")])

    assert index.match(About("motion", ("Bikker",), ("36410-74",))).outcome == "none"


def test_known_number_with_other_movers_is_proposed_and_not_decided() -> None:
    index = KnownIndex([motion("36410-74", "Bikker", "Omtzigt")])

    match = index.match(About("motion", ("Ceder",), ("36410-74",)))

    assert (match.outcome, match.decided) == ("one", None)
    assert match.candidates[0].reason.endswith("maar de brief noemt als indiener Ceder en niet Bikker, Omtzigt")


def test_two_numbers_in_one_citation_stay_several() -> None:
    index = KnownIndex([motion("30300-XV-87"), motion("30300-XV-88")])

    match = index.match(About("motion", (), ("30300-XV-87", "30300-XV-88")))

    assert (match.outcome, keys(match)) == ("several", ["30300-XV-87", "30300-XV-88"])


def test_single_motion_of_the_movers_before_the_letter_is_one_candidate_and_not_decided() -> None:
    index = KnownIndex(
        [
            motion("21501-02-2586", "Ceder", "Agnes Mulder", on=date(2023, 1, 19)),
            motion("21501-02-2700", "Ceder", "Agnes Mulder", on=date(2023, 6, 1)),
        ]
    )

    match = index.match(About("motion", ("Ceder", "Mulder")), sent_on=SENT_ON)

    assert (match.outcome, keys(match), match.decided) == ("one", ["21501-02-2586"], None)
    assert match.candidates[0].reason == (
        "Ceder is indiener; dezelfde indieners; ingediend op 19 januari 2023, 22 dagen voor de brief"
    )


def test_two_motions_of_the_same_movers_on_one_day_stay_several() -> None:
    day = date(2023, 9, 21)
    index = KnownIndex(
        [motion("36410-30", "Bikker", "Omtzigt", on=day), motion("36410-31", "Bikker", "Omtzigt", on=day)]
    )

    match = index.match(About("motion", ("Bikker", "Omtzigt")), sent_on=date(2023, 10, 11))

    assert (match.outcome, keys(match)) == ("several", ["36410-30", "36410-31"])


def test_words_of_the_title_put_the_right_motion_first() -> None:
    index = KnownIndex(
        [
            motion("36410-30", "Bikker", "Omtzigt", title="Motie over private equity in de zorg"),
            motion("36410-31", "Bikker", "Omtzigt", title="Motie over sancties tegen Azerbeidzjan"),
        ]
    )

    match = index.match(
        About("motion", ("Bikker", "Omtzigt")), sent_on=SENT_ON, quote="Azerbeidzjaanse sancties zijn besproken."
    )

    assert keys(match) == ["36410-31", "36410-30"]
    assert match.candidates[0].reason.endswith("2 woorden van de titel staan in de zin")


INCOMPLETE = Reference(dossier=21501, number="20")
VAN_DER_GRAAF = (
    motion("21501-20-1880", "Van der Graaf", title="Motie over een gezamenlijke oproep aan Azerbeidzjan"),
    motion("21501-20-1879", "Van der Graaf", title="Motie over executies in Iran"),
    motion("21501-02-2500", "Van der Graaf", on=date(2022, 12, 20), title="Motie over sancties"),
    motion("21501-20-1606", "Van der Graaf", on=date(2020, 9, 30), title="Motie over dwangarbeid"),
    motion("21501-20-1950", "Van der Graaf", on=date(2023, 3, 30), title="Motie over Azerbeidzjan"),
    motion("21501-20-1890", "De Graaf", title="Motie over Azerbeidzjan"),
    motion("36200-VI-9", "Van der Graaf", on=date(2023, 2, 1), title="Motie over Azerbeidzjan"),
)


def test_incomplete_reference_offers_motions_of_the_mover_in_that_dossier_and_decides_nothing() -> None:
    found = citation(
        "motie van der Graaf c.s. (Kamerstuk 21 501, nr. 20)", "van der Graaf", refs=(INCOMPLETE,), others=True
    )

    match = KnownIndex(VAN_DER_GRAAF).match(
        About("motion", ("van der Graaf",), ("21501-20",)),
        citation=found,
        sent_on=SENT_ON,
        quote="Ik riep op tot een gezamenlijke verklaring aan de Azerbeidzjaanse autoriteiten.",
    )

    assert (match.outcome, match.decided) == ("several", None)
    assert keys(match) == ["21501-20-1880", "21501-20-1879", "21501-20-1606", "21501-02-2500"]
    assert match.candidates[0].reason == (
        "Van der Graaf is indiener; dossier klopt, en de gedrukte 20 is de toevoeging van 21 501-20; "
        "ingediend op 13 december 2022, 59 dagen voor de brief; 2 woorden van de titel staan in de zin"
    )


def test_incomplete_reference_with_one_candidate_is_still_not_decided() -> None:
    match = KnownIndex(VAN_DER_GRAAF[:1]).match(About("motion", ("van der Graaf",), ("21501-20",)), sent_on=SENT_ON)

    assert (match.outcome, keys(match), match.decided) == ("one", ["21501-20-1880"], None)


def test_de_graaf_is_not_van_der_graaf() -> None:
    index = KnownIndex([motion("21501-20-1890", "De Graaf")])

    assert index.match(About("motion", ("Van der Graaf",)), sent_on=SENT_ON) == Match("none")


def test_slip_of_the_pen_is_proposed_and_said() -> None:
    index = KnownIndex([motion("21501-20-1880", "Van der Graaf")])

    match = index.match(About("motion", ("Van de Graaf",)), sent_on=SENT_ON)

    assert match.outcome == "one"
    assert match.candidates[0].reason.startswith("Van der Graaf is indiener (in de brief gespeld als Van de Graaf)")


def test_motion_that_was_replaced_comes_after_the_one_that_replaced_it() -> None:
    index = KnownIndex([motion("36410-31", "Bikker", replaced=True), motion("36410-74", "Bikker")])

    assert keys(index.match(About("motion", ("Bikker",)), sent_on=SENT_ON)) == ["36410-74", "36410-31"]


def test_motion_adopted_before_the_letter_comes_before_one_that_was_not() -> None:
    adopted = KnownMotion("36410-40", parse_normal_form("36410-40"), ("Bikker",), adopted_on=date(2022, 12, 20))
    later = KnownMotion("36410-39", parse_normal_form("36410-39"), ("Bikker",), adopted_on=date(2023, 3, 1))

    match = KnownIndex([later, adopted]).match(About("motion", ("Bikker",)), sent_on=SENT_ON)

    assert keys(match) == ["36410-40", "36410-39"]
    assert match.candidates[0].reason == "Bikker is indiener; aangenomen op 20 december 2022"


def test_commitment_with_its_register_number_is_exact() -> None:
    index = KnownIndex(commitments=[KnownCommitment(1, "TZ202412-116", "De minister stuurt een brief.")])

    match = index.match(About("commitment", (), ("TZ202412-116",)))

    assert (match.outcome, keys(match)) == ("exact", [1])


def test_commitment_by_its_words_is_proposed_and_never_decided() -> None:
    index = KnownIndex(
        commitments=[
            KnownCommitment(1, "", "Een plan van aanpak voor de kades sturen", date(2022, 5, 1)),
            KnownCommitment(2, "", "Cijfers over melkveehouderij geven", date(2022, 5, 1)),
            KnownCommitment(3, "", "Een plan van aanpak voor de kades sturen", date(2024, 5, 1)),
        ]
    )

    match = index.match(
        About("commitment"), sent_on=SENT_ON, quote="Hierbij het toegezegde plan van aanpak voor alle kades."
    )

    assert (match.outcome, match.decided) == ("one", None)
    assert match.candidates[0] == Candidate(
        1, match.candidates[0].score, "2 woorden van de toezegging staan in de zin, gedaan op 1 mei 2022"
    )


def test_empty_index_matches_nothing() -> None:
    assert KnownIndex().match(About("motion", ("Bikker",), ("36410-74",))) == Match("none")
    assert KnownIndex().match(About("commitment"), quote="zoals toegezegd") == Match("none")
