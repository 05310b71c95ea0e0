"""A line of secondary text, and a button below it that shows what is behind it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from layerscope.desktop.widgets.fields import note


class FoldedLine(QWidget):
    """Folded at first. `behind` becomes a part of it; a label of the line's name in it comes first.

    Whoever looks for what is to be seen finds the line while it is folded, and what is behind it when not.
    """

    def __init__(self, line_name: str, line: str, behind: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._behind = behind
        behind.setParent(self)
        self._head = QWidget(self)
        self._head.setObjectName("denialLine")
        self._toggle = self._new_toggle()
        self._line = note(line_name, line)
        head = QVBoxLayout(self._head)
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(self._line)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self._head)
        layout.addWidget(self._toggle, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(behind)
        self._show_behind(is_open=False)
        before: QWidget = self._toggle
        for part in behind.findChildren(QWidget):
            if part.focusPolicy() != Qt.FocusPolicy.NoFocus:
                self.setTabOrder(before, part)
                before = part

    def _new_toggle(self) -> QToolButton:
        toggle = QToolButton()
        toggle.setObjectName("showDetails")
        toggle.setProperty("kind", "flat")
        toggle.setAccessibleName(self.tr("Details"))
        toggle.setCheckable(True)
        toggle.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the keyboard reaches it too
        toggle.toggled.connect(lambda is_open: self._show_behind(is_open=is_open))
        return toggle

    def _show_behind(self, *, is_open: bool) -> None:
        self._toggle.setText(f"{self.tr('Details')} {'▾' if is_open else '▸'}")
        self._behind.setVisible(is_open)
