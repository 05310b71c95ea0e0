"""A shell to install one feature on: its window is real, and its registry is what a test scripts."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from layerscope.access.own_accounts import OwnAccounts
from layerscope.access.registries import Registries
from layerscope.accounts.model.profiles import Account
from layerscope.desktop.runtime.tasks import Tasks
from layerscope.desktop.shell.chosen_layer import ChosenLayer
from layerscope.desktop.shell.job import Downloader, Job
from layerscope.desktop.shell.lasting import Lasting
from layerscope.desktop.shell.menus import WindowMenu
from layerscope.desktop.shell.navigator import Navigator
from layerscope.desktop.shell.places import Fits, Places, Row
from layerscope.desktop.shell.requests import Requests
from layerscope.desktop.shell.selection import Selection
from layerscope.desktop.shell.session import SessionSource
from layerscope.desktop.shell.settings import Settings, SettingsFile
from layerscope.desktop.shell.settings_store import SettingsStore
from layerscope.desktop.shell.shell import Shell
from layerscope.desktop.shell.transfer_queue import Restorer, TransferQueue
from layerscope.desktop.shell.window import MainWindow
from layerscope.desktop.theme.theme import Theme
from layerscope.registry.aws.network_settings import NetworkSettings
from layerscope.registry.ecr.image import ReadImage
from layerscope.registry.ecr.manifest_cache import ManifestCache
from layerscope.registry.ecr.session import RegistrySession
from layerscope.registry.model.commands import CliTarget
from layerscope.registry.model.layers import LayerRef
from layerscope.registry.model.presigned import PresignedUrl
from layerscope.registry.model.repositories import Repository
from layerscope.worker.makers import InThisProcess
from support.fakes.account_fakes import FakeAws, fail
from support.fakes.contents_fakes import FakeContents


class FakeSession(RegistrySession):
    """A registry that answers from what the test put in; what is not there raises KeyError."""

    def __init__(self, like: RegistrySession) -> None:
        super().__init__(like.client, like._blobs, like.kept, CliTarget)
        self.repository_pages: list[tuple[Repository, ...]] = []
        self.repository_error: Exception | None = None
        self.images: dict[str, ReadImage] = {}
        self.asked_urls: list[LayerRef] = []

    async def repositories(self) -> AsyncGenerator[tuple[Repository, ...], None]:  # type: ignore[override]
        if self.repository_error is not None:
            raise self.repository_error
        for page in self.repository_pages:
            yield page

    async def read_image(
        self, repository: str, digest: str, on_part: Callable[[ReadImage], None] | None = None
    ) -> ReadImage:
        return self.images[digest]

    async def url_of(self, ref: LayerRef, *, renew: bool = False) -> PresignedUrl:
        self.asked_urls.append(ref)
        return PresignedUrl("https://store.example/blob", ref.digest)


@dataclass(frozen=True, slots=True)
class FakeRegistries(Registries):
    """Makes a `FakeSession` for each account."""

    def session(
        self, account: Account, reader: Callable[[], str], cli_target: Callable[[], CliTarget]
    ) -> FakeSession:
        return FakeSession(Registries.session(self, account, reader, cli_target))


@dataclass
class FakeMenu:
    """A list's menu that only notes what is offered."""

    offered: list[tuple[QAction, Fits]] = field(default_factory=list)

    def offer(self, action: QAction, fits: Fits) -> None:
        self.offered.append((action, fits))

    def texts(self, row: object = None) -> list[str]:
        """What is offered for the row."""
        return [action.text() for action, fits in self.offered if fits(row)]


@dataclass
class FakeRunner:
    """Takes jobs and runs none."""

    jobs: list[Job] = field(default_factory=list)
    layers: list[tuple[ChosenLayer, Path]] = field(default_factory=list)
    kinds: tuple[str, ...] = ()
    restorers: Mapping[str, Restorer] = field(default_factory=dict)

    def start(self, job: Job) -> None:
        self.jobs.append(job)

    def save_layers(self, layers: Iterable[ChosenLayer], folder: Path) -> None:
        self.layers += [(chosen, folder / chosen.file_name) for chosen in layers]

    async def load(self, restorers: Mapping[str, Restorer]) -> None:
        self.kinds = tuple(restorers)
        self.restorers = restorers

    def saved(self) -> Mapping[str, Path]:
        return {chosen.layer.digest: path for chosen, path in self.layers if path.exists()}

    def saving(self, folder: Path) -> frozenset[str]:
        return frozenset(chosen.layer.digest for chosen, path in self.layers if path.parent == folder)


