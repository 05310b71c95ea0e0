"""What can be done with the chosen transfer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QUrl, Signal
from PySide6.QtGui import QAction, QDesktopServices, QGuiApplication, QKeySequence

from layerscope.desktop.transfers.presenter import TransfersPresenter
from layerscope.desktop.transfers.row import Stage, TransferRow

OpenFolder = Callable[[Path], bool]


def open_folder(folder: Path) -> bool:
    """Show the folder in the system's file manager; whether there is one."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


class TransferActions(QObject):
    """The actions, each disabled while it does not fit the transfer that was last given to `fit`.

    Attributes: `cancel`, `retry`, `show`, `copy_path`, `remove`; `all`, in the order of a menu.
    Signals: `announced(str)`: what was done.
    """

    announced = Signal(str)

    def __init__(
        self,
        presenter: TransfersPresenter,
        chosen: Callable[[], TransferRow | None],
        opens: OpenFolder = open_folder,
    ) -> None:
        super().__init__()
        self._chosen = chosen
        self._open = opens
        self.cancel = self._action(self.tr("Cancel"), lambda row: presenter.cancel(row.number))
        self.retry = self._action(self.tr("Download again"), lambda row: presenter.resume(row.number))
        self.show = self._action(self.tr("Show in folder"), self._show)
        self.copy_path = self._action(self.tr("Copy path"), self._copy_path)
        self.copy_path.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        self.remove = self._action(self.tr("Remove from list"), lambda row: presenter.remove(row.number))
        self.remove.setShortcut(QKeySequence(Qt.Key.Key_Delete))
        for action in (self.copy_path, self.remove):
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)  # of the view they are added to
        self.all = (self.cancel, self.retry, self.show, self.copy_path, self.remove)
        self.fit(None)

    def fit(self, row: TransferRow | None) -> None:
        """Enable what can be done with this one."""
        stage = row.stage if row else None
        self.cancel.setEnabled(stage not in {None, Stage.VERIFIED, Stage.CANCELLED})
        self.retry.setEnabled(stage is not None and stage.resumable)
        self.show.setEnabled(row is not None)
        self.copy_path.setEnabled(stage is Stage.VERIFIED)
        self.remove.setEnabled(stage is not None and stage.ended)

    def _action(self, text: str, act: Callable[[TransferRow], object]) -> QAction:
        def triggered() -> None:
            if row := self._chosen():
                act(row)

        action = QAction(text, self)
        action.triggered.connect(triggered)
        return action

    def _show(self, row: TransferRow) -> None:
        folder = row.path.parent if row.path else row.folder
        if not folder.is_dir() or not self._open(folder):
            self.announced.emit(self.tr("{folder} could not be opened.").format(folder=folder))

    def _copy_path(self, row: TransferRow) -> None:
        if row.path:
            QGuiApplication.clipboard().setText(str(row.path))
            self.announced.emit(self.tr("Copied the path of {name}.").format(name=row.path.name))
