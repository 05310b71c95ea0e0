"""What `make dist` has built against the environment it was frozen from: how soon it is there, how large."""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import painted

TITLE = "The installed program against the environment, in turns (15 runs each)"
COLUMNS = ("what", "environment", "installed", "ratio", "to reach")
RUNS, WARM_UP = 15, 2
ROOT = Path(__file__).resolve().parents[2]
DIST = Path(os.environ.get("LAYERSCOPE_DIST", ROOT / "dist"))
FROZEN = Path(os.environ.get("LAYERSCOPE_FROZEN", ROOT / "build" / "dist" / "layerscope"))
ENVIRONMENT = FROZEN.parent / "environment" / "bin" / "python"
SIZES_MB = {"*.deb": 40, "*.tar.xz": 40, "*.rpm": 44, "*.AppImage": 55}
UNPACKED_MB = 155


def rows() -> Iterator[tuple[str, ...]]:
    """Nothing to compare where nothing was built; else times, then sizes."""
    if not (FROZEN / "layerscope").is_file():
        yield (f"not built: make dist makes {FROZEN}", "", "", "", "")
        return
    python = [str(ENVIRONMENT), "-P", "-m", "layerscope"]
    frozen = [str(FROZEN / "layerscope")]
    with tempfile.TemporaryDirectory() as home:
        yield from _version(python, frozen, home)
        if painted.is_possible():
            yield from _first_paint(python, frozen, home)
        else:
            yield ("first paint: Xvfb is not installed", "", "", "", "")
    yield from _sizes()


def _version(python: list[str], frozen: list[str], home: str) -> Iterator[tuple[str, ...]]:
    times: tuple[list[float], list[float]] = ([], [])
    for run in range(WARM_UP + RUNS):
        for command, its in zip((python, frozen), times, strict=True):
            started_s = time.monotonic()
            subprocess.run([*command, "--version"], env=_environment(home), capture_output=True, check=True)
            if run >= WARM_UP:
                its.append(time.monotonic() - started_s)
    yield _line("--version, ms", *(median(its) * 1000 for its in times), "≤ 80 ms")


def _first_paint(python: list[str], frozen: list[str], home: str) -> Iterator[tuple[str, ...]]:
    taken: tuple[list[painted.Painted], list[painted.Painted]] = ([], [])
    with tempfile.TemporaryDirectory() as folder:
        screen = painted.Screen(Path(folder))
        try:
            for run in range(WARM_UP + RUNS):
                for command, its in zip((python, frozen), taken, strict=True):
                    one = painted.first_paint(command, _environment(home), screen)
                    if run >= WARM_UP:
                        its.append(one)
        finally:
            screen.close()
    walls = (median(one.wall_s for one in its) * 1000 for its in taken)
    yield _line("first paint on X, ms", *walls, "≤ 1.10 x")
    yield _line(
        "first paint, ms of processors", *(median(one.cpu_s for one in its) * 1000 for its in taken), ""
    )


def _sizes() -> Iterator[tuple[str, ...]]:
    unpacked = sum(path.lstat().st_size for path in FROZEN.rglob("*") if not path.is_dir())
    yield ("unpacked, MB", "", f"{unpacked / 1e6:.1f}", "", f"≤ {UNPACKED_MB} MB")
    for pattern, most in SIZES_MB.items():
        for path in sorted(DIST.glob(pattern)):
            yield (f"{path.name}, MB", "", f"{path.stat().st_size / 1e6:.1f}", "", f"≤ {most} MB")


def _environment(home: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("AWS_", "WAYLAND_"))}
    return kept | {"HOME": home, "XDG_CONFIG_HOME": home, "AWS_EC2_METADATA_DISABLED": "true"}


def _line(what: str, environment: float, installed: float, aim: str) -> tuple[str, ...]:
    return (what, f"{environment:.0f}", f"{installed:.0f}", f"{installed / environment:.2f} x", aim)
