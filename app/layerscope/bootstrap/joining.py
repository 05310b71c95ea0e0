"""The features that do not register themselves yet, joined to the shell."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAction

from layerscope.accounts.rules.sign_ins import new_session_helps
from layerscope.bootstrap.diagnosing import Diagnosing
from layerscope.bootstrap.diagnosis_tab import DiagnosisParts
from layerscope.bootstrap.exporting import ImageSaving
from layerscope.bootstrap.features import Features
from layerscope.bootstrap.focus import Focus
from layerscope.bootstrap.inventory import Inventory
from layerscope.bootstrap.transferring import Transferring
from layerscope.desktop.browse.images.presenter import ImagesPresenter
from layerscope.desktop.browse.repositories import RepositoriesPresenter
from layerscope.desktop.browse.session_images import image_calls
from layerscope.desktop.layer.details.calls import LayerCalls
from layerscope.desktop.layer.details.presenter import LayerPresenter
from layerscope.desktop.layer.image.layers_pane import LayersPane
from layerscope.desktop.layer.image.presenter import ImagePresenter
from layerscope.desktop.layer.tabs import LayerTabs
from layerscope.desktop.shell.chosen_layer import ChosenLayer
from layerscope.desktop.shell.menus import Section
from layerscope.desktop.shell.places import Area
from layerscope.desktop.shell.settings import Settings
from layerscope.desktop.shell.shell import Shell
from layerscope.desktop.shell.standard_actions import offer_copy, offer_rest
from layerscope.desktop.shell.top_bar import TopBar
from layerscope.desktop.shell.window import Parts
from layerscope.desktop.transfers.dock import TransfersDock
from layerscope.desktop.widgets.actions import new_action
from layerscope.desktop.widgets.boxes import ask_where
from layerscope.registry.ecr.image import ReadImage
from layerscope.registry.ecr.session import RegistrySession
from layerscope.registry.model.layers import LayerRef
from layerscope.registry.model.presigned import PresignedUrl
from layerscope.registry.model.repositories import Repository
from layerscope.transfers.rules.stages import Stage

translate = QCoreApplication.translate


class Joined(QObject):
    """The window's parts and the ways between them.

    Attributes: `window`; the presenters `accounts`, `repositories`, `images`, `image`, `layer`, `transfers`,
    `diagnosis`, the tab; `inventory`; `features`.
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
        self._make_lists()
        self.dock = TransfersDock(self.transfers, theme, transferring.reveal)
        transferring.apply(shell.settings.value)
        self._focus = Focus(self)
        self._make_diagnosis()
        self._offer()
        self.inventory = Inventory(self, shell.tasks, theme, shell.places)
        self.inventory.offer_diagnosis(self.diagnosis.ask)
        self.saving = ImageSaving(self, shell.tasks, shell.places)
        offer_rest(shell)
        self._fill_window()
        self._join_lists()
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

    def _make_lists(self) -> None:
        theme, tasks, navigator = self._theme, self.shell.tasks, self.shell.navigator
        remedies = self.shell.places.remedies
        self.repositories = RepositoriesPresenter(tasks, theme, self, remedies=remedies)
        self.images = ImagesPresenter(tasks, theme, self, remedies=remedies)
        self.layers_pane = LayersPane(theme, remedies=remedies)
        self.tabs = LayerTabs(theme, remedies=remedies)
        self.layer = LayerPresenter(self.tabs.panel, tasks, self._is_active)
        self.image = ImagePresenter(self.layers_pane, self.tabs, self.layer, tasks)
        navigator.repositories, navigator.images, navigator.image = self.repositories, self.images, self.image
        places = self.shell.places
        places.put(Area.REPOSITORIES, self.repositories.pane)
        places.put(Area.IMAGES, self.images.pane, self.images.view)
        places.put(Area.LAYERS, self.layers_pane, self.layers_pane.view)
        places.put_details(self.tabs)

    def _make_diagnosis(self) -> None:
        accounts, session = self.accounts, self.shell.session
        self.diagnosing = Diagnosing(
            session.registries.sessions,
            lambda: accounts.account,
            profiles=lambda: accounts.profiles,
            network=session.registries.network,
            manifests=lambda: session.current.kept.manifests if session.current else None,
        )
        self.diagnosis = DiagnosisParts(
            self, self.shell.tasks, self._theme, self.diagnosing.diagnose, self._download
        )

    # The window.

    def _offer(self) -> None:
        shell, places, window = self.shell, self.shell.places, self.window
        self.features = Features(shell)
        places.put(Area.DOCK, self.dock, self.dock.view)
        places.focused(self.dock, copy=self.dock.row_actions.copy_path.trigger)
        places.focused(None, copy=self._focus.copy, find=self._focus.filter_field)

        def action(text: str, act: Callable[[], object], shortcut: str = "") -> QAction:
            return new_action(window, text, act, shortcut=shortcut)

        offer_copy(shell)
        layer = self.layer
        places.menu(
            Section.CHOSEN,
            action(translate("WindowMenu", "Download layer"), layer.download, "Ctrl+D"),
            action(
                translate("WindowMenu", "Download layer as…"),
                lambda: layer.download(ask_where=True),
                "Ctrl+Shift+D",
            ),
            action(translate("WindowMenu", "Test access"), layer.test_access, "Ctrl+T"),
            action(translate("WindowMenu", "Diagnose"), self.diagnosis.ask_chosen, "F9"),
        )
        show = action(translate("WindowMenu", "Show transfers"), self.show_transfers, "Ctrl+J")
        places.menu(Section.TRANSFERS, show, self.dock.menu)

    def _fill_window(self) -> None:
        places = self.shell.places
        menu = places.window_menu()
        self._top = TopBar(self._theme, menu, self.shell.requests.refresh.emit, self.show_transfers, self)
        places.bar(self._top.transfers, at_end=True)
        self.window.fill(
            Parts(
                bar=(*places.bar_before, self._top.refresh, *places.bar_after, self._top.menu),
                stretched=places.stretched,
                banner=places.stacked_banners(),
                repositories=places.areas[Area.REPOSITORIES],
                images=places.areas[Area.IMAGES],
                layers=places.areas[Area.LAYERS],
                details=self.tabs,
                dock=places.areas[Area.DOCK],
                tables=tuple(places.tables),
            ),
            self.settings,
        )
        menu.attach(self.window)

    def _is_active(self) -> bool:
        return self.window.isActiveWindow()

    # What leads where.

    def _join_lists(self) -> None:
        session, selection = self.shell.session, self.shell.selection
        session.left.connect(lambda: selection.choose_repository(None))
        session.entered.connect(self._use)
        self.repositories.repository_chosen.connect(selection.choose_repository)
        self.repositories.choice_lost.connect(lambda: selection.choose_repository(None))
        self.images.image_chosen.connect(selection.choose_image)
        self.images.choice_lost.connect(lambda: selection.choose_image(None))
        selection.repository_changed.connect(self._open_repository)
        selection.image_changed.connect(self.image.choose)
        self.layer.shown.connect(selection.choose_layer)
        self.image.image_shown.connect(selection.image_read)
        selection.image_read.connect(self._learn_platform)

    def _join_rest(self) -> None:
        say, shell = self.window.say, self.shell
        for source in (self.repositories, self.images, self.layer, self.dock, self.transferring):
            source.announced.connect(say)
        self.window.activated.connect(self.layer.on_window_activated)
        for changed in (self.transfers.row_added, self.transfers.transfer_ended, self.transfers.row_removed):
            changed.connect(self._show_transfer_count)
        session, layers = shell.session, self.layers_pane
        for part in (self.repositories.pane, self.images.pane, layers):
            part.failed.connect(session.failed)
            part.retry_asked.connect(session.retry)
        self.layer.failed.connect(session.failed)
        self.tabs.panel.retry_asked.connect(session.retry)
        for asker in (self.repositories, self.images, self.image):
            session.add_asker(asker)
        session.renewed.connect(self._resume_transfers)
        shell.requests.refresh.connect(self.refresh)
        shell.requests.download.connect(self._download)
        shell.requests.quiet_diagnosis.connect(
            lambda asked: self.diagnosis.presenter.ask(asked, quietly=True)
        )
        shell.requests.diagnosis.connect(self.diagnosis.presenter.ask)

    def _use(self, session: RegistrySession) -> None:
        """Ask as this account from now on; nothing of the one before stays on the screen."""
        self.inventory.use(session)
        self.layer.use(self._layer_calls(session))
        self.image.use(session.read_image, self.accounts.account.registry_id)
        self.repositories.open(session.repositories)

    def _layer_calls(self, session: RegistrySession) -> LayerCalls:
        async def url_of(ref: LayerRef, renew: bool) -> PresignedUrl:
            return await session.url_of(ref, renew=renew)

        download = self.shell.requests.download.emit
        return LayerCalls(url_of, session.cached_url, session.probe, download, session.cli_command)

    def _open_repository(self, repository: Repository | None) -> None:
        session = self.shell.session.current
        if repository is not None and session is not None:
            self.images.open(repository, image_calls(session))
        else:
            self.images.close()

    def _learn_platform(self, image: ReadImage) -> None:
        """Tell the list what an image runs on: its config says it, the listing does not."""
        if image.config is not None and str(image.config.platform):
            self.images.learn_platform(image.manifest.digest, str(image.config.platform))

    # What people do.

    def refresh(self) -> None:
        """Read everything listed again; what failed for want of a session with a new one."""
        if self.shell.session.retry():
            return
        if self.accounts.identity_error is not None:
            self.accounts.ask_again()
        self.repositories.refresh()
        self.images.refresh()
        self.image.refresh()

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
