"""The first moment of the window: what it shows, and what must not be imported for it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from layerscope.bootstrap.opening import Opening, open_window, paint
from layerscope.desktop.shell.placeholder import STARTING, FirstFace
from layerscope.desktop.shell.settings import Settings, SettingsFile
from layerscope.desktop.theme.palette import DARK, ThemeChoice
from layerscope.desktop.words.language import LANGUAGES

HEAVY = ("boto3", "botocore", "keyring", "urllib3", "http.client")
FLOORS = {"runtime", "shell", "tables", "theme", "widgets", "words"}  # of the window, below its features
_PAINTED_ONLY = """
import sys, json
from pathlib import Path
import layerscope.__main__, layerscope.bootstrap.starting
from layerscope.bootstrap.opening import new_application, open_window, paint
from layerscope.desktop.shell.settings import SettingsFile
opening = open_window(new_application(), SettingsFile(Path(sys.argv[1])))
paint(opening)
print(json.dumps([opening.window.isVisible(), sorted(sys.modules)]))
"""
_FILLED = """
import asyncio, sys, json
from argparse import Namespace
from pathlib import Path
from layerscope.bootstrap.opening import new_application, open_window
from layerscope.bootstrap.program import Program
from layerscope.desktop.shell.settings import SettingsFile
app = new_application()
options = Namespace(demo=False, reference="", profile=None, region="", registry_id=None)
program = Program(app, options, open_window(app, SettingsFile(Path(sys.argv[1]))))
async def fill():
    running = asyncio.create_task(program.run())
    await asyncio.sleep(0)
    print(json.dumps([program.shell.window.isVisible(), sorted(sys.modules)]))
    program.shell.window.close()
    await running
asyncio.run(fill())
"""


def loaded_modules(program: str, folder: Path) -> list[str]:
    """The modules that a process has once it has done this."""
    done = subprocess.run(
        [sys.executable, "-c", program, str(folder / "settings.json")],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "HOME": str(folder)},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    is_visible, modules = json.loads(done.stdout)
    assert is_visible
    assert "PySide6.QtWidgets" in modules
    return list(modules)


def test_the_first_paint_waits_for_no_part_of_the_program(tmp_path: Path) -> None:
    modules = loaded_modules(_PAINTED_ONLY, tmp_path)
    ours = {name for name in modules if name.startswith("layerscope.")}
    assert not {"asyncio", "qasync", "ssl", *HEAVY} & set(modules)
    assert not {name for name in ours if name.startswith(("layerscope.registry.", "layerscope.transfers"))}
    assert "layerscope.bootstrap.program" not in ours
    assert {name.split(".")[2] for name in ours if name.startswith("layerscope.desktop.")} <= FLOORS


def test_the_filled_window_has_imported_nothing_heavy(tmp_path: Path) -> None:
    modules = set(loaded_modules(_FILLED, tmp_path))
    assert not {"boto3", "botocore", "keyring", "urllib3"} & modules


@pytest.fixture
def opening(qapp: QApplication, tmp_path: Path) -> Iterator[Opening]:
    file = SettingsFile(tmp_path / "settings.json")
    file.save(Settings(theme=ThemeChoice.DARK, splitters={"columns": (300, 400, 700)}, language="de"))
    qapp.setStyleSheet("")  # as when the program starts: a test before may have left one
    opened = open_window(qapp, file)
    yield opened
    opened.window.hide()
    opened.window.deleteLater()


def test_it_shows_bar_filters_and_that_it_starts_in_the_user_s_colours(opening: Opening) -> None:
    paint(opening)
    face = opening.window.centralWidget()
    assert isinstance(face, FirstFace)
    assert face.accessibleName() == "Wird gestartet …"
    first, second, third = face.lists()
    assert first.width() < second.width() < third.width()
    shown = face.grab().toImage()
    assert shown.pixelColor(20, face.height() // 2).name() == DARK.window
    for area in (first, second):  # the frame of its filter, and nothing below it but the word
        column = [shown.pixelColor(area.left() + 60, y).name() for y in range(area.top(), area.bottom())]
        assert DARK.outline in column[:80]
    assert {
        shown.pixelColor(x, y).name() for x in range(third.left() + 5, third.right()) for y in (200, 300)
    } == {DARK.window}


def test_every_language_has_the_word_for_starting() -> None:
    assert STARTING.keys() == LANGUAGES.keys()


def test_painting_does_not_wait_for_ever(opening: Opening) -> None:
    opening.window.hide()
    paint(opening)
    assert not opening.window.isVisible()
