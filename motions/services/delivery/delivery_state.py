"""Whether messages may leave this database: it must be the one in which the outbox last worked.

A backup that is put back holds messages that wait there and were sent since. Two signs tell it: the database is
another home (for PostgreSQL another cluster, timeline, database or table; for SQLite another file), or it has counted
fewer runs of the outbox than the file beside the data (``DATA_DIR/outbox-runs``) remembers. Delivery then stands still
until a person has looked. A copy of a whole machine shows neither sign: whoever makes one pauses delivery by hand.
"""

import logging
import os
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from django.conf import settings
from django.db import ProgrammingError, connection, transaction
from django.db.models import F

from motions.models import DeliveryState, Message
from motions.services.permissions import RESOLVE_MESSAGE, require
from motions.services.refusals import Refused

if TYPE_CHECKING:
    from django.contrib.auth.models import User

logger = logging.getLogger(__name__)

RESTORED = (
    "Deze databank lijkt een teruggezette reservekopie: de bezorging heeft sindsdien elders of later gewerkt. Wat hier "
    "nog wacht, kan al verzonden zijn. Hervat de bezorging als u dat hebt nagegaan."
)
UNKNOWN = (
    "Uit deze databank is eerder verzonden, maar het is niet vast te stellen of dat hier was. Hervat de bezorging als "
    "dit geen teruggezette reservekopie is."
)
BY_HAND = "Met de hand stilgelegd."


class _Runs(NamedTuple):
    """How often the outbox of a home worked."""

    home: str
    runs: int


def check_in(*, now: datetime) -> str:
    """Count this run and return ""; or, when nothing may leave, why not, in Dutch."""
    # The file first: another run may count on while we look, and then the database is ahead, never behind.
    remembered = _remembered()
    home = _home()
    state = _state()
    if state.paused_at is None:
        reason = _why_doubtful(state, home, remembered)
        if not reason:
            _count(home)
            return ""
        _pause(reason, None, now)
    return why_paused()


def why_paused() -> str:
    """Why nothing may leave; "" when it may."""
    state = DeliveryState.objects.exclude(paused_at=None).first()
    return f"De bezorging ligt stil. {state.pause_reason}" if state else ""


def pause(*, actor: "User", now: datetime) -> None:
    """A person stops delivery; who is sending stops after the messages in hand. Raises Refused."""
    require(actor, RESOLVE_MESSAGE)
    _state()
    if not _pause(BY_HAND, actor, now):
        raise Refused("De bezorging ligt al stil.")


def resume(*, actor: "User", now: datetime) -> None:
    """A person says that messages may leave from this database. Raises Refused."""
    require(actor, RESOLVE_MESSAGE)
    remembered, home = _remembered(), _home()
    with transaction.atomic():
        state = DeliveryState.objects.select_for_update().exclude(paused_at=None).first()
        if state is None:
            raise Refused("De bezorging loopt al.")
        state.home, state.paused_at, state.pause_reason, state.paused_by = home, None, "", None
        state.resumed_at, state.resumed_by = now, actor
        state.runs = max(state.runs, remembered.runs)
        state.save()
    logger.info("delivery resumed by=%s", actor.pk)


def _state() -> DeliveryState:
    return DeliveryState.objects.get_or_create(pk=1)[0]


def _pause(reason: str, actor: "User | None", now: datetime) -> bool:
    running = DeliveryState.objects.filter(pk=1, paused_at=None)
    return running.update(paused_at=now, pause_reason=reason, paused_by=actor) == 1


def _why_doubtful(state: DeliveryState, home: str, remembered: _Runs) -> str:
    """Why this database may not be the one that sent last; "" when it is, or when nothing was ever sent."""
    is_behind = remembered.home == home and remembered.runs > state.runs
    if state.home:
        return RESTORED if state.home != home or is_behind else ""
    if Message.objects.filter(attempts__gt=0).exists():
        return UNKNOWN
    return RESTORED if is_behind and Message.objects.exists() else ""


def _count(home: str) -> None:
    DeliveryState.objects.filter(pk=1, paused_at=None).update(home=home, runs=F("runs") + 1)
    _remember(_Runs(home, _state().runs))


def _home() -> str:
    """A name of this very database, that a copy of it does not have."""
    if connection.vendor == "sqlite":
        return f"sqlite:{os.stat(connection.settings_dict['NAME']).st_ino}"
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT oid, 'motions_message'::regclass::oid FROM pg_database WHERE datname = current_database()"
        )
        tables = "/".join(map(str, cursor.fetchone()))
    return f"postgresql:{_cluster()}/{tables}"


def _cluster() -> str:
    """The cluster and its timeline; "-" where a hosting party does not show them."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(
                "SELECT system_identifier, timeline_id FROM pg_control_system(), pg_control_checkpoint()",
            )
            return "/".join(map(str, cursor.fetchone()))
    except ProgrammingError:  # not allowed, or unknown; a line that broke says nothing of where we are
        return "-"


def _file() -> Path:
    return Path(settings.DATA_DIR) / "outbox-runs"


def _remembered() -> _Runs:
    with suppress(OSError, ValueError):
        home, _, runs = _file().read_text(encoding="utf-8").strip().rpartition(" ")
        return _Runs(home, int(runs))
    return _Runs("", 0)


def _remember(seen: _Runs) -> None:
    """Keep the highest count; the file is replaced as a whole, so that a crash leaves the old one or the new one."""
    before = _remembered()
    if before.home == seen.home and before.runs >= seen.runs:
        return
    own = _file().with_name(f".{_file().name}.{os.getpid()}")
    own.write_text(f"{seen.home} {seen.runs}\n", encoding="utf-8")
    own.replace(_file())
