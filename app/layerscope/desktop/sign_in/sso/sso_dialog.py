"""The dialog of an SSO sign-in: the organization, the code, what failed, and the roles to pick."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QDialog, QStackedWidget, QVBoxLayout, QWidget

from layerscope.accounts.rules.sso.device_flow import DeviceAuthorization, SsoSession
from layerscope.desktop.runtime.guard import guarded
from layerscope.desktop.sign_in.sso.code_page import CodePage
from layerscope.desktop.sign_in.sso.organization_form import OrganizationForm
from layerscope.desktop.sign_in.sso.roles_model import RolesModel
from layerscope.desktop.sign_in.sso.roles_page import RolesPage
from layerscope.desktop.theme.theme import Theme
from layerscope.desktop.widgets.basic import PrimaryButton
from layerscope.desktop.widgets.dialogs import accept_or_cancel
from layerscope.desktop.widgets.error_card import ErrorCard
from layerscope.desktop.widgets.fitting_area import FittingArea
from layerscope.words.plurals import Plural
from layerscope.words.sign_ins import organization_name

_WIDTH, _HEIGHT = 620, 330
_ROLES_HEIGHT = 520


@guarded
class SsoDialog(QDialog):
    """The steps of a sign-in, as its presenter shows them; Cancel, Esc and closing end the wait (`rejected`).

    Signals: `organization_entered(SsoSession)`; `browser_wanted`; `retry_asked`; `grants_picked(grants,
    region)`. `say` is called with what was copied.
    """

    organization_entered = Signal(object)
    browser_wanted = Signal()
    retry_asked = Signal()
    grants_picked = Signal(tuple, str)

    def __init__(self, theme: Theme, say: Callable[[str], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ssoDialog")
        self.setWindowTitle(self.tr("Sign in"))
        self.code = CodePage(theme, say)
        self.form: OrganizationForm | None = None
        self.roles: RolesPage | None = None
        self.card = ErrorCard(say)
        inside = QWidget()
        QVBoxLayout(inside).addWidget(self.card)
        self._failure = FittingArea(inside)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.code)
        self._pages.addWidget(self._failure)
        self._go = PrimaryButton()
        self._go.setObjectName("ssoContinue")
        self._go.hide()
        self._lay_out()
        self._connect()

    def show_form(self, known: Iterable[SsoSession], regions: Iterable[str], region: str) -> None:
        self.form = OrganizationForm(known, regions, region)
        self._pages.addWidget(self.form)
        self._show(self.form, self.tr("Continue"))
        self.form.focus_first()

    def show_asking(self) -> None:
        self.card.clear()
        self.code.show_asking()
        self._show(self.code)

    def show_code(self, authorization: DeviceAuthorization) -> None:
        self.code.show_code(authorization, organization_name(authorization.sso))
        self._show(self.code)

    def show_error(self, error: BaseException) -> None:
        self.code.stop()
        self.card.show_error(error)
        self._show(self._failure)

    def show_roles(
        self, kept: Mapping[tuple[str, str], str], regions: Iterable[str], region: str
    ) -> RolesPage:
        """Show the roles to pick from; its page, whose model takes them as they come."""
        self.code.stop()
        self.roles = RolesPage(RolesModel(kept, self), regions, region)
        self.roles.changed.connect(self._follow_picks)
        self._pages.addWidget(self.roles)
        self.setWindowTitle(self.tr("Accounts and roles"))
        self._show(self.roles, Plural.tr("Add %Ln profiles", "", 0))
        self._follow_picks()
        self.resize(self.size().expandedTo(QSize(_WIDTH, _ROLES_HEIGHT)))
        return self.roles

    def accept(self) -> None:
        """Enter and the button: emit what was entered or picked; the presenter closes the dialog."""
        page = self._pages.currentWidget()
        if page is self.form and self.form is not None:
            if (sso := self.form.entered()) is not None:
                self.organization_entered.emit(sso)
        elif page is self.roles and self.roles is not None and self.roles.picked():
            self.grants_picked.emit(self.roles.picked(), self.roles.region)

    def done(self, result: int) -> None:
        """Close, and stop the countdown."""
        self.code.stop()
        super().done(result)

    def _show(self, page: QWidget, go: str = "") -> None:
        self._pages.setCurrentWidget(page)
        self._go.setVisible(bool(go))
        self._go.setText(go)
        self._go.setAccessibleName(go)
        self._go.setEnabled(True)
        self._go.setDefault(bool(go))

    def _follow_picks(self) -> None:
        if self.roles is not None:
            number = len(self.roles.picked())
            text = Plural.tr("Add %Ln profiles", "", number)
            self._go.setText(text)
            self._go.setAccessibleName(text)
            self._go.setEnabled(number > 0 and bool(self.roles.region))

    def _connect(self) -> None:
        self.code.browser_wanted.connect(self.browser_wanted)
        self.card.retry_asked.connect(self.retry_asked)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 14)
        layout.setSpacing(12)
        layout.addWidget(self._pages, 1)
        layout.addWidget(accept_or_cancel(self, self._go))
        self.resize(_WIDTH, _HEIGHT)
        self.setSizeGripEnabled(True)
        self.setWindowModality(Qt.WindowModality.WindowModal)
