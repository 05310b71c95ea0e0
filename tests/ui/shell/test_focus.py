"""Where the keyboard goes, with the lists, the layers and the diagnosis installed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from layerscope.desktop.browse import feature as browse
from layerscope.desktop.diagnosis import feature as diagnosis
from layerscope.desktop.layer import feature as layer
from layerscope.registry.model.repositories import Repository
from support.fakes.shell import FakeShell


class Parts:
    """The window's parts, with two repositories in the list and nothing asked of anybody."""

    def __init__(self, fake: FakeShell) -> None:
        self.places = fake.shell.places
        lists, self.layer = browse.install(fake.shell), layer.install(fake.shell)
        self.repositories, self.images = lists.repositories, lists.images
        self.tabs, self.layers_pane = self.layer.tabs, self.layer.pane
        self.diagnosis = diagnosis.install(fake.shell)
        self.field = QLineEdit()
        fake.shell.places.bar(self.field)
        self.repositories.model.put((Repository("team/app"), Repository("team/web")), show=True)
        self.repositories.pane.show_face()


@pytest.fixture
def parts(fake: FakeShell, qtbot: QtBot) -> Parts:
    parts = Parts(fake)
    fake.show()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is fake.window)
    return parts


def focused() -> QWidget | None:
    return QApplication.focusWidget()


def test_the_filter_is_that_of_the_list_in_focus(parts: Parts) -> None:
    repositories, images = parts.repositories.pane.filter, parts.images.pane.filter
    for where, filter_field in (
        (parts.repositories.view, repositories),
        (repositories, repositories),
        (images, images),
        (parts.field, images),
        (parts.tabs.tabBar(), images),
    ):
        where.setFocus()
        parts.places.find()
        assert focused() is filter_field


def test_a_text_in_focus_is_searched(parts: Parts) -> None:
    parts.tabs.setCurrentWidget(parts.tabs.manifest)
    parts.tabs.manifest.show_text('{"schemaVersion": 2}')
    parts.tabs.manifest.tree.setFocus()
    parts.places.find()
    assert focused() is parts.tabs.manifest.search.field


def test_copying_from_the_menu_is_about_what_is_in_focus(parts: Parts, fake: FakeShell) -> None:
    clipboard = QApplication.clipboard()
    parts.repositories.view.setFocus()
    parts.repositories.view.choose("team/web", announce=False)
    parts.places.copy()
    assert clipboard.text() == "team/web"
    parts.tabs.setCurrentWidget(parts.tabs.manifest)
    parts.tabs.manifest.show_text('{"schemaVersion": 2}')
    tree = parts.tabs.manifest.tree
    tree.setFocus()
    tree.setCurrentIndex(tree.model().index(0, 0))
    parts.places.copy()
    assert "2" in clipboard.text()
    assert "No URL to copy." not in fake.said
    parts.field.setFocus()
    parts.places.copy()
    assert fake.said[-1] == "No URL to copy."


def test_the_arrow_keys_lead_from_list_to_list(parts: Parts) -> None:
    repositories, images = parts.repositories, parts.images
    repositories.view.setFocus()
    QTest.keyClick(repositories.view, Qt.Key.Key_Right)
    assert has_focus(images.pane)
    images.left_pressed.emit()
    assert has_focus(repositories.pane)
    images.right_pressed.emit()
    assert has_focus(parts.layers_pane)
    parts.layers_pane.view.left_pressed.emit()
    assert has_focus(images.pane)


def has_focus(part: QWidget) -> bool:
    return (widget := focused()) is not None and (part is widget or part.isAncestorOf(widget))
