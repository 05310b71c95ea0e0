"""The window's menu: what is in it, and which key does what where."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from layerscope.desktop.browse.lists.copy_actions import CopyActions
from layerscope.desktop.goto.field import GoToField
from layerscope.desktop.shell.menus import Handlers, WindowMenu, menu_button
from layerscope.desktop.shell.settings import Settings
from layerscope.desktop.tables.columns import Column
from layerscope.desktop.tables.row_store import RowRules
from layerscope.desktop.tables.rows_model import RowsModel
from layerscope.desktop.tables.rows_view import RowsView
from layerscope.desktop.theme.palette import ThemeChoice
from layerscope.desktop.theme.theme import Theme
from layerscope.desktop.widgets.basic import MonoField
from layerscope.desktop.widgets.filter_field import FilterField
from layerscope.desktop.words.language import LANGUAGES

CTRL, SHIFT, NONE = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.NoModifier,
)
KEYS = {
    "go_to": (Qt.Key.Key_K, CTRL),
    "filter": (Qt.Key.Key_F, CTRL),
    "refresh": (Qt.Key.Key_F5, NONE),
    "switch_account": (Qt.Key.Key_P, CTRL),
    "profiles": (Qt.Key.Key_P, CTRL | SHIFT),
    "download": (Qt.Key.Key_D, CTRL),
    "download_as": (Qt.Key.Key_D, CTRL | SHIFT),
    "test_access": (Qt.Key.Key_T, CTRL),
    "diagnose": (Qt.Key.Key_F9, NONE),
    "show_transfers": (Qt.Key.Key_J, CTRL),
    "show_settings": (Qt.Key.Key_Comma, CTRL),
    "quit": (Qt.Key.Key_Q, CTRL),
}
MENU_ONLY = {"copy", "choose_theme", "choose_language", "about", "network"}
FOCUSES = ("list", "filter", "go to", "read-only field")


class Window(QMainWindow):
    """A list, a filter, Go to and a field to copy from, under the window's menu; `done` is what keys did."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.done: list[object] = []
        self.menu_ = WindowMenu(self._handlers(), Settings())
        self.menu_.attach(self)
        rules: RowRules[str] = RowRules(identity=str, text=str)
        model: RowsModel[str] = RowsModel((Column("name", "Name", str, sort=str),), rules, self)
        view = RowsView(model, theme)
        copying = CopyActions(view, lambda: None)
        copying.uri_of = str
        copying.announced.connect(lambda _text: self.done.append("copied from the list"))
        field = MonoField("URL")
        field.setText("https://store.example/")
        self.parts = dict(zip(FOCUSES, (view, FilterField(), GoToField(theme), field), strict=True))
        inside = QWidget()
        layout = QVBoxLayout(inside)
        for part in self.parts.values():
            layout.addWidget(part)
        self.setCentralWidget(inside)
        model.put(("team/app",), show=True)
        view.choose("team/app")

    def _handlers(self) -> Handlers:
        def note(name: str) -> Callable[..., None]:
            return lambda *values: self.done.append((name, *values) if values else name)

        return Handlers(**{field.name: note(field.name) for field in fields(Handlers)})


@pytest.fixture
def window(qtbot: QtBot, theme: Theme) -> Iterator[Window]:
    window = Window(theme)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    yield window
    window.menu_.deleteLater()


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


def test_every_action_is_in_the_menu(window: Window) -> None:
    assert {field.name for field in fields(Handlers)} == KEYS.keys() | MENU_ONLY
    named = [action for action in window.menu_.actions() if action.text() and not action.menu()]
    for action in named:
        action.trigger()
    assert sorted(window.done) == sorted({*KEYS, "copy", "about", "network"})
    shown = {action.shortcut().toString() for action in named} - {""}
    assert len(shown) == len(KEYS) + 1  # each its own, and Copy's
    assert "Ctrl+C" in shown


def choices(window: Window, text: str) -> list[QAction]:
    return next(action.menu() for action in window.menu_.actions() if action.text() == text).actions()


def test_themes_and_languages_are_chosen(window: Window) -> None:
    themes, languages = choices(window, "Theme"), choices(window, "Language")
    assert [action.text() for action in themes] == ["As the system", "Light", "Dark"]
    assert [action.text() for action in languages] == ["As the system", *LANGUAGES.values()]
    assert [action.isChecked() for action in themes] == [True, False, False]
    themes[2].trigger()
    languages[2].trigger()
    assert window.done == [("choose_theme", ThemeChoice.DARK), ("choose_language", "de")]
    assert [action.isChecked() for action in themes] == [False, False, True]


def test_what_is_remembered_is_checked(qtbot: QtBot) -> None:
    handlers = Handlers(*(lambda *_: None for _ in fields(Handlers)))
    menu = WindowMenu(handlers, Settings(theme=ThemeChoice.LIGHT, language="de"))
    qtbot.addWidget(menu)
    checked = [
        choice.text()
        for action in menu.actions()
        if action.menu()
        for choice in action.menu().actions()
        if choice.isChecked()
    ]
    assert checked == ["Light", "Deutsch"]


def test_the_button_has_a_name(window: Window, qtbot: QtBot) -> None:
    button = menu_button(window.menu_)
    qtbot.addWidget(button)
    assert (button.objectName(), button.accessibleName(), button.toolTip()) == ("menu", "Menu", "Menu")
    assert button.menu() is window.menu_


def test_other_features_actions_stand_above_the_settings(window: Window) -> None:
    check = QAction("Check image", window)
    window.menu_.offer([check])
    actions = window.menu_.actions()
    assert actions.index(check) < next(at for at, each in enumerate(actions) if each.text() == "Theme")
