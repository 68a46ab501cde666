"""Django's settings. Everything that differs between machines comes from the environment (see .env.example)."""

from pathlib import Path
from typing import Any

import environ
from csp.constants import NONE, SELF

from tracker import environment

BASE_DIR = Path(__file__).resolve().parent.parent
environ.Env.read_env(BASE_DIR / ".env")

DATA_DIR = environment.folder("DATA_DIR", BASE_DIR / "var", root=BASE_DIR)
CORPUS_DIR = environment.corpus_folder("CORPUS_DIR", BASE_DIR.parent / "shared", root=BASE_DIR)

PORT = environment.whole_number("PORT", 8000, minimum=1, maximum=65535)
# `make run` keeps the address it serves, so that a command by hand writes the same links in its mails.
SERVED_AT = DATA_DIR / "base-url"
BASE_URL = environment.public_address("BASE_URL", environment.kept_line(SERVED_AT, f"http://127.0.0.1:{PORT}"))
DEBUG = environment.flag("DEBUG", False)
SECRET_KEY = environment.secret_key("SECRET_KEY", kept_in=DATA_DIR / "secret-key")
ALLOWED_HOSTS = environment.hosts("ALLOWED_HOSTS", ["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = [BASE_URL]

# The largest file that may be dropped in as a letter, in bytes.
LETTER_MAX_BYTES = environment.whole_number("LETTER_MAX_BYTES", 25_000_000, minimum=1_000, maximum=1_000_000_000)
# Pasted text counts here. Above it Django answers with a bare 400, so the form, which says what is wrong, has room.
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * LETTER_MAX_BYTES + 2_500_000
# A list of decisions has four fields a row (admin.decision_list_forms.MOST) and some of its own.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_500

INSTALLED_APPS = [
    "motions",
    "tracker.staff.StaffAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "csp",
    "django_filters",
    "simple_history",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
]
ROOT_URLCONF = "tracker.urls"
WSGI_APPLICATION = "tracker.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

DATABASES: dict[str, dict[str, Any]] = {
    "default": environment.database("DATABASE_URL", DATA_DIR / "nakoming.sqlite3", root=BASE_DIR),
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # Without IMMEDIATE, a waiting time and WAL, web and worker refuse each other: "database is locked".
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
    # A file, as in production: a database in memory would lock otherwise and be invisible to a second process.
    DATABASES["default"]["TEST"] = {"NAME": DATA_DIR / "test.sqlite3"}
elif environment.flag("DATABASE_POOL", False):
    # Only threads of one process may share a pool: tracker.wsgi asks for it, a forked worker does not.
    DATABASES["default"].setdefault("OPTIONS", {})["pool"] = {"min_size": 1, "max_size": 8, "timeout": 10}
else:
    DATABASES["default"] |= {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
if DATABASES["default"]["ENGINE"] == "django.db.backends.postgresql":
    # Compiling the pages' statements takes PostgreSQL seconds, running them milliseconds.
    DATABASES["default"].setdefault("OPTIONS", {})["options"] = "-c jit=off"

LANGUAGE_CODE = "nl"
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
# Uploaded letters have no address of their own: a view decides who may read which.
MEDIA_ROOT = DATA_DIR / "letters"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
FILE_UPLOAD_PERMISSIONS = 0o600

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "admin:login"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
    },
}
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = BASE_URL.startswith("https://")
CSRF_COOKIE_HTTPONLY = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

_MAIL = environment.mail("EMAIL_URL", DATA_DIR / "mail")
EMAIL_BACKEND: str = _MAIL["EMAIL_BACKEND"]
EMAIL_FILE_PATH: str = _MAIL.get("EMAIL_FILE_PATH", "")
EMAIL_HOST: str = _MAIL.get("EMAIL_HOST", "")
EMAIL_PORT: int = _MAIL.get("EMAIL_PORT", 25)
EMAIL_HOST_USER: str = _MAIL.get("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD: str = _MAIL.get("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS: bool = _MAIL.get("EMAIL_USE_TLS", False)
EMAIL_USE_SSL: bool = _MAIL.get("EMAIL_USE_SSL", False)
EMAIL_TIMEOUT = environment.whole_number("EMAIL_TIMEOUT", 10, minimum=1, maximum=300)
NOTICES_FROM = DEFAULT_FROM_EMAIL = environment.mailbox("NOTICES_FROM", "nakoming@nakoming.example")
# Who gets a notice about a follow-up that nobody owns.
OFFICE_MAILBOX = environment.mailbox("OFFICE_MAILBOX", "parlementaire-zaken@nakoming.example")
# How many days before a term it is announced, and after how many days without a letter that is told.
DUE_SOON_DAYS = environment.day_counts("DUE_SOON_DAYS", (30, 7), minimum=1, maximum=365)
LIST_FILE_DAYS = environment.whole_number("LIST_FILE_DAYS", 90, minimum=1, maximum=3_650)
SILENT_AFTER_DAYS = environment.whole_number("SILENT_AFTER_DAYS", 90, minimum=7, maximum=3_650)

# The open data of the Tweede Kamer, OData v4.
TWEEDEKAMER_URL = environment.service_address("TWEEDEKAMER_URL", "https://gegevensmagazijn.tweedekamer.nl/OData/v4/2.0")
# The official publications (KOOP), by identifier.
KOOP_URL = environment.service_address(
    "KOOP_URL", "https://repository.officiele-overheidspublicaties.nl/officielepublicaties"
)
# The same publications by query: the host of KOOP's SRU service.
KOOP_SEARCH_URL = environment.service_address("KOOP_SEARCH_URL", "https://repository.overheid.nl")
# Decisions since this day open follow-ups; None is the start of the present cabinet.
FOLLOW_FROM = environment.day("FOLLOW_FROM")
# Whether the schedule reads these sources every night; off, a machine without a network stays quiet.
IMPORT_NIGHTLY = environment.flag("IMPORT_NIGHTLY", False)
# After how many days each kind of record is read from its beginning again, one kind a night; 0 is never.
IMPORT_WHOLE_EVERY = environment.whole_number("IMPORT_WHOLE_EVERY", 7, 0, 3_650)

# An office whose receivers are in its own network may let webhooks go there, also over http.
WEBHOOKS_ALLOW_PRIVATE = environment.flag("WEBHOOKS_ALLOW_PRIVATE", False)

CELERY_BROKER_URL = environment.broker("CELERY_BROKER_URL", "embedded://localhost")
CELERY_BROKER_TRANSPORT_OPTIONS: dict[str, Any] = {}
if CELERY_BROKER_URL.startswith("embedded:"):
    from tracker.broker import embedded_options

    CELERY_BROKER_TRANSPORT_OPTIONS = embedded_options(DATA_DIR / "broker")
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_CONNECTION_TIMEOUT = 4
# The broker only wakes a worker up: a caller does not wait for one that is away, the next sweep finds the work.
CELERY_TASK_PUBLISH_RETRY_POLICY = {"max_retries": 1, "interval_start": 0, "interval_step": 0.2}
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_TIMEZONE = TIME_ZONE

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"()": "tracker.log_lines.OneLine", "format": "%(asctime)s %(levelname)s %(name)s %(message)s"}
    },
    "filters": {"refusals": {"()": "tracker.log_lines.WithoutTraceOfRefusals"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["refusals"]}},
    "root": {"handlers": ["stderr"], "level": "INFO"},
    "loggers": {
        "django": {"handlers": ["stderr"], "level": "INFO", "propagate": False},
    },
}
