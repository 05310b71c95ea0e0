"""Which image the layers are of: its name, its platform, its digest to copy."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from layerscope.access.platforms import PlatformImage
from layerscope.desktop.layer.image.platform_switch import PlatformSwitch
from layerscope.desktop.shell.image_values import ImageChoice
from layerscope.desktop.theme.icons import IconName
from layerscope.desktop.theme.palette import Ink
from layerscope.desktop.theme.theme import Theme, mono_font
from layerscope.desktop.widgets.announcing import Say
from layerscope.desktop.widgets.basic import ElidedTitle, FlatToolButton, MutedLabel
from layerscope.desktop.words.tips import tip
from layerscope.words import formats


class ImageHeading(QWidget):
    """`v4.18.2 · linux/amd64`, and the digest in short with a button that copies it whole.

    With `platforms_of` the image there is a switch between them in the platform's place.
    Signal: `platform_chosen(digest)`.
    """

    platform_chosen = Signal(str)

    def __init__(self, theme: Theme, say: Say) -> None:
        super().__init__()
        self._say = say
        self._digest = ""
        self.platforms_of: Callable[[ImageChoice], Sequence[PlatformImage]] = lambda _image: ()
        self.switch = PlatformSwitch()
        self.switch.platform_chosen.connect(self.platform_chosen)
        self.title = ElidedTitle()
        self.title.setObjectName("imageTitle")
        self.title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.digest = MutedLabel()
        self.digest.setObjectName("imageDigest")
        self.digest.setFont(mono_font(self.digest.font()))
        self.copy = FlatToolButton(self.tr("Copy image digest"))
        self.copy.setObjectName("copyImageDigest")
        theme.set_icon(self.copy, IconName.COPY, Ink.MUTED)
        self.copy.clicked.connect(self._copy)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.title)
        row.addWidget(self.switch)
        row.addStretch(1)
        row.addWidget(self.digest)
        row.addWidget(self.copy)
        self.show_image(None)

    def show_image(self, image: ImageChoice | None) -> None:
        """Name this image; nothing for None."""
        self._digest = image.digest if image else ""
        platforms = self.platforms_of(image) if image else ()
        self.switch.show_platforms(platforms, self._digest)
        name, platform = (_name_of(image), _platform_of(image)) if image else ("", "")
        is_alone = bool(platform) and len(platforms) < 2
        self.title.setText(f"{name} · {platform}" if is_alone else name)
        self.digest.setText(formats.named_digest(self._digest))
        self.digest.setToolTip(tip(self._digest))
        self.digest.setVisible(bool(self._digest))
        self.copy.setVisible(bool(self._digest))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._digest)
        self._say(self.tr("Image digest copied."))


def _name_of(image: ImageChoice) -> str:
    """The tag, or without one the digest in short."""
    return image.tag or formats.named_digest(image.index_digest or image.digest)


def _platform_of(image: ImageChoice) -> str:
    """What it runs on; empty where that is not known."""
    has_platform = image.platform is not None and not image.platform.unknown
    return (image.name or str(image.platform)) if has_platform else ""
