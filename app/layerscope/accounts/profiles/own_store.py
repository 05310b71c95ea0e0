"""The own profiles with their keys: the file and the keyring changed together, or neither."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Collection

from layerscope.accounts.model.access_keys import AccessKeys
from layerscope.accounts.model.keyring_errors import KeyringError
from layerscope.accounts.model.own_profiles import OwnKind, OwnProfile, OwnProfiles, find
from layerscope.accounts.profiles.own_profiles_file import LoadedProfiles, OwnProfilesFile
from layerscope.accounts.profiles.shared_files import FileStamp, file_stamp
from layerscope.accounts.rules.validation import editing
from layerscope.accounts.secrets.kept_keys import KeptKeys, NoKeysKeptError


class OwnStore:
    """The own profiles of this run; every method blocks, for as long as a keyring's question is open.

    The file is read again where it has changed. `loss` is the last thing that was lost of it, if any.
    """

    def __init__(self, file: OwnProfilesFile, keys: KeptKeys) -> None:
        self.loss: LoadedProfiles | None = None
        self._file = file
        self._keys = keys
        self._lock = threading.Lock()
        self._read: tuple[FileStamp, OwnProfiles] | None = None

    @property
    def stamp(self) -> FileStamp:
        """Equal to an earlier one as long as the file has not changed."""
        return file_stamp(self._file.path)

    def profiles(self) -> OwnProfiles:
        """The own profiles as the file has them now, by name; those that can be read."""
        with self._lock:
            stamp = self.stamp
            if self._read is None or self._read[0] != stamp:
                loaded = self._file.load()
                self._note(loaded)
                # After a loss the file is another one; where it cannot be read at all, it is tried again.
                self._read = (self.stamp if loaded.kept_as else stamp, loaded.profiles)
            return self._read[1]

    @property
    def names_of_this_run(self) -> frozenset[str]:
        """The own profiles whose keys are kept for this run only."""
        return frozenset(each.name for each in self.profiles() if self._keys.run_only.get(each.name))

    def keys_of(self, profile: OwnProfile) -> AccessKeys:
        """The profile's keys: NoKeysKeptError where none of its access key id are kept; KeyringError."""
        return self._keys.keys_of(profile)

    def add(
        self,
        profile: OwnProfile,
        keys: AccessKeys | None = None,
        *,
        run_only: bool = False,
        shared: Collection[str] = (),
    ) -> None:
        """Keep a new profile, and its keys where it has any.

        Raises OwnProfileError, KeyringError and OSError; after each of them nothing has changed.
        """
        editing.add(self.profiles(), profile, shared)
        self._keep(profile.name, keys, run_only=run_only)
        try:
            self.update(lambda others: editing.add(others, profile, shared))
        except BaseException:
            if keys is not None:
                self._forget_keys(profile.name)
            raise

    def edit(
        self,
        name: str,
        changed: OwnProfile,
        keys: AccessKeys | None = None,
        *,
        run_only: bool = False,
        shared: Collection[str] = (),
    ) -> None:
        """Put `changed` in the place of `name`; without new keys the present ones follow a new name.

        Raises as `add`. Where the file cannot be written, the keyring may have the new keys already: those of
        another access key id are then reported as missing, never used.
        """
        editing.edit(self.profiles(), name, changed, shared)
        before = find(self.profiles(), name)
        renamed = changed.name != name
        had_keys = before is not None and before.kind is OwnKind.KEYS
        if before is not None and had_keys and renamed and keys is None:
            with contextlib.suppress(NoKeysKeptError):  # nothing that could follow
                keys, run_only = self._keys.find(before)
        self._keep(changed.name, keys, run_only=run_only)
        self.update(lambda others: editing.edit(others, name, changed, shared))
        if had_keys and (renamed or changed.kind is not OwnKind.KEYS):
            self._forget_keys(name)

    def delete(self, name: str, *, leave_secret: bool = False) -> None:
        """Forget the profile and its keys.

        Raises OwnProfileError, OSError, and KeyringError where its keys could not be
        removed: then all is as it was, and `leave_secret` deletes the profile all the same. A keyring that is
        not there holds nothing that is in the way.
        """
        editing.delete(self.profiles(), name)
        profile = find(self.profiles(), name)
        if profile is not None and profile.kind is OwnKind.KEYS and not leave_secret:
            try:
                self._keys.delete(name)
            except KeyringError as error:
                if not error.is_missing:
                    raise
        self.update(lambda others: editing.delete(others, name))

    def update(self, change: Callable[[OwnProfiles], OwnProfiles]) -> None:
        """Keep what `change` makes of the present list. An error of its, or OSError, leaves all as it was."""
        with self._lock:
            loaded = self._file.update(change)
            self._note(loaded)
            self._read = (self.stamp, loaded.profiles)

    def use_for_this_run(self, profile: OwnProfile, secret_access_key: str, session_token: str) -> None:
        """Hold the secret of the profile's access key in memory, and nowhere else."""
        keys = AccessKeys(profile.access_key_id, secret_access_key, session_token)
        self._keys.keep(profile.name, keys, run_only=True)

    def _keep(self, name: str, keys: AccessKeys | None, *, run_only: bool) -> None:
        if keys is not None:
            self._keys.keep(name, keys, run_only=run_only)

    def _forget_keys(self, name: str) -> None:
        with contextlib.suppress(KeyringError):  # an entry that belongs to no profile is never read again
            self._keys.delete(name)

    def _note(self, loaded: LoadedProfiles) -> None:
        if loaded.loss is not None:
            self.loss = loaded
