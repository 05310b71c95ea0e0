"""The work area: a page in the lists' place, and where the focus is then."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from layerscope.desktop.shell.work_area import WorkArea


@pytest.fixture
def area(qtbot: QtBot) -> WorkArea:
    """Lists with two fields, and a page with a button."""
    area, lists = WorkArea(), QWidget()
    layout = QVBoxLayout(lists)
    for name in ("first", "second"):
        field = QLineEdit()
        field.setObjectName(name)
        layout.addWidget(field)
    area.put_lists(lists)
    page = QPushButton("page")
    page.setObjectName("page")
    area.put_page(page)
    qtbot.addWidget(area)
    with qtbot.waitExposed(area):
        area.show()
    return area


def focus(area: WorkArea) -> str:
    widget = area.window().focusWidget()
    return widget.objectName() if widget else ""


def field(area: WorkArea, name: str) -> QLineEdit:
    found = area.findChild(QLineEdit, name)
    assert found is not None
    return found


def test_the_focus_comes_back_to_where_it_was(area: WorkArea) -> None:
    field(area, "second").setFocus()
    area.cover(is_covered=True)
    assert focus(area) == "page"
    area.cover(is_covered=False)
    assert focus(area) == "second"


def test_what_had_the_focus_may_be_gone_by_then(area: WorkArea) -> None:
    gone = field(area, "second")
    gone.setFocus()
    area.cover(is_covered=True)
    delete(gone)
    area.cover(is_covered=False)
    assert not area.is_covered
    assert focus(area) != "second"
