"""A local registry over a folder of the test's own, with a clock that the test sets."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from layerscope.localregistry.serving.server import LocalRegistry
from unit.localregistry.clients import client
from unit.localregistry.layouts import LayoutFolder


class Clock:
    """Epoch seconds that can be put forward."""

    def __init__(self) -> None:
        self.ahead_s = 0.0

    def __call__(self) -> float:
        return time.time() + self.ahead_s


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The data folder."""
    folder = tmp_path / "data"
    folder.mkdir()
    return folder


@pytest.fixture
def layout(data: Path) -> LayoutFolder:
    """The repository team/app, empty."""
    return LayoutFolder(data)


@pytest.fixture
def clock() -> Clock:
    """The registry's clock."""
    return Clock()


@pytest.fixture
def registry(data: Path, clock: Clock) -> Iterator[LocalRegistry]:
    """The registry, running."""
    with LocalRegistry(data, clock=clock, activation_s=60) as running:
        yield running


@pytest.fixture
def ecr(registry: LocalRegistry) -> Any:
    """A boto3 client of the default caller."""
    return client(registry.endpoint)
