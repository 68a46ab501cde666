"""Promises in letters: each rule and each look-alike by its own example, and what surrounds a promise."""

from datetime import date
from pathlib import Path

import pytest

from motions.analysis.characters import one_byte_each
from motions.analysis.commitments import RULES, find_commitments
from motions.analysis.commitments.lookalikes import LOOKALIKES, Lookalike
from motions.analysis.commitments.rule import Rule, RuleSet
from motions.analysis.dates import find_dates
from motions.analysis.findings import Commitment
from motions.analysis.sentences import Sentences
from motions.analysis.text import clean
from motions.analysis.zones import find_zones
from motions.rules.calendar import default_calendar
from tests.analysis.promise_frames import ACTING, INFORMING, NOT_PROMISING
from tests.analysis.promise_sentences import SENTENCES

SENT_ON = date(2030, 2, 1)


def promises(text: str, sent_on: date = SENT_ON) -> list[Commitment]:
    cleaned = clean(text)
    zones = find_zones(cleaned)
    dates = find_dates(cleaned.text, anchor=sent_on, calendar=default_calendar())
    return list(find_commitments(cleaned, zones, Sentences(cleaned.text), dates))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_each_rule_finds_its_own_example(rule: Rule) -> None:
    (found,) = promises(rule.example)

    assert (found.rule, found.tier, found.quote) == (rule.name, rule.tier, rule.example)


@pytest.mark.parametrize("kind", LOOKALIKES, ids=lambda kind: kind.name)
def test_each_lookalike_promises_nothing(kind: Lookalike) -> None:
    assert promises(kind.example) == []


@pytest.mark.parametrize("kind", LOOKALIKES, ids=lambda kind: kind.name)
def test_each_lookalike_fits_a_rule_and_is_turned_down_for_its_own_reason_only(kind: Lookalike) -> None:
    fitting = RuleSet(RULES).matches(one_byte_each(kind.example).decode("latin-1"))

    reasons = [{other.name for other in LOOKALIKES if other.holds(kind.example, match)} for match in fitting]

    assert {kind.name} in reasons


@pytest.mark.parametrize(
    ("sentence", "tier"),
    [
        ("U wordt hier voor de zomer over geïnformeerd.", "inform"),
        ("Zodra de cijfers er zijn, informeer ik uw Kamer.", "inform"),
        ("De monitor, die ik dit voorjaar naar uw Kamer zal sturen, gaat hierop in.", "inform"),
        ("Het rapport zal naar verwachting begin 2031 aan de Kamer worden aangeboden.", "inform"),
        ("De antwoorden kunt u uiterlijk 1 mei tegemoet zien.", "inform"),
        ("Staatssecretaris De Wit zal de Kamer hierover in mei berichten.", "inform"),
        ("De minister van Financiën stuurt uw Kamer in september een overzicht.", "inform"),
        ("Ik verwacht de Kamer eind dit jaar nader te kunnen informeren.", "inform"),
        ("Er is overleg gaande, waarover ik uw Kamer in het najaar informeer.", "inform"),
        ("Een wetsvoorstel hiertoe zal ik nog dit jaar bij de Kamer indienen.", "act"),
        ("Ook zal bij gemeenten navraag worden gedaan.", "act"),
        ("De minister van Defensie en ik zullen dit met de bonden bespreken.", "act"),
        ("Ja, ik ben bereid te laten onderzoeken of dit kan.", "act"),
        ("Het kabinet zal zich daarvoor in Brussel blijven inzetten.", "act"),
        ("Op dat moment zal in een besluit worden bepaald wie in aanmerking komt.", "act"),
        ("De punten die in het overleg zijn genoemd zullen hierin worden verwerkt.", "act"),
        ("Ik zal € 5 miljoen voor de regeling van het lid Kostić vrijmaken.", "act"),
        ("Het is de bedoeling dat de wet op 1 januari 2031 in werking treedt.", "act"),
    ],
)
def test_word_order_and_voice_make_no_difference(sentence: str, tier: str) -> None:
    assert [found.tier for found in promises(sentence)] == [tier]


