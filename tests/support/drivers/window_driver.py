"""Drives the whole program as a person does: by its names, with keys and clicks, on its own loop."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QMessageBox,
    QToolButton,
    QWidget,
)

from layerscope.__main__ import read_arguments
from layerscope.bootstrap.program import Program
from layerscope.demo.window_driver import WindowDriver
from layerscope.desktop.runtime.faults import Fault
from layerscope.desktop.shell.shell import Shell
from layerscope.desktop.shell.window import MainWindow
from support.drivers.waiting import until

PATIENCE_S = 20.0  # for one step on a busy machine; every wait ends with its condition
QUIT_TIMEOUT_S = 3.0  # the design promises one; this machine may be doing much else


class Driver(WindowDriver):
    """The running program and what a person can see of it and do with it.

    Attributes: `program`; `window`; `running`, the task of `Program.run`; `faults`, the errors nobody
    expected that were reported; `said`, every message in the order in which it was told.
    """

    patience_s = PATIENCE_S

    def __init__(self, program: Program, running: asyncio.Task[int]) -> None:
        super().__init__(program.shell.window)
        self.program = program
        self.running = running
        self.faults: list[Fault] = []
        self.said: list[str] = []
        program.faults.found.connect(self.faults.append)

    @property
    def shell(self) -> Shell:
        return self.program.shell

    # What can be seen.

    def selected(self, view_name: str) -> list[str]:
        """The texts of the selected row; empty where none is."""
        view = self.view(view_name)
        chosen = view.selectionModel().selectedRows() if view.selectionModel() else []
        return self.rows(view_name)[chosen[0].row()] if chosen else []

    def tip(self, view_name: str, row: int, column: int) -> str:
        """The tooltip of a cell."""
        index = self.view(view_name).model().index(row, column)
        return str(index.data(Qt.ItemDataRole.ToolTipRole) or "")

    # What can be done.

    def click(self, widget: QWidget, at: QPoint) -> None:
        """Click at this point of the widget."""
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=at)

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
        self.view(view_name).setFocus()

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

    async def url(self) -> str:
        """The presigned URL as soon as it is shown."""
        return await self.reads("presignedUrl", "://")

    async def hears(self, part: str, timeout_s: float | None = None) -> str:
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
    tasks_before, threads_before = asyncio.all_tasks(), set(threads_that_hold_the_process())
    app.setStyleSheet("")  # as where a program starts, and the theme of the tests before has left its own
    program = Program(app, read_arguments(arguments))
    running = asyncio.get_running_loop().create_task(program.run())
    await until(lambda: hasattr(program, "features") or running.done())
    if running.done():
        running.result()
    driver = Driver(program, running)
    window = program.shell.window
    window.activateWindow()
    try:
        await until(window.isActiveWindow)
        yield driver
    finally:
        close(window)
        status = await asyncio.wait_for(running, QUIT_TIMEOUT_S)
        window.deleteLater()
        for translator in program._language.translators:  # they live on until the program is collected
            app.removeTranslator(translator)
    assert status == 0
    assert not driver.faults, driver.faults[0].text
    left = asyncio.all_tasks() - tasks_before
    assert not left, f"left over: {left}"
    held_by = set(threads_that_hold_the_process()) - threads_before
    assert not held_by, f"hold the process: {held_by}"


def close(window: MainWindow) -> None:
    """Close the window, and quit all the same where transfers run, which then are as they were left."""
    window.close()
    if (question := window.findChild(QMessageBox, "quitQuestion")) is not None:
        question.reject()
        window.closing.emit()


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
