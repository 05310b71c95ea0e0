"""The plain pieces of the panel: a value to read and copy, and a sentence."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from layerscope.desktop.theme.pieces import MonoField, MutedLabel


def value_field(object_name: str, accessible_name: str) -> QLineEdit:
    """A value among others: a field without a frame, until it has the focus."""
    field = MonoField(accessible_name)
    field.setObjectName(object_name)
    field.setProperty("kind", "bare")
    field.setMinimumWidth(80)
    return field


def note(object_name: str, text: str = "", parent: QWidget | None = None) -> MutedLabel:
    """A sentence of secondary text that takes as many lines as it needs."""
    label = MutedLabel(text, parent)
    label.setObjectName(object_name)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    return label
