"""The switch between the platforms of an index."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from layerscope.access.platforms import PlatformImage
from layerscope.desktop.widgets.toggles import Choices
from layerscope.registry.errors.service import AccessDeniedError, ImageArchivedError, ImageNotFoundError
from layerscope.words.outside import line

_MOST_SHOWN = 20  # at once; the others by scrolling


class PlatformSwitch(Choices):
    """Hidden where there is nothing to choose. Signal: `platform_chosen(digest)`, by the user only."""

    platform_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("platformSwitch")
        self.setAccessibleName(self.tr("Platform"))
        self.setToolTip(self.tr("The index has an image for each of these platforms"))
        self.setSizeAdjustPolicy(Choices.SizeAdjustPolicy.AdjustToContents)
        self.setMaxVisibleItems(_MOST_SHOWN)
        self._images: tuple[PlatformImage, ...] = ()
        self.activated.connect(self._on_activated)
        self.hide()

    def show_platforms(self, images: Sequence[PlatformImage], digest: str) -> None:
        """Offer these, the one of the digest chosen."""
        if tuple(images) != self._images:
            self._images = tuple(images)
            self.clear()
            for image in images:
                self.addItem(line(_label(image), 60))
        digests = [image.digest for image in images]
        self.setCurrentIndex(digests.index(digest) if digest in digests else -1)
        self.setVisible(len(images) > 1)

    def _on_activated(self, place: int) -> None:
        self.platform_chosen.emit(self._images[place].digest)


def _label(image: PlatformImage) -> str:
    """Its name, and why it cannot be had where that is known."""
    return f"{image.name} ({_why(image.error)})" if image.error is not None else image.name


def _why(error: Exception) -> str:
    translate = QCoreApplication.translate
    if isinstance(error, ImageNotFoundError):
        return translate("PlatformSwitch", "missing")
    if isinstance(error, ImageArchivedError):
        return translate("PlatformSwitch", "archived")
    if isinstance(error, AccessDeniedError):
        return translate("PlatformSwitch", "denied")
    return translate("PlatformSwitch", "not readable")
