"""An own profile's keys, from wherever they are kept: this run's memory first, else the keyring."""

from __future__ import annotations

from dataclasses import dataclass

from layerscope.accounts.model.access_keys import AccessKeys
from layerscope.accounts.model.issues import AccountsError, Issue
from layerscope.accounts.model.own_profiles import OwnProfile
from layerscope.accounts.secrets.secret_store import Secrets
from layerscope.text.reasons import Reason


class NoKeysKeptError(AccountsError):
    """Neither the keyring nor this run's memory has the profile's secret."""

    def __init__(self, profile: str) -> None:
        reason = Reason.tr("The secret of the profile {profile} is not available.", profile=profile)
        next_step = Reason.tr("Enter it again: it was for one session only, or was removed from the keyring.")
        super().__init__(Issue(reason, next_step))


@dataclass(frozen=True, slots=True)
class KeptKeys:
    """In-memory keys take precedence over the keyring. Every method blocks, as a keyring does."""

    run_only: Secrets
    keyring: Secrets

    def keys_of(self, profile: OwnProfile) -> AccessKeys:
        """The profile's keys. NoKeysKeptError where none of its access key id are kept; KeyringError."""
        return self.find(profile)[0]

    def find(self, profile: OwnProfile) -> tuple[AccessKeys, bool]:
        """The profile's keys, and whether they are held for this run only; raises as `keys_of`."""
        for secrets in (self.run_only, self.keyring):
            keys = secrets.get(profile.name)
            if keys is not None and keys.access_key_id == profile.access_key_id:
                return keys, secrets is self.run_only
        raise NoKeysKeptError(profile.name)

    def keep(self, name: str, keys: AccessKeys, *, run_only: bool) -> None:
        """Keep the keys for this run only, or in the keyring, whose KeyringError leaves all as it was."""
        if run_only:
            self.run_only.put(name, keys)
        else:
            self.keyring.put(name, keys)
            self.run_only.delete(name)

    def delete(self, name: str) -> None:
        """Forget the keys wherever they are kept; KeyringError leaves those in the keyring."""
        self.keyring.delete(name)
        self.run_only.delete(name)
