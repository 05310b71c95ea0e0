"""Brings the translations up to date with the sources, and compiles them: `make translations`.

Finds every sentence marked for translation below app/layerscope. New ones stand in the .ts files as
unfinished; those that are gone are dropped. English needs forms for the sentences with a number only.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "resources" / "translations"
TOOLS = Path(sys.executable).parent

# Without places and in alphabetical order: a line of code that moves changes nothing here.
_UPDATE = ["-silent", "-locations", "none", "-sort-messages", "-no-obsolete", "-extensions", "py"]
_LANGUAGES = {"de": [], "en": ["-pluralonly"]}


def update(folder: Path) -> None:
    """Renew the folder's .ts files from the sources, and its .qm files from those."""
    for language, options in _LANGUAGES.items():
        file = folder / f"layerscope_{language}.ts"
        sources = ROOT / "app" / "layerscope"
        _run("lupdate", *_UPDATE, *options, sources, "-target-language", language, "-ts", file)
        _run("lrelease", "-silent", file)


def _run(tool: str, *arguments: str | Path) -> None:
    subprocess.run([TOOLS / f"pyside6-{tool}", *arguments], check=True)


if __name__ == "__main__":
    update(FOLDER)
    unfinished = (FOLDER / "layerscope_de.ts").read_text("utf-8").count('type="unfinished"')
    print(f"{unfinished} sentences wait for their translation in {FOLDER.relative_to(ROOT)}.")
