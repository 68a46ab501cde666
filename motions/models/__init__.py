"""The tables, one module per noun."""

from motions.models.activities import Activity, Committee
from motions.models.attachments import Attachment
from motions.models.calendars import CalendarRow
from motions.models.commitments import Commitment, CommitmentAddressee, Statement
from motions.models.corrections import CorrectionRequest
from motions.models.deadlines import Deadline
from motions.models.decision_lists import DecisionList, DecisionListRow
from motions.models.decisions import Decision, Vote
from motions.models.doubles import PossibleDouble
from motions.models.events import FollowUpEvent
from motions.models.evidence import Evidence, Stance
from motions.models.follow_ups import FollowUp
from motions.models.gaps import ImportGap, ImportSighting
from motions.models.government import Cabinet, Ministry, MinistryName, Office, OfficeHolding
from motions.models.imports import ImportCursor, ImportFault, ImportRun, SourceWord
from motions.models.jobs import JobRun
from motions.models.letters import Letter, Signatory, Visibility
from motions.models.motions import Addressee, Amended, Motion, Mover, Request
from motions.models.notifications import Channel, DeliveryState, Message, Notification
from motions.models.office_lists import OfficeList, OfficeListRow
from motions.models.papers import Chamber, Dossier, Paper
from motions.models.people import Group, Membership, Person
from motions.models.publications import AwaitedFile, Publication
from motions.models.readings import Candidate, Citation, CitedReference, Place, Reading, Suggestion
from motions.models.settlements import Settlement
from motions.models.source_values import SourceValue
from motions.models.subscriptions import Subscription
from motions.models.transfers import Transfer, TransferItem

__all__ = [
    "Activity",
    "Addressee",
    "Amended",
    "Attachment",
    "AwaitedFile",
    "Cabinet",
    "CalendarRow",
    "Candidate",
    "Chamber",
    "Channel",
    "Citation",
    "CitedReference",
    "Commitment",
    "CommitmentAddressee",
    "Committee",
    "CorrectionRequest",
    "Deadline",
    "Decision",
    "DecisionList",
    "DecisionListRow",
    "DeliveryState",
    "Dossier",
    "Evidence",
    "FollowUp",
    "FollowUpEvent",
    "Group",
    "ImportCursor",
    "ImportFault",
    "ImportGap",
    "ImportRun",
    "ImportSighting",
    "JobRun",
    "Letter",
    "Membership",
    "Message",
    "Ministry",
    "MinistryName",
    "Motion",
    "Mover",
    "Notification",
    "Office",
    "OfficeHolding",
    "OfficeList",
    "OfficeListRow",
    "Paper",
    "Person",
    "Place",
    "PossibleDouble",
    "Publication",
    "Reading",
    "Request",
    "Settlement",
    "Signatory",
    "SourceValue",
    "SourceWord",
    "Stance",
    "Statement",
    "Subscription",
    "Suggestion",
    "Transfer",
    "TransferItem",
    "Visibility",
    "Vote",
]
