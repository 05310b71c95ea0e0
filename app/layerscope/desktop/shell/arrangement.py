"""Which panes are in sight: all beside each other, two, or one at a time, as the window has room."""

from __future__ import annotations

import enum
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QSplitter, QWidget
from shiboken6 import isValid

from layerscope.desktop.runtime.guard import guarded
from layerscope.desktop.shell.tab_order import first_in, place_in
from layerscope.desktop.tables.row_table import RowTable
from layerscope.desktop.widgets.pane import Pane

FOLDS_BELOW, SINGLE_BELOW = 1000, 800  # points; in a large font in lines, so that as many words fit
_FOLDS_BELOW_LINES, _SINGLE_BELOW_LINES = 62, 50


class Room(enum.Enum):
    """How many panes there is room for."""

    ALL = enum.auto()
    TWO = enum.auto()
    """The repositories and their images, or these and their layers."""
    ONE = enum.auto()


class Place(enum.IntEnum):
    """The panes, in reading order; each leads to the next."""

    REPOSITORIES = 0
    IMAGES = 1
    LAYERS = 2
    DETAILS = 3


def room_for(width: int, line_height: int) -> Room:
    """How many panes fit a window of this width, in points."""
    if width >= max(FOLDS_BELOW, line_height * _FOLDS_BELOW_LINES):
        return Room.ALL
    return Room.TWO if width >= max(SINGLE_BELOW, line_height * _SINGLE_BELOW_LINES) else Room.ONE


