"""The place in a shared AWS file that does not parse, and the editor that opens there."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from layerscope.accounts.model.issues import Issue

# Editors with a window of their own that take a line, by the name of their program.
_AT_LINE: dict[str, Callable[[str, int], list[str]]] = {
    "code": lambda path, line: ["--goto", f"{path}:{line}"],
    "codium": lambda path, line: ["--goto", f"{path}:{line}"],
    "subl": lambda path, line: [f"{path}:{line}"],
    "zed": lambda path, line: [f"{path}:{line}"],
    "kate": lambda path, line: ["--line", str(line), path],
    "kwrite": lambda path, line: ["--line", str(line), path],
    "gedit": lambda path, line: [f"+{line}", path],
    "xed": lambda path, line: [f"+{line}", path],
    "pluma": lambda path, line: [f"+{line}", path],
    "mousepad": lambda path, line: ["--line", str(line), path],
    "notepad++": lambda path, line: [f"-n{line}", path],
}


class FilePlace(NamedTuple):
    """A file, and a line in it, counted from 1; 0 where none is meant."""

    path: Path
    line: int = 0


def place_of(issue: Issue) -> FilePlace | None:
    """Where the issue is; None where it names no file."""
    path, line = issue.reason.facts.get("path"), issue.reason.facts.get("line")
    if not isinstance(path, Path):
        return None
    return FilePlace(path, line if isinstance(line, int) else 0)


def short_path(path: Path) -> str:
    """`~/.aws/config`, as people write it."""
    try:
        return str(Path("~") / path.relative_to(Path.home()))
    except (ValueError, RuntimeError):
        return str(path)


def editor_command(place: FilePlace, environment: Mapping[str, str]) -> list[str]:
    """What opens the file at its line in the user's own editor; empty where that is none known to do so.

    VISUAL and EDITOR may name one that needs a terminal, which this program does not have.
    """
    for variable in ("VISUAL", "EDITOR"):
        name = Path(environment.get(variable, "").split(" ")[0]).name.lower().removesuffix(".exe")
        arguments, program = _AT_LINE.get(name), shutil.which(name) if name else None
        if arguments and program and place.line:
            return [program, *arguments(str(place.path), place.line)]
    return []


def open_place(place: FilePlace, environment: Mapping[str, str]) -> bool:
    """Whether some program was found that opens the file, at its line where it can."""
    if command := editor_command(place, environment):
        try:
            subprocess.Popen(command, stdin=subprocess.DEVNULL, start_new_session=True)  # noqa: S603 - the user's own editor
        except OSError:
            pass
        else:
            return True
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(place.path)))
