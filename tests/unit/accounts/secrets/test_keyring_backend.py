"""Which keyring is taken, and that none is in which secrets would not be safe."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from keyring.backends import chainer, fail, null
from keyring.errors import KeyringLocked

from layerscope.accounts.model.keyring_errors import KeyringFault
from layerscope.accounts.secrets.keyring_backend import checked, meaning, system_backend
from support.fakes.memory_keyring import keyring_error


class PlaintextKeyring:
    """As keyrings.alt's, which is not installed here."""

    priority = 5


PlaintextKeyring.__module__ = "keyrings.alt.file"


class CryptFileKeyring:
    """A backend of somebody else's, recommended by its own account."""

    priority = 2.5


class DoubtfulKeyring:
    priority = 0.5


@pytest.mark.parametrize(
    "backend",
    [null.Keyring(), fail.Keyring(), chainer.ChainerBackend(), PlaintextKeyring(), DoubtfulKeyring()],
)
def test_what_keeps_secrets_readable_or_nowhere_is_refused(backend: object) -> None:
    with keyring_error(KeyringFault.REFUSED) as caught:
        checked(backend)
    assert type(backend).__qualname__ in caught.value.reason
    assert caught.value.is_missing


def test_another_safe_backend_is_taken() -> None:
    backend = CryptFileKeyring()
    assert checked(backend) is backend


def test_a_configured_backend_is_checked_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    with keyring_error(KeyringFault.REFUSED):
        system_backend()


@pytest.mark.parametrize("name", ["nowhere.to.be.Found", "keyring.backends.Windows.Nothing", "gibberish"])
def test_a_configured_backend_that_is_not_there_is_missing(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", name)
    with keyring_error(KeyringFault.MISSING) as caught:
        system_backend()
    assert "as configured" in caught.value.detail


@pytest.mark.skipif(sys.platform != "linux", reason="the others always have a keyring")
def test_without_a_session_bus_there_is_no_keyring(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path / 'none'}")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    with keyring_error(KeyringFault.MISSING) as caught:
        system_backend()
    assert "gnome-keyring" in caught.value.next_step


def test_a_cause_further_down_is_the_meaning() -> None:
    outer = RuntimeError("outer")
    outer.__cause__ = KeyringLocked("inner")
    assert meaning(outer).fault is KeyringFault.LOCKED
    assert meaning(RuntimeError("alone")).fault is KeyringFault.FAILED


def test_a_locked_answer_of_the_bus_is_told_as_such() -> None:
    class DBusErrorResponse(Exception):  # noqa: N818 - jeepney's
        name = "org.freedesktop.Secret.Error.IsLocked"

    assert meaning(DBusErrorResponse()).fault is KeyringFault.LOCKED


def test_keyring_is_not_imported_before_it_is_asked() -> None:
    code = (
        "import sys, layerscope.accounts.secrets.secret_store as s; s.SecretStore(); s.RunOnlySecrets();"
        "print(sorted(m for m in sys.modules if m.split('.')[0] in {'keyring', 'secretstorage', 'boto3'}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout.strip() == "[]"
