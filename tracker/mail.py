"""E-mail into a folder: one complete .eml file a mail, so that a newcomer sees what would have been sent."""

import hashlib
import secrets
from collections.abc import Sequence
from datetime import UTC
from email.message import Message
from email.utils import parsedate_to_datetime
from pathlib import Path

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend


class FolderBackend(BaseEmailBackend):
    """Writes each mail to ``settings.EMAIL_FILE_PATH``: ``20260302T060000Z-<16 hex digits of its Message-ID>.eml``.

    A file has this name only when it is whole. The same mail (the same date and Message-ID) is the same file.
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
            temporary.rename(folder / _file_name(message))
            written += 1
        return written


def _file_name(message: Message) -> str:
    sent_at = parsedate_to_datetime(str(message["Date"])).astimezone(UTC)
    identity = hashlib.sha256(str(message["Message-ID"]).encode()).hexdigest()[:16]
    return f"{sent_at:%Y%m%dT%H%M%SZ}-{identity}.eml"
