"""Promises to inform in every order, person and voice that letters use, and what only looks like them."""

from itertools import product

import pytest

from tests.analysis.test_commitments import promises

SPEAKERS = (
    ("ik", "zal"),
    ("wij", "zullen"),
    ("het kabinet", "zal"),
    ("de staatssecretaris", "zal"),
    ("mijn ambtgenoot van Justitie", "zal"),
    ("de Minister van Financiën en ik", "zullen"),
)
PARLIAMENT = ("uw Kamer", "de Kamer", "u", "de Tweede Kamer")
TELLING = (
    ("", "informeren"),
    ("", "berichten"),
    ("", "inlichten"),
    ("", "op de hoogte brengen"),
    ("een brief ", "sturen"),
    ("de uitkomsten ", "toezenden"),
    ("de uitkomsten ", "doen toekomen"),
    ("een overzicht ", "verstrekken"),
)
ORDERS = (
    "{Speaker} {will} {parliament} hierover in mei {thing}{tell}.",
    "Hierover {will} {speaker} {parliament} in mei {thing}{tell}.",
    "Zodra dit bekend is, {will} {speaker} {parliament} daarover {thing}{tell}.",
    "De gesprekken lopen nog, waarna {speaker} {parliament} {thing}{will} {tell}.",
    "Dit wordt onderzocht en daarna {will} {speaker} {parliament} nader {thing}{tell}.",
)
TOLD = ("geïnformeerd", "bericht", "ingelicht", "op de hoogte gesteld", "op de hoogte gebracht")
PASSIVE = (
    "{Parliament} {will} hierover in mei worden {told}.",
    "{Parliament} {will} hierover in mei {told} worden.",
    "Hierover {be} {parliament} in mei {told}.",
    "In mei {will} {parliament} hierover nader worden {told}.",
)
NOT_PROMISING = (
    "{Speaker} {will} {parliament} hierover niet {thing}{tell}.",
    "{Will} {speaker} {parliament} hierover in mei {thing}{tell}?",
    "De vraag is of {speaker} {parliament} hierover in mei {thing}{will} {tell}.",
)


def _capital(words: str) -> str:
    return words[0].upper() + words[1:]


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize(("thing", "tell"), TELLING)
def test_word_order_person_and_verb_do_not_hide_a_promise(order: str, thing: str, tell: str) -> None:
    sentences = [
        order.format(
            Speaker=_capital(speaker), speaker=speaker, will=will, parliament=parliament, thing=thing, tell=tell
        )
        for (speaker, will), parliament in product(SPEAKERS, PARLIAMENT)
    ]

    missed = [sentence for sentence in sentences if [one.tier for one in promises(sentence)] != ["inform"]]

    assert missed == []


@pytest.mark.parametrize("order", PASSIVE)
def test_passive_promises_as_well(order: str) -> None:
    forms = {"u": ("zult", "wordt"), "uw Kamer": ("zal", "wordt"), "beide Kamers": ("zullen", "worden")}
    sentences = [
        order.format(Parliament=_capital(parliament), parliament=parliament, will=will, be=be, told=told)
        for (parliament, (will, be)), told in product(forms.items(), TOLD)
    ]

    missed = [sentence for sentence in sentences if [one.tier for one in promises(sentence)] != ["inform"]]

    assert missed == []


@pytest.mark.parametrize("order", NOT_PROMISING)
def test_denied_asked_or_doubted_it_is_no_promise(order: str) -> None:
    sentences = [
        order.format(
            Speaker=_capital(speaker),
            speaker=speaker,
            Will=_capital(will),
            will=will,
            parliament=parliament,
            thing=thing,
            tell=tell,
        )
        for (speaker, will), parliament, (thing, tell) in product(SPEAKERS, PARLIAMENT, TELLING)
    ]

    assert [sentence for sentence in sentences if promises(sentence)] == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Over de uitkomst van het overleg word u in mei nader bericht.",
        "Ik beloof de Kamer voor de zomer over de voortgang te informeren.",
        "In het jaarverslag zal ik rapporteren over de resultaten.",
        "De gevraagde cijfers worden nagezonden.",
        "Het overzicht wordt nog voor het debat gezonden aan de Kamer.",
        "De vertaling wordt hierna gedeeld met de Tweede Kamer.",
        "De overige vragen zullen separaat worden beantwoord.",
        "Het onderzoek, dat ik uw Kamer in mei zal toesturen, gaat daarop in.",
        "Over de uitkomsten van dit gesprek bericht ik uw Kamer.",
        "Over het vervolg informeer ik uw Kamer in een separate brief.",
        "Daarover volgt een separate brief.",
        "Hij zal uw Kamer daarover in mei berichten.",
        "De voorhang van het besluit is voorzien in het najaar.",
        "Ook de rol van de schippers zal daarin aan bod komen.",
        "Het is het voornemen om met dit voorstel voor de zomer naar de Kamer te gaan.",
        "In mei kan ik de stand van zaken mondeling met uw Kamer delen.",
    ],
)
def test_rarer_ways_to_promise_to_inform(sentence: str) -> None:
    assert [one.tier for one in promises(sentence)] == ["inform"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Wij richten ons erop dat de steun in mei beschikbaar is.",
        "Het kabinet koerst op inwerkingtreding per 1 juli 2031.",
        "Of dit voldoende is leg ik voor aan het overleg van de schippers.",
        "Dit breng ik onder de aandacht van de gemeenten.",
        "Ik kaart dit aan bij mijn Duitse ambtgenoot.",
        "Hierbij heb ik ook de vezels op mijn netvlies en zal ik dit betrekken.",
        "Vanaf 2032 verwacht ik meer sluizen toe te kunnen voegen.",
        "Hiertoe wordt voor eind mei een voorstel gedaan voor een werkwijze die gebruikt kan worden.",
    ],
)
def test_rarer_ways_to_promise_to_act(sentence: str) -> None:
    assert [one.tier for one in promises(sentence)] == ["act"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Mijn voorganger heeft in de daaropvolgende brief aangegeven dat hij dit van belang vond.",
        "In de modelregels zijn de uitkomsten daarin verwerkt.",
        "De gemeente brengt dit onder de aandacht van de schippers.",
        "Ik verwacht dat gemeenten dit jaar maatregelen nemen.",
    ],
)
def test_what_only_looks_like_the_rarer_ways(sentence: str) -> None:
    assert promises(sentence) == []
