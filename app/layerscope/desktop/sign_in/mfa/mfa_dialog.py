"""The dialog that asks for the code of an MFA device."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from layerscope.desktop.runtime.guard import guarded
from layerscope.desktop.widgets.basic import PrimaryButton
from layerscope.desktop.widgets.dialogs import MessageCard, accept_or_cancel
from layerscope.desktop.widgets.mono_field import MonoField
from layerscope.desktop.widgets.plain_label import PlainLabel

_SERIAL_LETTERS = 46  # the ARN of a device, as a rule


@guarded
class MfaDialog(QDialog):
    """Asks once; Enter gives the code, Esc none. `refused`: the code before it was not taken.

    Signals: `code_entered(str)`; `rejected`, Qt's own, where none was given.
    """

    code_entered = Signal(str)

    def __init__(self, serial: str, parent: QWidget | None = None, *, refused: bool = False) -> None:
        super().__init__(parent)
        self.setObjectName("mfaDialog")
        self.setWindowTitle(self.tr("MFA code"))
        self._serial = MonoField(self.tr("MFA device"))
        self._serial.setObjectName("mfaSerial")
        self._serial.setText(serial)
        letters = self._serial.fontMetrics().averageCharWidth() * _SERIAL_LETTERS
        self._serial.setMinimumWidth(letters)
        self._code = QLineEdit()
        self._code.setObjectName("mfaCode")
        self._code.setAccessibleName(self.tr("Code"))
        self._code.setPlaceholderText(self.tr("six digits"))
        self._code.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        self._give = PrimaryButton(self.tr("Continue"))
        self._give.setObjectName("giveMfaCode")
        self._give.setEnabled(False)
        self._code.textChanged.connect(lambda text: self._give.setEnabled(bool(text.strip())))
        self._lay_out(refused=refused)
        self._give.setDefault(True)  # only now does it know its dialog; else Enter would press Cancel
        self._code.setFocus()

    def accept(self) -> None:
        """Emit the code, unless it is empty."""
        if not self._code.text().strip():
            return
        self.code_entered.emit(self._code.text())
        self._code.clear()
        super().accept()

    def _lay_out(self, *, refused: bool) -> None:
        asked = self.tr("The profile needs a code from this MFA device. What waits for it goes on then.")
        buttons = accept_or_cancel(self, self._give)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 14)
        layout.setSpacing(10)
        layout.addWidget(PlainLabel(asked, wordWrap=True))
        refusal = MessageCard("mfaRefusal")
        layout.addWidget(refusal)
        if refused:
            refusal.say(
                self.tr(
                    "AWS did not take the last code. Each one works only once, and only for half a minute."
                )
            )
        layout.addWidget(self._serial)
        layout.addWidget(self._code)
        layout.addWidget(buttons)
