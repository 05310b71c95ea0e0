"""The line above the transfers: how many there are, what can be done with the chosen ones, and Close."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from layerscope.desktop.theme.icons import IconName
from layerscope.desktop.theme.theme import Theme
from layerscope.desktop.transfers import texts
from layerscope.desktop.transfers.actions import TransferActions
from layerscope.desktop.transfers.row import TransferRow
from layerscope.desktop.transfers.started_notice import StartedNotice
from layerscope.desktop.widgets.basic import ElidedLabel, FlatToolButton, MutedLabel, TitleLabel

_MARGIN = 12


class TransfersHeading(QWidget):
    """The buttons of what fits the chosen transfers; what does not fit is not there.

    Attributes: `notice`, of several that were started at once.
    Signals: `close_asked()`.
    """

    close_asked = Signal()

    def __init__(self, actions: TransferActions, menu: QMenu, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._actions = actions
        self._title = TitleLabel(self.tr("Transfers"))
        self._empty = MutedLabel(self.tr("No downloads yet."))
        self._empty.setObjectName("transfersEmpty")
        self.notice = StartedNotice()
        self._count = ElidedLabel()
        self._count.setProperty("kind", "muted")
        self._count.setObjectName("transferCount")
        self._buttons = {
            actions.retry: _button("retryTransfer", actions.retry),
            actions.diagnose: _button("diagnoseTransfer", actions.diagnose),
            actions.restore: _button("restoreTransfer", actions.restore),
            actions.pause: _button("pauseTransfer", actions.pause),
            actions.resume: _button("resumeTransfer", actions.resume),
            actions.cancel: _button("cancelTransfer", actions.cancel),
            actions.show: _button("showInFolder", actions.show),
        }
        self._more = _menu_button(self.tr("More"), menu)
        self._close = FlatToolButton(self.tr("Close transfers"))
        self._close.setObjectName("closeTransfers")
        self._close.clicked.connect(lambda _checked=False: self.close_asked.emit())
        theme.set_icon(self._close, IconName.CROSS)
        self._lay_out()

    def show_rows(self, rows: Sequence[TransferRow]) -> None:
        """Count them."""
        self._empty.setVisible(not rows)
        self._count.setText(texts.count(tuple(rows)))
        self._more.setVisible(bool(rows))

    def fit(self, chosen: Sequence[TransferRow]) -> None:
        """Offer what these rows ask for, and their end."""
        wanted: set[QAction] = {*self._actions.main(chosen), self._actions.cancel}
        for action, button in self._buttons.items():
            button.setVisible(action in wanted and action.isEnabled())

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(_MARGIN, 0, _MARGIN, 0)
        parts: Iterable[QWidget] = (self._title, self._empty, self.notice)
        for part in parts:
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self._count)
        row.addSpacing(6)
        for button in self._buttons.values():
            row.addWidget(button)
        row.addWidget(self._more)
        row.addWidget(self._close)


def _button(name: str, action: QAction) -> QPushButton:
    """A button that does what the action does."""
    button = QPushButton(action.text())
    button.setObjectName(name)

    def show_text() -> None:
        button.setText(action.text())
        button.setAccessibleName(action.text())

    show_text()
    action.changed.connect(show_text)
    button.clicked.connect(action.trigger)
    button.hide()
    return button


def _menu_button(name: str, menu: QMenu) -> QPushButton:
    """The button that opens the menu of everything else."""
    button = QPushButton(f"{name} ▾")
    button.setObjectName("moreTransferActions")
    button.setAccessibleName(name)
    button.clicked.connect(lambda: menu.popup(button.mapToGlobal(button.rect().bottomLeft())))
    return button
