"""Brings the translations up to date with the sources, and compiles them: `make translations`.

Finds every sentence marked for translation below app/layerscope. New ones stand in the .ts files as
unfinished; those that are gone are dropped. English needs forms for the sentences with a number only;
commands, which do without Qt, have them from english_plurals.json.
"""

from __future__ import annotations

import json
import subprocess
import sys
import xml.etree.ElementTree as ET
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
    plurals = _english_plurals(folder / "layerscope_en.ts")
    text = json.dumps(plurals, indent=0, ensure_ascii=False, sort_keys=True)
    (folder / "english_plurals.json").write_text(f"{text}\n", "utf-8")


def _english_plurals(file: Path) -> dict[str, list[str]]:
    """Singular and plural by source: what English is spoken by where there is no Qt."""
    messages = ET.parse(file).iter("message")
    forms = {
        str(each.findtext("source")): [form.text or "" for form in each.iter("numerusform")]
        for each in messages
    }
    return {source: found for source, found in forms.items() if len(found) == 2 and all(found)}


def _run(tool: str, *arguments: str | Path) -> None:
    subprocess.run([TOOLS / f"pyside6-{tool}", *arguments], check=True)


if __name__ == "__main__":
    update(FOLDER)
    unfinished = (FOLDER / "layerscope_de.ts").read_text("utf-8").count('type="unfinished"')
    print(f"{unfinished} sentences wait for their translation in {FOLDER.relative_to(ROOT)}.")
