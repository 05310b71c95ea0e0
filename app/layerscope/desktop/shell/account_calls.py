"""What is asked as an account, whoever the window asks as by then."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Callable, Coroutine, Mapping
from typing import Any, Protocol

from layerscope.access.url_minting import Begin
from layerscope.accounts.model.profiles import Account
from layerscope.desktop.runtime.tasks import Tasks
from layerscope.registry.ecr.image import ReadImage
from layerscope.registry.ecr.session import UrlOf
from layerscope.registry.errors.base import RegistryError
from layerscope.registry.manifests.manifest import Manifest


class RegistryReader(Protocol):
    """One account's registry, as far as transfers read it; raises RegistryError."""

    async def read_image(self, repository: str, digest: str) -> ReadImage:
        """One image as far as it can be read."""

    async def read_tree(self, repository: str, digest: str) -> Mapping[str, Manifest | RegistryError]:
        """A manifest and all below it, by digest."""


class AccountCalls(Protocol):
    """What a transfer asks as the account it was chosen under; a sign-in since is heeded."""

    def of(self, account: Account) -> RegistryReader:
        """The account's registry."""

    def url_of(self, account: Account) -> UrlOf:
        """What mints URLs as this account."""

    async def ca_bundle(self, account: Account) -> str:
        """Which certificates the account's profile names."""


def begun_by(tasks: Tasks, prefix: str) -> Begin:
    """Begins tasks of the window's, with keys that begin so, until it closes."""
    numbers = itertools.count(1)

    def begin(work: Callable[[], Coroutine[Any, Any, None]]) -> asyncio.Task[None] | None:
        return None if tasks.is_closed else tasks.start(f"{prefix}{next(numbers)}", work)

    return begin