@pytest.mark.parametrize(
    "sentence",
    [
        "Op 14 november jl. is de Kamer hierover geïnformeerd.",
        "De ambassadeur is voornemens de stad te bezoeken.",
        "De Commissie zal in 2031 een voorstel presenteren.",
        "Het vervoerbedrijf zal zijn reizigers informeren over de wijzigingen.",
        "De verwachting is dat de kosten in 2031 zullen stijgen.",
        "Dit zal leiden tot hogere lasten.",
        "Uit het onderzoek zal moeten blijken of dat zo is.",
        "Naar aanleiding hiervan heb ik uw Kamer geïnformeerd.",
        "De dienst publiceert tweemaal per jaar een rapport waarin adviezen, scores en cijfers worden opgenomen.",
        "De VNG is bereid gevonden de gids te verspreiden.",
        "De Nederlandse regering dringt daar al jaren op aan.",
        "",
        "VRAAG EN ANTWOORD",
        "The minister will inform the House in May.",
    ],
)
def test_plans_of_others_and_reports_are_no_promise(sentence: str) -> None:
    assert promises(sentence) == []


@pytest.mark.parametrize(("tier", "words", "sentence"), SENTENCES)
def test_promise_and_its_term_follow_from_the_words(tier: str | None, words: str | None, sentence: str) -> None:
    found = promises(sentence, sent_on=date(2031, 2, 1))

    assert [promise.tier for promise in found] == ([tier] if tier else [])
    for promise in found:
        term = promise.deadline
        if words is None:
            assert term is None or term.due_on is None
        else:
            assert term is not None and term.quote.lower() == words.lower()


@pytest.mark.parametrize("sentence", INFORMING)
def test_every_frame_of_informing_is_a_promise_to_inform(sentence: str) -> None:
    assert [(promise.tier, promise.quote) for promise in promises(sentence)] == [("inform", sentence)]


@pytest.mark.parametrize("sentence", ACTING)
def test_every_frame_of_acting_is_a_promise_to_act(sentence: str) -> None:
    assert [promise.tier for promise in promises(sentence)] == ["act"]


@pytest.mark.parametrize("sentence", NOT_PROMISING)
def test_questions_reports_conditions_and_plans_of_others_promise_nothing(sentence: str) -> None:
    assert promises(sentence) == []


def test_promise_behind_a_semicolon_is_not_hidden_by_what_is_told_before_it() -> None:
    text = "In mijn brief is aangegeven dat de sluis sluit; daarover informeer ik uw Kamer voor de zomer."

    (found,) = promises(text)

    assert (found.tier, found.quote, found.deadline and found.deadline.quote) == ("inform", text, "voor de zomer")


def test_promise_in_a_question_of_a_member_is_nobodys_promise() -> None:
    text = "Vraag 1\nIk zal de Kamer hierover in mei informeren.\n\nAntwoord 1\nDat is bekend.\n"

    assert promises(text) == []


def test_promise_in_an_answer_is_found_in_its_place() -> None:
    text = "Vraag 1\nWeet u dit?\n\nAntwoord 1\nJa. Ik zal de Kamer hier-\nover in mei informeren. Dat is alles.\n"

    (found,) = promises(text)

    assert found.quote == "Ik zal de Kamer hier-\nover in mei informeren."
    assert text[found.start : found.end] == found.quote
    assert found.deadline is not None
    assert text[found.deadline.start : found.deadline.end] == found.deadline.quote == "in mei"
    assert found.deadline.due_on == date(2030, 5, 31)


def test_words_glued_at_a_lost_line_end_are_still_read() -> None:
    (found,) = promises("Het kabinet zaleen plan opstellen en met gemeentenafspraken maken.")

    assert found.rule == "zal-handelen"


