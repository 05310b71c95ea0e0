"""The stages: their table as it fills, and the chosen one whole."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QPushButton, QStyleOptionViewItem, QTableView
from pytestqt.qtbot import QtBot

from layerscope.desktop.diagnosis.fitted_text import FittedText
from layerscope.desktop.diagnosis.steps_model import StepsModel
from layerscope.desktop.diagnosis.steps_view import StepsView
from layerscope.desktop.tables.cells import CELL_ROLE
from layerscope.desktop.theme.icons import IconName
from layerscope.desktop.theme.palette import Tone
from layerscope.desktop.theme.theme import Theme
from layerscope.diagnosis.model.steps import StepName
from support.fakes.diagnosis_fakes import COMMAND, FINE, FOUND, a_diagnosis, steps
from support.fakes.layer_fakes import collected

SAID: list[str] = []


@pytest.fixture
def model() -> StepsModel:
    model = StepsModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    return model


@pytest.fixture
def stages(theme: Theme, qtbot: QtBot) -> Iterator[StepsView]:
    stages = StepsView(theme, SAID.append)
    qtbot.addWidget(stages)
    stages.resize(680, 400)
    stages.show()
    return stages


def texts(model: StepsModel) -> list[list[str]]:
    return [[str(model.index(row, column).data()) for column in range(3)] for row in range(model.rowCount())]


def test_no_stage_s_name_is_cut(stages: StepsView) -> None:
    table = stages.findChild(QTableView, "diagnosis")
    assert isinstance(table, QTableView)
    option = QStyleOptionViewItem()
    table.initViewItemOption(option)
    names = [table.model().index(row, 0) for row in range(len(StepName))]
    needed = max(table.itemDelegate().sizeHint(option, name).width() for name in names)
    assert needed <= table.columnWidth(0)


def details(stages: StepsView) -> FittedText:
    found = stages.findChild(FittedText, "stepDetails")
    assert isinstance(found, FittedText)
    return found


def test_a_row_for_each_stage_from_the_beginning(model: StepsModel) -> None:
    assert [row[0] for row in texts(model)] == [
        "Identity", "Network", "Repository", "Image", "Layer", "URL", "Bytes",
    ]  # fmt: skip
    assert {row[1] for row in texts(model)} == {"Checking…"}
    header = Qt.Orientation.Horizontal
    assert [model.headerData(column, header) for column in range(3)] == ["Step", "Outcome", "Evidence"]


def test_only_what_changed_is_told(model: StepsModel) -> None:
    changed = collected(model.dataChanged.connect)
    model.show(steps(until=StepName.NETWORK), is_running=True)
    assert [(first.row(), last.row()) for first, last, _roles in changed] == [(0, 0), (1, 1)]
    changed.clear()
    model.show(steps(until=StepName.NETWORK), is_running=True)
    assert changed == []
    model.show(steps(until=StepName.NETWORK), is_running=False)
    assert [first.row() for first, *_ in changed] == [2, 3, 4, 5, 6]
    assert texts(model)[6] == ["Bytes", "No answer", ""]


def test_an_outcome_is_told_by_mark_word_and_colour(model: StepsModel) -> None:
    model.show(FOUND.steps, is_running=False)
    cells = [model.index(row, 0).data(CELL_ROLE) for row in (0, 4, 6)]
    assert [(cell.icon, cell.icon_tone) for cell in cells] == [
        (IconName.CHECK, Tone.GOOD),
        (IconName.CROSS, Tone.BAD),
        (IconName.MORE, Tone.NEUTRAL),
    ]
    assert [row[1] for row in texts(model)] == [*["OK"] * 4, "Failed", "Skipped", "Skipped"]
    assert "UNAVAILABLE" in model.index(4, 2).data(Qt.ItemDataRole.ToolTipRole)


def test_every_stage_is_in_sight(stages: StepsView) -> None:
    view = stages.view
    assert view.accessibleName() == "Diagnosis"
    last = view.visualRect(view.model().index(6, 0))
    assert view.viewport().rect().contains(last)


def test_the_first_that_failed_is_shown_whole(stages: StepsView) -> None:
    stages.begin()
    stages.show_diagnosis(a_diagnosis(steps=steps(until=StepName.IMAGE)), is_running=True)
    assert stages.chosen is None
    assert not details(stages).isVisible()
    stages.show_diagnosis(FOUND, is_running=False)
    assert stages.chosen == FOUND.steps[4]
    text = details(stages).toPlainText()
    for part in ("UNAVAILABLE", "CallLayer", "84 ms", "req-layer", COMMAND):
        assert part in text


def test_what_somebody_chose_stays_chosen(stages: StepsView) -> None:
    stages.begin()
    stages.show_diagnosis(a_diagnosis(steps=steps(until=StepName.NETWORK)), is_running=True)
    where = stages.view.visualRect(stages.view.model().index(1, 0)).center()
    QTest.mouseClick(stages.view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    stages.show_diagnosis(FOUND, is_running=False)
    assert stages.chosen == FOUND.steps[1]
    stages.begin()
    stages.show_diagnosis(FOUND, is_running=False)
    assert stages.chosen == FOUND.steps[4]


def test_ctrl_c_copies_the_stage(stages: StepsView) -> None:
    SAID.clear()
    stages.show_diagnosis(FINE, is_running=False)
    stages.view.selectRow(0)
    QTest.keyClick(stages.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().startswith("Identity: OK. role/Operator")
    assert SAID == ["Step copied."]


def test_the_details_are_as_high_as_their_text_at_this_width(stages: StepsView, qtbot: QtBot) -> None:
    stages.show_diagnosis(FOUND, is_running=False)
    wide = details(stages).height()
    stages.resize(300, 400)
    qtbot.waitUntil(lambda: details(stages).height() > wide)


def test_where_one_failed_those_in_order_are_one_line_that_opens_them(stages: StepsView) -> None:
    def shown() -> list[str]:
        return [
            row[0] for at, row in enumerate(texts(stages.view.model())) if not stages.view.isRowHidden(at)
        ]

    everything = [row[0] for row in texts(stages.view.model())]
    line = stages.findChild(QPushButton, "soundSteps")
    failed = a_diagnosis(failed=StepName.URL)
    stages.show_diagnosis(failed, is_running=True)
    assert shown() == everything
    assert not line.isVisible()
    stages.show_diagnosis(failed, is_running=False)
    assert shown() == ["URL", "Bytes"]
    assert stages.chosen == failed.first_failed
    assert line.accessibleName() == "OK: Identity, Network, Repository, Image, Layer"
    assert stages.view.height() == stages.view.row_height * len(shown()) + 2 * stages.view.frameWidth()
    line.click()
    assert shown() == everything
