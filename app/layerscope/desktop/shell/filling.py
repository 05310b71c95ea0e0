"""The window filled with what the features have put into its places."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from layerscope.desktop.shell.crumbs import Crumbs
from layerscope.desktop.shell.layout import Parts
from layerscope.desktop.shell.menu_key import menu_key_actions
from layerscope.desktop.shell.menus import WindowMenu, menu_button
from layerscope.desktop.shell.panes import Panes
from layerscope.desktop.shell.places import Area
from layerscope.desktop.shell.shell import Shell
from layerscope.desktop.shell.window import MainWindow
from layerscope.desktop.theme.icons import IconName
from layerscope.desktop.widgets.bar_button import BarButton


def fill_window(shell: Shell) -> WindowMenu:
    """Lay out the window, and attach its menu's shortcuts; the menu, which the caller has to keep alive.

    Raises RuntimeError where no feature shows details.
    """
    places, window = shell.places, shell.window
    if places.details is None:
        raise RuntimeError("no feature shows details")
    menu = places.window_menu()
    refresh, more = BarButton("refresh", QCoreApplication.translate("Window", "Refresh")), menu_button(menu)
    refresh.clicked.connect(lambda _checked=False: shell.session.refresh())
    shell.theme.set_icon(refresh, IconName.REFRESH)
    shell.theme.set_icon(more, IconName.MENU)
    parts = Parts(
        bar=(*places.bar_before, refresh, *places.bar_after, more),
        stretched=places.stretched,
        banner=places.stacked_banners(),
        repositories=places.areas[Area.REPOSITORIES],
        images=places.areas[Area.IMAGES],
        layers=places.areas[Area.LAYERS],
        details=places.details,
        dock=places.areas[Area.DOCK],
        crumbs=Crumbs(shell.selection),
        work_area=places.work_area,
        tables=tuple(places.tables),
    )
    window.fill(parts, shell.settings.value)
    menu.attach(window)
    places.details_wanted.connect(window.show_details)
    lists = (parts.repositories, parts.images, parts.layers, parts.details)
    round_of = (*places.work_area.pages, *lists, parts.dock, *_top_bar(window))
    window.addActions([*Panes(round_of, window).actions, *menu_key_actions(window)])
    return menu


def _top_bar(window: MainWindow) -> list[QWidget]:
    bar = window.findChild(QWidget, "topBar")
    return [bar] if bar is not None else []
