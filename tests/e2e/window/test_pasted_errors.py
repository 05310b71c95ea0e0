"""Each shape of error text that people paste: from Go to, by keys alone, to the finding."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QWidget

from e2e.window.pasted_errors import OWNER, REGION, SECRET, SHAPES, Shape
from layerscope.accounts.model.profiles import Account
from layerscope.desktop.diagnosis.feature import DiagnosisFeature
from layerscope.desktop.diagnosis.summary import RunState
from layerscope.desktop.goto.feature import GoToFeature
from layerscope.words.reasons import translated
from support.drivers.waiting import RunAsync, until
from support.drivers.window_driver import PATIENCE_S, Driver, OpenProgram, clipboard

PARTS = 2  # one window is not opened for each shape, and none has all of them to get through
LIMIT_S = 180.0


@pytest.mark.parametrize("part", range(PARTS))
def test_a_pasted_error_leads_to_its_finding(
    run_async: RunAsync, open_program: OpenProgram, demo_data: Path, part: int
) -> None:
    wrong: list[str] = []

    async def job() -> None:
        async with open_program() as driver:
            await driver.reads("identity", "user/operator")
            for shape in SHAPES[part::PARTS]:
                await _paste(driver, shape, demo_data)
                wrong.extend(f"{shape.id}: {fault}" for fault in await _faults(driver, shape))

    run_async(job(), LIMIT_S)
    assert wrong == []


async def _paste(driver: Driver, shape: Shape, demo_data: Path) -> None:
    """Paste the text where nothing but what it asks for is open; return when all that follows has ended."""
    program = driver.program
    program.shell.session.accounts.choose(Account())
    await program.shell.session.accounts.identified()
    if shape.is_open:
        await driver.choose("repositories", shape.repository)
    QGuiApplication.clipboard().setText(_filled(shape, demo_data))
    driver.control(Qt.Key.Key_K)
    driver.control(Qt.Key.Key_V)
    driver.key(Qt.Key.Key_Return)
    presenter, way = (
        program.feature(DiagnosisFeature).presenter,
        driver.program.feature(GoToFeature).presenter,
    )
    try:
        await until(lambda: presenter.diagnosis is not None, PATIENCE_S)
        await until(lambda: presenter.state is RunState.ENDED, PATIENCE_S)
        await until(lambda: not way.is_under_way, PATIENCE_S)
    except TimeoutError:
        said = f"{driver.text('goToText')!r}, {driver.text('message')!r}"
        raise AssertionError(f"{shape.id}: no diagnosis ended; the window says {said}") from None


async def _faults(driver: Driver, shape: Shape) -> list[str]:
    """What the window should show of the shape and does not."""
    program = driver.program
    diagnosis = program.feature(DiagnosisFeature).presenter.diagnosis
    if diagnosis is None or not diagnosis.findings:
        return [f"no finding, the title is {driver.text('diagnosisTitle')!r}"]
    first = diagnosis.findings[0]
    read = _read(program.feature(DiagnosisFeature).tab)
    faults = [f"{name} is not in sight" for name in shape.names if name not in read]
    title, cause = driver.text("diagnosisTitle"), driver.text("diagnosisCause")
    if first.cause != shape.cause or (cause or title) != translated(first.title):
        faults.append(f"{first.cause} comes first: {title!r}, {cause!r}")
    if "fine here" in shape.id and not title.startswith("You can pull this; "):
        faults.append(f"nothing says that it works here: {title!r}")
    if (chosen := _chosen(driver)) != shape.chosen:
        faults.append(f"{chosen} is chosen")
    if program.shell.session.accounts.region != shape.region:
        faults.append(f"{program.shell.session.accounts.region} is asked")
    return faults + await _leaks(driver)


def _read(tab: QWidget) -> str:
    """Whatever the findings say: in labels, and in texts to copy."""
    labels = [label.text() for label in tab.findChildren(QLabel) if label.isVisible()]
    snippets = [text.toPlainText() for text in tab.findChildren(QPlainTextEdit) if text.isVisible()]
    return "\n".join([*labels, *snippets])


def _chosen(driver: Driver) -> tuple[str, ...]:
    chosen = (driver.selected("images")[:1], driver.selected("layers")[:1])
    return tuple(cell for row in chosen for cell in row)


async def _leaks(driver: Driver) -> list[str]:
    """Where something of the text's secrets was kept: in the report, in the field."""
    await driver.press("copyReport")
    kept = {"report": clipboard(), "Go to": driver.text("goTo")}
    return [f"{place} keeps a secret" for place, text in kept.items() if SECRET in text]


def _filled(shape: Shape, demo_data: Path) -> str:
    layout = demo_data / OWNER / REGION / shape.repository
    if not layout.is_dir():
        return shape.text
    image = json.loads((layout / "index.json").read_text())["manifests"][0]["digest"]
    manifest: dict[str, Any] = json.loads(
        (layout / "blobs/sha256" / image.removeprefix("sha256:")).read_text()
    )
    layer = manifest["layers"][1]["digest"] if "layers" in manifest else ""
    return shape.text.replace("{image}", image).replace("{layer}", layer)
