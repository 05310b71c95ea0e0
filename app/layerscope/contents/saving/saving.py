"""Saves files of an image into a folder that its caller holds, as a folder or a tar below it."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from layerscope.contents.errors import NoRoomForFilesError
from layerscope.contents.saving.archive import write_archive
from layerscope.contents.saving.folder import FolderSaving
from layerscope.contents.saving.gathering import Gathering, Ground
from layerscope.contents.saving.planning import Planned
from layerscope.contents.saving.records import Records
from layerscope.contents.saving.spool import Spool
from layerscope.contents.saving.wanted import Saving, SavingForm

_BLOCK_BYTES = 4096  # what a file or folder takes at least, and a header with its extended one


@dataclass(frozen=True, slots=True)
class SavingPlaces:
    """Where it works, all below one folder of ours: `bodies`, `records`, and the result."""

    bodies: Path
    records: Path
    result: Path


def save(saving: Saving, places: SavingPlaces, ground: Ground) -> None:
    """Make the folder or the tar at `places.result`, out of layers whose bytes have their digests.

    What an earlier run read is not read again. Raises ContentsError, RegistryError, OSError, and what `check`
    raises: what is there then is for the next run.
    """
    spool = Spool(places.bodies)
    gathering = Gathering(saving, ground, spool, Records(places.records))
    gathering.run()
    if saving.form is SavingForm.TAR:
        _check_room(places.result.parent, archive_bytes(gathering.plan))
        write_archive(places.result, gathering.plan, spool, ground.check)
    else:
        FolderSaving(places.result, saving, spool, ground.check).run(gathering.plan)


def archive_bytes(plan: Sequence[Planned]) -> int:
    """About how large the tar will be, at most."""
    bodies = {each.body: each.entry.size_bytes for each in plan if each.body is not None}
    return sum(bodies.values()) + _BLOCK_BYTES * len(plan)


def _check_room(folder: Path, size_bytes: int) -> None:
    missing = size_bytes - shutil.disk_usage(folder).free
    if missing > 0:
        raise NoRoomForFilesError(folder, missing)