@pytest.mark.parametrize(
    ("sentence", "term"),
    [
        ("Ik zal de Kamer voor de zomer informeren over de proef van 2031.", "voor de zomer"),
        ("Zo spoedig mogelijk, doch uiterlijk op 1 mei, zal ik de Kamer informeren.", "uiterlijk op 1 mei"),
        ("In het voorjaar stuur ik uw Kamer de nota toe, die in 2031 wordt herzien.", "In het voorjaar"),
        ("Ik zal de Kamer informeren over de nota, die voor de zomer verschijnt.", None),
        ("Het kabinet blijft aandringen op het zo snel mogelijk hervatten van het overleg.", None),
        ("Ik zal de Kamer hierover informeren.", None),
    ],
)
def test_term_is_the_one_of_the_promise_itself(sentence: str, term: str | None) -> None:
    (found,) = promises(sentence)

    assert (found.deadline.quote if found.deadline else None) == term


def test_present_tense_is_a_promise_only_with_a_time() -> None:
    assert len(promises("Ik stuur uw Kamer voor 1 juni een plan.")) == 1
    assert promises("Ik stuur uw Kamer een plan.") == []


def test_two_sentences_are_two_promises() -> None:
    text = "Ik zal dit met de sector bespreken. Over de uitkomst zal ik uw Kamer informeren."

    assert [(found.tier, found.quote) for found in promises(text)] == [
        ("act", "Ik zal dit met de sector bespreken."),
        ("inform", "Over de uitkomst zal ik uw Kamer informeren."),
    ]


@pytest.mark.parametrize("mark", ["2", "[2]", "[2 ]", "[13 ]"])
def test_mark_of_a_note_that_is_not_there_ends_the_sentence(mark: str) -> None:
    (found,) = promises(f"De tol is daarmee afgeschaft.{mark} Ik zal uw Kamer in mei over sluizen informeren.")

    assert found.quote == "Ik zal uw Kamer in mei over sluizen informeren."


def test_this_letter_is_the_one_that_was_just_promised() -> None:
    text = "Begin april kom ik met een brief over de sluizen. In deze brief zal ik een reactie geven op het advies."

    assert [found.rule for found in promises(text)] == ["komt-met-stuk", "zal-reactie-geven"]
    assert promises(text.split(". ")[1]) == []


def test_items_of_a_list_are_promises_of_their_own() -> None:
    text = (
        "Het kabinet zal daarom:\n• de regeling in 2031 evalueren;\n• uw Kamer voor de zomer informeren.\nDat is veel."
    )

    assert [(found.tier, found.quote, found.deadline and found.deadline.quote) for found in promises(text)] == [
        ("act", "• de regeling in 2031 evalueren;", "in 2031"),
        ("inform", "• uw Kamer voor de zomer informeren.", "voor de zomer"),
    ]


def test_clauses_divided_by_a_semicolon_are_promises_of_their_own() -> None:
    text = "Ik zal dit met de sector bespreken; over de uitkomst zal ik uw Kamer in mei informeren."

    assert [(found.tier, found.quote) for found in promises(text)] == [
        ("act", "Ik zal dit met de sector bespreken"),
        ("inform", "over de uitkomst zal ik uw Kamer in mei informeren."),
    ]


def test_sentence_broken_by_long_notes_is_quoted_without_them() -> None:
    note = "\n\n1 Dagblad van het Noorden, 3 mei 2029, " + "een lange titel van een stuk in de krant, " * 8 + "\n\n\f\n"
    text = (
        f"Dat is zo.1 Ik zal de Kamer daarover in mei informeren, mede op verzoek van het lid{note}en van de fractie.\n"
    )

    (found,) = promises(text)

    assert "Dagblad" not in found.quote
    assert found.quote.startswith("Ik zal de Kamer daarover in mei informeren")
    assert text[found.start : found.end] == found.quote


def test_meeting_of_ministers_in_the_seed_letter_opens_nothing(corpus: Path) -> None:
    text = (corpus / "gold" / "letters" / "seed-000.txt").read_text(encoding="utf-8")

    found = promises(text, date(2023, 10, 11))

    assert [commitment.tier for commitment in found].count("act") >= 2
    assert not any("Raad Buitenlandse Zaken op 23" in " ".join(commitment.quote.split()) for commitment in found)


