"""A scrolling part that is no higher than what it holds, so that what follows is right below it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from layerscope.desktop.runtime.guard import guarded


@guarded
class FittingArea(QScrollArea):
    """Scrolls only upwards and downwards; its greatest height is its content's at the present width.

    One that `fills` takes all the height there is.
    """

    def __init__(self, content: QWidget, parent: QWidget | None = None, *, fills: bool = False) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMinimumHeight(40)
        self._content = content
        self._fills = fills
        self.setWidget(content)
        content.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Follow the content when it grows or shrinks."""
        if watched is self._content and event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Follow the width: text that wraps anew has another height."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        height = self._content.heightForWidth(self.viewport().width())  # -1 where nothing wraps
        if height < 0:
            height = self._content.minimumSizeHint().height()
        self._content.setMinimumHeight(height)  # Qt would ask for that of the narrowest text, and scroll
        if not self._fills:
            self.setMaximumHeight(max(self.minimumHeight(), height))
