"""Forms that were met in rounds of letters read for the first time; each sentence is ours, each form is theirs."""

import pytest

from motions.analysis.citations import find_citations
from motions.analysis.findings import Citation
from motions.analysis.sentences import Sentences
from motions.analysis.text import clean
from motions.analysis.zones import find_zones

Seen = tuple[tuple[str, str, tuple[str, ...], tuple[str, ...]], ...]


def cited(text: str) -> tuple[Citation, ...]:
    cleaned = clean(text)
    return find_citations(cleaned, find_zones(cleaned), Sentences(cleaned.text))


def seen(text: str) -> Seen:
    return tuple((found.kind, " ".join(found.quote.split()), found.movers, found.papers) for found in cited(text))


MOTIONS: dict[str, tuple[str, Seen]] = {
    "note digit at a mover, the notes lost": (
        "De motie van het lid Vedder1 en de motie De Kort2 gaan over kades.",
        (
            ("motion", "motie van het lid Vedder", ("Vedder",), ()),
            ("motion", "motie De Kort", ("De Kort",), ()),
        ),
    ),
    "what stands under a heading is no mover": ("Reactie op de motie\n\nGeachte voorzitter,\n\nHierbij het plan.", ()),
    "name that lost its capital": (
        "De motie De vries (Kamerstuk 33 000, nr. 12) gaat over kades.",
        (("motion", "motie De vries (Kamerstuk 33 000, nr. 12)", ("De vries",), ("33000-12",)),),
    ),
    "words exchanged": (
        "De motie van lid het Beertema gaat over kades.",
        (("motion", "motie van lid het Beertema", ("Beertema",), ()),),
    ),
    "word doubled": (
        "De motie van van het lid Kröger (Kamerstuk 35 663, nr.19) gaat over kades.",
        (("motion", "motie van van het lid Kröger (Kamerstuk 35 663, nr.19)", ("Kröger",), ("35663-19",)),),
    ),
    "verb between the word and its movers": (
        "De Kamer nam de motie aan van het lid Bisschop (Kamerstuk 31 293, nr. 444).",
        (("motion", "motie aan van het lid Bisschop (Kamerstuk 31 293, nr. 444)", ("Bisschop",), ("31293-444",)),),
    ),
    "mover before, number behind": (
        "De door het lid Bisschop ingediende motie (Kamerstuk 31 293, nr. 444) gaat over kades.",
        (
            (
                "motion",
                "door het lid Bisschop ingediende motie (Kamerstuk 31 293, nr. 444)",
                ("Bisschop",),
                ("31293-444",),
            ),
        ),
    ),
    "called by its own number": (
        "Ook motie 35 (Kamerstuk 33 750 VIII, nr. 35) van mevrouw Lucas en de heer Duisenberg is aangenomen.",
        (
            (
                "motion",
                "motie 35 (Kamerstuk 33 750 VIII, nr. 35) van mevrouw Lucas en de heer Duisenberg",
                ("Lucas", "Duisenberg"),
                ("33750-VIII-35",),
            ),
        ),
    ),
    "numbers in a row, each with its mover in brackets": (
        "Ik ga in op de moties Kamerstuk 32 793, nr. 6 (Dik-Faber) en Kamerstuk 32 793, nr. 8 (Wolbert).",
        (
            ("motion", "moties Kamerstuk 32 793, nr. 6 (Dik-Faber)", ("Dik-Faber",), ("32793-6",)),
            ("motion", "Kamerstuk 32 793, nr. 8 (Wolbert)", ("Wolbert",), ("32793-8",)),
        ),
    ),
    "title with an infinitive": (
        "Motie Dijksma c.s. met verzoek om duidelijkheid om de sluis te kunnen openen (22026-228).",
        (
            (
                "motion",
                "Motie Dijksma c.s. met verzoek om duidelijkheid om de sluis te kunnen openen (22026-228)",
                ("Dijksma",),
                ("22026-228",),
            ),
        ),
    ),
    "number before, as in lists": (
        "De sluizen openen. 30 252, nr. 4, Motie Waalkens en AtsmaZie brief van 3 mei.",
        (("motion", "30 252, nr. 4, Motie Waalkens en Atsma", ("Waalkens", "Atsma"), ("30252-4",)),),
    ),
    "verb between movers and title": (
        "De Kamer heeft de motie van het lid Lodders (VVD) aanvaard, die de regering vraagt om iets (28 625, nr. 2).",
        (
            (
                "motion",
                "motie van het lid Lodders (VVD) aanvaard, die de regering vraagt om iets (28 625, nr. 2)",
                ("Lodders",),
                ("28625-2",),
            ),
        ),
    ),
    "number without dossier, then the mover": (
        "Ik ontraad de motie op stuk nr. 23 van het lid Wilders.",
        (("motion", "motie op stuk nr. 23 van het lid Wilders", ("Wilders",), ()),),
    ),
    "letter of the senate": (
        "De motie-Koffeman c.s. (EK 33 750, letter G) is aangenomen.",
        (("motion", "motie-Koffeman c.s. (EK 33 750, letter G)", ("Koffeman",), ("33750-G",)),),
    ),
    "last word of the letter, a note below it": (
        "Dit volgt uit de toezegging die mijn voorganger deed1 en uit de motie Grinwis c.s.2\n\n"
        "1 Kamerstuk 27 625, nr. 600\n2 Kamerstuk 27 625, nr. 605",
        (
            ("commitment", "toezegging die mijn voorganger deed", (), ("27625-600",)),
            ("motion", "motie Grinwis c.s.", ("Grinwis",), ("27625-605",)),
        ),
    ),
    "of a group": (
        "De motie van de SP-fractie over kades (Kamerstuk 27 625, nr. 99) is verworpen.",
        (("motion", "motie van de SP-fractie over kades (Kamerstuk 27 625, nr. 99)", (), ("27625-99",)),),
    ),
    "numbers in a row, without a word": (
        "Moties: 29 800 XIV, nr. 92 (Waalkens c.s.), 29 800 XIV, nr. 93 (Van den Brink/Oplaat).",
        (
            ("motion", "Moties: 29 800 XIV, nr. 92 (Waalkens c.s.)", ("Waalkens",), ("29800-XIV-92",)),
            ("motion", "29 800 XIV, nr. 93 (Van den Brink/Oplaat)", ("Van den Brink", "Oplaat"), ("29800-XIV-93",)),
        ),
    ),
    "column headings name nobody": ("Omschrijving motie Vindplaats Stand van zaken", ()),
    "mover as the subject of the sentence": (
        "Bij de begroting heeft het lid Dijk (SP) een motie ingediend over de veerpont (Kamerstuk 36 410 A, nr. 33).",
        (
            (
                "motion",
                "het lid Dijk (SP) een motie ingediend over de veerpont (Kamerstuk 36 410 A, nr. 33)",
                ("Dijk",),
                ("36410-A-33",),
            ),
        ),
    ),
    "movers as the subject, the verb between them and the motion": (
        "De heer Van der Lee diende hierover een motie in, die is verworpen (Kamerstuk 32 813, nr. 44).",
        (
            (
                "motion",
                "De heer Van der Lee diende hierover een motie in, die is verworpen (Kamerstuk 32 813, nr. 44)",
                ("Van der Lee",),
                ("32813-44",),
            ),
        ),
    ),
    "movers as the subject, no number": (
        "Mevrouw Bromet heeft tijdens het debat een motie ingediend.",
        (("motion", "Mevrouw Bromet heeft tijdens het debat een motie ingediend", ("Bromet",), ()),),
    ),
    "member who is not the one that submitted it": (
        "Ik sprak het lid Bromet. Later is een motie ingediend over de veerpont (Kamerstuk 33 576, nr. 91).",
        (("motion", "motie ingediend over de veerpont (Kamerstuk 33 576, nr. 91)", (), ("33576-91",)),),
    ),
    "particle without its capital": (
        "De motie van het lid de Hoop (Kamerstuk 30 175, nr. 386) gaat over kades.",
        (("motion", "motie van het lid de Hoop (Kamerstuk 30 175, nr. 386)", ("de Hoop",), ("30175-386",)),),
    ),
    "questions of a member on a motion of others": (
        "Zie de vragen van het lid Kant naar aanleiding van de aangenomen motie (Kamerstuk 33 118, nr. 9).",
        (
            ("questions", "vragen van het lid Kant", ("Kant",), ()),
            ("motion", "motie (Kamerstuk 33 118, nr. 9)", (), ("33118-9",)),
        ),
    ),
}


