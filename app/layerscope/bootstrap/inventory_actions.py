"""The actions of checks and Restore: in the window's menu, in the lists' menus, and when they can be done."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAction, QKeySequence

from layerscope.desktop.shell.menus import Section
from layerscope.desktop.shell.places import Places
from layerscope.desktop.widgets.remedies import Remedy
from layerscope.registry.errors.service import ImageArchivedError, LayerArchivedError
from layerscope.registry.model.repositories import Repository

if TYPE_CHECKING:
    from layerscope.bootstrap.inventory import Inventory
    from layerscope.bootstrap.joining import Joined


class InventoryActions(QObject):
    """`check_image`, `check_repository`, `restore`, `stop_restore`."""

    def __init__(self, inventory: Inventory, joined: Joined, places: Places) -> None:
        super().__init__(joined.window)
        self._inventory = inventory
        self._joined = joined
        translate = QCoreApplication.translate
        self.check_image = self._action(
            "checkImage", translate("Check", "Check image"), inventory.check_image, "Ctrl+I"
        )
        self.check_repository = self._action(
            "checkRepository",
            translate("Check", "Check repository"),
            inventory.check_repository,
            "Ctrl+Shift+I",
        )
        self.restore = self._action(
            "restoreImage", translate("Restore", "Restore from the archive…"), inventory.restores.ask
        )
        self.stop_restore = self._action(
            "stopRestore",
            translate("Restore", "Stop watching the restore"),
            inventory.restores.stop_following,
        )
        places.remedies.add(Remedy(self.restore, _is_archived))
        places.menu(
            Section.IMAGE,
            *(self.check_image, self.check_repository, self.restore, self.stop_restore),
            fits={
                self.check_image: lambda: joined.image.chosen is not None,
                self.check_repository: lambda: joined.images.repository is not None,
            },
        )
        places.menu_opening.connect(self.fit)
        images, repositories = joined.images.actions, joined.repositories.actions
        images.offer(self.check_image, lambda _row: self._is_image_chosen())
        restores = inventory.restores
        images.offer(self.restore, lambda _row: self._is_image_chosen() and restores.can_be_restored())
        images.offer(self.stop_restore, lambda _row: self._is_image_chosen() and restores.is_followed())
        repositories.offer(self.check_repository, lambda row: isinstance(row, Repository))
        restores.changed.connect(self.fit)
        joined.image.image_shown.connect(lambda _image: self.fit())  # a layer's card looks whether it may
        self.fit()

    def fit(self) -> None:
        """Enable what can be done with the image that is shown."""
        self.restore.setEnabled(self._inventory.restores.can_be_restored())
        self.stop_restore.setEnabled(self._inventory.restores.is_followed())

    def _is_image_chosen(self) -> bool:
        """Whether the chosen row of the list is an image, and not one that folds others away."""
        return self._joined.images.selected() is not None

    def _action(self, name: str, text: str, act: Callable[[], object], shortcut: str = "") -> QAction:
        action = QAction(text, self)
        action.setObjectName(name)
        if shortcut:
            action.setShortcut(QKeySequence(shortcut))
        action.triggered.connect(lambda _checked=False: act())
        return action


def _is_archived(error: BaseException) -> bool:
    return isinstance(error, ImageArchivedError | LayerArchivedError)
