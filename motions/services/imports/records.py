"""What an importer hands over: records of a source as values, parsed and checked, not yet looked up or stored."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime

from motions.rules.references import Reference


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a record comes from: the source's id, a fingerprint of its content, when it changed there, its page."""

    official_id: str
    fingerprint: str
    changed_at: datetime | None = None
    url: str = ""


@dataclass(frozen=True, slots=True)
class MoverRecord:
    """A signature under a motion: the surname as letters print it, the group then, the member's official id."""

    name: str
    group: str = ""
    person_id: str = ""


@dataclass(frozen=True, slots=True)
class MotionRecord:
    """A motion as its source registers it.

    ``reference`` is None while the source does not say in which dossier the motion stands; ``opaque_id`` is what the
    paper is known by until then ("2015Z13591"). ``movers`` is empty where only the subject line names them.
    ``replaces`` is the official id of the motion that this one replaces, where the source links it.
    """

    origin: Origin
    opaque_id: str
    subject: str
    dossier_title: str
    submitted_on: date | None
    appreciation: str = ""
    lapses_on: date | None = None
    reference: Reference | None = None
    movers: tuple[MoverRecord, ...] = ()
    replaces: str = ""


@dataclass(frozen=True, slots=True)
class CommitmentRecord:
    """An entry of the register. ``earlier`` are the entries that it repeats, changes or adds to, as (role, id)."""

    origin: Origin
    number: str
    wording: str
    promised_on: date
    title_of_office: str
    ministry: str
    status: str
    fulfilled_on: date | None
    letters: tuple[str, ...] = ()
    activity_id: str = ""
    groups: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    earlier: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Fault:
    """A record, or a part of it, that was left as it was: its id, why (Dutch), and what the source said."""

    record: str
    problem: str
    excerpt: str = ""


@dataclass(frozen=True, slots=True)
class Lack:
    """A record names what is not here: whose id that record has, what kind of thing (ImportGap.Thing), its id."""

    record: str
    thing: str
    about: str


@dataclass(slots=True)
class Stored:
    """What became of the records of a page; ``words`` counts what no table knows, as (field, word).

    ``seen`` are the official ids that the page had, ``refused`` those whose content is not here now, and ``lacks``
    what is named and absent; ``contents`` are the records of ``lacks`` as the source wrote them, by id.
    """

    created: int = 0
    changed: int = 0
    unchanged: int = 0
    removed: int = 0
    faults: list[Fault] = field(default_factory=list)
    words: Counter[tuple[str, str]] = field(default_factory=Counter)
    seen: list[str] = field(default_factory=list)
    refused: set[str] = field(default_factory=set)
    lacks: list[Lack] = field(default_factory=list)
    contents: dict[str, str] = field(default_factory=dict)

    def add(self, other: "Stored") -> None:
        """Count another part of the page in."""
        self.created += other.created
        self.changed += other.changed
        self.unchanged += other.unchanged
        self.removed += other.removed
        self.faults += other.faults
        self.words += other.words
        self.seen += other.seen
        self.refused |= other.refused
        self.lacks += other.lacks
        self.contents |= other.contents
