"""The account button: as whom and where the window asks, always in sight."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from layerscope.desktop.accounts.menu import AccountMenu
from layerscope.desktop.accounts.presenter import AccountsPresenter
from layerscope.desktop.messages import words


class AccountButton(QPushButton):
    """Shows profile, account and region, and opens the account menu.

    The dot before the name tells whether the identity is known: its word is in the tooltip and in the
    accessible description, since colour alone tells nobody.
    """

    def __init__(self, presenter: AccountsPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self.setObjectName("accountButton")
        self.setAccessibleName(self.tr("Account"))
        self._dot = _label("accountDot", self)
        self._name = _label("accountName", self)
        self._place = _label("accountPlace", self)
        self._arrow = _label("accountArrow", self)
        self._dot.setText("●")
        self._arrow.setText("▾")
        self._labels = QHBoxLayout(self)
        self._labels.setContentsMargins(10, 0, 10, 0)
        for label in (self._dot, self._name, self._place, self._arrow):
            self._labels.addWidget(label)
        self._menu = AccountMenu(presenter)
        self.clicked.connect(self.open_menu)
        presenter.state_changed.connect(self._show_state)
        self._show_state()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Room for all the labels, which QPushButton knows nothing of."""
        return self._labels.sizeHint().expandedTo(QSize(0, super().sizeHint().height()))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As `sizeHint`: who is asking is never cut off."""
        return self.sizeHint()

    def open_menu(self) -> None:
        """Open the menu below the button."""
        self._menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _show_state(self) -> None:
        name, place, details = self._account(), self._where(), self._details()
        self._name.setText(name)
        self._place.setText(place)
        self._dot.setProperty("state", self._state())
        self._dot.style().unpolish(self._dot)
        self._dot.style().polish(self._dot)
        self.setToolTip(details)
        self.setAccessibleDescription(f"{name} {place}. {details}")
        self.updateGeometry()

    def _account(self) -> str:
        return self._presenter.account.profile or self.tr("Default chain")

    def _where(self) -> str:
        """`123456789012 · eu-central-1`, of what is known; and whose registry, where it is another's."""
        registry, identity = self._presenter.registry_id, self._presenter.identity
        if identity is not None and registry != identity.account_id:
            registry = f"{identity.account_id} → {registry}"
        return " · ".join(part for part in (registry, self._presenter.region) if part)

    def _details(self) -> str:
        """The caller's ARN, or why it is not known."""
        if self._presenter.identity_error is not None:
            told = words(self._presenter.identity_error)
            return f"{told.title}\n{told.text}\n{told.next_step}"
        if self._presenter.identity is None:
            return self.tr("Asking AWS who you are")
        return self._presenter.identity.arn

    def _state(self) -> str:
        if self._presenter.identity_error is not None:
            return "failed"
        return "known" if self._presenter.identity else "asking"


def _label(name: str, parent: QWidget) -> QLabel:
    label = QLabel(parent)
    label.setObjectName(name)
    label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return label
