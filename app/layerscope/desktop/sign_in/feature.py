"""Signing in: what lacks a sign-in is noticed, a bar offers it, and afterwards everything is asked again."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QGuiApplication

from layerscope.accounts.model.profiles import Account
from layerscope.accounts.rules.sign_ins import LoginSession, sign_in_helps
from layerscope.accounts.rules.sso.device_flow import SsoSession
from layerscope.accounts.sso.device_sign_in import Sso
from layerscope.desktop.shell.places import Row
from layerscope.desktop.shell.requests import AccountWish
from layerscope.desktop.shell.shell import Shell
from layerscope.desktop.sign_in.mfa.mfa_prompts import MfaPrompts
from layerscope.desktop.sign_in.sign_in_bar import SignInBar
from layerscope.desktop.sign_in.sign_in_needs import SignInNeeds
from layerscope.desktop.sign_in.sso.sso_sign_in import SsoSignIn
from layerscope.desktop.theme.palette import Tone
from layerscope.desktop.widgets.actions import new_action
from layerscope.desktop.widgets.remedies import Remedy
from layerscope.desktop.widgets.sign_in_button import ONLY_RETRIES
from layerscope.desktop.words.tips import tip
from layerscope.registry.ecr.session import UrlOf
from layerscope.registry.errors.base import RegistryError
from layerscope.registry.model.layers import LayerRef
from layerscope.registry.model.presigned import PresignedUrl
from layerscope.words.sign_ins import login_command, sign_in_words, waiting_words

translate = QCoreApplication.translate


class SignInFeature(QObject):
    """What notices that a sign-in is missing, and what offers it.

    Attributes: `needs`; `sso`, the dialog; the actions `sign_in` (what the present need wants) and
    `sign_in_elsewhere` (to an organization at choice).
    """

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell.window)
        self._shell = shell
        sessions = shell.session.registries.sessions
        self.needs = SignInNeeds(shell.tasks, shell.session.accounts, shell.blocking, sessions)
        self.sso = SsoSignIn(shell, Sso(sessions.network))
        self.sign_in = new_action(self, translate("SignIn", "Sign in…"), self._sign_in, name="signIn")
        self.sign_in.setEnabled(False)
        text = translate("SignIn", "Sign in with SSO…")
        self.sign_in_elsewhere = new_action(self, text, self.sso.ask_organization, name="signInElsewhere")
        self._bar = SignInBar(shell.theme, self.sign_in)
        self._prompts = MfaPrompts(shell.window)
        self._offer()
        self._connect()

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

    def _offer(self) -> None:
        places = self._shell.places
        places.banner(self._bar)
        places.remedies.add(Remedy(self.sign_in, sign_in_helps, cause="signed-out", is_first=True))
        for action in (self.sign_in, self.sign_in_elsewhere):
            places.row_action(Row.ACCOUNT, action)

    def _connect(self) -> None:
        session, window = self._shell.session, self._shell.window
        session.mint_by(self.retrying_after_sign_in)
        session.failed.connect(self._notice)
        session.renewal_wanted.connect(self.needs.renew_present)
        session.left.connect(session.own.mfa.cancel_all)  # nobody waits for codes of the account before
        session.own.mfa.show = self._prompts.show
        window.activated.connect(self.needs.look)
        window.closing.connect(self.needs.close)
        self.needs.changed.connect(self._show_need)
        self.needs.renewed.connect(session.ask_again)
        self.needs.code_refused.connect(self._prompts.refuse_last)
        self._prompts.asking.connect(lambda _is_asking: self._note_wait())
        self.sso.signed_in.connect(self._on_sso_signed_in)
        self.sso.profiles_added.connect(self._on_profiles_added)
        self._shell.requests.account.connect(self._answer)
        self._shell.places.work_area.covered.connect(lambda _is_covered: self._show_need())

    def _notice(self, error: object) -> None:
        self.needs.notice(error, self._shell.session.accounts.account.profile)

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
            self._shell.say(translate("SignIn", "Command copied; run it in a terminal."))
        else:
            self.needs.renew(need.profile)

    def _on_sso_signed_in(self) -> None:
        self._shell.say(translate("SignIn", "Signed in."))
        if self.needs.need is not None or self._shell.session.failures():
            self.needs.renew_present()

    def _answer(self, wish: AccountWish) -> None:
        if wish is AccountWish.SSO:
            self.sso.ask_organization()

    def _on_profiles_added(self, names: tuple[str, ...]) -> None:
        self._shell.tasks.start("sign-in/added", lambda: self._take_added(names))

    async def _take_added(self, names: tuple[str, ...]) -> None:
        """Have the profiles listed; while there is nobody to ask as, the first of them is used."""
        accounts = self._shell.session.accounts
        await accounts.take_profiles()
        if names and self._shell.places.work_area.is_covered:
            accounts.choose(Account(names[0]))

    def _note_wait(self) -> None:
        """Say what is waited for, where that is not AWS: a code, or the profile's own process."""
        need, phrase = self.needs.need, ""
        if self._prompts.is_asking:
            phrase = translate("SignIn", "your MFA code")
        elif need is not None and need.is_running:
            name = need.profile or translate("SignIn", "the default credential chain")
            phrase = translate("SignIn", "the credential process of {profile}").format(profile=name)
        self._shell.session.accounts.note_wait(phrase)

    def _show_need(self) -> None:
        need = self.needs.need
        self._note_wait()
        self.sign_in.setEnabled(need is not None)
        if need is None:
            self.sign_in.setWhatsThis("")
            self._bar.hide()
            return
        words = waiting_words(need.profile) if need.is_running else sign_in_words(need.profile, need.sign_in)
        self.sign_in.setText(words.action)
        self.sign_in.setWhatsThis(tip(words.message))
        self.sign_in.setData(ONLY_RETRIES if need.sign_in is None else None)
        if self._shell.places.work_area.is_covered:
            self._bar.hide()  # the page in its place says it
        else:
            self._bar.say(words.message, Tone.INFO if need.is_running else Tone.WARN)


def install(shell: Shell) -> SignInFeature:
    """Have a missing sign-in noticed and offered."""
    return SignInFeature(shell)
