"""Which motion replaces which: by the source's own link, or by the number in a subject line ("t.v.v. 36410-31")."""

from collections.abc import Iterable, Mapping

from motions.models import Dossier, Motion
from motions.rules.references import NotAReference, Reference, parse_normal_form
from motions.services import bulk


def replaced_reference(named: str, own: Reference | None) -> str:
    """The normal form of what a subject line names; a bare number stands in the motion's own dossier. "" if unclear."""
    if not named:
        return ""
    if named.isdigit():
        return Reference(dossier=own.dossier, suffix=own.suffix, number=named).normal_form if own else ""
    try:
        reference = parse_normal_form(named)
    except NotAReference:
        return ""
    return "" if reference.is_whole_dossier else reference.normal_form


def link(claims: Mapping[int, str], *, arrived: Mapping[str, int]) -> None:
    """Link motions to those they replace, whichever came first.

    ``claims`` gives what a motion of this page replaces, ``arrived`` the motions of this page by number and official
    id. A motion is replaced by one other; a link that staff made stays.
    """
    waiting = bulk.among(Motion, "replaces_reference", arrived, "id", "replaces_reference", "replaces_id")
    wanted = {pk: named for pk, named in claims.items() if named}
    wanted |= {pk: named for pk, named, replaced in waiting if replaced is None}
    if not wanted:
        return
    targets = _targets(set(wanted.values()))
    if not targets:
        return
    taken = set(Motion.objects.filter(replaces__in=targets.values()).values_list("replaces", flat=True))
    linked = set(Motion.objects.filter(pk__in=wanted).exclude(replaces=None).values_list("pk", flat=True))
    rows = []
    for motion, named in sorted(wanted.items()):
        target = targets.get(named)
        if target is not None and target not in taken and motion != target and motion not in linked:
            taken.add(target)
            rows.append({"id": motion, "replaces_id": target})
    bulk.update(Motion, rows)


def _targets(named: set[str]) -> dict[str, int]:
    """Motions by normal form or official id."""
    references = dict(_references(named))
    found = dict(bulk.among(Motion, "official_id", named - set(references.values()), "official_id", "id"))
    numbers = {reference.dossier for reference in references}
    if numbers and Dossier.objects.filter(number__in=numbers).exists():
        rows = Motion.objects.filter(
            paper__number__in={reference.number for reference in references}, paper__dossier__number__in=numbers
        ).select_related("paper__dossier")
        found |= {references[row.paper.reference]: row.pk for row in rows if row.paper.reference in references}
    return found


def _references(named: Iterable[str]) -> Iterable[tuple[Reference, str]]:
    for name in named:
        try:
            yield parse_normal_form(name), name
        except NotAReference:
            continue
