"""What dialogs have in common: the buttons that end them, and a card for what is wrong."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QPushButton, QWidget

from layerscope.desktop.theme.palette import Tone
from layerscope.desktop.widgets.announcing import announce
from layerscope.desktop.widgets.basic import Card
from layerscope.desktop.widgets.fields import button
from layerscope.desktop.widgets.plain_label import PlainLabel

_FRAME = QSize(8, 40)  # what the system puts round a window


def resize_within_screen(window: QWidget, width: int, height: int) -> None:
    """Make the window this large, in pixels, or as large as its screen has room for."""
    window.resize(QSize(width, height).boundedTo(window.screen().availableSize() - _FRAME))


def accept_or_cancel(dialog: QDialog, accept: QPushButton) -> QDialogButtonBox:
    """Cancel, and the button that accepts; Cancel never takes Enter."""
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    buttons.addButton(accept, QDialogButtonBox.ButtonRole.AcceptRole)
    buttons.button(QDialogButtonBox.StandardButton.Cancel).setAutoDefault(False)
    buttons.accepted.connect(dialog.accept)
    buttons.rejected.connect(dialog.reject)
    return buttons


def side_button(object_name: str, text: str) -> QPushButton:
    """A button beside the one that accepts: Enter never presses it."""
    made = button(object_name, text)
    made.setAutoDefault(False)
    return made


def secret_field(object_name: str = "", accessible_name: str = "") -> QLineEdit:
    """A field whose letters are hidden, and that no keyboard learns from."""
    field = QLineEdit()
    field.setObjectName(object_name)
    field.setAccessibleName(accessible_name)
    field.setEchoMode(QLineEdit.EchoMode.Password)
    field.setInputMethodHints(Qt.InputMethodHint.ImhHiddenText | Qt.InputMethodHint.ImhSensitiveData)
    return field


class MessageCard(Card):
    """Hidden until there is something to say; `label` holds it."""

    def __init__(self, object_name: str, tone: Tone = Tone.WARN) -> None:
        super().__init__(tone)
        self.label = PlainLabel(wordWrap=True)
        self.label.setObjectName(object_name)
        self.body.addWidget(self.label)
        self.hide()

    def say(self, text: str) -> None:
        """Show the text, and tell it to screen readers."""
        self.label.setText(text)
        self.show()
        announce(self, text)
