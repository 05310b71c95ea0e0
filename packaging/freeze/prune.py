"""Takes out of a frozen program what it never loads, and the symbols out of its libraries."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

from freeze.elf import is_elf
from freeze.keep import keeps
from freeze.running import run

_AT_ONCE = 50


def prune(tree: Path) -> Counter[str]:
    """Bytes taken out, by the folder they lay in; folders that are empty afterwards go too."""
    gone: Counter[str] = Counter()
    for path in sorted(tree.rglob("*")):
        if (path.is_file() or path.is_symlink()) and not keeps(path.relative_to(tree).as_posix()):
            gone[_where(path.relative_to(tree))] += path.lstat().st_size
            path.unlink()
    for folder, _, _ in os.walk(tree, topdown=False):
        if not any(Path(folder).iterdir()):
            Path(folder).rmdir()
    return gone


def strip(tree: Path) -> int:
    """Bytes saved, by binutils' `strip`."""
    libraries = sorted(path for path in tree.rglob("*") if is_elf(path))
    before = sum(path.stat().st_size for path in libraries)
    for first in range(0, len(libraries), _AT_ONCE):
        run("strip", "--strip-unneeded", *map(str, libraries[first : first + _AT_ONCE]))
    return before - sum(path.stat().st_size for path in libraries)


def _where(path: Path) -> str:
    return "/".join(path.parts[:-1][:3])
