"""Which addresses a webhook may have: what follows from the text, and what follows from where the name leads.

A name is resolved once, and the call goes to one of the very addresses that were looked at: a name that leads to
somewhere else a moment later (DNS rebinding) gains nothing.
"""

import socket
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network
from urllib.parse import urlsplit

from django.conf import settings

from motions.services.refusals import Refused

PORTS = {"https": 443, "http": 80}
LONGEST = 254
# Networks that Python counts as global, or whose last 32 bits lead to an address of IPv4.
# Sources: RFC 6052 and 8215 (NAT64), RFC 3056 (6to4), RFC 4380 (Teredo), RFC 4291 (IPv4-compatible), RFC 3879
# (site-local), RFC 9637.
NEVER = [
    ip_network(network)
    for network in (
        *("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32", "::/96", "fec0::/10", "3fff::/20"),
        *("100.64.0.0/10", "192.0.0.0/24", "192.88.99.0/24", "168.63.129.16/32"),
    )
]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a call goes: ``host`` as it is named, ``address`` as it was resolved."""

    scheme: str
    host: str
    port: int
    address: str
    path: str


def check_address(url: str) -> None:
    """Raises Refused, in Dutch, unless the program would call this address now."""
    place_of(url)


def place_of(url: str) -> Place:
    """The place behind an address, resolved once and looked at. Raises Refused, or NoSuchPlace of its kinds."""
    scheme, host, port, path = _parts(url)
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (socket.gaierror, UnicodeError) as error:
        raise NoSuchPlace(f"De naam {host} is niet te vinden.") from error
    addresses = [str(sockaddr[0]).partition("%")[0] for *_, sockaddr in found]
    # All of them: a name with one public and one private address would otherwise lead inside by chance.
    if not settings.WEBHOOKS_ALLOW_PRIVATE and not all(is_public(address) for address in addresses):
        raise Refused("Dit adres ligt in een besloten netwerk; een webhook moet op het open internet staan.")
    return Place(scheme=scheme, host=host, port=port, address=addresses[0], path=path)


class NoSuchPlace(Refused):
    """The name leads nowhere, at least for now."""


def is_public(address: str) -> bool:
    """Whether an IP address is one of the open internet."""
    ip = ip_address(address)
    if isinstance(ip, IPv6Address) and ip.ipv4_mapped:
        ip = ip.ipv4_mapped
    if not ip.is_global or ip.is_multicast or ip.is_reserved or ip.is_unspecified:
        return False
    return not any(_within(ip, network) for network in NEVER)


def _within(ip: IPv4Address | IPv6Address, network: object) -> bool:
    return isinstance(network, IPv6Network) == isinstance(ip, IPv6Address) and ip in network  # type: ignore[operator]


def _parts(url: str) -> tuple[str, str, int, str]:
    if len(url) > LONGEST or not url.isascii() or not url.isprintable() or " " in url:
        raise Refused("Dit adres is te lang of bevat tekens die niet in een webadres horen.")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise Refused("Dit is geen geldig webadres.") from None
    if parts.scheme != "https" and not (parts.scheme == "http" and settings.WEBHOOKS_ALLOW_PRIVATE):
        raise Refused("Een webhook moet met https:// beginnen.")
    if not parts.hostname or parts.username is not None or parts.password is not None or "\\" in url:
        raise Refused("Dit is geen geldig webadres; het bevat ook geen naam of wachtwoord.")
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return parts.scheme, parts.hostname, port or PORTS[parts.scheme], path
