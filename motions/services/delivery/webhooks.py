"""Webhooks: one signed call for each event, as https://www.standardwebhooks.com describes it.

The receiver knows a call by its ``webhook-id``, which stays the same when it is made again. So, other than a mail, a
call of which nobody knows whether it arrived is simply repeated.
"""

import base64
import hashlib
import hmac
import json
import socket
import ssl
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from threading import Timer
from typing import Any

from motions.models import Channel, Message, Subscription
from motions.rules.follow_ups import EventKind
from motions.services import addresses
from motions.services.delivery.carrying import Carried
from motions.services.delivery.claims import Clock
from motions.services.delivery.handing_over import LineBroken, NotTaken, RecipientRefused, Refused, told
from motions.services.delivery.webhook_address import NoSuchPlace, Place, place_of
from motions.services.refusals import Refused as AddressRefused

SECRET_PREFIX = "whsec_"  # noqa: S105
TYPE = "nakoming.event"
SILENCE = 5.0
"""Seconds that a receiver may say nothing."""
LONGEST = 15.0
"""Seconds that a whole call may take, however slowly the receiver drips."""
MOST_READ = 64_000
"""Bytes of an answer that are read."""
GONE = 410


@dataclass(frozen=True, slots=True)
class Call:
    """A call as it goes over the line."""

    url: str
    headers: dict[str, str]
    body: bytes

    @property
    def size(self) -> int:
        return len(self.body)


class Caller:
    """Makes calls, each on a connection of its own to an address that was looked at first."""

    channel: str = Channel.WEBHOOK
    is_one_server = False

    def compose(self, message: Message, carried: list[Carried], standing: set[int], clock: Clock) -> Call | None:
        """The call as it may leave now, None when there is nothing left to say. Raises Refused."""
        told_of = [each for each in carried if each.item is not None and each.notification.pk in standing]
        subscription = told_of[0].notification.subscription if told_of else None
        if subscription is None:
            return None
        now = clock()
        body = json.dumps(
            {"type": TYPE, "timestamp": now.isoformat(), "data": [_data(each) for each in told_of]}, ensure_ascii=False
        ).encode()
        return Call(message.recipient, _headers(message, subscription, body, now), body)

    def open(self) -> None:
        """Nothing: every call goes somewhere else."""

    def hand_over(self, letter: Call) -> None:
        """Return when the receiver has taken the call (2xx). Raises NotTaken, LineBroken, Refused, RecipientRefused."""
        try:
            status, reason = _post(place_of(letter.url), letter)
        except NoSuchPlace as error:
            raise NotTaken(str(error)) from error
        except AddressRefused as error:
            raise Refused(str(error)) from error
        except (OSError, HTTPException, ValueError) as error:
            raise LineBroken(told(error)) from error
        if status == GONE:
            raise RecipientRefused(f"{status} {reason}", for_good=True)
        if not 200 <= status < 300:
            raise NotTaken(f"{status} {reason}")


def signature(secret: str, webhook_id: str, timestamp: int, body: bytes) -> str:
    """``v1,`` and the HMAC-SHA256 of number, moment and body, with the secret that begins with ``whsec_``."""
    key = base64.b64decode(secret.removeprefix(SECRET_PREFIX))
    signed = hmac.new(key, f"{webhook_id}.{timestamp}.".encode() + body, hashlib.sha256)
    return f"v1,{base64.b64encode(signed.digest()).decode()}"


def _headers(message: Message, subscription: Subscription, body: bytes, now: datetime) -> dict[str, str]:
    if not subscription.webhook_secret:
        raise Refused("Dit abonnement heeft geen geheim om de oproep mee te ondertekenen.")
    # The number of the message, without the dots that separate what is signed.
    webhook_id = f"msg_{hashlib.sha256(message.message_id.encode()).hexdigest()[:32]}"
    timestamp = int(now.timestamp())
    return {
        "content-type": "application/json",
        "user-agent": "Nakoming",
        "webhook-id": webhook_id,
        "webhook-timestamp": str(timestamp),
        "webhook-signature": signature(subscription.webhook_secret, webhook_id, timestamp, body),
    }


def _data(told_of: Carried) -> dict[str, Any]:
    item, event = told_of.item, told_of.notification.event
    assert item is not None
    term = item.term
    return {
        "event": event.kind,
        "event_label": EventKind(event.kind).label,
        "happened_on": event.happened_on.isoformat(),
        "item": {
            "kind": "motion" if item.kind.is_motion else "commitment",
            "title": item.title,
            "number": item.number,
            "ministry": item.ministry,
            "who": item.who,
            "url": addresses.item_address(item.kind, item.pk),
        },
        "state": item.state,
        "due_on": term.due_on.isoformat() if term and term.due_on else None,
        "quote": item.words,
        "passage_url": addresses.passage_address(item.passage) if item.passage else None,
        "is_example": item.is_example,
    }


def _post(place: Place, call: Call) -> tuple[int, str]:
    """Status and reason; a redirect is an answer like any other, and is not followed."""
    connection = _connection(place)
    # A receiver that drips a byte now and then would hold the sender beyond its claim.
    deadline = Timer(LONGEST, lambda: _hang_up(connection))
    deadline.daemon = True
    deadline.start()
    try:
        connection.request("POST", place.path, body=call.body, headers=call.headers)
        response: HTTPResponse = connection.getresponse()
        response.read(MOST_READ)
        return response.status, response.reason[:100]
    finally:
        deadline.cancel()
        connection.close()


def _hang_up(connection: HTTPConnection) -> None:
    with suppress(OSError, AttributeError):
        connection.sock.shutdown(socket.SHUT_RDWR)


def _connection(place: Place) -> HTTPConnection:
    if place.scheme == "http":
        return _PlainTo(place)
    return _EncryptedTo(place)


class _PlainTo(HTTPConnection):
    """Connects to the address that was looked at, whatever the name leads to by now."""

    def __init__(self, place: Place) -> None:
        super().__init__(place.host, place.port, timeout=SILENCE)
        self._place = place

    def connect(self) -> None:
        """To that very address."""
        self.sock = socket.create_connection((self._place.address, self._place.port), SILENCE)


class _EncryptedTo(HTTPSConnection):
    """The same, with a certificate that must be of the name."""

    def __init__(self, place: Place) -> None:
        super().__init__(place.host, place.port, timeout=SILENCE)
        self._place = place

    def connect(self) -> None:
        """To that very address."""
        plain = socket.create_connection((self._place.address, self._place.port), SILENCE)
        self.sock = _context().wrap_socket(plain, server_hostname=self._place.host)


def _context() -> ssl.SSLContext:
    # A file with the authorities of an office's own network comes from SSL_CERT_FILE, as OpenSSL reads it.
    return ssl.create_default_context()
