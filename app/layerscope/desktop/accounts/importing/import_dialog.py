"""The dialog that takes access keys from a file or a pasted text."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from layerscope.accounts.model.keyring_errors import KeyringError
from layerscope.desktop.accounts.secrets.keyring_card import KeyringCard
from layerscope.desktop.runtime.guard import guarded
from layerscope.desktop.theme.theme import mono_font
from layerscope.desktop.widgets.basic import PrimaryButton
from layerscope.desktop.widgets.dialogs import MessageCard, accept_or_cancel, side_button
from layerscope.desktop.widgets.plain_label import PlainLabel

_LETTERS, _LINES = 72, 9


@guarded
class ImportDialog(QDialog):
    """Stays open until keys were found; what was pasted goes with it. `is_open` until then.

    Signals: `text_entered(str)`, `file_chosen(Path)`, `run_only_asked` for what was found already.
    """

    text_entered = Signal(str)
    file_chosen = Signal(object)
    run_only_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.is_open = True
        self.setObjectName("importKeysDialog")
        self.setWindowTitle(self.tr("Import access keys"))
        self._text = QPlainTextEdit(tabChangesFocus=True)
        self._text.setObjectName("importText")
        self._text.setAccessibleName(self.tr("Pasted keys"))
        self._text.setFont(mono_font(self._text.font()))
        self._text.setUndoRedoEnabled(False)  # a secret that was deleted is not kept for undoing
        metrics = self._text.fontMetrics()
        self._text.setMinimumSize(metrics.averageCharWidth() * _LETTERS, metrics.height() * _LINES)
        self._mistake = MessageCard("importMistake")
        self._keyring = KeyringCard()
        self._keyring.retry_asked.connect(self.accept)
        self._keyring.run_only_asked.connect(self.run_only_asked)
        self._read = PrimaryButton(self.tr("Continue"))
        self._read.setObjectName("readKeys")
        self._lay_out()
        self._text.textChanged.connect(self._fit)
        self._fit()
        self._text.setFocus()

    def accept(self) -> None:
        self._mistake.hide()
        self._keyring.hide()
        self.text_entered.emit(self._text.toPlainText())

    def close_taken(self) -> None:
        super().accept()

    def done(self, result: int) -> None:
        """Close, and drop what was pasted."""
        self.is_open = False
        self._text.clear()
        super().done(result)

    def show_mistake(self, text: str) -> None:
        self._mistake.say(text)

    def show_keyring_error(self, error: KeyringError) -> None:
        """Offer to try again, or keys for this run; what was pasted stays."""
        self._keyring.show_error(error)

    def _fit(self) -> None:
        self._read.setEnabled(bool(self._text.toPlainText().strip()))

    def _choose_file(self) -> None:
        dialog = QFileDialog(self, self.tr("Choose the file with the keys"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([self.tr("Keys (*.csv *.txt *.json *.ini credentials config)"), "* (*)"])
        dialog.fileSelected.connect(self._take_file)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _take_file(self, path: str) -> None:
        self._mistake.hide()
        self._keyring.hide()
        self.file_chosen.emit(Path(path))

    def _lay_out(self) -> None:
        asked = self.tr(
            "Paste the keys in any form: export or set lines, PowerShell, AWS CLI JSON, or profiles from an "
            "AWS config file with their roles and SSO accounts. Or choose the CSV file from the AWS console."
        )
        file = side_button("chooseKeyFile", self.tr("Choose file…"))
        file.clicked.connect(self._choose_file)
        buttons = accept_or_cancel(self, self._read)
        row = QHBoxLayout()
        row.addWidget(file)
        row.addWidget(buttons, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 14)
        layout.setSpacing(10)
        layout.addWidget(PlainLabel(asked, wordWrap=True))
        layout.addWidget(self._text, 1)
        for card in (self._mistake, self._keyring):
            layout.addWidget(card)
        layout.addLayout(row)
        self._read.setDefault(True)
