"""Where the window stands: as it was left, and always within the screen that there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSize

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

LEAST_WIDTH, LEAST_HEIGHT = 720, 480  # points
FIRST_WIDTH, FIRST_HEIGHT = 1400, 900
_FRAME_HEIGHT = 32  # of the title that the system puts above it, where it is not known yet


def place_first(window: QWidget, remembered: QByteArray) -> None:
    """Put the window where it was left; else as large as it is made for, or as the screen allows.

    Qt puts it within the screen where the one that it was left on is gone, or smaller now.
    """
    if remembered.isEmpty() or not window.restoreGeometry(remembered):
        window.resize(QSize(FIRST_WIDTH, FIRST_HEIGHT))
        shrink(window, window.screen().availableSize())


def keep_on_screen(window: QWidget) -> None:
    """Have the shown window no larger than this screen, and than any that it is moved to."""
    shrink(window, window.screen().availableSize())
    if (handle := window.windowHandle()) is not None and not window.property("keptOnScreen"):
        window.setProperty("keptOnScreen", True)
        handle.screenChanged.connect(lambda screen: shrink(window, screen.availableSize()))


def shrink(window: QWidget, screen: QSize) -> None:
    """Not larger than what the screen has to give; and no smaller than what can be used, unless that is."""
    frame = window.frameGeometry().size() - window.size()
    room = screen - QSize(frame.width(), frame.height() or _FRAME_HEIGHT)
    window.setMinimumSize(QSize(LEAST_WIDTH, LEAST_HEIGHT).boundedTo(room))
    if not (window.isMaximized() or window.isFullScreen()):
        window.resize(window.size().boundedTo(room))
