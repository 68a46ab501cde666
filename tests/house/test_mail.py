"""Mail into a folder: each file whole, each mail one file."""

from email import message_from_bytes, policy
from pathlib import Path

import pytest
from django.core.mail import EmailMessage, get_connection
from pytest_django.fixtures import Settings


@pytest.fixture
def folder(tmp_path: Path, settings: Settings) -> Path:
    settings.EMAIL_BACKEND = "tracker.mail.FolderBackend"
    settings.EMAIL_FILE_PATH = str(tmp_path / "mail")
    return tmp_path / "mail"


def make_mail(**overrides: object) -> EmailMessage:
    headers = {"Message-ID": "<notice-17@nakoming.example>", "Date": "Mon, 02 Mar 2026 06:00:00 +0100"}
    given = {"subject": "Termijn verstreken", "body": "Eén motie wacht.", "to": ["bz@nakoming.example"]}
    return EmailMessage(**{"headers": headers, "from_email": "nakoming@nakoming.example", **given, **overrides})  # type: ignore[arg-type]


def test_mail_becomes_one_whole_file(folder: Path) -> None:
    sent = get_connection().send_messages([make_mail()])

    files = list(folder.iterdir())
    message = message_from_bytes(files[0].read_bytes(), policy=policy.default)
    assert sent == 1
    assert [file.name for file in files] == ["20260302T050000Z-f1f5dac3d9299083.eml"]
    assert message["To"] == "bz@nakoming.example"
    assert message["Subject"] == "Termijn verstreken"
    assert message.get_content() == "Eén motie wacht."


def test_each_mail_has_a_file_of_its_own(folder: Path) -> None:
    other = {"Message-ID": "<notice-18@nakoming.example>", "Date": "Mon, 02 Mar 2026 06:00:00 +0100"}

    sent = get_connection().send_messages([make_mail(), make_mail(headers=other)])

    assert sent == 2
    assert len(list(folder.glob("*.eml"))) == 2


def test_mail_that_is_sent_twice_is_seen_twice(folder: Path) -> None:
    for _ in range(3):
        get_connection().send_messages([make_mail()])

    stem = "20260302T050000Z-f1f5dac3d9299083"
    assert sorted(file.name for file in folder.iterdir()) == [f"{stem}-2.eml", f"{stem}-3.eml", f"{stem}.eml"]


def test_mail_without_a_recipient_is_not_written(folder: Path) -> None:
    sent = get_connection().send_messages([make_mail(to=[])])

    assert sent == 0
    assert list(folder.iterdir()) == []


def test_folder_that_cannot_be_made_is_an_error_of_the_system(folder: Path) -> None:
    folder.write_text("a file is in the way")

    with pytest.raises(OSError, match="mail"):
        get_connection().send_messages([make_mail()])
