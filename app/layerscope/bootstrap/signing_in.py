"""Signing in, joined: what notices that it is needed, what offers it, and what goes on after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QWidget

from layerscope.accounts.profiles.own_profiles_file import OwnProfilesFile, default_path
from layerscope.accounts.rules.sign_ins import LoginSession, sign_in_helps
from layerscope.accounts.rules.sso.device_flow import SsoSession
from layerscope.accounts.sessions.sign_in_stamps import sign_in_stamp
from layerscope.accounts.sso.device_sign_in import Sso
from layerscope.accounts.sso.organisations import known_organisations
from layerscope.bootstrap.session_recovery import SessionRecovery
from layerscope.desktop.shell.places import Row
from layerscope.desktop.sign_in.sign_in_bar import SignInBar
from layerscope.desktop.sign_in.sign_in_needs import SignInNeeds, SignInSources
from layerscope.desktop.sign_in.sso.sso_sign_in import SsoSignIn, SsoSources
from layerscope.desktop.theme.palette import Tone
from layerscope.desktop.widgets.remedies import Remedy
from layerscope.desktop.widgets.sign_in_button import ONLY_RETRIES
from layerscope.desktop.words.sign_ins import login_command, sign_in_words, waiting_words
from layerscope.registry.ecr.session import UrlOf
from layerscope.registry.errors.base import RegistryError
from layerscope.registry.model.layers import LayerRef
from layerscope.registry.model.presigned import PresignedUrl

if TYPE_CHECKING:
    from layerscope.accounts.model.profiles import Account
    from layerscope.bootstrap.joining import Joined
    from layerscope.desktop.runtime.tasks import Tasks
    from layerscope.desktop.shell.session import Registries
    from layerscope.desktop.theme.theme import Theme

translate = QCoreApplication.translate


class SigningIn(QObject):
    """Joins what notices the need, the bar and buttons that tell of it, and the dialogs.

    Attributes: `needs`; `bar`; `sso`; the actions `sign_in` (what the present need wants) and
    `sign_in_elsewhere` (to an organisation at choice).
    """

    def __init__(self, joined: Joined, tasks: Tasks, theme: Theme, registries: Registries) -> None:
        super().__init__(joined)
        self._joined = joined
        self._recovery = SessionRecovery(joined)
        sessions = registries.sessions
        sources = SignInSources(sessions.sign_in_of, sign_in_stamp, sessions.renew, sessions.end_process)
        self.needs = SignInNeeds(tasks, joined.accounts, joined.shell.blocking, sources)
        self.sign_in = _action(joined.window, "signIn", translate("SignIn", "Sign in…"))
        self.sign_in.setEnabled(False)
        self.sign_in_elsewhere = _action(
            joined.window, "signInElsewhere", translate("SignIn", "Sign in to an organisation…")
        )
        joined.shell.places.remedies.add(
            Remedy(self.sign_in, sign_in_helps, cause="signed-out", is_first=True)
        )
        self.sso = SsoSignIn(joined.shell, _sso_sources(registries))
        self.bar = SignInBar(theme, self.sign_in)

    def join(self) -> None:
        """Listen to everything that can fail, once the window is filled."""
        joined = self._joined
        panes = (joined.repositories.pane, joined.images.pane, joined.layers_pane)
        for part in (*panes, joined.layer):
            part.failed.connect(self._notice)
        for asker in (*panes, joined.tabs.panel):
            asker.retry_asked.connect(self.retry)
        for action in (self.sign_in, self.sign_in_elsewhere):
            joined.shell.places.row_action(Row.ACCOUNT, action)
        joined.shell.session.renewal_wanted.connect(self.needs.renew_present)
        joined.shell.session.mint_by(self.retrying_after_sign_in)
        joined.window.activated.connect(self.needs.look)
        joined.window.closing.connect(self.needs.close)
        self.sign_in.triggered.connect(self._sign_in)
        self.sign_in_elsewhere.triggered.connect(self.sso.ask_organisation)
        self.needs.changed.connect(self._show_need)
        self.needs.renewed.connect(self._recovery.go_on)
        self.sso.signed_in.connect(self._on_sso_signed_in)
        self.sso.profiles_added.connect(lambda _names: joined.accounts.read_profiles())

    def retry(self) -> bool:
        """Whether something failed that a new session may put right; then it is taken, and all goes on."""
        if not self._recovery.failures():
            return False
        self.needs.renew_present()
        return True

    def retrying_after_sign_in(self, url_of: UrlOf, account: Account) -> UrlOf:
        """`url_of` for a transfer: a sign-in that it lacks is noticed, and a new session used at once."""

        async def minted(ref: LayerRef, *, renew: bool) -> PresignedUrl:
            try:
                return await url_of(ref, renew=renew)
            except RegistryError as error:
                self.needs.notice(error, account.profile)
                raise

        async def minted_again_if_signed_in(ref: LayerRef, *, renew: bool = False) -> PresignedUrl:
            try:
                return await minted(ref, renew=renew)
            except RegistryError as error:
                if not sign_in_helps(error) or not await self.needs.may_ask_again(account.profile):
                    raise
            return await minted(ref, renew=renew)

        return minted_again_if_signed_in

    def _notice(self, error: object) -> None:
        self.needs.notice(error, self._joined.accounts.account.profile)

    def _sign_in(self) -> None:
        need = self.needs.need
        if need is None:
            return
        if need.is_running:
            self.needs.stop_process()
        elif isinstance(need.sign_in, SsoSession):
            self.sso.sign_in(need.sign_in)
        elif isinstance(need.sign_in, LoginSession):
            QGuiApplication.clipboard().setText(login_command(need.sign_in))
            said = translate("SignIn", "Copied the command; run it in a terminal.")
            self._joined.window.say(said)
        else:
            self.needs.renew(need.profile)

    def _on_sso_signed_in(self) -> None:
        said = translate("SignIn", "Signed in.")
        self._joined.window.say(said)
        if self.needs.need is not None or self._recovery.failures():
            self.needs.renew_present()

    def _show_need(self) -> None:
        need = self.needs.need
        self.sign_in.setEnabled(need is not None)
        if need is None:
            self.bar.hide()
            return
        words = waiting_words(need.profile) if need.is_running else sign_in_words(need.profile, need.sign_in)
        self.sign_in.setText(words.action)
        self.sign_in.setData(ONLY_RETRIES if need.sign_in is None else None)
        self.bar.say(words.told, Tone.INFO if need.is_running else Tone.WARN)


def _sso_sources(registries: Registries) -> SsoSources:
    sso, file = Sso(registries.sessions.network), OwnProfilesFile(default_path())
    return SsoSources(
        begin=sso.begin,
        finish=sso.finish,
        is_signed_in=sso.is_signed_in,
        accounts=sso.accounts,
        roles=sso.roles,
        organisations=lambda: known_organisations(file.load().profiles),
        own=lambda: file.load().profiles,
        update=file.update,
    )


def _action(window: QWidget, name: str, text: str) -> QAction:
    action = QAction(text, window)
    action.setObjectName(name)
    return action