@guarded
class Arrangement(QObject):
    """Gives each pane its width; the one with the focus is always in sight.

    What is out of sight is not hidden: the keyboard reaches it as ever, and so brings it into sight.
    Attributes: `room`; `place`, the pane that was last in use.
    Signals: `changed`, when either is another; `moved`, when somebody has dragged an edge.
    """

    changed = Signal()
    moved = Signal()

    def __init__(self, splitters: Mapping[str, QSplitter], panes: Sequence[QWidget], parent: QObject) -> None:
        """`splitters` by their names; `panes` in the order of `Place`."""
        super().__init__(parent)
        self._splitters = splitters
        self._columns, self._column = splitters["columns"], splitters["layerColumn"]
        self._panes = panes
        self._details_wanted = False
        self._beside = self._columns.sizes()  # the columns' when all were in sight last
        self._unfolded: dict[str, list[int]] = {}  # the sizes of those splitters that are otherwise just now
        # The columns' shares where there is room for two, with the repositories and without.
        self._pairs: dict[bool, Sequence[int]] = {True: (2, 3, 0), False: (0, 5, 6)}
        self.room = Room.ALL
        self.place = Place.REPOSITORIES
        for splitter in splitters.values():
            splitter.splitterMoved.connect(self._on_splitter_moved)
        self._column.splitterMoved.connect(self._on_column_moved)
        self._has_unfolded = False
        self._columns.installEventFilter(self)
        for place in (Place.REPOSITORIES, Place.IMAGES, Place.LAYERS):
            for table in panes[place].findChildren(RowTable):
                table.delegate.fold_clicked.connect(self._on_fold_clicked)
                table.clicked.connect(lambda _index, place=place: self._on_row_clicked(place))
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    def sizes(self) -> dict[str, tuple[int, ...]]:
        """Every splitter's sizes as they are when all panes are in sight."""
        return {
            name: tuple(self._unfolded.get(name) or splitter.sizes())
            for name, splitter in self._splitters.items()
        }

    def fit(self, width: int, line_height: int) -> None:
        """Show as many panes as there is room for in a window of this width."""
        room = room_for(width, line_height)
        if room is not self.room:
            if self.room is Room.ALL:
                self._unfolded["columns"] = self._beside
            self.room = room
            self.changed.emit()
            self._apply()
        if room is not Room.ALL:  # once all have their places in the new size
            QTimer.singleShot(0, self, self._apply)

    def go_to(self, place: Place) -> None:
        """Bring the pane into sight, and the focus where it can be seen."""
        self.place = place
        if self.room is Room.ALL:
            return
        self._follow()
        here = place_in(self._panes, QApplication.focusWidget())
        target = first_in(self._panes[place])
        if here is not None and self._is_out_of_sight(Place(here)) and target is not None:
            target.setFocus()

    def show_details(self) -> None:
        """Bring the details into sight."""
        self.go_to(Place.DETAILS)

    def focus(self, place: Place) -> None:
        """Give the pane the focus, which brings it into sight."""
        if (target := first_in(self._panes[place])) is not None:
            target.setFocus()
        else:
            self.go_to(place)

    def give_details_room(self, *, is_given: bool) -> None:
        """Let the details have the layers' column but for the strip, or give back what they took."""
        if is_given is not self._details_wanted:
            self._details_wanted = is_given
            if is_given:
                self._keep("layerColumn")
            self._fold_layers()
            self._apply_column()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Note the columns' sizes before they are squeezed into a smaller window."""
        if watched is self._columns and event.type() == QEvent.Type.Resize and self.room is Room.ALL:
            self._beside = self._columns.sizes()
        return super().eventFilter(watched, event)

    # The sizes.

    def _apply(self) -> None:
        sizes: Sequence[int]
        if self.room is Room.ALL:
            sizes = self._unfolded.pop("columns", []) or self._columns.sizes()
        elif self.room is Room.TWO:
            sizes = self._pairs[self.place is Place.REPOSITORIES]
        else:
            shown = min(self.place, Place.LAYERS)
            sizes = [int(place == shown) for place in range(3)]
        _set_sizes(self._columns, sizes)
        self._fold_layers()
        self._apply_column()

    def _apply_column(self) -> None:
        if self.room is Room.ONE:
            self._keep("layerColumn")
            is_details = self.place is Place.DETAILS
            _set_sizes(self._column, [int(not is_details), int(is_details)])
        elif self._details_wanted:
            head = self._panes[Place.LAYERS].minimumSizeHint().height()
            _set_sizes(self._column, [head, max(1, sum(self._column.sizes()) - head)])
        elif sizes := self._unfolded.pop("layerColumn", []):
            _set_sizes(self._column, sizes)

    def _fold_layers(self) -> None:
        is_folded = self._details_wanted and self.room is not Room.ONE
        layers = self._panes[Place.LAYERS]
        if isinstance(layers, Pane):
            layers.set_folded(is_folded=is_folded)
        self._column.setStretchFactor(0, 0)
        self._column.setStretchFactor(1, int(is_folded))

    def _keep(self, name: str) -> None:
        """Note the sizes to come back to, unless they are those of panes that are folded already."""
        if name not in self._unfolded:
            self._unfolded[name] = self._splitters[name].sizes()

    def _on_splitter_moved(self) -> None:
        if self.room is Room.ALL:
            self.moved.emit()
        elif self.room is Room.TWO:
            self._pairs[self.place is Place.REPOSITORIES] = self._columns.sizes()

    def _on_column_moved(self) -> None:
        """Whoever drags that edge has chosen for both."""
        if self.room is not Room.ONE and self._details_wanted:
            self._unfolded.pop("layerColumn", None)
            self._details_wanted = False
            self._fold_layers()

    # Where there is room for one, a click on a row leads on, as on a small screen everywhere.

    def _on_fold_clicked(self) -> None:
        self._has_unfolded = True

    def _on_row_clicked(self, place: Place) -> None:
        has_unfolded, self._has_unfolded = self._has_unfolded, False
        is_plain = QGuiApplication.keyboardModifiers() == Qt.KeyboardModifier.NoModifier
        if self.room is Room.ONE and is_plain and not has_unfolded:
            following = Place(place + 1)
            _shield(self._panes[following])
            self.focus(following)

    # The focus.

    def _is_out_of_sight(self, place: Place) -> bool:
        if self.room is Room.ALL:
            return False
        if self.room is Room.ONE:
            return place is not self.place
        return place >= Place.LAYERS if self.place is Place.REPOSITORIES else place is Place.REPOSITORIES

    def _on_focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        if not isValid(self) or (here := place_in(self._panes, now)) is None or here == self.place:
            return
        self.place = Place(here)
        if self.room is not Room.ALL:
            QTimer.singleShot(0, self, self._follow)  # not below the mouse that is just pressing

    def _follow(self) -> None:
        self._apply()
        self.changed.emit()


def _shield(pane: QWidget) -> None:
    """Keep the second click of a double click from what comes to lie below it."""
    transparent = Qt.WidgetAttribute.WA_TransparentForMouseEvents
    pane.setAttribute(transparent)
    interval_ms = QGuiApplication.styleHints().mouseDoubleClickInterval()
    QTimer.singleShot(interval_ms, pane, lambda: pane.setAttribute(transparent, False))


def _set_sizes(splitter: QSplitter, shares: Sequence[int]) -> None:
    """Give each its share; nothing to those with none, which no dragging brings back."""
    total, whole = sum(shares), max(splitter.width(), splitter.height())
    splitter.setChildrenCollapsible(True)
    splitter.setSizes([whole * share // max(1, total) for share in shares])
    splitter.setChildrenCollapsible(False)
    for place in range(1, splitter.count()):
        splitter.handle(place).setEnabled(all(shares[place - 1 : place + 1]))
