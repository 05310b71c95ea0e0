"""The update notice in the window: a line, an entry of the Help menu, and a part of the settings."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, QUrl
from PySide6.QtGui import QDesktopServices

from layerscope import REPOSITORY_URL, __version__
from layerscope.desktop.shell.menus import MenuSection
from layerscope.desktop.shell.setting_rows import SettingsPage
from layerscope.desktop.shell.shell import Shell
from layerscope.desktop.updates.bar import UpdateBar
from layerscope.desktop.updates.check import UpdateCheck
from layerscope.desktop.updates.latest_release import ADDRESS, LatestRelease
from layerscope.desktop.updates.settings_part import UpdatesPart
from layerscope.desktop.widgets.actions import new_action

translate = QCoreApplication.translate
OpenUrl = Callable[[QUrl], bool]


class UpdatesFeature(QObject):
    """Tells and links, and installs nothing. `address` is who is asked, `own` the version of this program."""

    def __init__(
        self,
        shell: Shell,
        address: str = ADDRESS,
        open_url: OpenUrl = QDesktopServices.openUrl,
        own: str = __version__,
    ) -> None:
        super().__init__(shell.window)
        self._shell = shell
        self._open_url = open_url
        self._own = own
        latest = LatestRelease(shell.session.own.network, address)
        self.check = UpdateCheck(latest.read, shell.settings, shell.tasks, shell.blocking, self, own=own)
        self._bar = UpdateBar(shell.theme)
        self._bar.page_asked.connect(self._open_page)
        self._bar.dismissed.connect(self.check.dismiss)
        self.check.changed.connect(self._show)
        self.check.told.connect(shell.say)
        shell.places.banner(self._bar)
        text = translate("WindowMenu", "Check for updates")
        shell.places.menu(MenuSection.HELP, new_action(self, text, self.check.ask, name="checkForUpdates"))
        shell.places.settings(SettingsPage.GENERAL, lambda: UpdatesPart(self.check))
        self._show()

    def _show(self) -> None:
        newer, text = self.check.newer, ""
        if newer is not None:
            told = translate("Updates", "Layerscope {latest} is available; this is {own}.")
            text = told.format(latest=newer, own=self._own)
        self._bar.say(text)

    def _open_page(self) -> None:
        """Open the release's page; its address is made here and not taken from the answer."""
        page = f"{REPOSITORY_URL}/releases/tag/v{self.check.newer}"
        if self.check.newer is not None and not self._open_url(QUrl(page)):
            text = translate("Updates", "No browser opened. The page is {page}.")
            self._shell.say(text.format(page=page))


def install(shell: Shell) -> UpdatesFeature:
    """Tell of newer releases where the settings say so."""
    return UpdatesFeature(shell)
