"""Which image the layers are of: its name, its platform, its digest to copy."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget

from layerscope.desktop.shell.image_values import ImageChoice
from layerscope.desktop.theme.icons import IconName
from layerscope.desktop.theme.palette import Ink
from layerscope.desktop.theme.theme import Theme, mono_font
from layerscope.desktop.widgets.announcing import Say
from layerscope.desktop.widgets.basic import ElidedTitle, FlatToolButton, MutedLabel
from layerscope.desktop.words import formats
from layerscope.desktop.words.outside import tip


class ImageHeading(QWidget):
    """`v4.18.2 · linux/amd64`, and the digest in short with a button that copies it whole."""

    def __init__(self, theme: Theme, say: Say) -> None:
        super().__init__()
        self._say = say
        self._digest = ""
        self.title = ElidedTitle()
        self.title.setObjectName("imageTitle")
        self.digest = MutedLabel()
        self.digest.setObjectName("imageDigest")
        self.digest.setFont(mono_font(self.digest.font()))
        self.copy = FlatToolButton(self.tr("Copy image digest"))
        self.copy.setObjectName("copyImageDigest")
        theme.set_icon(self.copy, IconName.COPY, Ink.MUTED)
        self.copy.clicked.connect(self._copy)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.title, 1)
        row.addWidget(self.digest)
        row.addWidget(self.copy)
        self.show_image(None)

    def show_image(self, image: ImageChoice | None) -> None:
        """Name this image; nothing for None."""
        self._digest = image.digest if image else ""
        self.title.setText(title_of(image) if image else "")
        self.digest.setText(formats.named_digest(self._digest))
        self.digest.setToolTip(tip(self._digest))
        self.digest.setVisible(bool(self._digest))
        self.copy.setVisible(bool(self._digest))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._digest)
        self._say(self.tr("Copied the image's digest."))


def title_of(image: ImageChoice) -> str:
    """The tag, or without one the digest in short, and the platform where it is known."""
    name = image.tag or formats.named_digest(image.digest)
    has_platform = image.platform is not None and not image.platform.unknown
    platform = (image.name or str(image.platform)) if has_platform else ""
    return f"{name} · {platform}" if platform else name
