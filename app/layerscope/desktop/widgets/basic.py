"""The small widgets that every feature is made of; the style sheet knows them by their `kind`."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import (
    QIcon,
    QPainter,
    QPaintEvent,
    QPalette,
)
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from layerscope.desktop.runtime.guard import guarded
from layerscope.desktop.theme.icons import SIZE
from layerscope.desktop.theme.palette import Tone
from layerscope.desktop.widgets.plain_label import PlainLabel
from layerscope.desktop.words.tips import tip
from layerscope.words import outside

_CARD_MARGINS = (12, 9, 12, 9)


def restyle(widget: QWidget, name: str, value: str) -> None:
    """Set the property that the style sheet looks at, and have it looked at again."""
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


class PrimaryButton(QPushButton):
    """The one button of a panel that does what most people came for."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setProperty("kind", "primary")


class FlatToolButton(QToolButton):
    """A button of only an icon, without a frame; its name is its tooltip too."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "flat")
        self.setAccessibleName(name)
        self.setToolTip(tip(name))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the keyboard reaches it too


class IconLabel(QLabel):
    """An icon beside a text that says the same."""

    def setIcon(self, icon: QIcon) -> None:  # noqa: N802 - as Qt's buttons have it
        self.setPixmap(icon.pixmap(QSize(SIZE, SIZE), self.devicePixelRatioF()))


class MutedLabel(PlainLabel):
    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setProperty("kind", "muted")


class TitleLabel(PlainLabel):
    """Bold text that names a part; in a card, in the card's tone."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setProperty("kind", "title")
        font = self.font()
        font.setBold(True)
        self.setFont(font)


class PillLabel(PlainLabel):
    """A state in a rounded field."""

    def __init__(self, text: str = "", tone: Tone = Tone.NEUTRAL, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setProperty("kind", "pill")
        self.setProperty("tone", tone.value)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def say(self, text: str, tone: Tone) -> None:
        self.setText(text)
        if self.property("tone") != tone.value:
            restyle(self, "tone", tone.value)


@guarded
class ElidedLabel(PlainLabel):
    """A line of text that gives way: what does not fit is cut, and is whole in the tooltip."""

    def __init__(
        self,
        text: str = "",
        mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._mode = mode
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def setText(self, text: str) -> None:  # noqa: N802 - Qt's name
        super().setText(outside.line(text))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Room for a few letters."""
        return QSize(self.fontMetrics().averageCharWidth() * 4, super().minimumSizeHint().height())

    def shown_text(self) -> str:
        """The text as there is room for."""
        return self.fontMetrics().elidedText(self.text(), self._mode, self.contentsRect().width())

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the text as there is room for."""
        painter = QPainter(self)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        flags = Qt.AlignmentFlag(self.alignment()) | Qt.AlignmentFlag.AlignVCenter
        aligned = self.style().visualAlignment(self.layoutDirection(), flags)
        self.style().drawItemText(
            painter, self.contentsRect(), aligned, self.palette(), self.isEnabled(), self.shown_text(),
            self.foregroundRole(),
        )  # fmt: skip

    def event(self, event: QEvent) -> bool:
        """Give the tooltip only where something is cut."""
        if event.type() == QEvent.Type.ToolTip and not self.toolTip():
            is_cut = self.shown_text() != self.text()
            self.setToolTip(tip(self.text()) if is_cut else "")
            handled = super().event(event)
            self.setToolTip("")
            return handled
        return super().event(event)


class ElidedTitle(ElidedLabel):
    """Bold text that names a part, cut where it is longer than the part is wide."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent=parent)
        self.setProperty("kind", "title")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        font = self.font()
        font.setBold(True)
        self.setFont(font)


@guarded
class RichLabel(QLabel):
    """Wrapped text with links, which are underlined in the text's own colour: readable on every card."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._source = ""
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self.setText(text)

    def setText(self, text: str) -> None:  # noqa: N802 - Qt's name
        """Show this HTML. Links without a style take the text's colour; Qt knows only the application's."""
        self._source = text
        ink = self.palette().color(QPalette.ColorRole.WindowText).name()
        super().setText(text.replace("<a href", f'<a style="color: {ink}" href'))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Give the links the new text's colour."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.setText(self._source)


class Line(QFrame):
    """A line between two parts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "line")
        self.setFixedHeight(1)


class Section(QWidget):
    """The head of a part: its name, and on the far side a count or a note.

    Attributes: `title` and `note`, the labels.
    """

    def __init__(self, title: str = "", note: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = ElidedTitle(title)
        self.note = MutedLabel(note)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.title, 1)
        layout.addWidget(self.note)


class Card(QFrame):
    """A framed statement in a tone: an error, a warning, a hint.

    Attributes: `body`, the layout to fill; a TitleLabel in it takes the tone's colour.
    """

    def __init__(self, tone: Tone = Tone.NEUTRAL, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("tone", tone.value)
        self.body = QVBoxLayout(self)
        self.body.setSpacing(3)
        self.set_framed(is_framed=True)

    def set_framed(self, *, is_framed: bool) -> None:
        """Have a frame and a ground in the tone's colours, or be as plain as what is around."""
        self.body.setContentsMargins(*_CARD_MARGINS if is_framed else (0, 0, 0, 0))
        restyle(self, "kind", "card" if is_framed else "")

    def set_tone(self, tone: Tone) -> None:
        """Take on another tone, and its labels with it."""
        if self.property("tone") == tone.value:
            return
        restyle(self, "tone", tone.value)
        for label in self.findChildren(QLabel):
            restyle(label, "kind", str(label.property("kind") or ""))
