"""A person says which of several items a row is about; the row is looked at once more."""

from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction

from motions.models import OfficeList, OfficeListRow
from motions.services.office_lists.looking import look
from motions.services.office_lists.receiving import Busy
from motions.services.permissions import OFFICE_LIST, require
from motions.services.refusals import Refused

if TYPE_CHECKING:
    from django.contrib.auth.models import User


class NotACandidate(Refused):
    """The choice is none of the items that the row may be about."""

    def __init__(self) -> None:
        super().__init__("Kies één van de mogelijkheden bij deze regel.")


def choose(*, row: OfficeListRow, kind: str, pk: int, actor: "User", today: date) -> None:
    """Settle what a row is about, before the list is taken over. Raises PermissionDenied, Busy and NotACandidate."""
    require(actor, OFFICE_LIST)
    with transaction.atomic():
        office_list = OfficeList.objects.select_for_update().get(pk=row.office_list_id)
        locked = OfficeListRow.objects.get(pk=row.pk)
        if office_list.state != OfficeList.State.READ:
            raise Busy(office_list)
        if not any((one["kind"], one["id"]) == (kind, pk) for one in locked.candidates):
            raise NotACandidate
        offered = locked.candidates
        locked.is_chosen = True
        locked.motion_id, locked.commitment_id = (pk, None) if kind == "motion" else (None, pk)
        look(office_list, [locked], today=today)
        locked.candidates = offered
        locked.save()
    row.refresh_from_db()
