"""A home of its own, the demo registry to talk to, and the whole program to drive."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from layerscope.desktop.settings import Settings, SettingsFile, default_path
from layerscope.localregistry.server import LocalRegistry
from window_driver import OpenProgram, running_program


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home: settings, log and downloads of a test go there."""
    folder = tmp_path / "home"
    folder.mkdir()
    monkeypatch.setenv("HOME", str(folder))
    for name in ("CONFIG", "DATA", "STATE", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(folder / name.lower()))
    monkeypatch.setenv("XDG_DOWNLOAD_DIR", str(folder / "Downloads"))
    monkeypatch.setenv("AWS_CONFIG_FILE", str(folder / "aws-config"))
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(folder / "aws-credentials"))
    SettingsFile(default_path()).save(Settings(language="en"))  # whatever the developer's system speaks
    return folder


@pytest.fixture
def downloads(home: Path) -> Path:
    """Where one click saves to."""
    return home / "Downloads"


@pytest.fixture
def own_registry(demo_data: Path) -> Iterator[LocalRegistry]:
    """A registry whose faults nobody has used up."""
    with LocalRegistry(demo_data) as running:
        yield running


@pytest.fixture
def point_to(home: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[LocalRegistry], None]:
    """`point_to(registry)`: the environment's default chain leads there."""

    def point(registry: LocalRegistry) -> None:
        for name, value in registry.environment().items():
            monkeypatch.setenv(name, value)

    return point


@pytest.fixture
def open_program(
    qapp: QApplication, registry: LocalRegistry, point_to: Callable[[LocalRegistry], None]
) -> OpenProgram:
    """`async with open_program(*arguments) as driver`: the program on the demo registry."""
    point_to(registry)
    return lambda *arguments: running_program(qapp, *arguments)
