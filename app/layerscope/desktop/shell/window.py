"""The window: the parts in their places, and what it remembers of itself."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QByteArray, QEvent, Signal
from PySide6.QtWidgets import QLabel, QMainWindow, QSplitter, QWidget

from layerscope.desktop.runtime.guard import guarded
from layerscope.desktop.shell.placeholder import FirstFace
from layerscope.desktop.shell.settings import Settings
from layerscope.desktop.shell.window_place import keep_on_screen, place_first

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QMoveEvent, QResizeEvent, QShowEvent

    from layerscope.desktop.shell.arrangement import Arrangement
    from layerscope.desktop.shell.layout import Parts
    from layerscope.desktop.shell.status_line import StatusLine
    from layerscope.desktop.tables.row_table import RowTable

_IMAGES_LETTERS, _IMAGES_MOST = 60, 440
_STRETCHED_LETTERS = 26  # of the bar's field in a small window
# Shares of the first window, in its own points: lists left to right, layers over their panel, dock below.
_FIRST_SIZES = {"columns": (268, 452, 680), "layerColumn": (345, 385), "rows": (730, 150)}


@guarded
class MainWindow(QMainWindow):
    """Lays out the parts; knows nothing of what they do.

    It can be shown before they are there: `fill` puts them in the place of its first face.

    Signals: `closing`, when somebody closes the window; `activated`, when it comes to the front;
    `arranged`, when its place, a size or a column is another.
    """

    closing = Signal()
    activated = Signal()
    arranged = Signal()

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._parts: Parts | None = None
        self._panes: tuple[QWidget, ...] = ()  # in reading order, with the bars
        self._splitters: Mapping[str, QSplitter] = {}
        self.setObjectName("mainWindow")
        self.setWindowTitle("Layerscope")
        self._message: StatusLine | None = None
        self._identity: QLabel | None = None
        self._arrangement: Arrangement | None = None
        self._said: list[tuple[float, str]] = []  # by the inside before, if there was one
        self._lasting = self.children()
        self.setCentralWidget(
            FirstFace(
                _sizes(settings.splitters.get("columns", ()), _FIRST_SIZES["columns"]), settings.language
            )
        )
        place_first(self, QByteArray(_bytes(settings.window_geometry)))

    def fill(self, parts: Parts, settings: Settings) -> None:
        """Put the parts in their places, with the sizes and columns remembered; what does not fit is left."""
        from layerscope.desktop.shell.layout import lay_out

        self._parts = parts
        self._splitters = lay_out(self, parts)
        self._fill_status_bar()
        parts.repositories.setFocus()
        # Tags and sizes are read whole; a large font leaves the others room.
        letters = self.fontMetrics().averageCharWidth() * _IMAGES_LETTERS
        parts.images.setMinimumWidth(min(letters, _IMAGES_MOST))
        for name, splitter in self._splitters.items():
            splitter.setSizes(_sizes(settings.splitters.get(name, ()), _FIRST_SIZES[name]))
        for table in parts.tables:
            if state := settings.tables.get(table.objectName()):
                table.restore_table_state(state)
        self._arrange(parts)
        self._watch_sizes()
        self._fit_panes()

    def empty(self) -> None:
        """Take out all that was ever put in, and whatever belongs to it; `fill` then follows."""
        from layerscope.desktop.shell.emptying import take_out

        self._parts, self._panes, self._splitters, self._arrangement = None, (), {}, None
        self._said = list(self._message.said) if self._message is not None else []
        take_out(self, (self._message, self._identity), self._lasting)
        self._message = self._identity = None
        self.setWindowTitle("Layerscope")

    def say(self, message: str) -> None:
        """Tell what just happened; it goes after a while, and stays in the list of recent messages."""
        if self._message is not None:
            self._message.say(message)

    def give_details_room(self, *, is_given: bool) -> None:
        """Let the details have the layers' column but for the strip, or give back what they took."""
        if self._arrangement is not None:
            self._arrangement.give_details_room(is_given=is_given)

    def show_details(self) -> None:
        """Bring the details into sight, where there is no room for all."""
        if self._arrangement is not None:
            self._arrangement.show_details()

    def show_messages(self) -> None:
        """Show what was told lately, in a list."""
        if self._message is not None:
            self._message.show_list()

    def show_identity(self, text: str, details: str = "") -> None:
        """Tell as whom the window asks, or why that is not known."""
        from layerscope.desktop.words.tips import tip

        if self._identity is not None:
            self._identity.setText(text)
            self._identity.setToolTip(tip(details))

    def remembered(self, settings: Settings) -> Settings:
        """The settings with this window's place, sizes and columns."""
        return replace(
            settings,
            window_geometry=_text(self.saveGeometry()),
            splitters=self._arrangement.sizes() if self._arrangement else settings.splitters,
            tables={table.objectName(): table.table_state() for table in self._tables},
        )

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Hand the closing on: whoever runs the program ends it in order."""
        event.ignore()
        self.closing.emit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Tell when the window comes to the front; a hidden one, whose program has ended, never does."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange:
            self.arranged.emit()
        comes = event.type() == QEvent.Type.ActivationChange and self.isActiveWindow()
        if comes and self.isVisible():
            self.activated.emit()
        if event.type() == QEvent.Type.FontChange:
            self._fit_panes()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Stay on the screen, also on another one that it is moved to."""
        super().showEvent(event)
        keep_on_screen(self)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802 - Qt's name
        """Go from control to control as they are seen."""
        from layerscope.desktop.shell.tab_order import next_control

        if not self._panes:
            return super().focusNextPrevChild(forward)
        control = next_control(self, self._panes, self.focusWidget(), forward=forward)
        reasons = QtCore.Qt.FocusReason
        if control is not None:
            control.setFocus(reasons.TabFocusReason if forward else reasons.BacktabFocusReason)
        return control is not None

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Show as many panes as there is room for, and tell of the new size."""
        super().resizeEvent(event)
        self._fit_panes()
        self.arranged.emit()

    def moveEvent(self, event: QMoveEvent) -> None:  # noqa: N802 - Qt's name
        """Tell of the new place."""
        super().moveEvent(event)
        self.arranged.emit()

    def _fit_panes(self) -> None:
        if self._arrangement is not None:
            self._arrangement.fit(self.width(), self.fontMetrics().height())

    def _arrange(self, parts: Parts) -> None:
        from layerscope.desktop.shell.arrangement import Arrangement

        panes = (parts.repositories, parts.images, parts.layers, parts.details)
        bar = self.findChild(QWidget, "topBar")
        above = (*([bar] if bar else []), parts.banner, *parts.work_area.pages)
        self._panes = (*above, parts.crumbs, *panes, parts.dock)
        self._arrangement = made = Arrangement(self._splitters, panes, self)
        made.moved.connect(self.arranged)
        made.changed.connect(lambda: _show_place(parts, made))
        parts.crumbs.chosen.connect(made.focus)

    def _watch_sizes(self) -> None:
        for table in self._tables:
            header = table.horizontalHeader()
            for change in (header.sectionResized, header.sortIndicatorChanged):
                change.connect(self.arranged)

    def _fill_status_bar(self) -> None:
        from layerscope.desktop.shell.layout import MARGIN
        from layerscope.desktop.shell.status_line import StatusLine
        from layerscope.desktop.widgets.plain_label import PlainLabel

        self._message = StatusLine()  # a long message must not widen the window
        self._message.said.extend(self._said)
        self._identity = PlainLabel()
        self._message.setObjectName("message")
        self._message.list_asked.connect(self.show_messages)
        self._identity.setObjectName("identity")
        self._identity.setTextInteractionFlags(QtCore.Qt.TextInteractionFlag.TextSelectableByMouse)
        self.statusBar().setSizeGripEnabled(False)
        self.statusBar().setContentsMargins(MARGIN - 2, 1, MARGIN - 2, 1)  # two are the status bar's own
        self.statusBar().addWidget(self._message, 1)
        self.statusBar().addPermanentWidget(self._identity)

    @property
    def _tables(self) -> tuple[RowTable, ...]:
        return self._parts.tables if self._parts else ()


def _show_place(parts: Parts, arrangement: Arrangement) -> None:
    from layerscope.desktop.shell.arrangement import Room
    from layerscope.desktop.widgets.bar_button import BarButton

    room = arrangement.room
    parts.crumbs.show_place(room, arrangement.place)
    for each in parts.bar:
        if isinstance(each, BarButton):
            each.set_compact(is_compact=room is not Room.ALL)
    if (stretched := parts.stretched) is not None:  # else what stands beside it leaves it a letter
        letters = stretched.fontMetrics().averageCharWidth() * _STRETCHED_LETTERS
        most = stretched.window().width() // 4
        stretched.setMinimumWidth(0 if room is Room.ALL else min(letters, most))


def _sizes(remembered: tuple[int, ...], first: tuple[int, ...]) -> tuple[int, ...]:
    """The remembered sizes, the first ones where nothing fits; a part that was hidden then had no size."""
    if len(remembered) != len(first):
        return first
    return tuple(size or other for size, other in zip(remembered, first, strict=True))


def _text(state: QByteArray) -> str:
    return base64.b64encode(state.data()).decode()


def _bytes(text: str) -> bytes:
    """What `_text` wrote; nothing where it is not that, since a settings file can be edited."""
    try:
        return base64.b64decode(text, validate=True)
    except ValueError:
        return b""
