"""What a download is asked to do, and what it reports on the way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

from layerscope.registry.aws.network_settings import NetworkSettings
from layerscope.registry.model.presigned import PresignedUrl
from layerscope.transfers.engine.limit import SpeedLimit
from layerscope.transfers.engine.sharing import Sharing


class Phase(Enum):
    """What a transfer does, where that is more than fetching."""

    RESUMED = "goes on where an earlier run ended"
    RENEWING = "asks for a new URL"
    RENEWED = "has a new URL"
    WAITING = "waits to try again"
    AGAIN = "goes on after a wait"
    STEPPED_BACK = "fetches again what is not as it was: the store's bytes changed, or ours were damaged"
    WHOLE = "the store sends no ranges: one connection, from the first byte"
    FETCHING = "fetches the next of many"
    CHECKING = "reads again what an earlier run left"
    PACKING = "puts what has arrived into the archive"
    PLACING = "gives files their names, now that all has arrived"
    DECOMPRESSING = "writes the decompressed tar beside the layer"


@dataclass(frozen=True, slots=True)
class ProgressEvent:
    """A phase, and how many bytes of the layer are here by then (`at_bytes`).

    When it waits: which attempt in a row is next, of how many, in how many seconds, and for what.
    """

    phase: Phase
    at_bytes: int = 0
    attempt: int = 0
    attempts: int = 0
    wait_s: float = 0.0
    cause: Exception | None = None


@dataclass(frozen=True, slots=True)
class DownloadRequest:
    """What to save: where from, with which digest and size, where to.

    `renew_url` is called in the transfer's thread when the URL is over or refused, and may block and raise
    RegistryError; `on_event` is called there too. `network` and `ca_bundle` (a profile's) say how stores are
    reached; `limit` (of speed) and `sharing` (of connections) are those of all transfers together.
    """

    url: PresignedUrl
    digest: str
    size_bytes: int | None
    folder: Path
    name: str
    renew_url: Callable[[], PresignedUrl] | None = None
    on_event: Callable[[ProgressEvent], None] | None = None
    network: NetworkSettings = field(default_factory=NetworkSettings)
    ca_bundle: str = ""
    limit: SpeedLimit = field(default_factory=SpeedLimit)
    sharing: Sharing = field(default_factory=Sharing)


Progress = Callable[[int], None]