class FakeShell:
    """The shell with what it was told.

    Attributes: `shell`; `said`; `ends`, what is to be called at the end; `requested`, each request as its
    name and what it came with; `menus` of the rows; `runner` of the transfers; `tabs`; `contents` of images.
    """

    def __init__(self, theme: Theme, aws: FakeAws, folder: Path) -> None:
        self.said: list[str] = []
        self.ends: list[Callable[[], object]] = []
        self.requested: list[tuple[object, ...]] = []
        self.menus = {row: FakeMenu() for row in Row}
        self.runner = FakeRunner()
        self.tabs = QTabWidget()
        self.contents = FakeContents()
        self.ends.append(self.contents.close)
        self.window = MainWindow(Settings())
        self.window.setCentralWidget(self.tabs)
        self.tasks = Tasks(fail)
        self.shell = self._new_shell(theme, aws, folder)
        self._listen()

    @property
    def session(self) -> FakeSession:
        """The registry that is asked now."""
        current = self.shell.session.current
        assert isinstance(current, FakeSession)
        return current

    def choose_account(self, account: Account | None = None) -> FakeSession:
        """Ask as this account from now on; the registry to script. To be called in the loop."""
        self.shell.session.accounts.choose(account or Account())
        return self.session

    def show(self) -> None:
        """Show the window with every part that was put into it, and bring it to the front."""
        places, inside, lists = self.shell.places, QWidget(), QWidget()
        layout, in_lists = QVBoxLayout(inside), QVBoxLayout(lists)
        for part in (*places.areas.values(), places.details):
            if part is not None:
                in_lists.addWidget(part)
        places.work_area.put_lists(lists)
        for part in (*places.bar_before, *places.banners, places.work_area):
            layout.addWidget(part)
        self.window.setCentralWidget(inside)
        self.window.show()
        self.window.activateWindow()

    def menu(self) -> WindowMenu:
        """The window's menu as it is offered so far."""
        menu = self.shell.places.window_menu()
        menu.attach(self.window)
        return menu

    def close(self) -> None:
        for end in self.ends:
            end()
        self.window.hide()  # one that is destroyed while it is shown ends the application
        self.window.deleteLater()

    def _new_shell(self, theme: Theme, aws: FakeAws, folder: Path) -> Shell:
        window, tasks, accounts = self.window, self.tasks, aws.presenter(self.tasks)
        settings = SettingsStore(
            SettingsFile(folder / "settings.json"),
            Settings(download_folder=str(folder)),
            tasks,
            aws.blocking,
            self.said.append,
            window,
        )
        store = ManifestCache(folder / "manifests.sqlite3")
        self.ends.append(store.close)
        own = OwnAccounts.open(NetworkSettings())
        registries = FakeRegistries.open(aws.pool, own.sessions, store)
        session = SessionSource(own, registries, accounts, aws.blocking, window)
        selection, places = Selection(window), Places(window)
        places.put_details(self.tabs)
        for row, menu in self.menus.items():
            places.row_menu(row, menu)
        queue = TransferQueue(aws.pool, Downloader(InThisProcess(_no_download)), lambda: settings.value)
        queue.run_by(self.runner)
        return Shell(
            window=window,
            theme=theme,
            tasks=tasks,
            blocking=aws.blocking,
            say=self.said.append,
            settings=settings,
            session=session,
            selection=selection,
            places=places,
            navigator=Navigator(selection, session),
            requests=Requests(window),
            transfers=queue,
            lasting=Lasting(),
            contents=self.contents,
            at_end=self.ends.append,
        )

    def _listen(self) -> None:
        requests = self.shell.requests
        requests.diagnosis.connect(lambda asked: self.requested.append(("diagnosis", asked)))
        requests.text_replaced.connect(lambda: self.requested.append(("text replaced",)))
        requests.download.connect(lambda chosen, ask: self.requested.append(("download", chosen, ask)))
        requests.route.connect(lambda route: self.requested.append(("route", route)))
        requests.go_to.connect(lambda text: self.requested.append(("go to", text)))
        self.shell.session.reread.connect(lambda: self.requested.append(("refresh",)))
        requests.network_settings.connect(lambda: self.requested.append(("network settings",)))
        requests.account.connect(lambda wish: self.requested.append(("account", wish)))


def _no_download(*_: object) -> Path:
    raise AssertionError("nothing is downloaded by a fake shell")
