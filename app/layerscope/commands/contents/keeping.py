"""What earlier runs listed, the window's too, and keep for whoever asks as the same."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterable
from pathlib import Path

from layerscope.access.readers import reader_text
from layerscope.accounts.sessions.identity import read_identity
from layerscope.commands.asking import Asking
from layerscope.contents.store.place import default_path
from layerscope.contents.store.store import Store
from layerscope.files.user_folders import settings_path
from layerscope.registry.errors.base import RegistryError
from layerscope.registry.references.reference import Reference

# Without a way to STS, as in a network of endpoints alone, layers are read anew rather than waited for.
IDENTITY_WAIT_S = 3.0


async def kept_listings(asking: Asking, references: Iterable[Reference]) -> Store | None:
    """The file of listings, as its reader; None where nothing is to be kept, or it is not known for whom.

    One reader asks one registry: of images of two nothing is kept.
    """
    accounts = {asking.account_at(reference) for reference in references}
    if len(accounts) != 1 or not are_contents_kept(settings_path()):
        return None
    (account,) = accounts
    loop = asyncio.get_running_loop()
    try:
        async with asyncio.timeout(IDENTITY_WAIT_S):
            identity = await loop.run_in_executor(asking.pool, read_identity, asking.own.sessions, account)
    except (TimeoutError, RegistryError):
        return None
    registry_id = account.registry_id or identity.account_id
    reader = reader_text(identity, registry_id, account.region or identity.region, account.endpoint_url)
    return Store(default_path(), reader)


def are_contents_kept(settings: Path) -> bool:
    """Whether the user lets the window keep what is inside of layers; where that cannot be read, not."""
    try:
        return json.loads(settings.read_bytes()).get("keeps_contents", True) is True
    except FileNotFoundError:
        return True
    except (OSError, ValueError, RecursionError, AttributeError):
        return False
