"""What a local registry in this process was asked for, by operation."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

_NAME = "layerscope.localregistry.access"


class Requests(logging.Handler):
    """Every request as the registry's log tells it. Attribute: `lines`."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())

    def count(self, operation: str) -> int:
        """How often the operation was asked for."""
        return sum(operation in line for line in self.lines)


@contextmanager
def requests_heard() -> Iterator[Requests]:
    """The requests of every local registry in this process, while the block runs."""
    handler, log = Requests(), logging.getLogger(_NAME)
    level = log.level
    log.addHandler(handler)
    log.setLevel(logging.INFO)
    try:
        yield handler
    finally:
        log.removeHandler(handler)
        log.setLevel(level)
