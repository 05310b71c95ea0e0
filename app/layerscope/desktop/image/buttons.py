"""What can be done with the image: the actions that features offer, as buttons."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from layerscope.desktop.shell.image_values import ImageChoice
from layerscope.desktop.shell.places import Fits
from layerscope.desktop.theme.icons import IconName
from layerscope.desktop.theme.palette import Ink
from layerscope.desktop.theme.theme import Theme
from layerscope.desktop.widgets.basic import restyle
from layerscope.desktop.widgets.fields import button, note
from layerscope.desktop.widgets.flow import FlowLayout
from layerscope.desktop.words.tips import menu_text


class ImageButtons(QWidget):
    """A button for each offered action that fits the image; what is to be done first is the primary one.

    Attribute: `console`, the button that opens the AWS console. Signal: `console_asked`.
    """

    console_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._offered: list[tuple[QAction, Fits, QPushButton]] = []
        self._image: ImageChoice | None = None
        self._first = ""
        self.hint = note("imageHint")
        self.hint.hide()
        self.console = button("openConsole", self.tr("Open in AWS console"))
        theme.set_icon(self.console, IconName.EXTERNAL, Ink.TEXT)
        self.console.clicked.connect(self.console_asked)
        self._row = QWidget()
        self._flow = FlowLayout(self._row)
        self._flow.addWidget(self.console)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._row)
        layout.addWidget(self.hint)

    def offer(self, action: QAction, fits: Fits) -> None:
        """Have a button of the action, seen while it fits the image and can be done."""
        made = button(f"{action.objectName()}Button", menu_text(action.text()))
        made.clicked.connect(action.trigger)
        self._offered.append((action, fits, made))
        self._flow.removeWidget(self.console)
        for part in (made, self.console):
            self._flow.addWidget(part)
        action.changed.connect(self._fit)

    def show_image(self, image: ImageChoice | None, *, console: str, first: str = "") -> None:
        """Show what fits the image; `first` is the objectName of the one to be done before others can."""
        self._image, self._first = image, first
        self.console.setEnabled(bool(console))
        self.console.setToolTip("" if console else self.tr("This partition has no public console."))
        for action, _fits, made in self._offered:
            kind = "primary" if first and action.objectName() == first else ""
            if (made.property("kind") or "") != kind:
                restyle(made, "kind", kind)
        self.hint.setText(_archive_hint() if first else "")
        self.hint.setVisible(bool(first))
        self._fit()

    def _fit(self) -> None:
        for action, fits, made in self._offered:
            is_due = not self._first or action.objectName() == self._first
            can_be_done = self._image is not None and action.isEnabled() and fits(self._image)
            made.setVisible(is_due and can_be_done)


def _archive_hint() -> str:
    return QCoreApplication.translate(
        "ImagePage", "Archived. AWS charges for restoring it, which takes up to 20 minutes."
    )
