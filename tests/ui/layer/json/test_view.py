"""Manifests as trees: folding, searching, copying."""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from layerscope.desktop.layer.json.document import JsonDocument
from layerscope.desktop.layer.json.model import JsonModel
from layerscope.desktop.layer.json.view import JsonView
from layerscope.desktop.theme.theme import Theme

TEXT = json.dumps(
    {
        "schemaVersion": 2,
        "config": {"digest": "sha256:aa"},
        "layers": [{"digest": "sha256:Ab"}, {"digest": "sha256:cc"}],
    },
    indent=3,
)


@pytest.fixture
def view(theme: Theme, qtbot: QtBot, sayings: list[str]) -> JsonView:
    view = JsonView(theme, "manifest", "Manifest", sayings.append)
    qtbot.addWidget(view)
    view.resize(500, 300)
    view.show()
    return view


def search(view: JsonView, qtbot: QtBot, needle: str) -> str:
    view.search.field.setText(needle)
    qtbot.keyClick(view.search.field, Qt.Key.Key_Return)  # without waiting for the pause in the typing
    return view.search.count.text()


def test_the_model_keeps_qts_rules(qtbot: QtBot) -> None:
    model = JsonModel(JsonDocument(TEXT))
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    layers = model.index(2, 0)
    second = model.index(1, 0, layers)
    assert tester.model() is model
    assert (model.rowCount(), model.rowCount(layers), model.rowCount(model.index(0, 0))) == (3, 2, 0)
    assert model.parent(second) == layers
    assert model.index(0, 0, second).data() == 'digest: "sha256:cc"'
    assert layers.data() == "layers: [2]"
    assert not model.index(9, 0).isValid()


def test_json_is_a_tree_and_anything_else_is_text(view: JsonView) -> None:
    view.show_text(TEXT)
    assert view.document is not None
    view.show_text("<html>")
    assert view.document is None
    assert view.plain.toPlainText() == "<html>"
    assert view.plain.isVisible()
    view.show_text('"only a string"')
    assert view.plain.isVisible()


def test_nothing_says_why(view: JsonView) -> None:
    view.show_text(TEXT)
    view.show_nothing("This image has no config.")
    assert view.reason.isVisible()
    assert not view.copy_all.isEnabled()
    assert view.document is None


def test_matches_are_counted_and_stepped_through(view: JsonView, qtbot: QtBot) -> None:
    view.show_text(TEXT)
    assert search(view, qtbot, "SHA256:A") == "1 of 2"
    qtbot.keyClick(view.search.field, Qt.Key.Key_Return)
    assert view.search.count.text() == "2 of 2"
    assert view.tree.currentIndex().data() == 'digest: "sha256:Ab"'
    assert view.tree.isExpanded(view.tree.currentIndex().parent())
    view.search.next.click()
    assert view.search.count.text() == "1 of 2"
    qtbot.keyClick(view.search.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert view.search.count.text() == "2 of 2"


def test_what_is_not_there_is_said_so(view: JsonView, qtbot: QtBot) -> None:
    view.show_text(TEXT)
    assert search(view, qtbot, "windows") == "Not found"
    assert not view.search.next.isEnabled()
    qtbot.keyClick(view.search.field, Qt.Key.Key_Escape)
    assert view.search.field.text() == ""


def test_plain_text_is_searched_too(view: JsonView, qtbot: QtBot) -> None:
    view.show_text("one two\ntwo")
    assert search(view, qtbot, "two") == "1 of 2"
    qtbot.keyClick(view.search.field, Qt.Key.Key_Return)
    assert view.search.count.text() == "2 of 2"
    assert view.plain.textCursor().selectedText() == "two"


def test_copying_gives_value_path_and_the_exact_text(view: JsonView, sayings: list[str]) -> None:
    view.show_text(TEXT)
    layers = view.tree.model().index(2, 0)
    view.tree.setCurrentIndex(view.tree.model().index(0, 0, view.tree.model().index(1, 0, layers)))
    clipboard = QGuiApplication.clipboard()
    view.copy_value()
    assert clipboard.text() == "sha256:cc"
    view.copy_path()
    assert clipboard.text() == "/layers/1/digest"
    view.tree.setCurrentIndex(layers)
    view.copy_value()
    assert json.loads(clipboard.text()) == [{"digest": "sha256:Ab"}, {"digest": "sha256:cc"}]
    view.copy_all.click()
    assert clipboard.text() == TEXT
    assert len(sayings) == 4


def test_the_copy_key_takes_the_chosen_value(view: JsonView, qtbot: QtBot) -> None:
    view.show_text(TEXT)
    view.tree.setCurrentIndex(view.tree.model().index(0, 0, view.tree.model().index(1, 0)))
    qtbot.keyClick(view.tree, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "sha256:aa"


def test_a_large_text_opens_folded(view: JsonView) -> None:
    large = json.dumps({"layers": [{"digest": f"sha256:{n:064x}"} for n in range(5_000)]})
    view.show_text(large)
    model = view.tree.model()
    layers = model.index(0, 0, QModelIndex())
    assert model.rowCount(layers) == 5_000
    assert not view.tree.isExpanded(model.index(0, 0, layers))


def test_each_part_is_named(view: JsonView) -> None:
    assert view.tree.objectName() == "manifestTree"
    assert view.tree.accessibleName() == "Manifest"
    assert view.search.field.accessibleName() == "Search Manifest"
    assert {view.search.next.accessibleName(), view.search.previous.accessibleName()} == {
        "Next match",
        "Previous match",
    }
