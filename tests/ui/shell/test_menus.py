"""The window's menu: what is in it, and which key does what where."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from layerscope.desktop.browse.lists.copy_actions import CopyActions
from layerscope.desktop.goto.field import GoToField
from layerscope.desktop.shell.menus import MenuSection, menu_button
from layerscope.desktop.shell.standard_actions import offer_copy, offer_rest
from layerscope.desktop.tables.columns import Column
from layerscope.desktop.tables.row_store import RowRules
from layerscope.desktop.tables.rows_model import RowsModel
from layerscope.desktop.tables.rows_view import RowsView
from layerscope.desktop.theme.theme import Theme
from layerscope.desktop.widgets.actions import new_action
from layerscope.desktop.widgets.filter_field import FilterField
from layerscope.desktop.widgets.mono_field import MonoField
from support.fakes.shell import FakeShell

CTRL, SHIFT, NONE = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.NoModifier,
)
OFFERED = {
    MenuSection.WINDOW: {"Go to…": (Qt.Key.Key_K, CTRL)},
    MenuSection.CHOSEN: {"Download layer": (Qt.Key.Key_D, CTRL), "Diagnose": (Qt.Key.Key_F9, NONE)},
    MenuSection.IMAGE: {"Check image": (Qt.Key.Key_I, CTRL)},
    MenuSection.SETTINGS: {"Settings…": (Qt.Key.Key_Comma, CTRL)},
}
KEYS = {
    "find": (Qt.Key.Key_F, CTRL),
    "refresh": (Qt.Key.Key_F5, NONE),
    "quit": (Qt.Key.Key_Q, CTRL),
    **{text: keys for section in OFFERED.values() for text, keys in section.items()},
}
FOCUSES = ("list", "filter", "go to", "read-only field")


class Window:
    """A list, a filter, Go to and a field to copy from, under the window's menu; `done` is what keys did."""

    def __init__(self, fake: FakeShell) -> None:
        self.done: list[object] = []
        self.shell = shell = fake.shell
        offer_copy(shell)
        for section, offered in OFFERED.items():
            for text, (key, modifier) in offered.items():
                shortcut = QKeySequence(QKeyCombination(modifier, key)).toString()
                shell.places.menu(section, new_action(fake.window, text, self._note(text), shortcut=shortcut))
        offer_rest(shell)
        self.parts = dict(zip(FOCUSES, self._parts(shell.theme), strict=True))
        inside = QWidget()
        layout = QVBoxLayout(inside)
        for part in self.parts.values():
            layout.addWidget(part)
        shell.places.focused(None, copy=self._note("copy"), find=self._note("find"))
        shell.session.reread.connect(self._note("refresh"))
        shell.window.closing.connect(self._note("quit"))
        self.menu = fake.menu()
        shell.window.setCentralWidget(inside)

    def _parts(self, theme: Theme) -> tuple[QWidget, ...]:
        rules: RowRules[str] = RowRules(identity=str, text=str)
        model: RowsModel[str] = RowsModel((Column("name", "Name", str, sort=str),), rules, self.shell.window)
        view = RowsView(model, theme)
        self.copying = CopyActions(view, lambda: None, self._note("copied from the list"))
        self.copying.uri_of = str
        field = MonoField("URL")
        field.setText("https://store.example/")
        model.put(("team/app",), show=True)
        view.choose("team/app")
        return view, FilterField(), GoToField(theme), field

    def _note(self, name: str) -> Callable[..., None]:
        return lambda *_: self.done.append(name)


@pytest.fixture
def window(fake: FakeShell, qtbot: QtBot) -> Iterator[Window]:
    window = Window(fake)
    fake.window.show()
    fake.window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is fake.window)
    yield window
    window.menu.deleteLater()


def focus(window: Window, name: str) -> QWidget:
    part = window.parts[name]
    part.setFocus()
    assert QApplication.focusWidget() is part
    return part


@pytest.mark.parametrize("where", FOCUSES)
@pytest.mark.parametrize("name", KEYS)
def test_each_key_does_its_one_thing_wherever_the_focus_is(window: Window, name: str, where: str) -> None:
    QTest.keyClick(focus(window, where), *KEYS[name])
    assert window.done == [name]


@pytest.mark.parametrize("where", FOCUSES)
def test_copying_is_each_parts_own(window: Window, where: str) -> None:
    part = focus(window, where)
    clipboard = QApplication.clipboard()
    clipboard.setText("before")
    if where in {"filter", "go to"}:
        QTest.keyClicks(part, "typed")
        part.selectAll()
    QTest.keyClick(part, Qt.Key.Key_C, CTRL)
    expected = {"list": "team/app", "read-only field": "https://store.example/"}
    assert clipboard.text() == expected.get(where, "typed")
    assert window.done == (["copied from the list"] if where == "list" else [])


def test_the_menu_has_its_sections_in_order(window: Window) -> None:
    assert texts_of(window.menu) == [
        *("Go to…", "Filter the list", "Refresh", ""),
        *("Selection", "Image", ""),
        "Settings…",
        "Quit",
    ]
    inner = {action.text(): action.menu() for action in window.menu.actions() if action.menu()}
    assert texts_of(inner["Selection"]) == ["Copy", "", "Download layer", "", "Diagnose"]
    assert texts_of(inner["Image"]) == ["Check image"]
    shown = {action.shortcut().toString() for action in window.menu.every_action()} - {""}
    assert len(shown) == len(KEYS) + 1  # each its own, and Copy's


def texts_of(menu: QMenu) -> list[str]:
    """The entries of one menu, an empty text for each line between them."""
    return [action.text() for action in menu.actions()]


def test_a_features_own_menu_stands_among_its_sections_entries(fake: FakeShell) -> None:
    own = QMenu("Transfers", fake.window)
    own.addAction("Pause")
    show = new_action(fake.window, "Show transfers", lambda: None)
    fake.shell.places.menu(MenuSection.TRANSFERS, show, own)
    menu = fake.menu()
    transfers = menu.findChild(QMenu, "transfersMenu")
    assert texts_of(transfers) == ["Show transfers", "", "Pause"]
    own.addAction("Resume")
    transfers.aboutToShow.emit()
    assert texts_of(transfers) == ["Show transfers", "", "Pause", "Resume"]
    menu.deleteLater()


def test_actions_that_do_not_fit_are_disabled_while_the_menu_is_open(fake: FakeShell) -> None:
    check = new_action(fake.window, "Check image", lambda: None)
    fake.shell.places.menu(MenuSection.IMAGE, check, fits={check: lambda: False})
    menu = fake.menu()
    menu.aboutToShow.emit()
    assert not check.isEnabled()
    menu.aboutToHide.emit()
    assert check.isEnabled()


def test_the_button_has_a_name(window: Window, qtbot: QtBot) -> None:
    button = menu_button(window.menu)
    qtbot.addWidget(button)
    assert (button.objectName(), button.accessibleName(), button.toolTip()) == ("menu", "Menu", "Menu")
    assert button.menu() is window.menu
