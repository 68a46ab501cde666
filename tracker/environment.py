"""Settings as the environment gives them: each variable is read once, and nonsense is refused by its name.

Every function takes the variable's name and its default and returns a value that is safe to use; what cannot be meant
raises :class:`Refused`, one Dutch line that begins with the variable's name and never repeats a password.
"""

import os
import re
import secrets
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, quote, unquote, urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.core.validators import validate_email

SECRET_KEY_MIN_LENGTH = 32

# Example: "kamerzaken.example", ".example", "127.0.0.1", "[::1]" or "*"
HOST_PATTERN = re.compile(r"\* | \.?[a-z0-9](?:[a-z0-9.-]*[a-z0-9])? | \[[0-9a-f:.]+\]", re.VERBOSE | re.IGNORECASE)

BROKER_SCHEMES = ("embedded", "amqp", "amqps", "redis", "rediss", "memory")
SMTP_SECURITY = {"smtp": {}, "smtp+tls": {"EMAIL_USE_TLS": True}, "smtp+ssl": {"EMAIL_USE_SSL": True}}
SMTP_PORTS = {"smtp": 25, "smtp+tls": 587, "smtp+ssl": 465}


class Refused(ImproperlyConfigured):
    """A variable of the environment holds something that cannot be meant."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name}: {reason}")


def text(name: str, default: str) -> str:
    """The variable without surrounding white space; an empty one counts as not given."""
    return os.environ.get(name, "").strip() or default


def flag(name: str, default: bool) -> bool:
    given = text(name, str(default)).lower()
    if given in ("true", "1", "yes", "on"):
        return True
    if given in ("false", "0", "no", "off"):
        return False
    raise Refused(name, f"moet true of false zijn, niet {given!r}.")


def whole_number(name: str, default: int, minimum: int, maximum: int) -> int:
    given = text(name, str(default))
    if not re.fullmatch(r"[0-9]{1,18}", given) or not minimum <= int(given) <= maximum:
        raise Refused(name, f"moet een geheel getal van {minimum} tot en met {maximum} zijn, niet {given!r}.")
    return int(given)


def day_counts(name: str, default: tuple[int, ...], minimum: int, maximum: int) -> tuple[int, ...]:
    """Numbers of days separated by commas, each once, the largest first."""
    given = text(name, ",".join(str(days) for days in default))
    parts = [part.strip() for part in given.split(",")]
    if not all(re.fullmatch(r"[0-9]{1,9}", part) and minimum <= int(part) <= maximum for part in parts):
        raise Refused(
            name, f"moet hele getallen van {minimum} tot en met {maximum} noemen, met komma's ertussen, niet {given!r}."
        )
    days = [int(part) for part in parts]
    if len(set(days)) < len(days):
        raise Refused(name, f"noemt een aantal dagen dubbel: {given!r}.")
    return tuple(sorted(days, reverse=True))


def day(name: str) -> date | None:
    """A day as YYYY-MM-DD; None where none is given."""
    given = text(name, "")
    try:
        return date.fromisoformat(given) if given else None
    except ValueError:
        raise Refused(name, f"moet een dag als 2026-02-23 zijn, niet {given!r}.") from None


def mailbox(name: str, default: str) -> str:
    given = text(name, default)
    try:
        validate_email(given)
    except ValidationError:
        raise Refused(name, f"moet een e-mailadres zijn, niet {given!r}.") from None
    return given


def hosts(name: str, default: list[str]) -> list[str]:
    """Host names separated by commas, without scheme, port or path."""
    given = [host.strip() for host in text(name, ",".join(default)).split(",")]
    for host in given:
        if not HOST_PATTERN.fullmatch(host):
            raise Refused(name, f"moet hostnamen zonder schema, poort of pad bevatten, niet {host!r}.")
    return given


def public_address(name: str, default: str) -> str:
    """The address that a link in a mail begins with: scheme, host and port, without a slash at the end."""
    given = text(name, default).rstrip("/")
    parts = _split(name, given)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.path or parts.query or parts.username:
        raise Refused(name, "moet een adres als https://kamerzaken.example zijn, zonder pad of aanmelding.")
    return given


def service_address(name: str, default: str) -> str:
    """The address of a service elsewhere, with its path, without a slash at the end."""
    given = text(name, default).rstrip("/")
    parts = _split(name, given)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.username:
        raise Refused(name, "moet een adres als https://open.example/dienst/v1 zijn, zonder vraag of aanmelding.")
    return given


def kept_line(path: Path, default: str) -> str:
    """What a file of our own says, or the default while it is not there."""
    return path.read_text(encoding="utf-8").strip() if path.is_file() else default


def folder(name: str, default: Path, root: Path) -> Path:
    """A folder of our own, made when it is not there; relative to the project's root."""
    path = root / text(name, str(default))
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise Refused(name, f"de map {path} kan niet worden gemaakt ({error.strerror}).") from None
    if not os.access(path, os.W_OK | os.X_OK):
        raise Refused(name, f"in de map {path} kan niet worden geschreven.")
    return path


