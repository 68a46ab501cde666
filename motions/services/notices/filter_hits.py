"""Which news the saved filters catch: each distinct filter is asked once, by the lists' own queries.

What a day makes due has to meet the whole filter. What somebody did is caught by what the item *is* (ministry, dossier,
member, period, words): a filter on "open" would else miss that an item of it was reported, which is what closed it.
"""

import logging
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL
from django.db.models.functions import Coalesce

from motions.models import Subscription
from motions.queries import lists, saved_filters
from motions.queries.criteria import Criteria, ItemKind
from motions.queries.seen import Viewer

if TYPE_CHECKING:
    from django.db.backends.utils import CursorWrapper

logger = logging.getLogger(__name__)

CREATE_HITS = """
CREATE TEMPORARY TABLE filter_hit (
    filter varchar(1000) NOT NULL,
    is_staff boolean NOT NULL,
    is_whole boolean NOT NULL,
    follow_up_id bigint NOT NULL
)
"""

DROP_HITS = "DROP TABLE filter_hit"

_NEWS = RawSQL("SELECT follow_up_id FROM news", ())


def write_hits(cursor: "CursorWrapper", subscriptions: QuerySet[Subscription], *, today: date) -> None:
    """Fill ``filter_hit`` for every filter of these; at most two statements per filter and kind of reader.

    A filter that is none of ours catches nothing, and is logged.
    """
    followed = subscriptions.filter(scope=Subscription.Scope.FILTER)
    readers = followed.annotate(staff=Coalesce("user__is_staff", False)).values_list("filter", "staff")
    for text, is_staff in readers.order_by("filter", "staff").distinct():
        try:
            kind, criteria = saved_filters.read(text)
        except ValueError:
            logger.warning("saved filter not understood: %r", text)
            continue
        of_itself = replace(criteria, stands=(), terms=())
        _write(cursor, (text, is_staff, True), kind, criteria, today)
        if of_itself != criteria:
            _write(cursor, (text, is_staff, False), kind, of_itself, today)


def _write(
    cursor: "CursorWrapper", hit: tuple[str, bool, bool], kind: ItemKind, criteria: Criteria, today: date
) -> None:
    viewer = Viewer.STAFF if hit[1] else Viewer.VISITOR
    caught = lists.matching(kind, criteria, viewer=viewer, today=today).filter(pk__in=_NEWS).order_by().values("id")
    try:
        sql, params = caught.query.get_compiler(connection=connection).as_sql()
    except EmptyResultSet:
        return
    values: tuple[Any, ...] = (*hit, *params)
    cursor.execute(f"INSERT INTO filter_hit SELECT %s, %s, %s, caught.* FROM ({sql}) AS caught", values)  # noqa: S608
