"""keyring's own Windows backend over a Credential Manager in memory: its limit and its moved entries."""

from __future__ import annotations

import importlib
import sys
import types
from collections.abc import Callable, Iterator

import pytest

from layerscope.accounts.secrets.keyring_backend import Backend, checked
from layerscope.accounts.secrets.secret_store import Secrets, SecretStore
from support.samples.secret_contract import CLAUSES, LONGER

LIMIT_BYTES = 5 * 512  # CRED_MAX_CREDENTIAL_BLOB_SIZE of wincred.h


class WindowsError1168(Exception):  # noqa: N818 - as pywintypes.error
    """What pywintypes raises."""

    def __init__(self, winerror: int, funcname: str) -> None:
        super().__init__(winerror, funcname)
        self.winerror = winerror
        self.funcname = funcname


class CredentialManager(types.ModuleType):
    """win32cred with the calls keyring makes; target names are told apart without regard to capitals."""

    CRED_TYPE_GENERIC = 1
    CRED_PERSIST_ENTERPRISE = 3

    def __init__(self) -> None:
        super().__init__("win32cred")
        self.kept: dict[str, dict[str, object]] = {}

    def CredRead(self, Type: int, TargetName: str) -> dict[str, object]:  # noqa: N802, N803
        try:
            return dict(self.kept[TargetName.lower()])
        except KeyError:
            raise WindowsError1168(1168, "CredRead") from None

    def CredWrite(self, credential: dict[str, object], flags: int) -> None:  # noqa: N802
        blob = str(credential["CredentialBlob"]).encode("utf-16-le")
        if len(blob) > LIMIT_BYTES:
            raise WindowsError1168(1783, "CredWrite")
        self.kept[str(credential["TargetName"]).lower()] = {**credential, "CredentialBlob": blob}

    def CredDelete(self, Type: int, TargetName: str) -> None:  # noqa: N802, N803
        if self.kept.pop(TargetName.lower(), None) is None:
            raise WindowsError1168(1168, "CredDelete")


@pytest.fixture
def manager(monkeypatch: pytest.MonkeyPatch) -> CredentialManager:
    manager, errors = CredentialManager(), types.ModuleType("pywintypes")
    errors.error = WindowsError1168  # type: ignore[attr-defined]
    package = types.ModuleType("win32ctypes.pywin32")
    package.pywintypes, package.win32cred = errors, manager  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "win32ctypes", types.ModuleType("win32ctypes"))
    monkeypatch.setitem(sys.modules, "win32ctypes.pywin32", package)
    return manager


@pytest.fixture
def backend(manager: CredentialManager) -> Iterator[Backend]:
    import keyring.backend

    known = set(keyring.backend.KeyringBackend._classes)
    sys.modules.pop("keyring.backends.Windows", None)
    yield checked(importlib.import_module("keyring.backends.Windows").WinVaultKeyring())
    sys.modules.pop("keyring.backends.Windows", None)
    keyring.backend.KeyringBackend._classes.intersection_update(known)


@pytest.mark.parametrize("clause", CLAUSES)
def test_the_contract(backend: Backend, clause: Callable[[Secrets], None]) -> None:
    clause(SecretStore(lambda: backend))


def test_nothing_is_left_after_a_delete(backend: Backend, manager: CredentialManager) -> None:
    store = SecretStore(lambda: backend)
    store.put("prod", LONGER)
    store.put("test", LONGER)
    store.delete("prod")
    assert len(manager.kept) > 5
    assert not any("prod" in str(entry["UserName"]) for entry in manager.kept.values())
    store.delete("test")
    assert manager.kept == {}
