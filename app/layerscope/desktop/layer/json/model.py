"""A JSON document as a tree model of one column."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from layerscope.desktop.layer.json.document import ROOT, JsonDocument, NodeKind
from layerscope.desktop.runtime.guard import guarded
from layerscope.desktop.words.tips import tip
from layerscope.words.outside import line

Index = QModelIndex | QPersistentModelIndex
KIND_ROLE = Qt.ItemDataRole.UserRole + 1
KEY_ROLE = Qt.ItemDataRole.UserRole + 2
VALUE_ROLE = Qt.ItemDataRole.UserRole + 3


@guarded
class JsonModel(QAbstractItemModel):
    """The document's nodes; an index's internal id is its node, so that nothing has to be kept alive.

    The top level is the whole document's members: the outer braces say nothing and cost an indent.
    """

    def __init__(self, document: JsonDocument, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.document = document

    def node(self, index: Index) -> int:
        """The node of an index; the whole document's of an invalid one."""
        return index.internalId() if index.isValid() else ROOT

    def index_of(self, node: int) -> QModelIndex:
        """The index of a node; an invalid one of the whole document."""
        return QModelIndex() if node == ROOT else self.createIndex(self.document.rows[node], 0, node)

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        children = self.document.children[self.node(parent)] or []
        if column != 0 or not 0 <= row < len(children):
            return QModelIndex()
        return self.createIndex(row, 0, children[row])

    def parent(self, index: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # noqa: B008
        return self.index_of(self.document.parents[self.node(index)]) if index.isValid() else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        return len(self.document.children[self.node(parent)] or ())

    def columnCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        """One column: key and value differ in colour."""
        return 1

    def hasChildren(self, parent: Index = QModelIndex()) -> bool:  # noqa: B008, N802
        return bool(self.document.children[self.node(parent)])

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The line's text, or its parts for the delegate."""
        asked = self._ROLES.get(role)
        return asked(self, self.node(index)) if asked and index.isValid() else None

    def _key(self, node: int) -> str:
        key = self.document.keys[node]
        return str(self.document.rows[node]) if key is None else line(key)

    def _value(self, node: int) -> str:
        """The scalar, or how much a container holds."""
        children = self.document.children[node]
        if children is None:
            return line(self.document.scalar(node))
        if self.document.kind(node) is NodeKind.OBJECT:
            return f"{{{len(children)}}}"
        return f"[{len(children)}]"

    def _line(self, node: int) -> str:
        return f"{self._key(node)}: {self._value(node)}"

    def _tip(self, node: int) -> str:
        return tip(self.document.copy_text(node))

    def _kind(self, node: int) -> NodeKind:
        return self.document.kind(node)

    _ROLES: ClassVar[dict[int, Callable[[JsonModel, int], object]]] = {
        Qt.ItemDataRole.DisplayRole: _line,
        Qt.ItemDataRole.ToolTipRole: _tip,
        KEY_ROLE: _key,
        VALUE_ROLE: _value,
        KIND_ROLE: _kind,
    }
