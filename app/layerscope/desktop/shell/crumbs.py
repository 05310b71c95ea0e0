"""The way through the panes of a small window: each step is a button that shows its pane."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from layerscope.desktop.runtime.guard import guarded
from layerscope.desktop.shell.arrangement import Place, Room
from layerscope.desktop.shell.image_values import ImageChoice
from layerscope.desktop.shell.selection import Selection
from layerscope.desktop.widgets.basic import MutedLabel
from layerscope.desktop.words.tips import menu_text, tip
from layerscope.words import formats
from layerscope.words.outside import line

_MARGIN = 8
_ARROW = "\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}"
_LEAST_LETTERS, _FRAME_LETTERS = 6, 3  # of a name that is cut; beside it


class Crumbs(QWidget):
    """`Repositories > team/checkout > v4.18.2 > Layer 3`, the pane in use marked.

    Hidden where all are in sight. Signal: `chosen(Place)`.
    """

    chosen = Signal(object)

    def __init__(self, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._selection = selection
        self.setObjectName("crumbs")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._steps = {place: self._new_step(place) for place in Place}
        self._arrows = {place: MutedLabel(_ARROW) for place in list(Place)[1:]}
        layout = QHBoxLayout(self)
        layout.setContentsMargins(_MARGIN, 3, _MARGIN, 3)
        layout.setSpacing(2)
        for place, step in self._steps.items():
            if place in self._arrows:
                layout.addWidget(self._arrows[place])
            layout.addWidget(step)
        layout.addStretch(1)
        for changed in (selection.repository_changed, selection.image_changed, selection.layer_changed):
            changed.connect(self._name_steps)
        self._name_steps()
        self.hide()

    def show_place(self, room: Room, place: Place) -> None:
        """Mark the pane in use, and be there only where some are out of sight."""
        is_single = room is Room.ONE
        self._steps[Place.DETAILS].setVisible(is_single)
        self._arrows[Place.DETAILS].setVisible(is_single)
        for each, step in self._steps.items():
            step.setChecked(each is (place if is_single else min(place, Place.LAYERS)))
        self.setVisible(room is not Room.ALL)

    def _new_step(self, place: Place) -> _Step:
        step = _Step(self)
        step.setObjectName(f"crumb{place.name.title()}")
        step.clicked.connect(lambda: self.chosen.emit(place))
        return step

    def _name_steps(self, *_: object) -> None:
        chosen = self._selection
        names = {
            Place.REPOSITORIES: self.tr("Repositories"),
            Place.IMAGES: chosen.repository.name if chosen.repository else self.tr("Images"),
            Place.LAYERS: _image_name(chosen.image) if chosen.image else self.tr("Layers"),
            Place.DETAILS: self._layer_name(),
        }
        for place, name in names.items():
            self._steps[place].say(name)

    def _layer_name(self) -> str:
        layer = self._selection.layer
        if layer is None:
            return self.tr("Details")
        position = layer.layer.position
        return self.tr("Layer {number}").format(number=position) if position else self.tr("Layer")


@guarded
class _Step(QPushButton):
    """A step's name, cut in its middle where there is no room for it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._name = ""
        self.setProperty("kind", "crumb")
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def say(self, name: str) -> None:
        self._name = line(name)
        self.setAccessibleName(self._name)
        self._show_name()
        self.updateGeometry()

    def nextCheckState(self) -> None:  # noqa: N802 - Qt's name
        """Whoever shows the pane marks it; a second click does not take the mark away."""

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Room for the whole name, whatever of it is shown just now."""
        width = self.fontMetrics().horizontalAdvance(self._name) + self._frame_width()
        return QSize(width, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Room for some letters."""
        least = self.fontMetrics().averageCharWidth() * _LEAST_LETTERS + self._frame_width()
        return QSize(min(least, self.sizeHint().width()), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._show_name()

    def _show_name(self) -> None:
        room = self.width() - self._frame_width() + 2  # letters take fractions of a point
        shown = self.fontMetrics().elidedText(self._name, Qt.TextElideMode.ElideMiddle, room)
        self.setText(menu_text(shown))
        self.setToolTip(tip(self._name) if shown != self._name else "")

    def _frame_width(self) -> int:
        return self.fontMetrics().averageCharWidth() * _FRAME_LETTERS


def _image_name(image: ImageChoice) -> str:
    return image.tag or formats.named_digest(image.digest)
