"""The tab of the image that is chosen, which comes into sight with it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject

from layerscope.desktop.image.pane import ImagePane
from layerscope.desktop.image.presenter import ImagePresenter
from layerscope.desktop.shell.chosen_layer import ChosenLayer
from layerscope.desktop.shell.image_values import ImageChoice
from layerscope.desktop.shell.places import FittedMenu, Row
from layerscope.desktop.shell.shell import Shell
from layerscope.registry.ecr.session import RegistrySession

_LAYER_PANE = "layerPanel"


def install(shell: Shell) -> ImagePage:
    """Put the tab before all others."""
    return ImagePage(shell)


class ImagePage(QObject):
    """The tab of an image and that of a layer take turns, as one or the other is chosen.

    Whoever looks at another tab stays there, until a layer is clicked. Attributes: `pane`; `presenter`.
    """

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell.window)
        self._shell = shell
        self._image: tuple[str, str] | None = None
        self._layer: tuple[object, ...] | None = None
        self.pane = ImagePane(shell.theme, shell.say)
        self.presenter = ImagePresenter(self.pane, shell)
        title = QCoreApplication.translate("ImagePage", "Image")
        self._tab = shell.places.tab(self.pane, title, before=_LAYER_PANE)
        self._tab.looked_at.connect(lambda is_looked_at: self.presenter.look(is_looked_at=is_looked_at))
        chosen = FittedMenu(self.pane.buttons, lambda: shell.selection.image)
        shell.places.row_menu(Row.IMAGE_TAB, chosen)
        self._follow()
        self._tab.show()

    def _follow(self) -> None:
        session, selection, presenter = self._shell.session, self._shell.selection, self.presenter
        session.entered.connect(self._use)
        session.reread.connect(presenter.refresh)
        session.failed.connect(presenter.show)
        session.add_asker(presenter)
        selection.image_changed.connect(self._on_image_changed)
        selection.image_read.connect(presenter.show)
        selection.layer_changed.connect(self._on_layer_changed)

    def _use(self, session: RegistrySession) -> None:
        self.presenter.use(session.client)

    def _on_image_changed(self, image: ImageChoice | None) -> None:
        key = (image.repository, image.digest) if image else None
        is_other = key is not None and key != self._image
        self._image = key
        if is_other and self._is_at_layer():
            self._tab.show()
        self.presenter.show()

    def _on_layer_changed(self, layer: ChosenLayer | None) -> None:
        """Bring its own tab into sight for another layer; the image's, once none is chosen any more."""
        key = (layer.ref, layer.layer.position, layer.image_digest) if layer else None
        is_other = key != self._layer
        self._layer = key
        if key is None and self._image is not None and self._is_at_layer():
            self._tab.show()
        elif key is not None and is_other and self._tab.is_current:
            self._shell.navigator.image.look_at_layer()

    def _is_at_layer(self) -> bool:
        details = self._shell.places.details
        pane = details.currentWidget() if details is not None else None
        return pane is not None and pane.objectName() == _LAYER_PANE
