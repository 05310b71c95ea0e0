"""What a sign-in that is missing is about, beside the button that signs in."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction

from layerscope.desktop.widgets.plain_label import PlainLabel


class SignInNote(PlainLabel):
    """Says what the window's action says of itself at the time. Signal: `told`, once that is anything."""

    told = Signal()

    def __init__(self, action: QAction) -> None:
        super().__init__("", wordWrap=True)
        self.setObjectName("signInText")
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._action = action
        action.changed.connect(self.follow)

    def follow(self) -> None:
        """Be up to date with the action."""
        text = " ".join(self._action.whatsThis().splitlines())  # which is wrapped as tooltips are
        self.setText(text)
        self.setVisible(bool(text))
        if text:
            self.told.emit()
