"""Log records as single lines, so that a line is a record and nothing from a letter can forge one."""

import logging
from http import HTTPStatus


class OneLine(logging.Formatter):
    """Formats a record, its traceback included, without a line break: each becomes a visible ``\\n``."""

    def format(self, record: logging.LogRecord) -> str:
        return super().format(record).replace("\r", "\\r").replace("\n", "\\n")


class WithoutTraceOfRefusals(logging.Filter):
    """A page that is refused (403) is one line: its traceback only says where the program said no."""

    def filter(self, record: logging.LogRecord) -> bool:
        if getattr(record, "status_code", None) == HTTPStatus.FORBIDDEN:
            record.exc_info = record.exc_text = None
        return True
