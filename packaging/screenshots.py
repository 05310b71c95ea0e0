"""Takes the README's pictures of the real window, on demo data and on no screen.

`python packaging/screenshots.py FOLDER` writes window-light.png, image-light.png, window-dark.png and
palette.png.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton

from layerscope.bootstrap.program import Program
from layerscope.demo import tour
from layerscope.demo.headless import run_headless
from layerscope.demo.pictures import take_picture
from layerscope.demo.window_driver import WindowDriver
from layerscope.desktop.diagnosis.feature import DiagnosisFeature
from layerscope.desktop.goto.feature import GoToFeature
from layerscope.desktop.shell.settings import ThemeChoice
from layerscope.desktop.transfers.feature import TransfersFeature

TYPED = "check"
SLOW_REPOSITORY, SLOW_LAYER = "broken/bytes-slow", 2  # so that a download is under way in the picture


def main() -> int:
    """The exit status: 1 where the window did not come to show what the pictures are of."""
    folder = Path(sys.argv[1])

    async def take(program: Program, driver: WindowDriver) -> None:
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
        transfers = program.feature(TransfersFeature).presenter
        await driver.until("a download has ended", lambda: transfers.active < len(transfers.rows))
        await driver.until("another one has begun", lambda: transfers.rows[0].received_bytes)
        driver.view("transfers").clearSelection()
        await _picture(program, driver, ThemeChoice.LIGHT, folder / "window-light.png")
        await driver.choose("images", tour.TAG)
        await driver.until("the image's page is filled", lambda: _is_filled(driver))
        await _picture(program, driver, ThemeChoice.LIGHT, folder / "image-light.png")
        await _palette(program, driver, folder / "palette.png")
        await driver.open_layer(tour.BROKEN_REPOSITORY, tour.BROKEN_TAG, tour.BROKEN_LAYER)
        await driver.reads("errorTitle")
        await driver.press("diagnoseLayer")
        presenter = program.feature(DiagnosisFeature).presenter
        ended = "the diagnosis has ended"
        await driver.until(ended, lambda: presenter.diagnosis is not None and presenter.diagnosis.complete)
        await _picture(program, driver, ThemeChoice.DARK, folder / "window-dark.png")

    with tempfile.TemporaryDirectory() as home:
        os.environ["HOME"] = home  # the pictures show no folder of whoever takes them
        downloads = Path(home, "Downloads")
        downloads.mkdir()
        return run_headless(take, downloads)


async def _palette(program: Program, driver: WindowDriver, path: Path) -> None:
    """Go to, completing what is typed."""
    goto = program.feature(GoToFeature)
    QTest.keyClick(driver.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(goto.field, TYPED)
    await driver.until("Go to suggests something", goto.field.list.isVisible)
    await _picture(program, driver, ThemeChoice.LIGHT, path)
    for _ in range(2):
        QTest.keyClick(goto.field, Qt.Key.Key_Escape)


def _is_filled(driver: WindowDriver) -> bool:
    """Whether the page of an index has come, with what is attached to it and what a scan found."""
    is_signed = driver.find(QToolButton, "attached-signature") is not None
    return is_signed and driver.text("imageUser") == "app" and "ago" in driver.text("imageScanNote")


async def _picture(program: Program, driver: WindowDriver, theme: ThemeChoice, path: Path) -> None:
    program.theme.choose(theme)
    print(await take_picture(driver.window, path))


if __name__ == "__main__":
    sys.exit(main())
