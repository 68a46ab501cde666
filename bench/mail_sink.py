"""``python -m bench.mail_sink``: an SMTP server that takes every mail and keeps none, in a process of its own.

It prints its port. It is as quick as Python allows, so that it is the sender that is measured; like Postfix it offers
PIPELINING unless it is called with ``--one-by-one``.
"""

import asyncio
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

END_OF_MAIL = b"\r\n.\r\n"


class Conversation(asyncio.Protocol):
    """One connection; the commands that arrived together are answered together."""

    pipelining = True

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._received = b""
        self._in_mail = False
        transport.write(b"220 sink.example ESMTP\r\n")

    def data_received(self, data: bytes) -> None:
        self._received += data
        answers = []
        while answer := self._next():
            answers.append(answer)
        if answers:
            self._transport.write(b"".join(answers))
        if b"221 bye\r\n" in answers:
            self._transport.close()

    def _next(self) -> bytes:
        mark = END_OF_MAIL if self._in_mail else b"\r\n"
        line, found, rest = self._received.partition(mark)
        if not found:
            return b""
        self._received = rest
        if self._in_mail:
            self._in_mail = False
            return b"250 taken\r\n"
        return self._answer(line[:4].upper())

    def _answer(self, verb: bytes) -> bytes:
        if verb == b"EHLO":
            return b"250-sink.example\r\n250-PIPELINING\r\n250 8BITMIME\r\n" if self.pipelining else b"250 sink\r\n"
        if verb == b"DATA":
            self._in_mail = True
            return b"354 go on\r\n"
        return b"221 bye\r\n" if verb == b"QUIT" else b"250 ok\r\n"


async def _serve() -> None:
    server = await asyncio.get_running_loop().create_server(Conversation, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


@contextmanager
def running(*arguments: str) -> Iterator[int]:
    """The port of a sink that runs until the end of the block."""
    command = [sys.executable, "-m", "bench.mail_sink", *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603
        assert process.stdout is not None
        try:
            yield int(process.stdout.readline())
        finally:
            process.terminate()


if __name__ == "__main__":
    Conversation.pipelining = "--one-by-one" not in sys.argv
    asyncio.run(_serve())
