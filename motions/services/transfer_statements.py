"""The SQL of transfers: each step for all follow-ups at once, so that five thousand take as many statements as five.

The answering steps share a temporary table, ``chosen_item``: the items that are answered, their follow-ups locked in
the order of their keys before anything is decided about them. Two people who answer the same offer therefore wait for
each other, and the second finds it answered. The statements read the same on PostgreSQL and SQLite.
"""

from typing import Any

from django.db import connection

from motions.models import Deadline, FollowUp, FollowUpEvent, TransferItem
from motions.models.events import INTERNAL_KINDS
from motions.models.follow_ups import RUNNING_STATES
from motions.rules.follow_ups import EventKind, State
from motions.services.acts import Act
from motions.services.passages import AGAIN

OFFERED, DONE = TransferItem.State.OFFERED, TransferItem.State.DONE
RUNNING = ", ".join(f"'{state}'" for state in RUNNING_STATES)

STAYS_BEHIND = (
    EventKind.OPENED,
    EventKind.TRANSFERRED,
    EventKind.OFFERED,
    EventKind.OFFER_REFUSED,
    EventKind.ASSIGNED,
    EventKind.CORRECTED,
    EventKind.RETRACTED,
)
"""Events that tell of the former follow-up itself; what decides state and next notice goes along."""

CREATE_CHOSEN = """
CREATE TEMPORARY TABLE chosen_item (id bigint PRIMARY KEY, follow_up_id bigint NOT NULL, transfer_id bigint NOT NULL)
"""
DROP_CHOSEN = "DROP TABLE chosen_item"

LOCK_CHOSEN = """
SELECT count(*) FROM (
    SELECT id FROM motions_followup
     WHERE id IN (SELECT follow_up_id FROM chosen_item
                  UNION SELECT item.successor_id FROM chosen_item JOIN motions_transferitem AS item USING (id))
     ORDER BY id {lock}) AS locked
"""

KEEP_OFFERED = f"""
DELETE FROM chosen_item
 WHERE NOT EXISTS (SELECT 1 FROM motions_transferitem AS item
                    WHERE item.id = chosen_item.id AND item.state = '{OFFERED}')
"""  # noqa: S608  (these statements are made of the models' and rules' own words; values are parameters)

KEEP_RUNNING = f"""
DELETE FROM chosen_item
 WHERE NOT EXISTS (SELECT 1 FROM motions_followup AS follow_up
                    WHERE follow_up.id = chosen_item.follow_up_id AND follow_up.state IN ({RUNNING}))
"""  # noqa: S608

INSERT_ITEMS = """
INSERT INTO motions_transferitem (transfer_id, follow_up_id, former_ministry_id, former_office_id, former_unit,
                                  former_owner_id, state, answered_at, answered_by_id, answer) {rows}
"""


def _event(
    kind: EventKind,
    *,
    of: str,
    happened_on: str,
    silent: bool,
    rows: str,
    episode: str,
    note: str = "transfer.reason",
) -> str:
    return f"""
INSERT INTO motions_followupevent (follow_up_id, kind, once_key, happened_on, recorded_at, actor_id, note, transfer_id,
                                   is_internal, is_silent, told_at, outcome, body, summary)
SELECT {of}.id, '{kind}', {of}.id || ':{kind}:' || {episode}, {happened_on}, %(now)s, %(actor)s, {note},
       transfer.id, {"TRUE" if kind.value in INTERNAL_KINDS else "FALSE"}, {"TRUE" if silent else "FALSE"},
       {"%(now)s" if silent else "NULL"}, '', '', ''
  FROM {rows}
 ORDER BY {of}.id
"""  # noqa: S608


_ITEMS = """motions_transferitem AS item
       JOIN motions_followup AS follow_up ON follow_up.id = item.follow_up_id
       JOIN motions_transfer AS transfer ON transfer.id = item.transfer_id"""


