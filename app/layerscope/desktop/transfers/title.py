"""How far all transfers together are, in the window's title."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from layerscope.desktop.transfers import texts
from layerscope.desktop.transfers.presenter import TransfersPresenter
from layerscope.desktop.transfers.row import TransferRow
from layerscope.transfers.rules.stages import Stage
from layerscope.words.outside import line
from layerscope.words.plurals import Plural

DASH = "\N{EN DASH}"


class Batch:
    """The transfers since nothing was under way: those that are, and those of them that are whole."""

    def __init__(self) -> None:
        self._numbers: set[int] = set()

    def rows(self, rows: Iterable[TransferRow]) -> list[TransferRow]:
        """The batch's rows; empty once none is under way."""
        rows = list(rows)
        self._numbers |= {row.number for row in rows if row.stage.is_active}
        batch = [row for row in rows if row.number in self._numbers and _counts(row)]
        if not any(row.stage.is_active for row in batch):
            batch = []
        self._numbers = {row.number for row in batch}
        return batch


def title(rows: Iterable[TransferRow], name: str) -> str:
    """`37% · 3 downloads`, a dash, the name; the name alone where there are none."""
    batch = list(rows)
    if not batch:
        return name
    sized = [row for row in batch if row.job.size_bytes]
    whole_bytes = sum(row.job.size_bytes or 0 for row in sized)
    fraction = sum(row.fraction * (row.job.size_bytes or 0) for row in sized) / whole_bytes if sized else 0.0
    return f"{texts.share(fraction)} · {_counted(batch)} {DASH} {name}"


class TitleProgress(QObject):
    """Keeps the window's title; the one it had comes back at the end."""

    def __init__(self, presenter: TransfersPresenter, window: QWidget) -> None:
        super().__init__(window)
        self._presenter = presenter
        self._window = window
        self._name = window.windowTitle()
        self._batch = Batch()
        presenter.settled.connect(lambda _: self._show())

    def _show(self) -> None:
        shown = title(self._batch.rows(self._presenter.rows), self._name)
        if shown != self._window.windowTitle():
            self._window.setWindowTitle(line(shown))


def _counted(batch: list[TransferRow]) -> str:
    """`3 downloads`, `1 export`, or both together as transfers."""
    downloads = sum(row.job.ref is not None for row in batch)
    if downloads == len(batch):
        return Plural.tr("%Ln downloads", "", len(batch))
    if not downloads:
        return Plural.tr("%Ln exports", "", len(batch))
    return Plural.tr("%Ln transfers", "", len(batch))


def _counts(row: TransferRow) -> bool:
    return row.stage.is_active or row.stage is Stage.VERIFIED
