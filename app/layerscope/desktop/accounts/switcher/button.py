"""The account button: as whom and where the window asks, always in sight."""

from __future__ import annotations

import enum

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from layerscope.desktop.accounts.colours import colour_name
from layerscope.desktop.accounts.switcher.menu import AccountMenu
from layerscope.desktop.accounts.switcher.switcher import Switcher
from layerscope.desktop.runtime.guard import guarded
from layerscope.desktop.shell.accounts import AccountInUse
from layerscope.desktop.shell.places import Fits, always
from layerscope.desktop.tables.cell_layout import stripe_in
from layerscope.desktop.tables.cell_painter import colour
from layerscope.desktop.theme.icons import IconName
from layerscope.desktop.theme.palette import Ink, Tone
from layerscope.desktop.theme.theme import Theme
from layerscope.desktop.widgets.basic import ElidedLabel, IconLabel
from layerscope.desktop.words.tips import tip
from layerscope.words.messages import words
from layerscope.words.outside import block

_MARGIN = 11
_BAR_INSET = 3  # of the profile's colour, inside the frame of the focus
_LEAST_LETTERS = 16
_MOST_LETTERS = 40  # of a profile's name or an error's title, so that Go to keeps its room


class IdentityState(enum.Enum):
    """What is known of who is asking, and the tone that underlines it."""

    KNOWN = Tone.GOOD
    ASKING = Tone.WARN
    NO_REGION = Tone.INFO
    FAILED = Tone.BAD


