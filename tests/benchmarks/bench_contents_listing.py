"""Listing a layer against GNU tar, Python's tarfile and skopeo with tar: processor time, in turns."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from statistics import median

__all__ = ["COLUMNS", "TITLE", "rows"]

TITLE = "Listing a layer made of /usr: processor time in proportion to GNU tar's, in turns; medians"
COLUMNS = ("what", "wall s", "processor s", "of first", "memory MB", "first rows s", "to reach", "missed by")
CHILD = Path(__file__).with_name("one_listing.py")
FOLDERS = ("usr/share", "usr/lib/python3", "usr/bin")
MOST_BYTES = 900 << 20
ROUNDS = 3
_TARFILE = "import sys, tarfile\nfor m in tarfile.open(sys.argv[1], 'r|gz'): print(m.name, m.size, m.mode)"
_Run = Callable[[], tuple[float, ...]]


def rows() -> Iterator[tuple[str, ...]]:
    """For each form a heading, then its readers."""
    if shutil.which("tar") is None or not all(Path("/", folder).is_dir() for folder in FOLDERS):
        yield _heading("skipped: needs GNU tar and a system in /usr")
        return
    with tempfile.TemporaryDirectory(dir="/var/tmp") as name:
        tar = _made(Path(name))
        yield from _measured(*_gzip_case(tar))
        if shutil.which("zstd"):
            yield from _measured(*_zstd_case(tar))
        if shutil.which("skopeo"):
            yield from _first_rows(tar.with_suffix(".tar.gz"))


def _made(folder: Path) -> Path:
    """A tar of the system's files, of at most MOST_BYTES; what does not fit is left out."""
    path = folder / "layer.tar"
    command = ["tar", "-C", "/", "-cf", "-", *FOLDERS]
    quiet = subprocess.DEVNULL
    with path.open("wb") as file, subprocess.Popen(command, stdout=subprocess.PIPE, stderr=quiet) as tar:
        assert tar.stdout
        while file.tell() < MOST_BYTES and (piece := tar.stdout.read(1 << 20)):
            file.write(piece)
        tar.kill()
    _end(path)
    return path


def _end(path: Path) -> None:
    """Cut the tar behind its last whole entry, and end it as an archive ends."""
    from layerscope.contents.tar.headers import padded
    from layerscope.contents.tar.walker import Walker

    ends = [0, 0]

    def on_entry(entry: object) -> None:
        ends[:] = [ends[1], entry.body_at + padded(entry.size_bytes)]  # type: ignore[attr-defined]

    walker = Walker(on_entry)
    with path.open("r+b") as file:
        while piece := file.read(1 << 20):
            walker.feed(piece)
        file.truncate(ends[0])
        file.seek(ends[0])
        file.write(bytes(1024))


def _gzip_case(tar: Path) -> tuple[str, Mapping[str, _Run], Mapping[str, float]]:
    path = tar.with_suffix(".tar.gz")
    with tar.open("rb") as source, path.open("wb") as target:
        subprocess.run(["gzip", "-6"], stdin=source, stdout=target, check=True)
    runs: dict[str, _Run] = {
        "tar tzvf": _program("tar", "tzvf", str(path)),
        "Python's tarfile, r|gz": _program(sys.executable, "-c", _TARFILE, str(path)),
        "Layerscope, list": _ours(path),
        "Layerscope, list and tar's digest": _ours(path, "tar"),
        "Layerscope, list and index": _ours(path, "index"),
        "Layerscope, list, index, tar's digest": _ours(path, "index", "tar"),
        "Layerscope, list, index, every file's digest": _ours(path, "index", "files"),
    }
    aims = {"Layerscope, list": 0.42, "Layerscope, list and index": 0.50}
    return _title(path), runs, aims


def _zstd_case(tar: Path) -> tuple[str, Mapping[str, _Run], Mapping[str, float]]:
    path = tar.with_suffix(".tar.zst")
    subprocess.run(["zstd", "-q", "-3", "-f", str(tar), "-o", str(path)], check=True)
    runs = {"tar --zstd -tf": _program("tar", "--zstd", "-tf", str(path)), "Layerscope, list": _ours(path)}
    return _title(path), runs, {"Layerscope, list": 1.2}


def _title(path: Path) -> str:
    return f"{path.suffix[1:]}, {path.stat().st_size / 1e6:.0f} MB (rounds: {ROUNDS})"


def _program(*command: str) -> _Run:
    """Wall and processor seconds of the program and of what it starts, and its MB at most."""

    def run() -> tuple[float, ...]:
        began_s = time.perf_counter()
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise RuntimeError(command[0])
        return time.perf_counter() - began_s, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024

    return run


def _ours(path: Path, *wanted: str) -> _Run:
    digest = "sha256:" + _sha256(path)

    def run() -> tuple[float, ...]:
        command = [sys.executable, str(CHILD), str(path), digest, *wanted]
        environment = os.environ | {"PYTHONPATH": str(CHILD.parent)}
        told = subprocess.run(command, check=True, capture_output=True, text=True, env=environment).stdout
        return tuple(map(float, told.split()))[:4]

    return run


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _measured(title: str, runs: Mapping[str, _Run], aims: Mapping[str, float]) -> Iterator[tuple[str, ...]]:
    yield _heading(title)
    costs: dict[str, list[tuple[float, ...]]] = {name: [] for name in runs}
    for _ in range(ROUNDS):
        for name, run in runs.items():
            costs[name].append(run())
    first_s = _median(next(iter(costs.values())), 1)
    for name, its in costs.items():
        ratio, most = _median(its, 1) / first_s, aims.get(name)
        over = round(ratio, 2) - most if most else 0
        yield (
            f"  {name}",
            f"{_median(its, 0):.2f}",
            f"{_median(its, 1):.2f}",
            f"{ratio:.2f}",
            f"{max(each[2] for each in its):.0f}",
            f"{_median(its, 3):.2f}" if len(its[0]) > 3 else "",
            f"≤ {most:.2f}" if most else "",
            f"{over:.2f}" if over > 0.004 else "",
        )


def _median(costs: Sequence[tuple[float, ...]], at: int) -> float:
    return median(cost[at] for cost in costs)


def _first_rows(path: Path) -> Iterator[tuple[str, ...]]:
    """From the click to the first rows, over the local registry, against a copy and a listing of it."""
    from first_rows import first_rows

    yield _heading("Time to the first rows, over HTTP from the local registry (one layer of gzip)")
    for name, seconds, cpu_s in first_rows(path):
        yield (f"  {name}", f"{seconds:.2f}", f"{cpu_s:.2f}", "", "", f"{seconds:.2f}", "", "")


def _heading(text: str) -> tuple[str, ...]:
    return (text, *("" for _ in COLUMNS[1:]))
