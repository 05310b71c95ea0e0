"""How this program starts itself as another process."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import layerscope

NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)  # Windows' own consoles


def own_command(part: str, *arguments: str) -> list[str]:
    """What runs this part of the program: `python -m layerscope.PART …`, or `layerscope --PART …`.

    `part` as the option calls it; the module is called the same without hyphens. The option is for where the
    program is one file: frozen, so that the executable is the program itself, or an archive that Python runs
    (https://docs.python.org/3/library/zipapp.html). No module is taken from the folder that the
    window was started in. On Windows it is a program with standard streams, also where this one has none;
    start it with NO_WINDOW.
    """
    executable = str(_with_streams(Path(sys.executable)))
    if is_packaged():
        return [executable, f"--{part}", *arguments]
    if archive := _archive():
        return [executable, "-P", archive, f"--{part}", *arguments]
    return [executable, "-P", "-m", f"layerscope.{part.replace('-', '')}", *arguments]


def is_packaged() -> bool:
    """Whether the program is its own executable, by whatever froze it, rather than run by Python's."""
    return not Path(sys.executable).stem.lower().startswith("python")


def _archive() -> str:
    """The archive that the program was imported from; empty where its modules are files."""
    loader = layerscope.__spec__.loader if layerscope.__spec__ else None
    return str(getattr(loader, "archive", ""))


def _with_streams(executable: Path) -> Path:
    """`python.exe` for `pythonw.exe`, `layerscope.exe` for `layerscope-gui.exe`, where it is there."""
    if executable.suffix.lower() != ".exe":
        return executable
    name = executable.stem.removesuffix("-gui")
    beside = executable.with_stem("python" if name.lower() == "pythonw" else name)
    return beside if beside.is_file() else executable
