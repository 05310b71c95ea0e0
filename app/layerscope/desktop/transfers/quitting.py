"""The question before the window is closed while transfers run."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox

from layerscope.desktop.runtime.guard import guarded
from layerscope.desktop.shell.settings_store import SettingsStore
from layerscope.desktop.shell.window import MainWindow
from layerscope.desktop.transfers.presenter import TransfersPresenter
from layerscope.desktop.transfers.row import TransferRow
from layerscope.desktop.widgets.boxes import MessageBox
from layerscope.desktop.widgets.toggles import CheckBox
from layerscope.words.plurals import Plural

translate = QCoreApplication.translate


@guarded
class QuitQuestion(QObject):
    """Asks once, unless the settings say not to, or the system ends the session: that waits for nobody.

    `is_kept` tells whether the transfers are there at the next start.
    """

    def __init__(
        self,
        presenter: TransfersPresenter,
        window: MainWindow,
        settings: SettingsStore,
        is_kept: Callable[[], bool],
    ) -> None:
        super().__init__(window)
        self._presenter = presenter
        self._window = window
        self._settings = settings
        self._is_kept = is_kept
        self._box: QMessageBox | None = None
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Keep the window open until somebody has answered."""
        if event.type() == QEvent.Type.Close and watched is self._window and self._must_ask():
            event.ignore()
            self._ask()
            return True
        return super().eventFilter(watched, event)

    def _must_ask(self) -> bool:
        app = QCoreApplication.instance()
        is_session_over = isinstance(app, QGuiApplication) and app.isSavingSession()
        return (
            self._settings.value.asks_before_quitting and self._presenter.active > 0 and not is_session_over
        )

    def _ask(self) -> None:
        if self._box is not None:
            self._box.activateWindow()
            return
        box = self._box = MessageBox(self._window)
        box.setObjectName("quitQuestion")
        box.setWindowTitle(translate("QuitQuestion", "Quit"))
        box.setText(f"{running([row for row in self._presenter.rows if row.stage.is_active])}.")
        is_kept = self._is_kept()
        text = translate("QuitQuestion", "Downloaded bytes are kept; transfers continue next time.")
        lost = translate("QuitQuestion", "Transfers of demo data are not listed at the next start.")
        box.setInformativeText(text if is_kept else lost)
        word = translate("QuitQuestion", "Quit and continue next time")
        leave = box.addButton(
            word if is_kept else translate("QuitQuestion", "Quit"), QMessageBox.ButtonRole.DestructiveRole
        )
        leave.setObjectName("quitAndContinue")
        stay = box.addButton(translate("QuitQuestion", "Keep running"), QMessageBox.ButtonRole.RejectRole)
        stay.setObjectName("keepRunning")
        box.setDefaultButton(stay)
        never = CheckBox(translate("QuitQuestion", "Do not ask again"), box)  # else Python deletes it
        box.setCheckBox(never)
        never.setObjectName("neverAskToQuit")
        box.finished.connect(lambda: self._on_answered(box, is_left=box.clickedButton() is leave))
        box.open()

    def _on_answered(self, box: QMessageBox, *, is_left: bool) -> None:
        self._box = None
        box.deleteLater()
        if not is_left:
            return
        settings = self._settings.value
        never = box.checkBox().isChecked()
        if self._is_kept():
            settings = replace(
                settings,
                continues_once=True,
                continue_transfers=settings.continue_transfers or never,
            )
        self._settings.value = replace(settings, asks_before_quitting=not never)
        self._window.closing.emit()


def running(rows: list[TransferRow]) -> str:
    """`1 download is running`, `2 exports are running`, or both together as transfers."""
    downloads = sum(row.job.ref is not None for row in rows)
    if downloads == len(rows):
        return Plural.tr("%Ln downloads are running", "", len(rows))
    if not downloads:
        return Plural.tr("%Ln exports are running", "", len(rows))
    return Plural.tr("%Ln transfers are running", "", len(rows))
