"""Analyses of images in the window."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject

from layerscope.contents.model.findings import (
    LargeFile,
    LeftBehind,
    LeftBehindPlace,
    PackageStep,
    PermissionFinding,
    StartFinding,
    WastedFile,
)
from layerscope.contents.service.requests import Analysis
from layerscope.desktop.analysis.bill_of_materials import BillOfMaterials
from layerscope.desktop.analysis.presenter import AnalysisPresenter
from layerscope.desktop.shell.file_leading import lead_to_file
from layerscope.desktop.shell.menus import MenuSection
from layerscope.desktop.shell.navigator import WAYS
from layerscope.desktop.shell.places import Row
from layerscope.desktop.shell.requests import FilePlace, Route
from layerscope.desktop.shell.shell import Shell
from layerscope.desktop.widgets.actions import new_action

translate = QCoreApplication.translate


def install(shell: Shell) -> AnalysisFeature:
    """Offer to analyze the image that is shown; its tab comes with the first analysis."""
    return AnalysisFeature(shell)


class AnalysisFeature(QObject):
    """Attributes: `presenter`, `tab`, `analyze`, the action."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell.window)
        self._shell = shell
        self.presenter = AnalysisPresenter(shell, self)
        self._bills = BillOfMaterials(shell, self)
        pane = self.presenter.view.pane
        pane.setObjectName("analysisPane")  # the history knows the tab by it
        self.tab = shell.places.tab(pane, translate("Analysis", "Analysis"), is_shown=False)
        shell.places.focused(pane, find=pane.search)
        text = translate("Analysis", "Analyze")
        self.analyze = new_action(self, text, self._analyze, name="analyze", shortcut="Ctrl+Shift+A")
        shell.places.menu(
            MenuSection.IMAGE, self.analyze, fits={self.analyze: lambda: shell.selection.image is not None}
        )
        shell.places.row_action(Row.IMAGE, self.analyze)
        shell.places.row_action(Row.IMAGE_TAB, self.analyze)
        self.presenter.view.row_opened.connect(self._open)
        self.presenter.view.bom_asked.connect(self._save_bom)
        shell.session.entered.connect(lambda _session: self._forget())
        shell.requests.look_inside.connect(self._look_inside)

    def _analyze(self) -> None:
        if self._shell.selection.image is None:
            return
        image = self._shell.navigator.image.shown or self._shell.selection.image
        self.tab.show()
        self.presenter.view.pane.current.setFocus()
        self.presenter.analyze(image)

    def _look_inside(self, place: Route) -> None:
        """Open the image where another one is open, and analyze whether it can be started."""
        self._shell.tasks.start(f"{WAYS}inside", lambda: self._lead(place))

    async def _lead(self, place: Route) -> None:
        navigator = self._shell.navigator
        await navigator.open_repository(place.repository)
        if not await navigator.open_image(place.image, is_certain=True):
            return
        await navigator.image.settled()
        self.presenter.view.pane.choose(Analysis.STARTING.value)
        self._analyze()

    def _save_bom(self) -> None:
        if (target := self.presenter.target) is not None:
            reads_layers = Analysis.PACKAGES.value in target.read_whole
            self._bills.ask(target.image.digest, target.title, reads_layers=reads_layers)

    def _open(self, row: object) -> None:
        """Where the row leads: to its file, or to the config that has the history and the environment."""
        target = self.presenter.target
        if target is None:
            return
        if isinstance(row, LeftBehind) and row.place is not LeftBehindPlace.FILE:
            self._shell.navigator.image.look_at_config()
            return
        path, layer, size_bytes = _place_of(row)
        image = target.image
        lead_to_file(
            self._shell, FilePlace(path, layer, image.repository, image.digest, size_bytes=size_bytes)
        )

    def _forget(self) -> None:
        self.presenter.forget()
        self.tab.remove()


def _place_of(row: object) -> tuple[bytes, int, int | None]:
    """The row's path, layer and size; a package's is its database."""
    if isinstance(row, PackageStep):
        return row.package.path, row.layer, None
    if isinstance(row, WastedFile | LargeFile):
        return row.path, row.layer, row.size_bytes
    if isinstance(row, PermissionFinding | LeftBehind | StartFinding):
        return row.path, row.layer, None
    raise TypeError(row)
