"""The field: short and long texts, however they come in, and how one leaves it."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QLabel, QMenu
from pytestqt.qtbot import QtBot

from layerscope.desktop.goto.field import SHOWN_CHARACTERS, GoToField
from layerscope.desktop.theme.theme import Theme
from support.drivers.growth import CEILING_S
from support.fakes.layer_fakes import collected

LIMIT = 1_000_000
LOG = 'Failed to pull image "1.dkr/team/app:1":\r\nrpc error:\n\tcode = Unknown\u2028end'


@pytest.fixture
def field(qtbot: QtBot, theme: Theme) -> GoToField:
    field = GoToField(theme)
    qtbot.addWidget(field)
    field.resize(700, 34)
    field.show()
    return field


def paste(field: GoToField, text: str, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText(text)
    qtbot.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def test_what_is_typed_is_entered(field: GoToField, qtbot: QtBot) -> None:
    entered = collected(field.text_entered.connect)
    qtbot.keyClicks(field, "  team/app:1 ")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert entered == [("team/app:1",)]


def test_nothing_is_entered_of_nothing(field: GoToField, qtbot: QtBot) -> None:
    entered = collected(field.text_entered.connect)
    qtbot.keyClicks(field, "  ")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert entered == []


def test_a_short_text_is_pasted_where_the_cursor_is(field: GoToField, qtbot: QtBot) -> None:
    qtbot.keyClicks(field, "team/:1")
    field.setCursorPosition(5)
    paste(field, " app\n", qtbot)
    assert field.text() == "team/app:1"


def test_lines_are_kept_apart_and_entered_whole(field: GoToField, qtbot: QtBot) -> None:
    entered = collected(field.text_entered.connect)
    qtbot.keyClicks(field, "before")
    paste(field, LOG, qtbot)
    assert field.text() == 'Failed to pull image "1.dkr/team/app:1": rpc error: code = Unknown end…'
    assert field.cursorPosition() == 0
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert entered == [(LOG,)]


def test_what_is_edited_counts_as_it_is_seen(field: GoToField, qtbot: QtBot) -> None:
    entered = collected(field.text_entered.connect)
    paste(field, "team/app:1\nmore", qtbot)
    field.end(False)
    for _ in range(6):
        qtbot.keyClick(field, Qt.Key.Key_Backspace)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert entered == [("team/app:1",)]


def test_a_long_log_takes_no_time_and_is_entered_whole(field: GoToField, qtbot: QtBot) -> None:
    entered = collected(field.text_entered.connect)
    text = "2026-11-23T10:00:00Z pulling sha256:" + "ab" * 32 + "\n"
    text *= 1 + 2 * LIMIT // len(text)
    QGuiApplication.clipboard().setText(text)
    began_s = time.thread_time()
    field.paste_text(text)
    field.repaint()
    assert time.thread_time() - began_s < CEILING_S  # a line edit by itself takes most of a minute
    assert len(field.text()) <= SHOWN_CHARACTERS + 1
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert entered == [(text.strip(),)]  # whoever reads it says what was not read


def test_dropping_is_pasting(field: GoToField) -> None:
    entered = collected(field.text_entered.connect)
    data = QMimeData()
    data.setText(LOG)
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    field.dropEvent(QDropEvent(QPointF(1, 1), Qt.DropAction.CopyAction, data, left, none))
    field.returnPressed.emit()
    assert entered == [(LOG,)]


def test_the_context_menu_pastes_the_same_way(field: GoToField) -> None:
    QGuiApplication.clipboard().setText(LOG)
    field.contextMenuEvent(QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(1, 1), QPoint(1, 1)))
    menu = field.findChild(QMenu)
    paste = next(action for action in menu.actions() if "aste" in action.text())
    assert not menu.actions().count(menu.findChild(QAction, "edit-paste"))
    paste.trigger()
    menu.close()
    assert field.text().startswith("Failed to pull image")
    entered = collected(field.text_entered.connect)
    field.returnPressed.emit()
    assert entered == [(LOG,)]


def test_escape_empties_and_then_leaves(field: GoToField, qtbot: QtBot) -> None:
    left = collected(field.left.connect)
    qtbot.keyClicks(field, "team/app")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert (field.text(), left) == ("", [])
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert left == [()]


def test_nothing_pasted_is_kept(field: GoToField, qtbot: QtBot) -> None:
    paste(field, LOG, qtbot)
    field.empty()
    assert not field.isUndoAvailable()
    assert LOG not in repr(vars(field))


def test_the_shortcut_is_told_while_the_field_is_empty(field: GoToField, qtbot: QtBot) -> None:
    hint = field.findChild(QLabel, "goToHint")
    assert hint.isVisible()
    assert hint.text() == "Ctrl+K"
    assert hint.geometry().right() > field.width() - 24
    qtbot.keyClicks(field, "a")
    assert not hint.isVisible()
    assert (field.objectName(), field.accessibleName()) == ("goTo", "Go to")


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_the_hint_stands_at_the_far_end_and_leaves_the_placeholder_alone(
    field: GoToField, direction: Qt.LayoutDirection
) -> None:
    field.setLayoutDirection(direction)
    hint, margins = field.findChild(QLabel, "goToHint").geometry(), field.textMargins()
    if direction is Qt.LayoutDirection.LeftToRight:
        assert hint.left() >= field.width() - margins.right()
    else:
        assert hint.right() <= margins.left()
    field.setText("team/app")
    assert (field.textMargins().left(), field.textMargins().right()) == (0, 0)
