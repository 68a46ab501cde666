"""The events to tell of, as one temporary table with all that decides who hears of them: ``news``."""

from collections.abc import Collection

from motions.models import Subscription, Visibility
from motions.models.events import INTERNAL_KINDS
from motions.rules.follow_ups import EventKind

Scope = Subscription.Scope

BY_TRANSFER, BY_OFFER, BY_REFUSAL, BY_LIST = "transfer:", "offer:", "refusal:", "list:"
"""How the bundle begins of what one step did to many follow-ups: its reader hears of it in one message."""

CREATE_NEWS = """
CREATE TEMPORARY TABLE news (
    event_id bigint NOT NULL,
    follow_up_id bigint NOT NULL,
    kind varchar(16) NOT NULL,
    taken_back boolean NOT NULL,
    hidden boolean NOT NULL,
    step varchar(80) NOT NULL,
    owner_address varchar(254) NOT NULL,
    mailbox varchar(254) NOT NULL,
    actor_address varchar(254) NOT NULL,
    motion_id bigint,
    commitment_id bigint,
    ministry_id bigint,
    dossier_id bigint,
    office_id bigint,
    promised_by bigint,
    committee_id bigint
)
"""

FORGET_TAKEN_BACK = "DELETE FROM news WHERE taken_back"

DROP_NEWS = "DROP TABLE news"

_PUBLIC = f"'{Visibility.PUBLIC}'"

_HIDDEN = f"""event.is_internal OR event.kind IN ({", ".join(f"'{kind}'" for kind in INTERNAL_KINDS)})
           OR coalesce(letter.visibility, {_PUBLIC}) <> {_PUBLIC}
           OR coalesce(term_letter.visibility, {_PUBLIC}) <> {_PUBLIC}"""


def select_news(which: str, lock: str, scopes: Collection[str], *, by_sweep: bool) -> str:
    """Fills ``news`` with the events that meet a condition; ``scopes`` are those that somebody follows.

    ``hidden`` is what only staff may know of, ``step`` the bundle of the step that wrote it. What nobody asks for is
    not looked up: a sweep's events, for one, have no actor and cannot have been taken back yet.
    """
    joins = [_OWNER]
    columns = _HANDLED_BY | {"taken_back": "FALSE", "hidden": "TRUE", "actor_address": "''", "step": "''"}
    columns |= dict.fromkeys(_ITEM_COLUMNS, "NULL")
    if not by_sweep:
        columns |= _ACT
        joins.append(_ACTED)
    if scopes:
        columns |= {"hidden": _HIDDEN, "motion_id": "request.motion_id", "office_id": "follow_up.office_id"}
        joins.append(_LETTERS)
    if {Scope.DOSSIER, Scope.COMMITTEE, Scope.OFFICE} & set(scopes):
        columns |= _ITEM_COLUMNS
        joins.append(_ITEM)
    return f"""
INSERT INTO news (event_id, follow_up_id, kind, commitment_id, ministry_id,
                  {", ".join(columns)})
SELECT event.id, event.follow_up_id, event.kind, follow_up.commitment_id, follow_up.ministry_id,
       {", ".join(columns.values())}
  FROM motions_followupevent AS event
       {" ".join(joins)}
 WHERE {which}
 {lock}
"""  # noqa: S608  (made of this module's own words; values are parameters)


_OWNER = """JOIN motions_followup AS follow_up ON follow_up.id = event.follow_up_id
       LEFT JOIN motions_request AS request ON request.id = follow_up.request_id
       LEFT JOIN motions_ministry AS ministry ON ministry.id = follow_up.ministry_id
       LEFT JOIN auth_user AS owner ON owner.id = follow_up.owner_id"""

_HANDLED_BY = {
    "owner_address": "CASE WHEN owner.is_active THEN lower(trim(owner.email)) ELSE '' END",
    "mailbox": "lower(trim(coalesce(ministry.mailbox, '')))",
}

_ACTED = f"""LEFT JOIN auth_user AS actor ON actor.id = event.actor_id
       LEFT JOIN motions_transfer AS offer ON offer.id = event.transfer_id AND event.kind = '{EventKind.OFFERED}'
       LEFT JOIN motions_ministry AS offered_ministry ON offered_ministry.id = offer.ministry_id
       LEFT JOIN auth_user AS offered_owner ON offered_owner.id = offer.owner_id"""

_ACT = {
    # An offer is for the side that has to answer it.
    "owner_address": f"""CASE WHEN offer.id IS NULL THEN {_HANDLED_BY["owner_address"]}
            WHEN offered_owner.is_active THEN lower(trim(offered_owner.email)) ELSE '' END""",
    "mailbox": f"""CASE WHEN offer.id IS NULL THEN {_HANDLED_BY["mailbox"]}
            ELSE lower(trim(coalesce(offered_ministry.mailbox, ''))) END""",
    "taken_back": "EXISTS (SELECT 1 FROM motions_followupevent AS undone WHERE undone.retracts_id = event.id)",
    "actor_address": "lower(trim(coalesce(actor.email, '')))",
    "step": f"""CASE WHEN event.transfer_id IS NOT NULL
            THEN CASE event.kind WHEN '{EventKind.OFFERED}' THEN '{BY_OFFER}'
                                 WHEN '{EventKind.OFFER_REFUSED}' THEN '{BY_REFUSAL}'
                                 ELSE '{BY_TRANSFER}' END || event.transfer_id
            WHEN event.decision_list_id IS NOT NULL THEN '{BY_LIST}' || event.decision_list_id ELSE '' END""",
}

_LETTERS = """LEFT JOIN motions_letter AS letter ON letter.id = event.letter_id
       LEFT JOIN motions_deadline AS deadline ON deadline.id = event.deadline_id
       LEFT JOIN motions_letter AS term_letter ON term_letter.id = deadline.letter_id"""

_ITEM = """LEFT JOIN motions_commitment AS commitment ON commitment.id = follow_up.commitment_id
       LEFT JOIN motions_motion AS motion ON motion.id = request.motion_id
       LEFT JOIN motions_paper AS paper ON paper.id = motion.paper_id
       LEFT JOIN motions_activity AS activity ON activity.id = motion.activity_id"""

_ITEM_COLUMNS = {
    "motion_id": "request.motion_id",
    "office_id": "follow_up.office_id",
    "promised_by": "commitment.office_id",
    "dossier_id": "coalesce(paper.dossier_id, commitment.dossier_id)",
    "committee_id": "activity.committee_id",
}
