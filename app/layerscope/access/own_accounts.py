"""The stored profiles in the running program: file, keyring and network, and who asks through them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from layerscope.accounts.model.profiles import Account, Identity
from layerscope.accounts.profiles.catalogue import Catalogue, own_profile, read_catalogue
from layerscope.accounts.profiles.own_profiles_file import OwnProfilesFile, default_path
from layerscope.accounts.profiles.own_store import OwnStore
from layerscope.accounts.profiles.remembered_identities import RememberedIdentities
from layerscope.accounts.profiles.remembered_identities import default_path as default_identities_path
from layerscope.accounts.profiles.shared_config import read_shared_config
from layerscope.accounts.profiles.shared_files import list_regions, shared_files_stamp
from layerscope.accounts.rules.choosing import completed
from layerscope.accounts.rules.validation.typed_profile import TypedProfile
from layerscope.accounts.secrets.kept_keys import KeptKeys
from layerscope.accounts.secrets.keyring_backend import system_backend
from layerscope.accounts.secrets.secret_store import RunOnlySecrets, SecretStore
from layerscope.accounts.sessions.identity import read_identity
from layerscope.accounts.sessions.mfa import MfaQuestions
from layerscope.accounts.sessions.sessions import Sessions
from layerscope.accounts.sso.device_sign_in import Sso
from layerscope.accounts.sso.profile_marks import profile_marks
from layerscope.registry.aws.network_settings import NetworkSettings


class NetworkChoice:
    """The network settings in force; asked by workers before each call, changed by the window."""

    def __init__(self, settings: NetworkSettings) -> None:
        self._settings = settings

    def __call__(self) -> NetworkSettings:
        """The present settings."""
        return self._settings

    def change(self, settings: NetworkSettings) -> None:
        """Let the next call go by these."""
        self._settings = settings


@dataclass(frozen=True, slots=True)
class OwnAccounts:
    """The own profiles' store, the sessions that know them, and the network settings they go by.

    `mfa` has the codes of MFA devices asked for; whoever shows its questions sets `mfa.show`.
    """

    store: OwnStore
    network: NetworkChoice
    mfa: MfaQuestions
    sessions: Sessions
    remembered: RememberedIdentities

    @classmethod
    def open(cls, settings: NetworkSettings) -> OwnAccounts:
        """Nothing is read yet, and no keyring asked."""
        keys = KeptKeys(RunOnlySecrets(), SecretStore(system_backend))
        store = OwnStore(OwnProfilesFile(default_path()), keys)
        network = NetworkChoice(settings)
        mfa = MfaQuestions()
        remembered = RememberedIdentities(default_identities_path())
        return cls(store, network, mfa, _sessions(store, network, mfa), remembered)

    def catalogue(self) -> Catalogue:
        """Every profile there is, read anew, with the accounts known from earlier runs; blocks."""
        own = self.store.profiles()
        catalogue = self.remembered.filled(read_catalogue(own, self.store.loss))
        is_signed_in = Sso(self.network).is_signed_in
        marks = profile_marks(read_shared_config(), own, self.store.names_of_this_run, is_signed_in)
        return replace(catalogue, marks=marks)

    def regions(self, partition: str) -> tuple[str, ...]:
        """The partition's regions with ECR; blocks."""
        return list_regions(partition)

    def identity(self, account: Account) -> Identity:
        """Who asks as this account, remembered for later runs; blocks, and raises RegistryError."""
        return self.remembered.noting(lambda account: read_identity(self.sessions, account))(account)

    def forget_sessions(self) -> None:
        """Have files, keyring and environment read again; running processes are ended."""
        self.sessions.forget()

    def completed(self, account: Account) -> Account:
        """The account with what its own profile says of registry and endpoint; blocks."""
        return completed(account, map(own_profile, self.store.profiles()))

    def stamp(self) -> object:
        """Equal to an earlier one as long as no file of profiles has changed; blocks."""
        return shared_files_stamp(), self.store.stamp

    def new_sessions(self) -> Sessions:
        """Sessions beside `sessions`, which know the same profiles."""
        return _sessions(self.store, self.network, self.mfa)

    def typed_sessions(self, typed: TypedProfile) -> Sessions:
        """Sessions that know a profile as it is typed, and leave nothing of it anywhere."""
        return Sessions(
            ask_mfa=self.mfa.ask,
            own=lambda: typed.own,
            keys_of=lambda profile: typed.keys_of(profile, self.store.keys_of),
            network=self.network,
            shares_sessions=False,
        )


def _sessions(store: OwnStore, network: NetworkChoice, mfa: MfaQuestions) -> Sessions:
    return Sessions(ask_mfa=mfa.ask, own=store.profiles, keys_of=store.keys_of, network=network)
