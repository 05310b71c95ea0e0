"""What a small window shows: one pane at a time, or two, and the focus never where nobody sees it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QSplitter, QWidget
from pytestqt.qtbot import QtBot

from layerscope.desktop.accounts.switcher.button import AccountButton
from layerscope.desktop.browse import feature as browse
from layerscope.desktop.goto import feature as goto
from layerscope.desktop.layer import feature as layer
from layerscope.desktop.shell.arrangement import Room, room_for
from layerscope.desktop.shell.filling import fill_window
from layerscope.desktop.shell.window_place import LEAST_HEIGHT, LEAST_WIDTH
from layerscope.desktop.transfers import feature as transfers
from layerscope.registry.model.repositories import Repository
from support.drivers.painting import Screen
from support.fakes.shell import FakeShell

SMALL, MIDDLE, LARGE = (LEAST_WIDTH, LEAST_HEIGHT), (900, 600), (1400, 900)


class Window:
    """The window with its lists and tabs, two repositories in the first."""

    def __init__(self, fake: FakeShell) -> None:
        shell = self.shell = fake.shell
        lists = browse.install(shell)
        self.layer = layer.install(shell)
        transfers.install(shell)
        shell.places.bar(AccountButton(shell.session.accounts, shell.theme))
        goto.install(shell)
        self.menu = fill_window(shell)
        self.window = fake.window
        self.repositories, self.images = lists.repositories.pane, lists.images.pane
        self.layers, self.details = self.layer.pane, self.layer.tabs
        lists.repositories.model.put((Repository("team/app"), Repository("team/web")), show=True)
        self.repositories.show_face()

    def in_sight(self) -> list[str]:
        """The panes of which at least 100 points are within the window."""
        names = ("repositories", "images", "layers", "details")
        panes = (self.repositories, self.images, self.layers, self.details)
        return [
            name
            for name, pane in zip(names, panes, strict=True)
            if self._shown(pane).width() > 100 and self._shown(pane).height() > 100
        ]

    def _shown(self, part: QWidget) -> QRect:
        """What is seen of the part, cut by all that it is in."""
        shown = QRect(part.mapTo(self.window, part.rect().topLeft()), part.size())
        above = part.parentWidget()
        while above is not None and above is not self.window:
            shown &= QRect(above.mapTo(self.window, above.rect().topLeft()), above.size())
            above = above.parentWidget()
        return shown & self.window.rect()

    def crumb(self, name: str) -> QPushButton:
        return self.window.findChild(QPushButton, f"crumb{name}")

    def resize(self, size: tuple[int, int]) -> None:
        self.window.resize(*size)
        QApplication.processEvents()
        QApplication.processEvents()  # what follows the new size


@pytest.fixture
def window(fake: FakeShell, qtbot: QtBot) -> Iterator[Window]:
    made = Window(fake)
    made.window.show()
    made.window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is made.window)
    made.repositories.view.setFocus()
    yield made
    made.menu.deleteLater()


def press(key: Qt.Key) -> None:
    QTest.keyClick(QApplication.focusWidget(), key)
    QApplication.processEvents()


def test_the_larger_the_font_the_sooner_panes_fold() -> None:
    assert [room_for(width, 15) for width in (1000, 999, 800, 799)] == [
        Room.ALL,
        Room.TWO,
        Room.TWO,
        Room.ONE,
    ]
    assert [room_for(width, 24) for width in (1488, 1400, 1200, 1100)] == [
        Room.ALL,
        Room.TWO,
        Room.TWO,
        Room.ONE,
    ]


def test_panes_fold_and_unfold_with_the_window(window: Window) -> None:
    everything = ["repositories", "images", "layers", "details"]
    columns = window.window.findChild(QSplitter, "columns")
    window.resize(LARGE)
    assert window.in_sight() == everything
    before = columns.sizes()
    assert not window.crumb("Images").isVisible()
    window.resize(MIDDLE)
    assert window.in_sight() == ["repositories", "images"]
    assert not window.crumb("Details").isVisible()
    window.resize(SMALL)
    assert window.in_sight() == ["repositories"]
    assert window.window.remembered(window.shell.settings.value).splitters["columns"] == tuple(before)
    window.resize(LARGE)
    assert window.in_sight() == everything
    assert columns.sizes() == before


def test_the_focus_takes_its_pane_into_sight(window: Window) -> None:
    window.resize(SMALL)
    press(Qt.Key.Key_Right)
    assert window.in_sight() == ["images"]
    press(Qt.Key.Key_Right)
    assert window.in_sight() == ["layers"]
    press(Qt.Key.Key_F6)
    assert window.in_sight() == ["details"]
    window.shell.places.find()  # the images' filter
    QApplication.processEvents()
    assert window.in_sight() == ["images"]
    window.resize(MIDDLE)
    assert window.in_sight() == ["images", "layers", "details"]
    press(
        Qt.Key.Key_Left
    ) if QApplication.focusWidget() is window.images.view else window.repositories.setFocus()
    QApplication.processEvents()
    assert window.in_sight() == ["repositories", "images"]


def test_the_way_through_them_is_clicked_and_marked(window: Window) -> None:
    window.resize(SMALL)
    window.shell.selection.choose_repository(Repository("team/app"))
    for name, pane in (
        ("Images", "images"),
        ("Layers", "layers"),
        ("Details", "details"),
        ("Repositories", "repositories"),
    ):
        QTest.mouseClick(window.crumb(name), Qt.MouseButton.LeftButton)
        QApplication.processEvents()
        assert window.in_sight() == [pane]
        assert [
            step.isChecked() for step in window.window.findChildren(QPushButton) if step.isCheckable()
        ].count(True) == 1
        assert window.crumb(name).isChecked()
    assert window.crumb("Images").accessibleName() == "team/app"


def test_a_click_on_a_row_leads_on_and_a_double_click_no_further(window: Window) -> None:
    window.resize(SMALL)
    view = window.repositories.view
    at = view.visualRect(view.model().index(1, 0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    QApplication.processEvents()
    assert view.chosen == "team/web"
    assert window.in_sight() == ["images"]
    assert window.images.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)


def test_with_ctrl_a_click_only_selects(window: Window) -> None:
    window.resize(SMALL)
    view = window.repositories.view
    at = view.visualRect(view.model().index(1, 0)).center()
    ctrl = Qt.KeyboardModifier.ControlModifier
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, ctrl, pos=at)
    QApplication.processEvents()
    assert window.in_sight() == ["repositories"]


def test_a_tab_that_is_asked_for_comes_into_sight_with_the_focus(window: Window) -> None:
    window.resize(SMALL)
    tab = window.shell.places.tab(QPushButton("Diagnose"), "Diagnosis")
    tab.show()
    QApplication.processEvents()
    assert window.in_sight() == ["details"]
    assert window.details.isAncestorOf(QApplication.focusWidget())


def test_a_diagnosis_has_the_whole_column_but_for_heading_and_strip(window: Window) -> None:
    window.resize(LARGE)
    column = window.window.findChild(QSplitter, "layerColumn")
    before = column.sizes()
    window.window.give_details_room(is_given=True)
    QApplication.processEvents()
    layers, details = column.sizes()
    assert layers <= window.layers.minimumSizeHint().height() < before[0] / 3
    assert details > before[1] * 1.5
    assert not window.layers.view.isVisible()
    window.window.give_details_room(is_given=False)
    assert column.sizes() == before


@pytest.mark.parametrize("points", [9, 14])  # the system's, and as on a screen of 150 dpi
def test_nothing_of_the_bar_or_a_pane_lies_outside(window: Window, points: int) -> None:
    before = QApplication.font()
    font = QFont(before)
    font.setPointSize(points)
    QApplication.setFont(font)
    try:
        for size in (SMALL, (800, 600), (1024, 640), LARGE):
            window.resize(size)
            assert (window.window.width(), window.window.height()) == size
            bar = window.window.findChild(QWidget, "topBar")
            parts = [each for each in bar.children() if isinstance(each, QWidget) and each.isVisible()]
            outside = [
                part.objectName()
                for part in (*parts, window.window.statusBar())
                if window._shown(part).size() != part.size() or part.width() < part.height() * 0.9
            ]
            assert outside == [], size
    finally:
        QApplication.setFont(before)


def test_tab_reaches_both_filters_there_and_back_in_the_order_in_which_they_are_seen(window: Window) -> None:
    window.resize(LARGE)
    order = [window.repositories.filter, window.repositories.view, window.images.filter]
    order[0].setFocus()
    for part in order[1:]:
        press(Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is part
    for part in reversed(order[:-1]):
        press(Qt.Key.Key_Backtab)
        assert QApplication.focusWidget() is part


@pytest.mark.parametrize("scale", [1, 1.25, 1.5, 1.75, 2, 3])
def test_the_focus_leaves_no_pixel_behind_it(window: Window, scale: float) -> None:
    """Painted as Qt does: only what the focus leaves, and where it comes to."""
    window.resize(SMALL)
    screen = Screen(window.window, scale)
    first, before = QApplication.focusWidget(), screen.image.copy()
    for key in (*[Qt.Key.Key_Tab] * 4, *[Qt.Key.Key_Backtab] * 4):
        left = QApplication.focusWidget()
        press(key)
        for part in (left, QApplication.focusWidget()):
            screen.paint(
                QRect(part.mapTo(window.window, part.rect().topLeft()), part.size()) & window.window.rect()
            )
    assert QApplication.focusWidget() is first
    assert screen.image == before
