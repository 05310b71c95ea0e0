"""The account menu: profiles, regions, and what else decides whose registry is asked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup, QColor, QIcon, QKeySequence, QPixmap
from PySide6.QtWidgets import QMenu, QWidget

from layerscope.accounts.model.profiles import Account, Profile
from layerscope.accounts.rules.choosing import ordered
from layerscope.accounts.rules.region_order import ordered_regions
from layerscope.desktop.accounts.switcher.details import AccountDetails
from layerscope.desktop.shell.accounts import AccountInUse
from layerscope.desktop.shell.places import Fits
from layerscope.desktop.words.tips import menu_text, tip
from layerscope.words.reasons import translated
from layerscope.words.regions import region_label

MOST_PROFILES = 20  # listed whole; beyond them the last used ones, and the switcher
RECENT_PROFILES = 8
_SWATCH = 12  # points


class AccountMenu(QMenu):
    """Chooses the account; filled anew each time it opens, since profiles and regions arrive late.

    A letter typed goes to the next entry that begins with it; a menu longer than the screen scrolls.
    Signals: `switch_asked`, `profiles_asked`, `network_asked`, by their entries.
    """

    switch_asked = Signal()
    profiles_asked = Signal()
    network_asked = Signal()

    def __init__(self, presenter: AccountInUse, parent: QWidget) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._others: list[tuple[QAction, Fits]] = []
        self.setObjectName("accountMenu")
        self.setToolTipsVisible(True)
        self.setStyleSheet("QMenu { menu-scrollable: 1; }")
        self.aboutToShow.connect(self._fill)

    def offer(self, action: QAction, fits: Fits) -> None:
        """Offer another feature's action too, whenever it is enabled and fits the account."""
        self._others.append((action, fits))

    def _fill(self) -> None:
        for old in (*self.findChildren(QActionGroup), *self.findChildren(QMenu)):
            old.deleteLater()
        self.clear()
        self._add_profiles()
        self._add_file_problems()
        switch = self.addAction(self.tr("Search all profiles…"))
        switch.setShortcut(QKeySequence("Ctrl+P"))  # shown here; what hears it is the window's menu
        switch.triggered.connect(self.switch_asked)
        self.addSeparator()
        self._add_regions()
        self.addAction(self.tr("Registry and endpoint…")).triggered.connect(self._ask_details)
        self.addSeparator()
        account = self._presenter.account
        self.addActions([action for action, fits in self._others if action.isEnabled() and fits(account)])
        self.addAction(self.tr("Profiles…")).triggered.connect(self.profiles_asked)
        self.addAction(self.tr("Network settings…")).triggered.connect(self.network_asked)
        again = self.addAction(self.tr("Reload profiles"))
        again.triggered.connect(self._presenter.renew)

    def _add_profiles(self) -> None:
        group = QActionGroup(self)
        present = self._presenter.account
        text = self.tr("Default credential chain")
        self._add_choice(self, group, text, Account()).setChecked(present.profile is None)
        for profile in self._offered():
            action = self._add_choice(self, group, profile_text(profile), profile.account)
            action.setChecked(profile.name == present.profile)
            if profile.colour:
                action.setIcon(_swatch(profile.colour))
        if present.profile is not None and self._presenter.profile is None:
            text = self.tr("{profile} · profile not found").format(profile=present.profile)
            self._add_choice(self, group, text, present).setChecked(True)

    def _offered(self) -> Iterable[Profile]:
        """All of a few, by name; of many the one in use and those used last."""
        profiles = self._presenter.profiles
        if len(profiles) <= MOST_PROFILES:
            return profiles
        used = (self._presenter.account.profile or "", *self._presenter.recent.profiles)
        return [each for each in ordered(profiles, used) if each.name in used][:RECENT_PROFILES]

    def _add_file_problems(self) -> None:
        for problem in self._presenter.catalogue.file_problems:
            action = self.addAction(menu_text(translated(problem.reason)))
            action.setToolTip(tip(translated(problem.next_step)))
            action.triggered.connect(self.profiles_asked)

    def _add_regions(self) -> None:
        menu = self.addMenu(self.tr("Region"))
        group = QActionGroup(menu)
        present, regions = self._presenter.region, self._presenter.regions
        for region in ordered_regions(regions, (present, *self._presenter.recent.regions)):
            account = replace(self._presenter.account, region=region)
            self._add_choice(menu, group, region_label(region), account).setChecked(region == present)
        menu.addSeparator()
        menu.addAction(self.tr("Another region…")).triggered.connect(self._ask_details)

    def _add_choice(self, menu: QMenu, group: QActionGroup, text: str, account: Account) -> QAction:
        action = menu.addAction(menu_text(text))
        action.setCheckable(True)
        group.addAction(action)
        action.triggered.connect(lambda _checked=False: self._presenter.choose(account))
        return action

    def _ask_details(self) -> None:
        presenter = self._presenter
        regions = ordered_regions(presenter.regions, presenter.recent.regions)
        dialog = AccountDetails(presenter.account, regions, self._window())
        dialog.account_entered.connect(presenter.choose)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _window(self) -> QWidget:
        """The window that the button is in: a dialog belongs to it, and not to a menu that has closed."""
        parent = self.parentWidget()
        return parent.window() if parent is not None else self


def profile_text(profile: Profile) -> str:
    """`prod-readonly · 123456789012 · Reader · eu-central-1`, from what the files say."""
    return " · ".join(
        part for part in (profile.name, profile.account_id, profile.role, profile.region) if part
    )


def _swatch(colour: str) -> QIcon:
    pixmap = QPixmap(_SWATCH, _SWATCH)
    pixmap.fill(QColor(colour))
    return QIcon(pixmap)
