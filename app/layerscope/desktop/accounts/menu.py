"""The account menu: every profile, every region, and what else decides whose registry is asked."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from layerscope.accounts.profiles import Account, Profile
from layerscope.desktop.accounts.details import AccountDetails
from layerscope.desktop.accounts.presenter import AccountsPresenter
from layerscope.desktop.messages import words


class AccountMenu(QMenu):
    """Chooses the account; filled anew each time it opens, since profiles and regions arrive late."""

    def __init__(self, presenter: AccountsPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._groups: list[QActionGroup] = []
        self.setObjectName("accountMenu")
        self.setToolTipsVisible(True)
        self.aboutToShow.connect(self._fill)

    def _fill(self) -> None:
        self.clear()
        self._groups.clear()
        self._add_profiles()
        self.addSeparator()
        self._add_regions()
        self.addAction(self.tr("Registry and endpoint…")).triggered.connect(self._ask_details)
        self.addSeparator()
        self.addAction(self.tr("Read profiles and sign-ins again")).triggered.connect(self._presenter.renew)

    def _add_profiles(self) -> None:
        group = QActionGroup(self)
        self._groups.append(group)
        chain = self._add_choice(self, group, self.tr("Environment's default chain"))
        chain.setChecked(self._presenter.account.profile is None)
        chain.triggered.connect(lambda: self._presenter.choose(Account()))
        for profile in self._presenter.profiles:
            action = self._add_choice(self, group, profile_text(profile))
            action.setChecked(profile.name == self._presenter.account.profile)
            action.triggered.connect(
                lambda _checked, name=profile.name: self._presenter.choose(Account(profile=name))
            )
        error = self._presenter.profiles_error
        if error is not None:
            told = words(error)
            action = self.addAction(told.title)
            action.setToolTip(f"{told.text} {told.next_step}")
            action.setEnabled(False)

    def _add_regions(self) -> None:
        menu = self.addMenu(self.tr("Region"))
        group = QActionGroup(menu)
        self._groups.append(group)
        present = self._presenter.region
        regions = self._presenter.regions
        for region in regions if present in regions or not present else (present, *regions):
            action = self._add_choice(menu, group, region)
            action.setChecked(region == present)
            action.triggered.connect(lambda _checked, name=region: self._choose_region(name))
        menu.setEnabled(not menu.isEmpty())

    def _add_choice(self, menu: QMenu, group: QActionGroup, text: str) -> QAction:
        action = menu.addAction(text.replace("&", "&&"))
        action.setCheckable(True)
        group.addAction(action)
        return action

    def _choose_region(self, region: str) -> None:
        self._presenter.choose(replace(self._presenter.account, region=region))

    def _ask_details(self) -> None:
        dialog = AccountDetails(self._presenter.account, self.parentWidget() or self)
        dialog.account_entered.connect(self._presenter.choose)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def profile_text(profile: Profile) -> str:
    """`prod-readonly · 123456789012 · Reader · eu-central-1`, of what the files tell."""
    return " · ".join(
        part for part in (profile.name, profile.account_id, profile.role, profile.region) if part
    )
