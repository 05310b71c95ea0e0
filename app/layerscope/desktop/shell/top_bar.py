"""The buttons at the window's top that belong to no other part."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QPushButton

from layerscope.desktop.shell.menus import WindowMenu, menu_button
from layerscope.desktop.theme.icons import IconName
from layerscope.desktop.theme.theme import Theme

translate = QCoreApplication.translate


class TopBar(QObject):
    """Refresh, Transfers with how many are under way, and the menu, which it keeps alive.

    Attributes: `refresh`, `transfers`, `menu`: the buttons.
    """

    def __init__(
        self,
        theme: Theme,
        menu: WindowMenu,
        on_refresh: Callable[[], object],
        on_transfers: Callable[[], object],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._kept = menu  # the button does not own it
        self.refresh = _button("refresh", translate("Window", "Refresh"), on_refresh)
        self.transfers = _button("showTransfers", translate("Window", "Transfers"), on_transfers)
        # The table of them is what goes by the name.
        self.transfers.setAccessibleName(translate("Window", "Show transfers"))
        self.menu = menu_button(menu)
        theme.set_icon(self.refresh, IconName.REFRESH)
        theme.set_icon(self.transfers, IconName.DOWNLOAD)
        theme.set_icon(self.menu, IconName.MENU)

    def show_active(self, active: int) -> None:
        """Tell how many transfers are under way."""
        text = translate("Window", "Transfers")
        self.transfers.setText(f"{text} {active}" if active else text)


def _button(name: str, text: str, on_clicked: Callable[[], object]) -> QPushButton:
    button = QPushButton(text)
    button.setObjectName(name)
    button.setAccessibleName(text)
    button.clicked.connect(lambda _checked=False: on_clicked())
    return button
