"""The system's keyring, found through the library `keyring`, and what its errors mean here."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from typing import Protocol

from layerscope.accounts.model.keyring_errors import KeyringError, KeyringFault

# The systems' own, best first. Not keyring's own search: that one also takes whatever plug-ins are
# installed, among them plain files and get-only ones for package indexes, and remembers what was missing
# at first, so that a keyring started later would need a restart.
_SYSTEM_BACKENDS = {
    "win32": ("Windows.WinVaultKeyring",),
    "darwin": ("macOS.Keyring",),
}
_UNIX_BACKENDS = ("SecretService.Keyring", "libsecret.Keyring", "kwallet.DBusKeyring")
# A configured backend is used unless it keeps secrets readable (keyrings.alt), or does not keep them.
_REFUSED = ("keyrings.alt", "keyring.backends.null", "keyring.backends.fail", "keyring.backends.chainer")
_MEANINGS = {
    "KeyringLocked": KeyringFault.LOCKED,
    "LockedException": KeyringFault.LOCKED,
    "PromptDismissedException": KeyringFault.LOCKED,
    "NoKeyringError": KeyringFault.MISSING,
    "SecretServiceNotAvailableException": KeyringFault.MISSING,
    # The session bus is gone, and the keyring with it.
    "ConnectionError": KeyringFault.MISSING,
    "EOFError": KeyringFault.MISSING,
    "FileNotFoundError": KeyringFault.MISSING,
}
_DBUS_LOCKED = "org.freedesktop.Secret.Error.IsLocked"


class Backend(Protocol):
    """What is used of `keyring.backend.KeyringBackend`; a call blocks for as long as a question is open."""

    def get_password(self, service: str, username: str) -> str | None:
        """The entry's text, None where there is none."""

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep the text, in place of an older one."""

    def delete_password(self, service: str, username: str) -> None:
        """Remove the entry; raises where there is none."""


def system_backend() -> Backend:
    """The keyring to use: the one configured for `keyring`, else the system's; looked for at each call.

    Raises KeyringError: MISSING where there is none, REFUSED where secrets would not be safe in it.
    """
    configured = _configured()
    if configured is not None:
        return checked(configured)
    reasons = []
    for name in _SYSTEM_BACKENDS.get(sys.platform, _UNIX_BACKENDS):
        try:
            return _open(name)
        except Exception as error:  # noqa: BLE001 - a backend that cannot be loaded fails in any way it likes
            reasons.append(str(error))
    raise KeyringError(KeyringFault.MISSING, "; ".join(reasons))


def checked(backend: Backend) -> Backend:
    """The backend, if secrets are safe in it; else KeyringError.

    keyring itself calls a priority below 1 not recommended: https://keyring.readthedocs.io (KeyringBackend).
    """
    module = type(backend).__module__
    name = f"{module}.{type(backend).__qualname__}"
    priority = getattr(backend, "priority", 0)
    if f"{module}.".startswith(tuple(f"{refused}." for refused in _REFUSED)) or priority < 1:
        raise KeyringError(KeyringFault.REFUSED, backend=name)
    return backend


def meaning(error: BaseException) -> KeyringError:
    """The error of this program that an error of a backend means."""
    detail = f"{type(error).__name__}: {error}"
    for cause in _chain(error):
        if getattr(cause, "name", "") == _DBUS_LOCKED:  # jeepney's error has a name
            return KeyringError(KeyringFault.LOCKED, detail)
        for kind in type(cause).__mro__:
            if kind.__name__ in _MEANINGS:
                return KeyringError(_MEANINGS[kind.__name__], detail)
    return KeyringError(KeyringFault.FAILED, detail)


def _configured() -> Backend | None:
    """What PYTHON_KEYRING_BACKEND or keyringrc.cfg names."""
    try:
        import keyring.core

        return keyring.core.load_env() or keyring.core.load_config()
    except Exception as error:
        raise KeyringError(KeyringFault.MISSING, f"as configured: {error}") from error


def _open(name: str) -> Backend:
    module, _, kind = name.rpartition(".")
    found = getattr(importlib.import_module(f"keyring.backends.{module}"), kind)
    found.priority  # noqa: B018  raises where the backend cannot be used, and says why
    backend: Backend = found()
    return backend


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or error.__context__
