"""Two thousand things that a person might do, in any order: the window answers, and nothing goes wrong.

`LAYERSCOPE_ACTIONS=20000` does as many. What must not happen is checked by others: an exception that was
reported and a task or thread left over by `running_program`, a warning in the log by tests/conftest.py.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import random
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QHeaderView,
    QLineEdit,
    QMenu,
    QPushButton,
    QTableView,
    QToolButton,
)

from layerscope.accounts.model.profiles import Account
from layerscope.desktop.layer.feature import LayerFeature
from layerscope.desktop.shell.crumbs import Crumbs
from layerscope.desktop.shell.menus import WindowMenu
from layerscope.desktop.shell.navigator import WAY
from layerscope.desktop.theme.palette import ThemeChoice
from layerscope.desktop.welcome.demonstration.mode import TASK as DEMONSTRATION
from layerscope.localregistry.serving.server import LocalRegistry
from layerscope.registry.ecr import client as ecr_client
from support.drivers.waiting import RunAsync, outside, until
from support.drivers.window_driver import Driver, running_program
from support.samples.aws_files import write_profiles

SEEDS = (1, 2, 3, 4)
ACTIONS = int(os.environ.get("LAYERSCOPE_ACTIONS", "2000")) // len(SEEDS)
TIMEOUT_S = max(120, ACTIONS * 0.4)
# A call to the network on the window's thread would sleep as long as an answer takes. Work is not counted:
# how long that takes depends on the machine, and is measured in tests/benchmarks.
LONGEST_SLEEP_S = 1.0
SCHEDULER = Path("/proc/thread-self/schedstat")
TICK_MS = 5
CLOSE_MENUS_EVERY_MS = 50
HOST = "111122223333.dkr.ecr.eu-central-1.amazonaws.com"
TEXTS = (
    "team/checkout:v4.18.2",
    f"{HOST}/web/storefront:build-2041",
    f"{HOST}/broken/denied-identity:1.0",
    "444455556666.dkr.ecr.eu-central-1.amazonaws.com/shared/base-images:bookworm",
    "111122223333.dkr.ecr.us-east-1.amazonaws.com/base/debian:bookworm",
    "arn:aws:ecr:eu-central-1:111122223333:repository/ops/runner",
    "sha256:" + "0" * 64,
    f"{HOST}/team/billing/blobs/sha256:{'1' * 64}: 403 Forbidden",
    "no reference at all, только слова",
    "",
)
WORDS = ("team", "broken", "1.", "v4", "sha256:", "zzz", "build-20", "latest signature", "\\", " ")
KEYS = (
    *(Qt.Key.Key_Up, Qt.Key.Key_Down) * 4,
    *(Qt.Key.Key_Left, Qt.Key.Key_Right) * 3,
    *(Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Return, Qt.Key.Key_Escape),
    *(Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_Space),
    *(Qt.Key.Key_Delete, Qt.Key.Key_F5, Qt.Key.Key_F3, Qt.Key.Key_A),
    *(Qt.Key.Key_F6, Qt.Key.Key_F6, Qt.Key.Key_F9, Qt.Key.Key_F1, Qt.Key.Key_Question),
)
ALT_KEYS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_Up, Qt.Key.Key_Down)
# They leave the program, or open the desktop's own: a browser, a file manager.
NOT_CHOSEN = {"Quit", "Show in folder", "Open log folder", "Report a problem"}
CONTROL_KEYS = (
    Qt.Key.Key_C,
    Qt.Key.Key_F,
    Qt.Key.Key_K,
    Qt.Key.Key_D,
    Qt.Key.Key_T,
    Qt.Key.Key_J,
    Qt.Key.Key_B,
)
BUTTONS = (
    *("copyUrl", "copyCurl", "copyDigest", "testAccess", "downloadLayer", "retry", "copyError", "refresh"),
    *(
        "cancelTransfer",
        "retryTransfer",
        "pauseTransfer",
        "resumeTransfer",
        "showTransfers",
        "takeOffer",
        "dismissGoTo",
        "retryListing",
    ),
)
ACCOUNTS = (
    Account(),
    Account(profile="partner"),
    Account(profile="replica"),
    Account(profile="expired"),
    Account(profile="no such profile"),
    Account(registry_id="444455556666"),
)
VIEWS = ("repositories", "images", "layers", "transfers")


class _User:
    """Somebody who does anything; the same for the same seed, as far as the answers come alike."""

    def __init__(self, driver: Driver, seed: int) -> None:
        self._driver = driver
        self._random = random.Random(seed)
        # A button with a menu keeps the key press waiting until the menu closes: a timer has to close it.
        self._closing = QTimer(interval=CLOSE_MENUS_EVERY_MS)
        self._closing.timeout.connect(self._close_what_opened)
        self._closing.start()
        self._deeds: tuple[tuple[Callable[[], object], int], ...] = (
            (self.press_key, 30),
            (self.click_row, 25),
            (self.click_button, 14),
            (self.press_control_key, 8),
            (self.type_filter, 8),
            (self.go_to, 5),
            (self.walk_history, 4),
            (self.take_suggestion, 4),
            (self.sort, 4),
            (self.switch_tab, 4),
            (self.resize, 3),
            (self.switch_account, 3),
            (self.switch_region, 2),
            (self.switch_theme, 2),
            (self.click_anywhere, 6),
            (self.copy_entry, 2),
            (self.choose_in_menu, 8),
            (self.press_alt_key, 3),
            (self.click_crumb, 4),
            (self.pick, 3),
            (self.answer_dialog, 3),
        )

    def act(self) -> str:
        """Do one thing; its name."""
        deeds, weights = zip(*self._deeds, strict=True)
        deed = self._random.choices(deeds, weights)[0]
        deed()
        self._close_what_opened()
        return str(deed.__name__)

    def press_key(self) -> None:
        for _ in range(self._random.choice((1, 1, 1, 5))):
            self._driver.key(self._random.choice(KEYS))

    def press_control_key(self) -> None:
        self._driver.control(self._random.choice(CONTROL_KEYS))

    def click_row(self) -> None:
        name = self._random.choice(VIEWS)
        view = self._driver.find(QTableView, name)
        if view is not None and view.model().rowCount():
            self._driver.click_row(name, self._random.randrange(view.model().rowCount()))
            if self._random.random() < 0.2:
                QTest.mouseDClick(
                    view.viewport(),
                    Qt.MouseButton.LeftButton,
                    pos=view.visualRect(view.currentIndex()).center(),
                )

    def click_button(self) -> None:
        button = self._driver.find(QAbstractButton, self._random.choice(BUTTONS))
        if button is not None and button.isEnabled():
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def type_filter(self) -> None:
        field = self._driver.find(QLineEdit, self._random.choice(("repositoryFilter", "imageFilter")))
        if field is not None:
            field.setFocus()
            field.selectAll()
            QTest.keyClicks(field, self._random.choice(WORDS))
            if self._random.random() < 0.6:
                field.clear()

    def go_to(self) -> None:
        self._driver.go_to(self._random.choice(TEXTS))

    def walk_history(self) -> None:
        key = self._random.choice((Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Right))
        self._driver.key(key, Qt.KeyboardModifier.AltModifier)

    def take_suggestion(self) -> None:
        self._driver.control(Qt.Key.Key_K)
        field = self._driver.find(QLineEdit, "goTo")
        if field is not None:
            QTest.keyClicks(field, self._random.choice(WORDS).strip())
            QTest.keyClick(
                field, self._random.choice((Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Escape))
            )

    def sort(self) -> None:
        view = self._driver.find(QTableView, self._random.choice(VIEWS))
        if view is not None:
            header = view.horizontalHeader()
            self._click_section(header, self._random.randrange(header.count()))

    def _click_section(self, header: QHeaderView, section: int) -> None:
        at = QPoint(header.sectionViewportPosition(section) + 8, header.height() // 2)
        QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)

    def switch_tab(self) -> None:
        tabs = self._driver.program.feature(LayerFeature).tabs
        tabs.setCurrentIndex(self._random.randrange(tabs.count()))

    def resize(self) -> None:
        self._driver.window.resize(self._random.randrange(720, 1920), self._random.randrange(480, 1200))

    def switch_account(self) -> None:
        self._driver.program.shell.session.accounts.choose(self._random.choice(ACCOUNTS))

    def switch_region(self) -> None:
        accounts = self._driver.program.shell.session.accounts
        region = self._random.choice(("eu-central-1", "us-east-1"))
        accounts.choose(replace(accounts.account, region=region))

    def switch_theme(self) -> None:
        self._driver.program.theme.choose(self._random.choice(list(ThemeChoice)))

    def click_anywhere(self) -> None:
        """Click into whatever stands there, but for what opens the desktop's own programs."""
        window = self._driver.window
        at = QPoint(self._random.randrange(window.width()), self._random.randrange(window.height()))
        target = window.childAt(at)
        if target is not None and target.isEnabled() and target.objectName() != "showInFolder":
            button = self._random.choice((Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton))
            QTest.mouseClick(target, button, pos=target.mapFrom(window, at))

    def choose_in_menu(self) -> None:
        """Choose anything that the window's menu offers."""
        button = self._driver.find(QToolButton, "menu")
        menu = button.menu() if button is not None else None
        if isinstance(menu, WindowMenu):
            offered = [each for each in menu.every_action() if each.text().rstrip("…") not in NOT_CHOSEN]
            self._random.choice(offered).trigger()

    def press_alt_key(self) -> None:
        self._driver.key(self._random.choice(ALT_KEYS), Qt.KeyboardModifier.AltModifier)

    def click_crumb(self) -> None:
        """Go along the way that a small window shows."""
        crumbs = self._driver.find(Crumbs, "crumbs")
        if crumbs is None:
            self._driver.window.resize(self._random.choice((720, 900)), 500)
        else:
            step = self._random.choice(crumbs.findChildren(QPushButton))
            if step.isVisible():
                QTest.mouseClick(step, Qt.MouseButton.LeftButton)

    def pick(self) -> None:
        """Pick another of what a box in the window offers, as a platform."""
        boxes = [each for each in self._driver.window.findChildren(QComboBox) if each.isVisible()]
        if boxes and (box := self._random.choice(boxes)).count():
            box.setCurrentIndex(self._random.randrange(box.count()))
            box.activated.emit(box.currentIndex())

    def answer_dialog(self) -> None:
        """Open a dialog by its key and do something in it."""
        keys = (Qt.Key.Key_Comma, Qt.Key.Key_P, Qt.Key.Key_I)
        self._driver.control(self._random.choice(keys))
        dialog = QApplication.activeModalWidget()
        if dialog is None:
            return
        for _ in range(3):
            QTest.keyClick(
                QApplication.focusWidget() or dialog, self._random.choice((Qt.Key.Key_Tab, Qt.Key.Key_Down))
            )
        QTest.keyClick(QApplication.focusWidget() or dialog, Qt.Key.Key_Space)

    def copy_entry(self) -> None:
        panel = self._driver.program.feature(LayerFeature).tabs.panel
        self._random.choice((panel.actions_row.copy_cli, panel.actions_row.copy_entry)).trigger()

    def _close_what_opened(self) -> None:
        """Leave menus and dialogs as by Esc: they hold every other key."""
        opened = [
            each
            for each in QApplication.topLevelWidgets()
            if isinstance(each, (QMenu, QDialog)) and each.isVisible()
        ]
        for each in opened:
            QTest.keyClick(each, Qt.Key.Key_Escape)
            each.close()
        if opened or not self._driver.window.isActiveWindow():
            self._driver.window.activateWindow()

    def leave(self) -> None:
        """Do nothing any more."""
        self._closing.stop()
        self._close_what_opened()


