"""The sheet of shortcuts: all that the window has, as it is written on this system, found by any word."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QTreeWidget, QWidget
from pytestqt.qtbot import QtBot

from layerscope.desktop.shell.menus import MenuSection
from layerscope.desktop.shortcuts import feature
from layerscope.desktop.shortcuts.sheet import ShortcutSheet
from layerscope.desktop.widgets.actions import new_action
from support.fakes.shell import FakeShell


@pytest.fixture
def sheet(fake: FakeShell, qtbot: QtBot) -> ShortcutSheet:
    """Opened by F1, in a window with an action in its menu, one of its own, one of a list, and a search."""
    shell = fake.shell
    feature.install(shell)
    new = new_action(fake.window, "Download layer as…", lambda: None, shortcut="Ctrl+Shift+D")
    shell.places.menu(MenuSection.CHOSEN, new, new_action(fake.window, "Test access", lambda: None))
    fake.window.addAction(new_action(fake.window, "Next pane", lambda: None, shortcut="F6"))
    transfers = QWidget(fake.window, accessibleName="Transfers")
    transfers.addAction(new_action(transfers, "Pause or resume", lambda: None, shortcut="Space"))
    for _ in range(2):  # as Manifest and Config both have it
        QShortcut(QKeySequence("F3"), transfers).setProperty("does", "Find next")
    menu = fake.menu()
    fake.window.show()
    fake.window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is fake.window)
    QTest.keyClick(fake.window, Qt.Key.Key_F1)
    menu.deleteLater()
    return fake.window.findChild(ShortcutSheet)


def shown(sheet: ShortcutSheet) -> dict[str, dict[str, str]]:
    tree = sheet.findChild(QTreeWidget, "shortcuts")
    groups = [tree.topLevelItem(place) for place in range(tree.topLevelItemCount())]
    return {
        group.text(0): {
            group.child(row).text(0): group.child(row).text(1) for row in range(group.childCount())
        }
        for group in groups
    }


def test_it_lists_what_is_registered_by_where_it_holds(sheet: ShortcutSheet) -> None:
    found = shown(sheet)
    assert found.pop("In every list")["Move through the rows"] == "Up / Down"
    assert found == {
        "Selection": {"Download layer as": "Ctrl+Shift+D"},
        "Help": {"Keyboard shortcuts": "F1 / ?"},
        "Window": {"Next pane": "F6"},
        "Transfers": {"Pause or resume": "Space"},
        "In a text": {"Find next": "F3"},
    }
    sheet.reject()


def test_it_is_searched_by_any_word(sheet: ShortcutSheet) -> None:
    field = sheet.findChild(QLineEdit, "shortcutFilter")
    assert field.hasFocus()
    for typed, found in (
        ("layer down", ["Download layer as"]),
        ("f6", ["Next pane"]),
        ("transfers", ["Pause or resume"]),
    ):
        field.setText(typed)
        assert [does for group in shown(sheet).values() for does in group] == found
    field.setText("no such key")
    assert shown(sheet) == {}
    assert sheet.findChild(QLabel, "noShortcut").isVisible()
    sheet.reject()


def test_it_is_copied_whole_as_text(sheet: ShortcutSheet, fake: FakeShell) -> None:
    sheet.findChild(QLineEdit, "shortcutFilter").setText("f6")
    sheet.findChild(QWidget, "copyShortcuts").click()  # type: ignore[attr-defined]
    lines = QGuiApplication.clipboard().text().splitlines()
    assert [line.split() for line in lines[:2]] == [
        ["Selection"],
        ["Ctrl+Shift+D", "Download", "layer", "as"],
    ]
    (other,) = (line for line in lines if "Next pane" in line)
    assert other.index("Next") == lines[1].index("Download")  # in columns
    assert fake.said == ["Copied the keyboard shortcuts."]
    sheet.reject()


def test_a_question_mark_and_a_request_open_it_but_not_in_a_field(fake: FakeShell, qtbot: QtBot) -> None:
    feature.install(fake.shell)
    field = QLineEdit()
    fake.window.setCentralWidget(field)
    menu = fake.menu()
    fake.window.show()
    fake.window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is fake.window)
    field.setFocus()
    QTest.keyClicks(field, "?")
    assert field.text() == "?"
    assert fake.window.findChild(ShortcutSheet) is None
    field.clearFocus()
    QTest.keyClicks(fake.window, "?")
    first = fake.window.findChild(ShortcutSheet)
    assert first is not None
    first.reject()
    qtbot.waitUntil(lambda: fake.window.findChild(ShortcutSheet) is None)
    fake.shell.requests.shortcuts.emit()
    fake.window.findChild(ShortcutSheet).reject()
    menu.deleteLater()
