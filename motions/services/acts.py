"""Who acts, at which moment, on which day: one value inside the services."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.contrib.auth.models import User


@dataclass(frozen=True, slots=True)
class Act:
    """``actor`` is None for the machine's own commands and jobs; ``today`` is the day of ``now`` in Amsterdam."""

    actor: "User | None"
    now: datetime
    today: date
