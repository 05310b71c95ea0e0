"""The lines of the log: whatever is logged, by whomever, loses its secrets before it is written."""

from __future__ import annotations

import logging

from layerscope.text.redaction import redact_to_hand_on


class RedactingFormatter(logging.Formatter):
    """Python's own formatter, its result redacted."""

    def format(self, record: logging.LogRecord) -> str:
        """The line, and the traceback below it."""
        return redact_to_hand_on(super().format(record))
