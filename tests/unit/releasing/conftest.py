"""The programs of packaging/, which is no package, and a copy of what a release is told from."""

from __future__ import annotations

import importlib.util
import shutil
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[3]
NEEDED = (
    *("packaging/published.py", "packaging/pack/sums.py", "packaging/windows", "packaging/macos"),
    "app/layerscope/__init__.py",
)


def load(path: Path) -> ModuleType:
    """The program at this path as a module, made anew."""
    name = f"loaded_{path.stem}"
    specification = importlib.util.spec_from_file_location(name, path)
    assert specification is not None
    assert specification.loader is not None
    module = sys.modules[name] = importlib.util.module_from_spec(specification)
    try:
        specification.loader.exec_module(module)
    finally:
        del sys.modules[name]
    return module


@pytest.fixture(scope="session")
def workflow_steps() -> ModuleType:
    """`packaging/workflow_steps.py`; a dataclass of it needs its module while it is made."""
    return load(ROOT / "packaging" / "workflow_steps.py")


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout of version 9.8.7, as far as a release reads it, with files as they are built in dist/."""
    for name in NEEDED:
        source, target = ROOT / name, tmp_path / name
        target.parent.mkdir(parents=True, exist_ok=True)
        (shutil.copytree if source.is_dir() else shutil.copy)(source, target)
    own = tmp_path / "app/layerscope/__init__.py"
    lines = own.read_text("utf-8").splitlines()
    own.write_text(
        "\n".join('__version__ = "9.8.7"' if line.startswith("__version__") else line for line in lines)
    )
    (tmp_path / "CHANGELOG.md").write_text(
        "# Changelog\n\n## [Unreleased]\n- Later.\n\n## [9.8.7] - 2026-12-01\n### Added\n- One thing.\n"
        "\n## [9.8.6] - 2026-11-01\n- Earlier.\n"
    )
    for name in FILES:
        path = tmp_path / "dist" / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(name.encode())
    return tmp_path


FILES = (
    "layerscope-9.8.7-py3-none-any.whl",
    "layerscope-9.8.7.tar.gz",
    "layerscope-9.8.7-linux-x86_64.tar.xz",
    "layerscope_9.8.7_amd64.deb",
    "layerscope-9.8.7-macos-arm64.dmg",
    "layerscope-9.8.7-macos-x86_64.dmg",
    "layerscope-9.8.7-windows-x64.msi",
    "layerscope-9.8.7-windows-x64.zip",
)
