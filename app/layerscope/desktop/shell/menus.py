"""The window's menu: every action with its shortcut, and the shortcuts themselves."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QToolButton

from layerscope.desktop.shell.settings import Settings
from layerscope.desktop.theme.palette import ThemeChoice
from layerscope.desktop.words.language import LANGUAGES

Choice = TypeVar("Choice")


@dataclass(frozen=True, slots=True)
class Handlers:
    """What the actions do."""

    go_to: Callable[[], object]
    filter: Callable[[], object]
    refresh: Callable[[], object]
    switch_account: Callable[[], object]
    profiles: Callable[[], object]
    network: Callable[[], object]
    copy: Callable[[], object]
    download: Callable[[], object]
    download_as: Callable[[], object]
    test_access: Callable[[], object]
    diagnose: Callable[[], object]
    show_transfers: Callable[[], object]
    show_settings: Callable[[], object]
    choose_theme: Callable[[ThemeChoice], object]
    choose_language: Callable[[str], object]
    about: Callable[[], object]
    quit: Callable[[], object]


class WindowMenu(QMenu):
    """The menu behind ☰."""

    def __init__(self, handlers: Handlers, settings: Settings) -> None:
        super().__init__()
        self.setObjectName("windowMenu")
        self._add(self.tr("Go to…"), handlers.go_to, "Ctrl+K")
        self._add(self.tr("Filter the list"), handlers.filter, QKeySequence.StandardKey.Find)
        self._add(self.tr("Refresh"), handlers.refresh, "F5")
        self._add(self.tr("Switch account…"), handlers.switch_account, "Ctrl+P")
        self._add(self.tr("Profiles…"), handlers.profiles, "Ctrl+Shift+P")
        self._add(self.tr("Network settings…"), handlers.network)
        self.addSeparator()
        copy = self._add(self.tr("Copy"), handlers.copy, QKeySequence.StandardKey.Copy)
        # Every list and field has a Ctrl+C of its own; another one for the whole window would be ambiguous.
        copy.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self._add(self.tr("Download layer"), handlers.download, "Ctrl+D")
        self._add(self.tr("Download layer as…"), handlers.download_as, "Ctrl+Shift+D")
        self._add(self.tr("Test access"), handlers.test_access, "Ctrl+T")
        self._add(self.tr("Diagnose"), handlers.diagnose, "F9")
        self._add(self.tr("Show transfers"), handlers.show_transfers, "Ctrl+J")
        self._below_transfers = self.addSeparator()
        self._settings_begin = self._add(self.tr("Settings…"), handlers.show_settings, "Ctrl+,")
        self._add_themes(handlers, settings)
        self._add_languages(handlers, settings)
        self.addSeparator()
        self._add(self.tr("About Layerscope"), handlers.about)
        self._add(self.tr("Quit"), handlers.quit, "Ctrl+Q")

    def offer(self, actions: Sequence[QAction]) -> None:
        """Offer another feature's actions too, as a group of their own above the settings."""
        self.insertActions(self._settings_begin, list(actions))
        self.insertSeparator(self._settings_begin)

    def insert_transfers(self, menu: QMenu) -> None:
        """Put the menu of what can be done with transfers below the action that shows them."""
        self.insertMenu(self._below_transfers, menu)

    def attach(self, window: QMainWindow) -> None:
        """Let the shortcuts work anywhere in the window."""
        everywhere = Qt.ShortcutContext.WindowShortcut
        window.addActions(
            [
                action
                for action in self.actions()
                if not action.shortcut().isEmpty() and action.shortcutContext() == everywhere
            ]
        )

    def _add(
        self, text: str, act: Callable[[], object], shortcut: str | QKeySequence.StandardKey | None = None
    ) -> QAction:
        action = QAction(text, self)
        if shortcut is not None:
            action.setShortcut(QKeySequence(shortcut))
        action.triggered.connect(lambda _checked=False: act())
        self.addAction(action)
        return action

    def _add_themes(self, handlers: Handlers, settings: Settings) -> None:
        names = {
            ThemeChoice.SYSTEM: self.tr("As the system"),
            ThemeChoice.LIGHT: self.tr("Light"),
            ThemeChoice.DARK: self.tr("Dark"),
        }
        menu = self.addMenu(self.tr("Theme"))
        _add_choices(menu, names, settings.theme, handlers.choose_theme)

    def _add_languages(self, handlers: Handlers, settings: Settings) -> None:
        menu = self.addMenu(self.tr("Language"))
        names = {"": self.tr("As the system"), **LANGUAGES}
        _add_choices(menu, names, settings.language, handlers.choose_language)


def menu_button(menu: WindowMenu) -> QToolButton:
    """The ☰ of the bar."""
    name = QCoreApplication.translate("WindowMenu", "Menu")
    button = QToolButton()
    button.setObjectName("menu")
    button.setAccessibleName(name)
    button.setToolTip(name)
    button.setMenu(menu)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    return button


def _add_choices(
    menu: QMenu, names: dict[Choice, str], chosen: Choice, choose: Callable[[Choice], object]
) -> None:
    group = QActionGroup(menu)
    for choice, name in names.items():
        action = menu.addAction(name)
        action.setCheckable(True)
        action.setChecked(choice == chosen)
        group.addAction(action)
        action.triggered.connect(lambda _checked, chosen=choice: choose(chosen))
