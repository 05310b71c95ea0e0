"""Where features put their parts and actions: areas, tabs, bars, menus, and what helps against errors."""

from __future__ import annotations

import enum
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QTabWidget, QVBoxLayout, QWidget

from layerscope.desktop.shell.for_several import is_for_several
from layerscope.desktop.shell.kept import Kept
from layerscope.desktop.shell.menus import Entry, Group, MenuSection, WindowMenu
from layerscope.desktop.shell.setting_rows import SettingsPage
from layerscope.desktop.shell.work_area import WorkArea
from layerscope.desktop.tables.row_table import RowTable
from layerscope.desktop.widgets.remedies import Remedies

Fits = Callable[[object], bool]


class Area(enum.Enum):
    """A part of the window that one feature fills."""

    REPOSITORIES = "repositories"
    IMAGES = "images"
    LAYERS = "layers"
    DOCK = "dock"


class Row(enum.Enum):
    """A menu of what can be done with a row of the window's lists."""

    REPOSITORY = "repository"
    IMAGE = "image"
    IMAGE_TAB = "image tab"
    """The image's too, as buttons on its tab."""
    LAYER = "layer"
    PANEL = "panel"
    """The layer's too, behind More in its panel."""
    ACCOUNT = "account"
    """The account's, below its button."""


def always(_row: object) -> bool:
    """For actions that fit every row."""
    return True


class RowMenu(Protocol):
    """A list's own menu, to which other features add."""

    def offer(self, action: QAction, fits: Fits) -> None:
        """Offer the action at its end, enabled where it fits the chosen row."""


class FittedMenu:
    """A list's menu whose actions fit the value behind its chosen row, and none where there is none.

    Where several rows are selected only those fit that are `for_several`.
    """

    def __init__(
        self, menu: RowMenu, chosen: Callable[[], object], has_several: Callable[[], bool] = lambda: False
    ) -> None:
        self._menu = menu
        self._chosen = chosen
        self._has_several = has_several

    def offer(self, action: QAction, fits: Fits) -> None:
        """Offer the action too, enabled where it fits what is chosen."""
        self._menu.offer(action, lambda _row: self._takes(action) and self._fits(fits))

    def _takes(self, action: QAction) -> bool:
        return is_for_several(action) or not self._has_several()

    def _fits(self, fits: Fits) -> bool:
        return (chosen := self._chosen()) is not None and fits(chosen)


class Tab(QObject):
    """A tab among the details.

    Signals: `looked_at(bool)`, when it comes into sight or goes out of it; `wanted`, before it is shown.
    """

    looked_at = Signal(bool)
    wanted = Signal()

    def __init__(self, tabs: QTabWidget, pane: QWidget, title: str, before: str) -> None:
        super().__init__(pane)
        self._tabs = tabs
        self._pane = pane
        self._title = title
        self._before = before
        self._is_current = False
        tabs.currentChanged.connect(self._on_tabs_current_changed)

    @property
    def is_current(self) -> bool:
        """Whether it is the one in sight."""
        return self._tabs.currentWidget() is self._pane

    def add(self) -> None:
        """Put the tab where it belongs, if it is not there."""
        if self._tabs.indexOf(self._pane) < 0:
            self._tabs.insertTab(self._place(), self._pane, self._title)

    def show(self) -> None:
        """Bring the tab into sight, adding it where it is not there."""
        self.wanted.emit()
        self.add()
        self._tabs.setCurrentWidget(self._pane)

    def remove(self) -> None:
        """Take the tab away until it is shown again."""
        if (place := self._tabs.indexOf(self._pane)) >= 0:
            self._tabs.removeTab(place)

    def _place(self) -> int:
        """Where the one stands that it goes before; -1, the end, where there is none."""
        every = range(self._tabs.count())
        return next((place for place in every if self._before and self._name_at(place) == self._before), -1)

    def _name_at(self, place: int) -> str:
        pane = self._tabs.widget(place)
        return pane.objectName() if pane is not None else ""

    def _on_tabs_current_changed(self) -> None:
        if self._is_current is not self.is_current:
            self._is_current = self.is_current
            self.looked_at.emit(self._is_current)


@dataclass(frozen=True, slots=True)
class _Focused:
    part: QWidget | None
    copy: Callable[[], object] | None
    find: Callable[[], object] | None

    @property
    def has_focus(self) -> bool:
        focus = QApplication.focusWidget()
        part = self.part
        return part is None or (focus is not None and (part is focus or part.isAncestorOf(focus)))


