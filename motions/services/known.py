"""What is known already, as the reader's matching wants it: only what a letter may be about, in a few queries."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import or_

from django.db.models import Q

from motions.analysis import findings
from motions.analysis.matching import KnownCommitment, KnownIndex, KnownMotion, Match
from motions.analysis.subjects.named_motions import SubjectLine, motions_named_in
from motions.models import Commitment, Letter, Motion, Paper
from motions.rules.references import Reference


@dataclass(frozen=True, slots=True)
class Known:
    """Papers by normal form, and the index of motions and commitments that a letter's findings can be matched with."""

    papers: dict[str, int]
    index: KnownIndex

    def match(self, finding: findings.Evidence, citations: Sequence[findings.Citation], sent_on: date | None) -> Match:
        """The motions or commitments that a sentence of a letter of that day may be about, each with its reason."""
        citation = citations[finding.citation] if finding.citation is not None else None
        return self.index.match(finding.about, citation=citation, sent_on=sent_on, quote=finding.quote)


def known_to(analysis: findings.LetterReading) -> Known:
    """Look up the papers that a letter cites and the motions and commitments that it can be about."""
    references = {reference for citation in analysis.citations for reference in citation.refs}
    movers = {mover for finding in analysis.evidence for mover in finding.about.movers}
    movers |= {mover for citation in analysis.citations for mover in citation.movers}
    about_commitments = any(finding.about.kind == "commitment" for finding in analysis.evidence)
    return _known(references, movers, about_commitments=about_commitments)


def known_to_subjects(read: Sequence[findings.SubjectReading]) -> Known:
    """The same for subject lines, any number at once; by movers only where a line gives no whole number."""
    citations = [citation for subject in read for citation in subject.citations]
    return _known(
        {reference for citation in citations for reference in citation.refs},
        {mover for one in citations if not (one.refs and one.complete) for mover in one.movers},
        about_commitments=any(finding.about.kind == "commitment" for subject in read for finding in subject.evidence),
    )


def _known(references: set[Reference], movers: set[str], *, about_commitments: bool) -> Known:
    return Known(
        papers=_papers(references),
        index=KnownIndex(
            motions=(*_motions(references, movers), *_named_in_subjects(movers)),
            commitments=tuple(_commitments()) if about_commitments else (),
        ),
    )


def _papers(references: set[Reference]) -> dict[str, int]:
    numbers = {reference.number for reference in references if reference.number}
    papers = Paper.objects.filter(number__in=numbers).select_related("dossier")
    wanted = {reference.normal_form for reference in references}
    return {paper.reference.normal_form: paper.pk for paper in papers if paper.reference.normal_form in wanted}


def _motions(references: set[Reference], movers: set[str]) -> list[KnownMotion]:
    by_number = Q(paper__dossier__number__in={reference.dossier for reference in references}) & Q(
        paper__number__in={reference.number for reference in references}
    )
    by_name = (Q(movers__name__iendswith=mover.split()[-1]) for mover in movers if mover.split())
    rows = Motion.objects.filter(reduce(or_, by_name, by_number)).distinct()
    replaced = set(rows.filter(replaced_by__isnull=False).values_list("pk", flat=True))
    return [
        KnownMotion(
            key=motion.pk,
            reference=motion.paper.reference,
            movers=tuple(mover.name for mover in motion.movers.all()),
            submitted_on=motion.submitted_on,
            title=motion.title,
            replaced=motion.pk in replaced,
        )
        for motion in rows.select_related("paper__dossier").prefetch_related("movers")
    ]


def _named_in_subjects(movers: set[str]) -> tuple[KnownMotion, ...]:
    """Motions that stand here only in the subject of a letter; their key is the reference, for want of a row."""
    surnames = [mover.split()[-1] for mover in movers if mover.split()]
    if not surnames:
        return ()
    about = Letter.objects.filter(subject__icontains="motie", sent_on__isnull=False)
    named = about.filter(reduce(or_, (Q(subject__icontains=surname) for surname in surnames)))
    lines = named.values_list("subject", "sent_on")
    return motions_named_in(SubjectLine(subject, sent_on) for subject, sent_on in lines if sent_on)


def _commitments() -> list[KnownCommitment]:
    return [
        KnownCommitment(
            key=commitment.pk,
            number=commitment.register_number,
            wording=commitment.wording,
            said_on=commitment.promised_on,
        )
        for commitment in Commitment.objects.standing().only("register_number", "wording", "promised_on")
    ]
