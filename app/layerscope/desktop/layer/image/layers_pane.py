"""The layers of one image: heading, strip and table, or why there are none to show."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from layerscope.desktop.layer.image.heading import ImageHeading
from layerscope.desktop.layer.image.layers_model import identity_of, layers_model
from layerscope.desktop.layer.image.strip import LayerStrip
from layerscope.desktop.runtime.guard import guarded
from layerscope.desktop.shell.image_values import ImageChoice
from layerscope.desktop.tables.rows_view import RowsView
from layerscope.desktop.theme.theme import Theme
from layerscope.desktop.widgets.announcing import Say, announce
from layerscope.desktop.widgets.basic import MutedLabel
from layerscope.desktop.widgets.busy_bar import ProgressBar
from layerscope.desktop.widgets.message_face import MessageFace
from layerscope.desktop.widgets.pane import Pane
from layerscope.desktop.widgets.remedies import Remedies
from layerscope.registry.model.layers import Layer

_BELOW_STRIP = 4  # points, where nothing else is below it
_SHOW_BUSY_AFTER_MS = 1000  # a shorter call needs no sign


@guarded
class LayersView(RowsView):
    """The table; Ctrl+C is handed on, as what it copies is the chosen layer's URL.

    Signal: `copy_asked`.
    """

    copy_asked = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Hand the copy key on; the rest is the table's."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_asked.emit()
            event.accept()
        else:
            super().keyPressEvent(event)


class LayersPane(Pane):
    """Four faces: loading, filled, empty with the reason, failed with the card.

    Signals: `layer_chosen` with the Layer, or None when none is chosen any more; `layer_clicked`, also on the
    chosen one; `retry_asked`;
    `diagnosis_asked(error)`; `failed` with the error that is shown; `copy_asked` (Ctrl+C).
    """

    layer_chosen = Signal(object)
    layer_clicked = Signal()
    retry_asked = Signal()
    diagnosis_asked = Signal(object)
    failed = Signal(object)
    copy_asked = Signal()

    def __init__(self, theme: Theme, say: Say, *, remedies: Remedies | None = None) -> None:
        super().__init__()
        self.model = layers_model(self)
        self.heading = ImageHeading(theme, say)
        self.strip = LayerStrip(theme)
        self.note = MutedLabel()
        self.note.setObjectName("layersNote")
        self.note.setWordWrap(True)
        self.note.hide()
        self.view = LayersView(self.model, theme)
        self.view.allow_several()
        self._layers: tuple[Layer, ...] = ()
        self.message = MessageFace(say, remedies=remedies)
        self._faces = QStackedWidget()
        self.busy = ProgressBar()
        self._busy_after = QTimer(self, singleShot=True, interval=_SHOW_BUSY_AFTER_MS)
        self._set_up_view()
        self._lay_out()
        self._connect()
        self.show_empty(None, self.tr("Choose an image to see its layers."))

    @property
    def layers(self) -> tuple[Layer, ...]:
        """The layers that are shown, in the image's order."""
        return self._layers

    def show_loading(self, image: ImageChoice) -> None:
        """Say that the image is being read; what was shown of the same image stays until then."""
        self.heading.show_image(image)
        self._busy_after.start()
        if not self._layers:
            self._say(self.tr("Reading the image…"))

    def show_layers(self, image: ImageChoice, layers: Sequence[Layer], note: str = "") -> None:
        """Show the layers, with a note on all of them; the chosen one stays chosen where it is there."""
        self._end_busy()
        self.heading.show_image(image)
        self.message.show_text("")
        before = {identity_of(layer) for layer in self._layers}
        self._layers = tuple(layers)
        self.model.drop(before - {identity_of(layer) for layer in layers})
        self.model.put(layers)
        self.strip.show_layers(layers)
        self.strip.show()
        self._show_note(note)
        self._show_face(self.view)
        self._follow_choice()

    def show_empty(self, image: ImageChoice | None, reason: str) -> None:
        """Show no layers and say why."""
        self.forget()
        self.heading.show_image(image)
        self._say(reason)
        announce(self, reason)

    def show_failed(self, image: ImageChoice, error: Exception) -> None:
        """Show the error in the layers' place."""
        self.forget()
        self.heading.show_image(image)
        self.message.show_failure(error)
        self._show_face(self.message)
        self.failed.emit(error)

    def forget(self) -> None:
        """Show no layers, without a signal that none is chosen."""
        self._end_busy()
        self._layers = ()
        self.view.forget_choice()
        self.model.clear()
        self.strip.show_layers(())
        self.strip.hide()
        self._show_note("")

    def several(self) -> list[Layer]:
        """The layers that are selected, where more than one is."""
        rows = self.view.selected_rows() if self.view.has_several else []
        return [row for row in rows if isinstance(row, Layer)]

    def choose_layer(self, digest: str) -> bool:
        """Choose the layer of this digest; False where the image has none such."""
        for layer in self._layers:
            if layer.digest == digest:
                return self.view.choose(identity_of(layer))
        return False

    def _follow_choice(self) -> None:
        """Tell of the chosen layer as it is now, or that it is gone."""
        if not self.view.chosen:
            return
        layer = self.view.chosen_row()
        if layer is None:
            self.view.forget_choice()
        self._on_view_row_chosen(layer)

    def _on_view_row_chosen(self, layer: object) -> None:
        self.strip.select(self._layers.index(layer) if isinstance(layer, Layer) else -1)
        self.layer_chosen.emit(layer)

    def _on_strip_layer_selected(self, place: int) -> None:
        self.view.choose(identity_of(self._layers[place]))

    def _show_note(self, note: str) -> None:
        self.note.setText(note)
        self.note.setVisible(bool(note))

    def _end_busy(self) -> None:
        self._busy_after.stop()
        self.busy.hide()

    def _show_face(self, face: QWidget) -> None:
        self._faces.setCurrentWidget(face)
        self._enter()

    def set_folded(self, *, is_folded: bool) -> None:
        """Leave heading and strip, while others need the room."""
        focus = QApplication.focusWidget()
        had_focus = focus is not None and self._faces.isAncestorOf(focus)
        self.setContentsMargins(0, 0, 0, _BELOW_STRIP if is_folded else 0)
        self._faces.setHidden(is_folded)
        self._enter()
        if had_focus and is_folded:
            self.strip.setFocus()

    def _enter(self) -> None:
        face = self._faces.currentWidget()
        self.enter_at(self.strip if self._faces.isHidden() or face is None else face)

    def _say(self, reason: str) -> None:
        self.message.show_text(reason)
        self._show_face(self.message)

    # Parts.

    def _set_up_view(self) -> None:
        self.view.setObjectName("layers")
        self.view.setAccessibleName(self.tr("Layers"))

    def _lay_out(self) -> None:
        for face in (self.message, self.view):
            self._faces.addWidget(face)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)  # the heading's button is higher than the other lists' headings
        layout.setSpacing(5)
        top = QVBoxLayout()
        top.setContentsMargins(12, 0, 12, 0)
        top.setSpacing(3)
        top.addWidget(self.heading)
        top.addWidget(self.strip)
        top.addWidget(self.note)
        layout.addLayout(top)
        self.busy.setObjectName("layersBusy")
        self.busy.setAccessibleName(self.tr("Reading the image"))
        self.busy.setRange(0, 0)
        self.busy.setTextVisible(False)
        self.busy.setMaximumHeight(2)
        layout.addWidget(self.busy)
        layout.addWidget(self._faces, 1)

    def _connect(self) -> None:
        self._busy_after.timeout.connect(self.busy.show)
        self.view.row_chosen.connect(self._on_view_row_chosen)
        self.view.clicked.connect(self.layer_clicked)
        self.view.copy_asked.connect(self.copy_asked)
        self.strip.layer_selected.connect(self._on_strip_layer_selected)
        self.strip.layer_clicked.connect(self.layer_clicked)
        self.message.retry_asked.connect(self.retry_asked)
        self.message.diagnosis_asked.connect(self.diagnosis_asked)
        self.message.stepped_aside.connect(lambda forward: self.view.step_aside(forward=forward))
