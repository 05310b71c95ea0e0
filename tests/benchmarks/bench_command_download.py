"""`layerscope download --all` against skopeo and curl: an image from the local registry, in turns."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from comparing import COLUMNS, Aim, Cost, compared, program
from served import Served, served

from unit.localregistry.layouts import LayoutFolder

__all__ = ["COLUMNS", "TITLE", "rows"]

TITLE = "An image by a command, its start with it; the registry is another process; medians"
LAYERS, LAYER_MIB, ROUNDS = 4, 96, 3
NAME, TAG = "team/app", "1"
RUN_TIMEOUT_S = 120
CURL, SKOPEO, OURS = "curl + openssl dgst, URLs given", "skopeo copy", "layerscope download --all"
START = "layerscope download --config: its start and calls"
_MIB = 1 << 20


def rows() -> Iterator[tuple[str, ...]]:
    """A heading, then the clients that are installed."""
    with tempfile.TemporaryDirectory(dir="/var/tmp") as name:
        layers = _make_image(Path(name) / "data")
        with served("--data", str(Path(name) / "data")) as registry:
            clients = _clients(registry, layers, Path(name))
            costs: dict[str, list[Cost]] = {client: [] for client in clients}
            for _ in range(ROUNDS):
                for client, run in clients.items():
                    costs[client].append(run())
    yield (f"{LAYERS} x {LAYER_MIB} MiB over HTTP (rounds: {ROUNDS})", *[""] * (len(COLUMNS) - 1))
    yield from compared(costs, [Aim(OURS, SKOPEO, 1.0)])


def _make_image(data: Path) -> list[str]:
    """The digests of its layers: random bytes, packed as far as that goes, so that skopeo takes them."""
    layout = LayoutFolder(data, NAME)
    layers = [gzip.compress(os.urandom(LAYER_MIB * _MIB), 0, mtime=0) for _ in range(LAYERS)]
    layout.image(*layers, tags=(TAG,))
    os.sync()
    return ["sha256:" + hashlib.sha256(layer).hexdigest() for layer in layers]


def _clients(registry: Served, layers: list[str], folder: Path) -> dict[str, Callable[[], Cost]]:
    environment = {**os.environ, **registry.environment}
    ecr = registry.session().client("ecr", endpoint_url=registry.endpoint)

    def curl(target: Path) -> None:
        def fetch(digest: str) -> None:
            url = ecr.get_download_url_for_layer(repositoryName=NAME, layerDigest=digest)["downloadUrl"]
            path = target / digest[7:]
            _run(["curl", "--silent", "--fail", "--output", str(path), url])
            if digest[7:] not in _run(["openssl", "dgst", "-sha256", str(path)]):
                raise RuntimeError(f"curl brought another {digest}")
            with path.open("rb+") as file:
                os.fsync(file.fileno())

        with ThreadPoolExecutor(len(layers)) as pool:
            list(pool.map(fetch, layers))

    def skopeo(target: Path) -> None:
        (data,) = ecr.get_authorization_token()["authorizationData"]
        login = base64.b64decode(data["authorizationToken"]).decode()
        source = f"docker://{registry.endpoint.partition('://')[2]}/{NAME}:{TAG}"
        options = ["--quiet", "--insecure-policy", "--src-tls-verify=false", f"--src-creds={login}"]
        _run(["skopeo", "copy", *options, source, f"dir:{target}"])

    def ours(target: Path, what: str = "--all") -> None:
        command = [sys.executable, "-m", "layerscope", "download", f"{NAME}:{TAG}", what, "--json"]
        told = json.loads(_run([*command, "--to", str(target)], environment))
        if {each["outcome"] for each in told["files"]} != {"downloaded"}:
            raise RuntimeError("layerscope did not bring all")

    every = {CURL: curl, SKOPEO: skopeo, OURS: ours, START: lambda target: ours(target, "--config")}
    found = {name: run for name, run in every.items() if name in {OURS, START} or shutil.which(program(name))}
    return {name: lambda run=run: _cost(run, folder) for name, run in found.items()}


def _cost(work: Callable[[Path], object], folder: Path) -> Cost:
    """What the work and the programs it has started took; removing what they made is not counted."""
    with tempfile.TemporaryDirectory(dir=folder) as target:
        began_s, had_s = time.perf_counter(), _processor_s()
        work(Path(target))
        return Cost(time.perf_counter() - began_s, _processor_s() - had_s)


def _processor_s() -> float:
    used = (resource.getrusage(whose) for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in used)


def _run(command: list[str], environment: dict[str, str] | None = None) -> str:
    done = subprocess.run(
        command, check=False, capture_output=True, text=True, env=environment, timeout=RUN_TIMEOUT_S
    )
    if done.returncode:
        raise RuntimeError(f"{command[0]} ended with {done.returncode}: {done.stderr or done.stdout}")
    return done.stdout
