"""The contents of images as the account in use has them: a desk for each session, and its worker."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from layerscope.access.contents_desk import Asked, OnReply, RequestOf
from layerscope.access.url_minting import for_threads
from layerscope.bootstrap.image_tables import ImageTables
from layerscope.contents.model.layers import ImageLayers
from layerscope.contents.service.replies import Reply
from layerscope.contents.service.requests import OpenImage
from layerscope.desktop.runtime.tasks import Tasks
from layerscope.desktop.shell.account_calls import begun_by
from layerscope.desktop.shell.session import SessionSource, reader_of
from layerscope.registry.aws.network_settings import NetworkSettings
from layerscope.transfers.engine.tuning import DEFAULT
from layerscope.worker.desk import Desk
from layerscope.worker.work.contents import ContentsOrder
from layerscope.worker.workers import Workers

_URLS = "contents/urls/"


class Keeping(NamedTuple):
    """Listings are kept in the file `store`, as long as it `is_on`."""

    store: Path
    is_on: Callable[[], bool]


class AccountContents:
    """Answers `ContentsDesk` as the account in use; `saved` are the layers' files of this computer by digest.

    To be told of sessions it is attached to them, anew with each inside of the window.
    """

    def __init__(
        self,
        workers: Workers,
        session: SessionSource,
        network: Callable[[], NetworkSettings],
        keeping: Keeping,
        tasks: Tasks,
        saved: Callable[[], Mapping[str, Path]],
    ) -> None:
        self._saved = saved
        self._tables, self._tasks = ImageTables(session, tasks), tasks
        self._workers, self._session, self._network, self._keeping = workers, session, network, keeping
        self._desk: Desk | None = None

    def attach(self) -> None:
        """Begin and end with the sessions."""
        self._session.left.connect(self.leave)
        self._session.accounts.state_changed.connect(self.note_reader)

    @property
    def reading(self) -> int:
        """How many requests may bring layers' bytes now."""
        return self._desk.reading if self._desk else 0

    def ask(self, request_of_number: RequestOf, on_reply: OnReply) -> Asked:
        request = request_of_number(0)
        if isinstance(request, OpenImage):
            return self._tables.opened(with_files(request.image, self._saved()), self._ask, on_reply)
        return self._ask(request_of_number, on_reply)

    def leave(self) -> None:
        """Let all go."""
        self._tables.leave()
        desk, self._desk = self._desk, None
        if desk is not None:
            desk.close()
            self._tasks.cancel(_URLS)

    def _ask(self, request_of_number: RequestOf, on_reply: OnReply) -> Asked:
        self._desk = self._desk or self._new_desk()
        self._desk.know_network(self._network())
        return _Asked(self._desk, request_of_number, on_reply)

    def _new_desk(self) -> Desk:
        session, account = self._session, self._session.accounts.account
        reader = self._reader()

        def order() -> ContentsOrder:
            ca_bundle = session.registries.sessions.ca_bundle(account.profile)
            return ContentsOrder(reader, self._keeping.store, self._network(), ca_bundle, DEFAULT)

        return Desk(self._workers, order, for_threads(session.url_of(account), begun_by(self._tasks, _URLS)))

    def note_reader(self) -> None:
        """Another account may read, or nothing is to be kept any more."""
        if self._desk is not None:
            self._desk.know_reader(self._reader())

    def _reader(self) -> str:
        return reader_of(self._session.accounts) if self._keeping.is_on() else ""


def with_files(image: ImageLayers, saved: Mapping[str, Path]) -> ImageLayers:
    """The image, with the files of this computer that were saved as its layers."""
    layers = tuple(
        replace(layer, local=str(saved[layer.digest])) if layer.digest in saved else layer
        for layer in image.layers
    )
    return replace(image, layers=layers)


class _Asked:
    """A request whose replies are heard in the loop that runs now."""

    def __init__(self, desk: Desk, request_of_number: RequestOf, on_reply: OnReply) -> None:
        self._on_reply: OnReply | None = on_reply
        self._loop = asyncio.get_running_loop()
        self._asked = desk.ask(request_of_number, self._on_told)

    def stop(self) -> None:
        self._asked.stop()

    def cancel(self) -> None:
        self._on_reply = None
        self._asked.cancel()

    def _on_told(self, reply: Reply) -> None:
        """In a thread of the desk's."""
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._hear, reply)

    def _hear(self, reply: Reply) -> None:
        if self._on_reply is not None:
            self._on_reply(reply)
