"""A transfer as tests run it: small parts, short patience, and everything it tells kept."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

from layerscope.transfers.engine.download import download
from layerscope.transfers.engine.request import DownloadRequest, Phase, ProgressEvent
from layerscope.transfers.engine.stopping import Stop
from layerscope.transfers.engine.tuning import Tuning
from support.servers.range_store import PART_BYTES, RangeStore

QUICK = Tuning(
    connections=4, fixed=True, part_bytes=PART_BYTES, connect_s=5.0, stall_s=5.0, first_wait_s=0.001
)
# For a store that stalls: on a busy machine any other may be late for it too, and be asked once more.
HASTY = replace(QUICK, stall_s=0.2)


@dataclass
class Telling:
    """What transfers told: amounts and steps, in order."""

    amounts: list[int] = field(default_factory=list)
    told: list[ProgressEvent] = field(default_factory=list)

    @property
    def steps(self) -> list[Phase]:
        return [one.phase for one in self.told]


def order_of(
    store: RangeStore, folder: Path, telling: Telling | None = None, **changes: object
) -> DownloadRequest:
    values: dict[str, object] = {
        "url": store.url(),
        "digest": store.digest,
        "size_bytes": len(store.content),
        "folder": folder,
        "name": "layer.tar.gz",
        "on_event": telling.told.append if telling else None,
        **changes,
    }
    return DownloadRequest(**values)  # type: ignore[arg-type]


def save(
    store: RangeStore,
    folder: Path,
    tuning: Tuning = QUICK,
    stop: Stop | None = None,
    **changes: object,
) -> tuple[Path, Telling]:
    """The file and what was told on the way."""
    telling = Telling()
    order = order_of(store, folder, telling, **changes)
    return download(order, telling.amounts.append, stop or Stop(), tuning), telling


def fetched_twice(first: list[tuple[int, int]], second: list[tuple[int, int]]) -> int:
    """Bytes of the second run that the first had asked for already."""
    asked = set().union(*(range(start, end) for start, end in first)) if first else set()
    return len(asked & set().union(*(range(start, end) for start, end in second)))
