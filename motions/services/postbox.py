"""The mail server's side of a hand-over: what it took, what it refused, and the one thing nobody can know."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from smtplib import SMTP, SMTPDataError, SMTPException, SMTPServerDisconnected
from types import TracebackType
from typing import Self, cast

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.backends.smtp import EmailBackend as SmtpBackend
from django.core.mail.message import SafeMIMEMultipart, sanitize_address

Connect = Callable[[], BaseEmailBackend]

ACCEPTED = (250, 251)
UNREADABLE = -1
"""The code that smtplib gives to an answer that is none."""
FOR_GOOD = 500


class Unreachable(Exception):
    """No connection to the mail server could be made; nothing was offered."""


class NotTaken(Exception):
    """The server did not take the mail for now."""


class LineBroken(NotTaken):
    """The line broke, or fell silent, before the mail itself was sent."""


class Refused(Exception):
    """The server refuses the mail for good, or its address is none."""


class NoAnswer(Exception):
    """The mail was sent and the answer did not come: nobody knows whether it was taken."""


@dataclass(frozen=True, slots=True)
class _Envelope:
    """A mail as it goes over the line."""

    sender: str
    recipients: tuple[str, ...]
    content: bytes


class Postbox:
    """One connection to the mail server, used for mail after mail and opened again when it broke.

    Any other backend than SMTP, such as a folder, takes a mail as a whole or raises OSError.
    """

    def __init__(self, connect: Connect) -> None:
        self._backend = connect()
        self._was_used = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._close()

    def open(self) -> None:
        """Make sure that there is a connection. Raises Unreachable."""
        try:
            self._backend.open()
        except (OSError, SMTPException) as error:
            self._close()
            raise Unreachable(_told(error)) from error

    def hand_over(self, email: EmailMessage) -> None:
        """Return when the server has taken the mail. Raises Unreachable, NotTaken, LineBroken, Refused, NoAnswer."""
        envelope = _sealed(email)
        self.open()
        try:
            if isinstance(self._backend, SmtpBackend):
                self._offer_again_if_line_was_cut(self._backend, envelope)
                _give(_line(self._backend), envelope)
            else:
                self._backend.send_messages([email])
        except (NotTaken, Refused, NoAnswer):
            self._close()
            raise
        except (OSError, SMTPException) as error:
            self._close()
            raise LineBroken(_told(error)) from error
        self._was_used = True

    def _offer_again_if_line_was_cut(self, backend: SmtpBackend, envelope: _Envelope) -> None:
        """Servers end connections that were idle or long in use; as long as nothing was sent we may ask again."""
        was_used = self._was_used
        try:
            _offer(_line(backend), envelope)
        except SMTPServerDisconnected:
            self._close()
            if not was_used:
                raise
            self.open()
            _offer(_line(backend), envelope)

    def _close(self) -> None:
        self._was_used = False
        with suppress(OSError, SMTPException):
            self._backend.close()


def _line(backend: SmtpBackend) -> SMTP:
    assert backend.connection is not None, "open() came first"
    return backend.connection


def _sealed(email: EmailMessage) -> _Envelope:
    try:
        message = cast("SafeMIMEMultipart", email.message())
        return _Envelope(
            sender=sanitize_address(email.from_email, "utf-8"),
            recipients=tuple(sanitize_address(address, "utf-8") for address in email.recipients()),
            content=message.as_bytes(linesep="\r\n"),
        )
    except ValueError as error:
        raise Refused(_told(error)) from error


def _offer(smtp: SMTP, envelope: _Envelope) -> None:
    smtp.ehlo_or_helo_if_needed()
    _expect_accepted(*smtp.mail(envelope.sender))
    for recipient in envelope.recipients:
        _expect_accepted(*smtp.rcpt(recipient))


def _give(smtp: SMTP, envelope: _Envelope) -> None:
    answer: bytes | str
    try:
        code, answer = smtp.data(envelope.content)
    except SMTPDataError as error:  # the answer to DATA itself: nothing was sent yet
        code, answer = error.smtp_code, error.smtp_error
    except (OSError, SMTPException) as error:
        raise NoAnswer(_told(error)) from error
    if code == UNREADABLE:
        raise NoAnswer(_words(answer))
    _expect_accepted(code, answer)


def _expect_accepted(code: int, answer: bytes | str) -> None:
    if code not in ACCEPTED:
        raise (Refused if code >= FOR_GOOD else NotTaken)(f"{code} {_words(answer)}")


def _words(answer: bytes | str) -> str:
    return answer.decode("utf-8", "replace") if isinstance(answer, bytes) else answer


def _told(error: Exception) -> str:
    """The error as one line, or its kind where it says nothing itself."""
    return " ".join(str(error).split()) or type(error).__name__
