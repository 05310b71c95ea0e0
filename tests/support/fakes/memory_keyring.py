"""A keyring in memory, as forgetful, as narrow and as moody as a test wants it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from keyring.errors import PasswordDeleteError

from layerscope.accounts.model.keyring_errors import KeyringError, KeyringFault

WINDOWS_LIMIT_BYTES = 2560


class MemoryKeyring:
    """What SecretStore uses of a `keyring` backend.

    Attributes: `entries` by service and user, `calls` made so far, `before_call(count)` is called before
    each, and may raise as a backend or a crash would.
    """

    def __init__(self, limit_bytes: int = WINDOWS_LIMIT_BYTES) -> None:
        self.entries: dict[tuple[str, str], str] = {}
        self.calls = 0
        self.writes = 0
        self.before_call: Callable[[int], None] = lambda _count: None
        self.before_write: Callable[[int], None] = lambda _count: None
        self._limit_bytes = limit_bytes

    def get_password(self, service: str, username: str) -> str | None:
        self._called()
        return self.entries.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._called()
        self._written()
        if len(password.encode("utf-16-le")) > self._limit_bytes:
            raise OSError(1783, "The stub received bad data", "CredWrite")
        self.entries[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self._called()
        self._written()
        if (service, username) not in self.entries:
            raise PasswordDeleteError("No such password!")
        del self.entries[service, username]

    def _called(self) -> None:
        self.calls += 1
        self.before_call(self.calls)

    def _written(self) -> None:
        self.writes += 1
        self.before_write(self.writes)


def keyring_error(fault: KeyringFault) -> pytest.RaisesExc[KeyringError]:
    """Passes where a KeyringError of this fault is raised."""
    return pytest.raises(KeyringError, check=lambda error: error.fault is fault)
