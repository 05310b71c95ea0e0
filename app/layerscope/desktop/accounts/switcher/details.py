"""The dialog for what a menu cannot take: another account's registry, and another address of ECR."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from layerscope.accounts.model.profiles import Account
from layerscope.accounts.model.region_names import suggested_region
from layerscope.desktop.runtime.guard import guarded
from layerscope.desktop.widgets.basic import PrimaryButton
from layerscope.desktop.widgets.dialogs import MessageCard, accept_or_cancel
from layerscope.desktop.widgets.forms import Form
from layerscope.desktop.widgets.region_completer import RegionCompleter
from layerscope.text.account_ids import is_account_id
from layerscope.text.web_addresses import is_plain_address

_LETTERS = 38  # the width of a field
_REGION = re.compile(r"[a-z]+(-[a-z]+)+-\d+")


@guarded
class AccountDetails(QDialog):
    """Asks for region, registry id and endpoint; empty fields leave it to profile and environment.

    Signals: `account_entered(Account)`, the given account with what was entered.
    """

    account_entered = Signal(object)

    def __init__(self, account: Account, regions: Iterable[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._account = account
        self.setObjectName("accountDetails")
        self.setWindowTitle(self.tr("Registry and endpoint"))
        self._region = self._field("accountRegion", self.tr("Region"), account.region)
        self._registry = self._field("accountRegistry", self.tr("Registry ID"), account.registry_id)
        self._endpoint = self._field("accountEndpoint", self.tr("Endpoint"), account.endpoint_url)
        self._region.setPlaceholderText(self.tr("from the profile"))
        self._registry.setPlaceholderText(self.tr("your account"))
        self._endpoint.setPlaceholderText(self.tr("default"))
        self._region.setCompleter(RegionCompleter(regions, self))
        self._mistake = MessageCard("accountMistake")
        self._lay_out()

    def _field(self, name: str, accessible_name: str, text: str) -> QLineEdit:
        field = QLineEdit(text, self)
        field.setObjectName(name)
        field.setAccessibleName(accessible_name)
        field.setMinimumWidth(_LETTERS * field.fontMetrics().averageCharWidth())
        return field

    def _lay_out(self) -> None:
        form = Form()
        form.addRow(self.tr("Region"), self._region)
        form.addRow(self.tr("Registry ID (12 digits)"), self._registry)
        form.addRow(self.tr("ECR endpoint"), self._endpoint)
        use = PrimaryButton(self.tr("Use these"))
        use.setObjectName("useAccountDetails")
        buttons = accept_or_cancel(self, use)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 14)
        layout.setSpacing(12)
        layout.addLayout(form)
        layout.addWidget(self._mistake)
        layout.addWidget(buttons)
        use.setDefault(True)  # only now does it know its dialog; else Enter may press Cancel

    def accept(self) -> None:
        """Hand on what was entered, or say what is wrong with it and stay."""
        entered = self._entered()
        for field, mistake in self._mistakes(entered):
            field.setFocus()
            field.selectAll()
            self._mistake.say(mistake)
            return
        self.account_entered.emit(entered)
        super().accept()

    def _entered(self) -> Account:
        """As it was meant: the console writes an account as `1111-2222-3333`."""
        return replace(
            self._account,
            region=self._region.text().strip().lower(),
            registry_id=re.sub(r"[\s-]", "", self._registry.text()),
            endpoint_url=self._endpoint.text().strip(),
        )

    def _region_mistake(self, text: str) -> str:
        meant = suggested_region(text)
        if meant:
            return self.tr("{text} is not a region. Did you mean {region}?").format(text=text, region=meant)
        return self.tr("A region is named like eu-central-1.")

    def _mistakes(self, entered: Account) -> Iterable[tuple[QLineEdit, str]]:
        if entered.region and not _REGION.fullmatch(entered.region):
            yield self._region, self._region_mistake(entered.region)
        if entered.registry_id and not is_account_id(entered.registry_id):
            yield self._registry, self.tr("A registry ID is an account's 12 digits.")
        if entered.endpoint_url and not is_plain_address(entered.endpoint_url):
            yield self._endpoint, self.tr("An endpoint is an address such as https://host:port.")
