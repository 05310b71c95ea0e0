"""Hostile texts in the window's parts: none is read as markup, and none keeps the window waiting."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QHelpEvent
from PySide6.QtGui import Qt as GuiQt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from layerscope.desktop.layer.details.panel import LayerPanel
from layerscope.desktop.layer.image.layers_pane import LayersPane
from layerscope.desktop.layer.image.strip import LayerStrip
from layerscope.desktop.theme.theme import Theme
from layerscope.desktop.transfers.foreign_question import ask_foreign
from layerscope.desktop.widgets.boxes import MessageBox
from layerscope.desktop.widgets.error_card import ErrorCard
from layerscope.desktop.widgets.mono_field import MonoField
from layerscope.registry.errors.base import Evidence
from layerscope.registry.errors.service import ServerFaultError
from support.drivers.growth import CEILING_S
from support.fakes.layer_fakes import a_choice, a_layer, chosen

IMAGE_TAG = '<img src="file:///dev/zero">'
HUGE = IMAGE_TAG + "RUN x " * 1_700_000  # 10 MB


@pytest.fixture
def quickly() -> Iterator[None]:
    """Fails what keeps the window's thread for more than a moment; Qt's own first paint has its share."""
    began_s = time.thread_time()
    yield
    assert time.thread_time() - began_s < CEILING_S


def hover(widget: QWidget, at: QPoint) -> str:
    QToolTip.hideText()
    QApplication.sendEvent(widget, QHelpEvent(QHelpEvent.Type.ToolTip, at, widget.mapToGlobal(at)))
    return QToolTip.text()


def reads_markup(label: QLabel) -> bool:
    is_plain = label.textFormat() == Qt.TextFormat.PlainText
    return not is_plain and GuiQt.mightBeRichText(label.text())


@pytest.mark.usefixtures("quickly")
def test_a_layer_s_instruction_of_any_length_is_text(theme: Theme, qtbot: QtBot) -> None:
    pane = LayersPane(theme, lambda _text: None)
    qtbot.addWidget(pane)
    pane.resize(600, 300)
    pane.show_layers(a_choice(tag=IMAGE_TAG), [a_layer(1, command=HUGE), a_layer(2, command=IMAGE_TAG)])
    pane.show()
    viewport = pane.view.viewport()
    for row in range(2):
        rects = (pane.view.visualRect(pane.view.model().index(row, column)) for column in range(4))
        for at in (rect.center() for rect in rects if rect.isValid()):
            assert not GuiQt.mightBeRichText(hover(viewport, at))
    column = next(column for column in pane.view.columns if column.key == "created_by")
    assert column.copied(a_layer(1, command=HUGE)) == " ".join(HUGE.split())
    strip = pane.findChild(LayerStrip)
    told = hover(strip, QPoint(5, 5))
    assert "img src" in told
    assert not GuiQt.mightBeRichText(told)
    assert "more characters)" in told


@pytest.mark.usefixtures("quickly")
def test_the_panel_shows_what_fits_and_copies_the_whole(theme: Theme, qtbot: QtBot) -> None:
    panel = LayerPanel(theme, lambda _text: None)
    qtbot.addWidget(panel)
    panel.show()
    panel.show_layer(chosen(1, command=HUGE, media_type=IMAGE_TAG * 1000))
    panel.grab()
    field = panel.findChild(MonoField, "layerCommand")
    assert field.text().endswith("more characters)")
    assert not GuiQt.mightBeRichText(hover(field, QPoint(5, 5)))
    assert not any(map(reads_markup, panel.findChildren(QLabel)))
    QTest.keyClick(field, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == " ".join(HUGE.split())


@pytest.mark.usefixtures("quickly")
def test_an_error_s_message_of_any_length_is_shown_at_once(qtbot: QtBot, sayings: list[str]) -> None:
    error = ServerFaultError("no", evidence=Evidence("ServerException", raw_text="short"))
    error.evidence = replace(error.evidence, raw_text=HUGE)
    card = ErrorCard(sayings.append)
    qtbot.addWidget(card)
    card.show_error(error)
    card.grab()
    details = card.findChild(QPlainTextEdit, "errorDetails").toPlainText()
    assert "more characters)" in details
    assert len(details) < 12_000
    assert not any(map(reads_markup, card.findChildren(QLabel)))


def test_a_box_shows_a_host_as_text(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    ask_foreign(parent, IMAGE_TAG + "\u202e\x1b", lambda: None)
    box = parent.findChild(MessageBox)
    assert "⟨U+202E⟩␛" in box.text()
    assert not any(map(reads_markup, box.findChildren(QLabel)))
    box.close()
