"""The dock below the lists: every download, how far it is, and where it went."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, QUrl, Signal
from PySide6.QtGui import QAction, QDesktopServices, QGuiApplication, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionProgressBar,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from layerscope.desktop.transfers.model import Column, FractionRole, RowRole, TransfersModel
from layerscope.desktop.transfers.presenter import TransfersPresenter
from layerscope.desktop.transfers.row import Stage, TransferRow

BAR_STEPS = 1000
ROWS_IN_SIGHT = 4


class TransfersDock(QWidget):
    """The list of transfers with its actions.

    Signals: `announced(str)`: what just happened, for the window's message.
    """

    announced = Signal(str)

    def __init__(self, presenter: TransfersPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("transfersDock")
        self._presenter = presenter
        self._model = TransfersModel()
        self._view = self._new_view()
        self._count = QLabel()
        self._count.setObjectName("transferCount")
        self._cancel = self._new_button("cancelTransfer", self.tr("Cancel"), self._cancel_chosen)
        self._retry = self._new_button("retryTransfer", self.tr("Download again"), self._retry_chosen)
        self._show = self._new_button("showInFolder", self.tr("Show in folder"), self._show_chosen)
        self._copy_path = self._new_action(self.tr("Copy path"), self._copy_chosen_path)
        self._remove = self._new_action(self.tr("Remove from list"), self._remove_chosen)
        self._remove.setShortcut(QKeySequence(QKeySequence.StandardKey.Delete))
        self._remove.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self._lay_out()
        self._connect()
        self._on_rows_changed()

    def _new_view(self) -> QTableView:
        view = QTableView()
        view.setObjectName("transfers")
        view.setAccessibleName(self.tr("Transfers"))
        view.setModel(self._model)
        view.setItemDelegateForColumn(Column.PROGRESS, ProgressDelegate(view))
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setShowGrid(False)
        view.setTabKeyNavigation(False)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        view.verticalHeader().hide()
        header = view.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        row_height = view.fontMetrics().height() + 12
        view.verticalHeader().setDefaultSectionSize(row_height)
        view.setMinimumHeight(row_height * 2)
        return view

    def _new_button(self, name: str, text: str, act: object) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(name)
        button.setAccessibleName(text)
        button.clicked.connect(act)
        return button

    def _new_action(self, text: str, act: object) -> QAction:
        action = QAction(text, self)
        action.triggered.connect(act)
        self._view.addAction(action)
        return action

    def _lay_out(self) -> None:
        heading = QLabel(self.tr("Transfers"))
        heading.setObjectName("heading")
        row = QHBoxLayout()
        row.addWidget(heading)
        row.addStretch(1)
        row.addWidget(self._count)
        for button in (self._cancel, self._retry, self._show):
            row.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 6, 12, 6)
        layout.setSpacing(4)
        layout.addLayout(row)
        layout.addWidget(self._view)

    def _connect(self) -> None:
        self._presenter.row_added.connect(self._on_row_added)
        self._presenter.row_changed.connect(self._on_row_changed)
        self._presenter.row_removed.connect(self._on_row_removed)
        self._presenter.transfer_ended.connect(self._announce_end)
        self._presenter.transfer_refused.connect(self._announce_refusal)
        self._view.selectionModel().selectionChanged.connect(self._on_rows_changed)
        self._view.doubleClicked.connect(self._show_chosen)

    def _on_row_added(self, row: TransferRow) -> None:
        self._model.add(row)
        self._view.selectRow(self._model.rowCount() - 1)
        self._view.scrollToBottom()
        self._on_rows_changed()

    def _on_row_changed(self, row: TransferRow) -> None:
        self._model.change(row)
        self._on_rows_changed()

    def _on_row_removed(self, number: int) -> None:
        self._model.remove(number)
        self._on_rows_changed()

    def _on_rows_changed(self) -> None:
        rows = self._presenter.rows
        active, done = self._presenter.active, sum(row.stage is Stage.VERIFIED for row in rows)
        self._count.setText(self.tr("{active} active · {done} done").format(active=active, done=done))
        chosen = self._chosen()
        stage = chosen.stage if chosen else None
        self._cancel.setEnabled(stage is not None and not stage.ended)
        self._retry.setEnabled(stage in {Stage.FAILED, Stage.CANCELLED})
        self._show.setEnabled(chosen is not None)
        self._copy_path.setEnabled(chosen is not None and chosen.path is not None)
        self._remove.setEnabled(stage is not None and stage.ended)

    def _chosen(self) -> TransferRow | None:
        index = self._view.currentIndex()
        return index.data(RowRole) if index.isValid() else None

    def _cancel_chosen(self) -> None:
        if row := self._chosen():
            self._presenter.cancel(row.number)

    def _retry_chosen(self) -> None:
        if row := self._chosen():
            self._presenter.retry(row.number)

    def _remove_chosen(self) -> None:
        if row := self._chosen():
            self._presenter.remove(row.number)

    def _show_chosen(self) -> None:
        if row := self._chosen():
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(_folder_to_show(row))))

    def _copy_chosen_path(self) -> None:
        if (row := self._chosen()) and row.path:
            QGuiApplication.clipboard().setText(str(row.path))
            self.announced.emit(self.tr("Copied the path of {name}.").format(name=row.path.name))

    def _announce_end(self, row: TransferRow) -> None:
        name = row.path.name if row.path else row.name
        text = {
            Stage.VERIFIED: self.tr("Saved {name}, its digest verified."),
            Stage.CANCELLED: self.tr("Cancelled {name}; nothing of it was kept."),
            Stage.FAILED: self.tr("{name} could not be downloaded."),
        }[row.stage]
        self.announced.emit(text.format(name=name))

    def _announce_refusal(self, row: TransferRow) -> None:
        self._view.selectRow(self._presenter.rows.index(row))
        self.announced.emit(self.tr("{name} is being downloaded already.").format(name=row.name))


def _folder_to_show(row: TransferRow) -> Path:
    return row.path.parent if row.path else row.folder


class ProgressDelegate(QStyledItemDelegate):
    """Paints FractionRole as a bar; the text of the cell is for screen readers."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The bar, on the row's own background."""
        self.initStyleOption(option, index)
        option.text = ""
        style = QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        bar = QStyleOptionProgressBar()
        bar.initFrom(option.widget)
        bar.rect = option.rect.adjusted(4, option.rect.height() // 3, -12, -option.rect.height() // 3)
        bar.maximum = BAR_STEPS
        bar.progress = int(index.data(FractionRole) * BAR_STEPS)
        bar.textVisible = False
        style.drawControl(QStyle.ControlElement.CE_ProgressBar, bar, painter, option.widget)
