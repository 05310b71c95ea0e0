"""The partial files that earlier runs left of a layer: how much they hold, and how to remove them."""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Iterator
from pathlib import Path

from layerscope.files.locking import try_lock
from layerscope.files.own_file import open_existing
from layerscope.transfers.disk.journal import MAX_JOURNAL_BYTES, JournalContents, read_journal
from layerscope.transfers.disk.partial_download import claim, journal_of, part_paths
from layerscope.transfers.errors import UnsafeNameError


def kept_bytes(folder: Path, name: str, digest: str) -> int:
    """How many bytes the next run of this download starts from; 0 for none. Never fails."""
    for part, recorded in _parts(folder, name, digest):
        with contextlib.suppress(OSError):
            recorded.have.remove(part.stat().st_size, recorded.have.end)
            return recorded.have.total_bytes
    return 0


def discard(folder: Path, name: str, digest: str) -> None:
    """Remove the layer's part and journal, unless another process uses them. Never fails."""
    for part, _ in _parts(folder, name, digest):
        with contextlib.suppress(OSError):
            partial = claim(part, digest)
            if partial is not None:
                partial.close(keep=False)
                return


def release_twin(folder: Path, name: str, digest: str) -> Path | None:
    """The file that a kill left with both names, of the part and its final one; the part's is removed.

    None where there is no such file of this layer. Its content is to be verified. Never fails.
    """
    try:
        part, final = next(part_paths(folder, name)), folder / name
        found, named = part.lstat(), final.lstat()
        if not stat.S_ISREG(found.st_mode) or found.st_nlink != 2 or not os.path.samestat(found, named):
            return None
        with open_existing(journal_of(part)) as file:
            recorded = read_journal(file.read(MAX_JOURNAL_BYTES))
            if recorded is None or recorded.digest != digest or not try_lock(file):
                return None
            part.unlink()
            journal_of(part).unlink()
    except (OSError, UnsafeNameError):
        return None
    return final


def _parts(folder: Path, name: str, digest: str) -> Iterator[tuple[Path, JournalContents]]:
    """The layer's parts with what their journals hold, in the order in which a run would take them."""
    try:
        paths = part_paths(folder, name)
    except UnsafeNameError:
        return
    for part in paths:
        journal = journal_of(part)
        try:
            with open_existing(journal) as file:
                recorded = read_journal(file.read(MAX_JOURNAL_BYTES))
        except FileNotFoundError:
            if os.path.lexists(part):
                continue
            return
        except OSError:
            return
        if recorded is not None and recorded.digest == digest:
            yield part, recorded
