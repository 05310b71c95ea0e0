"""PyInstaller's helpers, of which only the names are needed here."""

from __future__ import annotations


def collect_data_files(_package: str, excludes: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    return []


def collect_submodules(_package: str) -> list[str]:
    return []


def copy_metadata(_distribution: str) -> list[tuple[str, str]]:
    return []
