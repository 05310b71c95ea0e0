"""A pasted error of an image that does not start leads into the image, to what is wrong with its program."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton

from e2e.window.pasted_errors import HOST
from layerscope.desktop.diagnosis.feature import DiagnosisFeature
from layerscope.desktop.diagnosis.summary import RunState
from support.drivers.waiting import RunAsync, until
from support.drivers.window_driver import PATIENCE_S, OpenProgram

IMAGE = f"{HOST}/inside/not-starting:wrong-architecture"
TEXT = f'Failed to start container of image "{IMAGE}": exec /srv/app/bin/start: exec format error'


def test_an_exec_format_error_leads_to_the_program(run_async: RunAsync, open_program: OpenProgram) -> None:
    async def job() -> None:
        async with open_program() as driver:
            await driver.reads("identity", "user/operator")
            QGuiApplication.clipboard().setText(TEXT)
            driver.control(Qt.Key.Key_K)
            driver.control(Qt.Key.Key_V)
            driver.key(Qt.Key.Key_Return)
            presenter = driver.program.feature(DiagnosisFeature).presenter
            await until(lambda: presenter.diagnosis is not None, PATIENCE_S)
            await until(lambda: presenter.state is RunState.ENDED, PATIENCE_S)
            look = driver.find(QAbstractButton, "lookInside")
            assert look is not None
            look.click()
            await driver.reads("analysisStartingNote", "cannot be started")
            [row] = driver.rows("analysisStarting")
            assert row[0] == "/srv/app/bin/start"
            assert "arm64" in row[2]

    run_async(job(), 120)