class _Pulse:
    """A timer of the window's own loop; `longest_s` is the longest that its thread slept between beats.

    A thread sleeps while it waits for a lock, a file or the network; not while it works, nor while it could
    work and another process has the core.
    """

    def __init__(self) -> None:
        self.longest_s = 0.0
        self._last_s = self._slept_s()
        self._timer = QTimer(interval=TICK_MS)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)

    def _tick(self) -> None:
        now_s = self._slept_s()
        self.longest_s = max(self.longest_s, now_s - self._last_s)
        self._last_s = now_s

    @staticmethod
    def _slept_s() -> float:
        """The wall clock less what this thread worked and waited for a core, in seconds."""
        if not SCHEDULER.exists():  # not on Linux
            return time.monotonic() - time.thread_time()
        worked_ns, waited_ns, _ = SCHEDULER.read_text().split()
        return time.monotonic() - (int(worked_ns) + int(waited_ns)) / 1e9

    @contextlib.contextmanager
    def running(self) -> Iterator[None]:
        """Beat while the block runs."""
        self._last_s = self._slept_s()
        self._timer.start()
        try:
            yield
        finally:
            self._timer.stop()


@pytest.mark.timeout(TIMEOUT_S + 30)
@pytest.mark.parametrize("seed", SEEDS)
def test_whatever_is_done_the_window_answers(
    run_async: RunAsync,
    qapp: QApplication,
    home: Path,
    own_registry: LocalRegistry,
    monkeypatch: pytest.MonkeyPatch,
    seed: int,
) -> None:
    write_profiles(home, own_registry.endpoint)
    monkeypatch.setattr(ecr_client, "ATTEMPTS", 1)
    monkeypatch.setattr("PySide6.QtGui.QDesktopServices.openUrl", lambda _url: True)

    async def job() -> None:
        pulse = _Pulse()
        async with running_program(qapp) as driver:
            user = _User(driver, seed)
            quits = driver.window.findChildren(QAction)
            next(each for each in quits if each.text() == "Quit").setEnabled(False)  # Go to suggests it
            done: list[str] = []
            with pulse.running():
                for _ in range(ACTIONS):
                    done.append(await outside(user.act))
                    await asyncio.sleep(0.001 * user._random.choice((0, 0, 0, 5, 40)))
                    assert not driver.faults, f"after {done[-10:]}:\n{driver.faults[0].text}"
            user.leave()
            # Demo data that were asked for take seconds to come, and a place that is opened again its time:
            # they would take the place of what is opened here.
            tasks = driver.program.shell.tasks
            await until(lambda: not any(map(tasks.is_running, (DEMONSTRATION, WAY))))
            # It works as before: an account, and a layer of it.
            driver.window.resize(1400, 900)
            driver.program.shell.session.accounts.choose(Account())
            await until(lambda: not tasks.is_running(WAY))
            for name in ("repositoryFilter", "imageFilter"):
                (await driver.shown(QLineEdit, name)).clear()
            await driver.open_layer("ops/cron", "1 1.4", 1)
            tabs = driver.program.feature(LayerFeature).tabs
            tabs.setCurrentWidget(tabs.panel)  # an account comes back with the tab that was open last
            assert await driver.url()
        assert pulse.longest_s < LONGEST_SLEEP_S

    run_async(job(), TIMEOUT_S)


def test_the_pulse_notices_a_thread_that_sleeps(qapp: QApplication) -> None:
    pulse = _Pulse()
    with pulse.running():
        threading.Event().wait(0.05)  # what a call on the window's thread would do
        pulse._tick()
    assert pulse.longest_s >= 0.04
