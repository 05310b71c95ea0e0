"""Signs in to SSO in a dialog, step by step, and has the accounts and roles it allows picked as profiles."""

from __future__ import annotations

import asyncio
import contextlib
import threading

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from layerscope.accounts.model.issues import AccountsError
from layerscope.accounts.model.own_profiles import OwnProfiles
from layerscope.accounts.rules.sso.device_flow import SsoAccount, SsoSession
from layerscope.accounts.rules.sso.grants import Grant, add_grants, kept_grants
from layerscope.accounts.sessions.identity import REGION_OF_LAST_RESORT
from layerscope.accounts.sso.device_sign_in import Sso
from layerscope.accounts.sso.organizations import known_organizations
from layerscope.desktop.shell.shell import Shell
from layerscope.desktop.sign_in.sso.roles_page import RolesPage
from layerscope.desktop.sign_in.sso.sso_dialog import SsoDialog
from layerscope.registry.errors.base import RegistryError
from layerscope.registry.errors.credentials import SignInRequiredError
from layerscope.words.plurals import Plural
from layerscope.words.reasons import translated

SIGN_IN, GRANTS, ADD = "sso/sign-in", "sso/grants", "sso/add"
ROLES_AT_ONCE = 4  # the portal throttles more


class SsoSignIn(QObject):
    """One dialog at a time, over its window.

    Signals: `signed_in`: a token was written; `profiles_added(names)`: own profiles were.
    """

    signed_in = Signal()
    profiles_added = Signal(tuple)

    def __init__(self, shell: Shell, sso: Sso) -> None:
        super().__init__(shell.window)
        self._tasks = shell.tasks
        self._accounts = shell.session.accounts
        self._blocking = shell.blocking
        self._client = sso
        self._store = shell.session.own.store
        self._theme = shell.theme
        self._window = shell.window
        self._say = shell.say
        self._dialog: SsoDialog | None = None
        self._sso: SsoSession | None = None
        self._picks_roles = False
        self._address = ""

    def sign_in(self, sso: SsoSession) -> None:
        """Sign in to what a profile needs; the dialog closes by itself then."""
        dialog = self._open()
        if dialog is not None:
            self._picks_roles = False
            dialog.show_asking()
            dialog.open()
            self._begin(sso)

    def ask_organization(self) -> None:
        """Ask which organization to sign in to, and then which of its accounts and roles become profiles."""
        dialog = self._open()
        if dialog is not None:
            self._picks_roles = True
            self._tasks.start(SIGN_IN, lambda: self._ask_organization(dialog))

    def _open(self) -> SsoDialog | None:
        """A new dialog; None while there is one."""
        if self._dialog is not None:
            self._dialog.activateWindow()
            return None
        dialog = self._dialog = SsoDialog(self._theme, self._say, self._window)
        dialog.organization_entered.connect(self._begin)
        dialog.browser_wanted.connect(self._open_browser)
        dialog.retry_asked.connect(self._retry)
        dialog.grants_picked.connect(self._add)
        dialog.finished.connect(self._on_dialog_finished)
        return dialog

    def _on_dialog_finished(self) -> None:
        for key in (SIGN_IN, GRANTS):
            self._tasks.cancel(key)
        dialog, self._dialog = self._dialog, None
        if dialog is not None:
            dialog.deleteLater()

    async def _ask_organization(self, dialog: SsoDialog) -> None:
        known = await self._blocking(lambda: known_organizations(self._store.profiles()))
        region = self._accounts.region or REGION_OF_LAST_RESORT
        dialog.show_form(known, self._accounts.regions, known[0].region if known else region)
        dialog.open()

    def _begin(self, sso: SsoSession) -> None:
        self._sso = sso
        self._tasks.start(SIGN_IN, lambda: self._sign_in(sso))

    def _retry(self) -> None:
        if self._sso is not None:
            self._begin(self._sso)

    async def _sign_in(self, sso: SsoSession) -> None:
        dialog = self._dialog
        if dialog is None:
            return
        try:
            if self._picks_roles and await self._blocking(lambda: self._client.is_signed_in(sso)):
                with contextlib.suppress(SignInRequiredError):  # it is over, although its file says otherwise
                    await self._offer_roles(dialog, sso)
                    return
            await self._confirm(dialog, sso)
            if self._picks_roles:
                await self._offer_roles(dialog, sso)
            else:
                dialog.done(SsoDialog.DialogCode.Accepted)
        except RegistryError as error:
            dialog.show_error(error)

    async def _confirm(self, dialog: SsoDialog, sso: SsoSession) -> None:
        """Return once the person has agreed; a cancelled task stops its polling thread."""
        dialog.show_asking()
        authorization = await self._blocking(lambda: self._client.begin(sso))
        self._address = authorization.verification_uri_complete
        dialog.show_code(authorization)
        self._open_browser()
        stop = threading.Event()
        try:
            await self._blocking(lambda: self._client.finish(authorization, stop))
        finally:
            stop.set()
        self.signed_in.emit()

    def _open_browser(self) -> None:
        if self._dialog is not None:
            self._dialog.code.show_browser(opened=self.open_address(self._address))

    def open_address(self, address: str) -> bool:
        """Whether a browser was found that shows the address."""
        return QDesktopServices.openUrl(QUrl(address))

    # Roles.

    async def _offer_roles(self, dialog: SsoDialog, sso: SsoSession) -> None:
        dialog.code.show_reading()
        accounts = await self._blocking(lambda: self._client.accounts(sso))
        own = await self._blocking(self._store.profiles)
        region = self._accounts.region or sso.region
        page = dialog.show_roles(kept_grants(own, sso), self._accounts.regions, region)
        page.focus_list()
        self._tasks.start(GRANTS, lambda: self._read_roles(page, sso, accounts))

    async def _read_roles(self, page: RolesPage, sso: SsoSession, accounts: tuple[SsoAccount, ...]) -> None:
        """Show the roles of each account as they come; one account's failure does not affect the others."""
        at_once, failed = asyncio.Semaphore(ROLES_AT_ONCE), []
        read = 0

        async def read_one(account: SsoAccount) -> None:
            nonlocal read
            try:
                async with at_once:
                    roles = await self._blocking(lambda: self._client.roles(sso, account.account_id))
            except RegistryError:
                failed.append(account.name or account.account_id)
            else:
                page.model.append(Grant(account, role) for role in roles)
            read += 1
            page.say(
                self.tr("Reading the roles: {read} of {all} accounts…").format(read=read, all=len(accounts))
            )

        page.say(self.tr("Reading the roles…"))
        await asyncio.gather(*map(read_one, accounts))
        page.say(self._roles_told(page, failed))

    def _roles_told(self, page: RolesPage, failed: list[str]) -> str:
        if failed:
            told = self.tr("The roles of these accounts could not be read: {accounts}.")
            return told.format(accounts=", ".join(sorted(failed)))
        if page.model.rowCount() == 0:
            return self.tr("This sign-in allows no role of any account.")
        return self.tr("Select the accounts and roles to add as profiles. Space toggles the selected rows.")

    def _add(self, grants: tuple[Grant, ...], region: str) -> None:
        sso = self._sso
        if sso is not None:
            self._tasks.start(ADD, lambda: self._write(grants, sso, region))

    async def _write(self, grants: tuple[Grant, ...], sso: SsoSession, region: str) -> None:
        known = [profile.name for profile in self._accounts.profiles]
        added: list[str] = []

        def change(own: OwnProfiles) -> OwnProfiles:
            names = {profile.name for profile in own}
            changed = add_grants(own, grants, sso, region, [name for name in known if name not in names])
            added[:] = [profile.name for profile in changed if profile.name not in names]
            return changed

        try:
            await self._blocking(lambda: self._store.update(change))
        except (AccountsError, OSError) as error:
            said = translated(error.reason) if isinstance(error, AccountsError) else error.strerror
            if self._dialog is not None and self._dialog.roles is not None:
                told = self.tr("The profiles could not be saved: {reason}").format(reason=said)
                self._dialog.roles.say(told)
            return
        if self._dialog is not None:
            self._dialog.done(SsoDialog.DialogCode.Accepted)
        self.profiles_added.emit(tuple(added))
        self._say(Plural.tr("Added %Ln profiles; Ctrl+P finds them.", "", len(added)))
