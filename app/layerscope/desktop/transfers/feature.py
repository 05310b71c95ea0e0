"""Transfers in the window: their dock and button, what leads into the queue, and the list between runs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject

from layerscope.access.own_urls import OwnUrls, host_of
from layerscope.accounts.rules.sign_ins import new_session_helps
from layerscope.desktop.shell.account_source import account_source
from layerscope.desktop.shell.asked import about_ref
from layerscope.desktop.shell.chosen_layer import ChosenLayer
from layerscope.desktop.shell.job import Job
from layerscope.desktop.shell.menus import MenuSection
from layerscope.desktop.shell.places import Area
from layerscope.desktop.shell.requests import Route
from layerscope.desktop.shell.shell import Shell
from layerscope.desktop.shell.transfer_queue import Restorer
from layerscope.desktop.theme.icons import IconName
from layerscope.desktop.transfers.dock import TransfersDock
from layerscope.desktop.transfers.foreign_question import ask_foreign
from layerscope.desktop.transfers.keeping import TransferListKeeper
from layerscope.desktop.transfers.kept_list import transfers_kept
from layerscope.desktop.transfers.layer_job import KIND, layer_job
from layerscope.desktop.transfers.layer_sources import layer_source, restored_layer
from layerscope.desktop.transfers.notices import Notices
from layerscope.desktop.transfers.presenter import TransfersPresenter
from layerscope.desktop.transfers.quitting import QuitQuestion
from layerscope.desktop.transfers.revealing import revealing
from layerscope.desktop.transfers.row import TransferRow
from layerscope.desktop.transfers.title import TitleProgress
from layerscope.desktop.widgets.actions import new_action
from layerscope.desktop.widgets.bar_button import BarButton
from layerscope.desktop.widgets.boxes import ask_where
from layerscope.files.user_folders import state_folder
from layerscope.registry.ecr.session import UrlOf
from layerscope.registry.errors.blobs import BlobError
from layerscope.registry.errors.content import ContentError
from layerscope.registry.errors.network import NetworkError
from layerscope.registry.model.layers import Layer
from layerscope.transfers.disk.kept import KeptTransfer, LoadedTransfers, TransfersFile
from layerscope.transfers.errors import RejectedError, RetriesExhaustedError
from layerscope.transfers.rules.stages import Stage
from layerscope.words.messages import words
from layerscope.words.plurals import Plural

translate = QCoreApplication.translate
# The others are of this machine: its disk, its folders, a credential of its user.
_OF_THE_LAYER = (BlobError, ContentError, NetworkError, RejectedError, RetriesExhaustedError)


class TransfersFeature(QObject):
    """Runs what the window's queue is given.

    Attributes: `presenter`, with every transfer; `dock`.
    """

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell.window)
        self._shell = shell
        queue = shell.transfers
        self._keeper: TransferListKeeper | None = None
        self.presenter = shell.lasting.of(
            TransfersPresenter, lambda: TransfersPresenter(shell.tasks, queue.pool, shell.blocking)
        )
        self.presenter.forget_listeners()  # the dock of a window that was built anew
        self.dock = TransfersDock(
            self.presenter, shell.theme, shell.say, revealing(shell.tasks, shell.blocking)
        )
        TitleProgress(self.presenter, shell.window)
        QuitQuestion(self.presenter, shell.window, shell.settings, lambda: self._keeper is not None)
        Notices(self.presenter, shell.window, shell.tasks, shell.blocking)
        self._button = BarButton("showTransfers", translate("Window", "Transfers"))
        self._button.setCheckable(True)
        queue.run_by(self)
        queue.add_kind(KIND, self._restored)
        self._fill_places()
        self._connect()
        self._apply_settings()
        if rows := self.presenter.rows:
            self.dock.show_rows(rows)
            self._show_count()

    # What the queue hands on.

    def start(self, job: Job) -> None:
        """Put the job into the queue."""
        self.presenter.start(job)

    def save_layers(self, layers: Iterable[ChosenLayer], folder: Path) -> None:
        """Put the layers into the queue without asking; a foreign one comes from its own URLs."""
        self.presenter.start_all(
            self._job(
                each, folder / each.file_name, _own_urls(each.layer.urls) if each.layer.foreign else None
            )
            for each in layers
        )

    def saving(self, folder: Path) -> frozenset[str]:
        """The digests of those transfers into the folder that run, or wait for their turn."""
        active = (row.job for row in self.presenter.rows if row.stage.is_active)
        return frozenset(job.digest for job in active if job.folder == folder)

    def saved(self) -> Mapping[str, Path]:
        """The files of whole layers by their digests, of this run and as far as they are still listed."""
        whole = (
            row for row in self.presenter.rows if row.stage is Stage.VERIFIED and row.job.ref is not None
        )
        return {row.job.digest: row.path for row in whole if row.path is not None}

    async def load(self, restorers: Mapping[str, Restorer]) -> None:
        """List what earlier runs left, and keep the list from now on.

        What was interrupted goes on where the settings say so. Raises OSError where no list can be kept.
        """
        shell, file = self._shell, TransfersFile(state_folder())
        self._keeper = TransferListKeeper(self.presenter, file, restorers, shell.tasks)
        count, loaded = await self._keeper.load()
        if loaded.loss is not None:
            self._tell_loss(loaded)
        if count:
            shell.say(Plural.tr("%Ln interrupted transfers can be resumed.", "", count))
        settings = shell.settings.value
        continues = settings.continue_transfers or settings.continues_once
        for row in self.presenter.rows if continues else ():
            if row.stage is Stage.INTERRUPTED:
                self.presenter.resume(row.number)
        if settings.continues_once:
            shell.settings.value = replace(settings, continues_once=False)

    # In the window.

    def _fill_places(self) -> None:
        places = self._shell.places
        places.kept.append(transfers_kept(self.presenter, state_folder()))
        places.put(Area.DOCK, self.dock, self.dock.view)
        places.focused(self.dock, copy=self.dock.row_actions.copy_path.trigger)
        # The table of them is what goes by the name.
        self._button.setAccessibleName(translate("Window", "Show transfers"))
        self._button.clicked.connect(lambda _checked=False: self.dock.toggle())
        self._shell.theme.set_icon(self._button, IconName.DOWNLOAD)
        places.bar(self._button, at_end=True)
        text = translate("WindowMenu", "Show transfers")
        show = new_action(self, text, self.dock.toggle, shortcut="Ctrl+J")
        places.menu(MenuSection.TRANSFERS, show, self.dock.menu)

    def _connect(self) -> None:
        shell, presenter = self._shell, self.presenter
        presenter.settled.connect(self._show_count)
        presenter.transfer_ended.connect(self._tell_read)
        self.dock.left.connect(lambda: shell.places.focus(Area.LAYERS))
        self.dock.shown.connect(self._button.setChecked)
        self.dock.row_actions.diagnosis_asked.connect(self._diagnose)
        self.dock.row_actions.restore_asked.connect(self._restore)
        shell.requests.download.connect(self._download)
        shell.session.renewed.connect(self._resume_failed)
        shell.settings.changed.connect(self._apply_settings)
        shell.at_end(self._end)

    def _show_count(self, *_: object) -> None:
        self._button.count(self.presenter.active)

    def _tell_read(self, row: TransferRow) -> None:
        """Say of a layer whether it came, unless this machine is to blame that it did not."""
        if row.job.ref is None:
            return
        if row.stage is Stage.VERIFIED:
            self._shell.requests.layer_read.emit(row.job.ref, "", True)
        elif row.stage is Stage.FAILED and isinstance(row.error, _OF_THE_LAYER):
            is_of_content = isinstance(row.error, ContentError | RejectedError)
            self._shell.requests.layer_read.emit(row.job.ref, words(row.error).title, is_of_content)

    def _diagnose(self, row: TransferRow) -> None:
        if row.job.ref is not None:  # an export is of many
            layer = Layer(row.job.position, row.job.ref.digest, size_bytes=row.job.size_bytes)
            self._shell.requests.diagnosis.emit(about_ref(row.job.ref, layer, row.error))

    def _restore(self, row: TransferRow) -> None:
        """Restore the image where it is the one that is shown, else go there: its card offers it."""
        if row.job.ref is None:
            return
        shell, source, ref = self._shell, row.job.source, row.job.ref
        wanted, shown = source.get("tag") or source.get("image", ""), shell.selection.image
        if shown and shown.repository == ref.repository and wanted in {shown.tag, shown.digest}:
            for action in shell.places.remedies.others(row.error):
                action.trigger()
        else:
            shell.requests.route.emit(Route(ref.repository, wanted, (ref.digest,)))

    def _apply_settings(self) -> None:
        settings = self._shell.settings.value
        self.presenter.at_once = settings.transfers_at_once
        self._shell.transfers.downloader.limit.bytes_per_s = settings.speed_limit_bytes_per_s

    def _resume_failed(self) -> None:
        """Resume those that failed for want of a session."""
        for row in self.presenter.rows:
            if row.stage is Stage.FAILED and new_session_helps(row.error):
                self.presenter.resume(row.number)

    # From a layer to the queue.

    def _download(self, chosen: ChosenLayer, ask: bool) -> None:
        path = self._shell.transfers.folder / chosen.file_name
        if ask:
            ask_where(self._shell.window, path, lambda other: self._start_layer(chosen, other))
        else:
            self._start_layer(chosen, path)

    def _start_layer(self, chosen: ChosenLayer, path: Path) -> None:
        """Save the layer as the account it was chosen under; a foreign one after asking."""
        if self._shell.session.current is None:
            return
        if not chosen.layer.foreign:
            self._save(chosen, path)
            return
        urls = chosen.layer.urls
        if not urls:
            self._shell.say(
                translate("Window", "The image has no address for this layer: it cannot be downloaded.")
            )
            return
        host = host_of(urls[0])
        ask_foreign(self._shell.window, host, lambda: self._save(chosen, path, _own_urls(urls)))

    def _save(self, chosen: ChosenLayer, path: Path, url_of: UrlOf | None = None) -> None:
        self.start(self._job(chosen, path, url_of))

    def _job(self, chosen: ChosenLayer, path: Path, url_of: UrlOf | None) -> Job:
        session = self._shell.session
        accounts, account = session.accounts, session.accounts.account
        source = {
            **account_source(account, accounts.region, accounts.registry_id),
            **layer_source(chosen),
        }
        url_of = url_of or session.url_of(account)
        downloader = self._shell.transfers.downloader
        return layer_job(chosen, path, downloader, url_of, lambda: session.ca_bundle(account), source)

    # From one run to the next.

    def _restored(self, kept: KeptTransfer) -> Job | None:
        return restored_layer(kept, self._shell.session, self._shell.transfers.downloader)

    def _tell_loss(self, loaded: LoadedTransfers) -> None:
        text = translate("Window", "The list of earlier transfers could not be read.")
        if loaded.kept_as is not None:
            kept = translate("Settings", "The old file was saved as %1.")
            text = f"{text} {kept.replace('%1', str(loaded.kept_as))}"
        self._shell.say(text)

    def _end(self) -> None:
        """Write the list down for the next run."""
        if self._keeper is not None:
            self._keeper.end()


def install(shell: Shell) -> TransfersFeature:
    """Run the window's transfers, and show them."""
    return TransfersFeature(shell)


def _own_urls(urls: tuple[str, ...]) -> OwnUrls:
    async def read() -> tuple[str, ...]:
        return urls

    return OwnUrls(read)
