"""A real SMTP server on loopback that counts what it takes and misbehaves where it is told to."""

import asyncio
import email
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP as SMTP_POLICY
from enum import StrEnum
from threading import Thread

from aiosmtpd.smtp import SMTP, Envelope, Session
from django.core.mail.backends.smtp import EmailBackend

HOST = "127.0.0.1"
TIMEOUT = 1
"""Seconds after which our side gives up on a silent server."""


class Stage(StrEnum):
    """Where in the conversation the server misbehaves."""

    RCPT = "rcpt"
    DATA = "data"
    AFTER_DATA = "after data"
    """The mail was taken, and counts as delivered; only the answer goes wrong."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Answer with this line."""

    line: str


class Hang:
    """Say nothing until the other side gives up."""


class Drop:
    """Break the line without a word."""


Fault = Answer | Hang | Drop


class Handler:
    """Takes every mail; ``faults`` by address and stage are used up once each unless they stay."""

    def __init__(self) -> None:
        self.taken: list[EmailMessage] = []
        self.connections = 0
        self.faults: dict[tuple[str, str], list[Fault]] = {}
        self.on_taken: Callable[[EmailMessage], None] | None = None
        self.pipelining = False

    def connection(self) -> SMTP:
        self.connections += 1
        return SMTP(self, hostname="mail.example")

    async def handle_EHLO(
        self, server: SMTP, session: Session, envelope: Envelope, hostname: str, responses: list[str]
    ) -> list[str]:
        session.host_name = hostname
        return ["250-PIPELINING", *responses] if self.pipelining else responses

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        answer = await self._misbehave(server, address, Stage.RCPT)
        if answer is None:
            envelope.rcpt_tos.append(address)
        return answer or "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        address = envelope.rcpt_tos[0]
        refused = await self._misbehave(server, address, Stage.DATA)
        if refused:
            return refused
        assert isinstance(envelope.content, bytes)
        mail = email.message_from_bytes(envelope.content, policy=SMTP_POLICY)
        self.taken.append(mail)
        if self.on_taken:
            self.on_taken(mail)
        return await self._misbehave(server, address, Stage.AFTER_DATA) or "250 OK"

    async def _misbehave(self, server: SMTP, address: str, stage: str) -> str | None:
        waiting = self.faults.get((address, stage))
        if not waiting:
            return None
        match waiting.pop(0):
            case Answer(line):
                return line
            case Hang():
                await asyncio.sleep(3 * TIMEOUT)
            case Drop():
                assert isinstance(server.transport, asyncio.Transport)
                server.transport.abort()
        return "421 too late"


class MailServer:
    """What a test sees of the server."""

    def __init__(self, handler: Handler, port: int) -> None:
        self.handler = handler
        self.port = port

    def misbehave(self, address: str, stage: str, fault: Fault, *, times: int = 1) -> None:
        self.handler.faults[address, stage] = [fault] * times

    def connect(self) -> EmailBackend:
        """A connection as the program makes it."""
        return EmailBackend(host=HOST, port=self.port, timeout=TIMEOUT)

    @property
    def url(self) -> str:
        return f"smtp://{HOST}:{self.port}"

    @property
    def taken(self) -> list[EmailMessage]:
        return self.handler.taken

    @property
    def arrivals(self) -> Counter[str]:
        """How often each mail arrived, by Message-ID."""
        return Counter(str(mail["Message-ID"]) for mail in self.handler.taken)

    @property
    def recipients(self) -> list[str]:
        return [str(mail["To"]) for mail in self.handler.taken]


@contextmanager
def running_mail_server() -> Iterator[MailServer]:
    """The server in a thread of its own, on a free port."""
    handler = Handler()
    loop = asyncio.new_event_loop()
    thread = Thread(target=_serve, args=(loop,))
    thread.start()
    # Everything is asked of the loop from its own thread: a browser test may have left one running in this thread.
    server = asyncio.run_coroutine_threadsafe(loop.create_server(handler.connection, HOST, 0), loop).result()
    try:
        yield MailServer(handler, server.sockets[0].getsockname()[1])
    finally:
        loop.call_soon_threadsafe(server.close)
        loop.call_soon_threadsafe(loop.stop)
        thread.join()


def _serve(loop: asyncio.AbstractEventLoop) -> None:
    loop.run_forever()
    for task in asyncio.all_tasks(loop):
        task.cancel()
    loop.run_until_complete(loop.shutdown_asyncgens())
    loop.close()
