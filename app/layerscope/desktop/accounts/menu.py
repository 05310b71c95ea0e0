"""The account menu: every profile, every region, and what else decides whose registry is asked."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from layerscope.accounts.profiles import Account, Profile
from layerscope.desktop.accounts.details import AccountDetails
from layerscope.desktop.accounts.presenter import AccountsPresenter
from layerscope.desktop.accounts.sign_in_button import sign_in_actions
from layerscope.desktop.messages import words


class AccountMenu(QMenu):
    """Chooses the account; filled anew each time it opens, since profiles and regions arrive late.

    A letter typed goes to the next entry that begins with it; a menu longer than the screen scrolls.
    """

    def __init__(self, presenter: AccountsPresenter, parent: QWidget) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self.setObjectName("accountMenu")
        self.setToolTipsVisible(True)
        self.setStyleSheet("QMenu { menu-scrollable: 1; }")
        self.aboutToShow.connect(self._fill)

    def _fill(self) -> None:
        for old in (*self.findChildren(QActionGroup), *self.findChildren(QMenu)):
            old.deleteLater()
        self.clear()
        self._add_profiles()
        self.addSeparator()
        self._add_regions()
        self.addAction(self.tr("Registry and endpoint…")).triggered.connect(self._ask_details)
        self.addSeparator()
        self.addActions(sign_in_actions(self._window()))
        again = self.addAction(self.tr("Read profiles and sign-ins again"))
        again.triggered.connect(self._presenter.renew)

    def _add_profiles(self) -> None:
        group = QActionGroup(self)
        present = self._presenter.account
        text = self.tr("Environment's default chain")
        self._add_choice(self, group, text, Account()).setChecked(present.profile is None)
        names = set()
        for profile in self._presenter.profiles:
            names.add(profile.name)
            action = self._add_choice(self, group, profile_text(profile), Account(profile=profile.name))
            action.setChecked(profile.name == present.profile)
        if present.profile is not None and present.profile not in names:
            text = self.tr("{profile} · not in the AWS files").format(profile=present.profile)
            self._add_choice(self, group, text, present).setChecked(True)
        self._add_profiles_error()

    def _add_profiles_error(self) -> None:
        error = self._presenter.profiles_error
        if error is not None:
            told = words(error)
            action = self.addAction(told.title)
            action.setToolTip(f"{told.text} {told.next_step}")
            action.setEnabled(False)

    def _add_regions(self) -> None:
        menu = self.addMenu(self.tr("Region"))
        group = QActionGroup(menu)
        present, regions = self._presenter.region, self._presenter.regions
        for region in regions if present in regions or not present else (present, *regions):
            account = replace(self._presenter.account, region=region)
            self._add_choice(menu, group, region, account).setChecked(region == present)
        menu.setEnabled(not menu.isEmpty())

    def _add_choice(self, menu: QMenu, group: QActionGroup, text: str, account: Account) -> QAction:
        action = menu.addAction(text.replace("&", "&&"))
        action.setCheckable(True)
        group.addAction(action)
        action.triggered.connect(lambda _checked=False: self._presenter.choose(account))
        return action

    def _ask_details(self) -> None:
        presenter = self._presenter
        dialog = AccountDetails(presenter.account, presenter.regions, self._window())
        dialog.account_entered.connect(presenter.choose)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _window(self) -> QWidget:
        """The window that the button is in: a dialog belongs to it, and not to a menu that has closed."""
        parent = self.parentWidget()
        return parent.window() if parent is not None else self


def profile_text(profile: Profile) -> str:
    """`prod-readonly · 123456789012 · Reader · eu-central-1`, of what the files tell."""
    return " · ".join(
        part for part in (profile.name, profile.account_id, profile.role, profile.region) if part
    )
