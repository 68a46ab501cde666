"""What the rows of a batch may be about, and how that stands: looked up in a fixed number of statements."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, Max, OuterRef, Prefetch, Q, QuerySet

from motions.models import (
    Commitment,
    Deadline,
    FollowUp,
    FollowUpEvent,
    Letter,
    Motion,
    Mover,
    OfficeListRow,
    Statement,
)
from motions.models.follow_ups import ENDED_STATES
from motions.rules.follow_ups import STATE_AFTER
from motions.rules.office_lists.entries import Entry
from motions.rules.references import Reference

Item = Motion | Commitment


@dataclass(frozen=True, slots=True)
class Match:
    """An item that a row may be about, and why."""

    item: Item
    reason: str


@dataclass(frozen=True, slots=True)
class Term:
    """The term of a follow-up; ``by_list`` when a list set it, so that a later list may move it."""

    due_on: date | None
    by_list: bool


class Known:
    """The motions and commitments that entries name, with their follow-ups.

    ``chosen`` are those that staff picked; ``internal`` asks for internal targets in the place of binding terms.
    """

    def __init__(self, entries: Iterable[Entry], *, chosen: Iterable[Item] = (), internal: bool = False) -> None:
        self._entries = list(entries)
        self._motions = self._load_motions([item.pk for item in chosen if isinstance(item, Motion)])
        self._commitments = self._load_commitments([item.pk for item in chosen if isinstance(item, Commitment)])
        self.letters = self._papers_of_letters()
        follow_ups = self.follow_ups()
        self.terms = _terms(follow_ups, internal=internal)
        self.last_changed = _last_changed(follow_ups)
        self._by_paper = {motion.paper.reference: motion for motion in self._motions}
        self._by_number: dict[str, Commitment] = {}
        self._by_subject: dict[tuple[str, str], list[Item]] = defaultdict(list)
        for motion in self._motions:
            self._by_subject["motion", _plain(motion.title)].append(motion)
        for commitment in self._commitments:
            for statement in commitment.statements.all():
                if statement.register_number and statement.retracted_at is None:
                    self._by_number.setdefault(statement.register_number, commitment)
            for said in {_plain(commitment.title), _plain(commitment.wording)}:
                self._by_subject["commitment", said].append(commitment)
        for commitment in self._commitments:
            if commitment.register_number:
                self._by_number[commitment.register_number] = commitment

    def follow_ups(self) -> list[int]:
        """The keys of all follow-ups that rows of the batch may touch."""
        items: list[Item] = [*self._motions, *self._commitments]
        return [row.pk for item in items for row in follow_ups_of(item)]

    def item(self, *, motion: int | None, commitment: int | None) -> Item | None:
        """The item with this key."""
        items: list[Item] = [*(self._motions if motion else self._commitments)]
        return next((item for item in items if item.pk == (motion or commitment)), None)

    def matches(self, entry: Entry) -> list[Match]:
        """What the entry may be about: by its number alone, else by its movers and day, else by its subject."""
        if entry.kind == "commitment":
            if entry.official_number in self._by_number:
                return [Match(self._by_number[entry.official_number], f"nummer {entry.official_number}")]
            return [match for match in self._of_subject(entry) if not (entry.official_number and _number(match.item))]
        if papers := numbered(entry):
            found = [self._by_paper[paper] for paper in papers if paper in self._by_paper]
            return [Match(motion, str(motion.paper)) for motion in dict.fromkeys(found)]
        return self._of_movers(entry) or self._of_subject(entry)

    def _of_movers(self, entry: Entry) -> list[Match]:
        if not entry.movers or entry.given_on is None:
            return []
        wanted = {mover.casefold() for mover in entry.movers}
        found = [
            motion
            for motion in self._motions
            if motion.submitted_on == entry.given_on
            and wanted <= {mover.name.casefold() for mover in motion.movers.all()}
        ]
        exact = [motion for motion in found if _plain(motion.title) == _plain(entry.subject)]
        return [Match(motion, "indieners en datum") for motion in exact or found]

    def _of_subject(self, entry: Entry) -> list[Match]:
        found = self._by_subject.get((entry.kind, _plain(entry.subject)), []) if entry.subject else []
        return [
            Match(item, "hetzelfde onderwerp")
            for item in dict.fromkeys(found)
            if entry.given_on is None or _given_on(item) in (None, entry.given_on)
        ]

    def _load_motions(self, chosen: list[int]) -> list[Motion]:
        entries = [entry for entry in self._entries if entry.kind == "motion"]
        papers = {paper for entry in entries for paper in numbered(entry)}
        unnumbered = [entry for entry in entries if not numbered(entry)]
        moved = Mover.objects.filter(
            name__in={name for entry in unnumbered for name in entry.movers},
            motion__submitted_on__in={entry.given_on for entry in unnumbered if entry.movers and entry.given_on},
        )
        about = Q(pk__in=chosen) | Q(pk__in=moved.values("motion")) | _of_papers(papers)
        about |= Q(title__in={entry.subject for entry in unnumbered if entry.subject})
        follow_ups = Prefetch("requests__follow_ups", queryset=_standing_follow_ups())
        rows = Motion.objects.filter(about).select_related("paper__dossier").order_by("pk")
        return list(rows.prefetch_related("movers", "decisions", "requests", follow_ups))

    def _load_commitments(self, chosen: list[int]) -> list[Commitment]:
        entries = [entry for entry in self._entries if entry.kind == "commitment"]
        numbers = {entry.official_number for entry in entries if entry.official_number}
        subjects = {entry.subject for entry in entries if entry.subject}
        said = Statement.objects.filter(register_number__in=numbers, retracted_at=None).values("commitment")
        about = Q(pk__in=chosen) | Q(register_number__in=numbers) | Q(pk__in=said)
        about |= Q(title__in=subjects) | Q(wording__in=subjects)
        rows = Commitment.objects.standing().filter(about).order_by("pk")
        return list(rows.prefetch_related("statements", Prefetch("follow_ups", queryset=_standing_follow_ups())))

    def _papers_of_letters(self) -> set[Reference]:
        papers = {paper for entry in self._entries if entry.kind == "motion" for paper in numbered(entry)}
        about = Letter.objects.filter(_of_papers(papers)).select_related("paper__dossier").only("paper")
        return {letter.paper.reference for letter in about if letter.paper}


def numbered(entry: Entry) -> list[Reference]:
    """The papers that an entry names whole; a dossier alone is no motion."""
    return [paper for paper in entry.papers if not paper.is_whole_dossier]


def _of_papers(papers: Collection[Reference]) -> Q:
    """Rows whose paper may be one of these; the whole reference decides."""
    return Q(
        paper__dossier__number__in={paper.dossier for paper in papers},
        paper__number__in={paper.number for paper in papers},
    )


def follow_ups_of(item: Item) -> list[FollowUp]:
    """The follow-ups that stand for the work, of a row that came with them."""
    if isinstance(item, Commitment):
        return list(item.follow_ups.all())
    return [follow_up for request in item.requests.all() for follow_up in request.follow_ups.all()]


def _standing_follow_ups() -> QuerySet[FollowUp]:
    return FollowUp.objects.exclude(state__in=ENDED_STATES).select_related("ministry").order_by("pk")


def _terms(follow_ups: list[int], *, internal: bool) -> dict[int, Term]:
    targets = Deadline.objects.filter(retracted_at=None, set_by=Deadline.SetBy.INTERNAL)
    by_list = Exists(OfficeListRow.objects.filter(deadline=OuterRef("pk")))
    terms = targets if internal else Deadline.objects.binding()
    rows = terms.filter(follow_up__in=follow_ups).annotate(by_list=by_list).order_by("version")
    return {row[0]: Term(*row[1:]) for row in rows.values_list("follow_up", "due_on", "by_list")}


def _last_changed(follow_ups: list[int]) -> dict[int, date]:
    changes = FollowUpEvent.objects.standing().filter(
        follow_up__in=follow_ups, kind__in=[kind.value for kind in STATE_AFTER]
    )
    return dict(changes.order_by().values_list("follow_up").annotate(last=Max("happened_on")))


def _number(item: Item) -> str:
    return item.register_number if isinstance(item, Commitment) else ""


def _given_on(item: Item) -> date | None:
    return item.promised_on if isinstance(item, Commitment) else item.submitted_on


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
