"""The features that do not register themselves yet, joined to the shell."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject

from layerscope.accounts.rules.sign_ins import new_session_helps
from layerscope.bootstrap.features import Features
from layerscope.bootstrap.transferring import Transferring
from layerscope.desktop.shell.asked import about_ref
from layerscope.desktop.shell.chosen_layer import ChosenLayer
from layerscope.desktop.shell.menus import Section
from layerscope.desktop.shell.places import Area
from layerscope.desktop.shell.settings import Settings
from layerscope.desktop.shell.shell import Shell
from layerscope.desktop.shell.standard_actions import offer_copy, offer_rest
from layerscope.desktop.shell.top_bar import TopBar
from layerscope.desktop.shell.window import Parts
from layerscope.desktop.transfers.dock import TransfersDock
from layerscope.desktop.transfers.row import TransferRow
from layerscope.desktop.widgets.actions import new_action
from layerscope.desktop.widgets.boxes import ask_where
from layerscope.registry.model.layers import Layer
from layerscope.transfers.rules.stages import Stage

translate = QCoreApplication.translate


class Joined(QObject):
    """The window's parts and the ways between them.

    Attributes: `window`; `accounts`; `transfers`, the presenter; `features`.
    """

    def __init__(self, shell: Shell, transferring: Transferring) -> None:
        super().__init__()
        self.shell = shell
        self._theme = theme = shell.theme
        self.accounts = shell.session.accounts
        self.transferring = transferring
        self.transfers = transferring.transfers
        self.window = shell.window
        shell.settings.changed.connect(lambda: transferring.apply(shell.settings.value))
        self.dock = TransfersDock(self.transfers, theme, transferring.reveal)
        transferring.apply(shell.settings.value)
        offer_copy(shell)
        self.features = Features(shell)
        self._offer()
        offer_rest(shell)
        self._fill_window()
        self._join_rest()

    @property
    def settings(self) -> Settings:
        """What was loaded, with what was chosen since."""
        return self.shell.settings.value

    @settings.setter
    def settings(self, settings: Settings) -> None:
        self.shell.settings.value = settings

    @property
    def downloads(self) -> Path:
        """The folder that layers go to."""
        return self.shell.transfers.folder

    # The window.

    def _offer(self) -> None:
        places, window = self.shell.places, self.window
        places.put(Area.DOCK, self.dock, self.dock.view)
        places.focused(self.dock, copy=self.dock.row_actions.copy_path.trigger)
        text = translate("WindowMenu", "Show transfers")
        show = new_action(window, text, self.show_transfers, shortcut="Ctrl+J")
        places.menu(Section.TRANSFERS, show, self.dock.menu)

    def _fill_window(self) -> None:
        places = self.shell.places
        if places.details is None:
            raise RuntimeError("no feature shows details")
        menu = places.window_menu()
        self._top = TopBar(self._theme, menu, self.shell.session.refresh, self.show_transfers, self)
        places.bar(self._top.transfers, at_end=True)
        self.window.fill(
            Parts(
                bar=(*places.bar_before, self._top.refresh, *places.bar_after, self._top.menu),
                stretched=places.stretched,
                banner=places.stacked_banners(),
                repositories=places.areas[Area.REPOSITORIES],
                images=places.areas[Area.IMAGES],
                layers=places.areas[Area.LAYERS],
                details=places.details,
                dock=places.areas[Area.DOCK],
                tables=tuple(places.tables),
            ),
            self.settings,
        )
        menu.attach(self.window)

    # What leads where.

    def _join_rest(self) -> None:
        shell = self.shell
        for source in (self.dock, self.transferring):
            source.announced.connect(shell.say)
        for changed in (self.transfers.row_added, self.transfers.transfer_ended, self.transfers.row_removed):
            changed.connect(self._show_transfer_count)
        self.dock.left.connect(lambda: shell.places.focus(Area.LAYERS))
        self.dock.row_actions.diagnosis_asked.connect(self._ask_why)
        shell.session.renewed.connect(self._resume_transfers)
        shell.requests.download.connect(self._download)

    def _ask_why(self, row: TransferRow) -> None:
        if row.ref is not None:  # an export is of many
            layer = Layer(row.position, row.ref.digest, size_bytes=row.size_bytes)
            self.shell.requests.diagnosis.emit(about_ref(row.ref, layer, row.error))

    def _resume_transfers(self) -> None:
        """Let those go on, each from the part that it has, that failed for want of a session."""
        for row in self.transfers.rows:
            if row.stage is Stage.FAILED and new_session_helps(row.error):
                self.transfers.resume(row.number)

    def show_transfers(self) -> None:
        """Bring the downloads into sight, or take them out of it."""
        self.dock.toggle()

    def _download(self, chosen: ChosenLayer, ask: bool) -> None:
        path = self.downloads / chosen.file_name
        if ask:
            ask_where(self.window, path, lambda other: self._start_download(chosen, other))
        else:
            self._start_download(chosen, path)

    def _start_download(self, chosen: ChosenLayer, path: Path) -> None:
        if self.shell.session.current is not None:
            self.transferring.download(chosen, path)

    def _show_transfer_count(self, *_: object) -> None:
        self._top.show_active(self.transfers.active)
