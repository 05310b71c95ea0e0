"""Restores followed again: after the program was started anew, or when their account is chosen again."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from layerscope.desktop.inventory.kept_restores import KeptRestores
from layerscope.desktop.inventory.restoring import Restored, Restoring
from layerscope.desktop.runtime.tasks import Policy
from layerscope.desktop.shell.session import reader_of
from layerscope.desktop.shell.shell import Shell
from layerscope.registry.errors.base import RegistryError

if TYPE_CHECKING:
    from collections.abc import Callable

    from layerscope.registry.ecr.client import EcrClient

_WRITING = "kept-restores/write"
_READING = "kept-restores/read"


class FollowedAgain(QObject):
    """Keeps what is followed, and has it followed again by who asked for it, in the same registry.

    ECR is asked nothing as long as nothing is kept for the one who asks now.
    """

    def __init__(self, restoring: Restoring, shell: Shell, kept: KeptRestores) -> None:
        super().__init__(restoring)
        self._restoring = restoring
        self._accounts = shell.session.accounts
        self._tasks = shell.tasks
        self._blocking = shell.blocking
        self._kept = kept
        self._client: EcrClient | None = None
        self._reader = ""  # who asks it, as soon as that is known
        restoring.begun.connect(lambda wanted: self._write(kept.note, wanted))
        restoring.ended.connect(lambda wanted: self._write(kept.forget, wanted))
        self._accounts.state_changed.connect(self._on_accounts_state_changed)

    def use(self, client: EcrClient) -> None:
        """Ask this registry from now on, as soon as it is known who asks."""
        self._tasks.cancel(_READING)
        self._client, self._reader = client, ""
        self._on_accounts_state_changed()

    def _on_accounts_state_changed(self) -> None:
        client, reader = self._client, reader_of(self._accounts)
        if client is not None and reader and not self._reader:
            self._reader = reader
            self._tasks.start(_READING, lambda: self._follow(client, reader))

    async def _follow(self, client: EcrClient, reader: str) -> None:
        if asker := await _asker(client, reader):
            for wanted in await self._blocking(lambda: self._kept.of(asker)):
                self._restoring.follow(wanted)

    def _write(self, change: Callable[[str, Restored], None], wanted: Restored) -> None:
        client, reader = self._client, self._reader
        if client is not None and reader:
            self._tasks.start(_WRITING, lambda: self._change(change, client, reader, wanted), Policy.QUEUE)

    async def _change(
        self, change: Callable[[str, Restored], None], client: EcrClient, reader: str, wanted: Restored
    ) -> None:
        if asker := await _asker(client, reader):
            await self._blocking(lambda: change(asker, wanted))


async def _asker(client: EcrClient, reader: str) -> str:
    """Who asks and where, as a digest: it tells them apart, and nothing else. Empty without ECR's address.

    The address belongs to it: by the environment alone it may lead to another registry, as with the demo's.
    """
    try:
        address = await client.endpoint_url()
    except RegistryError:
        return ""
    return hashlib.sha256(f"{reader}\n{address}".encode()).hexdigest()
