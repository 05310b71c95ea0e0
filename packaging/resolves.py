"""Whether the locked libraries can be had as wheels, for each Python and system that is promised.

`resolves.py` asks the package index by way of uv, prints a table, and ends with 1 where one cannot be had.
"""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
UV = Path(sys.executable).with_name("uv")
TIMEOUT_S = 120
PYTHONS = ("3.11", "3.12", "3.13", "3.14")


@dataclass(frozen=True)
class Target:
    """A system by uv's name of it, as people call it, and whether the window is asked for."""

    name: str
    platform: str
    has_window: bool = True


TARGETS = (
    Target("Linux x86_64, glibc 2.34", "x86_64-manylinux_2_34"),
    Target("Linux aarch64, glibc 2.39", "aarch64-manylinux_2_39"),
    Target("macOS arm64", "aarch64-apple-darwin"),
    Target("macOS x86_64", "x86_64-apple-darwin"),
    Target("Windows x64", "x86_64-pc-windows-msvc"),
    Target("Windows ARM64", "aarch64-pc-windows-msvc"),
    Target("Linux x86_64, glibc 2.28, commands only", "x86_64-manylinux_2_28", has_window=False),
    Target("Linux aarch64, glibc 2.28, commands only", "aarch64-manylinux_2_28", has_window=False),
)


def main() -> int:
    """0 where all can be had."""
    reasons: list[str] = []
    for target in TARGETS:
        row = []
        for python in PYTHONS:
            reason = why_not(target, python)
            row.append("no" if reason else "yes")
            reasons += [f"{target.name}, Python {python}: {reason}"] if reason else []
        print(f"{target.name:42}", *(f"{python}: {can}" for python, can in zip(PYTHONS, row, strict=True)))
    print(*reasons, sep="\n")
    return 1 if reasons else 0


def why_not(target: Target, python: str) -> str:
    """What uv says cannot be had; empty where all can."""
    extra = ["--extra", "window"] if target.has_window else []
    done = subprocess.run(
        [
            *(str(UV), "pip", "compile", "--quiet", "--no-header", "--only-binary", ":all:", *extra),
            *("--python-version", python, "--python-platform", target.platform),
            *("--constraint", "packaging/requirements.txt", "--output-file", "-", "pyproject.toml"),
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=TIMEOUT_S,
        check=False,
    )
    return (" ".join(done.stderr.split()) or f"exit status {done.returncode}") if done.returncode else ""


if __name__ == "__main__":
    sys.exit(main())
