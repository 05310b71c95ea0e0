"""The presigned URL: being asked for, valid for so long, expired, or the layer's own."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from layerscope.desktop.theme.palette import Tone
from layerscope.desktop.widgets.announcing import announce
from layerscope.desktop.widgets.basic import PillLabel
from layerscope.desktop.widgets.busy_bar import ProgressBar
from layerscope.desktop.widgets.fields import note
from layerscope.desktop.widgets.mono_field import MonoField
from layerscope.words import formats

_SOON_OVER_S = 60.0


class UrlBox(QWidget):
    """The field with the URL; below it the pill with its life, and a sentence on what that means.

    The field holds the full text, shown from its beginning; it is empty while no URL is known.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = MonoField(self.tr("Presigned URL"))
        self.field.setObjectName("presignedUrl")
        self.expiry = PillLabel()
        self.expiry.setObjectName("urlExpiry")
        self.meaning = note("urlMeaning")
        self.running = ProgressBar()
        self.running.setObjectName("urlRunning")
        self.running.setAccessibleName(self.tr("Requesting the presigned URL"))
        self.running.setRange(0, 0)
        self.running.setTextVisible(False)
        self.running.setFixedSize(80, 6)
        self._left_s: float | None = None
        self._is_failed = False
        self._lay_out()
        self.clear()

    @property
    def ended(self) -> bool:
        """Whether the URL that is shown is over."""
        return self._left_s is not None and self._left_s <= 0

    @property
    def life(self) -> str:
        """For how long the URL is good, as a part of a sentence: `59:21`; empty where it is not known."""
        return "" if self._left_s is None else formats.clock(self._left_s)

    def clear(self) -> None:
        self._left_s = None
        self.field.setText("")
        self.field.setPlaceholderText("")
        self._say("")
        self.expiry.hide()
        self.running.hide()

    def show_asking(self) -> None:
        """Show that the URL is on its way; a former one is gone, as it may be another layer's."""
        self.clear()
        self.field.setPlaceholderText(self.tr("Asking ECR…"))

    def show_slow(self) -> None:
        """Show that the call runs longer than usual."""
        self.running.show()
        self._say(self.tr("ECR has not answered yet. Choosing another layer cancels the call."))

    def show_url(self, url: str) -> None:
        """Show the URL; its life comes by `show_life`."""
        self.clear()
        self.field.setText(url)
        self.expiry.show()

    def show_failed(self, *, is_failed: bool) -> None:
        """Know whether reading the layer failed when it was last tried: no URL is praised then."""
        if is_failed == self._is_failed:
            return
        self._is_failed = is_failed
        if self.expiry.isVisibleTo(self):
            self.show_life(self._left_s)

    def show_own(self, url: str) -> None:
        """Show a foreign layer's own URL, which is no secret and has no end."""
        self.clear()
        self.field.setText(url)
        self.field.setPlaceholderText(self.tr("The manifest has no URL for it."))

    def show_life(self, left_s: float | None) -> None:
        """Show how long the URL is still good; None where it does not tell."""
        was_over = self.ended
        self._left_s = left_s
        if self._is_failed and (left_s is None or left_s > 0):
            self._show_pill(self.tr("failed"), Tone.BAD)
            self._say(self.tr("The last download through this URL failed."))
        elif left_s is None:
            self._show_pill(self.tr("expiry unknown"), Tone.NEUTRAL)
            self._say(self.tr("Anyone with this URL can download the layer; expiry unknown."))
        elif left_s <= 0:
            self._show_pill(self.tr("expired"), Tone.BAD)
            self._say(self.tr("This URL has expired. A new one is requested while the window is in use."))
            if not was_over:
                announce(self, self.tr("The presigned URL has expired."))
        else:
            text = self.tr("valid for {time}").format(time=formats.clock(left_s))
            self._show_pill(text, Tone.WARN if left_s < _SOON_OVER_S else Tone.GOOD)
            self._say(self.tr("Anyone with this URL can download the layer until then."))

    def _show_pill(self, text: str, tone: Tone) -> None:
        self.expiry.say(text, tone)
        self.expiry.show()

    def _say(self, text: str) -> None:
        if self.meaning.text() != text:
            self.meaning.setText(text)

    def _lay_out(self) -> None:
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addWidget(self.expiry, 0, Qt.AlignmentFlag.AlignTop)
        below.addWidget(self.running, 0, Qt.AlignmentFlag.AlignVCenter)
        below.addWidget(self.meaning, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.field)
        layout.addLayout(below)
