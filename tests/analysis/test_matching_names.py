"""Names: their parts, and when two spellings can be one person."""

import pytest

from motions.analysis.names import NameKey, likeness, name_key, party, split_glued

KEYS = {
    "M. van der Graaf": NameKey("graaf", "van der"),
    "Van der Graaf": NameKey("graaf", "van der"),
    "Stieneke van der Graaf": NameKey("graaf", "van der", "stieneke"),
    "Graaf van der": NameKey("graaf", "van der"),
    "De Graaf": NameKey("graaf", "de"),
    "Agnes Mulder": NameKey("mulder", "", "agnes"),
    "INGE VAN DIJK": NameKey("dijk", "van", "inge"),
    "VanDijk": NameKey("dijk", "van"),
    "DaniëlleJansen": NameKey("jansen", "", "danielle"),
    "Bruins Slot": NameKey("bruins slot", ""),
    "Michon-Derkzen": NameKey("michon derkzen", ""),
    "Faber – van de Klashorst": NameKey("faber van de klashorst", ""),
    "Gündoğan": NameKey("gundogan", ""),
    "het lid Kostić (PvdD)": NameKey("kostic", ""),
}


@pytest.mark.parametrize(("name", "key"), KEYS.items())
def test_name_is_taken_apart(name: str, key: NameKey) -> None:
    assert name_key(name) == key


ALIKE = [
    ("Van der Graaf", "van der Graaf", 1.0),
    ("Kostić", "Kostic", 1.0),
    ("Mulder", "Agnes Mulder", 1.0),
    ("Van de Graaf", "Van der Graaf", 0.8),
    ("Omtizgt", "Omtzigt", 0.8),
    ("Klaveren", "Van Klaveren", 0.8),
    ("De Graaf", "Van der Graaf", 0.0),
    ("De Graaf", "Van Graaf", 0.0),
    ("Agnes Mulder", "Edgar Mulder", 0.0),
    ("Van Dijk", "Van Dijck", 0.0),
    ("Dijkstra", "Dijk", 0.0),
    ("Bikker", "Bikkers", 0.8),
]


@pytest.mark.parametrize(("one", "other", "expected"), ALIKE)
def test_two_spellings_are_as_alike_as_a_clerk_finds_them(one: str, other: str, expected: float) -> None:
    assert likeness(one, other) == likeness(other, one) == expected


def test_glued_particle_gets_its_space_back() -> None:
    assert [split_glued(name) for name in ("VanDijk", "VanderPlas", "DeGroot", "DeRoon")] == [
        "Van Dijk",
        "Vander Plas",
        "De Groot",
        "De Roon",
    ]


def test_group_is_known_by_any_of_its_names() -> None:
    assert [party(name) for name in ("CU", "GL-PvdA", "Nieuw Sociaal Contract", "FvD", "PvdZ")] == [
        "ChristenUnie",
        "GroenLinks-PvdA",
        "NSC",
        "FVD",
        None,
    ]
