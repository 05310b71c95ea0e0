"""A report that `layerscope diagnose --json` printed as somebody else, in the window of who may do all."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QWidget

from layerscope.__main__ import main
from layerscope.desktop.diagnosis.feature import DiagnosisFeature
from layerscope.desktop.diagnosis.summary import RunState
from support.drivers.waiting import RunAsync, until
from support.drivers.window_driver import PATIENCE_S, Driver, running_program

IMAGE = "team/checkout-worker:latest"
ENOUGH_S = 90.0


@pytest.fixture
def report(demo_profiles: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> str:
    """What the command prints as a role that may only list."""
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    main(["diagnose", IMAGE, "--json", "--profile", "list-only"])
    return capfd.readouterr().out


def drop(driver: Driver, path: Path) -> None:
    """Drop the file onto the window, as a file manager does."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    action, button, key = (
        Qt.DropAction.CopyAction,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    entered = QDragEnterEvent(driver.window.rect().center(), action, data, button, key)
    QApplication.sendEvent(driver.window, entered)
    assert entered.isAccepted()
    at = QPointF(driver.window.rect().center())
    QApplication.sendEvent(driver.window, QDropEvent(at, action, data, button, key))


async def shown(driver: Driver) -> None:
    """The report of the role is in sight."""
    told = await driver.reads("reportOrigin", "as the role list-only")
    assert told.startswith("Report from ")
    assert driver.text("reportTitle") == "This identity has no permission for ecr:BatchGetImage"


def facts(driver: Driver) -> list[str]:
    """What else differs, row by row: there, here."""
    grid = driver.find(QWidget, "comparisonFacts")
    return [label.text() for label in grid.findChildren(QLabel, "factValue")] if grid else []


def test_the_first_step_that_differs_is_named(run_async: RunAsync, qapp: QApplication, report: str) -> None:
    async def job() -> None:
        async with running_program(qapp, "--profile", "default") as driver:
            driver.go_to(f"root@node:~# layerscope diagnose {IMAGE} --json\n{report}root@node:~# ")
            await shown(driver)
            assert [row[1] for row in driver.rows("reportSteps")][3:] == ["Failed", *["Skipped"] * 3]
            await driver.press("diagnoseHere")
            presenter = driver.program.feature(DiagnosisFeature).presenter
            await until(lambda: presenter.state is RunState.ENDED, PATIENCE_S)
            assert await driver.reads("comparisonTitle") == "First difference: Image"
            sentence = driver.text("comparisonSentence")
            assert sentence.startswith("There: failed (")
            assert sentence.endswith("Here: OK.")
            for steps in ("reportSteps", "hereSteps"):
                assert driver.rows(steps)[3][0] == "Image, the first that differs"
                assert driver.selected(steps)[0].startswith("Image")
            # The window's own machine is asked as well, once there is something to compare it with.
            await until(lambda: "shared-file" in facts(driver), PATIENCE_S)
            assert facts(driver)[2:] == ["assume-role", "shared-file"]
            await driver.press("closeReport")
            assert await driver.reads("diagnosisTitle") == "This image can be read"

    run_async(job(), ENOUGH_S)


def test_a_file_is_opened_by_the_menu_and_by_dropping_it(
    run_async: RunAsync, qapp: QApplication, report: str, tmp_path: Path
) -> None:
    file, broken = tmp_path / "report.json", tmp_path / "broken.json"
    file.write_text(report, "utf-8")
    broken.write_text(report[:3000], "utf-8")

    async def job() -> None:
        async with running_program(qapp, "--profile", "default") as driver:
            driver.control(Qt.Key.Key_O)
            dialog = driver.window.findChild(QFileDialog, "openReportDialog")
            assert dialog is not None
            dialog.fileSelected.emit(str(file))
            dialog.reject()
            await shown(driver)
            drop(driver, broken)
            assert "cut off" in await driver.reads("reportFaultText")
            assert "report.json" in driver.text("reportFaultNextStep")
            drop(driver, file)
            await until(lambda: not driver.text("reportFaultText"), PATIENCE_S)

    run_async(job(), ENOUGH_S)
