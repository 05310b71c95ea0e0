"""The dock below the lists: every download, how far it is, and where it went."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from layerscope.desktop.theme.theme import Theme
from layerscope.desktop.transfers import texts
from layerscope.desktop.transfers.actions import Reveal, TransferActions, open_folder
from layerscope.desktop.transfers.cancel_question import ask_cancel
from layerscope.desktop.transfers.card import TransferCard
from layerscope.desktop.transfers.dragging import TransfersView
from layerscope.desktop.transfers.model import TransfersModel
from layerscope.desktop.transfers.presenter import TransfersPresenter
from layerscope.desktop.transfers.row import TransferRow
from layerscope.desktop.widgets.basic import ElidedLabel, MutedLabel, TitleLabel
from layerscope.transfers.rules.stages import Stage

_MARGIN = 12
_LEAST_ROWS = 2
_ALONE = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows


class TransfersDock(QWidget):
    """The transfers with their actions; hidden until there is one, or until somebody asks for it.

    Attributes: `view`, the table; `row_actions`; `menu`, with all of them.
    Signals: `left`: it was hidden while it had the focus, or Esc was pressed in it.
    """

    left = Signal()

    def __init__(
        self,
        presenter: TransfersPresenter,
        theme: Theme,
        say: Callable[[str], None],
        reveal: Reveal = open_folder,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("transfersDock")
        self._presenter = presenter
        self._theme = theme
        self._say = say
        self._model = TransfersModel()
        self.view = self._new_view()  # before the heading: both go by the same name, and the table is meant
        self.row_actions = TransferActions(presenter, self._chosen, partial(ask_cancel, self), say, reveal)
        self.menu = self._new_menu()
        self._more = _menu_button(self.menu)
        self._card = TransferCard(say)
        self._empty = MutedLabel(self.tr("Nothing has been downloaded yet."), self)
        self._empty.setObjectName("transfersEmpty")
        self._count = ElidedLabel()
        self._count.setProperty("kind", "muted")
        self._count.setObjectName("transferCount")
        self._lay_out()
        self._connect()
        self._show_rows()
        self.hide()

    def show_rows(self, rows: tuple[TransferRow, ...]) -> None:
        """Show these, which were there before."""
        self._model.append(rows)
        self.show()
        self._show_rows()

    def toggle(self) -> None:
        """Show the dock, the focus in its table, or hide it."""
        if self.isHidden():
            self.show()
            self.view.setFocus()
            return
        focus = QApplication.focusWidget()
        had_focus = focus is not None and self.isAncestorOf(focus)
        self.hide()
        if had_focus:
            self.left.emit()

    # Set-up.

    def _new_view(self) -> TransfersView:
        view = TransfersView(self._theme, self)
        view.setObjectName("transfers")
        view.setAccessibleName(self.tr("Transfers"))
        view.setModel(self._model)
        view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header_height = view.horizontalHeader().sizeHint().height()
        view.setMinimumHeight(header_height + _LEAST_ROWS * view.row_height)
        return view

    def _new_menu(self) -> QMenu:
        menu = QMenu(self.tr("Transfers"), self)
        for action in (*self.row_actions.of_chosen, None, *self.row_actions.of_all):
            if action is None:
                menu.addSeparator()
            else:
                menu.addAction(action)
        return menu

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(_MARGIN, 0, _MARGIN, 0)
        row.addWidget(TitleLabel(self.tr("Transfers")))
        row.addWidget(self._empty)
        row.addStretch(1)
        row.addWidget(self._count)
        row.addSpacing(6)
        for name, action in (
            ("retryTransfer", self.row_actions.retry),
            ("pauseTransfer", self.row_actions.pause),
            ("resumeTransfer", self.row_actions.resume),
            ("cancelTransfer", self.row_actions.cancel),
            ("showInFolder", self.row_actions.show),
        ):
            row.addWidget(_button(name, action))
        row.addWidget(self._more)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 6, 0, 6)
        layout.setSpacing(4)
        layout.addLayout(row)
        layout.addWidget(self.view, 1)
        card = QHBoxLayout()
        card.setContentsMargins(_MARGIN, 0, _MARGIN, 0)
        card.addWidget(self._card)
        layout.addLayout(card)

    def _connect(self) -> None:
        actions = self.row_actions
        self.view.addActions(list(filter(None, actions.of_chosen)))
        self.view.activated.connect(lambda _index: actions.show.trigger())
        self.view.customContextMenuRequested.connect(
            lambda at: self.menu.popup(self.view.viewport().mapToGlobal(at))
        )
        self.view.rows_dropped.connect(self._presenter.move_before)
        self.view.selectionModel().selectionChanged.connect(lambda *_: self._fit_actions())
        self._card.retry_asked.connect(self._presenter.resume)
        self._presenter.rows_added.connect(self._on_rows_added)
        self._presenter.settled.connect(self._on_settled)
        self._presenter.row_changed.connect(self._on_row_changed)
        self._presenter.row_removed.connect(self._on_row_removed)
        self._presenter.order_changed.connect(self._on_order_changed)
        self._presenter.transfer_ended.connect(self._on_transfer_ended)
        self._presenter.transfer_refused.connect(self._on_transfer_refused)

    # What happens to the transfers.

    def _on_rows_added(self, rows: tuple[TransferRow, ...]) -> None:
        is_first = not self._model.rowCount()
        self._model.append(rows)
        self._choose(rows[-1].number)
        if is_first:
            self.show()
        if len(rows) == 1 and rows[0].stage is Stage.WAITING:  # of many, who adds them says it
            self._say(texts.begin(rows[0]))

    def _on_row_changed(self, row: TransferRow) -> None:
        self._model.change(row)

    def _on_settled(self, is_more_than_progress: bool) -> None:
        if is_more_than_progress:
            self._show_rows()

    def _on_order_changed(self) -> None:
        self._model.reorder([row.number for row in self._presenter.rows])

    def _on_row_removed(self, number: int) -> None:
        self._model.remove(number)
        if not self._model.rowCount():
            self.toggle()

    def _on_transfer_ended(self, row: TransferRow) -> None:
        self._say(texts.end(row))

    def _on_transfer_refused(self, row: TransferRow) -> None:
        self._choose(row.number)
        text = self.tr("{name} is being downloaded already.")
        self._say(text.format(name=row.job.name))

    def _choose(self, number: int) -> None:
        """Select this one alone, and have it in sight.

        `selectRow` looks at the keyboard: with Ctrl down it adds to what is selected, with Shift it reaches.
        """
        index = self._model.index(self._model.position_of(number), 0)
        selection = self.view.selectionModel()
        selection.setCurrentIndex(index, _ALONE)
        self.view.scrollTo(index)

    def _show_rows(self) -> None:
        self._empty.setVisible(not self._presenter.rows)
        self._count.setText(texts.count(self._presenter.rows))
        self._fit_actions()

    def _fit_actions(self) -> None:
        chosen = self._chosen()
        self.row_actions.fit(chosen)
        self._card.show_row(chosen[0] if len(chosen) == 1 else None)

    def _chosen(self) -> list[TransferRow]:
        indexes = self.view.selectionModel().selectedRows()
        return [self._model.row_at(place) for place in sorted(index.row() for index in indexes)]


def _button(name: str, action: QAction) -> QPushButton:
    """A button that does what the action does, while it may."""
    button = QPushButton(action.text())
    button.setObjectName(name)
    button.setAccessibleName(action.text())
    button.setEnabled(action.isEnabled())
    button.clicked.connect(action.trigger)
    action.enabledChanged.connect(button.setEnabled)
    return button


def _menu_button(menu: QMenu) -> QPushButton:
    """The button that opens the menu of everything else."""
    name = QCoreApplication.translate("TransfersDock", "More")
    button = QPushButton(f"{name} ▾")
    button.setObjectName("moreTransferActions")
    button.setAccessibleName(name)
    button.clicked.connect(lambda: menu.popup(button.mapToGlobal(button.rect().bottomLeft())))
    return button
