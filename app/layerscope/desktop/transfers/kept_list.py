"""The list of transfers as something that is kept on this computer."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication

from layerscope.desktop.shell.kept import Kept
from layerscope.desktop.transfers.presenter import TransfersPresenter

translate = QCoreApplication.translate


def transfers_kept(presenter: TransfersPresenter, folder: Path) -> Kept:
    """The files of all runs in the folder; what runs, or waits for its turn, is left alone."""

    async def clear() -> None:
        with presenter.together():
            for row in presenter.rows:
                if row.stage.is_stopped:
                    presenter.cancel(row.number)
                if not row.stage.is_active:
                    presenter.remove(row.number)

    return Kept(
        "keptTransfers",
        translate("Kept", "Transfers"),
        translate("Kept", "Downloads and exports that are not finished, to continue after a restart."),
        translate(
            "Kept",
            "Stopped and finished transfers leave the list, and partial files are deleted. Running ones and "
            "finished files are kept.",
        ),
        folder / "transfers.json",
        clear,
        lambda: folder.glob("transfers*.json"),
    )
