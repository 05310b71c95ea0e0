"""The strip of the layers' shares of the image's size."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from layerscope.desktop.layer.image.layers_model import created_by
from layerscope.desktop.layer.image.strip_widths import edges, strip_widths
from layerscope.desktop.runtime.guard import guarded
from layerscope.desktop.theme.theme import Theme
from layerscope.desktop.words.tips import tip
from layerscope.registry.model.layers import Availability, Layer
from layerscope.words import formats, unknown
from layerscope.words.layer_states import word_of
from layerscope.words.outside import line

_HEIGHT = 14
_GAP = 2.0
_LEAST_WIDTH = 6.0
_CANNOT_BE_HAD = {Availability.UNAVAILABLE, Availability.MISSING, Availability.ARCHIVED}


@guarded
class LayerStrip(QWidget):
    """One part a layer, in the image's order, as wide as its share; the selected one in the accent colour.

    What cannot be had is red and hatched. A click selects; so do Left, Right, Home and End, as one reads.
    Signals: `layer_selected` with the layer's place in the image, from 0; `layer_clicked`, then also where
    it was the selected one already.
    """

    layer_selected = Signal(int)
    layer_clicked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        theme.changed.connect(self.update)
        self.setObjectName("layerStrip")
        self.setAccessibleName(self.tr("Layer sizes"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self._layers: tuple[Layer, ...] = ()
        self._selected = -1

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As wide as there is room."""
        return QSize(200, _HEIGHT + 4)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Narrow: the parts shrink."""
        return QSize(40, _HEIGHT + 4)

    @property
    def selected(self) -> int:
        """The selected layer's place, from 0; -1 for none."""
        return self._selected

    def show_layers(self, layers: Sequence[Layer]) -> None:
        """Show these layers, none selected."""
        self._layers = tuple(layers)
        self.select(-1)

    def select(self, place: int) -> None:
        """Mark the layer at this place; -1 for none."""
        self._selected = place if 0 <= place < len(self._layers) else -1
        self.setAccessibleDescription(line(self._told(self._selected)))
        self.update()

    def parts(self) -> list[QRectF]:
        """Where each layer's part is, gaps left out."""
        room = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        parts = strip_widths([layer.size_bytes for layer in self._layers], room.width(), _LEAST_WIDTH)
        gap = _GAP if parts and min(parts) > _GAP * 2 else 0.0
        rects = []
        for start, end in zip(edges(parts), edges(parts)[1:], strict=False):
            left = room.right() - end if self._reads_leftwards() else room.left() + start
            rects.append(QRectF(left, room.top(), max(1.0, end - start - gap), room.height()))
        return rects

    def part_at(self, x: float) -> int:
        """The place of the layer at a horizontal position; -1 outside."""
        return next(
            (place for place, part in enumerate(self.parts()) if part.left() <= x <= part.right() + _GAP), -1
        )

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the parts, and a frame while the strip has the focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place, part in enumerate(self.parts()):
            self._paint_part(painter, part, place)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(self._theme.colours.accent), 1.5))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75), 4, 4)

    def _paint_part(self, painter: QPainter, part: QRectF, place: int) -> None:
        shades = self._theme.colours
        state = self._layers[place].state
        bad = state.availability in _CANNOT_BE_HAD or bool(state.failure)
        chosen = place == self._selected
        fill = shades.bar_bad if bad else shades.bar_selected if chosen else shades.bar
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(fill))
        painter.drawRoundedRect(part, 2, 2)
        if bad:
            painter.setBrush(QBrush(QColor(shades.window), Qt.BrushStyle.BDiagPattern))
            painter.drawRoundedRect(part, 2, 2)
        if bad and chosen:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(shades.accent), 2))
            painter.drawRoundedRect(part.adjusted(1, 1, -1, -1), 2, 2)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        place = self.part_at(event.position().x())
        if event.button() == Qt.MouseButton.LeftButton and place >= 0:
            self._choose(place)
            self.layer_clicked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go to the neighbour, the first or the last."""
        onwards = -1 if self._reads_leftwards() else 1
        last = len(self._layers) - 1
        goal = {
            Qt.Key.Key_Right.value: self._selected + onwards,
            Qt.Key.Key_Left.value: self._selected - onwards,
            Qt.Key.Key_Home.value: 0,
            Qt.Key.Key_End.value: last,
        }.get(event.key())
        if goal is None:
            super().keyPressEvent(event)
        else:
            self._choose(min(max(goal, 0), last))

    def event(self, event: QEvent) -> bool:
        """The tooltip of the part under the pointer; a repaint when the focus comes or goes."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), tip(self._told(self.part_at(event.pos().x()))), self)
            return True
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut, QEvent.Type.LayoutDirectionChange}:
            self.update()
        return super().event(event)

    def _choose(self, place: int) -> None:
        if place >= 0 and place != self._selected:
            self.select(place)
            self.layer_selected.emit(place)

    def _told(self, place: int) -> str:
        """`Layer 3 of 7, 48.2 MB, Available: COPY …`; how many there are where none is meant."""
        if place < 0:
            return self.tr("{count} layers").format(count=len(self._layers))
        layer = self._layers[place]
        return self.tr("Layer {number} of {count}, {size}, {state}: {command}").format(
            number=layer.position,
            count=len(self._layers),
            size=formats.size(layer.size_bytes)
            or unknown.word_of(layer.unknown, *unknown.SIZES)
            or self.tr("unknown size"),
            state=word_of(layer.state),
            command=created_by(layer),
        )

    def _reads_leftwards(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft
