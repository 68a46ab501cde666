"""How far a citation goes: a letter by its number, what was promised with what it is about."""

import re

import pytest

from motions.analysis.citations import find_citations
from motions.analysis.sentences import Sentences
from motions.analysis.text import clean
from motions.analysis.zones import find_zones

# kind, and a sentence of our own in which the citation stands between double square brackets
WHOLE = (
    ("paper", "In onze Kamerbrief van 26 juni 2023 ([[Kamerstuk 25 424, nr. 670]]) is dit toegelicht."),
    ("paper", "In de brief d.d. 26 juni 2023 ([[Kamerstukken II 2022/23, 25 424, nr. 670]]) is dit toegelicht."),
    ("paper", "In het verslag van 3 mei 2030 ([[Kamerstuk 25 424, nr. 670]]) staat dit."),
    ("commitment", "De [[toegezegde brief over de toekomst van de sluizen]] ontvangt uw Kamer in mei."),
    ("commitment", "Hierbij ontvangt u de [[door mij toegezegde brief over de toekomst van de sluizen]]."),
    ("commitment", "De [[toegezegde evaluatie van de tolheffing]] is gereed."),
    ("commitment", ("Het [[toegezegde onderzoek naar de effecten van de tolheffing op schippers]] is in mei gestart.")),
    ("commitment", "De [[toegezegde reactie op het advies van de Raad]] zal ik u in mei sturen."),
    (
        "commitment",
        ("Het [[tijdens het commissiedebat van 3 mei toegezegde overzicht van de kosten]] treft u hierbij aan."),
    ),
    ("commitment", "De [[aan het lid Jansen toegezegde notitie over de tol]] is bijgevoegd."),
    (
        "commitment",
        (
            "Hiermee doe ik de [[toezegging die mijn voorganger tijdens het commissiedebat van 3 mei "
            "heeft gedaan]] gestand."
        ),
    ),
    ("commitment", ("Met deze brief kom ik de [[toezegging die mijn voorganger aan het lid Jansen heeft gedaan]] na.")),
    (
        "commitment",
        (
            "Met deze brief geef ik invulling aan de [[toezegging die mijn ambtsvoorganger heeft "
            "gedaan aan het lid Jansen over de tol]]."
        ),
    ),
    (
        "commitment",
        ("Hiermee kom ik de [[toezegging die ik in het tweeminutendebat van 3 mei heb gedaan om u te informeren]] na."),
    ),
    ("commitment", "Dit betreft de [[toezegging die ik op 3 mei deed aan het lid Jansen]]."),
    ("commitment", "Hiermee geef ik invulling aan de [[toezegging van mijn voorganger aan het lid Jansen]]."),
    ("commitment", "Hiermee kom ik [[mijn toezegging]] na."),
    ("commitment", "De [[toezegging aan het lid Jansen over de tol]] is hiermee afgedaan."),
    (
        "commitment",
        (
            "Met deze brief doe ik de [[toezegging aan het lid Jansen (VVD) om uw Kamer te "
            "informeren over de tol]] gestand."
        ),
    ),
    ("commitment", "Conform mijn [[eerdere toezeggingen]] informeer ik u hierbij."),
    ("commitment", "[[Zoals toegezegd]] informeer ik u hierbij over de tol."),
    ("commitment", "[[Zoals toegezegd in het commissiedebat van 3 mei jl.]] informeer ik u hierbij over de tol."),
    ("commitment", "Ik stuur u, [[zoals toegezegd aan het lid Jansen]], het overzicht."),
    ("commitment", "[[Tijdens het commissiedebat van 3 mei heb ik toegezegd uw Kamer te informeren over de tol]]."),
    ("commitment", "[[Anders dan toegezegd in het debat van 3 mei]] ontvangt u de brief in september."),
    (
        "questions",
        (
            "Hierbij bied ik u de antwoorden aan op de [[vragen van het lid Jansen (VVD) over de tol "
            "(ingezonden 3 mei 2030)]]."
        ),
    ),
    ("questions", "In de beantwoording van de [[Kamervragen van het lid Jansen]] is dit gemeld."),
    (
        "questions",
        (
            "Dit staat in de beantwoording van de [[Kamervragen op 7 maart 2022 (Aanhangsel "
            "Handelingen, vergaderjaar 2021–2022, nr. 1971)]]."
        ),
    ),
    ("questions", "Hierbij stuur ik de antwoorden op de [[vragen van de vaste commissie voor Financiën]]."),
    ("questions", "Zie ook [[Aanhangsel Handelingen, vergaderjaar 2021–2022, nr. 1971]]."),
    ("questions", "Zie ook [[Aanhangsel van de Handelingen II 2021/22, nr. 1971]]."),
    ("proceedings", "Zie de [[Handelingen II 2021/22, nr. 71, item 15]]."),
    ("proceedings", "Ik verwijs naar [[Handelingen II 2021-2022, nr. 71, item 15, p. 3]]."),
    ("proceedings", "Zie [[Handelingen Tweede Kamer 2021–2022, nr. 71, item 15]]."),
    ("proceedings", "Zie [[Handelingen II, vergaderjaar 2021-2022, nr. 71, item 15]]."),
    ("paper", "Uw Kamer is hierover geïnformeerd ([[Kamerstukken 28 286, nrs. 1216 en 1237]])."),
    ("motion", "De [[motie van de leden Jansen en Pietersen (Kamerstuk 36 410, nr. 74)]] wordt uitgevoerd."),
    ("motion", "De [[motie van Pieter Omtzigt en Renske Leijten]] wordt uitgevoerd."),
    ("motion", "De [[motie Jansen over sluizen (Kamerstuk 36 410, nr. 74 van 3 mei\n2030)]] wordt uitgevoerd."),
    ("commitment", "In de [[brief die de minister in het debat van 3 mei heeft toegezegd]] zal ik hierop ingaan."),
    ("commitment", "De [[jaarlijkse rapportage die ik heb toegezegd tijdens het debat van 3 mei]], is gereed."),
    ("commitment", "De inzet wordt toegelicht in de [[eerdergenoemde toezegging aan uw Kamer]]."),
    ("questions", "Hierover heb ik [[Kamervragen beantwoord van de leden Jansen en Pietersen]]."),
    ("questions", "Zie de [[schriftelijke vragen van het lid Jansen (D66) over de tol van 7 maart 2030]]."),
    ("motion", "Ik voer de [[motie-Jansen/Pietersen (Kamerstuk 36 410, nr. 74)]] uit."),
    (
        "motion",
        ("Ik voer de [[gewijzigde motie van de leden Jansen en Pietersen c.s. (Kamerstuk 36 410, nr. 74)]] uit."),
    ),
    (
        "motion",
        ("De [[motie van het lid Jansen over de tol (Kamerstukken II 2022/23, 36 410, nr. 74)]] wordt uitgevoerd."),
    ),
    ("motion", "De [[motie Van der Plas c.s.]] wordt uitgevoerd."),
    ("motion", "De [[motie van mevrouw Jansen en de heer Pietersen]] wordt uitgevoerd."),
    ("paper", "Zie [[Kamerstuk 36 410, nr. 74]]."),
    ("paper", "Zie [[Kamerstukken II 2022/23, 36 410, nr. 74]]."),
    ("paper", "Zie [[Kamerstuk 36 410 XVI, nr. 74]]."),
    ("paper", "Zie [[Kamerstuk 36410-XVI-74]]."),
    ("paper", "Zie [[Kamerstukken I 2022/23, 36 410, C]]."),
    ("paper", "Het [[wetsvoorstel Wet tolheffing (36 410)]] ligt bij uw Kamer."),
    ("paper", "In de brief aan uw Kamer van 3 mei 2023 ([[Kamerstuk 36 410, nr. 74]]) is dit toegelicht."),
    (
        "questions",
        (
            "Zie de antwoorden op de [[vragen van het lid Jansen (VVD) over de tol (Aanhangsel "
            "Handelingen, vergaderjaar 2022–2023, nr. 1505)]]."
        ),
    ),
    ("questions", "Zie de eerdere beantwoording ([[Aanhangsel Handelingen II 2022/23, nr. 1505]])."),
    ("questions", "Zie [[Aanhangsel Handelingen 2022-2023, nrs. 1505 en 1506]]."),
    ("questions", "In de [[schriftelijke vragen van het lid Jansen van 3 mei 2023]] staat dit."),
    ("proceedings", "Dit is besproken in het debat ([[Handelingen II 2022/23, nr. 80, item 7]])."),
    ("proceedings", "Zie [[Handelingen II 2022/23, nr. 80, item 7, blz. 3-5]]."),
    ("proceedings", "Zie [[Handelingen I 2022/23, nr. 12, item 4]]."),
    ("proceedings", "Zie [[Handelingen Tweede Kamer 2022/23, nr. 80, item 7]]."),
    ("proceedings", "Zie [[Handelingen II, 3 mei 2023]]."),
    ("commitment", "Hiermee doe ik de [[toezegging aan het lid Jansen (TZ202305-012)]] gestand."),
    ("commitment", "Hiermee voldoe ik aan de [[toezegging (TZ202305-012)]]."),
    ("commitment", "Met deze brief kom ik de [[toezegging om uw Kamer voor de zomer te informeren]] na."),
    (
        "commitment",
        (
            "Met deze brief doe ik de [[toezegging gedaan in het commissiedebat van 3 mei om de "
            "Kamer te informeren]] gestand."
        ),
    ),
    ("commitment", "Dit volgt uit de [[toezegging van de toenmalige minister van Defensie aan het lid Jansen]]."),
    (
        "commitment",
        ("[[Zoals toegezegd in mijn brief van 3 mei 2023 (Kamerstuk 36 410, nr. 74)]] informeer ik u hierbij."),
    ),
    ("commitment", "[[Zoals eerder toegezegd]], stuur ik u hierbij het overzicht."),
    ("commitment", "Ik stuur u hierbij, [[zoals ik heb toegezegd tijdens het debat]], het overzicht."),
    ("commitment", "[[In het debat van 3 mei heeft mijn ambtsvoorganger toegezegd een overzicht te sturen]]."),
    (
        "commitment",
        (
            "[[Tijdens het commissiedebat van 30 juni jl. heb ik uw Kamer een juridische verkenning "
            "toegezegd naar o.a. een tolstop]]."
        ),
    ),
    ("commitment", "[[Uw Kamer is toegezegd dat dit voor de zomer wordt onderzocht]]."),
    ("commitment", "Met deze brief voldoe ik aan [[mijn toezegging]]."),
    ("commitment", "Met deze brief voldoe ik aan de [[toezeggingen aan de leden Jansen en Pietersen]]."),
    (
        "commitment",
        ("Bijgaand treft u het [[eerder door mijn ambtsvoorganger toegezegde rapport over de sluizen]] aan."),
    ),
    ("commitment", "In de [[reeds toegezegde monitor]] die ik dit voorjaar stuur, ga ik hierop in."),
    ("commitment", "Het [[toegezegde plan van aanpak voor de sluizen]] volgt in mei."),
    ("commitment", "De [[toegezegde brief met de planning]] volgt in mei."),
    ("commitment", "Ik stuur u de [[toegezegde brief]] voor de zomer."),
    ("commitment", "Hierbij de [[toegezegde terugkoppeling van het gesprek met de sector]]."),
)
_MARKED = re.compile(r"\[\[(.*?)\]\]", re.DOTALL)


@pytest.mark.parametrize(("kind", "marked"), WHOLE)
def test_citation_goes_from_its_name_to_its_end(kind: str, marked: str) -> None:
    cleaned = clean(_MARKED.sub(r"\1", marked))
    found = find_citations(cleaned, find_zones(cleaned), Sentences(cleaned.text))

    assert [(one.kind, one.quote) for one in found] == [(kind, quote) for quote in _MARKED.findall(marked)]


@pytest.mark.parametrize(
    "sentence",
    [
        "De door de provincie toegezegde bijdrage is nog niet betaald.",
        "Het door de gemeente toegezegde onderzoek is gestart.",
        "De toegezegde middelen zijn uitgekeerd.",
        "De verzekeraar heeft een vergoeding toegezegd.",
    ],
)
def test_what_others_promised_is_no_commitment_of_the_government(sentence: str) -> None:
    cleaned = clean(sentence)

    assert find_citations(cleaned, find_zones(cleaned), Sentences(cleaned.text)) == ()
