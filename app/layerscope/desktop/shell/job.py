"""What the queue runs: anything that leaves a file, from a layer's download to an image's export."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from layerscope.access.loading import Usage
from layerscope.access.url_minting import Begin
from layerscope.registry.aws.network_settings import NetworkSettings
from layerscope.registry.model.layers import LayerRef
from layerscope.transfers.engine.limit import SpeedLimit
from layerscope.transfers.engine.request import Progress, ProgressEvent
from layerscope.transfers.engine.sharing import Sharing
from layerscope.transfers.engine.stopping import Stop
from layerscope.worker.makers import Maker

RENEWAL_TIMEOUT_S = 60.0  # for ECR to mint another URL in the middle of a transfer


Work = Callable[[Progress, Stop], Path]
"""A job's work in a thread of its own: the path of what it made; raises TransferError or RegistryError.

It tells how many bytes are there several times a second, and hears the stop soon: after `stop.set()` nothing
of it stays in the folder, after `stop.pause()` what has arrived stays for the next work of the same job.
"""

OnEvent = Callable[[ProgressEvent], None]
Prepare = Callable[[OnEvent], Awaitable[Work]]


@dataclass(frozen=True, slots=True, eq=False)
class Job:
    """One transfer as the queue takes it: `TransfersPresenter.start(job)`.

    `title` and `note` (muted, beside it) are how the dock names it, `name` and `folder` where its file goes,
    `size_bytes` what `Progress` comes to, None where nobody knows. `digest` is what can be copied of it.

    `prepare(on_event)` is awaited in the window's loop when the job's turn has come, each time anew: it asks
    for what the work needs (a URL) and returns the work, which then runs in a thread. `on_event` may be
    called from that thread.

    `ref` and `position` (in its image, from 1) say which layer it is, where it is one layer's: what a
    diagnosis of its failure asks about.

    `key`: only one transfer of a key runs into the same folder; the digest where it is empty.

    To be there after a restart a job needs a `kind` that the window knows (`keeping.Restorer`) and a
    `source`: what that kind makes the job from again. The source is written to a file: names, digests,
    regions, but never a URL, a token or a signature.

    Of a whole one `proof()` says what was verified, empty where that is its digest, and `usages(path)` how
    programs take it.

    Both block, and run in a thread: `kept_bytes()` is how much an earlier run left in the folder,
    `discard()` removes it.
    """

    title: str
    name: str
    folder: Path
    size_bytes: int | None
    prepare: Prepare
    note: str = ""
    digest: str = ""
    ref: LayerRef | None = None
    position: int = 0
    key: str = ""
    kind: str = ""
    source: Mapping[str, str] = field(default_factory=dict)
    proof: Callable[[], str] = str
    usages: Callable[[Path], tuple[Usage, ...]] = lambda _path: ()
    kept_bytes: Callable[[], int] = lambda: 0
    discard: Callable[[], None] = lambda: None

    @property
    def place(self) -> tuple[str, Path]:
        """What only one transfer at a time may be at."""
        return self.key or self.digest or self.name, self.folder


@dataclass(frozen=True, slots=True)
class Downloader:
    """What downloads and exports, and how it reaches the stores: the same for every job that does.

    `network` and `writes_tar` (whether the decompressed tar is wanted too) are asked when a download begins;
    `limit` is how fast all of them may be together, `sharing` their connections. `begin` owns the tasks that
    mint URLs for their threads; without one nobody ends them before the loop does.
    """

    maker: Maker
    network: Callable[[], NetworkSettings] = NetworkSettings
    limit: SpeedLimit = field(default_factory=SpeedLimit)
    sharing: Sharing = field(default_factory=Sharing)
    writes_tar: Callable[[], bool] = lambda: False
    begin: Begin | None = None
