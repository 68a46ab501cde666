"""E-mail into a folder: one complete .eml file a mail, so that a newcomer sees what would have been sent."""

import hashlib
import itertools
import os
import secrets
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC
from email.message import Message
from email.utils import parsedate_to_datetime
from pathlib import Path

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend


class FolderBackend(BaseEmailBackend):
    """Writes each mail to ``settings.EMAIL_FILE_PATH``: ``20260302T060000Z-<16 hex digits of its Message-ID>.eml``.

    A file has this name only when it is whole. A mail that is sent twice is a second file ("-2"): a folder, like a
    mailbox, shows it. Raises OSError when the folder cannot be written.
    """

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        folder = Path(settings.EMAIL_FILE_PATH)
        folder.mkdir(parents=True, exist_ok=True)
        written = 0
        for email in email_messages:
            if not email.recipients():
                continue
            message = email.message()
            temporary = folder / f".{secrets.token_hex(8)}.part"
            temporary.write_bytes(message.as_bytes())
            _give_name(temporary, folder, _stem(message))
            written += 1
        return written


def _give_name(temporary: Path, folder: Path, stem: str) -> None:
    for suffix in itertools.chain([""], (f"-{number}" for number in itertools.count(2))):
        # A link, unlike a rename, fails when the name is taken.
        with suppress(FileExistsError):
            os.link(temporary, folder / f"{stem}{suffix}.eml")
            break
    temporary.unlink()


def _stem(message: Message) -> str:
    sent_at = parsedate_to_datetime(str(message["Date"])).astimezone(UTC)
    identity = hashlib.sha256(str(message["Message-ID"]).encode()).hexdigest()[:16]
    return f"{sent_at:%Y%m%dT%H%M%SZ}-{identity}"
