"""The programs that fetch blobs from a store, each measured in the same way: fetched, verified, flushed."""

from __future__ import annotations

import hashlib
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from comparing import Cost

from support.servers.nginx_store import NginxStore

CHILD = Path(__file__).with_name("one_transfer.py")
RUN_TIMEOUT_S = 120
_BLOCK_BYTES = 1 << 20
_OCI = "application/vnd.oci.image"


@dataclass(frozen=True, slots=True)
class Blob:
    """A file of the store; the digest is the SHA-256 in hex."""

    name: str
    digest: str
    size_bytes: int


def make_blob(store: NginxStore, name: str, size_bytes: int) -> Blob:
    """Random bytes, flushed: what the system still had to write would be counted as the first client's."""
    hasher = hashlib.sha256()
    with (store.blobs / name).open("wb") as file:
        for _ in range(0, size_bytes, _BLOCK_BYTES):
            block = os.urandom(_BLOCK_BYTES)
            hasher.update(block)
            file.write(block)
        os.fsync(file.fileno())
    return Blob(name, hasher.hexdigest(), size_bytes)


def make_image(store: NginxStore, image: str, layers: Sequence[Blob]) -> None:
    """Files that can be pulled as an image: for that the OCI distribution specification has GET only."""
    root = store.blobs / "v2" / image
    for folder in ("manifests", "blobs"):
        (root / folder).mkdir(parents=True)
    (store.blobs / "v2" / "index.html").write_text("{}")  # the answer to whether this is a registry
    rootfs = {"type": "layers", "diff_ids": [f"sha256:{layer.digest}" for layer in layers]}
    config = json.dumps({"architecture": "amd64", "os": "linux", "config": {}, "rootfs": rootfs}).encode()
    config_digest = hashlib.sha256(config).hexdigest()
    (root / "blobs" / f"sha256:{config_digest}").write_bytes(config)
    for layer in layers:
        (root / "blobs" / f"sha256:{layer.digest}").symlink_to(store.blobs / layer.name)
    manifest = {
        "schemaVersion": 2,
        "mediaType": f"{_OCI}.manifest.v1+json",
        "config": _descriptor(f"{_OCI}.config.v1+json", config_digest, len(config)),
        "layers": [_descriptor(f"{_OCI}.layer.v1.tar", layer.digest, layer.size_bytes) for layer in layers],
    }
    (root / "manifests" / "latest").write_text(json.dumps(manifest))


def _descriptor(media_type: str, digest: str, size_bytes: int) -> dict[str, object]:
    return {"mediaType": media_type, "digest": f"sha256:{digest}", "size": size_bytes}


class Clients:
    """Fetches all of the blobs at once into a new folder in `target`; its removal is not counted.

    Each of them verifies the digest and leaves the file flushed. In memory a flush costs nothing: there
    nobody does. The start of Python is not counted as ours, since the window has long been there.
    Raises RuntimeError where a program fails, TimeoutExpired.
    """

    def __init__(self, store: NginxStore, url: str, image: str, blobs: Sequence[Blob], target: Path) -> None:
        self._store, self._url, self._image, self._blobs, self._target = store, url, image, blobs, target

    def curl(self) -> Cost:
        def fetch(blob: Blob, path: Path) -> None:
            ca = ["--cacert", str(self._store.ca)]
            _run(["curl", "--silent", "--show-error", "--fail", *ca, "--output", str(path), self._of(blob)])
            if blob.digest not in _run(["openssl", "dgst", "-sha256", str(path)]):
                raise RuntimeError(f"curl brought another {blob.name}")
            _flush(path)

        return self._cost_of_each(fetch)

    def aria2c(self) -> Cost:
        def fetch(blob: Blob, path: Path) -> None:
            options = ["-x8", "-s8", "--quiet", "--no-conf", f"--ca-certificate={self._store.ca}"]
            options += [f"--checksum=sha-256={blob.digest}", "--file-allocation=falloc"]
            _run(["aria2c", *options, "--dir", str(path.parent), "--out", path.name, self._of(blob)])
            _flush(path)

        return self._cost_of_each(fetch)

    def skopeo(self) -> Cost:
        """Several layers at once are its own way, and so is the flush of each."""
        scheme, _, host = self._url.partition("://")
        is_safe = scheme == "https"
        trust = ["--src-cert-dir", str(self._certificates())] if is_safe else ["--src-tls-verify=false"]
        copy = ["skopeo", "copy", "--quiet", "--insecure-policy", *trust]
        return self._cost(
            lambda folder: _run([*copy, f"docker://{host}/{self._image}:latest", f"dir:{folder}"])
        )

    def ours(self, connections: int = 0) -> Cost:
        """In workers that are there already; with so many connections each, 0 where it decides by itself."""
        orders = [
            word for blob in self._blobs for word in (self._of(blob), blob.digest, str(blob.size_bytes))
        ]
        environment = {**os.environ, "AWS_CA_BUNDLE": str(self._store.ca)}
        with tempfile.TemporaryDirectory(dir=self._target) as folder:
            told = _run(
                [sys.executable, str(CHILD), *orders, folder, str(connections), "workers"], environment
            )
        wall_s, memory_mb, cpu_s = map(float, told.split())
        return Cost(wall_s, cpu_s, memory_mb)

    def _of(self, blob: Blob) -> str:
        return f"{self._url}/{blob.name}"

    def _cost_of_each(self, fetch: Callable[[Blob, Path], None]) -> Cost:
        def fetch_all(folder: Path) -> None:
            with ThreadPoolExecutor(len(self._blobs)) as pool:
                list(pool.map(fetch, self._blobs, [folder / blob.name for blob in self._blobs]))

        return self._cost(fetch_all)

    def _cost(self, work: Callable[[Path], object]) -> Cost:
        """What the work and the programs it has started took."""
        with tempfile.TemporaryDirectory(dir=self._target) as folder:
            began_s, had_s = time.perf_counter(), _processor_s()
            work(Path(folder))
            return Cost(time.perf_counter() - began_s, _processor_s() - had_s)

    def _certificates(self) -> Path:
        """The folder in which skopeo looks for CAs, by the ends of their names."""
        folder = self._store.ca.with_name("certificates")
        folder.mkdir(exist_ok=True)
        shutil.copyfile(self._store.ca, folder / "ca.crt")
        return folder


def _flush(path: Path) -> None:
    """Return when the disk has every byte, as `sync FILE` does; ours asks the system in the same way."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _processor_s() -> float:
    """Of this process and of all programs that it has waited for."""
    used = (resource.getrusage(whose) for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in used)


def _run(command: list[str], environment: dict[str, str] | None = None) -> str:
    done = subprocess.run(
        command, check=False, capture_output=True, text=True, env=environment, timeout=RUN_TIMEOUT_S
    )
    if done.returncode:
        raise RuntimeError(f"{command[0]} ended with {done.returncode}: {done.stderr or done.stdout}")
    return done.stdout