def _event_of_items(kind: EventKind, which: str, *, note: str = "transfer.reason") -> str:
    return _event(
        kind,
        of="follow_up",
        happened_on="%(today)s",
        silent=False,
        episode="'t' || transfer.id",
        note=note,
        rows=f"{_ITEMS} WHERE {which}",
    )


ASSIGN_MOVED = _event_of_items(EventKind.ASSIGNED, f"item.transfer_id = %(transfer)s AND item.state = '{DONE}'")
OFFER = _event_of_items(EventKind.OFFERED, f"item.transfer_id = %(transfer)s AND item.state = '{OFFERED}'")
REFUSE_OFFER = _event_of_items(EventKind.OFFER_REFUSED, "item.id IN (SELECT id FROM chosen_item)", note="item.answer")

_TAKEN_OVER = """chosen_item
       JOIN motions_transfer AS transfer ON transfer.id = chosen_item.transfer_id
       JOIN motions_followup AS former ON former.id = chosen_item.follow_up_id
       JOIN motions_followup AS successor ON successor.predecessor_id = former.id"""

_NEW = {
    "ministry_id": "transfer.ministry_id",
    "ministry_source": f"'{FollowUp.MinistrySource.STAFF}'",
    "office_id": "transfer.office_id",
    "unit": "transfer.unit",
    "owner_id": "transfer.owner_id",
    "predecessor_id": "former.id",
    "opened_at": "%(now)s",
}


def _columns(model: type[FollowUp | Deadline | FollowUpEvent]) -> list[str]:
    return [
        str(field.column) for field in model._meta.concrete_fields if not field.primary_key and not field.generated
    ]  # fmt: skip


def _listed(columns: list[str]) -> str:
    """Quoted: "end" is a word of SQL."""
    return ", ".join(f'"{column}"' for column in columns)


def insert_successors() -> str:
    """A follow-up at the receiving side for each chosen one, standing as the former does; not where there is one."""
    columns = _columns(FollowUp)
    values = [_NEW.get(column, f'former."{column}"') for column in columns]
    return f"""
INSERT INTO motions_followup ({_listed(columns)})
SELECT {", ".join(values)}
  FROM chosen_item
       JOIN motions_transfer AS transfer ON transfer.id = chosen_item.transfer_id
       JOIN motions_followup AS former ON former.id = chosen_item.follow_up_id
 WHERE TRUE
 ORDER BY former.id
    ON CONFLICT DO NOTHING
"""  # noqa: S608


def insert_deadlines() -> str:
    """Every version of the term goes along, with who set it and when."""
    columns = [column for column in _columns(Deadline) if column != "follow_up_id"]
    return f"""
INSERT INTO motions_deadline (follow_up_id, {_listed(columns)})
SELECT successor.id, {", ".join(f'deadline."{column}"' for column in columns)}
  FROM {_TAKEN_OVER}
       JOIN motions_deadline AS deadline ON deadline.follow_up_id = former.id
 ORDER BY deadline.id
"""  # noqa: S608


def insert_carried_events() -> str:
    """What decides state and next notice, as silent copies: told once, where it happened."""
    carried = {
        "follow_up_id": "successor.id",
        # A passage that stands again goes on under its first key, by which the sweep knows it.
        "once_key": f"successor.id || rtrim(substr(event.once_key, length(CAST(former.id AS text)) + 1), '{AGAIN}')",
        "deadline_id": "deadline.id",
        "transfer_id": "transfer.id",
        # Of a passage it is kept whether it was news: only then is "still open" told after it.
        "is_silent": f"event.is_silent OR event.kind <> '{EventKind.TERM_PASSED}'",
        "told_at": "coalesce(event.told_at, %(now)s)",
    }
    columns = _columns(FollowUpEvent)
    kinds = ", ".join(f"'{kind}'" for kind in STAYS_BEHIND)
    return f"""
INSERT INTO motions_followupevent ({_listed(columns)})
SELECT {", ".join(carried.get(column, f'event."{column}"') for column in columns)}
  FROM {_TAKEN_OVER}
       JOIN motions_followupevent AS event ON event.follow_up_id = former.id
       LEFT JOIN motions_deadline AS old ON old.id = event.deadline_id
       LEFT JOIN motions_deadline AS deadline ON deadline.follow_up_id = successor.id AND deadline.version = old.version
 WHERE event.kind NOT IN ({kinds})
   AND NOT EXISTS (SELECT 1 FROM motions_followupevent AS taking_back WHERE taking_back.retracts_id = event.id)
 ORDER BY event.id
"""  # noqa: S608


