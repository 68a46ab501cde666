"""Motion documents: a motion's text in, its paper, movers and requests out."""

import re

from motions.analysis.findings import MotionReading, Request
from motions.analysis.motion_documents.dictum import read_dictum
from motions.analysis.motion_documents.heading import read_heading
from motions.analysis.motion_documents.signatures import read_signatures

CHAMBER_SPEAKS = re.compile(r"^[^\S\n]*De\s+Kamer\s*,?[^\S\n]*$", re.MULTILINE)


def read_motion(text: str) -> MotionReading:
    spoken = CHAMBER_SPEAKS.search(text)
    begin = spoken.start() if spoken else 0
    heading = read_heading(text[:begin])
    dictum = read_dictum(text, begin)
    return MotionReading(
        text=text,
        paper=heading.paper.normal_form if heading.paper else None,
        dossier_title=heading.dossier_title,
        submitted_on=heading.submitted_on,
        amended=heading.amended,
        replaces=heading.replaces.normal_form if heading.replaces else None,
        movers=read_signatures(text[dictum.signed_from :]),
        requests=tuple(Request(r.start, r.end, text[r.start : r.end], r.addressee) for r in dictum.requests),
    )
