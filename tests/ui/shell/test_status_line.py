"""The status line: its sentence goes, and stays in the list."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from layerscope.desktop.shell.status_line import MOST_KEPT, SaidDialog, StatusLine


def test_a_sentence_goes_after_a_while_and_is_in_the_list(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    line = StatusLine(shown_ms=1, now_s=lambda: 1.8e9)
    QVBoxLayout(window).addWidget(line)
    line.list_asked.connect(line.show_list)
    line.say("Copied the digest.")
    assert line.text() == "Copied the digest."
    qtbot.waitUntil(lambda: line.text() == "")
    line.say("S3 denied\nthe layer")
    window.show()
    QTest.mouseClick(line, Qt.MouseButton.LeftButton)
    dialog = window.findChild(SaidDialog)
    lines = dialog.findChild(QPlainTextEdit, "saidText").toPlainText().splitlines()
    assert [line.rpartition("  ")[2] for line in lines][1] == "Copied the digest."
    assert "the layer" in lines[0]  # the newest first, each on one line
    assert len(lines) == 2
    dialog.reject()


def test_the_list_has_an_end(qtbot: QtBot) -> None:
    line = StatusLine()
    qtbot.addWidget(line)
    for number in range(MOST_KEPT + 5):
        line.say(f"message {number}")
    line.say("")
    assert len(line.said) == MOST_KEPT
    assert line.said[-1][1] == f"message {MOST_KEPT + 4}"
