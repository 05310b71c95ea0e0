"""Finding files in the window."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject

from layerscope.desktop.find_file.hit_rows import HitRow
from layerscope.desktop.find_file.pane import Reach
from layerscope.desktop.find_file.presenter import FindPresenter
from layerscope.desktop.find_file.searching import wanted_file, wanted_typed
from layerscope.desktop.shell.file_leading import lead_to_file
from layerscope.desktop.shell.menus import MenuSection
from layerscope.desktop.shell.places import Row
from layerscope.desktop.shell.requests import FilePlace
from layerscope.desktop.shell.shell import Shell
from layerscope.desktop.widgets.actions import new_action

translate = QCoreApplication.translate


def install(shell: Shell) -> FindFileFeature:
    """Offer to find files; the tab comes when somebody wants it."""
    return FindFileFeature(shell)


class FindFileFeature(QObject):
    """Attributes: `presenter`, `tab`; `find`, the action."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell.window)
        self._shell = shell
        self.presenter = FindPresenter(shell, self)
        view = self.presenter.view
        view.pane.setObjectName("findFilePane")  # the history knows the tab by it
        self.tab = shell.places.tab(view.pane, translate("FindFile", "Find file"), is_shown=False)
        shell.places.focused(view.pane, find=view.search)
        text = translate("FindFile", "Find file…")
        self.find = new_action(self, text, self._show, name="findFileAction", shortcut="Ctrl+Shift+F")
        shell.places.menu(
            MenuSection.IMAGE, self.find, fits={self.find: lambda: shell.selection.repository is not None}
        )
        shell.places.row_action(Row.REPOSITORY, self.find)
        shell.requests.find_file.connect(self._find_place)
        view.search_asked.connect(self._search)
        view.row_opened.connect(self._open)
        view.field.textEdited.connect(lambda _text: self._forget_place())
        shell.session.entered.connect(lambda _session: self._forget())
        self._place: FilePlace | None = None

    def _show(self) -> None:
        if self._shell.selection.repository is None and self._shell.selection.image is None:
            return
        self.tab.show()
        self.presenter.view.search()

    def _find_place(self, place: object) -> None:
        """Which images of the repository have the file; without a path it is asked for."""
        if not isinstance(place, FilePlace):
            return
        if not place.path:
            self._show()
            return
        view, wanted = self.presenter.view, wanted_file(place)
        self.tab.show()
        self._place = place
        view.field.setText(place.digest or wanted.title)
        view.choose_reach(Reach.REPOSITORY)
        self.presenter.search(wanted)
        view.pane.setFocus()

    def _search(self) -> None:
        view = self.presenter.view
        wanted = wanted_file(self._place) if self._place else wanted_typed(view.field.text())
        if wanted is None:
            view.search()
        else:
            self.presenter.search(wanted)

    def _open(self, row: object) -> None:
        search = self.presenter.current
        if search is None or not isinstance(row, HitRow) or not row.uses:
            return
        shown = self._shell.navigator.image.shown
        use = next((use for use in row.uses if shown and use.image == shown.digest), row.uses[0])
        repository = search.gathered.repository
        place = FilePlace(row.hit.path, use.position, repository, use.image, size_bytes=row.hit.size_bytes)
        lead_to_file(self._shell, place)

    def _forget_place(self) -> None:
        self._place = None

    def _forget(self) -> None:
        self._place = None
        self.presenter.forget()
        self.presenter.view.field.clear()
        self.tab.remove()
