"""What letters say of motions and earlier commitments: the stance by its rule, and what a sentence is about."""

from datetime import date

import pytest

from motions.analysis.citations import find_citations
from motions.analysis.dates import find_dates
from motions.analysis.evidence import find_evidence
from motions.analysis.evidence.afterthoughts import AFTERTHOUGHTS
from motions.analysis.evidence.mentioning import DEFAULT
from motions.analysis.evidence.plain_words import plain_words
from motions.analysis.evidence.stance_rule import StanceRule
from motions.analysis.evidence.stances import RULES, afterthought_of, stance_of
from motions.analysis.findings import About, Evidence
from motions.analysis.sentences import Sentences
from motions.analysis.text import clean
from motions.analysis.zones import find_zones
from motions.rules.calendar import default_calendar
from tests.analysis.stance_forms import FORMS
from tests.analysis.stance_frames import FRAMES
from tests.analysis.stance_sentences import SENTENCES

JANSEN = About("motion", ("Jansen",), ("36410-74",))


def evidence(text: str) -> list[Evidence]:
    cleaned = clean(text)
    zones = find_zones(cleaned)
    sentences = Sentences(cleaned.text)
    citations = find_citations(cleaned, zones, sentences)
    dates = find_dates(cleaned.text, anchor=date(2030, 2, 1), calendar=default_calendar())
    return list(find_evidence(cleaned, zones, sentences, citations, dates))


@pytest.mark.parametrize("rule", [*RULES, DEFAULT], ids=lambda rule: rule.name)
def test_each_stance_rule_decides_its_own_example(rule: StanceRule) -> None:
    assert stance_of(rule.example).name == rule.name


@pytest.mark.parametrize("rule", AFTERTHOUGHTS, ids=lambda rule: rule.name)
def test_each_rule_of_words_behind_a_semicolon_decides_its_own_example(rule: StanceRule) -> None:
    assert afterthought_of(rule.example) == rule


def test_words_behind_a_semicolon_that_say_nothing_leave_the_motion_mentioned() -> None:
    assert stance_of("De motie Jansen vraagt om een verbod op tol; de VNG deelt die wens.").stance == "mentions"


@pytest.mark.parametrize(
    ("sentence", "stance"), [(sentence, stance) for stance, group in SENTENCES.items() for sentence in group]
)
def test_stance_follows_from_the_words_of_the_government(sentence: str, stance: str) -> None:
    assert stance_of(sentence).stance == stance


@pytest.mark.parametrize(
    ("sentence", "stance"), [(sentence, stance) for stance, group in FORMS.items() for sentence in group]
)
def test_stance_is_told_by_tense_and_voice(sentence: str, stance: str) -> None:
    assert stance_of(sentence).stance == stance


@pytest.mark.parametrize(
    ("sentence", "stance"), [(sentence, stance) for stance, group in FRAMES.items() for sentence in group]
)
def test_sentence_that_cites_is_evidence_with_its_stance(sentence: str, stance: str) -> None:
    assert {(found.quote, found.stance) for found in evidence(sentence)} == {(sentence, stance)}


@pytest.mark.parametrize(
    ("sentence", "plain"),
    [
        (
            "De motie van het lid Jansen c.s. over het niet heffen van tol (Kamerstuk 36 410, nr. 74) is uitgevoerd.",
            "De motie van het lid Jansen cs is uitgevoerd.",
        ),
        (
            "De tol is lager (mede door de motie De Wit, 36 410, nr. 3).",
            "De tol is lager (mede door de motie De Wit, ).",
        ),
        (
            "Op 3 mei jl. is de motie[4 ] n.a.v. het debat besproken.",
            "Op 3 mei jl is de motie naar aanleiding van het debat besproken.",
        ),
        ("De tol (in euro's) is verlaagd.", "De tol (in euro's) is verlaagd."),
        ("", ""),
    ],
)
def test_numbers_titles_and_points_of_abbreviations_say_nothing_of_the_stance(sentence: str, plain: str) -> None:
    assert plain_words(sentence) == plain


def test_request_followed_by_what_is_handed_over_is_evidence() -> None:
    text = (
        "In de motie van het lid Jansen (Kamerstuk 36 410, nr. 74) wordt de regering verzocht cijfers te geven. "
        "Deze zijn opgenomen in de bijlage. De tol blijft gelijk."
    )

    assert [(found.stance, found.about) for found in evidence(text)] == [("mentions", JANSEN), ("fulfils", JANSEN)]


def test_what_was_asked_for_is_evidence_close_behind_the_promise() -> None:
    text = "In het debat heb ik toegezegd cijfers te sturen. Op dit moment wordt de gevraagde informatie verzameld."

    assert [found.stance for found in evidence(text)] == ["mentions", "progress"]
    assert evidence("Op dit moment wordt de gevraagde informatie verzameld.") == []


