"""What commands say of the imports that they run: a line each, and why not everything came."""

from collections.abc import Iterable

from django.core.management.base import OutputWrapper

from motions.services.imports.runs import Run


def write_runs(runs: Iterable[Run], out: OutputWrapper) -> str:
    """Write a line for each run as it ends, and return in Dutch what stopped them; "" when nothing did."""
    reasons = []
    for run in runs:
        out.write(
            f"{run.category}: seen={run.seen} created={run.created} changed={run.changed}"
            f" unchanged={run.unchanged} removed={run.removed} faulty={run.faulty}"
        )
        if run.stopped_by:
            reasons.append(run.stopped_by)
    if not reasons:
        return ""
    return f"{' '.join(reasons)} Niet alles is opgehaald; de volgende keer gaat het daar verder."
