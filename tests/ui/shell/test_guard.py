"""No exception of ours goes through Qt: every override is guarded, reported once, answered without harm."""

from __future__ import annotations

import ast
import importlib
import inspect
import logging
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import pytest
from PySide6.QtCore import QModelIndex, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QLabel
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

import layerscope
from layerscope.desktop.runtime.answers import ANSWERS
from layerscope.desktop.runtime.faults import Fault, Faults
from layerscope.desktop.runtime.guard import GUARDED, guarded, overrides
from layerscope.desktop.tables.columns import Column
from layerscope.desktop.tables.delegates import CellDelegate
from layerscope.desktop.tables.list_model import ListModel
from layerscope.desktop.tables.row_table import RowTable
from layerscope.desktop.theme.theme import Theme

PACKAGE = Path(layerscope.__file__).parent
WINDOW = [
    path for room in ("desktop", "bootstrap", "demo") for path in sorted((PACKAGE / room).rglob("*.py"))
]
CANNOT = "Cannot be shown"
HIDDEN_OVERRIDE = re.compile(r"\w+Event|eventFilter|sizeHint|minimumSizeHint|paint")


def fail(*_arguments: object) -> NoReturn:
    raise ValueError("not as expected")


def _kinds() -> Iterator[type]:
    """Every class of the program that Qt has a part in."""
    for room in ("desktop", "bootstrap", "demo"):
        for found in pkgutil.walk_packages([str(PACKAGE / room)], f"layerscope.{room}."):
            importlib.import_module(found.name)
    left, known = [Shiboken.Object], set()
    while left:
        kind = left.pop()
        for below in type.__subclasses__(kind):
            if below not in known:
                known.add(below)
                left.append(below)
    return (kind for kind in known if kind.__module__.startswith("layerscope."))


def test_every_method_that_qt_may_call_is_guarded() -> None:
    kinds = list(_kinds())
    assert len(kinds) > 100
    bare = {
        f"{kind.__module__}.{kind.__qualname__}.{name}"
        for kind in kinds
        for name, method in overrides(kind)
        if not hasattr(method, GUARDED)
    }
    assert not bare, "put @guarded on the class"


def test_every_method_that_qt_wants_an_answer_of_has_one() -> None:
    returning = {
        name
        for kind in _kinds()
        for name, method in overrides(kind)
        if inspect.signature(method).return_annotation != "None"
    }
    assert returning > {"data", "event", "sizeHint"}
    assert returning <= ANSWERS.keys(), "give ANSWERS one that does no harm"


def test_no_override_is_where_the_others_would_not_see_it() -> None:
    """In an instance, or in a class that a function makes."""
    for path in WINDOW:
        tree = ast.parse(path.read_text("utf-8"))
        targets = (
            target for node in ast.walk(tree) if isinstance(node, ast.Assign) for target in node.targets
        )
        for target in targets:
            hidden = isinstance(target, ast.Attribute) and HIDDEN_OVERRIDE.fullmatch(target.attr)
            assert not hidden, f"{path}:{target.lineno}"
        functions = (
            node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        )
        inner = [
            node for function in functions for node in ast.walk(function) if isinstance(node, ast.ClassDef)
        ]
        assert not inner, path


@guarded
class _Broken(QLabel):
    """Fails in whatever Qt asks of it."""

    sizeHint = minimumSizeHint = paintEvent = keyPressEvent = fail  # noqa: N815 - Qt's names


@pytest.fixture
def model(qtbot: QtBot) -> ListModel[str]:
    model = ListModel[str]([Column("name", "Name", str, cell=fail, tip=fail, letters=20)], hash)
    model.fill(["a", "b"])
    return model


def test_what_fails_in_a_model_stands_in_the_cell(model: ListModel[str]) -> None:
    model.columns = (Column("name", "Name", fail),)
    with capture_exceptions() as caught:
        told = [model.data(model.index(0, 0), role) for role in (Qt.ItemDataRole.DisplayRole, 3, 7)]
    assert told[:2] == [CANNOT, None]
    assert [str(error) for _kind, error, _trace in caught] == ["not as expected"]


def test_a_window_whose_cells_fail_to_paint_goes_on(
    model: ListModel[str], theme: Theme, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = RowTable(theme)
    qtbot.addWidget(view)
    view.setModel(model)
    view.resize(300, 120)
    monkeypatch.setattr(CellDelegate, "_paint_cell", lambda *_arguments: None)
    empty = view.viewport().grab().toImage()

    def fail_half_way(_delegate: object, painter: QPainter, *_rest: object) -> NoReturn:
        painter.save()
        painter.fillRect(0, 0, 1, 1, QColor("red"))
        painter.restore()
        painter.setOpacity(0.0)
        fail()

    monkeypatch.setattr(CellDelegate, "_paint_cell", fail_half_way)
    with capture_exceptions() as caught:
        shown = view.viewport().grab().toImage()
    assert {str(error) for _kind, error, _trace in caught} == {"not as expected"}
    assert len(caught) == 2
    assert shown.copy(0, 4, 300, 10) != empty.copy(0, 4, 300, 10), "the cell says that it cannot be shown"


def test_a_widget_that_fails_in_everything_is_shown_all_the_same(qtbot: QtBot) -> None:
    with capture_exceptions() as caught:
        broken = _Broken("text")
        qtbot.addWidget(broken)
        broken.resize(100, 20)
        assert broken.sizeHint() == QSize()
        broken.grab()
        qtbot.keyClick(broken, Qt.Key.Key_A)
    assert caught
    assert len({id(error) for _kind, error, _trace in caught}) == len(caught)


def test_a_painter_that_is_left_open_is_closed(qtbot: QtBot) -> None:
    """Else it would still paint when Qt takes the device away."""

    @guarded
    class Half(QLabel):
        def paintEvent(self, _event: object) -> None:  # noqa: N802
            painter = QPainter(self)
            painter.setOpacity(0.5)
            fail()

    half = Half("text")
    qtbot.addWidget(half)
    with capture_exceptions() as caught:
        image = half.grab().toImage()
    assert len(caught) == 1
    assert not image.isNull()


@pytest.mark.expects_log("unexpected error in the window", "again in the window")
def test_a_place_that_fails_is_reported_once(
    caplog: pytest.LogCaptureFixture, model: ListModel[str], qtbot: QtBot
) -> None:
    faults = Faults()
    found: list[Fault] = []
    faults.found.connect(found.append, Qt.ConnectionType.DirectConnection)
    model.columns = (Column("name", "Name", lambda row: fail(int(row, 16)) if row == "a" else int(row)),)
    faults.install()
    try:
        with caplog.at_level(logging.ERROR):
            for _ in range(100):
                model.data(model.index(0, 0))
            model.data(model.index(1, 0))
    finally:
        faults.uninstall()
    assert len({fault.text for fault in found}) == 2
    assert len(found) == 101
    assert len(caplog.messages) < 10


@pytest.mark.expects_log("unexpected error in the window")
def test_a_message_of_any_length_is_reported_in_bounds() -> None:
    faults = Faults()
    found: list[Fault] = []
    faults.found.connect(found.append, Qt.ConnectionType.DirectConnection)
    faults.record(ValueError("x" * 10_000_000), "the window")
    assert len(found[0].text) < 21_000
    assert "characters …" in found[0].text


def test_an_index_that_cannot_be_told_is_none() -> None:
    assert not ANSWERS["index"](None, 0, 0).isValid()
    assert ANSWERS["parent"](None) == QModelIndex()
