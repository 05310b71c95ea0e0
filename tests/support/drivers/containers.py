"""A registry that takes pushes, and the programs that containers are pushed by."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from layerscope.localregistry.identity.key_holders import DEFAULT_CALLER, DEFAULT_REGION
from layerscope.localregistry.serving.server import LocalRegistry

TIMEOUT_S = 60


@dataclass(frozen=True)
class Pushable:
    """A registry that takes pushes to repositories that it creates; `data` is its folder."""

    registry: LocalRegistry
    data: Path

    @property
    def host(self) -> str:
        """`127.0.0.1:PORT`."""
        return urlsplit(self.registry.endpoint).netloc

    @property
    def login(self) -> str:
        """`AWS:password`, as ECR gives it."""
        return self.registry.docker_login()

    def layout(self, name: str) -> Path:
        """The repository's OCI layout."""
        return self.data / DEFAULT_CALLER.account / DEFAULT_REGION / name


class Containers:
    """podman and buildah, with one store of their own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.store = ["--root", folder / "s", "--runroot", folder / "r", "--storage-driver", "vfs"]

    def run(self, program: str, *arguments: str | Path) -> str:
        """What it printed; the test is skipped where there is no such program, and fails where it does."""
        return run(program, *self.store, *arguments).stdout.strip()

    def made(self, name: str, content: bytes) -> str:
        """An image by buildah, of one file `/f`; its name."""
        (self.folder / "f").write_bytes(content)
        container = self.run("buildah", "from", "scratch")
        self.run("buildah", "copy", "--quiet", container, self.folder / "f", "/f")
        self.run("buildah", "config", "--entrypoint", '["/f"]', container)
        self.run("buildah", "commit", "--quiet", container, name)
        return name


def run(program: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """What became of the program, which has to end well; skips where it is not there."""
    if shutil.which(program) is None:
        pytest.skip(f"{program} is not installed")
    done = subprocess.run(
        [program, *arguments], capture_output=True, text=True, check=False, timeout=TIMEOUT_S
    )
    assert done.returncode == 0, f"{program} {arguments[-1]}: {done.stderr[-1500:]}"
    return done
