"""The dialog that asks for the code of an MFA device."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from layerscope.desktop.runtime.guard import guarded
from layerscope.desktop.widgets.basic import PrimaryButton
from layerscope.desktop.widgets.dialogs import MessageCard, accept_or_cancel
from layerscope.desktop.widgets.mono_field import MonoField
from layerscope.desktop.widgets.plain_label import PlainLabel

DIGITS = 6  # of every code (RFC 6238, as AWS has it)
_SERIAL_LETTERS = 46  # the ARN of a device, as a rule


@guarded
class MfaDialog(QDialog):
    """Asks once; the sixth digit gives the code, Esc none. `refused`: the code before it was not taken.

    `profile` is who needs it; empty for the default chain.

    Signals: `code_entered(str)`; `rejected`, Qt's own, where none was given.
    """

    code_entered = Signal(str)

    def __init__(
        self, serial: str, parent: QWidget | None = None, *, profile: str = "", refused: bool = False
    ) -> None:
        super().__init__(parent)
        self._profile = profile
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
        self._code.textEdited.connect(self._keep_digits)
        self._lay_out(refused=refused)
        self._give.setDefault(True)  # only now does it know its dialog; else Enter would press Cancel
        self._code.setFocus()

    def accept(self) -> None:
        """Emit the code, once all its digits are there."""
        if len(self._code.text()) < DIGITS:
            return
        self.code_entered.emit(self._code.text())
        self._code.clear()
        super().accept()

    def _keep_digits(self, text: str) -> None:
        """Take digits alone, as of a pasted `123 456`; the last one gives the code."""
        code = "".join(each for each in text if each in "0123456789")[:DIGITS]
        if code != text:
            self._code.setText(code)
        self._give.setEnabled(len(code) == DIGITS)
        if len(code) == DIGITS:
            self.accept()

    def _lay_out(self, *, refused: bool) -> None:
        if self._profile:
            asked = self.tr("{profile} needs the code of this MFA device.").format(profile=self._profile)
        else:
            asked = self.tr("The default chain needs the code of this MFA device.")
        buttons = accept_or_cancel(self, self._give)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 14)
        layout.setSpacing(10)
        layout.addWidget(PlainLabel(asked, wordWrap=True))
        refusal = MessageCard("mfaRefusal")
        layout.addWidget(refusal)
        if refused:
            refusal.say(self.tr("AWS rejected that code. Each code works once: wait for the next one."))
        layout.addWidget(self._serial)
        layout.addWidget(self._code)
        layout.addWidget(buttons)
