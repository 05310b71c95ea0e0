"""Buttons beside what the config names in the image's file system: they show it among the files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QMenu, QToolButton

from layerscope.desktop.theme.icons import IconName
from layerscope.desktop.theme.palette import Ink
from layerscope.desktop.theme.theme import Theme
from layerscope.desktop.widgets.basic import FlatToolButton
from layerscope.desktop.words.tips import menu_text
from layerscope.registry.manifests.runtime import RuntimeSettings
from layerscope.registry.manifests.start_paths import program_paths, search_folders

LINKED = ("imageEntrypoint", "imageCommand", "imageWorkingDir")
"""The lines that have one; that of the environment leads to the folders of PATH."""


def linked_paths(settings: RuntimeSettings, *, is_windows: bool) -> dict[str, tuple[str, ...]]:
    """Where what each line names may be, the likeliest first; a Windows image's paths are not followed.

    With an entrypoint the command is its arguments: no program.
    """
    if is_windows:
        return {}
    command = () if settings.entrypoint else program_paths(settings, settings.command)
    folder = settings.working_dir
    return {
        "imageEntrypoint": program_paths(settings, settings.entrypoint),
        "imageCommand": command,
        "imageWorkingDir": (folder,) if folder.startswith("/") else (),
        "imageSearchPath": search_folders(settings),
    }


class FileLinks(QObject):
    """Attributes: `buttons` by the lines' names; `search_path`, with a menu of PATH's folders.

    Signal: `wanted(tuple)`, the paths of which the first that is there is to be shown.
    """

    wanted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._paths: Mapping[str, Sequence[str]] = {}
        self.buttons = {name: self._button(theme, name) for name in LINKED}
        self.search_path = QToolButton()
        self.search_path.setObjectName("imageSearchPath")
        self.search_path.setProperty("kind", "small")
        self.search_path.setText(QCoreApplication.translate("ImagePage", "PATH") + " ▾")
        self.search_path.setAccessibleName(QCoreApplication.translate("ImagePage", "Folders of PATH"))
        self.search_path.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu = QMenu(self.search_path)
        self.search_path.setMenu(self._menu)

    def show_paths(self, paths: Mapping[str, Sequence[str]]) -> None:
        """Lead to these from now on; a line without one has no button."""
        self._paths = paths
        for name, button in self.buttons.items():
            button.setVisible(bool(paths.get(name)))
        folders = paths.get("imageSearchPath", ())
        self.search_path.setVisible(bool(folders))
        self._menu.clear()
        for folder in folders:
            action = self._menu.addAction(menu_text(folder))
            action.triggered.connect(lambda _checked=False, folder=folder: self.wanted.emit((folder,)))

    def _button(self, theme: Theme, name: str) -> FlatToolButton:
        button = FlatToolButton(QCoreApplication.translate("ImagePage", "Show in Files"))
        button.setObjectName(f"{name}Link")
        button.setProperty("kind", "small")  # no higher than the line that it stands in
        theme.set_icon(button, IconName.FOLDER, Ink.MUTED)
        button.clicked.connect(lambda: self._want(tuple(self._paths.get(name, ()))))
        return button

    def _want(self, paths: tuple[str, ...]) -> None:
        if paths:  # assistive technology may press a button that is not shown
            self.wanted.emit(paths)
