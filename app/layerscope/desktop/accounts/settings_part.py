"""The settings window's page of accounts: as whom the window asks, and which profiles there are."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from layerscope.desktop.shell.accounts import AccountInUse
from layerscope.desktop.widgets.dialogs import side_button
from layerscope.desktop.widgets.fields import note, wrapped
from layerscope.desktop.widgets.flow import FlowLayout
from layerscope.words.plurals import Plural

translate = QCoreApplication.translate


class AccountsPart(QWidget):
    """Follows the accounts; `open_profiles`, `open_import` and `reload` are what its buttons do."""

    def __init__(
        self,
        accounts: AccountInUse,
        open_profiles: Callable[[], object],
        open_import: Callable[[], object],
        reload: Callable[[], object],
    ) -> None:
        super().__init__()
        self._accounts = accounts
        self._present = wrapped("settingsAccount", "")
        self._count = note("settingsProfiles")
        buttons = QWidget()
        row = FlowLayout(buttons)
        for name, text, act in (
            ("settingsOpenProfiles", translate("AccountsPart", "Manage profiles…"), open_profiles),
            ("settingsImportKeys", translate("AccountsPart", "Import keys…"), open_import),
            ("settingsReloadProfiles", translate("AccountsPart", "Reload profiles"), reload),
        ):
            row.addWidget(_button(name, text, act))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for part in (self._present, self._count, buttons):
            layout.addWidget(part)
        accounts.state_changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        accounts = self._accounts
        name = accounts.account.profile or translate("AccountsPart", "Default credential chain")
        text = translate("AccountsPart", "In use: {profile}")
        parts = (text.format(profile=name), accounts.registry_id, accounts.region)
        self._present.setText(" · ".join(part for part in parts if part))
        own = sum(profile.is_own for profile in accounts.profiles)
        shared = len(accounts.profiles) - own
        in_files = Plural.tr("%Ln profiles in the AWS configuration files", "", shared)
        kept = Plural.tr("%Ln Layerscope profiles", "", own)
        self._count.setText(f"{in_files} · {kept}")


def _button(name: str, text: str, act: Callable[[], object]) -> QPushButton:
    made = side_button(name, text)
    made.clicked.connect(lambda _on=False: act())
    return made
