"""Who counts as a colleague on the public pages: an account alone opens no draft."""

import pytest
from django.test import Client

from tests.builders import make_user
from tests.web.scene import SECRET, Scene


@pytest.mark.parametrize(
    ("permissions", "overrides"),
    [((), {}), (("view_motion", "view_followup"), {}), (("view_letter",), {"is_staff": False})],
    ids=["no permission", "other permissions", "no staff"],
)
def test_account_that_may_not_view_letters_reads_what_visitors_read(
    permissions: tuple[str, ...], overrides: dict[str, bool], scene: Scene
) -> None:
    client = Client()
    client.force_login(make_user("cor", permissions=permissions, **overrides))

    assert client.get(f"/brieven/{scene.draft.pk}/").status_code == 404
    assert client.get(f"/toezeggingen/{scene.hidden.pk}/").status_code == 404
    for address in ("/brieven/", "/moties/", f"/moties/{scene.late.pk}/", f"/zoeken/?q={SECRET}"):
        shown = client.get(address).content.decode().lower().replace(f'value="{SECRET}"', "")
        assert f"concept {SECRET}" not in shown, address
        assert f"directie {SECRET}" not in shown, address
        assert f"{SECRET} streven" not in shown, address


def test_account_that_may_view_letters_reads_drafts_in_its_own_browser_only(scene: Scene) -> None:
    client = Client()
    client.force_login(make_user("cor", permissions=("view_letter",)))

    response = client.get(f"/brieven/{scene.draft.pk}/")

    assert f"{SECRET} uitstel." in response.content.decode()
    assert response["Cache-Control"] == "private, no-store"
