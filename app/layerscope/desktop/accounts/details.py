"""The dialog for what a menu cannot take: another account's registry, and another address of ECR."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlsplit

from PySide6.QtCore import QRegularExpression, Signal
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from layerscope.accounts.profiles import Account


class AccountDetails(QDialog):
    """Asks for region, registry id and endpoint; empty fields leave it to profile and environment.

    Signals: `account_entered(Account)`, the given account with what was entered.
    """

    account_entered = Signal(object)

    def __init__(self, account: Account, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._account = account
        self.setObjectName("accountDetails")
        self.setWindowTitle(self.tr("Registry and endpoint"))
        self._region = self._field("accountRegion", self.tr("Region"), account.region)
        self._registry = self._field("accountRegistry", self.tr("Registry id"), account.registry_id)
        self._registry.setValidator(QRegularExpressionValidator(QRegularExpression("[0-9]{12}"), self))
        self._endpoint = self._field("accountEndpoint", self.tr("Endpoint"), account.endpoint_url)
        self._region.setPlaceholderText(self.tr("the profile's"))
        self._registry.setPlaceholderText(self.tr("the caller's own"))
        self._endpoint.setPlaceholderText(self.tr("AWS's own"))
        self._mistake = QLabel(wordWrap=True)
        self._mistake.setObjectName("accountMistake")
        self._lay_out()

    def _field(self, name: str, accessible_name: str, text: str) -> QLineEdit:
        field = QLineEdit(text, self)
        field.setObjectName(name)
        field.setAccessibleName(accessible_name)
        return field

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.addRow(self.tr("Region"), self._region)
        form.addRow(self.tr("Registry id (12 digits)"), self._registry)
        form.addRow(self.tr("Endpoint of ECR"), self._endpoint)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        apply = QPushButton(self.tr("Use these"))
        apply.setDefault(True)
        buttons.addButton(apply, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addWidget(self._mistake)
        layout.addWidget(buttons)

    def accept(self) -> None:
        """Hand on what was entered, or say what is wrong with it and stay."""
        mistake = self._what_is_wrong()
        self._mistake.setText(mistake)
        if mistake:
            return
        self.account_entered.emit(
            replace(
                self._account,
                region=self._region.text().strip(),
                registry_id=self._registry.text(),
                endpoint_url=self._endpoint.text().strip(),
            )
        )
        super().accept()

    def _what_is_wrong(self) -> str:
        if self._registry.text() and not self._registry.hasAcceptableInput():
            return self.tr("A registry id is an account's 12 digits.")
        endpoint = urlsplit(self._endpoint.text().strip())
        if self._endpoint.text().strip() and (
            endpoint.scheme not in {"http", "https"} or not endpoint.hostname
        ):
            return self.tr("An endpoint is an address such as https://host:port.")
        return ""
