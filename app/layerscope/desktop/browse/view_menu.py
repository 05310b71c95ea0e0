"""What the window's menu offers about how the lists look."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAction

from layerscope.desktop.browse.images.presenter import ImagesPresenter
from layerscope.desktop.shell.menus import MenuSection
from layerscope.desktop.shell.shell import Shell

translate = QCoreApplication.translate


class ViewMenu(QObject):
    """Attribute: `signatures`, whether what is about an image has a row of its own; remembered."""

    def __init__(self, shell: Shell, images: ImagesPresenter) -> None:
        super().__init__(shell.window)
        self._settings = shell.settings
        self._images = images
        self.signatures = QAction(translate("Images", "Show signatures in the list"), self)
        self.signatures.setObjectName("showSignatures")
        self.signatures.setCheckable(True)
        self.signatures.setChecked(shell.settings.value.lists_signatures)
        self.signatures.toggled.connect(self._on_signatures_toggled)
        images.list_artifacts(are_listed=self.signatures.isChecked())
        shell.places.menu(MenuSection.VIEW, self.signatures, images.view.choice.menu)

    def _on_signatures_toggled(self, is_on: bool) -> None:
        self._settings.value = replace(self._settings.value, lists_signatures=is_on)
        self._images.list_artifacts(are_listed=is_on)