OPEN_SUCCESSORS = _event(
    EventKind.OPENED,
    of="successor",
    happened_on="successor.follow_from",
    silent=True,
    episode="'1'",
    rows=_TAKEN_OVER,
)
ASSIGN_SUCCESSORS = _event(
    EventKind.ASSIGNED,
    of="successor",
    happened_on="%(today)s",
    silent=False,
    episode="'t' || transfer.id",
    rows=_TAKEN_OVER,
)
LEAVE_FORMER = _event(
    EventKind.TRANSFERRED,
    of="former",
    happened_on="%(today)s",
    silent=False,
    episode="'t' || transfer.id",
    rows=_TAKEN_OVER,
)

END_FORMER = f"""
UPDATE motions_followup
   SET state = '{State.TRANSFERRED}', outcome = '', next_notice_on = NULL
  FROM chosen_item, motions_followup AS successor
 WHERE motions_followup.id = chosen_item.follow_up_id AND successor.predecessor_id = motions_followup.id
"""  # noqa: S608

ANSWER_TAKEN_OVER = f"""
UPDATE motions_transferitem
   SET state = '{DONE}', successor_id = successor.id, answered_at = %(now)s, answered_by_id = %(actor)s
  FROM chosen_item, motions_followup AS successor
 WHERE motions_transferitem.id = chosen_item.id AND successor.predecessor_id = motions_transferitem.follow_up_id
"""  # noqa: S608

ANSWER = """
UPDATE motions_transferitem
   SET state = %(state)s, answer = %(answer)s, answered_at = %(now)s, answered_by_id = %(actor)s
 WHERE id IN (SELECT id FROM chosen_item)
"""

KEEP_UNTOUCHED = f"""
DELETE FROM chosen_item
 WHERE NOT EXISTS (
    SELECT 1 FROM motions_transferitem AS item
      JOIN motions_transfer AS transfer ON transfer.id = item.transfer_id
      JOIN motions_followup AS follow_up ON follow_up.id = item.follow_up_id
      LEFT JOIN motions_followup AS successor ON successor.id = item.successor_id
     WHERE item.id = chosen_item.id
       AND CASE WHEN item.state = '{OFFERED}' THEN TRUE
                WHEN item.successor_id IS NULL THEN
                     coalesce(follow_up.ministry_id, 0) = coalesce(transfer.ministry_id, item.former_ministry_id, 0)
                     AND coalesce(follow_up.office_id, 0) = coalesce(transfer.office_id, item.former_office_id, 0)
                     AND follow_up.unit = CASE transfer.unit WHEN '' THEN item.former_unit ELSE transfer.unit END
                     AND coalesce(follow_up.owner_id, 0) = coalesce(transfer.owner_id, item.former_owner_id, 0)
                     AND NOT EXISTS (SELECT 1 FROM motions_transferitem AS later
                                      WHERE later.follow_up_id = item.follow_up_id AND later.id > item.id
                                        AND later.state IN ('{OFFERED}', '{DONE}'))
                ELSE successor.state IN ({RUNNING})
                     AND NOT EXISTS (SELECT 1 FROM motions_followupevent AS event
                                      WHERE event.follow_up_id = successor.id
                                        AND (event.transfer_id IS NULL OR event.transfer_id <> transfer.id))
                     AND NOT EXISTS (SELECT 1 FROM motions_transferitem AS later
                                      WHERE later.follow_up_id = successor.id)
           END)
"""  # noqa: S608

