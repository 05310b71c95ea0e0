"""What is asked as an account, whoever the window asks as by then."""

from __future__ import annotations

import asyncio
import concurrent.futures
import itertools
from collections.abc import Mapping
from typing import Protocol

from layerscope.access.url_minting import URL_TIMEOUT_S, BlockingUrlOf
from layerscope.accounts.model.profiles import Account
from layerscope.desktop.runtime.tasks import Tasks
from layerscope.registry.ecr.image import ReadImage
from layerscope.registry.ecr.session import UrlOf
from layerscope.registry.errors.base import RegistryError
from layerscope.registry.errors.network import ReadTimeoutError
from layerscope.registry.manifests.manifest import Manifest
from layerscope.registry.model.layers import LayerRef
from layerscope.registry.model.presigned import PresignedUrl


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


def owned_for_threads(url_of: UrlOf, tasks: Tasks, key: str) -> BlockingUrlOf:
    """The same, by tasks with keys that begin so: where they end, whoever waits meets ReadTimeoutError."""
    loop, numbers = asyncio.get_running_loop(), itertools.count(1)

    def begin(found: concurrent.futures.Future[PresignedUrl], ref: LayerRef, renew: bool) -> None:
        if tasks.is_closed:
            found.cancel()
            return

        async def mint() -> None:
            try:
                found.set_result(await url_of(ref, renew=renew))
            except Exception as error:  # noqa: BLE001 - whoever asked is told
                found.set_exception(error)

        task = tasks.start(f"{key}{next(numbers)}", mint)
        task.add_done_callback(lambda _: found.cancel())  # does nothing where it is found

    def ask(ref: LayerRef, *, renew: bool = False) -> PresignedUrl:
        found: concurrent.futures.Future[PresignedUrl] = concurrent.futures.Future()
        try:
            loop.call_soon_threadsafe(begin, found, ref, renew)
            return found.result(URL_TIMEOUT_S)
        except (TimeoutError, concurrent.futures.CancelledError) as error:
            raise ReadTimeoutError("No URL came in time.") from error

    return ask
