"""A fresh environment with the locked libraries, and in it the project as users get it: a wheel of HEAD."""

from __future__ import annotations

import io
import subprocess
import sys
import tarfile
import venv
from dataclasses import dataclass
from pathlib import Path

from freeze.locked import run_requirements
from freeze.running import run

_BUILD = "import sys; from setuptools import build_meta; getattr(build_meta, sys.argv[1])(sys.argv[2])"


@dataclass(frozen=True)
class Source:
    """A clean export: `folder` has the files of the commit, `stamp_s` is its time in seconds since 1970."""

    folder: Path
    stamp_s: int

    @property
    def reproducible(self) -> dict[str, str]:
        """The variables with which a build of it gives the same bytes each time."""
        return {"SOURCE_DATE_EPOCH": str(self.stamp_s), "PYTHONHASHSEED": "0"}


@dataclass(frozen=True)
class Installed:
    """The project in an environment of its own: `wheel` is what was installed, by that `python`."""

    source: Source
    python: Path
    wheel: Path

    def draw_icons(self, folder: Path) -> None:
        """The program's icon as each system wants it; `folder` is made."""
        drawing = self.source.folder / "packaging" / "icons.py"
        run(str(self.python), str(drawing), str(folder), more={"QT_QPA_PLATFORM": "offscreen"})


def install_head(checkout: Path, folder: Path, freezers: str) -> Installed:
    """The last commit, installed with its locked libraries and the freezers of that lock, below `folder`.

    Raises ProgramError, UnlockedError.
    """
    source = export_head(checkout, folder / "source")
    python = make_environment(source, folder / "environment", freezers)
    wheel = build_from(source, python, folder / "wheel", "wheel")
    _install_wheel(python, wheel)
    return Installed(source, python, wheel)


def export_head(checkout: Path, folder: Path) -> Source:
    """The last commit's files, without what lies about in the checkout; `folder` is made."""
    stamp = run("git", "-C", str(checkout), "log", "-1", "--format=%ct").strip()
    packed = subprocess.run(
        ["git", "-C", str(checkout), "archive", "--format=tar", "HEAD"], capture_output=True, check=True
    )
    with tarfile.open(fileobj=io.BytesIO(packed.stdout)) as tar:
        tar.extractall(folder, filter="data")
    return Source(folder, int(stamp))


def environment_python(folder: Path) -> Path:
    """The Python of the environment in this folder."""
    return folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")


def make_environment(source: Source, folder: Path, freezers: str) -> Path:
    """A new environment with what the program needs and the freezers of that lock; its Python."""
    venv.EnvBuilder(with_pip=True, clear=True).create(folder)
    python = environment_python(folder)
    packaging = source.folder / "packaging"
    needed = folder / "requirements.txt"
    needed.write_text(
        run_requirements(source.folder / "pyproject.toml", packaging / "requirements.txt"), "utf-8"
    )
    _install(python, needed)
    _install(python, packaging / "freeze" / freezers)
    return python


def build_from(source: Source, python: Path, folder: Path, kind: str) -> Path:
    """The project's `wheel` or `sdist`, in `folder`; built by the locked setuptools."""
    folder.mkdir(parents=True, exist_ok=True)
    run(str(python), "-c", _BUILD, f"build_{kind}", str(folder), cwd=source.folder, more=source.reproducible)
    return max(folder.glob("*.whl" if kind == "wheel" else "*.tar.gz"))


def _install_wheel(python: Path, wheel: Path) -> None:
    """The project into the environment, and nothing else."""
    run(str(python), "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", str(wheel))


def _install(python: Path, requirements: Path) -> None:
    """By uv, or by pip where only that is told the way to an index; every file's hash is checked."""
    options = ["--quiet", "--no-deps", "--require-hashes", "-r", str(requirements)]
    by_uv = [sys.executable, "-m", "uv", "pip", "install", "--python", str(python), *options]
    if subprocess.run(by_uv, check=False, capture_output=True).returncode:
        run(str(python), "-m", "pip", "install", "--disable-pip-version-check", *options)


def project_version(python: Path) -> str:
    """The version of the project that is installed there."""
    return run(str(python), "-c", "import layerscope; print(layerscope.__version__)").strip()
