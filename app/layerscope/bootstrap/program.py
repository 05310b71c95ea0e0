"""The running program: its parts built and joined, its window shown, its end in order."""

from __future__ import annotations

import asyncio
import os
from argparse import Namespace
from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from layerscope.access.own_accounts import OwnAccounts
from layerscope.access.pools import Pools
from layerscope.access.registries import Registries
from layerscope.bootstrap.beginning import first_account, network_of
from layerscope.bootstrap.contents import AccountContents, Keeping
from layerscope.bootstrap.features import Feature, Features
from layerscope.bootstrap.handover.coming import SecondStarts
from layerscope.bootstrap.handover.links import OpenedLinks
from layerscope.bootstrap.opening import Opening, open_window
from layerscope.bootstrap.rebuilding import Filtered, TextLook, emptied, enter_again
from layerscope.bootstrap.worker_ends import told_in_loop
from layerscope.contents.store.place import default_path as contents_store
from layerscope.desktop.runtime.blocking import blocking_in
from layerscope.desktop.runtime.faults import Faults
from layerscope.desktop.runtime.garbage_collection import Collector
from layerscope.desktop.runtime.loop import run as run_loop
from layerscope.desktop.runtime.tasks import Tasks
from layerscope.desktop.shell.account_calls import begun_by
from layerscope.desktop.shell.accounts import AccountInUse
from layerscope.desktop.shell.fault_dialog import show_faults
from layerscope.desktop.shell.filling import fill_window
from layerscope.desktop.shell.job import Downloader
from layerscope.desktop.shell.lasting import Lasting
from layerscope.desktop.shell.navigator import Navigator
from layerscope.desktop.shell.places import Area, Places
from layerscope.desktop.shell.recent_accounts import Recent
from layerscope.desktop.shell.requests import Requests
from layerscope.desktop.shell.selection import Selection
from layerscope.desktop.shell.session import SessionSource
from layerscope.desktop.shell.settings_loss import loss_text
from layerscope.desktop.shell.settings_store import SettingsStore
from layerscope.desktop.shell.shell import Shell
from layerscope.desktop.shell.standard_actions import offer_copy, offer_rest
from layerscope.desktop.shell.transfer_queue import TransferQueue
from layerscope.desktop.theme.icons import application_icon
from layerscope.desktop.welcome.feature import WelcomeFeature
from layerscope.desktop.words.language import Language
from layerscope.files.jsonfile import InvalidContentError
from layerscope.registry.ecr.manifest_cache import ManifestCache
from layerscope.registry.ecr.manifest_cache import default_path as default_manifests_path
from layerscope.transfers.engine.limit import SpeedLimit
from layerscope.words import formats
from layerscope.worker.makers import InWorkers
from layerscope.worker.workers import Workers


def run_program(opening: Opening, options: Namespace) -> int:
    """Run the program in the window to its end; the exit status."""
    program = Program(opening.app, options, opening, found_by=dict(os.environ))
    return run_loop(opening.app, program.run, program.faults.on_loop_error)


TIDYING_S = 0.15  # for downloads to take away their parts, once they were cancelled


