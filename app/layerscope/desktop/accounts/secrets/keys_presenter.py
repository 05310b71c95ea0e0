"""Says why an own profile's secret cannot be had, as soon as it is needed, and takes keys for this run."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from layerscope.accounts.model.own_profiles import OwnProfile, find
from layerscope.accounts.profiles.own_store import OwnStore
from layerscope.desktop.accounts.secrets.keys_prompt import KeysPrompt
from layerscope.desktop.shell.accounts import AccountInUse
from layerscope.registry.errors.base import RegistryError
from layerscope.registry.errors.credentials import SecretNotAtHandError
from layerscope.words.reasons import translated


class KeysPresenter(QObject):
    """Opens one prompt for each failure, and takes it away when another account is chosen."""

    def __init__(self, accounts: AccountInUse, store: OwnStore, window: QWidget) -> None:
        super().__init__(window)
        self._accounts = accounts
        self._store = store
        self._window = window
        self._told: RegistryError | None = None
        self._prompt: KeysPrompt | None = None
        accounts.state_changed.connect(self._look)
        accounts.account_chosen.connect(self._close)

    def _look(self) -> None:
        error = self._accounts.identity_error
        if error is self._told:
            return
        profile = find(self._accounts.catalogue.own, self._accounts.account.profile or "")
        if not isinstance(error, SecretNotAtHandError):
            self._told = error
        elif profile is not None:  # else the profiles are still being read, and this is called again
            self._told = error
            self._open(error, profile)

    def _open(self, error: SecretNotAtHandError, profile: OwnProfile) -> None:
        self._close()
        prompt = self._prompt = KeysPrompt(
            profile, translated(error.reason), translated(error.advice), self._window
        )
        prompt.retry_asked.connect(self._accounts.renew)
        prompt.keys_entered.connect(lambda secret, token: self._use(profile, secret, token))
        prompt.finished.connect(self._forget)
        prompt.finished.connect(prompt.deleteLater)
        prompt.open()

    def _use(self, profile: OwnProfile, secret: str, token: str) -> None:
        self._store.use_for_this_run(profile, secret, token)
        self._accounts.renew()

    def _close(self) -> None:
        if self._prompt is not None:
            self._prompt.reject()

    def _forget(self) -> None:
        self._prompt = None