def test_promised_thing_is_evidence_where_the_kamer_got_it() -> None:
    (found,) = evidence("Het toegezegde rapport is op 3 mei aan uw Kamer aangeboden.")

    assert (found.about.kind, found.stance) == ("commitment", "fulfils")
    assert evidence("De door de gemeenten toegezegde woningen zijn opgeleverd.") == []


def test_no_promise_is_no_evidence() -> None:
    assert evidence("Daar kan ik op dit moment geen toezegging over doen.") == []


def test_every_motion_in_the_governments_voice_has_its_evidence_with_citation_and_place() -> None:
    text = "Aan de motie van het lid Jansen (Kamerstuk 36 410, nr. 74) wordt thans uitvoering gegeven. Dat loopt."

    (found,) = evidence(text)

    assert (found.about, found.stance, found.citation) == (JANSEN, "progress", 0)
    assert found.quote == text[found.start : found.end] == text.removesuffix(" Dat loopt.")


def test_motion_in_a_members_question_is_no_evidence_but_can_be_pointed_at() -> None:
    text = (
        "Vraag 1\nHoe voert u de motie van het lid Jansen (Kamerstuk 36 410, nr. 74) uit?\n\n"
        "Antwoord 1\nDeze motie voer ik uit door een proef te beginnen.\n"
    )

    (found,) = evidence(text)

    assert (found.quote, found.about, found.stance, found.citation) == (
        "Deze motie voer ik uit door een proef te beginnen.",
        JANSEN,
        "progress",
        None,
    )


def test_this_motion_means_the_motion_last_spoken_of() -> None:
    text = (
        "De motie van het lid De Wit (Kamerstuk 36 410, nr. 30) is verworpen. "
        "De motie van het lid Jansen (Kamerstuk 36 410, nr. 74) is aangenomen. "
        "Aan deze motie geef ik uitvoering."
    )

    assert evidence(text)[-1].about == JANSEN


def test_what_the_motion_asked_for_is_followed_in_the_next_sentences() -> None:
    text = (
        "In de motie van het lid Jansen (Kamerstuk 36 410, nr. 74) wordt de regering verzocht onderzoek te doen. "
        "Dit onderzoek is vorige maand gestart. Het onderzoek zal in mei worden afgerond. Het weer is mooi."
    )

    assert [(found.stance, found.about) for found in evidence(text)] == [
        ("mentions", JANSEN),
        ("progress", JANSEN),
        ("progress", JANSEN),
    ]


def test_commitment_kept_is_evidence_without_a_citation() -> None:
    (found,) = evidence("Deze toezegging zal ik nakomen.")

    assert (found.about, found.stance) == (About("commitment"), "progress")


def test_promise_of_others_is_no_evidence() -> None:
    assert evidence("De gemeenten hebben toegezegd de wachtlijsten weg te werken.") == []


@pytest.mark.parametrize(
    ("sentence", "stance"),
    [
        ("Op dit moment wordt uitvoering gegeven aan de genoemde motie.", "progress"),
        ("Er is uitvoering gegeven aan bovenstaande motie.", "fulfils"),
        ("Het kabinet heeft uitvoering gegeven aan deze aangenomen moties.", "fulfils"),
    ],
)
def test_motion_of_which_nobody_says_which_one_it_is_may_be_carried_out(sentence: str, stance: str) -> None:
    (found,) = evidence(sentence)

    assert (found.about, found.stance) == (About("motion"), stance)


@pytest.mark.parametrize(
    "sentence", ["Een aangenomen motie wordt in principe uitgevoerd.", "De motie kan op steun rekenen.", "Deze motie."]
)
def test_motions_in_general_are_no_evidence(sentence: str) -> None:
    assert evidence(sentence) == []


def test_promise_according_to_earlier_ones_is_evidence_of_them() -> None:
    (found,) = evidence("De Kamer wordt, conform de wet en eerdere toezeggingen, eind 2031 hierover geïnformeerd.")

    assert (found.about.kind, found.stance) == ("commitment", "progress")


def test_postponing_sentence_carries_its_new_date() -> None:
    (found,) = evidence(
        "De toezegging aan haar kan ik niet voor de zomer gestand doen, maar wel uiterlijk op 1 november 2030."
    )

    assert found.stance == "postpones"
    assert found.deadline is not None and found.deadline.due_on == date(2030, 11, 1)


@pytest.mark.parametrize("text", ["", "motie", "MOTIES EN TOEZEGGINGEN", "de motie de motie de motie"])
def test_text_that_says_nothing_gives_nothing(text: str) -> None:
    assert evidence(text) == []


