"""Where a window or a command asks about the contents of images."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from layerscope.contents.service.replies import Reply
from layerscope.contents.service.requests import Request

RequestOf = Callable[[int], Request]
"""Makes the request with the number that it is given."""

OnReply = Callable[[Reply], None]


class Asked(Protocol):
    """A request under way."""

    def stop(self) -> None:
        """Have it end: `Failed` with ReadingStoppedError comes soon, as the last reply."""

    def cancel(self) -> None:
        """Have it end; nothing of it is heard any more."""


class ContentsDesk(Protocol):
    """Answers as the account in use, off the thread that asks.

    Another account takes its place with `session.entered`: what was asked before ends unheard, and no image
    is open any more. An image that was opened stays so until it is closed or the account is left, whatever
    happens to who reads it; of many the ones asked about longest ago are let go and opened again when needed.
    """

    def ask(self, request_of_number: RequestOf, on_reply: OnReply) -> Asked:
        """Ask. `on_reply` is called in the loop that asks, with `Done` or `Failed` at last, never at once."""
