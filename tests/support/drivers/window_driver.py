"""Drives the whole program as a person does: by its names, with keys and clicks, on its own loop."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTableView,
    QToolButton,
    QWidget,
)

from layerscope.__main__ import read_arguments
from layerscope.bootstrap.program import Program
from layerscope.desktop.runtime.faults import Fault
from layerscope.desktop.shell.shell import Shell
from support.drivers.waiting import until

W = TypeVar("W", bound=QWidget)

PATIENCE_S = 20.0  # for one step on a busy machine; every wait ends with its condition
QUIT_TIMEOUT_S = 3.0  # the design promises one; this machine may be doing much else


class Driver:
    """The running program and what a person can see of it and do with it.

    Attributes: `program`; `window`; `running`, the task of `Program.run`; `faults`, the errors nobody
    expected that were reported; `said`, every message in the order in which it was told.
    """

    def __init__(self, program: Program, running: asyncio.Task[int]) -> None:
        self.program = program
        self.running = running
        self.faults: list[Fault] = []
        self.said: list[str] = []
        program.faults.found.connect(self.faults.append)

    @property
    def window(self) -> QWidget:
        return self.program.shell.window

    @property
    def shell(self) -> Shell:
        return self.program.shell

    # What can be seen.

    def find(self, kind: type[W], name: str) -> W | None:
        """The visible widget of this name; None where there is none."""
        return next((each for each in self.window.findChildren(kind, name) if each.isVisible()), None)

    async def shown(self, kind: type[W], name: str, timeout_s: float = PATIENCE_S) -> W:
        """The widget of this name as soon as it is visible."""
        await until(lambda: self.find(kind, name) is not None, timeout_s)
        found = self.find(kind, name)
        assert found is not None
        return found

    def text(self, name: str) -> str:
        """What a visible field or label says; empty where it is not there."""
        found = self.find(QWidget, name)
        if isinstance(found, QPlainTextEdit):
            return found.toPlainText()
        return found.text() if isinstance(found, (QLabel, QLineEdit, QAbstractButton)) else ""

    async def reads(self, name: str, part: str = "", timeout_s: float = PATIENCE_S) -> str:
        """The text of this name as soon as it is not empty and has the part in it."""
        try:
            await until(lambda: self.text(name) and part in self.text(name), timeout_s)
        except TimeoutError:
            raise AssertionError(f"{name} reads {self.text(name)!r}, not {part!r}") from None
        return self.text(name)

    def rows(self, view_name: str) -> list[list[str]]:
        """The texts of a view's cells, row by row, as a screen reader has them."""
        model = self._view(view_name).model()
        return [
            [str(model.index(row, column).data() or "") for column in range(model.columnCount())]
            for row in range(model.rowCount())
        ]

    def selected(self, view_name: str) -> list[str]:
        """The texts of the selected row; empty where none is."""
        view = self._view(view_name)
        chosen = view.selectionModel().selectedRows() if view.selectionModel() else []
        return self.rows(view_name)[chosen[0].row()] if chosen else []

    def tip(self, view_name: str, row: int, column: int) -> str:
        """The tooltip of a cell."""
        index = self._view(view_name).model().index(row, column)
        return str(index.data(Qt.ItemDataRole.ToolTipRole) or "")

    def _view(self, name: str) -> QTableView:
        found = self.window.findChild(QTableView, name)
        assert found is not None
        return found

    # What can be done.

    async def choose(self, view_name: str, text: str) -> list[str]:
        """Click the first row one of whose cells begins with the text, once there is one; its texts."""

        def row() -> int:
            for at, cells in enumerate(self.rows(view_name)):
                if any(cell.startswith(text) for cell in cells):
                    return at
            return -1

        try:
            await until(lambda: row() >= 0 and self._view(view_name).isVisible(), PATIENCE_S)
        except TimeoutError:
            raise AssertionError(f"no {text!r} in {view_name}: {self.rows(view_name)[:20]}") from None
        return self.click_row(view_name, row())

    def click_row(self, view_name: str, row: int) -> list[str]:
        """Click the row; its texts."""
        view = self._view(view_name)
        index = view.model().index(row, view.model().columnCount() - 1)
        view.scrollTo(index)
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(index).center())
        return self.rows(view_name)[row]

    async def press(self, name: str) -> None:
        """Click the button of this name as soon as it can be clicked."""
        await until(lambda: (b := self.find(QAbstractButton, name)) is not None and b.isEnabled(), PATIENCE_S)
        button = self.find(QAbstractButton, name)
        assert button is not None
        click(button)

    async def come_back(self) -> None:
        """Bring the window to the front again; without a window manager nobody does when a menu closes."""
        await asyncio.sleep(0)  # the menu's own activation is still on its way
        self.window.activateWindow()
        await until(self.window.isActiveWindow)

    def choose_in_menu(self, *texts: str) -> None:
        """Choose from the window's menu, through menus of these titles."""
        button = self.window.findChild(QToolButton, "menu")
        assert button is not None
        menu = button.menu()
        for text in texts:
            action = next(each for each in menu.actions() if each.text() == text)
            menu = action.menu() or menu
        action.trigger()

    def focus(self, view_name: str) -> None:
        """Give a view the focus."""
        self._view(view_name).setFocus()

    def type_text(self, text: str) -> None:
        """Type where the focus is, in place of what is selected."""
        QTest.keyClicks(QApplication.focusWidget() or self.window, text)

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the focus is."""
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifier)

    def control(self, key: Qt.Key) -> None:
        """Press Ctrl and a key."""
        self.key(key, Qt.KeyboardModifier.ControlModifier)

    def go_to(self, text: str) -> None:
        """Put the text into Go to, as by pasting, and press Enter."""
        self.control(Qt.Key.Key_K)
        field = self.find(QLineEdit, "goTo")
        assert field is not None
        field.setText(text)
        QTest.keyClick(field, Qt.Key.Key_Return)

    async def open_layer(self, repository: str, image: str, layer: int) -> None:
        """Choose repository, image and layer (from 1) in the three lists."""
        await self.choose("repositories", repository)
        await self.choose("images", image)
        await until(
            lambda: len(self.rows("layers")) >= layer and self._view("layers").isVisible(), PATIENCE_S
        )
        self.click_row("layers", layer - 1)

    async def url(self) -> str:
        """The presigned URL as soon as it is shown."""
        return await self.reads("presignedUrl", "://")

    async def hears(self, part: str, timeout_s: float = PATIENCE_S) -> str:
        """The window's message as soon as it has the part in it."""
        return await self.reads("message", part, timeout_s)


