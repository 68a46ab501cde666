"""What stands here is never overwritten: what differs is said, row by row."""

from datetime import date

import pytest
from django.contrib.auth.models import User

from motions.models import Decision, FollowUp, Request
from tests.builders import make_commitment, make_follow_up, make_ministry, make_motion, make_user
from tests.office_lists.lists import HEADER, csv_of, look_at, plans, row, take_over

pytestmark = pytest.mark.django_db


def commitment_row(*, term: str = "", state: str = "", ministry: str = "", unit: str = "") -> bytes:
    return csv_of(HEADER, f"Toezegging;TZ202601-012;;Informeren;10-02-2026;{term};{state};{ministry};{unit};")


def followed(**columns: object) -> FollowUp:
    commitment = make_commitment(register_number="TZ202601-012")
    return make_follow_up(commitment=commitment, follow_from=date(2026, 2, 10), **columns)  # type: ignore[arg-type]


def test_a_term_that_staff_set_stays(anna: User) -> None:
    follow_up = followed(due_on=date(2026, 7, 2))

    office_list = look_at(commitment_row(term="01-09-2026"), actor=anna)

    assert plans(office_list) == {2: "differs"}
    assert row(office_list, 2).says == [
        "Termijn: hier 2 juli 2026, in de lijst 1 september 2026. Blijft zoals het hier staat."
    ]
    follow_up.refresh_from_db()
    assert follow_up.due_on == date(2026, 7, 2)


def test_empty_columns_are_filled_and_filled_ones_stay(anna: User) -> None:
    make_ministry("bz")
    other = make_ministry("def", name="Defensie")
    follow_up = followed(due_on=None, ministry=other)

    office_list = look_at(commitment_row(term="01-09-2026", ministry="BZ", unit="DGB"), actor=anna)
    take_over(office_list, actor=anna)

    follow_up.refresh_from_db()
    assert (follow_up.ministry, follow_up.unit, follow_up.due_on) == (other, "DGB", date(2026, 9, 1))
    assert row(office_list, 2).says == [
        "Ministerie: hier “DEF”, in de lijst “BZ”. Blijft zoals het hier staat.",
        "Directie: DGB.",
        "Termijn: 1 september 2026.",
    ]


@pytest.mark.parametrize(
    ("state", "word", "plan"),
    [
        ("open", "open", "same"),
        ("open", "in uitvoering", "adds"),
        ("open", "afgedaan", "adds"),
        ("reported", "afgedaan", "same"),
        ("closed", "afgedaan", "same"),
        ("reported", "open", "differs"),
        ("closed", "in uitvoering", "differs"),
        ("lapsed", "afgedaan", "differs"),
    ],
)
def test_a_state_is_noted_only_where_it_may_follow(anna: User, state: str, word: str, plan: str) -> None:
    follow_up = followed(due_on=None)
    FollowUp.objects.filter(pk=follow_up.pk).update(state=state)

    assert plans(look_at(commitment_row(state=word), actor=anna)) == {2: plan}


def test_what_was_noted_after_the_day_of_the_list_stays(anna: User) -> None:
    follow_up = followed(due_on=None)
    follow_up.events.create(
        kind="progress", once_key="x", happened_on=date(2026, 3, 2), recorded_at=follow_up.opened_at
    )

    assert plans(look_at(commitment_row(state="afgedaan"), actor=anna, as_of=date(2026, 3, 1))) == {2: "differs"}
    assert plans(look_at(commitment_row(state="afgedaan"), actor=anna, as_of=date(2026, 3, 2))) == {2: "adds"}


def test_a_reported_state_is_noted_with_the_day_of_the_list_and_its_text(anna: User) -> None:
    follow_up = followed(due_on=None)

    take_over(look_at(commitment_row(state="afgedaan"), actor=anna, as_of=date(2026, 3, 1)), actor=anna)

    follow_up.refresh_from_db()
    event = follow_up.events.get(kind="reported")
    assert (follow_up.state, event.happened_on, event.actor) == ("reported", date(2026, 3, 1), anna)
    assert event.note == "Volgens de lijst lijst.csv: afgedaan"


