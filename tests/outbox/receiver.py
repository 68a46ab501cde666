"""A real receiver of webhooks on loopback, which answers as it is told to."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread


@dataclass(frozen=True, slots=True)
class Received:
    """A call as it arrived."""

    path: str
    headers: dict[str, str]
    body: bytes


@dataclass
class Receiver:
    """``answers`` are used up one by one, then 204 is the answer; "hang" says nothing, "drip" never ends."""

    port: int = 0
    answers: list[int | str] = field(default_factory=list)
    calls: list[Received] = field(default_factory=list)
    end: Event = field(default_factory=Event)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/haak?soort=a"


def _handler(receiver: Receiver) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            received = {name.lower(): value for name, value in self.headers.items()}
            receiver.calls.append(Received(self.path, received, body))
            answer = receiver.answers.pop(0) if receiver.answers else 204
            if answer == "hang":
                receiver.end.wait(20)
            elif answer == "drip":
                self._drip()
            else:
                assert isinstance(answer, int)
                self.send_response(answer)
                self.send_header("Location", f"http://127.0.0.1:{receiver.port}/elders")
                self.send_header("Content-Length", "0")
                self.end_headers()

        def _drip(self) -> None:
            self.wfile.write(b"HTTP/1.1 ")
            while not receiver.end.wait(0.1):
                try:
                    self.wfile.write(b" ")
                except OSError:
                    return

        def log_message(self, *args: object) -> None:
            """Silent."""

    return Handler


@contextmanager
def running_receiver() -> Iterator[Receiver]:
    receiver = Receiver()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(receiver))
    server.daemon_threads = True
    receiver.port = server.server_address[1]
    thread = Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield receiver
    finally:
        receiver.end.set()
        server.shutdown()
        server.server_close()
        thread.join()