class Program:
    """Builds every part, fills the window with them, and ends within a second whatever is under way.

    Second starts find it where `found_by`, the environment that it was started in, is given.
    Attributes: `shell` and `features`, once `run` has started; `faults`.
    """

    def __init__(
        self,
        app: QApplication,
        options: Namespace,
        opening: Opening | None = None,
        found_by: Mapping[str, str] | None = None,
    ) -> None:
        app.setWindowIcon(application_icon())
        self._opening = opening or open_window(app)
        self._app = app
        self._options = options
        self._found_by = found_by
        self._second_starts: SecondStarts | None = None
        self._loaded = self._opening.loaded
        self._root = QObject()  # owns what outlives the window's inside
        self._ended = asyncio.Event()
        self._woken = asyncio.Event()
        self._collector = Collector()
        self.faults = Faults()
        self.faults.install()
        self._report = show_faults(self.faults)
        self._language = Language(app, self._loaded.settings.language)
        self._look = TextLook.of(self._loaded.settings)
        formats.show_utc(self._look.utc)
        self.theme = self._opening.theme
        self._pools = Pools.open()
        self._tasks = Tasks(self.faults.on_task_error)
        self._ends: list[Callable[[], object]] = []
        self.shell: Shell
        self.features: Features

    def feature(self, kind: type[Feature]) -> Feature:
        """The window's feature of this type, once `run` has started."""
        return self.features.of(kind)

    async def run(self) -> int:
        """Fill the window, go where the command line leads, and stay until the window is closed."""
        own = self._own = OwnAccounts.open(network_of(self._loaded.settings))
        self.shell = shell = self._new_shell(own)
        self._fill()
        self.theme.style()  # once for all: with a style sheet each part is styled anew wherever it is put
        self._remember()
        if self._found_by is not None:
            self._be_found(self._found_by)
        shell.say(loss_text(self._loaded))
        QTimer.singleShot(0, self._begin)  # after the first paint
        try:
            await self._stay()
        finally:
            await self._end()
        return 0

    def _fill(self) -> None:
        """Install the features on the shell, and fill the window with what they show."""
        shell = self.shell
        self._contents.attach()
        shell.settings.changed.connect(self._contents.note_reader)
        offer_copy(shell)
        self.features = Features(shell)
        offer_rest(shell)
        self._menu = fill_window(shell)
        shell.window.activated.connect(self._come_first)
        for signal in (shell.window.closing, shell.settings.changed):
            signal.connect(self._woken.set)
        shell.window.closing.connect(self._ended.set)
        shell.window.arranged.connect(shell.settings.touch)
        shell.session.accounts.state_changed.connect(shell.settings.touch)

    async def _stay(self) -> None:
        """Return when the window is closed; its inside is built anew when texts are to look otherwise."""
        while not self._ended.is_set():
            await self._woken.wait()
            self._woken.clear()
            if not self._ended.is_set() and TextLook.of(self.shell.settings.value) != self._look:
                await self._build_anew()

    async def _build_anew(self) -> None:
        shell = self.shell
        filtered = Filtered.of(shell)
        shell.settings.value = shell.window.remembered(shell.settings.value)
        self.shell = await emptied(shell)
        self._look = TextLook.of(shell.settings.value)
        self._look.take(self._app, self._language)
        self._app.setStyleSheet("")
        self._fill()
        self.theme.style_anew()
        filtered.fill(self.shell)
        enter_again(self.shell)

    def _new_shell(self, own: OwnAccounts) -> Shell:
        """The shell without any feature yet."""
        window, blocking, tasks = self._opening.window, blocking_in(self._pools.api), self._tasks
        store = ManifestCache(default_manifests_path())
        registries = Registries.open(self._pools.api, own.sessions, store, own.network)
        accounts = AccountInUse(tasks, blocking, own)
        accounts.recent = Recent(self._loaded.settings.recent_profiles, self._loaded.settings.recent_regions)
        settings = SettingsStore(
            self._opening.settings_file, self._loaded.settings, tasks, blocking, window.say, self._root
        )
        session, selection = SessionSource(own, registries, accounts, blocking, self._root), Selection(window)
        transfers = self._new_transfers(own, settings, session)
        self._ends.append(store.close)
        return Shell(
            window=window,
            theme=self.theme,
            tasks=tasks,
            blocking=blocking,
            say=window.say,
            settings=settings,
            session=session,
            selection=selection,
            places=Places(window),
            navigator=Navigator(selection, session),
            requests=Requests(window),
            transfers=transfers,
            lasting=Lasting(),
            contents=self._contents,
            at_end=self._ends.append,
        )

    def _new_transfers(
        self, own: OwnAccounts, settings: SettingsStore, session: SessionSource
    ) -> TransferQueue:
        """What downloads and, since both share the processor, what reads contents, each in own workers."""
        limit = SpeedLimit()
        say = told_in_loop(self._opening.window.say)
        workers = Workers(limit, say, beside=lambda: self._contents.reading)
        downloader = Downloader(
            InWorkers(workers),
            own.network,
            limit,
            writes_tar=lambda: settings.value.writes_tar,
            begin=begun_by(self._tasks, "transfers/urls/"),
        )
        transfers = TransferQueue(self._pools.transfers, downloader, lambda: settings.value)
        readers = Workers(limit, lambda _reason, _goes_on: None, most=1, beside=lambda: workers.jobs)
        keeping = Keeping(contents_store(), lambda: settings.value.keeps_contents)
        self._contents = AccountContents(readers, session, own.network, keeping, self._tasks, transfers.saved)
        self._ends += [self._contents.leave, readers.close, workers.close]
        return transfers

    def _begin(self) -> None:
        self._tasks.start("program/begin", self._start_asking)

    async def _start_asking(self) -> None:
        accounts, demo = self.shell.session.accounts, self.feature(WelcomeFeature).demonstration
        if not self._options.demo:
            first = first_account(self._options, self._loaded.settings.last_account)
            accounts.account = first  # remembered by a quick end too
            accounts.start(await self.shell.blocking(lambda: self._own.completed(first)))
        elif not await demo.open(before=self._loaded.settings.last_account):
            return
        self.shell.settings.begin()
        self._tasks.start("program/transfers", self._list_transfers)
        links = self._app.findChild(OpenedLinks)
        if reference := self._options.reference or (links.taken() if links else ""):
            self._go_to(reference)
        if links:
            links.arrived.connect(lambda: self._go_to(links.taken()))
        if self._second_starts is not None:
            self._second_starts.listening.start()

    def _go_to(self, reference: str) -> None:
        self.shell.places.focus(Area.IMAGES)  # where arrows go on from what is opened
        self.shell.requests.go_to.emit(reference)

    def _be_found(self, environment: Mapping[str, str]) -> None:
        demo = self.feature(WelcomeFeature).demonstration
        self._second_starts = SecondStarts(
            self.shell.window, self._go_to, lambda: not (demo.is_on or demo.is_starting), environment
        )
        self._ends.append(self._second_starts.listening.close)

    def _come_first(self) -> None:
        if (starts := self._second_starts) is not None:
            self._tasks.start("program/found", lambda: self.shell.blocking(starts.come_first))

    def _remember(self) -> None:
        """Have account and arrangement written with the settings, once those begin to be."""
        settings, accounts, window = self.shell.settings, self.shell.session.accounts, self.shell.window
        settings.add_part(accounts.remembered)
        settings.add_part(self.feature(WelcomeFeature).demonstration.remembered)
        settings.add_part(window.remembered)

    async def _list_transfers(self) -> None:
        """List the transfers of earlier runs; the demo's transfers are not kept."""
        if not self._options.demo:
            await self.shell.transfers.load()

    async def _end(self) -> None:
        self.shell.window.hide()
        self._pools.close()
        await self._tasks.close()
        self._pools.transfers.join(TIDYING_S)
        for end in (self.shell.settings.write_last, *self._ends):
            self._call_at_end(end)
        self.faults.uninstall()
        self._collector.stop()
        # What Python and Qt now take apart, in no order of ours, is not for screen readers: Qt would look up
        # widgets of which a part is gone.
        QAccessible.setActive(False)

    def _call_at_end(self, end: Callable[[], object]) -> None:
        try:
            end()
        except (OSError, InvalidContentError) as error:
            self.faults.record(error, "saving at the end")
