"""The profiles' and the network's dialogs in the window: whose signal leads where."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import asdict, replace

from PySide6.QtCore import QCoreApplication

from layerscope.accounts.model.profiles import Account
from layerscope.accounts.rules.validation.typed_profile import TypedProfile
from layerscope.accounts.sessions.sessions import Sessions
from layerscope.bootstrap.joining import Joined
from layerscope.desktop.accounts.editor.profiles_presenter import ProfilesPresenter
from layerscope.desktop.accounts.files_watch import FilesWatch
from layerscope.desktop.accounts.importing.import_presenter import ImportPresenter
from layerscope.desktop.accounts.secrets.keys_presenter import KeysPresenter
from layerscope.desktop.accounts.trial.trial_run import ProfileReport, try_profile
from layerscope.desktop.network.presenter import NetworkPresenter
from layerscope.desktop.runtime.blocking import blocking_in
from layerscope.desktop.runtime.pools import Pools
from layerscope.desktop.runtime.tasks import Tasks
from layerscope.desktop.shell.own_accounts import OwnAccounts, new_sessions, typed_sessions
from layerscope.desktop.theme.theme import Theme
from layerscope.desktop.words.own_profiles import own_loss_text
from layerscope.registry.aws.network_settings import NetworkSettings


class ProfileParts:
    """Builds the dialogs' presenters, and joins them to the window.

    Attributes: `profiles`, `imports`, `network`, the presenters.
    """

    def __init__(
        self,
        joined: Joined,
        tasks: Tasks,
        pools: Pools,
        own: OwnAccounts,
        ask_mfa: Callable[[str], str],
        theme: Theme,
    ) -> None:
        accounts, window = joined.accounts, joined.window
        self._joined = joined
        self._own = own
        self._ask_mfa = ask_mfa
        self._pool: Executor = pools.api
        self._said_loss = False
        self.profiles = ProfilesPresenter(tasks, accounts, own.store, self._new_trial, theme, window)
        self.imports = ImportPresenter(tasks, accounts, own.store, self.profiles, window)
        self.network = NetworkPresenter(tasks, blocking_in(pools.api), own.network(), window)
        self._keys = KeysPresenter(accounts, own.store, window)
        renew = joined.signing_in.needs.renew_present
        self._watch = FilesWatch(tasks, accounts, own.stamp, renew, window)
        joined.signing_in.profiles_added.connect(lambda _: accounts.read_profiles())
        window.activated.connect(self._watch.check)
        self._watch.check()  # what is seen now is what later changes are told by
        button = joined.account_button
        button.profiles_asked.connect(self.profiles.open)
        button.network_asked.connect(self.network.open)
        for source in (self.profiles, self.imports):
            source.announced.connect(window.say)
        self.network.changed.connect(self._use_network)
        accounts.state_changed.connect(self._say_loss)

    def _new_trial(self, account: Account, typed: TypedProfile | None) -> _Trial:
        own, ask = self._own, self._ask_mfa
        sessions = typed_sessions(own, ask, typed) if typed else new_sessions(own.store, own.network, ask)
        return _Trial(sessions, self._pool, account)

    def _use_network(self, settings: NetworkSettings) -> None:
        """Let the next call go by them, and ask again: what is shown may have failed for want of them."""
        self._own.network.change(settings)
        self._joined.settings = replace(self._joined.settings, **asdict(settings))
        self._joined.window.say(
            QCoreApplication.translate("NetworkPresenter", "The network settings are in force.")
        )
        accounts = self._joined.accounts
        if accounts.identity is None:  # calls that go the old way in vain are not waited for
            accounts.choose(accounts.account)
        else:
            self._joined.refresh()

    def _say_loss(self) -> None:
        loss = self._joined.accounts.catalogue.own_loss
        if loss is not None and not self._said_loss:
            self._said_loss = True
            self._joined.window.say(own_loss_text(loss))


class _Trial:
    """A trial with sessions of its own, so that stopping it ends nothing else."""

    def __init__(self, sessions: Sessions, pool: Executor, account: Account) -> None:
        self._sessions = sessions
        self._pool = pool
        self._account = account

    async def run(self) -> ProfileReport:
        """Ask; raises nothing of AWS's."""
        return await try_profile(self._sessions, self._pool, self._account)

    def stop(self) -> None:
        """End the profile's process, if one runs; in the pool, since a session may be opening."""
        self._pool.submit(self._sessions.forget)
