"""Writes what is made from the commands' help: manual page and completion, `make help-files`.

A test compares them with the help; the wheel and the packages take them from here.
"""

from __future__ import annotations

from pathlib import Path

from layerscope.commands.help.completion import completion_script
from layerscope.commands.help.manual import manual_page

FOLDER = Path(__file__).parent / "linux"
NAMES = {"bash": "layerscope.bash", "zsh": "_layerscope", "fish": "layerscope.fish"}


def write(folder: Path) -> None:
    """Each file, anew."""
    (folder / "layerscope.1").write_text(manual_page(), "utf-8")
    for shell, name in NAMES.items():
        (folder / name).write_text(completion_script(shell), "utf-8")


if __name__ == "__main__":
    write(FOLDER)
