"""Files of /proc, whose process may end while they are read."""

from __future__ import annotations

from pathlib import Path


def read_of_process(path: Path) -> str:
    """What the file says; nothing of a thread or a process that has ended."""
    try:
        return path.read_text()
    except OSError:
        return ""


def children_of(process: Path) -> list[int]:
    """The processes that any thread of it has started; `process` is its folder in /proc."""
    tasks = process.glob("task/*/children")
    return [int(child) for task in tasks for child in read_of_process(task).split()]
