"""The actions on transfers: on the chosen ones, and on all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QUrl, Signal, SignalInstance
from PySide6.QtGui import QAction, QDesktopServices, QGuiApplication, QKeySequence

from layerscope.desktop.transfers.cancel_question import is_much
from layerscope.desktop.transfers.fitting import (
    Main,
    can_be_cancelled,
    can_be_diagnosed,
    can_be_restored,
    can_be_resumed,
    can_be_tried_again,
    is_active,
    is_ended,
    is_stopped,
    main_of,
)
from layerscope.desktop.transfers.presenter import TransfersPresenter
from layerscope.desktop.transfers.row import TransferRow
from layerscope.transfers.rules.queue import Move
from layerscope.transfers.rules.stages import Stage
from layerscope.words.paths import home_path
from layerscope.words.plurals import Plural

Reveal = Callable[[Path | None, Path], bool]
"""Shows a file in its folder, or the folder where there is no file yet; whether that could be tried."""

Rows = Sequence[TransferRow]
Ask = Callable[[Rows, Callable[[], object]], object]


def open_folder(_file: Path | None, folder: Path) -> bool:
    """Show the folder in the system's file manager; whether there is one."""
    return folder.is_dir() and QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


class TransferActions(QObject):
    """The actions, each disabled while it fits none of the transfers that were last given to `fit`.

    Attributes: `pause`, `resume`, `toggle` (either of them), `cancel`, `retry`, `diagnose`, `restore`,
    `show`, `open`, `copy_path`, `copy_digest`, `first`, `up`, `down`, `remove`, of the chosen; `pause_all`,
    `resume_all`, `cancel_all`, `remove_ended`; `of_chosen` and `of_all`, in the order of a menu, None between
    groups.
    Signals: `diagnosis_asked(TransferRow)`, `restore_asked(TransferRow)`.
    """

    diagnosis_asked = Signal(object)
    restore_asked = Signal(object)

    def __init__(
        self,
        presenter: TransfersPresenter,
        chosen: Callable[[], Rows],
        ask: Ask,
        say: Callable[[str], None],
        reveal: Reveal = open_folder,
    ) -> None:
        """`ask` confirms before much is thrown away, and calls what it is given for a yes."""
        super().__init__()
        self._ask = ask
        self._presenter = presenter
        self._chosen = chosen
        self._say = say
        self._reveal = reveal
        self._make_those_of_chosen()
        self._make_those_of_all()
        self.fit(())

    def fit(self, rows: Rows) -> None:
        """Enable the actions that fit these rows, and those that fit any."""
        self.pause.setEnabled(_any(rows, is_active))
        self.resume.setEnabled(_any(rows, can_be_resumed))
        self.toggle.setEnabled(_any(rows, is_active) or _any(rows, is_stopped))
        self.cancel.setEnabled(_any(rows, can_be_cancelled))
        self.retry.setEnabled(_any(rows, can_be_tried_again))
        is_whole = any(row.stage is Stage.VERIFIED for row in rows)
        self.retry.setText(self.tr("Download again") if is_whole else self.tr("Retry"))
        self.diagnose.setEnabled(len(rows) == 1 and can_be_diagnosed(rows[0]))
        self.restore.setEnabled(len(rows) == 1 and can_be_restored(rows[0]))
        self.show.setEnabled(len(rows) == 1 and rows[0].path is not None)
        self.open.setEnabled(len(rows) == 1)
        self.copy_path.setEnabled(_any(rows, lambda row: row.path is not None))
        self.copy_digest.setEnabled(_any(rows, lambda row: bool(row.job.digest)))
        for action in (self.first, self.up, self.down):
            action.setEnabled(_any(rows, lambda row: not row.stage.is_ended))
        self.remove.setEnabled(_any(rows, is_ended))
        every = self._presenter.rows
        self.pause_all.setEnabled(_any(every, is_active))
        self.resume_all.setEnabled(_any(every, is_stopped))
        self.cancel_all.setEnabled(_any(every, can_be_cancelled))
        self.remove_ended.setEnabled(_any(every, is_ended))

    def main(self, rows: Rows) -> tuple[QAction, ...]:
        """The one action that each of these rows asks for, in the menu's order."""
        of = {
            Main.PAUSE: self.pause,
            Main.RESUME: self.resume,
            Main.RETRY: self.retry,
            Main.DIAGNOSE: self.diagnose,
            Main.RESTORE: self.restore,
            Main.SHOW: self.show,
        }
        wanted = set(map(main_of, rows))
        return tuple(action for main, action in of.items() if main in wanted)

    # The actions.

    def _make_those_of_chosen(self) -> None:
        presenter, each = self._presenter, self._of_chosen
        self.pause = each(self.tr("Pause"), presenter.pause, is_active)
        self.resume = each(self.tr("Resume"), presenter.resume, can_be_resumed)
        self.cancel = self._action(self.tr("Cancel"), lambda: self._cancel(self._chosen()), "Shift+Del")
        self.retry = each(self.tr("Retry"), presenter.restart, can_be_tried_again)
        self.diagnose = self._action(
            self.tr("Diagnose"), lambda: self._emit(self.diagnosis_asked, can_be_diagnosed)
        )
        self.restore = self._action(
            self.tr("Restore…"), lambda: self._emit(self.restore_asked, can_be_restored)
        )
        self.show = self._action(self.tr("Show in folder"), self._show)
        self.open = self._action(self.tr("Open folder"), self._open)
        self.copy_path = self._action(self.tr("Copy path"), self._copy_paths)
        self.copy_path.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        self.copy_digest = self._action(self.tr("Copy digest"), self._copy_digests, "Ctrl+Shift+C")
        self.first = self._action(self.tr("Move to top"), lambda: self._move(Move.FIRST), "Alt+Home")
        self.up = self._action(self.tr("Move up"), lambda: self._move(Move.UP), "Alt+Up")
        self.down = self._action(self.tr("Move down"), lambda: self._move(Move.DOWN), "Alt+Down")
        self.remove = each(self.tr("Remove from list"), presenter.remove, is_ended, "Delete")
        self.toggle = self._action(self.tr("Pause or resume"), self._pause_or_resume, "Space")
        self.of_chosen: tuple[QAction | None, ...] = (
            self.pause, self.resume, self.retry, self.diagnose, self.restore, self.cancel, None,
            self.show, self.open, self.copy_path, self.copy_digest, None,
            self.first, self.up, self.down, None, self.remove, None,
        )  # fmt: skip

    def _make_those_of_all(self) -> None:
        presenter = self._presenter
        self.pause_all = self._of_all(self.tr("Pause all"), presenter.pause, is_active)
        self.resume_all = self._of_all(self.tr("Resume all"), presenter.resume, is_stopped)
        self.cancel_all = self._action(self.tr("Cancel all"), lambda: self._cancel(presenter.rows))
        self.remove_ended = self._of_all(self.tr("Clear finished"), presenter.remove, is_ended)
        self.of_all = (self.pause_all, self.resume_all, self.cancel_all, self.remove_ended)

    def _action(self, text: str, act: Callable[[], object], shortcut: str = "") -> QAction:
        action = QAction(text, self)
        action.setShortcut(QKeySequence(shortcut))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)  # of the view they are added to
        action.triggered.connect(lambda _checked=False: act())
        return action

    def _of_chosen(
        self,
        text: str,
        act: Callable[[int], object],
        fits: Callable[[TransferRow], bool],
        shortcut: str = "",
    ) -> QAction:
        return self._action(text, lambda: self._do(act, self._chosen(), fits), shortcut)

    def _of_all(
        self, text: str, act: Callable[[int], object], fits: Callable[[TransferRow], bool]
    ) -> QAction:
        return self._action(text, lambda: self._do(act, self._presenter.rows, fits))

    # What they do.

    def _do(self, act: Callable[[int], object], rows: Rows, fits: Callable[[TransferRow], bool]) -> None:
        with self._presenter.together():
            for number in [row.number for row in rows if fits(row)]:
                act(number)

    def _cancel(self, rows: Rows) -> None:
        """Cancel them; after a question where much has arrived."""
        rows = [row for row in rows if can_be_cancelled(row)]

        def cancel() -> None:
            self._do(self._presenter.cancel, rows, can_be_cancelled)

        if is_much(rows):
            self._ask(rows, cancel)
        else:
            cancel()

    def _emit(self, asked: SignalInstance, fits: Callable[[TransferRow], bool]) -> None:
        for row in filter(fits, self._chosen()):
            asked.emit(row)

    def _pause_or_resume(self) -> None:
        rows, presenter = self._chosen(), self._presenter
        if _any(rows, is_active):
            self._do(presenter.pause, rows, is_active)
        else:
            self._do(presenter.resume, rows, is_stopped)

    def _move(self, to: Move) -> None:
        self._presenter.move([row.number for row in self._chosen()], to)

    def _show(self) -> None:
        for row in self._chosen()[:1]:
            file = row.path if row.path and row.path.exists() else None
            self._reveal_in(file, row)

    def _open(self) -> None:
        for row in self._chosen()[:1]:
            self._reveal_in(None, row)

    def _reveal_in(self, file: Path | None, row: TransferRow) -> None:
        folder = row.path.parent if row.path else row.job.folder
        if not self._reveal(file, folder):
            self._say(self.tr("{folder} could not be opened.").format(folder=home_path(folder)))

    def _copy_paths(self) -> None:
        paths = [row.path for row in self._chosen() if row.path]
        if len(paths) == 1:
            self._copy(map(str, paths), self.tr("Path of {name} copied.").format(name=paths[0].name))
        elif paths:
            self._copy(map(str, paths), Plural.tr("Copied %Ln paths.", "", len(paths)))

    def _copy_digests(self) -> None:
        rows = [row for row in self._chosen() if row.job.digest]
        if len(rows) == 1:
            said = self.tr("Digest of {name} copied.").format(name=rows[0].job.name)
            self._copy([rows[0].job.digest], said)
        elif rows:
            self._copy([row.job.digest for row in rows], Plural.tr("Copied %Ln digests.", "", len(rows)))

    def _copy(self, lines: Iterable[str], said: str) -> None:
        QGuiApplication.clipboard().setText("\n".join(lines))
        self._say(said)


def _any(rows: Rows, fits: Callable[[TransferRow], bool]) -> bool:
    return any(map(fits, rows))
