"""Manifests of every kind, written as their tools write them: one file each in `corpus/`."""

from __future__ import annotations

from pathlib import Path

_FOLDER = Path(__file__).parent / "corpus"
NAMES = tuple(sorted(path.stem for path in _FOLDER.glob("*.json")))


def manifest_text(name: str) -> str:
    """The manifest's JSON as fetched."""
    return (_FOLDER / f"{name}.json").read_text(encoding="utf-8")
