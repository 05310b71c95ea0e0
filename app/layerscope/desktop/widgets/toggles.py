"""Check boxes, radio buttons and choices whose outlines fit the theme, in the dark too."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QRadioButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionButton,
    QStyleOptionViewItem,
    QWidget,
)

from layerscope.desktop.runtime.guard import guarded
from layerscope.desktop.theme.icons import SIZE, IconName, icon_pixmap

# Fusion outlines an indicator in the window's colour, darker by as much (qfusionstyle_p.h, `outline`): on a
# dark window that is nowhere to be seen.
_DARKER_PERCENT = 140
_CHEVRON_GAP = 7


@guarded
class CheckBox(QCheckBox):
    def initStyleOption(self, option: QStyleOptionButton) -> None:  # noqa: N802 - Qt's name
        """Have the outline drawn in the colour that buttons and fields have."""
        super().initStyleOption(option)
        _outline(option)


@guarded
class RadioButton(QRadioButton):
    def initStyleOption(self, option: QStyleOptionButton) -> None:  # noqa: N802 - Qt's name
        """Have the outline drawn in the colour that buttons and fields have."""
        super().initStyleOption(option)
        _outline(option)


@guarded
class TickDelegate(QStyledItemDelegate):
    """The rows of a table that can be ticked."""

    def initStyleOption(  # noqa: N802 - Qt's name
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Have the outline drawn in the colour that buttons and fields have."""
        super().initStyleOption(option, index)
        _outline(option)


@guarded
class Choices(QComboBox):
    """A combo box with the chevron that the account button has, and a list that looks like the menus."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "chevron")
        self.setItemDelegate(QStyledItemDelegate(self))  # Qt's own knows nothing of the style sheet

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the box, and the chevron at its end."""
        super().paintEvent(event)
        ink = self.palette().color(QPalette.ColorRole.PlaceholderText).name()
        place = QRect(self.width() - SIZE - _CHEVRON_GAP, (self.height() - SIZE) // 2, SIZE, SIZE)
        place = QStyle.visualRect(self.layoutDirection(), self.rect(), place)
        pixmap = icon_pixmap(IconName.CHEVRON_DOWN, ink, SIZE, self.devicePixelRatioF())
        QPainter(self).drawPixmap(place.topLeft(), pixmap)


def _outline(option: QStyleOptionButton | QStyleOptionViewItem) -> None:
    palette = option.palette
    outline = palette.color(QPalette.ColorRole.Dark)
    palette.setColor(QPalette.ColorRole.Window, outline.lighter(_DARKER_PERCENT))
    option.palette = palette
