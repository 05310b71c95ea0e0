"""The parts of the window, and how they lie in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6 import QtCore
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QSplitter, QVBoxLayout, QWidget

from layerscope.desktop.shell.crumbs import Crumbs
from layerscope.desktop.shell.work_area import WorkArea
from layerscope.desktop.tables.row_table import RowTable

MARGIN = 12


@dataclass(frozen=True, slots=True)
class Parts:
    """The widgets that bootstrap built: the bar's from left to right, then the lists, panel and dock."""

    bar: tuple[QWidget, ...]
    stretched: QWidget | None  # the one of the bar that takes the room there is
    banner: QWidget
    repositories: QWidget
    images: QWidget
    layers: QWidget
    details: QWidget
    dock: QWidget
    crumbs: Crumbs
    work_area: WorkArea  # which has the lists in it, or a page
    tables: tuple[RowTable, ...]  # whose columns are remembered


def lay_out(window: QMainWindow, parts: Parts) -> Mapping[str, QSplitter]:
    """The splitters by their names, the parts within them, all of it in the window.

    Frames first, parts last: each time a part comes below another, all of it is styled anew.
    """
    central = QWidget(window)
    layout = _stack(central)
    window.setCentralWidget(central)
    horizontal, vertical = QtCore.Qt.Orientation.Horizontal, QtCore.Qt.Orientation.Vertical
    rows = _splitter("rows", vertical, central)
    layout.addWidget(rows, 1)
    parts.work_area.setParent(rows)
    lists = QWidget(parts.work_area)
    columns = _splitter("columns", horizontal, lists)
    column = _splitter("layerColumn", vertical, columns)
    _fill(columns, parts.repositories, parts.images, column)
    _fill(column, parts.layers, parts.details)
    _stack(lists, parts.crumbs, columns)
    parts.work_area.put_lists(lists)
    _fill(rows, parts.work_area, parts.dock)
    layout.insertWidget(0, _new_bar(parts, central))
    layout.insertWidget(1, parts.banner)
    for place, share in enumerate((2, 3, 5)):
        columns.setStretchFactor(place, share)
    for place, share in enumerate((1, 0)):
        rows.setStretchFactor(place, share)
    return {"columns": columns, "layerColumn": column, "rows": rows}


def _stack(parent: QWidget, *parts: QWidget) -> QVBoxLayout:
    """The parts one below the other, without any gap; the last takes the room there is."""
    layout = QVBoxLayout(parent)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    for part in parts:
        layout.addWidget(part, int(part is parts[-1]))
    return layout


def _new_bar(parts: Parts, parent: QWidget) -> QWidget:
    bar = QWidget(parent)
    bar.setObjectName("topBar")
    bar.setAttribute(QtCore.Qt.WidgetAttribute.WA_StyledBackground)
    layout = QHBoxLayout(bar)
    layout.setContentsMargins(MARGIN - 1, 8, MARGIN - 1, 8)
    layout.setSpacing(10)
    for widget in parts.bar:
        layout.addWidget(widget, 1 if widget is parts.stretched else 0)
    return bar


def _splitter(name: str, orientation: QtCore.Qt.Orientation, parent: QWidget) -> QSplitter:
    splitter = QSplitter(orientation, parent)
    splitter.setObjectName(name)
    splitter.setChildrenCollapsible(False)
    splitter.setHandleWidth(1)
    return splitter


def _fill(splitter: QSplitter, *widgets: QWidget) -> None:
    for widget in widgets:
        splitter.addWidget(widget)
    # Screen readers come to the parts in the order in which they lie upon each other; QSplitter lowers each
    # one below those before. The handles stay on top, since they reach over the parts' edges.
    handles = (splitter.handle(place) for place in range(len(widgets)))
    for part in (*widgets, *handles):
        part.raise_()