@pytest.mark.parametrize(("text", "expected"), MOTIONS.values(), ids=MOTIONS.keys())
def test_motion_is_cited_by_name_and_number(text: str, expected: Seen) -> None:
    assert seen(text) == expected


OTHERS: dict[str, tuple[str, Seen]] = {
    "questions of a committee": (
        "Hierbij de antwoorden op de vragen van de vaste commissie voor Sociale Zaken en Werkgelegenheid over kades.",
        (("questions", "vragen van de vaste commissie voor Sociale Zaken en Werkgelegenheid", (), ()),),
    ),
    "questions by their mark": (
        "De vragen met kenmerk 2023Z01234 beantwoord ik later.",
        (("questions", "vragen met kenmerk 2023Z01234", (), ()),),
    ),
    "questions that were sent on a day": (
        "De vragen van het lid Gerkens die zijn ingezonden op 3 juni 2009 onder nummer 2009Z10345 kosten tijd.",
        (
            (
                "questions",
                "vragen van het lid Gerkens die zijn ingezonden op 3 juni 2009 onder nummer 2009Z10345",
                ("Gerkens",),
                (),
            ),
        ),
    ),
    "proceedings without nr.": (
        "Zie Handelingen II 2018/19, 34, item 8, p. 3.",
        (("proceedings", "Handelingen II 2018/19, 34, item 8, p. 3", (), ("h-tk-20182019-34-8",)),),
    ),
    "what was promised by somebody": (
        "Hierbij bied ik u de door mij toegezegde brief over kades aan.",
        (("commitment", "door mij toegezegde brief over kades", (), ()),),
    ),
    "commitment by a predecessor, its notes lost": (
        "Ik voldoe aan de toezegging door mijn ambtsvoorganger bij het Belastingplan 20153 om dit te evalueren.",
        (
            (
                "commitment",
                "toezegging door mijn ambtsvoorganger bij het Belastingplan 20153 om dit te evalueren",
                (),
                (),
            ),
        ),
    ),
    "commitment in parliament": (
        "Reden was de toezegging in uw Kamer om in het najaar een programma te sturen.",
        (("commitment", "toezegging in uw Kamer om in het najaar een programma te sturen", (), ()),),
    ),
    "commitment with its debate and number in brackets": (
        "Ik ga in op de toezeggingen om u te berichten over de kades (AO Havens, Kamerstuk 31 532, nr. 12).",
        (
            (
                "commitment",
                "toezeggingen om u te berichten over de kades (AO Havens, Kamerstuk 31 532, nr. 12)",
                (),
                ("31532-12",),
            ),
        ),
    ),
    "some commitments, made in one meeting over a blank line": (
        "Ik informeer u over een aantal toezeggingen gedaan tijdens het Algemeen Overleg van\n\n"
        "6 juni (Kamerstukken 21 501-32, nrs. 627 en 629) en over de kades.",
        (
            (
                "commitment",
                "toezeggingen gedaan tijdens het Algemeen Overleg van 6 juni (Kamerstukken 21 501-32, nrs. 627 en 629)",
                (),
                ("21501-32-627", "21501-32-629"),
            ),
        ),
    ),
    "one paper of two funds": (
        "Dit stond in de brief (Kamerstukken 36 600 B en 36 600 C, nr. 6).",
        (("paper", "Kamerstukken 36 600 B en 36 600 C, nr. 6", (), ("36600-B-6",)),),
    ),
    "questions on a programme, up to the verb": (
        "De schriftelijke kamervragen naar aanleiding van het Sluizenprogramma 2006 zijn beantwoord.",
        (("questions", "schriftelijke kamervragen naar aanleiding van het Sluizenprogramma 2006", (), ()),),
    ),
    "questions to ministers on a topic, with their day": (
        "De schriftelijke vragen van het lid Van der Ham aan de minister van Verkeer over kades (ingezonden"
        " 8 maart 2011) volgen.",
        (
            (
                "questions",
                "schriftelijke vragen van het lid Van der Ham aan de minister van Verkeer over kades"
                " (ingezonden 8 maart 2011)",
                ("Van der Ham",),
                (),
            ),
        ),
    ),
    "questions with their number over an abbreviation": (
        "Zie de schriftelijke vragen van de leden Jacobi/Boelhouwer d.d. 18 februari 2010 en het antwoord hierop inzake"
        " kades (Aanhangsel der Handelingen, vergaderjaar 2009–2010, nr. 2028).",
        (
            (
                "questions",
                "schriftelijke vragen van de leden Jacobi/Boelhouwer d.d. 18 februari 2010 en het antwoord hierop"
                " inzake kades (Aanhangsel der Handelingen, vergaderjaar 2009–2010, nr. 2028)",
                ("Jacobi", "Boelhouwer"),
                ("ah-tk-20092010-2028",),
            ),
        ),
    ),
    "questions with their number, the years left out": (
        "Zie de vragen van het lid Kant over kades (Aanhangsel bij de Handelingen, nr. 2697).",
        (("questions", "vragen van het lid Kant over kades (Aanhangsel bij de Handelingen, nr. 2697)", ("Kant",), ()),),
    ),
    "paper of the senate, alone in brackets": (
        "De commissie kent het verslag schriftelijk overleg (31571, V).",
        (("paper", "verslag schriftelijk overleg (31571, V)", (), ("31571-V",)),),
    ),
    "letter named over its verb": (
        "Op 20 juni heb ik een brief aan de Tweede Kamer gestuurd over de aanleg van kades.1\n\n"
        "1 Kamerstuk 32 827, nr. 49",
        (("paper", "brief aan de Tweede Kamer gestuurd over de aanleg van kades", (), ("32827-49",)),),
    ),
    "note of a sentence that names no letter": (
        "Ik heb de raad een advies gevraagd. Over de leden heb ik u op 21 augustus bericht.1\n\n"
        "1 Kamerstuk 32 827, nr. 56",
        (("paper", "Kamerstuk 32 827, nr. 56", (), ("32827-56",)),),
    ),
    "commitment of a meeting, nobody named": (
        "Conform de toezegging daarover tijdens de Algemene Politieke Beschouwingen wordt ook ingegaan op kades.",
        (("commitment", "toezegging daarover tijdens de Algemene Politieke Beschouwingen", (), ()),),
    ),
    "questions that members asked": (
        "Bijgaand de beantwoording van de door de leden Bontes en Van Klaveren gestelde Kamervragen (2015Z01234).",
        (
            (
                "questions",
                "door de leden Bontes en Van Klaveren gestelde Kamervragen (2015Z01234)",
                ("Bontes", "Van Klaveren"),
                (),
            ),
        ),
    ),
    "questions on a message, sent on a day": (
        "In antwoord op de vragen van het lid Kant over «Sluis dicht», ingezonden op 3 mei 2013, bericht ik u dit.",
        (("questions", "vragen van het lid Kant over «Sluis dicht», ingezonden op 3 mei 2013", ("Kant",), ()),),
    ),
    "questions with two numbers": (
        "Zie de vragen van het lid Kröger (Aanhangsel Handelingen II 2018/19, nr. 512 en nr. 514).",
        (
            (
                "questions",
                "vragen van het lid Kröger (Aanhangsel Handelingen II 2018/19, nr. 512 en nr. 514)",
                ("Kröger",),
                ("ah-tk-20182019-512", "ah-tk-20182019-514"),
            ),
        ),
    ),
    "questions with their identifier": (
        "Zie de vragen van het lid Kant (ah-tk-20182019-512).",
        (("questions", "vragen van het lid Kant (ah-tk-20182019-512)", ("Kant",), ("ah-tk-20182019-512",)),),
    ),
    "bill by its full name": (
        "Dit staat in het voorstel van wet tot wijziging van de Waterwet (33 465).",
        (("paper", "voorstel van wet tot wijziging van de Waterwet (33 465)", (), ("33465",)),),
    ),
    "explanation of a bill": (
        "Zie de memorie van toelichting bij de begroting 2013 (33 400 XII, nr. 2, blz. 23).",
        (
            (
                "paper",
                "memorie van toelichting bij de begroting 2013 (33 400 XII, nr. 2, blz. 23)",
                (),
                ("33400-XII-2",),
            ),
        ),
    ),
    "range with a hyphen": (
        "Zie Kamerstuk 33 037, nrs. 441-443.",
        (("paper", "Kamerstuk 33 037, nrs. 441-443", (), ("33037-441", "33037-442", "33037-443")),),
    ),
    "number without nr. behind TK": (
        "Bij brief van 12 mei 2010 (TK 32 123 VI, 110) bent u bericht.",
        (("paper", "TK 32 123 VI, 110", (), ("32123-VI-110",)),),
    ),
    "proceedings in short": (
        "Zie Hand. II 2010/11, nr. 34, p. 23.",
        (("proceedings", "Hand. II 2010/11, nr. 34, p. 23", (), ("h-tk-20102011-34",)),),
    ),
    "commitment, done somewhere between commas": (
        "Ik kom tegemoet aan de toezegging, gedaan in het debat van 3 mei, om u te informeren.",
        (("commitment", "toezegging, gedaan in het debat van 3 mei", (), ()),),
    ),
    "two commitments of the register": (
        "Ik informeer u over de toezeggingen T02345 en T02346.",
        (("commitment", "toezeggingen T02345 en T02346", (), ()),),
    ),
    "as promised, the number is of the letter that follows": (
        "Zoals in mijn brief toegezegd, informeer ik u over de kades (Kamerstuk 31 936, nr. 845).",
        (
            ("commitment", "Zoals in mijn brief toegezegd", (), ()),
            ("paper", "Kamerstuk 31 936, nr. 845", (), ("31936-845",)),
        ),
    ),
    "as promised, and then the verb": (
        "Zoals toegezegd zijn ook de plannen bijgevoegd.",
        (("commitment", "Zoals toegezegd", (), ()),),
    ),
    "as promised, its note lost": (
        "Zoals toegezegd1 stuur ik u de brief.",
        (("commitment", "Zoals toegezegd", (), ()),),
    ),
    "commitment of a day in a meeting": (
        "Ik doe de toezegging van 30 maart 2016 in het algemeen overleg Kades gestand.",
        (("commitment", "toezegging van 30 maart 2016 in het algemeen overleg Kades", (), ()),),
    ),
    "commitment of money is none": ("Ik las over de toezegging van 30 miljoen euro aan uw gemeente.", ()),
    "commitment in proceedings": (
        "Ik kom terug op de toezegging die de Minister deed in het debat op 11 april jl. "
        "(Handelingen II 2016/17, nr. 66, item 6).",
        (
            (
                "commitment",
                "toezegging die de Minister deed in het debat op 11 april jl. (Handelingen II 2016/17, nr. 66, item 6)",
                (),
                ("h-tk-20162017-66-6",),
            ),
        ),
    ),
    "commitment, verb in two parts": (
        "Hiermee kom ik de toezegging na die ik deed in het debat over kades.",
        (("commitment", "toezegging na die ik deed in het debat over kades", (), ()),),
    ),
    "promised, in the other word for it": (
        "Zoals beloofd in het commissiedebat van 3 mei stuur ik u het rapport.",
        (("commitment", "Zoals beloofd in het commissiedebat van 3 mei", (), ()),),
    ),
    "my promise": (
        "Met deze brief voldoe ik aan mijn belofte in het debat van 3 mei.",
        (("commitment", "belofte in het debat van 3 mei", (), ()),),
    ),
    "promise of another government": ("De Turkse regering heeft beloofd de grens te sluiten.", ()),
    "note of questions behind a word like a short form": (
        "Zie de Kamervragen van het lid Nijboer over dit museum.1\n\nTekst.\n\n"
        "1 Aanhangsel Handelingen II, 2020/21, nr. 2980",
        (
            (
                "questions",
                "Kamervragen van het lid Nijboer over dit museum.",
                ("Nijboer",),
                ("ah-tk-20202021-2980",),
            ),
        ),
    ),
    "other commitments, of a letter": (
        "Ik voldoe hiermee ook aan andere toezeggingen uit mijn brief van 14 juni jl.",
        (("commitment", "toezeggingen uit mijn brief van 14 juni jl", (), ()),),
    ),
    "commitment of the register, no minister in sight": (
        "- toezegging T02853 blijft openstaan;",
        (("commitment", "toezegging T02853", (), ()),),
    ),
}


@pytest.mark.parametrize(("text", "expected"), OTHERS.values(), ids=OTHERS.keys())
def test_other_things_are_cited(text: str, expected: Seen) -> None:
    assert seen(text) == expected
