"""Reads one listing page by page into a model, and lets others wait for a row of it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import replace
from typing import Generic, TypeVar

from layerscope.accounts.rules.sign_ins import new_session_helps
from layerscope.desktop.browse.lists.pane import ListPane
from layerscope.desktop.browse.lists.state import ListState
from layerscope.desktop.runtime.garbage_collection import collect_all_again, collection_paused
from layerscope.desktop.runtime.tasks import Tasks
from layerscope.desktop.tables.rows_model import RowsModel

T = TypeVar("T")
Pages = AsyncIterator[Sequence[T]]

CHUNK_ROWS = 100  # taken in at once; the window answers between two chunks
SHOW_EVERY_S = 0.1  # each showing costs a repaint of the whole list, which is most of a frame


class ListLoader(Generic[T]):
    """Reads into a model and keeps its pane up to date; at most one reading at a time.

    A new `open` drops what is being read. Reading again leaves the rows in place: they are updated as the
    pages arrive, and those that did not come again are taken out at the end. After a failure nothing is
    taken out.
    """

    def __init__(self, key: str, tasks: Tasks, model: RowsModel[T], pane: ListPane) -> None:
        self._key = key
        self._tasks = tasks
        self._model = model
        self._pane = pane
        self._read: Callable[[], Pages[T]] | None = None
        self._changed: list[asyncio.Future[None]] = []
        self._showing: asyncio.TimerHandle | None = None
        self._round = 0
        pane.retry_asked.connect(self.refresh)

    @property
    def is_reading(self) -> bool:
        """Whether pages may still come."""
        return self._pane.state.is_reading

    @property
    def is_complete(self) -> bool:
        """Whether a reading came to its end, and none goes on."""
        return self._pane.state.as_of_s is not None and not self.is_reading

    @property
    def version(self) -> tuple[int, int, float | None]:
        """Another one once there are other rows."""
        return self._round, len(self._model.store), self._pane.state.as_of_s

    def open(self, read: Callable[[], Pages[T]]) -> None:
        """Forget all rows and read the pages that `read` gives."""
        self.close()
        self._read = read
        self._start()

    def close(self) -> None:
        """Forget all rows; nothing is listed."""
        self._tasks.cancel(self._key)
        self._round += 1
        self._read = None
        self._pane.view.forget_choice()
        self._model.clear()
        collect_all_again()
        self._set_state(ListState())

    def refresh(self) -> None:
        """Read again what is listed; nothing while that is going on."""
        if self._read is not None and not self.is_reading:
            self._start()

    def stop(self, failure: Exception) -> None:
        """End the reading that goes on, for this reason; nothing where none does."""
        if self.is_reading:
            self._tasks.cancel(self._key)
            self._round += 1
            self._set_state(ListState(is_idle=False, as_of_s=self._pane.state.as_of_s, failure=failure))

    def failures(self) -> tuple[BaseException | None]:
        """Why the last reading was not complete."""
        return (self._pane.state.failure,)

    def ask_again(self) -> None:
        """Read again what a session that had run out cut short, be it in place of a reading that goes on."""
        is_cut_short = self.is_reading or new_session_helps(self._pane.state.failure)
        if self._read is not None and is_cut_short:
            self._start()

    async def find(self, row: Callable[[], str]) -> str:
        """What `row` gives as soon as it is not empty; empty where the reading ended without.

        `row` is asked again whenever rows have arrived.
        """
        read = self._read
        while not (identity := row()):
            if not self.is_reading or read is not self._read:
                return ""
            arrived = asyncio.get_running_loop().create_future()
            self._changed.append(arrived)
            await arrived
        return identity

    def _start(self) -> None:
        self._round += 1
        self._set_state(replace(self._pane.state, is_idle=False, is_reading=True, failure=None))
        self._tasks.start(self._key, self._run)

    async def _run(self) -> None:
        now = self._round
        failure: Exception | None = None
        try:
            await self._take_pages()
        except asyncio.CancelledError:
            self._show_no_more()  # by then the window may be gone
            raise
        except Exception as error:  # noqa: BLE001 - shown in the pane, whatever it is
            failure = error
        if now != self._round:
            return
        as_of_s = self._pane.state.as_of_s if failure else time.time()
        self._set_state(ListState(is_idle=False, as_of_s=as_of_s, failure=failure))

    async def _take_pages(self) -> None:
        read, model = self._read, self._model
        if read is None:
            return
        again = len(model.store) > 0
        came: set[str] = set()
        with collection_paused(rows=lambda: len(model.store)):
            async for page in read():
                for start in range(0, len(page), CHUNK_ROWS):
                    chunk = page[start : start + CHUNK_ROWS]
                    model.put(chunk, show=False)
                    if again:
                        came.update(map(model.identity_of, chunk))
                    self._show_soon()
                    await asyncio.sleep(0)
        if again and len(came) != len(model.store):
            model.drop(model.store.identities() - came)
        view = self._pane.view
        view.lose_choice_if_gone(is_known=model.knows(view.chosen))

    def _show_soon(self) -> None:
        """Have what arrived shown, at most so often; the first rows at once."""
        if self._model.rowCount() == 0:
            self._show()
        elif self._showing is None:
            self._showing = asyncio.get_running_loop().call_later(SHOW_EVERY_S, self._show)

    def _show_no_more(self) -> None:
        if self._showing is not None:
            self._showing.cancel()
            self._showing = None

    def _show(self) -> None:
        self._show_no_more()
        self._model.show_arrived()
        self._pane.show_face()
        waiting, self._changed = self._changed, []
        for arrived in waiting:
            if not arrived.done():
                arrived.set_result(None)

    def _set_state(self, state: ListState) -> None:
        self._pane.set_state(state)
        self._show()