@pytest.mark.parametrize(
    ("sentence", "stance"),
    [
        ("Daarmee beantwoord ik tevens de motie van het lid Jansen.", "fulfils"),
        (
            "Met deze hoofdlijnenbrief geef ik invulling aan de motie Jansen die de regering verzoekt te kiezen.",
            "fulfils",
        ),
        ("Zoals toegezegd is het ministerie met de sector in gesprek gegaan.", "fulfils"),
        ("Ik heb enkele dagen extra tijd nodig om aan deze toezegging te kunnen voldoen.", "postpones"),
        ("In die brief zal ik ingaan op de motie van het lid Jansen.", "progress"),
        ("De commissie heeft verzocht om aan te geven hoe uitvoering wordt gegeven aan de motie Jansen.", "mentions"),
        ("Met de motie Jansen verzoekt u mij over de termijn te overleggen.", "mentions"),
        ("In dat debat heb ik een aantal toezeggingen gedaan.", "mentions"),
    ],
)
def test_stance_holds_in_other_plain_forms(sentence: str, stance: str) -> None:
    assert stance_of(sentence).stance == stance


@pytest.mark.parametrize(
    "sentence",
    [
        "Daarnaast doe ik met deze brief enkele andere toezeggingen gestand.",
        "Tevens wordt hiermee voldaan aan een aantal toezeggingen.",
    ],
)
def test_promises_kept_together_are_evidence_without_being_named(sentence: str) -> None:
    (found,) = evidence(sentence)

    assert (found.about.kind, found.stance) == ("commitment", "fulfils")


def test_the_thing_of_a_promise_goes_on_only_where_the_sentence_says_how_it_stands() -> None:
    text = (
        "Zoals ik heb toegezegd zal ik over de modernisering twee keer per jaar rapporteren. "
        "De modernisering vraagt veel van de rechters."
    )

    assert [found.quote for found in evidence(text)] == [text.split(". ")[0] + "."]


ASKED = "De motie van het lid Jansen (Kamerstuk 36 410, nr. 74) verzoekt de regering een onderzoek te doen naar de tol."
PROMISED = "In het debat van 3 mei heb ik toegezegd te onderzoeken of de tol omlaag kan."


@pytest.mark.parametrize(
    ("before", "sentence", "stance"),
    [
        (ASKED, "Ik geef hier als volgt uitvoering aan.", "progress"),
        (ASKED, "Hieraan zal ik gevolg geven door de regeling aan te passen.", "progress"),
        (ASKED, "Het kabinet kan hier geen uitvoering aan geven.", "declines"),
        (ASKED, "Dit onderzoek is inmiddels gestart.", "progress"),
        (ASKED, "Dit onderzoek is op 3 mei aan uw Kamer aangeboden.", "fulfils"),
        (ASKED, "Dit onderzoek ontvangt uw Kamer voor de zomer.", "progress"),
        (ASKED, "Het kabinet zal dit onderzoek niet uitvoeren.", "declines"),
        (ASKED, "De uitvoering van deze motie is vertraagd.", "postpones"),
        (PROMISED, "Met deze brief informeer ik u hierover.", "fulfils"),
        (PROMISED, "Dit onderzoek loopt nog.", "progress"),
        (PROMISED, "Aan deze toezegging is voldaan met de brief van 4 juni.", "fulfils"),
        (PROMISED, "Dit is helaas niet gelukt.", "postpones"),
    ],
)
def test_sentence_behind_tells_what_became_of_what_was_asked_or_promised(
    before: str, sentence: str, stance: str
) -> None:
    first, last = evidence(f"{before} {sentence}")

    assert (first.stance, last.quote, last.stance, last.about) == ("mentions", sentence, stance, first.about)


@pytest.mark.parametrize(
    "sentence",
    [
        "De gemeenten hebben hierover gesproken.",
        "Dit gesprek vond plaats in mei.",
        "Het kabinet heeft hier geen mening over.",
        "De sluizen zijn op 3 mei opgeleverd.",
    ],
)
def test_sentence_behind_about_something_else_is_no_evidence(sentence: str) -> None:
    assert [found.quote for found in evidence(f"{ASKED} {sentence}")] == [ASKED]


def test_both_motions_of_the_sentence_before_are_meant_by_both_motions() -> None:
    cited = "De moties Jansen (Kamerstuk 36 410, nr. 74) en Pietersen (Kamerstuk 36 410, nr. 75) zijn aangenomen."

    found = evidence(f"{cited} Beide moties voer ik uit.")

    assert [(one.about.papers, one.stance) for one in found[2:]] == [
        (("36410-74",), "progress"),
        (("36410-75",), "progress"),
    ]
