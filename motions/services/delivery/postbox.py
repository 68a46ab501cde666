"""The mail server's side of a hand-over: what it took, what it refused, and the one thing nobody can know."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from email.generator import BytesGenerator
from email.policy import Compat32
from io import BytesIO
from smtplib import SMTP, SMTPException, SMTPServerDisconnected, quoteaddr
from types import TracebackType
from typing import Any, Self, cast

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.backends.smtp import EmailBackend as SmtpBackend
from django.core.mail.message import SafeMIMEMultipart, sanitize_address

from motions.models import Channel, Message
from motions.rules.delivery import refuses_address
from motions.services.delivery.carrying import Carried
from motions.services.delivery.claims import Clock
from motions.services.delivery.composing import compose
from motions.services.delivery.handing_over import (
    LineBroken,
    NoAnswer,
    NotTaken,
    RecipientRefused,
    Refused,
    Unreachable,
    told,
)

Connect = Callable[[], BaseEmailBackend]
Answer = tuple[int, bytes]

ACCEPTED = (250, 251)
GO_ON = 354
UNREADABLE = -1
"""The code that smtplib gives to an answer that is none."""
FOR_GOOD = 500
LINE_LENGTH = 78
"""Beyond as many characters a header is folded."""


@dataclass(frozen=True, slots=True)
class Envelope:
    """A mail as it goes over the line."""

    mail: EmailMessage
    sender: str
    recipients: tuple[str, ...]
    content: bytes

    @property
    def size(self) -> int:
        return len(self.content)


class Postbox:
    """One connection to the mail server, used for mail after mail and opened again when it broke.

    Where the server allows it (PIPELINING, RFC 2920), sender, recipients and the wish to send go in one packet. Any
    other backend than SMTP, such as a folder, takes a mail as a whole or raises OSError.
    """

    channel: str = Channel.EMAIL
    is_one_server = True

    def __init__(self, connect: Connect) -> None:
        self._backend = connect()
        self._was_used = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._close()

    def compose(self, message: Message, carried: list[Carried], standing: set[int], clock: Clock) -> Envelope | None:
        """The mail as it may leave now. Raises Refused where its address is none."""
        mail = compose(message, carried, standing, now=clock())
        return sealed(mail) if mail else None

    def open(self) -> None:
        """Make sure that there is a connection. Raises Unreachable."""
        try:
            self._backend.open()
        except (OSError, SMTPException) as error:
            self._close()
            raise Unreachable(told(error)) from error

    def hand_over(self, letter: Envelope) -> None:
        """Return when the server has taken the mail. Raises Unreachable, NotTaken, LineBroken, Refused, NoAnswer."""
        self.open()
        try:
            if isinstance(self._backend, SmtpBackend):
                self._offer_again_if_line_was_cut(self._backend, letter)
                _give(_line(self._backend), letter.content)
            else:
                self._backend.send_messages([letter.mail])
        except (NotTaken, Refused, NoAnswer):
            self._close()
            raise
        except (OSError, SMTPException) as error:
            self._close()
            raise LineBroken(told(error)) from error
        self._was_used = True

    def _offer_again_if_line_was_cut(self, backend: SmtpBackend, envelope: Envelope) -> None:
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


class _PlainHeaders(Compat32):
    """Writes a header that needs no folding as it stands, which most do; Python's own way takes twenty times longer."""

    def fold_binary(self, name: str, value: Any) -> bytes:
        """The header as it goes over the line."""
        fits = isinstance(value, str) and len(name) + len(value) + 2 <= LINE_LENGTH
        if fits and value.isascii() and value.isprintable():
            return f"{name}: {value}\r\n".encode("ascii")
        return super().fold_binary(name, value)


_HEADERS = _PlainHeaders(linesep="\r\n")


def sealed(mail: EmailMessage) -> Envelope:
    """The mail as bytes, with its addresses. Raises Refused where one of them is none."""
    try:
        message = cast("SafeMIMEMultipart", mail.message())
        content = BytesIO()
        BytesGenerator(content, mangle_from_=False, policy=_HEADERS).flatten(message)
        return Envelope(
            mail=mail,
            sender=sanitize_address(mail.from_email, "utf-8"),
            recipients=tuple(sanitize_address(address, "utf-8") for address in mail.recipients()),
            content=content.getvalue(),
        )
    except ValueError as error:
        raise Refused(told(error)) from error


def _line(backend: SmtpBackend) -> SMTP:
    assert backend.connection is not None, "open() came first"
    return backend.connection


@dataclass(frozen=True, slots=True)
class _Step:
    """A command, the answers that let the conversation go on, and what another answer for good means."""

    command: str
    accepted: tuple[int, ...] = ACCEPTED
    refused: type[Refused] = Refused

    def expect(self, answer: Answer) -> None:
        """Raises NotTaken or ``refused``, in the server's words."""
        code, words = answer
        if code in self.accepted:
            return
        said = f"{code} {words.decode('utf-8', 'replace')}"
        if code < FOR_GOOD:
            raise NotTaken(said)
        raise (self.refused if refuses_address(said) else Refused)(said)


def _offer(smtp: SMTP, envelope: Envelope) -> None:
    """Say from whom and to whom, and wait until the server wants the mail; nothing of it was sent yet."""
    smtp.ehlo_or_helo_if_needed()
    steps = [_Step(f"MAIL FROM:{quoteaddr(envelope.sender)}")]
    steps += [_Step(f"RCPT TO:{quoteaddr(address)}", refused=RecipientRefused) for address in envelope.recipients]
    steps += [_Step("DATA", accepted=(GO_ON,))]
    if smtp.has_extn("pipelining"):
        _offer_at_once(smtp, steps)
        return
    for step in steps:
        smtp.putcmd(step.command)
        step.expect(smtp.getreply())


def _offer_at_once(smtp: SMTP, steps: Sequence[_Step]) -> None:
    smtp.send("".join(f"{step.command}\r\n" for step in steps))
    answers = [smtp.getreply() for _ in steps]
    try:
        for step, answer in zip(steps, answers, strict=True):
            step.expect(answer)
    except (NotTaken, Refused):
        if answers[-1][0] == GO_ON:
            smtp.close()  # it waits for a mail that does not come: every further word would be taken for one
        raise


_END = _Step(".")


def _give(smtp: SMTP, content: bytes) -> None:
    try:
        smtp.send(_with_dots(content))
        code, answer = smtp.getreply()
    except (OSError, SMTPException) as error:
        raise NoAnswer(told(error)) from error
    if code == UNREADABLE:
        raise NoAnswer(answer.decode("utf-8", "replace"))
    _END.expect((code, answer))


def _with_dots(content: bytes) -> bytes:
    """The mail as DATA wants it: a dot before a dot at the beginning of a line, and a dot alone at the end."""
    stuffed = content.replace(b"\n.", b"\n..")
    if stuffed.startswith(b"."):
        stuffed = b"." + stuffed
    return stuffed + (b".\r\n" if stuffed.endswith(b"\r\n") else b"\r\n.\r\n")
