"""Where the single file's code runs from: botocore wants its models and certificates as files."""

from __future__ import annotations

import atexit
import os
import shutil
import stat
import sys
import tempfile
import zipfile
from pathlib import Path

# One of a file's contents each; the build fills it in.
CONTENTS = "@CONTENTS@"
CODE = "site"
NEEDED_MB = 25
# A container that has no other folder to write to has this one.
SHARED_MEMORY = "/dev/shm"


def unpack() -> None:
    """Have modules imported from a folder of this file's code, kept from an earlier run or made now."""
    sys.path.insert(0, str((_kept() or _of_this_run()) / CODE))


def _kept() -> Path | None:
    """The folder in the user's cache; None where it cannot be had, or is not the user's alone."""
    try:
        kept = _cache_folder() / "layerscope" / "onefile" / CONTENTS
    except RuntimeError:  # a user without a home, as in some containers
        return None
    if _is_own(kept):
        return kept
    try:
        kept.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        made = Path(tempfile.mkdtemp(dir=kept.parent))
    except OSError:
        return None
    try:
        _fill(made)
        made.rename(kept)
    except OSError:  # no room, or another process was faster
        shutil.rmtree(made, ignore_errors=True)
    return kept if _is_own(kept) else None


def _of_this_run() -> Path:
    for folder in (None, SHARED_MEMORY):
        try:
            made = Path(tempfile.mkdtemp(prefix="layerscope-", dir=folder))
        except OSError:
            continue
        atexit.register(shutil.rmtree, made, ignore_errors=True)
        try:
            _fill(made)
        except OSError:
            continue
        return made
    sys.exit(f"layerscope: no folder to unpack itself into; set TMPDIR to one with {NEEDED_MB} MB of room.")


def _fill(folder: Path) -> None:
    with zipfile.ZipFile(Path(__file__).parent) as archive:
        archive.extractall(folder, [name for name in archive.namelist() if name.startswith(f"{CODE}/")])


def _is_own(folder: Path) -> bool:
    """Whether it is there, and nobody else could have put it there."""
    try:
        found = folder.lstat()
    except OSError:
        return False
    if not stat.S_ISDIR(found.st_mode):
        return False
    return sys.platform == "win32" or (found.st_uid == os.getuid() and not found.st_mode & 0o022)


def _cache_folder() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or tempfile.gettempdir())
    if sys.platform == "darwin":
        return Path("~/Library/Caches").expanduser()
    return Path(os.environ.get("XDG_CACHE_HOME") or Path("~/.cache").expanduser())