@guarded
class AccountButton(QPushButton):
    """Shows profile, account and region, and opens the account menu or the switcher.

    The mark before the name tells by its shape and colour the state of the identity; its words are beside it,
    in the tooltip and in the accessible description. A profile's own colour is a bar at the button's edge.
    Signals: `profiles_asked` and `network_asked`, by their entries in the menu; `add_asked`, in the switcher.
    """

    add_asked = Signal()
    profiles_asked = Signal()
    network_asked = Signal()

    def __init__(self, presenter: AccountInUse, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self.setObjectName("accountButton")
        self.setAccessibleName(self.tr("Account"))
        self._mark = _Mark(theme, self)
        self._name = _label("accountName", self)
        self._place = _label("accountPlace", self)
        self._place.setProperty("kind", "muted")
        self._lay_out(theme)
        self._menu = AccountMenu(presenter, self)
        self._menu.switch_asked.connect(self.open_switcher)
        self._menu.profiles_asked.connect(self.profiles_asked)
        self._menu.network_asked.connect(self.network_asked)
        self._switcher = Switcher(presenter, theme, self)
        self._switcher.add_asked.connect(self.add_asked)
        self.clicked.connect(self.open_menu)
        presenter.state_changed.connect(self._show_state)
        self._show_state()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Room for all the labels, which QPushButton knows nothing of."""
        return self._labels.sizeHint().expandedTo(QSize(0, super().sizeHint().height()))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Room for most names; account and region give way first in a small window."""
        return self._labels.minimumSize().expandedTo(QSize(0, super().sizeHint().height()))

    def offer(self, action: QAction, fits: Fits = always) -> None:
        """Have the menu offer another feature's action too, whenever it is enabled and fits the account."""
        self._menu.offer(action, fits)

    def open_menu(self) -> None:
        corner = self.rect().bottomLeft()
        if self.isRightToLeft():
            corner = self.rect().bottomRight() - QPoint(self._menu.sizeHint().width(), 0)
        self._menu.popup(self.mapToGlobal(corner))

    def open_switcher(self) -> None:
        self._switcher.open_at(self.mapToGlobal(self.rect().bottomLeft()), self.width())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the button, and the colour of the profile in use."""
        super().paintEvent(event)
        profile = self._presenter.profile
        if profile is not None and profile.colour:
            inside = self.rect().adjusted(_BAR_INSET, _BAR_INSET, -_BAR_INSET, -_BAR_INSET)
            painter = QPainter(self)
            painter.fillRect(stripe_in(inside, self.layoutDirection()), colour(profile.colour))

    def _lay_out(self, theme: Theme) -> None:
        bold = self.font()
        bold.setBold(True)
        self._name.setFont(bold)
        arrow = IconLabel(self)
        theme.set_icon(arrow, IconName.CHEVRON_DOWN, Ink.MUTED)
        self._labels = QHBoxLayout(self)
        self._labels.setContentsMargins(_MARGIN, 0, _MARGIN - 2, 0)
        self._labels.setSpacing(7)
        for part in (self._mark, self._name, self._place, arrow):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self._labels.addWidget(part)

    def _show_state(self) -> None:
        name, place, details = self._account(), self._where(), self._details()
        self._name.setText(name)
        least = _LEAST_LETTERS * self._name.fontMetrics().averageCharWidth()
        self._name.setMinimumWidth(min(least, self._name.sizeHint().width()))
        self._place.setText(place)
        self._mark.show_sign_in(self._sign_in())
        profile = self._presenter.profile
        if profile is not None and profile.colour:
            told = self.tr("Color: {name}").format(name=colour_name(profile.colour))
            details = f"{details}\n{told}"
        self.setToolTip(tip(details))
        is_told = details.startswith(place)  # of an error both begin with its title
        self.setAccessibleDescription(
            block(f"{name}. {details}" if is_told else f"{name} {place}. {details}")
        )
        self.updateGeometry()
        self.update()

    def _sign_in(self) -> IdentityState:
        if self._presenter.identity_error is not None:
            return IdentityState.FAILED
        if self._presenter.identity is None:
            return IdentityState.ASKING
        return IdentityState.KNOWN if self._presenter.region else IdentityState.NO_REGION

    def _account(self) -> str:
        return self._presenter.account.profile or self.tr("Default credential chain")

    def _where(self) -> str:
        """`123456789012 · eu-central-1`; the region in force is there in every state."""
        sign_in = self._sign_in()
        if sign_in is IdentityState.FAILED:
            registry = self.tr("not connected")
        else:
            registry = self.tr("checking identity…") if sign_in is IdentityState.ASKING else self._registry()
        region = self.tr("choose a region") if sign_in is IdentityState.NO_REGION else self._presenter.region
        return " · ".join(part for part in (registry, region) if part)

    def _registry(self) -> str:
        """Whose registry is asked; before it who asks, where that is another account."""
        registry, identity = self._presenter.registry_id, self._presenter.identity
        if identity is not None and registry != identity.account_id:
            return f"{identity.account_id} → {registry}"
        return registry

    def _details(self) -> str:
        """The caller's ARN, or why it is not known."""
        if self._presenter.identity_error is not None:
            told = words(self._presenter.identity_error)
            return f"{told.title}\n{told.text}\n{told.next_step}"
        if self._presenter.identity is None:
            return self.tr("Checking identity")
        if self._sign_in() is IdentityState.NO_REGION:
            arn = self._presenter.identity.arn
            return self.tr("{arn}\nNeither the profile nor the environment sets a region.").format(arn=arn)
        return self._presenter.identity.arn


@guarded
class _Mark(QWidget):
    """A filled circle for a known identity, a ring while it is asked for, a diamond where it failed."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._sign_in = IdentityState.ASKING
        side = max(10, parent.fontMetrics().height() // 2 + 2)
        self.setFixedSize(side, side)
        theme.changed.connect(self.update)

    def show_sign_in(self, sign_in: IdentityState) -> None:
        self._sign_in = sign_in
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = colour(self._theme.colours.tone_text(self._sign_in.value))
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self._sign_in in {IdentityState.ASKING, IdentityState.NO_REGION}:
            painter.setPen(QPen(ink, 2))
            painter.drawEllipse(box)
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        if self._sign_in is IdentityState.KNOWN:
            painter.drawEllipse(box)
        else:
            middle = box.center()
            sides = (box.left(), middle.y()), (middle.x(), box.top()), (box.right(), middle.y())
            painter.drawPolygon(QPolygonF([QPointF(*p) for p in (*sides, (middle.x(), box.bottom()))]))


def _label(name: str, parent: QWidget) -> ElidedLabel:
    label = ElidedLabel(mode=Qt.TextElideMode.ElideMiddle, parent=parent)
    label.setObjectName(name)
    label.setMaximumWidth(_MOST_LETTERS * label.fontMetrics().averageCharWidth())
    return label
