"""The mail server of the outbox's tests."""

from tests.outbox.conftest import mail_server

__all__ = ["mail_server"]
