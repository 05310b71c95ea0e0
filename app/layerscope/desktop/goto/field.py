"""The field that takes whatever somebody has at hand, and the bar that says when that leads elsewhere."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from layerscope.desktop.goto.plan import Offer, Plan
from layerscope.desktop.words.reasons import translated
from layerscope.registry.errors.references import InvalidReferenceError

MAX_CHARACTERS = 1_000_000  # a pod's whole event table, or a day's log; the field's own limit is 32,767


class GoToField(QLineEdit):
    """Takes a reference or an error text; Enter goes there.

    Signals: `text_entered(str)`; `left`, by Esc.
    """

    text_entered = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("goTo")
        self.setAccessibleName(self.tr("Go to"))
        self.setPlaceholderText(self.tr("Paste an image URI, a digest or an error message"))
        self.setMaxLength(MAX_CHARACTERS)
        self.setClearButtonEnabled(True)
        self.returnPressed.connect(self._enter)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Esc empties the field, and leaves it once it is empty."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.text():
            self.clear()
        else:
            self.left.emit()

    def _enter(self) -> None:
        if text := self.text().strip():
            self.text_entered.emit(text)


class GoToBar(QWidget):
    """Says why a text leads nowhere, or that it leads to another account, with the ways there are.

    Signals: `offer_taken(Plan, Account)`.
    """

    offer_taken = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("goToBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._text = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._text.setObjectName("goToText")
        self._buttons: list[QPushButton] = []
        self._dismiss = QPushButton(self.tr("Dismiss"))
        self._dismiss.setObjectName("dismissGoTo")
        self._dismiss.clicked.connect(self.hide)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 6, 12, 6)
        self._row.addWidget(self._text, 1)
        self._row.addWidget(self._dismiss)
        self.hide()

    def show_refusal(self, error: InvalidReferenceError) -> None:
        """Why the text leads nowhere."""
        reason = translated(error.reason)
        self._show(reason[:1].upper() + reason[1:], [])

    def show_offers(self, plan: Plan) -> None:
        """Where the text leads, and as whom one can go there."""
        text = self.tr("This is in account {account}, {region}. Go there as:").format(
            account=plan.registry_id, region=plan.region or self.tr("a region it does not name")
        )
        buttons = [self._new_button(plan, offer) for offer in plan.offers]
        self._show(text, buttons)
        buttons[0].setFocus()

    def _new_button(self, plan: Plan, offer: Offer) -> QPushButton:
        name = offer.account.profile or self.tr("Default chain")
        text = name if offer.fits else self.tr("{profile}, across accounts").format(profile=name)
        button = QPushButton(text.replace("&", "&&"))
        button.setObjectName("takeOffer")
        button.clicked.connect(lambda: self._take(plan, offer))
        return button

    def _take(self, plan: Plan, offer: Offer) -> None:
        self.hide()
        self.offer_taken.emit(plan, offer.account)

    def _show(self, text: str, buttons: list[QPushButton]) -> None:
        for old in self._buttons:
            self._row.removeWidget(old)
            old.deleteLater()
        self._buttons = buttons
        for at, button in enumerate(buttons):
            self._row.insertWidget(1 + at, button)
        self._text.setText(text)
        self.show()
