"""The parts joined: whose signal leads to whose method, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal

from layerscope.accounts.model.profiles import Account
from layerscope.bootstrap.asking import Asking, Registries
from layerscope.bootstrap.diagnosing import Diagnosing
from layerscope.bootstrap.diagnosis_tab import DiagnosisParts
from layerscope.bootstrap.exporting import ImageSaving
from layerscope.bootstrap.focus import Focus
from layerscope.bootstrap.inventory import Inventory
from layerscope.bootstrap.signing_in import SigningIn
from layerscope.bootstrap.transferring import Transferring, download_folder
from layerscope.desktop.accounts.switcher.button import AccountButton
from layerscope.desktop.browse.images.presenter import ImagesPresenter
from layerscope.desktop.browse.repositories import RepositoriesPresenter
from layerscope.desktop.goto.bar import GoToBar
from layerscope.desktop.goto.field import GoToField
from layerscope.desktop.goto.presenter import GoToPresenter
from layerscope.desktop.goto.steps import Lists
from layerscope.desktop.layer.details.presenter import LayerPresenter
from layerscope.desktop.layer.image.layers_pane import LayersPane
from layerscope.desktop.layer.image.presenter import ImagePresenter
from layerscope.desktop.layer.tabs import LayerTabs
from layerscope.desktop.runtime.tasks import Tasks
from layerscope.desktop.shell.accounts import AccountsPresenter
from layerscope.desktop.shell.chosen_layer import ChosenLayer
from layerscope.desktop.shell.menus import Handlers, WindowMenu
from layerscope.desktop.shell.settings import Settings
from layerscope.desktop.shell.top_bar import TopBar
from layerscope.desktop.shell.window import MainWindow, Parts
from layerscope.desktop.theme.palette import ThemeChoice
from layerscope.desktop.theme.theme import Theme
from layerscope.desktop.transfers.dock import TransfersDock
from layerscope.desktop.widgets.boxes import ask_where, show_about
from layerscope.desktop.widgets.remedies import Remedies
from layerscope.desktop.words.messages import words
from layerscope.registry.ecr.image import ReadImage
from layerscope.registry.model.commands import CliTarget
from layerscope.registry.model.repositories import Repository

translate = QCoreApplication.translate


class Joined(QObject):
    """The window's parts and the ways between them.

    Attributes: `window`; the presenters `accounts`, `repositories`, `images`, `image`, `layer`, `transfers`,
    `go_to`; `diagnosis`, the tab; `inventory`; `settings`, with what was chosen in the menus; `downloads`,
    the folder that layers go to.
    Signals: `settings_changed`.
    """

    settings_changed = Signal()

    def __init__(
        self,
        tasks: Tasks,
        theme: Theme,
        accounts: AccountsPresenter,
        transferring: Transferring,
        registries: Registries,
        settings: Settings,
        window: MainWindow,
    ) -> None:
        super().__init__()
        self._theme = theme
        self._registries = registries
        self._asking: Asking | None = None
        self._settings = settings
        self.downloads = download_folder(settings)
        self.accounts = accounts
        self.transferring = transferring
        self.transfers = transferring.transfers
        self.window = window
        self.remedies = Remedies()
        self._make_lists(tasks)
        self.dock = TransfersDock(self.transfers, theme, transferring.reveal)
        self.transferring.apply(settings)
        self.field, self.bar = GoToField(theme), GoToBar(theme)
        self._focus = Focus(self)
        self._make_diagnosis(tasks)
        self.signing_in = SigningIn(self, tasks, theme, registries)
        self._fill_window()
        self.inventory = Inventory(self, tasks, theme, self._menu)
        self.inventory.offer_diagnosis(self.diagnosis.ask)
        self.saving = ImageSaving(self, tasks, self._menu)
        self._join_lists()
        self._join_rest()
        self.signing_in.join()

    @property
    def settings(self) -> Settings:
        """What was loaded, with what was chosen since."""
        return self._settings

    @settings.setter
    def settings(self, settings: Settings) -> None:
        self._settings = settings
        self.settings_changed.emit()

    def _make_lists(self, tasks: Tasks) -> None:
        theme = self._theme
        self.repositories = RepositoriesPresenter(tasks, theme, self, remedies=self.remedies)
        self.images = ImagesPresenter(tasks, theme, self, remedies=self.remedies)
        self.layers_pane = LayersPane(theme, remedies=self.remedies)
        self.tabs = LayerTabs(theme, remedies=self.remedies)
        self.layer = LayerPresenter(self.tabs.panel, tasks, self._is_active)
        self.image = ImagePresenter(self.layers_pane, self.tabs, self.layer, tasks)
        self.go_to_lists = Lists(self.repositories, self.images, self.image, self.layer, self._resolve_tag)
        self.go_to = GoToPresenter(tasks, self.accounts, self.go_to_lists, self.window.say)

    def _make_diagnosis(self, tasks: Tasks) -> None:
        accounts = self.accounts
        self.diagnosing = Diagnosing(
            self._registries.sessions,
            lambda: accounts.account,
            profiles=lambda: accounts.profiles,
            network=self._registries.network,
            manifests=lambda: self.inventory.calls.kept if self.inventory.calls else None,
        )
        self.diagnosis = DiagnosisParts(self, tasks, self._theme, self.diagnosing.diagnose, self._download)

    # The window.

    def _fill_window(self) -> None:
        self.account_button = AccountButton(self.accounts, self._theme)
        self._menu = WindowMenu(self._handlers(), self.settings)
        self._menu.insert_transfers(self.dock.menu)
        self._top = TopBar(self._theme, self._menu, self.refresh, self.show_transfers, self)
        parts = Parts(
            bar=(self.account_button, self.field, self._top.refresh, self._top.transfers, self._top.menu),
            stretched=self.field,
            banner=self.signing_in.stacked_under(self.bar),
            repositories=self.repositories.pane,
            images=self.images.pane,
            layers=self.layers_pane,
            details=self.tabs,
            dock=self.dock,
            tables=(self.images.view, self.layers_pane.view, self.dock.view),
        )
        self.window.fill(parts, self.settings)
        self._menu.attach(self.window)

    def _handlers(self) -> Handlers:
        return Handlers(
            go_to=self._focus.go_to_field,
            filter=self._focus.filter_field,
            refresh=self.refresh,
            switch_account=self.account_button.open_switcher,
            profiles=self.account_button.profiles_asked.emit,
            network=self.account_button.network_asked.emit,
            copy=self._focus.copy,
            download=self.layer.download,
            download_as=lambda: self.layer.download(ask_where=True),
            test_access=self.layer.test_access,
            diagnose=self.diagnosis.ask_chosen,
            show_transfers=self.show_transfers,
            show_settings=self._show_settings,
            choose_theme=self._choose_theme,
            choose_language=self._choose_language,
            about=lambda: show_about(self.window),
            quit=self.window.close,
        )

    def _is_active(self) -> bool:
        return self.window.isActiveWindow()

    # What leads where.

    def _join_lists(self) -> None:
        self.accounts.account_chosen.connect(self._use)
        self.repositories.repository_chosen.connect(self._open_repository)
        self.repositories.choice_lost.connect(self._close_repository)
        self.images.image_chosen.connect(self.image.choose)
        self.images.choice_lost.connect(lambda: self.image.choose(None))
        self.image.image_shown.connect(self._learn_platform)

    def _join_rest(self) -> None:
        say = self.window.say
        for source in (self.repositories, self.images, self.layer, self.dock, self.transferring):
            source.announced.connect(say)
        self.window.activated.connect(self.layer.on_window_activated)
        self.accounts.state_changed.connect(self._show_identity)
        self.field.text_entered.connect(self._go_to)
        self.go_to.refused.connect(self.bar.show_refusal)
        self.go_to.offered.connect(self.bar.show_offers)
        self.bar.offer_taken.connect(self.go_to.follow)
        for choice in (self.repositories.repository_chosen, self.images.image_chosen):
            choice.connect(self.go_to.leave)
        for changed in (self.transfers.row_added, self.transfers.transfer_ended, self.transfers.row_removed):
            changed.connect(self._show_transfer_count)

    def _use(self, account: Account) -> None:
        """Ask as this account from now on; nothing of the one before stays on the screen."""
        if self._asking is not None:  # what was pasted before the first account is for that one
            self.go_to.leave()
        asking = self._registries.asking(account, self._place)
        self._asking = asking
        self.transferring.use(account, asking)
        self._close_repository()
        self.inventory.use(asking)
        self.layer.use(asking.layer_calls(self._download))
        self.image.use(asking.read_image, account.registry_id)
        self.repositories.open(asking.repositories)

    def _place(self) -> CliTarget:
        account = self.accounts.account
        return CliTarget(account.profile or "", self.accounts.region, account.endpoint_url)

    async def _resolve_tag(self, repository: str, tag: str) -> str:
        return await self._asking.resolve_tag(repository, tag) if self._asking is not None else ""

    def _open_repository(self, repository: Repository) -> None:
        if self._asking is not None:
            self.image.choose(None)
            self.images.open(repository, self._asking.image_calls())

    def _close_repository(self) -> None:
        self.image.choose(None)
        self.images.close()

    def _learn_platform(self, image: ReadImage) -> None:
        """Tell the list what an image runs on: its config says it, the listing does not."""
        if image.config is not None and str(image.config.platform):
            self.images.learn_platform(image.manifest.digest, str(image.config.platform))

    # What people do.

    def refresh(self) -> None:
        """Read everything listed again; what failed for want of a session with a new one."""
        if self.signing_in.retry():
            return
        if self.accounts.identity_error is not None:
            self.accounts.ask_again()
        self.repositories.refresh()
        self.images.refresh()
        self.image.refresh()

    def show_transfers(self) -> None:
        """Bring the downloads into sight, or take them out of it."""
        self.dock.toggle()

    def _show_settings(self) -> None:
        self.transferring.show_settings(self.settings, self.downloads, self._take_settings)

    def _take_settings(self, settings: Settings) -> None:
        self.settings, self.downloads = settings, download_folder(settings)
        self.transferring.apply(settings)

    def _go_to(self, text: str) -> None:
        self.bar.hide()
        self.go_to.go(text)

    def _download(self, chosen: ChosenLayer, ask: bool) -> None:
        path = self.downloads / chosen.file_name
        if ask:
            ask_where(self.window, path, lambda other: self._start_download(chosen, other))
        else:
            self._start_download(chosen, path)

    def _start_download(self, chosen: ChosenLayer, path: Path) -> None:
        if self._asking is not None:
            self.transferring.download(chosen, path)

    def _choose_theme(self, choice: ThemeChoice) -> None:
        self.settings = replace(self.settings, theme=choice)
        self._theme.choose(choice)

    def _choose_language(self, name: str) -> None:
        self.settings = replace(self.settings, language=name)
        self.window.say(translate("Window", "The language changes when Layerscope starts again."))

    # What is told.

    def _show_identity(self) -> None:
        identity, error = self.accounts.identity, self.accounts.identity_error
        if error is not None:
            told = words(error)
            self.window.show_identity(told.title, f"{told.text}\n{told.next_step}")
        else:
            self.window.show_identity(identity.arn if identity else "")

    def _show_transfer_count(self, *_: object) -> None:
        self._top.show_active(self.transfers.active)
