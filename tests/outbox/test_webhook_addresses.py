"""Where a webhook may go: never inside, however the address is written or where its name leads to meanwhile."""

import socket
from typing import Any

import pytest

from motions.services.delivery.webhook_address import check_address, is_public, place_of
from motions.services.refusals import Refused


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.255.0.9", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254",  # noqa: S104
        "100.64.0.1", "192.0.0.8", "192.0.2.1", "198.18.0.1", "203.0.113.9", "224.0.0.1", "240.0.0.1",
        "255.255.255.255", "168.63.129.16", "::", "::1", "fe80::1", "fec0::1", "fc00::1", "fd00:ec2::254", "ff02::1",
        "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "64:ff9b::8.8.8.8",
        "64:ff9b:1::1", "2002:7f00:1::", "2001:0:1::1", "::7f00:1", "2001:db8::1",
    ],
)  # fmt: skip
def test_address_inside_or_leading_inside_is_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "address", ["8.8.8.8", "145.21.160.1", "::ffff:8.8.8.8", "2001:4860:4860::8888", "2a00:d78::1"]
)
def test_address_of_the_open_internet_is_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("http://8.8.8.8/", "https://"),
        ("ftp://8.8.8.8/", "https://"),
        ("8.8.8.8", "https://"),
        ("", "https://"),
        ("https://", "geen geldig webadres"),
        ("https://anna:geheim@8.8.8.8/", "geen geldig webadres"),
        ("https://8.8.8.8:99999/", "geen geldig webadres"),
        ("https://[::1/", "geen geldig webadres"),
        ("https://8.8.8.8/a b", "tekens"),
        ("https://8.8.8.8/\r\nHost: x", "tekens"),
        ("https://brug\u0433.example/", "tekens"),
        ("https://8.8.8.8/" + "a" * 300, "te lang"),
        ("https://127.0.0.1/", "besloten netwerk"),
        ("https://127.1/", "besloten netwerk"),
        ("https://2130706433/", "besloten netwerk"),
        ("https://0x7f.0.0.1/", "besloten netwerk"),
        ("https://localhost/", "besloten netwerk"),
        ("https://[::ffff:10.0.0.1]/", "besloten netwerk"),
        ("https://bestaat-niet.invalid/", "niet te vinden"),
    ],
)
def test_address_that_will_not_do_is_refused_in_dutch(url: str, said: str) -> None:
    with pytest.raises(Refused, match=said):
        check_address(url)


def test_address_on_the_open_internet_will_do() -> None:
    place = place_of("https://8.8.8.8/haak?a=b#c")

    assert (place.scheme, place.host, place.port, place.address) == ("https", "8.8.8.8", 443, "8.8.8.8")
    assert place.path == "/haak?a=b"


def test_name_with_one_address_inside_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def both(host: str, port: int, **kwargs: Any) -> list[Any]:
        found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in ("8.8.8.8", "10.0.0.1")]
        return found if host == "dubbel.example" else []

    monkeypatch.setattr(socket, "getaddrinfo", both)

    with pytest.raises(Refused, match="besloten netwerk"):
        check_address("https://dubbel.example/")


def test_office_may_allow_its_own_network(settings: Any) -> None:
    settings.WEBHOOKS_ALLOW_PRIVATE = True

    assert place_of("http://127.0.0.1:8080/haak").address == "127.0.0.1"