def test_promise_in_a_notice_of_delay_is_the_governments_own_though_no_answer_heads_it() -> None:
    text = (
        "Vraag 1\nKent u dit bericht?\n\nVraag 2\nWat vindt u daarvan?\n\nMededeling\n"
        "De vragen kunnen niet op tijd worden beantwoord. Ik zal u de antwoorden zo spoedig mogelijk doen toekomen.\n"
    )

    (found,) = promises(text)

    assert (found.quote, found.tier) == ("Ik zal u de antwoorden zo spoedig mogelijk doen toekomen.", "inform")


@pytest.mark.parametrize(
    ("sentence", "tier"),
    [
        ("Via deze brief laat ik u weten dat ik de cijfers begin maart zal toezenden.", "inform"),
        ("Ik deel u mede dat ik voornemens ben het rapport in mei aan uw Kamer te doen toekomen.", "inform"),
        ("Zodra hierover meer duidelijk is, laat ik dit uw Kamer weten.", "inform"),
        ("Ik stel uw Kamer daarvan te zijner tijd op de hoogte.", "inform"),
        ("Een nadere brief volgt uiterlijk in oktober.", "inform"),
        ("Wij informeren uw Kamer ieder half jaar over de stand van zaken.", "inform"),
        ("De minister van Justitie en ik streven ernaar de Kamer deze begin april aan te bieden.", "inform"),
        ("Het kabinet zal de Staten-Generaal hierover voor het einde van het jaar informeren.", "inform"),
        ("Eind 2031 benadert Defensie de markt voor nieuwe voertuigen.", "act"),
        ("In de loop van volgend jaar start een landelijke campagne.", "act"),
        ("Begin 2031 neem ik een besluit over de toekomst van de regeling.", "act"),
        ("De komende periode werk ik dit met de provincies verder uit.", "act"),
        ("Ik verwacht het wetsvoorstel dit voorjaar in consultatie te brengen.", "act"),
        ("Op basis hiervan zal het kabinet rond de zomer besluiten over het vervolg.", "act"),
        ("Aan dit verzoek zal ik voldoen.", "act"),
        ("Zoals toegezegd op 3 mei, zal het contract vertrouwelijk in te zien zijn voor leden van de Kamer.", "inform"),
        ("De stukken worden voor de leden van de Tweede Kamer vertrouwelijk ter inzage gelegd.", "inform"),
        ("Ik zal de overeenkomst vertrouwelijk ter inzage leggen bij uw Kamer.", "inform"),
        ("De onderliggende stukken zullen bij de griffie voor Kamerleden ter inzage worden gelegd.", "inform"),
        ("Het mandaat zal voor uw leden bij de griffie vertrouwelijk ter inzage worden gelegd.", "inform"),
        ("Wij zullen uw Kamer inzage geven in de onderliggende overeenkomst.", "inform"),
        ("Leden van de Kamer zullen de stukken vertrouwelijk kunnen inzien.", "inform"),
        ("De leden van uw Kamer krijgen de gelegenheid het contract vertrouwelijk in te zien.", "inform"),
        ("Het verslag zal voor uw Kamer beschikbaar komen zodra het is vastgesteld.", "inform"),
        ("In juni stel ik het model ter beschikking aan uw Kamer.", "inform"),
        (
            "Zoals genoemd in het antwoord op vraag 4 wil ik dit en zal ik in juli een plan aan de Kamer sturen.",
            "inform",
        ),
        ("Ik ben in gesprek met de provincies en informeer uw Kamer in de zomer over de uitkomst.", "inform"),
        ("Ik neem dit mee in de herijking en kom hier na het reces bij uw Kamer op terug.", "inform"),
        ("De minister werkt dit uit en stuurt de resultaten eind maart naar uw Kamer.", "inform"),
        ("Ik deel deze zorgen en zal hierover met de sector in overleg treden.", "act"),
    ],
)
def test_plain_forms_of_announcing_are_promises(sentence: str, tier: str) -> None:
    assert [found.tier for found in promises(sentence)] == [tier]


