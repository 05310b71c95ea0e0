"""Where own profiles' secrets are kept: the system's keyring, or this run's memory, and nowhere else."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import ParamSpec, Protocol, TypeVar

from layerscope.accounts.model.access_keys import AccessKeys
from layerscope.accounts.model.keyring_errors import KeyringError, KeyringFault
from layerscope.accounts.rules.keyring_entries import (
    GENERATIONS,
    InvalidEntryError,
    KeyringHead,
    head_name,
    join_parts,
    other_generation,
    part_name,
    read_head,
    to_entries,
)
from layerscope.accounts.secrets.keyring_backend import Backend, meaning, system_backend
from layerscope.accounts.secrets.one_at_a_time import OneAtATime

SERVICE = "layerscope"
TIMEOUT_S = 90.0  # a person finds the keyring's question, and types a password
P = ParamSpec("P")
T = TypeVar("T")


class Secrets(Protocol):
    """Keys by the name of their profile."""

    def get(self, name: str) -> AccessKeys | None:
        """The profile's keys; None where none are kept."""

    def put(self, name: str, keys: AccessKeys) -> None:
        """Keep the keys, in place of older ones."""

    def delete(self, name: str) -> None:
        """Forget the profile's keys, if any are kept."""


class RunOnlySecrets:
    """Keys for this run only: never written anywhere, gone with the program."""

    def __init__(self) -> None:
        self._keys: dict[str, AccessKeys] = {}

    def get(self, name: str) -> AccessKeys | None:
        return self._keys.get(name)

    def put(self, name: str, keys: AccessKeys) -> None:
        self._keys[name] = keys

    def delete(self, name: str) -> None:
        self._keys.pop(name, None)


class SecretStore:
    """Keys in the system's keyring, under the service `layerscope`.

    Every method blocks, for up to `timeout_s` seconds a question of the keyring's, and raises KeyringError:
    call it in a pool's thread. Nothing is asked, nor `keyring` imported (86 ms), before the first call.
    A keyring that was missing is looked for again at the next call.
    """

    def __init__(
        self, find_backend: Callable[[], Backend] = system_backend, timeout_s: float = TIMEOUT_S
    ) -> None:
        self._find_backend = find_backend
        self._calls = OneAtATime(timeout_s)
        self._writing = threading.Lock()

    def check(self) -> None:
        """Return where there is a keyring; it may be locked still, and is not asked to unlock itself."""
        self._backend()

    def get(self, name: str) -> AccessKeys | None:
        backend = self._backend()
        before, text = None, self._entry(backend, head_name(name))
        while text is not None and text != before:
            try:
                return self._keys(backend, name, read_head(text))
            except InvalidEntryError:
                # Another window may have put newer ones meanwhile: then the head is another one.
                before, text = text, self._entry(backend, head_name(name))
        if text is None:
            return None
        raise KeyringError(KeyringFault.DAMAGED, name=name)

    def put(self, name: str, keys: AccessKeys) -> None:
        """Keep the keys, in place of older ones: after any error, and any crash, it is one or the other."""
        with self._writing:
            backend = self._backend()
            old = self._head(backend, name)
            generation = other_generation(old.generation)
            entries = to_entries(keys, generation)
            for number, part in enumerate(entries.parts, 1):
                self._set(backend, part_name(name, generation, number), part)
            self._set(backend, head_name(name), entries.head)
            self._delete_parts(backend, name, other_generation(generation))
            self._delete_parts(backend, name, generation, after=len(entries.parts))

    def copy(self, name: str, new_name: str) -> None:
        """Keep the keys under another name too: for a duplicate, and before a renamed profile's `delete`."""
        keys = self.get(name)
        if keys is not None:
            self.put(new_name, keys)

    def delete(self, name: str) -> None:
        """Forget the profile's keys, with leftovers of an interrupted put; no error where none are kept."""
        with self._writing:
            backend = self._backend()
            self._delete(backend, head_name(name))
            for generation in GENERATIONS:
                self._delete_parts(backend, name, generation)

    def _backend(self) -> Backend:
        return self._ask(self._find_backend)

    def _head(self, backend: Backend, name: str) -> KeyringHead:
        text = self._entry(backend, head_name(name))
        try:
            return read_head(text) if text is not None else KeyringHead()
        except InvalidEntryError:
            return KeyringHead()  # to be written over

    def _keys(self, backend: Backend, name: str, head: KeyringHead) -> AccessKeys:
        if head.keys is not None:
            return head.keys
        numbers = range(1, head.part_count + 1)
        parts = [self._entry(backend, part_name(name, head.generation, number)) for number in numbers]
        return join_parts(head, tuple(part or "" for part in parts))

    def _delete_parts(self, backend: Backend, name: str, generation: str, after: int = 0) -> None:
        """Delete a generation's parts, from the last down to `after`, so that none is ever cut off."""
        last = after
        while self._entry(backend, part_name(name, generation, last + 1)) is not None:
            last += 1
        for number in range(last, after, -1):
            self._delete(backend, part_name(name, generation, number))

    def _entry(self, backend: Backend, user: str) -> str | None:
        return self._ask(backend.get_password, SERVICE, user)

    def _set(self, backend: Backend, user: str, text: str) -> None:
        self._ask(backend.set_password, SERVICE, user, text)

    def _delete(self, backend: Backend, user: str) -> bool:
        """Whether there was such an entry; asked first, since backends report a missing one in many ways."""
        if self._entry(backend, user) is None:
            return False
        self._ask(backend.delete_password, SERVICE, user)
        return True

    def _ask(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        try:
            return self._calls.call(function, *args, **kwargs)
        except KeyringError:
            raise
        except TimeoutError:
            found = KeyringError(KeyringFault.SILENT, seconds=int(self._calls.timeout_s))
        except Exception as error:  # noqa: BLE001 - backends raise what the system beneath them raises
            found = meaning(error)
        # Without its cause, whose arguments are the backend's own and may be anything.
        raise found from None
