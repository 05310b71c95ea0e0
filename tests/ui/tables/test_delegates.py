"""Painted cells: their colours, the focused row, clicks on folds, tooltips; in both directions."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPoint, Qt
from PySide6.QtGui import QColor, QHelpEvent, QImage
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QAbstractItemView, QApplication, QTableView, QToolTip
from pytestqt.qtbot import QtBot

from layerscope.desktop.tables.cells import CELL_ROLE, Bar, Cell, Fold, Pill
from layerscope.desktop.tables.delegates import CellDelegate
from layerscope.desktop.theme.icons import IconName
from layerscope.desktop.theme.palette import DARK, LIGHT, ThemeChoice, Tone
from layerscope.desktop.theme.theme import Theme

ROWS: list[list[Cell | str]] = [
    [Cell(chips=("v4.18.2", "latest"), fold=Fold.OPEN), "98.4 MB", Cell(pill=Pill("Available", Tone.GOOD))],
    [Cell("linux/amd64", depth=1, fold=Fold.ROOM), "98.4 MB", Cell(pill=Pill("Unavailable", Tone.BAD))],
    [Cell("sha256:77c2…a9", note="untagged", is_mono=True), "1 kB", Cell(bar=Bar(0.5))],
    [Cell("team/checkout", icon=IconName.REPOSITORY), "", Cell(bar=Bar(1.0, Tone.GOOD))],
]


class Model(QAbstractTableModel):
    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() else len(ROWS)

    def columnCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() else 3

    def data(self, index: QModelIndex, role: int = 0) -> object:
        value = ROWS[index.row()][index.column()]
        if role == CELL_ROLE:
            return value if isinstance(value, Cell) else None
        if role == Qt.ItemDataRole.DisplayRole:
            return value.text if isinstance(value, Cell) else value
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == 1:
            return int(Qt.AlignmentFlag.AlignRight.value)
        return None


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    theme = Theme(qapp, ThemeChoice.LIGHT)
    yield theme
    theme.choose(ThemeChoice.SYSTEM)
    theme.setParent(None)
    qapp.setStyleSheet("")


@pytest.fixture
def view(qtbot: QtBot, theme: Theme) -> QTableView:
    view = QTableView()
    qtbot.addWidget(view)
    model = Model(view)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, view)
    view.setModel(model)
    delegate = CellDelegate(theme, view)
    view.setItemDelegate(delegate)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setShowGrid(False)
    view.verticalHeader().hide()
    view.verticalHeader().setDefaultSectionSize(delegate.row_height(view.font()))
    view.resizeColumnsToContents()
    view.resize(600, 300)
    with qtbot.waitExposed(view):
        view.show()
        view.activateWindow()
    return view


def picture(view: QTableView, row: int, column: int) -> QImage:
    rect = view.visualRect(view.model().index(row, column))
    return view.viewport().grab(rect).toImage()


def colours_in(image: QImage) -> set[str]:
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


def test_pills_have_their_tone_s_ground_in_both_themes(view: QTableView, theme: Theme) -> None:
    for colours, choice in ((LIGHT, ThemeChoice.LIGHT), (DARK, ThemeChoice.DARK)):
        theme.choose(choice)
        assert colours.good_fill in colours_in(picture(view, 0, 2))
        assert colours.bad_fill in colours_in(picture(view, 1, 2))
        assert colours.chip in colours_in(picture(view, 0, 0))


def test_selected_rows_have_the_selection_s_ground(view: QTableView) -> None:
    view.selectRow(1)
    for column in range(3):
        assert LIGHT.selection in colours_in(picture(view, 1, column))
        assert LIGHT.selection not in colours_in(picture(view, 0, column))


def test_the_focused_row_is_framed(view: QTableView, qtbot: QtBot) -> None:
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    view.setCurrentIndex(view.model().index(2, 0))
    for column in range(3):
        image = picture(view, 2, column)
        assert image.pixelColor(image.width() // 2, 0).name() == LIGHT.accent
    assert picture(view, 2, 0).pixelColor(0, 10).name() == LIGHT.accent
    assert picture(view, 2, 1).pixelColor(0, 10).name() != LIGHT.accent
    assert LIGHT.accent not in colours_in(picture(view, 3, 0))


def test_bars_show_their_share(view: QTableView) -> None:
    half, whole = picture(view, 2, 2), picture(view, 3, 2)
    middle = half.height() // 2
    assert half.pixelColor(half.width() // 4, middle).name() == LIGHT.accent
    assert half.pixelColor(3 * half.width() // 4, middle).name() == LIGHT.track
    assert whole.pixelColor(3 * whole.width() // 4, middle).name() == LIGHT.bar_done


def test_right_to_left_mirrors_the_cells(view: QTableView) -> None:
    def outer_chip_pixels(image: QImage, columns: range) -> int:
        middle = image.height() // 2 - 7
        return sum(image.pixelColor(x, middle).name() == LIGHT.chip for x in columns)

    view.setColumnWidth(0, 400)
    left = range(200)
    right = range(200, 400)
    plain = picture(view, 0, 0)
    assert outer_chip_pixels(plain, left) > outer_chip_pixels(plain, right)
    view.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    mirrored = picture(view, 0, 0)
    assert outer_chip_pixels(mirrored, left) < outer_chip_pixels(mirrored, right)


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_a_click_on_the_fold_is_told(view: QTableView, qtbot: QtBot, direction: Qt.LayoutDirection) -> None:
    view.setLayoutDirection(direction)
    rect = view.visualRect(view.model().index(0, 0))
    is_rtl = direction is Qt.LayoutDirection.RightToLeft
    at = QPoint(rect.right() - 14 if is_rtl else rect.left() + 14, rect.center().y())
    with qtbot.waitSignal(view.itemDelegate().fold_clicked) as told:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert told.args[0].row() == 0
    with qtbot.assertNotEmitted(view.itemDelegate().fold_clicked):
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())


def test_what_is_cut_stands_in_the_tooltip(view: QTableView, qtbot: QtBot) -> None:
    def ask(row: int) -> str:
        QToolTip.hideText()
        qtbot.waitUntil(lambda: not QToolTip.isVisible())
        rect = view.visualRect(view.model().index(row, 0))
        help_at = QHelpEvent(
            QHelpEvent.Type.ToolTip, rect.center(), view.viewport().mapToGlobal(rect.center())
        )
        QApplication.sendEvent(view.viewport(), help_at)
        return QToolTip.text() if QToolTip.isVisible() else ""

    view.setColumnWidth(0, 60)
    assert ask(1) == "linux/amd64"
    view.setColumnWidth(0, 300)
    assert ask(1) == ""


def test_rows_grow_with_the_font(view: QTableView) -> None:
    delegate, font = view.itemDelegate(), view.font()
    before = delegate.row_height(font)
    font.setPointSizeF(font.pointSizeF() * 2)
    assert delegate.row_height(font) > 1.7 * before


def test_disabled_text_is_paler(view: QTableView) -> None:
    view.setEnabled(False)
    assert QColor(LIGHT.text).name() not in colours_in(picture(view, 1, 0))
    assert LIGHT.disabled in colours_in(picture(view, 1, 0))
