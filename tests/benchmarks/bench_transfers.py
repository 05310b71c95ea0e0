"""Downloads against curl with openssl dgst and aria2c with its checksum: everybody hashes, all in turns."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parent.parent))
from support.servers.nginx_store import MISSING, NginxStore, nginx_store

TITLE = "Downloads from nginx on this machine (median wall s; ours with the bytes flushed to the disk)"
COLUMNS = ("what", "wall s", "against curl", "memory MB", "to reach")
GIB = 1 << 30
CAPPED_BYTES = 256 << 20
ROUNDS = 3
BLOCK_BYTES = 1 << 20
CHILD = Path(__file__).with_name("one_transfer.py")
Run = Callable[[], float | None]


def rows() -> Iterator[tuple[str, ...]]:
    """Each table's clients in turns, the median of the rounds."""
    if MISSING or shutil.which("curl") is None:
        yield (f"skipped: needs {MISSING or 'curl'}", "", "", "", "")
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with nginx_store(folder) as store:
            large, capped = _blob(store.blobs / "large", GIB), _blob(store.blobs / "small", CAPPED_BYTES)
            https, http = f"{store.https}/large", f"{store.http}/large"
            yield from _table(
                "1 GiB, HTTPS", _Case(store, folder, https, large, GIB), (1, 0), "≤ 1.00 by one"
            )
            yield from _table("1 GiB, HTTP", _Case(store, folder, http, large, GIB), (4, 0), "≤ 0.75 by four")
            slow = _Case(store, folder, f"{store.http}/capped/small", capped, CAPPED_BYTES)
            yield from _table("256 MiB, 20 MB/s a connection", slow, (0,), "≤ 0.17, ≤ aria2c")


def _table(title: str, case: _Case, connections: tuple[int, ...], goal: str) -> Iterator[tuple[str, ...]]:
    clients: dict[str, Run] = {"curl + openssl dgst": case.curl}
    for count in connections:
        clients[f"Layerscope, {f'{count} fixed' if count else 'as it decides'}"] = lambda count=count: (
            case.ours(count)
        )
    if shutil.which("aria2c"):
        clients["aria2c -x8 --checksum"] = case.aria2c
    walls: dict[str, list[float]] = {name: [] for name in clients}
    memory: dict[str, float] = {}
    for _ in range(ROUNDS):
        for name, run in clients.items():
            began_s = time.perf_counter()
            used = run()
            walls[name].append(time.perf_counter() - began_s if used is None else case.last_s)
            if used is not None:
                memory[name] = max(used, memory.get(name, 0.0))
    base = median(walls["curl + openssl dgst"])
    for name, taken in walls.items():
        own = name.startswith("Layerscope")
        used_mb = f"{memory[name]:+.1f}" if name in memory else ""
        yield (f"{title}: {name}", f"{median(taken):.2f}", f"{median(taken) / base:.2f}", used_mb, goal * own)


class _Case:
    """One blob to fetch, by any client; `last_s` is what our own last run took, without its start."""

    def __init__(self, store: NginxStore, folder: Path, url: str, digest: str, size_bytes: int) -> None:
        self._store, self._folder, self._url = store, folder, url
        self._digest, self._size_bytes = digest, size_bytes
        self.last_s = 0.0

    def curl(self) -> None:
        target = self._folder / "curl"
        ca = ["--cacert", str(self._store.ca)]
        _run(["curl", "--silent", "--fail", *ca, "--output", str(target), self._url])
        _run(["openssl", "dgst", "-sha256", str(target)])
        target.unlink()

    def aria2c(self) -> None:
        checksum = f"--checksum=sha-256={self._digest}"
        options = ["-x8", "-s8", "--quiet", "--no-conf", checksum, f"--ca-certificate={self._store.ca}"]
        _run(["aria2c", *options, "--dir", str(self._folder), "--out", "aria2c", self._url])
        (self._folder / "aria2c").unlink()

    def ours(self, connections: int) -> float:
        """Memory over the idle process in MB; the wall time goes to `last_s`."""
        target = self._folder / "ours"
        arguments = [self._url, self._digest, str(self._size_bytes), str(target), str(connections)]
        environment = {**os.environ, "AWS_CA_BUNDLE": str(self._store.ca)}
        told = _run([sys.executable, str(CHILD), *arguments], environment)
        self.last_s, used_mb = (float(word) for word in told.split())
        shutil.rmtree(target)
        return used_mb


def _run(command: list[str], environment: dict[str, str] | None = None) -> str:
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment, timeout=600)
    return done.stdout


def _blob(path: Path, size_bytes: int) -> str:
    """A file of random bytes, and its SHA-256 in hex."""
    hasher = hashlib.sha256()
    with path.open("wb") as file:
        for _ in range(0, size_bytes, BLOCK_BYTES):
            block = os.urandom(BLOCK_BYTES)
            hasher.update(block)
            file.write(block)
    return hasher.hexdigest()
