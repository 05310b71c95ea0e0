"""Where the keyboard goes, with every part of the window in one."""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from layerscope.bootstrap.focus import Focus
from layerscope.desktop.browse.images.presenter import ImagesPresenter
from layerscope.desktop.browse.repositories import RepositoriesPresenter
from layerscope.desktop.diagnosis.presenter import DiagnosisPresenter
from layerscope.desktop.diagnosis.view import DiagnosisTab
from layerscope.desktop.layer.image.layers_pane import LayersPane
from layerscope.desktop.layer.tabs import LayerTabs
from layerscope.desktop.runtime.tasks import Tasks
from layerscope.desktop.theme.theme import Theme
from layerscope.desktop.transfers.dock import TransfersDock
from layerscope.registry.model.repositories import Repository
from support.fakes.account_fakes import fail
from support.fakes.diagnosis_fakes import FakeRunner
from support.fakes.transfer_fakes import Downloads


class FakeLayer:
    def __init__(self) -> None:
        self.copied = 0

    def copy_url(self) -> None:
        self.copied += 1


class Parts(QObject):
    """The window's parts, with two repositories in the list and nothing asked of anybody."""

    def __init__(self, theme: Theme, downloads: Downloads) -> None:
        super().__init__()
        tasks = Tasks(fail)
        self.repositories = RepositoriesPresenter(tasks, theme, self)
        self.images = ImagesPresenter(tasks, theme, self)
        self.layers_pane = LayersPane(theme)
        self.tabs = LayerTabs(theme)
        self.dock = TransfersDock(downloads.presenter(), theme)
        self.layer = FakeLayer()
        self.field = QLineEdit()
        runner = FakeRunner()
        tab = DiagnosisTab(theme)
        presenter = DiagnosisPresenter(tab, tasks, runner.reports())
        self.diagnosis = SimpleNamespace(tab=tab, presenter=presenter)
        self.tabs.addTab(tab, "Diagnosis")
        self.window = QWidget()
        layout = QVBoxLayout(self.window)
        for part in (self.field, self.repositories.pane, self.images.pane, self.layers_pane):
            layout.addWidget(part)
        layout.addWidget(self.tabs)
        layout.addWidget(self.dock)
        self.repositories.model.put((Repository("team/app"), Repository("team/web")), show=True)
        self.repositories.pane.show_face()
        self.focus = Focus(self)  # type: ignore[arg-type]


@pytest.fixture
def parts(qtbot: QtBot, theme: Theme) -> Iterator[Parts]:
    downloads = Downloads()
    parts = Parts(theme, downloads)
    qtbot.addWidget(parts.window)
    parts.window.show()
    parts.window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is parts.window)
    yield parts
    downloads.pool.shutdown()


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
        parts.focus.filter_field()
        assert focused() is filter_field


def test_a_text_in_focus_is_searched(parts: Parts) -> None:
    parts.tabs.setCurrentWidget(parts.tabs.manifest)
    parts.tabs.manifest.show_text('{"schemaVersion": 2}')
    parts.tabs.manifest.tree.setFocus()
    parts.focus.filter_field()
    assert focused() is parts.tabs.manifest.search.field


def test_copying_from_the_menu_is_about_what_is_in_focus(parts: Parts) -> None:
    clipboard = QApplication.clipboard()
    parts.repositories.view.setFocus()
    parts.repositories.view.choose("team/web", announce=False)
    parts.focus.copy()
    assert clipboard.text() == "team/web"
    parts.tabs.setCurrentWidget(parts.tabs.manifest)
    parts.tabs.manifest.show_text('{"schemaVersion": 2}')
    tree = parts.tabs.manifest.tree
    tree.setFocus()
    tree.setCurrentIndex(tree.model().index(0, 0))
    parts.focus.copy()
    assert "2" in clipboard.text()
    assert parts.layer.copied == 0
    parts.field.setFocus()
    parts.focus.copy()
    assert parts.layer.copied == 1


def test_putting_the_dock_away_leads_back_to_the_layers(parts: Parts) -> None:
    parts.dock.toggle()
    assert focused() is parts.dock.view
    parts.dock.toggle()
    assert focused() is not None
    assert parts.layers_pane.isAncestorOf(focused()) or focused() is parts.layers_pane
