"""The environment's variables: each piece of nonsense is refused at the start, by the variable's name, on one line."""

import re
from pathlib import Path

import pytest

from tests.house.starting import ROOT, printed, start
from tracker import environment
from tracker.environment import Refused

NONSENSE = [
    ("ALLOWED_HOSTS", "https://kamer.example/"),
    ("BASE_URL", "kamer.example"),
    ("CELERY_BROKER_URL", "ampq://server"),
    ("CORPUS_DIR", __file__),
    ("DATABASE_POOL", "perhaps"),
    ("DATABASE_URL", "mysql://server/db"),
    ("DATA_DIR", f"{__file__}/below-a-file"),
    ("DEBUG", "maybe"),
    ("DUE_SOON_DAYS", "30;7"),
    ("EMAIL_TIMEOUT", "soon"),
    ("EMAIL_URL", "pigeon://roof"),
    ("LETTER_MAX_BYTES", "25MB"),
    ("NOTICES_FROM", "nobody"),
    ("OFFICE_MAILBOX", "office@"),
    ("PORT", "80000"),
    ("SECRET_KEY", "short"),
    ("SILENT_AFTER_DAYS", "0"),
    ("LIST_FILE_DAYS", "0"),
]


@pytest.mark.parametrize(("name", "value"), NONSENSE, ids=[name for name, _ in NONSENSE])
def test_nonsense_is_refused_on_one_line_with_the_name_of_the_variable(name: str, value: str) -> None:
    # A pool is asked for on PostgreSQL only.
    extra = {"DATABASE_URL": "postgres://server/db"} if name == "DATABASE_POOL" else {}

    started = start(["manage.py", "check"], **extra | {name: value})

    assert started.returncode == 1
    assert started.stderr.startswith(f"{name}: ")
    assert started.stderr.count("\n") == 1
    assert started.stdout == ""


@pytest.mark.parametrize(("name", "value"), [("PORT", "80000"), ("DATABASE_URL", "mysql://server/db")])
def test_the_whole_program_refuses_it_on_one_line_too(name: str, value: str) -> None:
    started = start(["-m", "tracker.serve"], **{name: value})

    assert started.returncode == 1
    assert started.stderr.startswith(f"Nakoming: {name}: ")
    assert started.stderr.count("\n") == 1


@pytest.mark.parametrize(
    "value",
    [
        pytest.param("postgres://", id="no database"),
        pytest.param("postgres://server:none/db", id="port is no number"),
        pytest.param("postgres://server/", id="empty name"),
        pytest.param("sqlite://", id="sqlite without a file"),
        pytest.param("nakoming.sqlite3", id="a path is no address"),
        pytest.param("postgres://[::1/db", id="broken bracket"),
    ],
)
def test_database_url_without_a_database_is_refused(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("DATABASE_URL", value)

    with pytest.raises(Refused, match=r"^DATABASE_URL: "):
        environment.database("DATABASE_URL", ROOT / "unused", root=ROOT)


def test_refusal_does_not_repeat_a_password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "mysql://office:geheim@server/db")

    with pytest.raises(Refused) as refused:
        environment.database("DATABASE_URL", ROOT / "unused", root=ROOT)

    assert "geheim" not in str(refused.value)


def test_database_url_may_name_a_file_or_a_server(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "sqlite:////srv/data/n.sqlite3")
    assert environment.database("DATABASE_URL", ROOT / "unused", root=ROOT)["NAME"] == "/srv/data/n.sqlite3"

    monkeypatch.setenv("DATABASE_URL", "sqlite:///n.sqlite3")
    assert environment.database("DATABASE_URL", ROOT / "unused", root=ROOT)["NAME"] == str(ROOT / "n.sqlite3")

    monkeypatch.setenv("DATABASE_URL", "postgres://clerk:p%40ss@db.example:5433/nakoming")
    config = environment.database("DATABASE_URL", ROOT / "unused", root=ROOT)

    assert config["ENGINE"] == "django.db.backends.postgresql"
    assert (config["HOST"], config["PORT"], config["NAME"]) == ("db.example", 5433, "nakoming")
    assert (config["USER"], config["PASSWORD"]) == ("clerk", "p@ss")


