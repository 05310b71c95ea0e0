"""Asks as whom else to diagnose: the ARN of a role or a user."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from layerscope.desktop.runtime.guard import guarded
from layerscope.desktop.widgets.basic import PrimaryButton
from layerscope.desktop.widgets.dialogs import MessageCard, accept_or_cancel
from layerscope.desktop.widgets.fields import note
from layerscope.diagnosis.policies.callers import Caller
from layerscope.words.principals import fault_of

_LONGEST_ARN = 2048


@guarded
class RoleDialog(QDialog):
    """One field; what is no ARN of a role or user is refused, and stays to be mended.

    `ask` is called with the ARN.
    """

    def __init__(self, parent: QWidget, known: str, ask: Callable[[str], object]) -> None:
        super().__init__(parent)
        self._ask = ask
        self.setObjectName("roleDialog")
        self.setWindowTitle(self.tr("Diagnose as role"))
        self.field = QLineEdit(known if Caller.named(known) else "")
        self.field.setObjectName("roleArn")
        self.field.setAccessibleName(self.tr("ARN of the role or user"))
        self.field.setPlaceholderText("arn:aws:iam::111122223333:role/node")
        self.field.setMaxLength(_LONGEST_ARN)
        self.field.setMinimumWidth(440)
        self._fault = MessageCard("roleFault")
        self.field.textEdited.connect(self._fault.hide)
        accept = PrimaryButton(self.tr("Diagnose"))
        accept.setObjectName("diagnoseAsRole")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 14)
        layout.setSpacing(10)
        layout.addWidget(
            note(
                "roleNote",
                self.tr(
                    "The policies of both sides are evaluated for this role or user, without signing in as "
                    "it. Its own policies are read with iam:SimulatePrincipalPolicy."
                ),
            )
        )
        layout.addWidget(self.field)
        layout.addWidget(self._fault)
        layout.addWidget(accept_or_cancel(self, accept))
        accept.setDefault(True)  # only now does it know its dialog; else Enter would press Cancel
        self.field.setFocus()
        self.finished.connect(self.deleteLater)

    def accept(self) -> None:
        """End with a valid ARN; else say what is wrong with it."""
        arn = self.field.text().strip()
        if fault := fault_of(arn):
            self._fault.say(fault)
            self.field.setFocus()
            return
        super().accept()
        self._ask(arn)