def click(widget: QWidget, at: QPoint | None = None) -> None:
    """Click into the middle of the widget, or at a point of it."""
    rect: QRect = widget.rect()
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=at or rect.center())


def clipboard() -> str:
    """The text on the clipboard."""
    return QGuiApplication.clipboard().text()


@asynccontextmanager
async def running_program(app: QApplication, *arguments: str) -> AsyncIterator[Driver]:
    """The program, begun with these arguments as its command line, and ended in order after the block.

    Its end is part of what is tested: it comes in time, and leaves neither a task nor a thread that holds
    the process.
    """
    tasks_before = asyncio.all_tasks()
    program = Program(app, read_arguments(arguments))
    running = asyncio.get_running_loop().create_task(program.run())
    await until(lambda: hasattr(program, "joined") or running.done())
    if running.done():
        running.result()
    driver = Driver(program, running)
    window = program.shell.window
    window.activateWindow()
    try:
        await until(window.isActiveWindow)
        yield driver
    finally:
        window.close()
        status = await asyncio.wait_for(running, QUIT_TIMEOUT_S)
        window.deleteLater()
    assert status == 0
    assert not driver.faults, driver.faults[0].text
    left = asyncio.all_tasks() - tasks_before
    assert not left, f"left over: {left}"
    assert threads_that_hold_the_process() == []


OpenProgram = Callable[..., AbstractAsyncContextManager[Driver]]


def threads_that_hold_the_process() -> list[threading.Thread]:
    """Threads that the interpreter would wait for at its end, but for the test's own and its registry's."""
    tests_own = ("asyncio_", "ecr_", "Thread-")  # to_thread, the fixture `pool`, the registry's connections
    return [
        each
        for each in threading.enumerate()
        if not each.daemon and each is not threading.main_thread() and not each.name.startswith(tests_own)
    ]


def files_below(folder: Path) -> list[Path]:
    """Every file in the folder and below it."""
    return sorted(path for path in folder.rglob("*") if path.is_file())