_OF_CHOSEN = f"""chosen_item
       JOIN motions_transferitem AS item ON item.id = chosen_item.id
       JOIN motions_followupevent AS event
         ON event.transfer_id = item.transfer_id AND event.follow_up_id IN (item.follow_up_id, item.successor_id)
 WHERE event.kind IN ('{EventKind.OPENED}', '{EventKind.OFFERED}', '{EventKind.ASSIGNED}', '{EventKind.TRANSFERRED}')"""

CANCEL_NOTICES = f"""
UPDATE motions_notification SET cancelled_at = %(now)s
 WHERE message_id IS NULL AND cancelled_at IS NULL AND event_id IN (SELECT event.id FROM {_OF_CHOSEN})
"""  # noqa: S608

CANCEL_OFFERS = f"""
UPDATE motions_notification SET cancelled_at = %(now)s
 WHERE message_id IS NULL AND cancelled_at IS NULL
   AND event_id IN (SELECT event.id FROM {_OF_CHOSEN} AND event.kind = '{EventKind.OFFERED}')
"""  # noqa: S608

TAKE_BACK_EVENTS = f"""
INSERT INTO motions_followupevent (follow_up_id, kind, once_key, happened_on, recorded_at, actor_id, retracts_id,
                                   transfer_id, is_internal, is_silent, told_at, outcome, body, summary, note)
SELECT event.follow_up_id, '{EventKind.RETRACTED}', event.follow_up_id || ':{EventKind.RETRACTED}:' || event.id,
       %(today)s, %(now)s, %(actor)s, event.id, event.transfer_id, FALSE, TRUE, %(now)s, '', '', '', ''
  FROM {_OF_CHOSEN}
 ORDER BY event.id
"""  # noqa: S608

RESTORE_MOVED = f"""
UPDATE motions_followup
   SET ministry_id = item.former_ministry_id, office_id = item.former_office_id, unit = item.former_unit,
       owner_id = item.former_owner_id,
       ministry_source = CASE WHEN item.former_ministry_id IS NULL THEN '' ELSE ministry_source END
  FROM chosen_item, motions_transferitem AS item
 WHERE item.id = chosen_item.id AND item.state = '{DONE}' AND item.successor_id IS NULL
   AND motions_followup.id = item.follow_up_id
"""  # noqa: S608

RESTORE_FORMER = f"""
UPDATE motions_followup
   SET state = successor.state, outcome = successor.outcome, next_notice_on = successor.next_notice_on
  FROM chosen_item, motions_followup AS successor
 WHERE motions_followup.id = chosen_item.follow_up_id AND motions_followup.state = '{State.TRANSFERRED}'
   AND successor.predecessor_id = motions_followup.id
"""  # noqa: S608

END_SUCCESSORS = f"""
UPDATE motions_followup SET state = '{State.RETRACTED}', outcome = '', next_notice_on = NULL, predecessor_id = NULL
 WHERE predecessor_id IN (SELECT follow_up_id FROM chosen_item)
"""  # noqa: S608


def execute(statement: str, act: Act, **values: Any) -> int:
    """Runs the statement with the act's moment, day and actor; returns how many rows it wrote."""
    moments = {
        "now": connection.ops.adapt_datetimefield_value(act.now),
        "today": connection.ops.adapt_datefield_value(act.today),
        "actor": act.actor.pk if act.actor else None,
    }
    with connection.cursor() as cursor:
        cursor.execute(statement, moments | values)
        return int(cursor.rowcount)


def lock_words() -> str:
    return "FOR NO KEY UPDATE" if connection.features.has_select_for_update else ""
