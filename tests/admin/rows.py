"""Rows of every model, as many as a test asks for, each with all that its list and page show."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from django.db import models

from motions.models import (
    Activity,
    Attachment,
    AwaitedFile,
    Cabinet,
    CalendarRow,
    Candidate,
    Citation,
    CitedReference,
    Commitment,
    CommitmentAddressee,
    Committee,
    CorrectionRequest,
    Deadline,
    Decision,
    DecisionList,
    DecisionListRow,
    DeliveryState,
    Dossier,
    Evidence,
    FollowUp,
    FollowUpEvent,
    Group,
    ImportCursor,
    ImportFault,
    ImportGap,
    ImportRun,
    ImportSighting,
    JobRun,
    Letter,
    Membership,
    Message,
    Ministry,
    MinistryName,
    Motion,
    Mover,
    Notification,
    Office,
    OfficeHolding,
    OfficeList,
    OfficeListRow,
    Paper,
    Person,
    PossibleDouble,
    Publication,
    Reading,
    Request,
    Settlement,
    Signatory,
    SourceValue,
    SourceWord,
    Statement,
    Subscription,
    Suggestion,
    Transfer,
    TransferItem,
    Vote,
)
from tests.builders import (
    NOW,
    make_commitment,
    make_follow_up,
    make_letter,
    make_ministry,
    make_motion,
    make_paper,
    make_suggestion,
    make_user,
)

DAY = date(2026, 2, 10)


def _next(model: type[models.Model]) -> int:
    """A number that no row of this model has used."""
    return (model._default_manager.aggregate(last=models.Max("pk"))["last"] or 0) + 1


def _ministry() -> Ministry:
    n = _next(Ministry)
    return make_ministry(f"m{n}")


def _person() -> Person:
    return Person.objects.create(last_name=f"Jansen{_next(Person)}", first_name="Jo")


def _group() -> Group:
    return Group.objects.create(abbreviation=f"G{_next(Group)}")


def _office() -> Office:
    return Office.objects.create(title=f"Minister {_next(Office)}", ministry=_ministry())


def _committee() -> Committee:
    return Committee.objects.create(name=f"Commissie {_next(Committee)}")


def _activity() -> Activity:
    return Activity.objects.create(subject=f"Debat {_next(Activity)}", held_on=DAY, committee=_committee())


def _paper() -> Paper:
    n = _next(Paper)
    return make_paper(30000 + n, str(n), title="Een stuk", published_on=DAY)


def _motion() -> Motion:
    return make_motion("Bikker", "Omtzigt", paper=_paper(), activity=_activity(), replaces=make_motion(paper=_paper()))


def _commitment() -> Commitment:
    return make_commitment(office=_office(), dossier=_paper().dossier, register_status="Openstaand")


def _follow_up() -> FollowUp:
    n = _next(FollowUp)
    owner = make_user(f"owner{n}")
    if n % 2:
        return make_follow_up(commitment=_commitment(), ministry=_ministry(), owner=owner)
    return make_follow_up(request=_motion().requests.get(), ministry=_ministry(), owner=owner)


def _suggestion() -> Suggestion:
    return make_suggestion(
        citation=_citation(), state="rejected", decided_by=make_user(f"r{_next(Suggestion)}"), decided_at=NOW
    )


def _attachment() -> Attachment:
    n = _next(Attachment)
    return Attachment.objects.create(
        official_id=f"b{n}", number=f"2026D{n:05d}", title="Overzicht", letter=make_letter(), read_as=make_letter()
    )


def _reading() -> Reading:
    return Reading.objects.create(letter=make_letter(), reader_version="1", anchor="2026-02-10", read_at=NOW)


def _citation() -> Citation:
    return Citation.objects.create(reading=_reading(), kind="motion", start=0, end=3, quote="Den", rule="test")


def _decision() -> Decision:
    decision = Decision.objects.create(
        motion=_motion(), kind="adopted", decided_on=DAY, activity=_activity(), source_word="Stemmen - aangenomen"
    )
    Vote.objects.create(decision=decision, voter="CDA", choice="for", seats=5)
    return decision


def _evidence() -> Evidence:
    return Evidence.objects.create(
        follow_up=_follow_up(), letter=make_letter(), stance="progress", start=0, end=8, quote="Den Haag",
        accepted_by=make_user(f"e{_next(Evidence)}"), accepted_at=NOW, suggestion=_suggestion(),
    )  # fmt: skip


def _deadline() -> Deadline:
    return Deadline.objects.create(
        follow_up=_follow_up(), version=2, set_by="promised", due_on=date(2026, 9, 1), letter=make_letter(),
        activity=_activity(), set_at=NOW, recorded_by=make_user(f"d{_next(Deadline)}"),
    )  # fmt: skip


def _event() -> FollowUpEvent:
    n = _next(FollowUpEvent)
    return FollowUpEvent.objects.create(
        follow_up=_follow_up(), kind="progress", once_key=f"key{n}", happened_on=DAY, recorded_at=NOW,
        letter=make_letter(), actor=make_user(f"a{n}"),
    )  # fmt: skip


def _transfer() -> Transfer:
    n = _next(Transfer)
    return Transfer.objects.create(
        ministry=_ministry(), office=_office(), owner=make_user(f"to{n}"), reason="nieuw kabinet", made_at=NOW,
        made_by=make_user(f"by{n}"),
    )  # fmt: skip


def _transfer_item() -> TransferItem:
    n = _next(TransferItem)
    return TransferItem.objects.create(
        transfer=_transfer(), follow_up=_follow_up(), successor=_follow_up(), former_ministry=_ministry(),
        former_office=_office(), former_owner=make_user(f"was{n}"), state="done", answered_at=NOW,
        answered_by=make_user(f"took{n}"),
    )  # fmt: skip


def _decision_list() -> DecisionList:
    n = _next(DecisionList)
    activity = Activity.objects.create(subject=f"Vergadering {n}")
    return DecisionList.objects.create(
        decided_on=NOW.date(), body="commissie", letter=make_letter(), activity=activity, made_at=NOW,
        made_by=make_user(f"listed{n}"), undone_at=NOW, undone_by=make_user(f"undid{n}"),
    )  # fmt: skip


def _decision_list_row() -> DecisionListRow:
    return DecisionListRow.objects.create(
        decision_list=_decision_list(), follow_up=_follow_up(), decision="fulfilled", undone_at=NOW
    )


def _possible_double() -> PossibleDouble:
    n = _next(PossibleDouble)
    return PossibleDouble.objects.create(
        noted=_commitment(), registered=_commitment(), register_number=f"TZ202601-{n:03d}", likeness=80,
        reason="zelfde debat", state="different", found_at=NOW, answered_at=NOW, answered_by=make_user(f"judge{n}"),
    )  # fmt: skip


def _correction_request() -> CorrectionRequest:
    n = _next(CorrectionRequest)
    about = {"motion": _motion()} if n % 2 else {"commitment": _commitment()}
    return CorrectionRequest.objects.create(
        **about, text="Dit klopt niet.", address="lezer@krant.example", sent_at=NOW, state="kept", answer="Toch wel.",
        answered_at=NOW, answered_by=make_user(f"c{n}"),
    )  # fmt: skip


def _message() -> Message:
    return Message.objects.create(
        recipient="bz@ministerie.example", message_id=f"<{_next(Message)}@nakoming.example>", created_at=NOW,
        not_before=NOW, resolved_by=make_user(f"m{_next(Message)}"),
    )  # fmt: skip


def _notification() -> Notification:
    return Notification.objects.create(
        event=_event(), recipient="bz@ministerie.example", role="mailbox", message=_message(), created_at=NOW
    )


def _import_run() -> ImportRun:
    n = _next(ImportRun)
    return ImportRun.objects.create(
        source="Tweede Kamer", category="Motie", started_at=NOW, started_by=make_user(f"i{n}"), seen=250
    )


def _office_list() -> OfficeList:
    n = _next(OfficeList)
    return OfficeList.objects.create(
        file="lists/2026/lijst.csv", file_name=f"lijst{n}.csv", ministry=_ministry(), state="taken_back", as_of=DAY,
        uploaded_at=NOW, uploaded_by=make_user(f"up{n}"), applied_at=NOW, applied_by=make_user(f"ap{n}"),
        taken_back_at=NOW, taken_back_by=make_user(f"tb{n}"),
    )  # fmt: skip


def _office_list_row() -> OfficeListRow:
    about = {"motion": _motion()} if _next(OfficeListRow) % 2 else {"commitment": _commitment()}
    return OfficeListRow.objects.create(
        office_list=_office_list(), number=2, cells=["een", "twee"], plan="new", says=["Toevoegen."], **about
    )


MAKERS: dict[type[models.Model], Callable[[], models.Model]] = {
    Activity: _activity,
    Cabinet: lambda: Cabinet.objects.create(name=f"Kabinet {_next(Cabinet)}", starts_on=DAY),
    CalendarRow: lambda: CalendarRow.objects.create(
        kind="zomerreces", year=2000 + _next(CalendarRow), starts_on=DAY, ends_on=DAY, source="test"
    ),
    Candidate: lambda: Candidate.objects.create(suggestion=_suggestion(), rank=1, motion=_motion(), reason="nummer"),
    Citation: _citation,
    CitedReference: lambda: CitedReference.objects.create(
        citation=_citation(), normal_form="36410-74", paper=_paper()
    ),
    Commitment: _commitment,
    CommitmentAddressee: lambda: CommitmentAddressee.objects.create(
        commitment=_commitment(), name="de Kamer", person=_person(), group=_group(), committee=_committee()
    ),
    Attachment: _attachment,
    AwaitedFile: lambda: AwaitedFile.objects.create(
        letter=make_letter(), source="KOOP", tries=1, again_on=DAY, problem="Niet te lezen."
    ),
    Committee: _committee,
    CorrectionRequest: _correction_request,
    Deadline: _deadline,
    Decision: _decision,
    DecisionList: _decision_list,
    DecisionListRow: _decision_list_row,
    DeliveryState: lambda: DeliveryState.objects.get_or_create(pk=1)[0],
    Dossier: lambda: Dossier.objects.create(number=20000 + _next(Dossier), title="Dossier"),
    Evidence: _evidence,
    FollowUp: _follow_up,
    FollowUpEvent: _event,
    Group: _group,
    ImportCursor: lambda: ImportCursor.objects.create(
        source="Tweede Kamer", category=f"Soort {_next(ImportCursor)}", token="2025-10-02T00:00:00Z", moved_at=NOW
    ),
    ImportFault: lambda: ImportFault.objects.create(run=_import_run(), record="a1", problem="Geen nummer."),
    ImportGap: lambda: ImportGap.objects.create(
        source="Tweede Kamer", category="Motie", official_id=f"g{_next(ImportGap)}", kind="refused", since=NOW
    ),
    ImportRun: _import_run,
    ImportSighting: lambda: ImportSighting.objects.create(
        cursor=ImportCursor.objects.create(source="Tweede Kamer", category=f"Gezien {_next(ImportSighting)}",
                                           moved_at=NOW),
        official_ids=["a1"],
    ),
    JobRun: lambda: JobRun.objects.create(job="flag_overdue", slot=f"dag {_next(JobRun)}", started_at=NOW),
    Letter: lambda: make_letter(received_by=make_user(f"l{_next(Letter)}"), paper=_paper()),
    Membership: lambda: Membership.objects.create(person=_person(), group=_group(), starts_on=DAY),
    Message: _message,
    Ministry: _ministry,
    MinistryName: lambda: MinistryName.objects.create(ministry=_ministry(), name="Naam", abbreviation="N"),
    Motion: _motion,
    Mover: lambda: Mover.objects.create(motion=_motion(), position=9, name="Ceder", person=_person()),
    Notification: _notification,
    Office: _office,
    OfficeHolding: lambda: OfficeHolding.objects.create(
        office=_office(), person=_person(), cabinet=Cabinet.objects.create(name=f"K{_next(Cabinet)}", starts_on=DAY),
        starts_on=DAY,
    ),
    OfficeList: _office_list,
    OfficeListRow: _office_list_row,
    Paper: _paper,
    Publication: lambda: Publication.objects.create(official_id=f"kst-{_next(Publication)}", letter=make_letter()),
    Person: _person,
    PossibleDouble: _possible_double,
    Reading: _reading,
    Request: lambda: _motion().requests.get(),
    Signatory: lambda: Signatory.objects.create(letter=make_letter(), position=1, name="A. Jansen", office=_office()),
    Settlement: lambda: Settlement.objects.create(
        difference="moties-ingevoerd", record=str(_next(Settlement)), choice="kept", reason="Zo.", made_at=NOW,
        made_by=make_user(f"s{_next(Settlement)}"),
    ),
    SourceValue: lambda: SourceValue.objects.create(
        category="Motie", official_id=f"m{SourceValue.objects.count()}", field="title", value="Varen"
    ),
    SourceWord: lambda: SourceWord.objects.create(
        source="Tweede Kamer", field="BesluitSoort", word=f"Woord {_next(SourceWord)}", first_seen_at=NOW,
        last_seen_at=NOW,
    ),
    Statement: lambda: Statement.objects.create(
        commitment=_commitment(), said_on=DAY, quote="Ik zal.", letter=make_letter(), activity=_activity(),
        suggestion=_suggestion(),
    ),
    Subscription: lambda: Subscription.objects.create(
        address="bz@ministerie.example", scope="motion", motion=_motion(), user=make_user(f"s{_next(Subscription)}"),
        created_at=NOW,
    ),
    Suggestion: _suggestion,
    Transfer: _transfer,
    TransferItem: _transfer_item,
    Vote: lambda: Vote.objects.create(decision=_decision(), voter="VVD", choice="for", group=_group()),
}  # fmt: skip


def make_rows(model: type[models.Model], count: int) -> None:
    """Adds this many rows of a model, each with relations of its own."""
    for _ in range(count):
        MAKERS[model]()


def fill_decision_list(decision_list: DecisionList, count: int) -> None:
    """Rows, each of a follow-up of its own."""
    for _ in range(count):
        DecisionListRow.objects.create(decision_list=decision_list, follow_up=_follow_up(), decision="lapsed")


def fill_motion(motion: Motion, count: int) -> None:
    """Movers, requests with follow-ups, and decisions with votes."""
    for n in range(2, count + 2):
        Mover.objects.create(motion=motion, position=n + 10, name=f"Mover{n}", person=_person())
        request = Request.objects.create(motion=motion, position=n, text="verzoekt de regering")
        make_follow_up(request=request, ministry=_ministry())
        decision = Decision.objects.create(
            motion=motion, kind="held", decided_on=DAY + timedelta(days=n), activity=_activity()
        )
        Vote.objects.create(decision=decision, voter="CDA", choice="for", seats=5)


def fill_commitment(commitment: Commitment, count: int) -> None:
    """Statements and addressees."""
    for n in range(count):
        Statement.objects.create(
            commitment=commitment, said_on=DAY, quote="Ik zal.", letter=make_letter(), activity=_activity()
        )
        CommitmentAddressee.objects.create(
            commitment=commitment, name=f"lid {n}", person=_person(), group=_group(), committee=_committee()
        )


def fill_follow_up(follow_up: FollowUp, count: int) -> None:
    """Events with letters and actors, versions of the term, passages."""
    for n in range(2, count + 2):
        actor = make_user(f"f{follow_up.pk}x{n}")
        letter = make_letter()
        deadline = Deadline.objects.create(
            follow_up=follow_up, version=n, set_by="promised", due_on=date(2026, 9, 1), letter=letter, set_at=NOW,
            recorded_by=actor,
        )  # fmt: skip
        evidence = Evidence.objects.create(
            follow_up=follow_up, letter=letter, stance="progress", start=0, end=8, quote="Den Haag", accepted_by=actor,
            accepted_at=NOW,
        )  # fmt: skip
        FollowUpEvent.objects.create(
            follow_up=follow_up, kind="progress", once_key=f"{follow_up.pk}:{n}", happened_on=DAY, recorded_at=NOW,
            letter=letter, actor=actor, deadline=deadline, evidence=evidence,
        )  # fmt: skip


def fill_letter(letter: Letter, count: int) -> None:
    """Signatories, attachments and readings."""
    for n in range(count):
        Attachment.objects.create(
            official_id=f"{letter.pk}-{n}", number=f"D{n}", title="Overzicht", letter=letter, read_as=make_letter()
        )
        Signatory.objects.create(letter=letter, position=n + 1, name="A. Jansen", office=_office())
        Reading.objects.create(letter=letter, reader_version=str(n), read_at=NOW, superseded_at=NOW)


def fill_reading(reading: Reading, count: int) -> None:
    """Suggestions and citations with references."""
    for n in range(count):
        citation = Citation.objects.create(reading=reading, kind="motion", start=n, end=n + 3, quote="Den", rule="test")
        CitedReference.objects.create(citation=citation, normal_form="36410-74", paper=_paper())
        make_suggestion(
            reading=reading, start=n, end=n + 3, state="rejected", decided_by=make_user(f"u{reading.pk}x{n}"),
            decided_at=NOW,
        )  # fmt: skip


def fill_suggestion(suggestion: Suggestion, count: int) -> None:
    """Candidates."""
    for n in range(count):
        Candidate.objects.create(suggestion=suggestion, rank=n + 1, motion=_motion(), reason="nummer")


def fill_decision(decision: Decision, count: int) -> None:
    """Votes."""
    for n in range(count):
        Vote.objects.create(decision=decision, voter=f"fractie {n}", choice="for", group=_group(), person=_person())


def fill_citation(citation: Citation, count: int) -> None:
    """References."""
    for n in range(count):
        CitedReference.objects.create(citation=citation, normal_form=f"36410-{n}", paper=_paper())


def fill_person(person: Person, count: int) -> None:
    """Memberships and offices held."""
    for n in range(count):
        cabinet = Cabinet.objects.create(name=f"K{_next(Cabinet)}", starts_on=DAY)
        Membership.objects.create(person=person, group=_group(), starts_on=DAY + timedelta(days=n))
        OfficeHolding.objects.create(person=person, office=_office(), starts_on=DAY, cabinet=cabinet)


def fill_office(office: Office, count: int) -> None:
    """Those who held it."""
    for _ in range(count):
        cabinet = Cabinet.objects.create(name=f"K{_next(Cabinet)}", starts_on=DAY)
        OfficeHolding.objects.create(person=_person(), office=office, starts_on=DAY, cabinet=cabinet)


def fill_ministry(ministry: Ministry, count: int) -> None:
    """Its names."""
    for n in range(count):
        MinistryName.objects.create(ministry=ministry, name=f"Naam {n}", abbreviation="N")


def fill_message(message: Message, count: int) -> None:
    """The notices that it carries."""
    for _ in range(count):
        Notification.objects.create(
            event=_event(), recipient=message.recipient, role="mailbox", message=message, created_at=NOW
        )


def fill_import_run(run: ImportRun, count: int) -> None:
    """Records that could not be taken over."""
    for n in range(count):
        ImportFault.objects.create(run=run, record=f"record {n}", problem="Geen nummer.", excerpt="{}")


FILLERS: dict[type[models.Model], Callable[[Any, int], None]] = {
    DecisionList: fill_decision_list,
    Citation: fill_citation,
    Commitment: fill_commitment,
    Decision: fill_decision,
    FollowUp: fill_follow_up,
    ImportRun: fill_import_run,
    Letter: fill_letter,
    Message: fill_message,
    Ministry: fill_ministry,
    Motion: fill_motion,
    Office: fill_office,
    Person: fill_person,
    Reading: fill_reading,
    Suggestion: fill_suggestion,
}
"""Models whose page has inlines, and how to fill those."""