@pytest.mark.parametrize("value", ["amqp://", "redis:///0", "sqs://key@", "guest"])
def test_broker_url_without_a_server_is_refused(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("CELERY_BROKER_URL", value)

    with pytest.raises(Refused, match=r"^CELERY_BROKER_URL: "):
        environment.broker("CELERY_BROKER_URL", "embedded://localhost")


@pytest.mark.parametrize("value", ["filemail://mail", "filemail:///", "smtp://", "smtp://host:x", "mail@host"])
def test_email_url_without_a_destination_is_refused(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("EMAIL_URL", value)

    with pytest.raises(Refused, match=r"^EMAIL_URL: "):
        environment.mail("EMAIL_URL", Path("/unused"))


def test_email_url_may_name_a_folder_or_an_smtp_server(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EMAIL_URL", "filemail:///srv/the%20mail")
    assert environment.mail("EMAIL_URL", Path("/unused"))["EMAIL_FILE_PATH"] == "/srv/the mail"

    monkeypatch.setenv("EMAIL_URL", "smtp+tls://clerk:p%40ss@relay.example")
    assert environment.mail("EMAIL_URL", Path("/unused")) == {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": "relay.example",
        "EMAIL_PORT": 587,
        "EMAIL_HOST_USER": "clerk",
        "EMAIL_HOST_PASSWORD": "p@ss",
        "EMAIL_USE_TLS": True,
    }


def test_data_folder_may_have_any_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.delenv("EMAIL_URL", raising=False)
    folder = Path("/srv/50% #1?/data")

    database = environment.database("DATABASE_URL", folder / "n.sqlite3", root=ROOT)
    mail = environment.mail("EMAIL_URL", folder / "mail")

    assert database["NAME"] == "/srv/50% #1?/data/n.sqlite3"
    assert mail["EMAIL_FILE_PATH"] == "/srv/50% #1?/data/mail"


def test_kept_secret_is_made_once_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    first = environment.kept_secret(tmp_path / "secret-key")
    again = environment.kept_secret(tmp_path / "secret-key")

    assert first == again
    assert len(first) >= environment.SECRET_KEY_MIN_LENGTH
    assert (tmp_path / "secret-key").stat().st_mode & 0o777 == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["secret-key"]


def test_example_names_every_variable_that_is_read() -> None:
    example = (ROOT / ".env.example").read_text()
    compose = (ROOT / "docker-compose.yml").read_text()

    read = {name for name, _ in NONSENSE} | set(re.findall(r"\$\{([A-Z_]+)", compose))

    assert {name for name in read if f"\n#{name}=" not in example} == set()


def test_address_that_was_served_begins_the_links_of_a_command_by_hand(tmp_path: Path) -> None:
    (tmp_path / "base-url").write_text("http://127.0.0.1:8311")

    assert printed("settings.BASE_URL", DATA_DIR=str(tmp_path)) == "http://127.0.0.1:8311"
    assert printed("settings.BASE_URL", DATA_DIR=str(tmp_path), BASE_URL="https://a.example") == "https://a.example"


def test_days_before_a_term_are_read_furthest_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DUE_SOON_DAYS", " 7, 60,30 ")
    assert environment.day_counts("DUE_SOON_DAYS", (30, 7), 1, 365) == (60, 30, 7)

    monkeypatch.setenv("DUE_SOON_DAYS", "")
    assert environment.day_counts("DUE_SOON_DAYS", (30, 7), 1, 365) == (30, 7)


@pytest.mark.parametrize("value", [",", "30,", "0", "366", "-7", "7,7", "7.5", "a week", "١"])
def test_days_before_a_term_that_cannot_be_meant_are_refused(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("DUE_SOON_DAYS", value)

    with pytest.raises(Refused, match=r"^DUE_SOON_DAYS: "):
        environment.day_counts("DUE_SOON_DAYS", (30, 7), 1, 365)
