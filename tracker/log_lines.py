"""Log records as single lines, so that a line is a record and nothing from a letter can forge one."""

import logging


class OneLine(logging.Formatter):
    """Formats a record, its traceback included, without a line break: each becomes a visible ``\\n``."""

    def format(self, record: logging.LogRecord) -> str:
        return super().format(record).replace("\r", "\\r").replace("\n", "\\n")
