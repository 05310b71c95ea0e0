"""The tabs beside the layer: the layer, the manifest, the config, and what other features add."""

from __future__ import annotations

from PySide6.QtWidgets import QTabWidget

from layerscope.desktop.layer.details.panel import LayerPanel
from layerscope.desktop.layer.json.view import JsonView
from layerscope.desktop.theme.theme import Theme
from layerscope.desktop.widgets.announcing import Say
from layerscope.desktop.widgets.remedies import Remedies
from layerscope.registry.ecr.image import ReadImage

# By their names, as one of them is another feature's.
_ABOUT_THE_IMAGE = {"imagePanel", "manifestView", "configView"}


class LayerTabs(QTabWidget):
    """The layer's tab is named after it. Others may be added with QTabWidget.insertTab.

    The JSON is taken apart when its tab is looked at, so that images one only passes by cost nothing.
    """

    def __init__(self, theme: Theme, say: Say, *, remedies: Remedies | None = None) -> None:
        super().__init__()
        self.setObjectName("layerTabs")
        self.setDocumentMode(True)
        self.panel = LayerPanel(theme, say, remedies=remedies)
        self.manifest = JsonView(theme, "manifest", self.tr("Manifest"), say, remedies=remedies)
        self.config = JsonView(theme, "config", self.tr("Config"), say, remedies=remedies)
        self._image: ReadImage | None = None
        self.addTab(self.panel, "")
        self.addTab(self.manifest, self.tr("Manifest"))
        self.addTab(self.config, self.tr("Config"))
        self.tabBar().setAccessibleName(self.tr("Layer and image"))
        self.currentChanged.connect(self._on_current_changed)
        self.show_layer(None)
        self.show_no_image()

    def show_layer(self, position: int | None) -> None:
        """Name the layer's tab after the layer at this place in the image, from 1."""
        title = self.tr("Layer") if position is None else self.tr("Layer {n}").format(n=position)
        self.setTabText(self.indexOf(self.panel), title)

    def leave_image(self) -> None:
        """Bring the layer's tab into sight in place of one about the image; others about a layer stay."""
        current = self.currentWidget()
        if current is not None and current.objectName() in _ABOUT_THE_IMAGE:
            self.setCurrentWidget(self.panel)

    def show_image(self, image: ReadImage) -> None:
        self._image = image
        self._on_current_changed()

    def show_no_image(self) -> None:
        self._image = None
        self.show_layer(None)
        self.manifest.show_nothing(self.tr("Choose an image to see its manifest."))
        self.config.show_nothing(self.tr("Choose an image to see its config."))

    def _on_current_changed(self) -> None:
        image = self._image
        if image is None:
            return
        if self.currentWidget() is self.manifest:
            self.manifest.show_text(image.manifest.text)
        elif self.currentWidget() is self.config:
            self._show_config(image)

    def _show_config(self, image: ReadImage) -> None:
        text = image.config.text if image.config else image.config_text
        if text:
            self.config.show_text(text)
        elif image.config_error is not None:
            self.config.show_error(image.config_error)
        elif not image.complete:
            self.config.show_nothing(self.tr("Reading the config…"))
        else:
            self.config.show_nothing(self.tr("This image has no config."))
