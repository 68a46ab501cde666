"""Requests to a source: patient with one that is slow or down for a moment, never following it elsewhere."""

import time
from collections.abc import Callable, Mapping
from urllib.parse import urljoin, urlsplit

import requests

from motions.importers.reading import SourceFailed

TIMEOUT = (10, 90)
"""Seconds to connect, and between two pieces of an answer; heavy pages of the Tweede Kamer take some thirty."""
WAITS: tuple[float, ...] = (2, 10, 30)
"""Seconds before each new attempt."""
MOST_BYTES = 100_000_000
USER_AGENT = "Nakoming (https://nakoming.example)"
PASSING = frozenset({408, 425, 429, 500, 502, 503, 504})
"""Answers after which asking again makes sense."""

HEAVY = frozenset({"HTTP 500", "HTTP 504"})
"""How the Tweede Kamer answers, after some thirty seconds, to a question that is too heavy for it."""


class Refused(SourceFailed):
    """The source understood the question and refuses it (HTTP 4xx), or points elsewhere (3xx)."""

    def __init__(self, status: int, address: str) -> None:
        super().__init__(f"De bron weigert de vraag (HTTP {status}): {address}")
        self.status = status


class TooHeavy(SourceFailed):
    """The source keeps failing on this question; a smaller one may work."""


class Client:
    """Asks one host. ``wait`` is called with the seconds to wait before asking again."""

    def __init__(self, base: str, *, wait: Callable[[float], None] = time.sleep) -> None:
        self._base = base.rstrip("/") + "/"
        self._wait = wait
        self._session = requests.Session()
        self._session.headers["User-Agent"] = USER_AGENT

    def get(self, path: str, params: Mapping[str, str] | None = None) -> bytes:
        """The body of an answer; ``path`` may be a whole address of the same host.

        Raises SourceFailed, Refused and TooHeavy.
        """
        address = urljoin(self._base, path)
        if urlsplit(address)[:2] != urlsplit(self._base)[:2]:
            raise SourceFailed(f"De bron verwijst naar een andere host: {address}")
        failure = ""
        for pause in (0, *WAITS):
            if pause:
                self._wait(pause)
            try:
                return self._answer(address, params)
            except _Passing as error:
                failure = str(error)
        kind = TooHeavy if failure in HEAVY else SourceFailed
        raise kind(f"De bron antwoordt niet ({failure}): {address}")

    def _answer(self, address: str, params: Mapping[str, str] | None) -> bytes:
        try:
            with self._session.get(
                address, params=params, timeout=TIMEOUT, stream=True, allow_redirects=False
            ) as answer:
                if answer.status_code in PASSING:
                    raise _Passing(f"HTTP {answer.status_code}")
                if answer.status_code >= 300:
                    raise Refused(answer.status_code, address)
                return self._whole(answer)
        except requests.RequestException as error:
            raise _Passing(_said(error)) from error

    def _whole(self, answer: requests.Response) -> bytes:
        """The body, when all of it came and it is not endless."""
        body = bytearray()
        for piece in answer.iter_content(65_536):
            body += piece
            if len(body) > MOST_BYTES:
                raise SourceFailed(f"Het antwoord van de bron is groter dan {MOST_BYTES} bytes: {answer.url}")
        announced = answer.headers.get("Content-Length")
        if announced and "Content-Encoding" not in answer.headers and len(body) != int(announced):
            raise _Passing(f"{len(body)} van {announced} bytes gekregen")
        return bytes(body)


def _said(error: requests.RequestException) -> str:
    """What went wrong, for a person who reads the report."""
    if isinstance(error, requests.Timeout):
        return "geen antwoord binnen de tijd"
    if isinstance(error, requests.ConnectionError):
        return "geen verbinding"
    return " ".join(str(error).split())[:200]


class _Passing(Exception):
    """A failure that may be over in a moment."""
