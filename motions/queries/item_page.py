"""What the pages of motions and commitments share: the state, the follow-ups and the timeline."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from motions.models import Dossier
from motions.queries.corrections import Corrected
from motions.queries.items import dossier_key
from motions.queries.moves import Moves, moves_of
from motions.queries.panels import FollowUpPanel, panel
from motions.queries.rows import is_example, urgency
from motions.queries.seen import Viewer
from motions.queries.standings import Standing, standings
from motions.queries.timeline import TimelineLine, is_carried, timeline_line
from motions.rules.calendar import Calendar
from motions.rules.state_lines import StateLine

if TYPE_CHECKING:
    from motions.queries.seen import SeenFollowUp


@dataclass(frozen=True, slots=True)
class DossierLink:
    """A dossier as printed, as the lists' filter takes it, and its title."""

    label: str
    key: str
    title: str


@dataclass(frozen=True, slots=True)
class ItemPage:
    """What the pages of motions and commitments share. ``line`` and ``slippage`` are of its most urgent follow-up."""

    pk: int
    title: str
    number: str
    dossier: DossierLink | None
    source_url: str
    line: StateLine
    slippage: str
    panels: tuple[FollowUpPanel, ...]
    timeline: tuple[TimelineLine, ...]
    corrections: tuple[Corrected, ...]
    is_example: bool
    is_public: bool


def item_page(
    pk: int,
    *,
    title: str,
    number: str,
    dossier: DossierLink | None,
    source_url: str,
    unfollowed: StateLine,
    follow_ups: "list[SeenFollowUp]",
    viewer: Viewer,
    today: date,
    calendar: Calendar,
    corrected: tuple[Corrected, ...],
    of_example_office: bool = False,
    is_public: bool = True,
) -> ItemPage:
    """The shared part of a page; ``unfollowed`` is the line of an item without follow-ups. Five statements."""
    stand = standings(follow_ups, viewer=viewer, today=today)
    moves = moves_of(follow_ups)
    panels = [panel(row, stand[row.pk], moves, viewer=viewer, calendar=calendar) for row in follow_ups]
    urgent = sorted(follow_ups, key=urgency)
    return ItemPage(
        pk=pk,
        title=title,
        number=number,
        dossier=dossier,
        source_url=source_url,
        line=stand[urgent[0].pk].line if urgent else unfollowed,
        slippage=stand[urgent[0].pk].slippage if urgent else "",
        panels=tuple(sorted(panels, key=lambda shown: shown.is_past)),
        timeline=_timeline(follow_ups, stand, moves, viewer),
        corrections=corrected,
        is_example=of_example_office or is_example(follow_ups),
        is_public=is_public,
    )


def dossier_link(dossier: Dossier | None) -> DossierLink | None:
    """The dossier to link to, if there is one."""
    if dossier is None:
        return None
    return DossierLink(dossier.label, dossier_key(dossier), dossier.title)


def _timeline(
    follow_ups: "list[SeenFollowUp]", stand: dict[int, Standing], moves: Moves, viewer: Viewer
) -> tuple[TimelineLine, ...]:
    """Every event once: what a transfer carried along is shown where it happened."""
    several = len(follow_ups) > 1
    events = [
        (
            event,
            timeline_line(event, viewer, about=_about(follow_up) if several else "", move=moves.of_event(event)),
        )
        for follow_up in follow_ups
        for event in stand[follow_up.pk].events
        if not is_carried(event)
    ]
    events.sort(key=lambda pair: (pair[0].happened_on, pair[0].pk), reverse=True)
    return tuple(line for _, line in events)


def _about(follow_up: "SeenFollowUp") -> str:
    ministry = follow_up.ministry.abbreviation if follow_up.ministry else ""
    request = f"verzoek {follow_up.request.position}" if follow_up.request else ""
    return ", ".join(part for part in (request, follow_up.part, follow_up.period, ministry) if part)
