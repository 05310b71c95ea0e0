"""Shows the code of a sign-in, where to confirm it, and for how long that can be done."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from layerscope.accounts.rules.sso.device_flow import DeviceAuthorization
from layerscope.desktop.theme.icons import IconName
from layerscope.desktop.theme.theme import Theme
from layerscope.desktop.widgets.announcing import announce
from layerscope.desktop.widgets.busy_bar import ProgressBar
from layerscope.desktop.widgets.countdown import Countdown
from layerscope.desktop.widgets.dialogs import side_button
from layerscope.desktop.widgets.fields import note
from layerscope.desktop.widgets.mono_field import MonoField
from layerscope.words import formats

_CODE_SCALE = 2.1  # of the usual letters: to be compared across two screens
_BUSY_HEIGHT = 2


class CodePage(QWidget):
    """Signal: `browser_wanted`, to open the address once more. `say` is called with what was copied."""

    browser_wanted = Signal()

    def __init__(self, theme: Theme, say: Callable[[str], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._say = say
        self._told = note("ssoTold")
        self._code = MonoField(self.tr("Code"))
        self._code.setObjectName("ssoCode")
        self._code.setAlignment(Qt.AlignmentFlag.AlignCenter)
        font = self._code.font()
        font.setPointSizeF(font.pointSizeF() * _CODE_SCALE)
        font.setBold(True)
        self._code.setFont(font)
        self._address = MonoField(self.tr("Address"))
        self._address.setObjectName("ssoAddress")
        self._life = note("ssoLife")
        self._said = note("ssoSaid")
        self._busy = ProgressBar()
        self._busy.setTextVisible(False)
        self._busy.setRange(0, 0)
        self._busy.setStyleSheet(f"min-height: {_BUSY_HEIGHT}px; max-height: {_BUSY_HEIGHT}px;")
        self._busy.setAccessibleName(self.tr("Waiting for the browser"))
        self._countdown = Countdown(parent=self)
        self._countdown.ticked.connect(self._show_life)
        self._copy_code = side_button("copySsoCode", self.tr("Copy code"))
        self._open_address = side_button("openSsoAddress", self.tr("Open browser"))
        self._copy_address = side_button("copySsoAddress", self.tr("Copy address"))
        theme.set_icon(self._copy_code, IconName.COPY)
        theme.set_icon(self._copy_address, IconName.COPY)
        self._lay_out()
        self._connect()

    def show_asking(self) -> None:
        self._countdown.stop()
        self._told.setText(self.tr("Requesting a code…"))
        for field in (self._code, self._address):
            field.clear()
        for label in (self._life, self._said):
            label.setText("")
        self._enable(on=False)

    def show_code(self, authorization: DeviceAuthorization, organization: str) -> None:
        told = self.tr("Confirm this code in the browser to sign in to {organization}:")
        self._told.setText(told.format(organization=organization))
        self._code.setText(authorization.user_code)
        self._address.setText(authorization.verification_uri_complete)
        self._countdown.start(authorization.expires_at.timestamp())
        self._enable(on=True)
        announce(self, f"{self._told.text()} {authorization.user_code}")

    def show_reading(self) -> None:
        """Say that the sign-in is done, and what it allows is being read."""
        self.show_asking()
        self._told.setText(self.tr("Signed in. Reading the accounts…"))

    def show_browser(self, *, opened: bool) -> None:
        """Say whether a browser shows the address."""
        self._said.setText(
            self.tr("Your browser opened. Check that the code matches, then allow the sign-in.")
            if opened
            else self.tr("The browser could not be opened. Copy the address and open it on any device.")
        )

    def stop(self) -> None:
        self._countdown.stop()

    def _show_life(self, left_s: float) -> None:
        self._life.setText(self.tr("The code expires in {time}.").format(time=formats.clock(left_s)))

    def _enable(self, *, on: bool) -> None:
        for button in (self._copy_code, self._open_address, self._copy_address):
            button.setEnabled(on)

    def _copy(self, field: MonoField, said: str) -> None:
        QGuiApplication.clipboard().setText(field.text())
        self._say(said)
        announce(self, said)

    def _connect(self) -> None:
        code, address = self._code, self._address
        self._copy_code.clicked.connect(lambda: self._copy(code, self.tr("Copied the code.")))
        self._copy_address.clicked.connect(
            lambda: self._copy(address, self.tr("Address with the code copied."))
        )
        self._open_address.clicked.connect(self.browser_wanted)

    def _lay_out(self) -> None:
        code, address = QHBoxLayout(), QHBoxLayout()
        code.addWidget(self._code, 1)
        code.addWidget(self._copy_code)
        address.addWidget(self._address, 1)
        address.addWidget(self._open_address)
        address.addWidget(self._copy_address)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(self._told)
        layout.addLayout(code)
        layout.addLayout(address)
        layout.addWidget(self._said)
        layout.addWidget(self._busy)
        layout.addWidget(self._life)
        layout.addStretch(1)
