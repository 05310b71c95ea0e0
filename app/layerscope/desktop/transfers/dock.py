"""The dock below the lists: every transfer, how far it is, and where it went."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHBoxLayout, QVBoxLayout, QWidget

from layerscope.desktop.theme.theme import Theme
from layerscope.desktop.transfers import texts
from layerscope.desktop.transfers.actions import Reveal, TransferActions, open_folder
from layerscope.desktop.transfers.cancel_question import ask_cancel
from layerscope.desktop.transfers.card import TransferCard
from layerscope.desktop.transfers.dragging import TransfersView
from layerscope.desktop.transfers.heading import TransfersHeading
from layerscope.desktop.transfers.menu import FittingMenu
from layerscope.desktop.transfers.model import CLOSE, TransfersModel
from layerscope.desktop.transfers.order import shown_order
from layerscope.desktop.transfers.presenter import TransfersPresenter
from layerscope.desktop.transfers.row import TransferRow
from layerscope.desktop.transfers.usage_card import UsageCard
from layerscope.transfers.rules.stages import Stage
from layerscope.words.plurals import Plural

_MARGIN = 12
_LEAST_ROWS = 2
_ALONE = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows


class TransfersDock(QWidget):
    """The transfers with their actions; hidden until there is one, or until somebody asks for it.

    Attributes: `view`, the table; `row_actions`; `menu`, with all of them.
    Signals: `left`: it was hidden while it had the focus, or Esc was pressed in it; `shown(bool)`, whether it
    is there.
    """

    left = Signal()
    shown = Signal(bool)

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
        every = (*self.row_actions.of_chosen, *self.row_actions.of_all)
        self.menu = FittingMenu(self.tr("Transfers"), every, self)
        self._heading = TransfersHeading(self.row_actions, self.menu, theme, self)
        self._card = TransferCard(self.row_actions, say)
        self._usage = UsageCard(say)
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
            self._set_shown(is_shown=True)
            self.view.setFocus()
            return
        focus = QApplication.focusWidget()
        had_focus = focus is not None and self.isAncestorOf(focus)
        self._set_shown(is_shown=False)
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

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 6, 0, 6)
        layout.setSpacing(4)
        layout.addWidget(self._heading)
        layout.addWidget(self.view, 1)
        cards = QHBoxLayout()
        cards.setContentsMargins(_MARGIN, 0, _MARGIN, 0)
        cards.addWidget(self._card)
        cards.addWidget(self._usage)
        layout.addLayout(cards)

    def _connect(self) -> None:
        actions, presenter = self.row_actions, self._presenter
        self.view.addActions([*filter(None, actions.of_chosen), actions.toggle])
        self.view.activated.connect(self._on_activated)
        self.view.customContextMenuRequested.connect(
            lambda at: self.menu.popup(self.view.viewport().mapToGlobal(at))
        )
        self.view.rows_dropped.connect(self._on_rows_dropped)
        self.view.files_missed.connect(self._on_files_missed)
        self.view.delegate.button_clicked.connect(self._on_button_clicked)
        self.view.selectionModel().selectionChanged.connect(lambda *_: self._fit_actions())
        self._heading.close_asked.connect(self.toggle)
        self._heading.notice.undo_asked.connect(self._undo)
        presenter.rows_added.connect(self._on_rows_added)
        presenter.settled.connect(self._on_settled)
        presenter.row_changed.connect(self._model.change)
        presenter.row_removed.connect(self._on_row_removed)
        presenter.order_changed.connect(self._sort)
        presenter.transfer_ended.connect(lambda row: self._say(texts.end(row)))
        presenter.transfer_refused.connect(self._on_transfer_refused)

    def _set_shown(self, *, is_shown: bool) -> None:
        self.setVisible(is_shown)
        self.shown.emit(is_shown)

    # What happens to the transfers.

    def _on_rows_added(self, rows: tuple[TransferRow, ...]) -> None:
        is_first = not self._model.rowCount()
        self._model.append(rows)
        self._sort()
        self._choose(rows[0].number)  # of several the first to run
        if is_first:
            self._set_shown(is_shown=True)
        begun = [row for row in rows if row.stage is Stage.WAITING]
        if len(begun) > 1:
            self._heading.notice.show_started(begun)
        elif len(rows) == 1 and begun:  # of many, who adds them says it
            self._say(texts.begin(rows[0]))

    def _on_settled(self, is_more_than_progress: bool) -> None:
        if is_more_than_progress:
            self._sort()
            self._show_rows()

    def _on_row_removed(self, number: int) -> None:
        self._model.remove(number)
        if not self._model.rowCount() and not self.isHidden():
            self.toggle()

    def _on_transfer_refused(self, row: TransferRow) -> None:
        self._choose(row.number)
        text = self.tr("{name} is already being downloaded.")
        self._say(text.format(name=row.job.name))

    # What people do.

    def _on_activated(self, _index: QModelIndex) -> None:
        actions = self.row_actions
        (actions.show if actions.show.isEnabled() else actions.open).trigger()

    def _on_button_clicked(self, index: QModelIndex, key: str) -> None:
        """Do it with this row, whatever else is chosen."""
        row = self._model.row_at(index.row())
        self._choose(row.number)
        actions = self.row_actions
        if key == CLOSE:
            (actions.remove if row.stage.is_ended else actions.cancel).trigger()
        else:
            for action in actions.main([row]):
                action.trigger()

    def _on_rows_dropped(self, numbers: Iterable[int], before: int | None) -> None:
        """Put them in front of that one; what does not run any more stands behind all, wherever it is."""
        stage = None if before is None else self._presenter.stage_of(before)
        self._presenter.move_before(numbers, before if stage is not None and stage.is_active else None)

    def _on_files_missed(self, count: int) -> None:
        self._say(Plural.tr("%Ln files are no longer there.", "", count))

    def _undo(self, numbers: Iterable[int]) -> None:
        """Cancel those that are not whole, and take them off the list."""
        stages = {number: self._presenter.stage_of(number) for number in numbers}
        undone = [number for number, stage in stages.items() if stage is not None and stage.is_unfinished]
        with self._presenter.together():
            for number in undone:
                self._presenter.cancel(number)
        for number in undone:
            self._presenter.remove(number)

    # What is shown.

    def _sort(self) -> None:
        wanted = [row.number for row in shown_order(self._presenter.rows)]
        shown = [row.number for row in self._model.rows]
        if wanted != shown and len(wanted) == len(shown):
            self._model.reorder(wanted)
            if not self.view.hasFocus():  # nobody is at work in it: show what runs, or just ended
                self.view.scrollToTop()

    def _choose(self, number: int) -> None:
        """Select this one alone, and have it in sight.

        `selectRow` looks at the keyboard: with Ctrl down it adds to what is selected, with Shift it reaches.
        """
        index = self._model.index(self._model.position_of(number), 0)
        selection = self.view.selectionModel()
        selection.setCurrentIndex(index, _ALONE)
        self.view.scrollTo(index)

    def _show_rows(self) -> None:
        self._heading.show_rows(self._presenter.rows)
        self._heading.notice.follow(self._presenter.rows)
        self._fit_actions()

    def _fit_actions(self) -> None:
        chosen = self._chosen()
        self.row_actions.fit(chosen)
        self._heading.fit(chosen)
        only = chosen[0] if len(chosen) == 1 else None
        self._card.show_row(only)
        self._usage.show_row(only)

    def _chosen(self) -> list[TransferRow]:
        indexes = self.view.selectionModel().selectedRows()
        return [self._model.row_at(place) for place in sorted(index.row() for index in indexes)]
