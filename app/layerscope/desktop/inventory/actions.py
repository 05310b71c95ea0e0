"""The actions of checks and Restore: in the window's menu, in the lists' menus, and when they can be done."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAction

from layerscope.desktop.inventory.checks import Checks
from layerscope.desktop.inventory.restores import Restores
from layerscope.desktop.shell.for_several import for_several
from layerscope.desktop.shell.menus import MenuSection
from layerscope.desktop.shell.places import Row
from layerscope.desktop.shell.shell import Shell
from layerscope.desktop.widgets.actions import new_action
from layerscope.desktop.widgets.remedies import Remedy
from layerscope.registry.errors.service import ImageArchivedError, LayerArchivedError

translate = QCoreApplication.translate


class InventoryActions(QObject):
    """`check_image`, `check_repository`, `restore`, `stop_restore`."""

    def __init__(self, shell: Shell, checks: Checks, restores: Restores) -> None:
        super().__init__(shell.window)
        self._restores = restores
        self.check_image = self._action(
            "checkImage", translate("Check", "Check image"), checks.check_image, "Ctrl+I"
        )
        self.check_repository = self._action(
            "checkRepository", translate("Check", "Check repository"), checks.check_repository, "Ctrl+Shift+I"
        )
        self.restore = self._action(
            "restoreImage", translate("Restore", "Restore from the archive…"), restores.ask
        )
        self.stop_restore = self._action(
            "stopRestore", translate("Restore", "Stop tracking this restore"), restores.stop_following
        )
        self._offer(shell)
        shell.places.remedies.add(Remedy(self.restore, _is_archived))
        shell.places.menu_opening.connect(self.fit)
        restores.changed.connect(self.fit)
        shell.selection.image_read.connect(self.fit)  # a layer's card looks whether it may
        self.fit()

    def fit(self, *_: object) -> None:
        """Enable what can be done with the image that is shown."""
        self.restore.setEnabled(self._restores.can_be_restored())
        self.stop_restore.setEnabled(self._restores.is_followed())

    def _offer(self, shell: Shell) -> None:
        places, selection, restores = shell.places, shell.selection, self._restores
        places.menu(
            MenuSection.IMAGE,
            *(self.check_image, self.check_repository, self.restore, self.stop_restore),
            fits={
                self.check_image: lambda: selection.image is not None,
                self.check_repository: lambda: selection.repository is not None,
            },
        )
        places.row_action(Row.IMAGE, for_several(self.check_image))
        places.row_action(Row.IMAGE, self.restore, lambda _image: restores.can_be_restored())
        places.row_action(Row.IMAGE, self.stop_restore, lambda _image: restores.is_followed())
        places.row_action(Row.IMAGE_TAB, self.check_image)
        places.row_action(Row.IMAGE_TAB, self.restore, lambda _image: restores.can_be_restored())
        places.row_action(Row.REPOSITORY, self.check_repository)

    def _action(self, name: str, text: str, act: Callable[[], object], shortcut: str = "") -> QAction:
        return new_action(self, text, act, name=name, shortcut=shortcut)


def _is_archived(error: BaseException) -> bool:
    return isinstance(error, ImageArchivedError | LayerArchivedError)