class Places(QObject):
    """The window's places; `window_menu` and the attributes are for whoever lays out the window.

    Attributes: `areas`; `details`; `tables`, whose columns are remembered; `bar_before` and `bar_after`, the
    bar's widgets before and after its Refresh button; `stretched`, the one of these that takes the room there
    is; `banners`; `settings_parts`, what features show in the settings window; `kept`, what they keep
    on this computer. For features: `remedies`, what
    helps against errors; `work_area`, which a page may cover.
    Signals: `menu_opening`, before the window's menu is shown; `details_wanted`, before a tab is shown.
    """

    menu_opening = Signal()
    details_wanted = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.areas: dict[Area, QWidget] = {}
        self.details: QTabWidget | None = None
        self.tables: list[RowTable] = []
        self.bar_before: list[QWidget] = []
        self.bar_after: list[QWidget] = []
        self.stretched: QWidget | None = None
        self.banners: list[QWidget] = []
        self.settings_parts: dict[SettingsPage, list[Callable[[], QWidget]]] = {}
        self.kept: list[Kept] = []
        self._menu: dict[MenuSection, list[Group]] = {}
        self._rows: dict[Row, RowMenu] = {}
        self._row_actions: dict[Row, list[tuple[QAction, Fits]]] = {}
        self._focused: list[_Focused] = []
        self.remedies = Remedies()
        self.work_area = WorkArea()

    # Parts.

    def put(self, area: Area, part: QWidget, table: RowTable | None = None) -> None:
        """Fill the area; `table` is the view in it whose columns are remembered by its objectName."""
        self.areas[area] = part
        if table is not None:
            self.tables.append(table)

    def put_details(self, tabs: QTabWidget) -> None:
        """Show these tabs beside the lists; other features add theirs."""
        self.details = tabs

    def focus(self, area: Area) -> None:
        """Give the area the focus."""
        self.areas[area].setFocus()

    def tab(self, pane: QWidget, title: str, *, before: str = "", is_shown: bool = True) -> Tab:
        """A tab among the details, in front of the one whose pane has the objectName `before`, else the last.

        With `is_shown` False it is added when it is first shown. Raises RuntimeError without details.
        """
        if self.details is None:
            raise RuntimeError("there are no details to put a tab among")
        tab = Tab(self.details, pane, title, before)
        tab.wanted.connect(self.details_wanted)
        if is_shown:
            tab.add()
        return tab

    def bar(self, widget: QWidget, *, is_stretched: bool = False, at_end: bool = False) -> None:
        """Put the widget into the bar at the window's top, behind those before it."""
        (self.bar_after if at_end else self.bar_before).append(widget)
        if is_stretched:
            self.stretched = widget

    def banner(self, widget: QWidget) -> None:
        """Put the widget below the bar and the banners before it."""
        self.banners.append(widget)

    def settings(self, page: SettingsPage, new_part: Callable[[], QWidget]) -> None:
        """Show a new part on this page of the settings window each time that opens, below the page's rows."""
        self.settings_parts.setdefault(page, []).append(new_part)

    def stacked_banners(self) -> QWidget:
        """Every banner, one below the other."""
        stack = QWidget()
        layout = QVBoxLayout(stack)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for banner in self.banners:
            layout.addWidget(banner)
        return stack

    # Actions.

    def menu(
        self, section: MenuSection, *entries: Entry, fits: Mapping[QAction, Callable[[], bool]] | None = None
    ) -> None:
        """Offer the entries in the window's menu, and the actions' shortcuts everywhere in the window.

        While the menu is open, those in `fits` are enabled only where it says so.
        """
        self._menu.setdefault(section, []).append(Group(entries, fits or {}))

    @property
    def offered(self) -> Mapping[MenuSection, Sequence[Group]]:
        """What was offered for the window's menu so far."""
        return self._menu

    def window_menu(self) -> WindowMenu:
        """The menu of all that was offered; what is offered later is not in it."""
        menu = WindowMenu(self._menu)
        menu.aboutToShow.connect(self.menu_opening)
        return menu

    def row_menu(self, of: Row, menu: RowMenu) -> None:
        """Have the row's menu take what other features offer, be it before or after this."""
        self._rows[of] = menu
        for action, fits in self._row_actions.pop(of, ()):
            menu.offer(action, fits)

    def row_action(self, of: Row, action: QAction, fits: Fits = always) -> None:
        """Offer the action in the row's menu, enabled where it fits the chosen row."""
        if (menu := self._rows.get(of)) is not None:
            menu.offer(action, fits)
        else:
            self._row_actions.setdefault(of, []).append((action, fits))

    # The keyboard.

    def focused(
        self,
        part: QWidget | None,
        *,
        copy: Callable[[], object] | None = None,
        find: Callable[[], object] | None = None,
    ) -> None:
        """What Copy and Find do while the part has the focus; None stands for the rest of the window.

        `find` may return False where there is nothing to search in: then the rest of the window's is taken.
        """
        places = self._focused
        places.insert(0 if part is not None else len(places), _Focused(part, copy, find))

    def copy(self) -> None:
        """Copy what is selected where the focus is."""
        for each in self._focused:
            if each.copy is not None and each.has_focus:
                each.copy()
                return

    def find(self) -> None:
        """Put the cursor into the filter or the search of what has the focus."""
        for each in self._focused:
            if each.find is not None and each.has_focus and each.find() is not False:
                return
