"""The card below the transfers: what stopped the chosen one, why, and what to do."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout

from layerscope.desktop.runtime.guard import guarded
from layerscope.desktop.theme.palette import Tone
from layerscope.desktop.transfers.actions import TransferActions
from layerscope.desktop.transfers.fitting import main_of
from layerscope.desktop.transfers.main_words import main_word
from layerscope.desktop.transfers.row import TransferRow
from layerscope.desktop.transfers.stage_looks import LOOKS
from layerscope.desktop.widgets.basic import Card, PrimaryButton
from layerscope.desktop.widgets.details_text import details_of, report_of
from layerscope.desktop.widgets.fields import button
from layerscope.desktop.widgets.plain_label import PlainLabel
from layerscope.words.messages import words


class TransferCard(Card):
    """Hidden while the chosen transfer has no error; its first button is the one action that helps."""

    def __init__(self, actions: TransferActions, say: Callable[[str], None]) -> None:
        super().__init__(Tone.BAD)
        self._actions = actions
        self.setObjectName("transferCard")
        self._say = say
        self._row: TransferRow | None = None
        self._title = _FittedLabel("transferErrorTitle")
        self._text = _FittedLabel("transferErrorText")
        self._next = _FittedLabel("transferErrorNextStep")
        self._title.setProperty("kind", "title")
        font = self._title.font()
        font.setBold(True)
        self._title.setFont(font)
        self._main = PrimaryButton()
        self._main.clicked.connect(self._on_main_clicked)
        self._copy = button("copyTransferError", self.tr("Copy details"))
        self._copy.clicked.connect(self._on_copy_clicked)
        self._lay_out()
        self.hide()

    def show_row(self, row: TransferRow | None) -> None:
        """Tell what stopped this one; hidden where nothing did."""
        if row is not None and self._row is not None and row.error is self._row.error:
            self._row = row
            return
        self._row = row
        error = row.error if row else None
        if error is not None and row is not None:
            self._name_main(row)
            told = words(error)
            self.set_tone(LOOKS[row.stage].tone or Tone.BAD)
            self._title.setText(f"{row.job.name}: {told.title}")
            self._text.setText(told.text)
            self._next.setText(told.next_step)
            for label in (self._title, self._text, self._next):
                label.fit()
        self.setVisible(error is not None)

    def _lay_out(self) -> None:
        texts = QVBoxLayout()
        texts.setSpacing(2)
        for label in (self._title, self._text, self._next):
            texts.addWidget(label)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addLayout(texts, 1)
        for each in (self._main, self._copy):
            row.addWidget(each, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(row)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def _name_main(self, row: TransferRow) -> None:
        main = main_of(row)
        self._main.setObjectName(f"{main}FailedTransfer")
        self._main.setText(main_word(main))
        self._main.setAccessibleName(main_word(main))

    def _on_main_clicked(self) -> None:
        for action in self._actions.main([self._row] if self._row is not None else []):
            action.trigger()

    def _on_copy_clicked(self) -> None:
        if self._row is not None and self._row.error is not None:
            error = self._row.error
            QGuiApplication.clipboard().setText(report_of(words(error), details_of(error)))
            self._say(self.tr("Error details copied."))


@guarded
class _FittedLabel(PlainLabel):
    """As high as its text needs at its width: layouts give wrapped labels far more."""

    def __init__(self, object_name: str) -> None:
        super().__init__()
        self.setObjectName(object_name)
        self.setWordWrap(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Follow a change of the text."""
        self.setMinimumHeight(0)  # or it would never become lower: Qt counts it as part of the text's
        self.setFixedHeight(max(0, self.heightForWidth(self.width())))
