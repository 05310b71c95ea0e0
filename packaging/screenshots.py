"""Takes pictures of the real window, for the README and to be looked at, on demo data and on no screen.

`python packaging/screenshots.py FOLDER [SCENE…]` takes those of every scene, or of these. Each scene is a run
of the program of its own: another language, another scale or a home without anything is seen from the start.
"""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import tempfile
from argparse import Namespace
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QPushButton, QToolButton, QWidget

from layerscope.bootstrap.program import Program
from layerscope.contents.model.changes import Scope
from layerscope.demo import tour
from layerscope.demo.headless import DEMO, run_headless
from layerscope.demo.pictures import take_picture
from layerscope.demo.window_driver import WindowDriver
from layerscope.desktop.compare.chooser import CompareDialog
from layerscope.desktop.diagnosis.feature import DiagnosisFeature
from layerscope.desktop.goto.feature import GoToFeature
from layerscope.desktop.shell.settings import ThemeChoice
from layerscope.desktop.transfers.feature import TransfersFeature

TYPED = "check"
SLOW_REPOSITORY, SLOW_LAYER = "broken/bytes-slow", 2  # so that a download is under way in the picture
NEWER, OLDER_TAG = ("inside/shop", "1.1"), "1.0"
SHOWN_FILE = ("srv", "shop", "data", "prices.csv")
REPORTED = "team/checkout-worker:latest"
WASTEFUL = ("inside/wasteful", "1.0")
SCENE_TIMEOUT_S = 300
_UNCONFIGURED = Namespace(demo=False, reference="", profile=None, region="", registry_id=None)


@dataclass(frozen=True)
class Camera:
    """What a scene is taken with: the program, what drives its window, and where pictures go."""

    program: Program
    driver: WindowDriver
    folder: Path

    async def take(self, name: str, theme: ThemeChoice = ThemeChoice.LIGHT) -> None:
        self.program.theme.choose(theme)
        print(await take_picture(self.driver.window, self.folder / name))

    async def take_both(self, name: str) -> None:
        """In both themes: `name-light.png` and `name-dark.png`."""
        await self.take(f"{name}-light.png")
        await self.take(f"{name}-dark.png", ThemeChoice.DARK)
        self.program.theme.choose(ThemeChoice.LIGHT)


async def _layer_with_downloads(camera: Camera) -> None:
    driver = camera.driver
    await driver.open_layer(SLOW_REPOSITORY, "1.0", SLOW_LAYER)
    await driver.press("downloadLayer")
    await driver.choose("repositories", tour.REPOSITORY)
    await driver.open("images", tour.TAG)
    await driver.choose("images", tour.PLATFORM)
    await driver.choose_layer(1)
    await driver.reads("presignedUrl")
    await driver.press("downloadLayer")
    await driver.choose_layer(tour.LAYER)
    await driver.reads("presignedUrl")
    transfers = camera.program.feature(TransfersFeature).presenter
    await driver.until("a download has ended", lambda: transfers.active < len(transfers.rows))
    await driver.until("another one has begun", lambda: transfers.rows[0].received_bytes)
    driver.view("transfers").clearSelection()
    await camera.take("window-light.png")


async def _image(camera: Camera) -> None:
    await _open_index(camera.driver)
    await camera.take_both("image")


