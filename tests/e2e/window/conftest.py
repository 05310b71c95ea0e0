"""A home of its own, the demo registry to talk to, and the whole program to drive."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from layerscope.desktop.shell.settings import Settings, SettingsFile, default_path
from layerscope.desktop.sign_in.sso.sso_sign_in import SsoSignIn
from layerscope.localregistry.demo.people.aws_profiles import write_profiles
from layerscope.localregistry.serving.server import LocalRegistry
from support.drivers.window_driver import OpenProgram, running_program
from support.fakes.registry_clock import Ahead


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
def ahead() -> Ahead:
    """The clock of `own_registry`."""
    return Ahead()


@pytest.fixture
def own_registry(demo_data: Path, ahead: Ahead) -> Iterator[LocalRegistry]:
    """A registry whose faults nobody has used up, and that can be started again at the same address."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port = listener.getsockname()[1]
    with LocalRegistry(demo_data, port, clock=ahead) as running:
        yield running


@pytest.fixture
def point_to(home: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[LocalRegistry], None]:
    """`point_to(registry)`: the environment's default chain leads there."""

    def point(registry: LocalRegistry) -> None:
        for name, value in registry.environment().items():
            monkeypatch.setenv(name, value)

    return point


@pytest.fixture
def demo_profiles(home: Path, own_registry: LocalRegistry, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The demo's own profiles, as `--demo` has them."""
    write_profiles(home, datetime.now(UTC))
    for name, value in own_registry.environment().items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("AWS_CONFIG_FILE", str(home / "aws" / "config"))
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(home / "aws" / "credentials"))
    return home


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses that a sign-in would have had a browser show."""
    addresses: list[str] = []

    def open_address(_self: object, address: str) -> bool:
        addresses.append(address)
        return True

    monkeypatch.setattr(SsoSignIn, "open_address", open_address)
    return addresses


@pytest.fixture
def open_program(
    qapp: QApplication, registry: LocalRegistry, point_to: Callable[[LocalRegistry], None]
) -> OpenProgram:
    """`async with open_program(*arguments) as driver`: the program on the demo registry."""
    point_to(registry)
    return lambda *arguments: running_program(qapp, *arguments)
