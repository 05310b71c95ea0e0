"""What of the lock the program itself needs: the developers' tools stay out of what is handed to users."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

EXTRAS = ("window",)
"""Extras of pyproject.toml that a user gets who installs the program."""


class UnlockedError(Exception):
    """Something is needed that the lock does not have, or that is not installed here to be read."""


def run_requirements(project: Path, lock: Path) -> str:
    """The rows of `lock`, with their hashes, of all that the project needs to run on this system.

    Followed through what is installed beside this Python, which `make setup` took from the same lock.
    Raises UnlockedError.
    """
    rows = dict(_rows(lock.read_text("utf-8")))
    names = sorted(_needed(_direct(tomllib.loads(project.read_text("utf-8")))))
    if missing := [name for name in names if name not in rows]:
        raise UnlockedError(f"not in {lock.name}: {', '.join(missing)}; run make lock")
    return "".join(rows[name] for name in names)


def _direct(pyproject: Mapping[str, Any]) -> list[Requirement]:
    project = pyproject["project"]
    extras = project["optional-dependencies"]
    return [
        Requirement(text)
        for text in (*project["dependencies"], *(each for name in EXTRAS for each in extras[name]))
    ]


def _needed(direct: list[Requirement]) -> set[str]:
    """The canonical names, of these and of what they need in turn."""
    found: set[tuple[str, str]] = set()
    waiting = [(each, "") for each in direct]
    while waiting:
        requirement, extra = waiting.pop()
        if requirement.marker and not requirement.marker.evaluate({"extra": extra}):
            continue
        name = canonicalize_name(requirement.name)
        for each in ("", *requirement.extras):
            if (name, each) not in found:
                found.add((name, each))
                waiting += [(Requirement(text), each) for text in _requires(name)]
    return {name for name, _ in found} - {"layerscope"}


def _requires(name: str) -> list[str]:
    try:
        return requires(name) or []
    except PackageNotFoundError:
        raise UnlockedError(f"{name} is not installed beside this Python; run make setup") from None


def _rows(lock: str) -> Iterator[tuple[str, str]]:
    """Name and text of each row, with the lines that go on from it."""
    for found in re.finditer(r"^([A-Za-z0-9._-]+)==.*\n(?:[ \t].*\n)*", lock, re.MULTILINE):
        yield canonicalize_name(found[1]), found[0]