async def _palette(camera: Camera) -> None:
    """Go to, completing what is typed."""
    await camera.driver.choose("repositories", tour.REPOSITORY)
    goto = camera.program.feature(GoToFeature)
    QTest.keyClick(camera.driver.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(goto.field, TYPED)
    await camera.driver.until("Go to suggests something", goto.field.list.isVisible)
    await camera.take("palette.png")
    await camera.take("palette-dark.png", ThemeChoice.DARK)


async def _diagnosis(camera: Camera) -> None:
    driver = camera.driver
    await driver.open_layer(tour.BROKEN_REPOSITORY, tour.BROKEN_TAG, tour.BROKEN_LAYER)
    await driver.reads("errorTitle")
    await driver.press("diagnoseLayer")
    presenter = camera.program.feature(DiagnosisFeature).presenter
    ended = "the diagnosis has ended"
    await driver.until(ended, lambda: presenter.diagnosis is not None and presenter.diagnosis.complete)
    await camera.take("diagnosis-light.png")
    await camera.take("window-dark.png", ThemeChoice.DARK)


async def _first_start(camera: Camera) -> None:
    """The window where nothing is configured."""
    await camera.driver.shown(QPushButton, "openDemo")
    await camera.take_both("first-start")


async def _german(camera: Camera) -> None:
    await _open_index(camera.driver)
    await camera.take("german.png")


async def _twice_as_large(camera: Camera) -> None:
    await _open_index(camera.driver)
    await camera.take("image-2x.png")


async def _files(camera: Camera) -> None:
    """An image's files, and one of them in the viewer."""
    driver = camera.driver
    await _open_image(driver, *NEWER)
    _act(driver, "filesAction")
    await driver.press(f"filesScope-{Scope.IMAGE.value}")
    for folder in SHOWN_FILE[:-1]:
        await driver.choose("files", folder)
        QTest.keyClick(driver.view("files"), Qt.Key.Key_Right)
    await driver.choose("files", SHOWN_FILE[-1])
    await camera.take("files-light.png")
    await driver.press("viewFile")
    viewer = await driver.shown(QWidget, "fileViewer")
    lines = viewer.findChild(QAbstractItemView, "fileLines")
    await driver.until("the file is read", lambda: lines and lines.model() and lines.model().rowCount())
    print(await take_picture(viewer, camera.folder / "viewer-light.png"))


async def _analysis(camera: Camera) -> None:
    driver = camera.driver
    await _open_image(driver, *WASTEFUL)
    _act(driver, "analyze")
    await driver.reads("analysisWastedNote", "transfers")
    await camera.take_both("analysis")


async def _compare(camera: Camera) -> None:
    driver = camera.driver
    await _open_image(driver, *NEWER)
    _act(driver, "compareImages")
    dialog = driver.window.findChild(CompareDialog)
    if dialog is not None:
        dialog.field.setText(OLDER_TAG)
        dialog.accept()
    await driver.reads("compareNote", "differ")
    await camera.take_both("compare")


async def _report(camera: Camera) -> None:
    """A report that was made as a role that may only list, beside the window's own diagnosis."""
    driver, presenter = camera.driver, camera.program.feature(DiagnosisFeature).presenter
    await driver.choose("repositories", REPORTED.partition(":")[0])
    command = [sys.executable, "-m", "layerscope", "diagnose", REPORTED, "--json", "--profile", "list-only"]
    made = await asyncio.to_thread(
        subprocess.run, command, capture_output=True, text=True, timeout=SCENE_TIMEOUT_S, check=False
    )
    camera.program.shell.requests.report.emit(made.stdout)
    await driver.reads("reportOrigin", "as the role list-only")
    await driver.press("diagnoseHere")
    await driver.until("it has ended", lambda: presenter.diagnosis and presenter.diagnosis.complete)
    await driver.reads("comparisonTitle")
    await camera.take_both("report-compared")


async def _open_image(driver: WindowDriver, repository: str, tag: str) -> None:
    await driver.choose("repositories", repository)
    await driver.choose("images", tag)
    await driver.until("its layers are there", lambda: driver.rows("layers"))


def _act(driver: WindowDriver, name: str) -> None:
    action = driver.window.findChild(QAction, name)
    if action is not None:
        action.trigger()


async def _open_index(driver: WindowDriver) -> None:
    await driver.choose("repositories", tour.REPOSITORY)
    await driver.choose("images", tour.TAG)
    await driver.until("the image's page is filled", lambda: _is_filled(driver))


def _is_filled(driver: WindowDriver) -> bool:
    """Whether the page of an index has come, with what is attached to it and what a scan found."""
    is_signed = driver.find(QToolButton, "attached-signature") is not None
    return is_signed and driver.text("imageUser") == "app" and bool(driver.text("imageScanNote").strip("…"))


@dataclass(frozen=True)
class Scene:
    """What is shown, and the run of the program that it is shown in."""

    show: Callable[[Camera], Awaitable[None]]
    options: Namespace | None = None  # the demo, without any
    language: str = "en"
    environment: Mapping[str, str] = field(default_factory=dict)


SCENES = {
    "report": Scene(_report, environment={"AWS_EC2_METADATA_DISABLED": "true"}),
    "window": Scene(_layer_with_downloads),
    "image": Scene(_image),
    "palette": Scene(_palette),
    "diagnosis": Scene(_diagnosis),
    "first-start": Scene(_first_start, _UNCONFIGURED, environment={"AWS_EC2_METADATA_DISABLED": "true"}),
    "files": Scene(_files),
    "analysis": Scene(_analysis),
    "compare": Scene(_compare),
    "german": Scene(_german, language="de"),
    "2x": Scene(_twice_as_large, environment={"QT_SCALE_FACTOR": "2"}),
}


def main() -> int:
    """The exit status: 1 where a window did not come to show what its pictures are of."""
    folder, names = Path(sys.argv[1]), sys.argv[2:]
    if len(names) == 1:
        return _take(SCENES[names[0]], folder)
    status = 0
    for name in names or SCENES:
        with tempfile.TemporaryDirectory() as home:  # the pictures show no folder of whoever takes them
            command = [sys.executable, __file__, str(folder), name]
            environment = _environment(home) | SCENES[name].environment
            ended = subprocess.run(command, env=environment, check=False, timeout=SCENE_TIMEOUT_S)
        status = status or ended.returncode
    return status


def _environment(home: str) -> dict[str, str]:
    """This one, without what tells of accounts and of folders."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("AWS_", "XDG_"))}
    return kept | {"HOME": home}


def _take(scene: Scene, folder: Path) -> int:
    downloads = Path.home() / "Downloads"
    downloads.mkdir(exist_ok=True)

    async def steps(program: Program, driver: WindowDriver) -> None:
        await scene.show(Camera(program, driver, folder))

    return run_headless(steps, downloads, scene.options or DEMO, scene.language)


if __name__ == "__main__":
    sys.exit(main())
