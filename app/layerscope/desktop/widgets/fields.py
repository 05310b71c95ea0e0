"""The plain pieces of panel and cards: a value or a text to read and copy, a sentence, a button."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QSizePolicy, QWidget

from layerscope.desktop.theme.theme import mono_font
from layerscope.desktop.widgets.basic import MutedLabel
from layerscope.desktop.widgets.mono_field import MonoField
from layerscope.desktop.widgets.plain_label import PlainField, PlainLabel

QWIDGETSIZE_MAX = 16_777_215  # Qt's word for no limit


def value_field(object_name: str, accessible_name: str) -> MonoField:
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


def wrapped(object_name: str, text: str, label: PlainLabel | None = None) -> PlainLabel:
    """Text of a card, in a label of its own or the one given, that takes as many lines as it needs."""
    label = label or PlainLabel()
    label.setObjectName(object_name)
    label.setText(text)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    return label


def bold(label: PlainLabel) -> PlainLabel:
    """The label, its letters bold."""
    font = label.font()
    font.setBold(True)
    label.setFont(font)
    return label


def button(object_name: str, text: str) -> QPushButton:
    """A button whose accessible name is its text."""
    made = QPushButton(text)
    made.setObjectName(object_name)
    made.setAccessibleName(text)
    return made


def tall_text_field(object_name: str, accessible_name: str, text: str, least_lines: int) -> QPlainTextEdit:
    """A read-only field for these lines at least, that takes the room there is."""
    field = text_field(object_name, accessible_name, text, least_lines)
    least = field.minimumHeight()
    field.setMaximumHeight(QWIDGETSIZE_MAX)
    field.setMinimumHeight(least)
    return field


def text_field(object_name: str, accessible_name: str, text: str, most_lines: int) -> QPlainTextEdit:
    """A read-only field as high as its lines, up to a limit; Tab leaves it."""
    field = PlainField(text)
    field.setObjectName(object_name)
    field.setAccessibleName(accessible_name)
    field.setReadOnly(True)
    field.setTabChangesFocus(True)
    field.setFont(mono_font(field.font()))
    lines = min(most_lines, text.count("\n") + 1)
    field.setFixedHeight(lines * field.fontMetrics().lineSpacing() + 16)
    return field
