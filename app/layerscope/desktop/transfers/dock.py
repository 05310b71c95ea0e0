"""The dock below the lists: every download, how far it is, and where it went."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from layerscope.desktop.theme.delegates import CellDelegate
from layerscope.desktop.theme.pieces import MutedLabel, TitleLabel
from layerscope.desktop.theme.theme import Theme
from layerscope.desktop.transfers import texts
from layerscope.desktop.transfers.actions import OpenFolder, TransferActions, open_folder
from layerscope.desktop.transfers.model import ROW_ROLE, Column, TransfersModel
from layerscope.desktop.transfers.presenter import TransfersPresenter
from layerscope.desktop.transfers.row import TransferRow

_MARGIN = 12
# In letters; layer and state share the rest.
_WIDTHS = {Column.PROGRESS: 22, Column.AMOUNT: 39}


class TransfersDock(QWidget):
    """The transfers with their actions; hidden until there is one, or until somebody asks for it.

    Attributes: `view`, the table; `row_actions`.
    Signals: `announced(str)`: what just happened, for the window's message; `left`: it was hidden while it
    had the focus, or Esc was pressed in it.
    """

    announced = Signal(str)
    left = Signal()

    def __init__(
        self,
        presenter: TransfersPresenter,
        theme: Theme,
        opens: OpenFolder = open_folder,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("transfersDock")
        self._presenter = presenter
        self._theme = theme
        self._model = TransfersModel()
        self.view = self._new_view()  # before the heading: both go by the same name, and the table is meant
        self.row_actions = TransferActions(presenter, self._chosen, opens)
        self._empty = MutedLabel(self.tr("Nothing has been downloaded yet."), self)
        self._empty.setObjectName("transfersEmpty")
        self._count = MutedLabel()
        self._count.setObjectName("transferCount")
        self._lay_out()
        self._connect()
        self._show_rows()
        self.hide()

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

    def _new_view(self) -> QTableView:
        view = QTableView(self)
        view.setObjectName("transfers")
        view.setAccessibleName(self.tr("Transfers"))
        view.setModel(self._model)
        delegate = CellDelegate(self._theme, view)
        view.setItemDelegate(delegate)
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setShowGrid(False)
        view.setWordWrap(False)
        view.setTabKeyNavigation(False)
        view.setCornerButtonEnabled(False)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self._set_up_headers(view, delegate.row_height(view.font()))
        return view

    def _set_up_headers(self, view: QTableView, row_height: int) -> None:
        vertical, header = view.verticalHeader(), view.horizontalHeader()
        vertical.hide()
        vertical.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        vertical.setDefaultSectionSize(row_height)
        header.setHighlightSections(False)
        for column in (Column.LAYER, Column.STATE):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        letter = view.fontMetrics().averageCharWidth()
        for column, letters in _WIDTHS.items():
            header.resizeSection(column, letters * letter)
        view.setMinimumHeight(header.sizeHint().height() + row_height)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(_MARGIN, 0, _MARGIN, 0)
        row.addWidget(TitleLabel(self.tr("Transfers")))
        row.addWidget(self._empty)
        row.addStretch(1)
        row.addWidget(self._count)
        for name, action in (
            ("cancelTransfer", self.row_actions.cancel),
            ("retryTransfer", self.row_actions.retry),
            ("showInFolder", self.row_actions.show),
        ):
            row.addWidget(_button(name, action))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 6, 0, 6)
        layout.setSpacing(4)
        layout.addLayout(row)
        layout.addWidget(self.view, 1)

    def _connect(self) -> None:
        self.view.addActions(list(self.row_actions.all))
        self.view.activated.connect(self.row_actions.show.trigger)
        self.view.selectionModel().currentRowChanged.connect(self._fit_actions)
        self.row_actions.announced.connect(self.announced)
        self._presenter.row_added.connect(self._on_row_added)
        self._presenter.row_changed.connect(self._on_row_changed)
        self._presenter.row_removed.connect(self._on_row_removed)
        self._presenter.transfer_ended.connect(self._on_transfer_ended)
        self._presenter.transfer_refused.connect(self._on_transfer_refused)

    # What happens to the transfers.

    def _on_row_added(self, row: TransferRow) -> None:
        self._model.add(row)
        self.view.selectRow(self._model.position(row.number))
        self.view.scrollToBottom()
        self._show_rows()
        if self._model.rowCount() == 1:
            self.show()
        self.announced.emit(texts.begin(row))

    def _on_row_changed(self, row: TransferRow) -> None:
        self._model.change(row)
        self._show_rows()

    def _on_row_removed(self, number: int) -> None:
        self._model.remove(number)
        self._show_rows()
        if not self._model.rowCount():
            self.toggle()

    def _on_transfer_ended(self, row: TransferRow) -> None:
        self.announced.emit(texts.end(row))

    def _on_transfer_refused(self, row: TransferRow) -> None:
        self.view.selectRow(self._model.position(row.number))
        text = self.tr("{name} is being downloaded already.")
        self.announced.emit(text.format(name=row.name))

    def _show_rows(self) -> None:
        self._empty.setVisible(not self._presenter.rows)
        self._count.setText(texts.count(self._presenter.rows))
        self._fit_actions()

    def _fit_actions(self) -> None:
        self.row_actions.fit(self._chosen())

    def _chosen(self) -> TransferRow | None:
        index: QModelIndex = self.view.currentIndex()
        row = index.data(ROW_ROLE) if index.isValid() else None
        return row if isinstance(row, TransferRow) else None


def _button(name: str, action: QAction) -> QPushButton:
    """A button that does what the action does, while it may."""
    button = QPushButton(action.text())
    button.setObjectName(name)
    button.setAccessibleName(action.text())
    button.setEnabled(action.isEnabled())
    button.clicked.connect(action.trigger)
    action.enabledChanged.connect(button.setEnabled)
    return button
