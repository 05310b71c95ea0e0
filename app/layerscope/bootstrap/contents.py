"""The contents of images as the account in use has them."""

from __future__ import annotations

import asyncio
import itertools

from layerscope.contents.errors import NoListingError
from layerscope.contents.service.replies import Failed
from layerscope.desktop.shell.contents_desk import OnReply, RequestOf


class AccountContents:
    """Answers `ContentsDesk`'s requests."""

    def __init__(self) -> None:
        self._numbers = itertools.count(1)

    def ask(self, request_of_number: RequestOf, on_reply: OnReply) -> _Asked:
        asked = _Asked(on_reply)
        failed = Failed(
            request_of_number(next(self._numbers)).number, NoListingError("nothing is listed yet")
        )
        asyncio.get_running_loop().call_soon(asked.hear, failed)
        return asked


class _Asked:
    def __init__(self, on_reply: OnReply) -> None:
        self._on_reply: OnReply | None = on_reply

    def stop(self) -> None:
        """It ends anyway."""

    def cancel(self) -> None:
        self._on_reply = None

    def hear(self, reply: Failed) -> None:
        if self._on_reply is not None:
            self._on_reply(reply)
