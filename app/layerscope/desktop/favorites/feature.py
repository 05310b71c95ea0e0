"""Marks the chosen repository as a favorite, from its row, the menu and the keyboard."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QObject

from layerscope.desktop.shell.favorites import favorites_in, toggled
from layerscope.desktop.shell.menus import MenuSection
from layerscope.desktop.shell.opened_names import registry_key
from layerscope.desktop.shell.places import Row
from layerscope.desktop.shell.shell import Shell
from layerscope.desktop.widgets.actions import new_action

translate = QCoreApplication.translate


def install(shell: Shell) -> FavoritesFeature:
    """Offer the action."""
    return FavoritesFeature(shell)


class FavoritesFeature(QObject):
    """Attribute: `toggle`, the action, whose text says what it does now."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell.window)
        self._shell = shell
        self.toggle = new_action(self, "", self._toggle, name="toggleFavorite", shortcut="Ctrl+B")
        fits = {self.toggle: lambda: bool(shell.navigator.current_repository())}
        shell.places.menu(MenuSection.CHOSEN, self.toggle, fits=fits)
        shell.places.row_action(Row.REPOSITORY, self.toggle)
        shell.selection.repository_changed.connect(self._name)
        for changed in (shell.settings.changed, shell.session.accounts.state_changed):
            changed.connect(self._name)
        self._name()

    def _toggle(self) -> None:
        settings, name = self._shell.settings, self._shell.navigator.current_repository()
        if not name:
            self._shell.say(translate("Favorites", "Choose a repository first."))
            return
        favorites = toggled(settings.value.favorites, self._key, name)
        settings.value = replace(settings.value, favorites=favorites)
        said = translate("Favorites", "{repository} is no longer a favorite.")
        if self._is_favorite(name):
            said = translate("Favorites", "{repository} is a favorite: Go to suggests it first.")
        self._shell.say(said.format(repository=name))

    def _name(self, _changed: object = None) -> None:
        """Say in the action what it does with the repository that is open."""
        is_favorite = self._is_favorite(self._shell.navigator.current_repository())
        text = translate("Favorites", "Add to favorites")
        if is_favorite:
            text = translate("Favorites", "Remove from favorites")
        self.toggle.setText(text)

    def _is_favorite(self, name: str) -> bool:
        return name in favorites_in(self._shell.settings.value.favorites, self._key)

    @property
    def _key(self) -> str:
        return registry_key(self._shell.session.accounts)