def corpus_folder(name: str, default: Path, root: Path) -> Path:
    """Where the real letters for tests are; the folder may be absent."""
    path = root / text(name, str(default))
    if path.exists() and not path.is_dir():
        raise Refused(name, f"{path} is geen map.")
    return path


def secret_key(name: str, kept_in: Path) -> str:
    """The given key, or else the one kept in a file that only its owner can read, made when it is not there."""
    given = text(name, "")
    if given and len(given) < SECRET_KEY_MIN_LENGTH:
        raise Refused(name, f"moet ten minste {SECRET_KEY_MIN_LENGTH} tekens lang zijn.")
    return given or kept_secret(kept_in)


def kept_secret(path: Path, length: int = 48) -> str:
    """The secret in a file with mode 0600, made of ``length`` random bytes at the first call; racing callers agree."""
    if not path.exists():
        own = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
        descriptor = os.open(own, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(length))
        with suppress(FileExistsError):  # another process was first: its secret counts
            os.link(own, path)
        own.unlink()
    return path.read_text(encoding="ascii").strip()


def database(name: str, default: Path, root: Path) -> dict[str, Any]:
    """Django's settings for the database: SQLite in a file (``sqlite:///relative`` to the root) or PostgreSQL."""
    given = text(name, f"sqlite:///{quote(str(default))}")
    parts = _split(name, given)
    if parts.scheme not in ("sqlite", "postgres", "postgresql"):
        raise Refused(name, f"moet met sqlite:/// of postgres:// beginnen, niet met {parts.scheme!r}.")
    config: dict[str, Any] = environ.Env.db_url_config(given)
    # A database in memory would be another one in each process.
    if config["NAME"] in ("", ":memory:"):
        raise Refused(name, "noemt geen database.")
    return config | {"NAME": str(root / config["NAME"])} if parts.scheme == "sqlite" else config


def broker(name: str, default: str) -> str:
    given = text(name, default)
    parts = _split(name, given)
    if parts.scheme not in BROKER_SCHEMES:
        raise Refused(name, f"moet met een van {', '.join(BROKER_SCHEMES)} beginnen, niet met {parts.scheme!r}.")
    if parts.scheme not in ("embedded", "memory") and not parts.hostname:
        raise Refused(name, "noemt geen server.")
    return given


def mail(name: str, default: Path) -> dict[str, Any]:
    """Django's ``EMAIL_*`` settings: a folder (``filemail:///DIR``) or an SMTP server (``smtp[+tls|+ssl]://``)."""
    given = text(name, f"filemail://{quote(str(default))}")
    parts = _split(name, given)
    if parts.scheme == "filemail":
        if parts.netloc or len(parts.path) < 2:
            raise Refused(name, "moet een volledig pad noemen, als filemail:///srv/mail.")
        return {"EMAIL_BACKEND": "tracker.mail.FolderBackend", "EMAIL_FILE_PATH": unquote(parts.path)}
    if parts.scheme not in SMTP_SECURITY:
        raise Refused(name, f"moet met filemail, {' of '.join(SMTP_SECURITY)} beginnen, niet met {parts.scheme!r}.")
    if not parts.hostname:
        raise Refused(name, "noemt geen server.")
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or SMTP_PORTS[parts.scheme],
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        **SMTP_SECURITY[parts.scheme],
    }


def _split(name: str, given: str) -> SplitResult:
    try:
        parts = urlsplit(given)
        parts.port  # noqa: B018  (reading it is what refuses a port that is no number)
    except ValueError:
        raise Refused(name, "is geen geldig adres.") from None
    return parts
