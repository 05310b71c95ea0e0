"""A text to read before it is copied or sent: diagnostics, or what goes with a report of a problem."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QVBoxLayout, QWidget

from layerscope.desktop.widgets.basic import PrimaryButton
from layerscope.desktop.widgets.dialogs import side_button
from layerscope.desktop.widgets.fields import note, tall_text_field
from layerscope.text.redaction import redact_to_hand_on
from layerscope.words.outside import line

_LETTERS, _MOST_LINES = 78, 24


class DetailsDialog(QDialog):
    """Shows the text under an explanation; `text` is what is shown and copied."""

    def __init__(
        self, title: str, explained: str, text: str, say: Callable[[str], object], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.text = text
        self._say = say
        self.setObjectName("diagnosticsDialog")
        self.setWindowTitle(line(title))
        field = tall_text_field("diagnosticsText", self.tr("Diagnostics"), text, _MOST_LINES)
        field.setMinimumWidth(field.fontMetrics().averageCharWidth() * _LETTERS)
        self.copy = PrimaryButton(self.tr("Copy"))
        self.copy.setObjectName("copyDiagnostics")
        self.copy.setDefault(True)
        self.copy.clicked.connect(self._copy)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self._buttons.addButton(self.copy, QDialogButtonBox.ButtonRole.ActionRole)
        self._buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 14)
        layout.setSpacing(12)
        layout.addWidget(note("diagnosticsExplained", explained))
        layout.addWidget(field, 1)
        layout.addWidget(self._buttons)

    def add_button(self, name: str, text: str, act: Callable[[], object]) -> QPushButton:
        """One more button, that does `act`."""
        made = side_button(name, text)
        made.clicked.connect(lambda _on=False: act())
        self._buttons.addButton(made, QDialogButtonBox.ButtonRole.ActionRole)
        return made

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(redact_to_hand_on(self.text))
        self._say(self.tr("Copied the diagnostics."))
