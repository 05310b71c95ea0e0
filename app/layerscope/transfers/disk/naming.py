"""Gives a finished file its final name: only to the very file that was hashed, and in nobody's place."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable
from pathlib import Path

from layerscope.text.reasons import Reason
from layerscope.text.word_facts import Count
from layerscope.transfers.disk.final_names import MAX_SAME_NAMES, final_path
from layerscope.transfers.disk.part_file import PartFile
from layerscope.transfers.errors import FolderUnusableError, PartChangedError


def name_part(part: PartFile, is_good: Callable[[], bool], folder: Path, name: str) -> Path:
    """The path of the file, flushed and closed: `name`, or the first free numbered one.

    `is_good` hashes it again, where that is needed. Raises PartChangedError where it is not what was hashed
    any more, FolderUnusableError, OSError, and what `is_good` raises.
    """
    part.flush()
    part.check_unchanged(is_good)
    part.give_usual_mode()
    part.close()  # before it is renamed, which Windows demands
    for number in range(1, MAX_SAME_NAMES):
        final = final_path(folder, name, number)
        with contextlib.suppress(FileExistsError):
            _move_without_replacing(part, final)
            return final
    raise FolderUnusableError(
        folder, Reason.tr("there are already {n} files named {name}", n=Count(MAX_SAME_NAMES), name=name)
    )


def _move_without_replacing(part: PartFile, final: Path) -> None:
    """Rename, with FileExistsError where the name is taken.

    A hard link does that in one step; where the file system has none (FAT, some network shares), the name
    is taken first by an empty file of ours, which the rename then replaces.
    """
    try:
        os.link(part.path, final)
    except FileExistsError:
        if not _is_it(final, part):  # as it is where a kill came between the link and the removal
            raise
    except OSError:
        _replace_a_placeholder(part, final)
        return
    if not _is_it(final, part):  # another file had taken the part's place
        final.unlink()
        raise PartChangedError(part.path)
    part.path.unlink()


def _replace_a_placeholder(part: PartFile, final: Path) -> None:
    final.open("xb").close()
    try:
        part.path.replace(final)
    except OSError:
        final.unlink(missing_ok=True)
        raise
    if not _is_it(final, part):
        final.replace(part.path)
        raise PartChangedError(part.path)


def _is_it(final: Path, part: PartFile) -> bool:
    return os.path.samestat(final.lstat(), part.identity)
