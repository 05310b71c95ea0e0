"""The bar below the Go to field: refusals, other accounts to ask as, what was not found, and warnings."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QPushButton

from layerscope.desktop.goto.plan import Offer, Plan
from layerscope.desktop.runtime.guard import guarded
from layerscope.desktop.theme.icons import IconName
from layerscope.desktop.theme.palette import Tone
from layerscope.desktop.theme.theme import Theme
from layerscope.desktop.widgets.announcing import announce
from layerscope.desktop.widgets.bars import Bar, BarCard, dismiss_button
from layerscope.desktop.widgets.basic import IconLabel, PrimaryButton
from layerscope.desktop.widgets.plain_label import PlainLabel
from layerscope.desktop.words.tips import menu_text
from layerscope.registry.errors.references import InvalidReferenceError
from layerscope.registry.references.pasted import Pasted
from layerscope.words.reasons import translated

MOST_BUTTONS = 3  # further offers are in a menu


@guarded
class GoToBar(Bar):
    """Shows one message at a time, with the buttons that go on from it, and above it what to beware of.

    Signals: `offer_taken(Plan, Account)`; `diagnosis_asked(Pasted)`; `named(str)`, to go there;
    `dismissed`, by its button or Esc.
    """

    offer_taken = Signal(object, object)
    diagnosis_asked = Signal(object)
    named = Signal(str)
    dismissed = Signal()

    def __init__(self, theme: Theme) -> None:
        self._warning_card, self._card = BarCard(Tone.WARN), BarCard()
        super().__init__("goToBar", self._warning_card, self._card)
        self._theme = theme
        self._card.setObjectName("goToMessage")
        self._icon = IconLabel()
        self._text = PlainLabel(wordWrap=True)
        self._text.setObjectName("goToText")
        self._buttons: list[QPushButton] = []
        self._is_outcome = False
        self._menu: QMenu | None = None
        self._dismiss = dismiss_button(theme, "dismissGoTo", self.tr("Dismiss"), self.dismiss)
        self._warning = PlainLabel(wordWrap=True)
        self._warning.setObjectName("goToWarning")
        self._lay_out()
        self.clear()

    def show_refusal(self, error: InvalidReferenceError) -> None:
        """Say why the text leads nowhere."""
        self._show(Tone.WARN, IconName.WARNING, _sentence(translated(error.reason)), [])

    def show_offers(self, plan: Plan) -> None:
        """Name the account that the text leads to, with a button for each profile that can ask it."""
        text = self.tr("This is in account {account}, {region}. Open it as:")
        if not any(offer.fits for offer in plan.offers):
            text = self.tr(
                "This is in account {account}, {region}, and no profile for that account is known. Access "
                "it across accounts as:"
            )
        text = text.format(account=plan.registry_id, region=plan.region or self.tr("an unnamed region"))
        shown = plan.offers if len(plan.offers) <= MOST_BUTTONS else plan.offers[: MOST_BUTTONS - 1]
        buttons = [self._new_button(plan, offer, is_first=at == 0) for at, offer in enumerate(shown)]
        if rest := plan.offers[len(shown) :]:
            buttons.append(self._new_menu_button(plan, rest))
        self._show(Tone.INFO, IconName.ACCOUNT, text, buttons)
        buttons[0].setFocus()

    def show_missed(self, pasted: Pasted, text: str, instead: Sequence[str] = ()) -> None:
        """Say in `text` what was not found; buttons go to what there is `instead`, and diagnose `pasted`."""
        buttons: list[QPushButton] = [self._new_instead(name) for name in instead]
        button = QPushButton(self.tr("Diagnose"))
        button.setObjectName("diagnosePasted")
        button.setAccessibleName(self.tr("Diagnose"))
        button.clicked.connect(lambda: self._diagnose(pasted))
        self._show(Tone.INFO, IconName.INFO, text, [*buttons, button])
        self._is_outcome = True

    def warn(self, text: str) -> None:
        """Say what to beware of, beside whatever else is shown, until another text is read."""
        self._warning.setText(text)
        self._warning_card.show()
        self.show()
        announce(self, text)

    def forget_outcome(self) -> None:
        """Hide what `show_missed` shows, since something else was chosen."""
        if self._is_outcome:
            self._hide_message()

    def clear(self) -> None:
        """Show nothing any more."""
        self._warning_card.hide()
        self._hide_message()

    def dismiss(self) -> None:
        self.clear()
        self.dismissed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)

    def _hide_message(self) -> None:
        self._card.hide()
        self.setHidden(self._warning_card.isHidden())

    def _show(self, tone: Tone, icon: IconName, text: str, buttons: list[QPushButton]) -> None:
        row = self._card.row
        for old in self._buttons:
            row.removeWidget(old)
            old.deleteLater()
        self._buttons = buttons
        before_dismiss = row.indexOf(self._dismiss)
        for at, button in enumerate(buttons):
            row.insertWidget(before_dismiss + at, button)
        self._is_outcome = False
        self._card.set_tone(tone)
        self._theme.set_icon(self._icon, icon, tone)
        self._text.setText(text)
        self._card.show()
        self.show()
        announce(self, text)

    def _new_instead(self, name: str) -> QPushButton:
        button = PrimaryButton(menu_text(self.tr("Open {name}").format(name=name)))
        button.setObjectName("openInstead")
        button.clicked.connect(lambda: self.named.emit(name))
        return button

    def _new_button(self, plan: Plan, offer: Offer, *, is_first: bool) -> QPushButton:
        text = menu_text(self._name(offer))
        button = PrimaryButton(text) if is_first else QPushButton(text)
        button.setObjectName("takeOffer")
        button.setAutoDefault(True)  # Enter presses it, as it has the focus
        button.clicked.connect(lambda: self._take(plan, offer))
        return button

    def _new_menu_button(self, plan: Plan, offers: tuple[Offer, ...]) -> QPushButton:
        button = QPushButton(self.tr("Others") + " ▾")
        button.setObjectName("otherOffers")
        button.setAccessibleName(self.tr("Others"))
        menu = QMenu(button)
        for offer in offers:
            action = menu.addAction(menu_text(self._name(offer)))
            action.triggered.connect(lambda _checked=False, offer=offer: self._take(plan, offer))
        button.setMenu(menu)
        return button

    def _name(self, offer: Offer) -> str:
        name = offer.account.profile or self.tr("Default credential chain")
        return name if offer.fits else self.tr("{profile}, across accounts").format(profile=name)

    def _diagnose(self, pasted: Pasted) -> None:
        self._hide_message()
        self.diagnosis_asked.emit(pasted)

    def _take(self, plan: Plan, offer: Offer) -> None:
        self._hide_message()
        self.offer_taken.emit(plan, offer.account)

    def _lay_out(self) -> None:
        warning_icon = IconLabel()
        self._theme.set_icon(warning_icon, IconName.WARNING, Tone.WARN)
        warning_dismiss = dismiss_button(self._theme, "dismissWarning", self.tr("Dismiss"), self.dismiss)
        for card, icon, text, dismiss in (
            (self._warning_card, warning_icon, self._warning, warning_dismiss),
            (self._card, self._icon, self._text, self._dismiss),
        ):
            card.row.addWidget(icon)
            card.row.addWidget(text, 1)
            card.row.addWidget(dismiss)


def _sentence(reason: str) -> str:
    """The reason with a capital first letter, unless it begins with a host's name."""
    return reason if "." in reason.partition(" ")[0] else reason[:1].upper() + reason[1:]