def test_a_known_motion_is_followed_from_its_adoption(anna: User) -> None:
    motion = make_motion("Bikker")
    Decision.objects.create(motion=motion, kind="adopted", decided_on="2026-01-27")

    take_over(look_at(csv_of(HEADER, "Motie;;36 410, nr. 74;Anders verwoord;;;;;;"), actor=anna), actor=anna)

    motion.refresh_from_db()
    assert motion.title == "Motie over een onderwerp"
    assert motion.requests.get().follow_ups.get().follow_from == date(2026, 1, 27)


def test_a_rejected_motion_is_not_followed(anna: User) -> None:
    Decision.objects.create(motion=make_motion("Bikker"), kind="rejected", decided_on="2026-01-27")

    office_list = look_at(csv_of(HEADER, "Motie;;36410-74;Dijken;;;;;;"), actor=anna)

    assert plans(office_list) == {2: "differs"}
    assert row(office_list, 2).says == ["De motie is hier “Verworpen”. Er wordt niets geopend."]


def test_of_several_requests_each_is_followed_and_one_term_is_not_spread_over_them(anna: User) -> None:
    motion = make_motion("Bikker", requests=("verzoekt de regering dit", "verzoekt de regering dat", "spreekt uit"))
    Request.objects.filter(motion=motion, position=3).update(addressee="nobody")

    office_list = look_at(csv_of(HEADER, "Motie;;36410-74;Dijken;;01-05-2026;afgedaan;;;"), actor=anna)
    take_over(office_list, actor=anna)

    follow_ups = FollowUp.objects.order_by("request__position")
    assert [(row.request.position, row.state, row.due_on) for row in follow_ups if row.request] == [
        (1, "open", None), (2, "open", None),
    ]  # fmt: skip
    assert row(office_list, 2).says[-1].startswith("De motie heeft 2 verzoeken.")


def test_nobody_is_guessed_for_an_unknown_owner(anna: User) -> None:
    make_user("cor", email="cor@ministerie.example")
    header = "Soort;Onderwerp;Datum;Behandelaar"
    lines = ("Toezegging;Informeren;10-02-2026;cor", "Toezegging;Berichten;10-02-2026;Team Water")

    office_list = look_at(csv_of(header, *lines), actor=anna)
    take_over(office_list, actor=anna)

    assert [str(follow_up.owner) for follow_up in FollowUp.objects.order_by("pk")] == ["cor", "None"]
    assert row(office_list, 3).says[-1] == (
        "Behandelaar “Team Water” is hier niet één medewerker en is niet overgenomen."
    )


def test_an_internal_target_stands_beside_the_term_and_binds_nobody(anna: User) -> None:
    follow_up = followed(due_on=date(2026, 7, 2))
    data = commitment_row(term="01-06-2026")

    office_list = look_at(data, actor=anna, terms_are_internal=True)
    take_over(office_list, actor=anna)

    follow_up.refresh_from_db()
    assert row(office_list, 2).says == ["Intern streven: 1 juni 2026."]
    assert follow_up.due_on == date(2026, 7, 2)
    assert [(one.set_by, one.due_on) for one in follow_up.deadlines.order_by("version")] == [
        ("requested", date(2026, 7, 2)), ("internal", date(2026, 6, 1)),
    ]  # fmt: skip
    assert plans(look_at(data, actor=anna, terms_are_internal=True)) == {2: "same"}


def test_a_request_that_was_not_followed_yet_gets_no_state_that_belongs_to_all(anna: User) -> None:
    motion = make_motion("Bikker", requests=("verzoekt de regering dit", "verzoekt de regering dat"))
    make_follow_up(request=motion.requests.get(position=1))

    office_list = look_at(csv_of(HEADER, "Motie;;36410-74;Dijken;;01-05-2026;afgedaan;;;"), actor=anna)
    take_over(office_list, actor=anna)

    second = FollowUp.objects.get(request__position=2)
    assert (second.state, second.due_on) == ("open", None)
    assert row(office_list, 2).says[-1].startswith("De motie heeft 2 verzoeken.")
