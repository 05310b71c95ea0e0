"""Asks as whom else to diagnose: the ARN of a role or a user."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from layerscope.desktop.runtime.guard import guarded
from layerscope.desktop.widgets.basic import PrimaryButton
from layerscope.desktop.widgets.dialogs import MessageCard, accept_or_cancel
from layerscope.desktop.widgets.fields import note
from layerscope.diagnosis.policies.callers import Caller

translate = QCoreApplication.translate
_KINDS = ("role", "assumed-role", "user")
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


def fault_of(arn: str) -> str:
    """What is wrong with the ARN, in a sentence; empty for that of a role, a role's session or a user."""
    caller = Caller.named(arn)
    if caller is not None and caller.kind in _KINDS:
        return ""
    if not arn:
        return translate("RoleDialog", "Enter the ARN of a role or a user.")
    if "*" in arn or "?" in arn:
        return translate("RoleDialog", "This is a pattern. Name one role or user.")
    if caller is not None:
        return translate("RoleDialog", "This names an account. Name one role or user of it.")
    return translate(
        "RoleDialog",
        "This is not the ARN of a role or user. Examples: arn:aws:iam::111122223333:role/node, "
        "arn:aws:sts::111122223333:assumed-role/node/i-0abc.",
    )
