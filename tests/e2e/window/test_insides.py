"""Analysis, Compare and Find file over real HTTP and through real workers, on the demo's images."""

from __future__ import annotations

import json
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox

from layerscope.desktop.analysis.feature import AnalysisFeature
from layerscope.desktop.compare.chooser import CompareDialog
from layerscope.desktop.compare.feature import CompareFeature
from layerscope.desktop.compare.text_diff import TextDiffDialog
from layerscope.desktop.find_file.feature import FindFileFeature
from layerscope.desktop.widgets.results.saving import FormsDialog
from support.drivers.waiting import RunAsync, until
from support.drivers.window_driver import PATIENCE_S, Driver, OpenProgram


def act(driver: Driver, name: str) -> None:
    found = driver.window.findChild(QAction, name)
    assert found is not None
    found.trigger()


def choose(driver: Driver, box: str, text: str) -> None:
    found = driver.find(QComboBox, box)
    assert found is not None
    found.setCurrentIndex(found.findText(text))


async def open_image(driver: Driver, repository: str, image: str) -> None:
    await driver.choose("repositories", repository)
    await driver.choose("images", image)
    await until(lambda: driver.rows("layers"), PATIENCE_S)


async def analyze(driver: Driver, kind: str, view: str, part: str) -> list[list[str]]:
    act(driver, "analyze")
    choose(driver, "analysisKind", kind)
    await driver.reads(f"{view}Note", part)
    return driver.rows(view)


def test_what_an_image_wastes_leaves_behind_and_installs(
    open_program: OpenProgram, run_async: RunAsync, tmp_path: Path
) -> None:
    bom = tmp_path / "bom.cdx.json"

    async def job() -> None:
        async with open_program() as driver:
            await open_image(driver, "inside/wasteful", "1.0")
            wasted = await analyze(driver, "Wasted space", "analysisWasted", "Every pull transfers")
            assert wasted[0][0] == "/srv/data/dump.sql"
            assert {row[4] for row in wasted} >= {"removed by layer 5", "newer in layer 3"}

            await open_image(driver, "inside/leaky", "1.0")
            left = await analyze(driver, "Left behind", "analysisLeftBehind", "Only names")
            assert any("/root/.ssh/id_rsa" in row for row in left)
            await driver.press("searchContents")
            await until(lambda: "Only names" not in driver.text("analysisLeftBehindNote"), PATIENCE_S)
            await driver.reads("analysisLeftBehindNote", "secrets")
            assert "hunter2" not in str(driver.rows("analysisLeftBehind"))

            await open_image(driver, "inside/shop", "1.1")
            packages = await analyze(driver, "Packages", "analysisPackages", "added")
            assert any(row[0] == "curl" for row in packages)
            await driver.press("saveBom")
            (dialog,) = driver.program.shell.window.findChildren(FormsDialog)
            dialog.fileSelected.emit(str(bom))
            dialog.reject()
            await until(lambda: bom.exists() and bom.stat().st_size, PATIENCE_S)

            driver.click_row("analysisPackages", 0)
            row = driver.program.feature(AnalysisFeature).presenter.view.pane.current.view
            row.row_activated.emit(row.chosen_row())
            await driver.reads("filePath", "dpkg")

    run_async(job(), 90)
    assert any(each["name"] == "curl" for each in json.loads(bom.read_bytes())["components"])


def test_two_versions_differ_in_what_was_done_to_them(open_program: OpenProgram, run_async: RunAsync) -> None:
    async def job() -> None:
        async with open_program() as driver:
            await open_image(driver, "inside/shop", "1.1")
            act(driver, "compareImages")
            (dialog,) = driver.program.shell.window.findChildren(CompareDialog)
            dialog.field.setText("1.0")
            dialog.accept()
            await driver.reads("compareNote", "paths differ")
            assert driver.text("compareHeading") == "inside/shop:1.0 → 1.1"
            rows = {row[0]: row for row in driver.rows("compare")}
            assert rows["/srv/shop/legacy/basket.py"][1] == "Only in 1.0"
            assert "owner 0:0 → 10001:10001" in rows["/srv/shop/data/prices.csv"][2]

            view = driver.program.feature(CompareFeature).presenter.view
            changed = next(
                row
                for row in view.files.view.rows.store.every_row()
                if row.difference.path == b"srv/shop/report.sh"
            )
            view.files.view.row_activated.emit(changed)
            (texts,) = driver.program.shell.window.findChildren(TextDiffDialog)
            await until(lambda: "Reading" not in texts.note.text(), PATIENCE_S)
            assert "mode 0644 → 0755" in texts.note.text()
            texts.close()

            choose(driver, "compareKind", "Packages")
            assert ["curl", "7.88.1-10+deb12u8", "7.88.1-10+deb12u14"] in [
                row[:3] for row in driver.rows("comparePackages")
            ]

    run_async(job(), 90)


def test_a_file_is_found_by_keys_in_every_image(open_program: OpenProgram, run_async: RunAsync) -> None:
    async def job() -> None:
        async with open_program() as driver:
            await open_image(driver, "inside/shop", "1.1")
            driver.key(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
            finding = driver.program.feature(FindFileFeature).presenter.view
            driver.type_text("os-release")
            driver.key(Qt.Key.Key_Return)
            others = finding.others
            await until(lambda: others.text() or driver.rows("findFileHits"), PATIENCE_S)
            if others.isVisibleTo(finding.pane):
                others.click()
            await driver.reads("findFileHitsNote", "all known")
            (row,) = [row for row in driver.rows("findFileHits") if row[0] == "/usr/lib/os-release"]
            assert "2" in row
            finding.view.setFocus()
            driver.key(Qt.Key.Key_Down)
            driver.key(Qt.Key.Key_Return)
            await driver.reads("filePath", "os-release")

    run_async(job(), 90)