@pytest.mark.parametrize(
    "sentence",
    [
        "Tot slot ga ik in op de maatregelen die het kabinet neemt.",
        "In deze brief zal ik een toelichting geven op de stand van zaken.",
        "In mijn brief van 3 mei heb ik aangegeven dat ik zal bezien hoe dit kan.",
        "Ik heb u daarna meegedeeld dat ik de cijfers in september aan uw Kamer zou doen toekomen.",
        "Het Openbaar Ministerie zal beslissen over vervolging.",
        "In 2031 wordt 20 miljoen euro uitgetrokken voor de regeling.",
        "De tarieven worden jaarlijks op 1 januari vastgesteld.",
        "Tijdens de Raad van 3 mei zullen de ministers spreken over de begroting.",
        "Er zal moeten worden gekeken naar de gevolgen.",
        "De opbouw van de rapportages zal steeds dezelfde zijn.",
        "Uit de evaluatie zal blijken of de maatregel werkt.",
        "Gemeenten ontvangen hiervoor in 2031 een vergoeding.",
        "U leest dat terug in de plannen die ik zal maken.",
        "Het ontwerp zal zes weken ter inzage liggen voor omwonenden.",
        "De stukken worden hierbij voor uw Kamer vertrouwelijk ter inzage gelegd.",
        "Ik reken erop dat de gemeente dit toetst en zal blijven toetsen bij elk besluit.",
    ],
)
def test_what_a_letter_does_itself_or_tells_of_others_is_no_promise(sentence: str) -> None:
    assert promises(sentence) == []


def test_time_of_the_clause_with_the_promise_wins_over_that_of_the_clause_before_it() -> None:
    (found,) = promises("Dit komt in de eerstvolgende ministerraad aan bod, waarna ik uw Kamer spoedig zal informeren.")

    assert found.deadline is not None and found.deadline.quote == "spoedig"


@pytest.mark.parametrize(
    ("sentence", "term"),
    [
        ("Met de havens zal ik een akkoord opstellen, dat eind dit jaar getekend zal worden.", "eind dit jaar"),
        ("Ik zal de sector een regeling voorstellen, die in mei zal worden vastgesteld.", "in mei"),
        ("Ik zal de sector een regeling voorstellen, die in mei vijf miljoen kost.", None),
    ],
)
def test_time_in_an_aside_is_that_of_the_promise_only_where_the_thing_itself_will_come(
    sentence: str, term: str | None
) -> None:
    (found,) = promises(sentence)

    assert (found.deadline.quote if found.deadline else None) == term


@pytest.mark.parametrize(
    "sentence",
    [
        "Ik informeer u over de vragen die zijn gesteld in het overleg van 3 juni, 5 juni en 9 juni.",
        "Graag bied ik u de afspraken over de regio tot en met 2035 aan.",
        "Het kabinet werkt aan een brede aanpak, maar die was niet voor 16 juni gereed.",
        "De bewoners van Nederland zullen meer gaan betalen.",
        "Op 12 juni voer ik een debat met uw Kamer over de begroting.",
    ],
)
def test_day_of_something_else_makes_no_promise(sentence: str) -> None:
    assert promises(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "tier"),
    [
        ("Zoals afgesproken start na de zomer een landelijke mediacampagne.", "act"),
        ("Ik zal dit daarna bepalen, maar een wijziging zal, indien daartoe wordt besloten, niet snel komen.", "act"),
        ("In verband hiermee kunt u de brief in januari tegemoet zien.", "inform"),
        ("De invoering van het stelsel is voorzien in het voorjaar van 2031.", "act"),
        ("Het ligt in mijn voornemen de regeling te wijzigen.", "act"),
        ("De Kamer zal het rapport voor de zomer tegemoet kunnen zien.", "inform"),
        ("Ik wil bezien of meer drang mogelijk is.", "act"),
    ],
)
def test_words_that_look_like_an_excuse_take_no_promise_away(sentence: str, tier: str) -> None:
    assert [found.tier for found in promises(sentence)] == [tier]
