"""The dock's rows under the mouse: those that wait are dragged to another place in the order."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableView
from pytestqt.qtbot import QtBot

from layerscope.desktop.tables.table_model import ROW_ROLE
from layerscope.desktop.theme.theme import Theme
from layerscope.desktop.transfers.dock import TransfersDock
from layerscope.transfers.rules.stages import Stage
from support.drivers.waiting import RunAsync, until
from support.fakes.layer_fakes import collected
from support.fakes.transfer_fakes import Downloads, a_row

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
MOVE = Qt.DropAction.MoveAction
Hands = Callable[["Hand"], None]


class Hand:
    """What the platform does of a drag that has begun: Qt's one without a screen ends it at once."""

    def __init__(self, view: QTableView) -> None:
        self.view = view
        self.mime = QMimeData()

    def enters(self) -> bool:
        """Whether the table takes what is dragged."""
        event = QDragEnterEvent(QPoint(9, 9), MOVE, self.mime, LEFT, NONE)
        QApplication.sendEvent(self.view.viewport(), event)
        return event.isAccepted()

    def moves(self, at: QPoint) -> bool:
        event = QDragMoveEvent(at, MOVE, self.mime, LEFT, NONE)
        QApplication.sendEvent(self.view.viewport(), event)
        return event.isAccepted()

    def leaves(self) -> None:
        QApplication.sendEvent(self.view.viewport(), QDragLeaveEvent())

    def drops(self, at: QPoint) -> None:
        QApplication.sendEvent(self.view.viewport(), QDropEvent(QPointF(at), MOVE, self.mime, LEFT, NONE))

    def at(self, row: int, part: float = 0.5) -> QPoint:
        """A point of the row, by how far down in it."""
        height = self.view.rowHeight(row)
        return QPoint(120, self.view.rowViewportPosition(row) + round(height * part))

    def lines(self) -> list[int]:
        """The heights, from above, at which the line between rows is seen along the whole table."""
        image = self.view.viewport().grab().toImage()
        accent = QColor(self.view.palette().accent().color()).rgb()
        ends = (3, image.width() // 2, image.width() - 3)
        seen = [y for y in range(image.height()) if all(image.pixel(x, y) == accent for x in ends)]
        return [y for y in seen if {y - 1, y + 1} & {*seen}]  # the frame of the row in focus is thinner


@pytest.fixture
def dock(qtbot: QtBot, theme: Theme, downloads: Downloads) -> TransfersDock:
    dock = TransfersDock(downloads.presenter(), theme, print, lambda *_: True)
    qtbot.addWidget(dock)
    dock.resize(900, 400)
    return dock


@pytest.fixture
def drag(dock: TransfersDock, monkeypatch: pytest.MonkeyPatch) -> Callable[[int, Hands], bool]:
    """`drag(row, hands)`: press the row and move; `hands` then do the rest. Whether a drag began."""

    def with_mouse(row: int, hands: Hands) -> bool:
        began: list[bool] = []
        hand = Hand(dock.view)

        def platforms(_view: QTableView, actions: Qt.DropAction) -> None:
            assert actions == MOVE
            began.append(True)
            hands(hand)
            hand.leaves()  # Qt sends what comes later to the widget that took the last drag, there or not

        monkeypatch.setattr(QTableView, "startDrag", platforms)
        viewport = dock.view.viewport()
        QTest.mousePress(viewport, LEFT, pos=hand.at(row))
        for right in (30, 60):
            if not began:
                QTest.mouseMove(viewport, hand.at(row) + QPoint(right, 0))
        if not began:  # else the platform has taken it
            QTest.mouseRelease(viewport, LEFT, pos=hand.at(row) + QPoint(60, 0))
        return bool(began)

    return with_mouse


Drag = Callable[[int, Hands], bool]


def order(dock: TransfersDock) -> list[int]:
    """The numbers as the table has them."""
    model = dock.view.model()
    return [model.index(row, 0).data(ROW_ROLE).number for row in range(model.rowCount())]


async def fill(dock: TransfersDock, downloads: Downloads, count: int = 5) -> None:
    """One that runs, and others that wait."""
    dock._presenter.at_once = 1
    for number in range(1, count + 1):
        dock._presenter.start(downloads.job(number))
    await until(lambda: dock._presenter.rows[0].stage is Stage.RUNNING)
    dock.view.clearSelection()


@pytest.mark.parametrize(
    ("row", "onto", "part", "wanted"),
    [
        (3, 1, 0.2, [1, 4, 2, 3, 5]),
        (3, 1, 0.8, [1, 2, 4, 3, 5]),
        (1, 4, 0.8, [1, 3, 4, 5, 2]),
        (1, 4, 3.0, [1, 3, 4, 5, 2]),  # below all rows
        (2, 0, 0.2, [3, 1, 2, 4, 5]),
        (2, 2, 0.2, [1, 2, 3, 4, 5]),  # where it was
        (2, 2, 0.8, [1, 2, 3, 4, 5]),
    ],
)
def test_a_waiting_row_goes_where_it_is_dropped(
    run_async: RunAsync,
    downloads: Downloads,
    dock: TransfersDock,
    drag: Drag,
    row: int,
    onto: int,
    part: float,
    wanted: list[int],
) -> None:
    def hands(hand: Hand) -> None:
        assert hand.enters()
        assert hand.moves(hand.at(onto, part))
        hand.drops(hand.at(onto, part))

    async def go() -> None:
        await fill(dock, downloads)
        moved = order(dock)[row]
        assert drag(row, hands)
        assert order(dock) == [shown.number for shown in dock._presenter.rows] == wanted
        selected = dock.view.selectionModel().selectedRows()
        assert [index.data(ROW_ROLE).number for index in selected] == [moved]

    run_async(go())


def test_several_go_together_in_their_own_order(
    run_async: RunAsync, downloads: Downloads, dock: TransfersDock, drag: Drag
) -> None:
    def hands(hand: Hand) -> None:
        hand.enters()
        hand.drops(hand.at(1, 0.1))

    async def go() -> None:
        await fill(dock, downloads)
        dock.view.selectRow(2)
        viewport = dock.view.viewport()
        control = Qt.KeyboardModifier.ControlModifier
        QTest.mouseClick(viewport, LEFT, control, Hand(dock.view).at(4))
        assert drag(4, hands)
        assert order(dock) == [1, 3, 5, 2, 4]

    run_async(go())


def test_what_does_not_wait_stays(
    run_async: RunAsync, downloads: Downloads, dock: TransfersDock, drag: Drag
) -> None:
    def hands(hand: Hand) -> None:
        hand.enters()
        hand.drops(hand.at(2, 3.0))

    async def go() -> None:
        await fill(dock, downloads, 3)
        dock._presenter.pause(2)
        assert order(dock) == [1, 3, 2]
        assert [drag(row, hands) for row in (0, 2)] == [False, False]
        assert order(dock) == [1, 3, 2]

    run_async(go())


def test_a_line_shows_where_it_would_land(
    run_async: RunAsync, downloads: Downloads, dock: TransfersDock, drag: Drag
) -> None:
    def hands(hand: Hand) -> None:
        assert hand.lines() == []
        hand.enters()
        assert hand.moves(hand.at(1, 0.2))
        top = dock.view.rowViewportPosition(1)
        assert hand.lines() == [top - 1, top]
        hand.moves(hand.at(2, 5.0))
        end = dock.view.rowViewportPosition(2) + dock.view.rowHeight(2)
        assert hand.lines() == [end - 1, end]
        hand.leaves()
        assert hand.lines() == []
        hand.enters()
        hand.moves(hand.at(0, 0.1))
        assert hand.lines() == [0, 1]

    async def go() -> None:
        await fill(dock, downloads, 3)
        assert drag(2, hands)
        assert Hand(dock.view).lines() == []
        assert order(dock) == [1, 2, 3]

    run_async(go())


def test_whole_files_are_dragged_away_as_long_as_they_are_there(
    dock: TransfersDock, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    carried: list[list[str]] = []
    monkeypatch.setattr(
        "layerscope.desktop.transfers.dragging.QDrag.exec",
        lambda drag, actions: (
            carried.append([url.toLocalFile() for url in drag.mimeData().urls()]) or actions
        ),
    )
    missed = collected(dock.view.files_missed.connect)
    paths = [tmp_path / name for name in ("a.tar.gz", "b.tar.gz")]
    paths[0].write_bytes(b"layer")
    stages = (Stage.VERIFIED, Stage.VERIFIED, Stage.FAILED)
    rows = [
        a_row(stage, number, path=path)
        for number, (stage, path) in enumerate(zip(stages, (*paths, None), strict=True), 1)
    ]
    dock._presenter.rows_added.emit(tuple(rows))
    dock.view.selectAll()
    dock.view.startDrag(MOVE)
    assert carried == [[str(paths[0])]]
    dock._choose(2)  # whose file is gone
    dock.view.startDrag(MOVE)
    assert (carried[1:], missed) == ([], [(1,)])


def test_nothing_from_elsewhere_is_taken(
    run_async: RunAsync, downloads: Downloads, dock: TransfersDock
) -> None:
    async def go() -> None:
        await fill(dock, downloads, 3)
        hand = Hand(dock.view)
        hand.mime = dock.view.model().mimeData([dock.view.model().index(2, 0)])
        assert not hand.enters()  # and so nothing is moved or dropped there
        assert order(dock) == [1, 2, 3]
        assert hand.lines() == []

    run_async(go())
