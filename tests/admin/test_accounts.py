"""Accounts and groups: whom they let do what, in Dutch, and nothing lost when a page is saved."""

from django.contrib.auth.models import Group, Permission
from django.test import Client

from tests.builders import make_group, make_user


def test_permissions_are_named_in_dutch(staff: Client) -> None:
    group = make_group("Lezers", "view_motion")

    page = staff.get(f"/admin/auth/group/{group.pk}/change/").content.decode()

    assert ">Motie: bekijken</option>" in page
    assert "Can " not in page


def test_saving_an_account_keeps_its_groups_and_permissions(staff: Client) -> None:
    group = make_group("Lezers", "view_motion")
    user = make_user("cor", permissions=("view_letter",))
    address = f"/admin/auth/user/{user.pk}/change/"
    page = staff.get(address).content.decode()

    answer = staff.post(
        address,
        {
            "username": "cor",
            "email": user.email,
            "is_active": "on",
            "is_staff": "on",
            "groups": [group.pk],
            "user_permissions": [Permission.objects.get(codename="view_letter").pk],
        },
    )

    assert answer.status_code == 302
    assert [named.name for named in Group.objects.filter(user=user)] == ["Lezers"]
    assert user.user_permissions.get().codename == "view_letter"
    assert f'type="checkbox" name="groups" value="{group.pk}"' in page
    assert "Choose" not in page
