"""The context menu of a layer: the same as the panel's buttons, reached by pointer and keyboard."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from layerscope.desktop.layer.details.actions import LayerActions
from layerscope.desktop.layer.details.panel import LayerPanel
from layerscope.desktop.layer.image.layers_pane import LayersPane
from layerscope.desktop.layer.menu import LayerMenu
from layerscope.desktop.shell.places import always
from layerscope.desktop.theme.theme import Theme
from layerscope.registry.model.presigned import PresignedUrl
from support.fakes.layer_fakes import a_choice, a_layer, chosen, collected

OFFERED = [
    "Copy digest", "Copy URL", "Copy curl", "Copy AWS CLI command", "Copy manifest entry",
    "Download", "Download as…", "Diagnose",
]  # fmt: skip


@pytest.fixture
def panel(theme: Theme, qtbot: QtBot) -> LayerPanel:
    panel = LayerPanel(theme, lambda _text: None)
    qtbot.addWidget(panel)
    panel.show_layer(chosen(1))
    return panel


@pytest.fixture
def pane(theme: Theme, qtbot: QtBot) -> LayersPane:
    pane = LayersPane(theme, lambda _text: None)
    qtbot.addWidget(pane)
    pane.resize(600, 300)
    pane.show_layers(a_choice(), [a_layer(1), a_layer(2)])
    pane.show()
    return pane


@pytest.fixture
def layer_menu(pane: LayersPane, panel: LayerPanel) -> Iterator[LayerMenu]:
    yield LayerMenu(pane.view, panel.actions_row.offered)
    for menu in pane.findChildren(QMenu):
        menu.close()


def entries(menu: LayerMenu) -> dict[str, QAction]:
    return {action.text(): action for action in menu.menu().actions() if not action.isSeparator()}


def test_it_offers_what_the_panel_does(layer_menu: LayerMenu) -> None:
    assert list(entries(layer_menu)) == OFFERED


def test_what_needs_a_url_waits_for_it_while_the_menu_is_open(
    layer_menu: LayerMenu, panel: LayerPanel
) -> None:
    offered = entries(layer_menu)
    assert not offered["Copy URL"].isEnabled()
    assert offered["Copy digest"].isEnabled()
    panel.show_url(PresignedUrl("https://bucket.s3.example.com/x", chosen(1).layer.digest))
    assert offered["Copy URL"].isEnabled()


def test_an_entry_does_what_the_button_does(layer_menu: LayerMenu, panel: LayerPanel) -> None:
    downloads = collected(panel.download_asked.connect)
    asked = collected(panel.diagnosis_asked.connect)
    offered = entries(layer_menu)
    offered["Copy digest"].trigger()
    assert QApplication.clipboard().text() == chosen(1).layer.digest
    offered["Download"].trigger()
    offered["Download as…"].trigger()
    assert downloads == [(False,), (True,)]
    offered["Diagnose"].trigger()
    assert asked == [(None,)]


def test_other_features_add_theirs(layer_menu: LayerMenu) -> None:
    layer_menu.offer(QAction("Where used", layer_menu), always)
    assert list(entries(layer_menu)) == [*OFFERED, "Where used"]


def test_the_keyboard_opens_it_at_the_chosen_layer(
    layer_menu: LayerMenu, pane: LayersPane, qtbot: QtBot
) -> None:
    def press_menu_key() -> None:
        middle = pane.view.rect().center()
        event = QContextMenuEvent(
            QContextMenuEvent.Reason.Keyboard,
            middle,
            pane.view.mapToGlobal(middle),
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(pane.view.viewport(), event)

    press_menu_key()
    assert pane.view.findChild(QMenu, "layerMenu") is None  # no layer is chosen
    pane.choose_layer(a_layer(2).digest)
    press_menu_key()
    menu = pane.view.findChild(QMenu, "layerMenu")
    assert isinstance(menu, QMenu)
    assert menu.isVisible()
    row = pane.view.visualRect(pane.view.currentIndex())
    assert menu.pos() == pane.view.viewport().mapToGlobal(QPoint(row.left(), row.bottom()))


def test_the_keys_that_do_the_same_are_told_and_not_taken(theme: Theme, qtbot: QtBot) -> None:
    actions = LayerActions(theme)
    qtbot.addWidget(actions)
    told = {each.text(): each.shortcut().toString() for each in actions.offered if each is not None}
    assert {text: keys for text, keys in told.items() if keys} == {
        "Copy URL": "Ctrl+C", "Download": "Ctrl+D", "Download as…": "Ctrl+Shift+D", "Diagnose": "F9",
    }  # fmt: skip
    everywhere = Qt.ShortcutContext.WindowShortcut
    assert all(
        each.shortcutContext() != everywhere
        for each in actions.offered
        if each and not each.shortcut().isEmpty()
    )
