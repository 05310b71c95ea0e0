"""The names that a finished file or folder may get, in the order in which they are tried."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from layerscope.transfers.rules.naming import numbered

MAX_SAME_NAMES = 1000


def final_path(folder: Path, name: str, number: int, *, is_folder: bool = False) -> Path:
    """The name itself for 1, else with the number: before a file's ending, behind a folder's name."""
    if number == 1:
        return folder / name
    return folder / (f"{name} ({number})" if is_folder else numbered(name, number))


def first_free(folder: Path, name: str, *, is_folder: bool = False) -> int:
    """The first number whose name is not taken."""
    numbers = range(1, MAX_SAME_NAMES)
    paths = ((number, final_path(folder, name, number, is_folder=is_folder)) for number in numbers)
    return next((number for number, path in paths if not os.path.lexists(path)), MAX_SAME_NAMES)


def taken_since(folder: Path, name: str, first: int, *, is_folder: bool = False) -> Iterator[Path]:
    """What has got a name since `first` was the first free number."""
    for number in range(first, MAX_SAME_NAMES):
        path = final_path(folder, name, number, is_folder=is_folder)
        if not os.path.lexists(path):
            return
        yield path
