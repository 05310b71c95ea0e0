"""What trying a URL gave, in one line."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QWidget

from layerscope.desktop.layer.details.layer_registry import Probed
from layerscope.desktop.theme.icons import SIZE, IconName
from layerscope.desktop.theme.palette import Ink, Tone
from layerscope.desktop.theme.theme import Theme
from layerscope.desktop.widgets.announcing import announce
from layerscope.desktop.widgets.fields import note
from layerscope.desktop.widgets.plain_label import PlainLabel
from layerscope.words import formats


class ProbeOutcome(QWidget):
    """A mark and a sentence; hidden while nothing was tried."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._mark = PlainLabel()
        self._mark.setObjectName("outcomeMark")
        self._sentence = note("outcome")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._mark)
        row.addWidget(self._sentence, 1)
        self.clear()

    @property
    def text(self) -> str:
        return self._sentence.text()

    def clear(self) -> None:
        self._sentence.setText("")
        self.hide()

    def show_running(self, text: str) -> None:
        """Show that it is being tried."""
        self._show(IconName.CLOCK, Ink.MUTED, text)

    def show_probe(self, probe: Probed, layer_bytes: int | None) -> None:
        """Show that the bytes can be had; or that they are not as many as the manifest says."""
        took = self.tr("{ms} ms").format(ms=formats.count(round(probe.elapsed_s * 1000)))
        if probe.total_bytes is not None and layer_bytes is not None and probe.total_bytes != layer_bytes:
            text = self.tr(
                "The layer can be downloaded, but its size is {found}; the manifest says {told} ({took})."
            )
            self._show(
                IconName.WARNING,
                Tone.WARN,
                text.format(
                    found=formats.exact_size(probe.total_bytes),
                    told=formats.exact_size(layer_bytes),
                    took=took,
                ),
            )
        else:
            text = self.tr(
                "The layer can be downloaded from here: one byte arrived in {took} (HTTP {status})."
            )
            self._show(IconName.CHECK, Tone.GOOD, text.format(took=took, status=probe.status))

    def _show(self, icon: IconName, ink: Ink | Tone, text: str) -> None:
        self._mark.setPixmap(self._theme.icon(icon, ink).pixmap(QSize(SIZE, SIZE), self.devicePixelRatioF()))
        self._sentence.setText(text)
        self.show()
        announce(self, text)
