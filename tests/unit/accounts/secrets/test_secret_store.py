"""Secrets: kept whole through crashes and limits, and never shown; the contract in memory."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from keyring.errors import InitError, KeyringLocked, NoKeyringError

from layerscope.accounts.model.access_keys import AccessKeys
from layerscope.accounts.model.keyring_errors import KeyringError, KeyringFault
from layerscope.accounts.rules.keyring_entries import head_name, part_name
from layerscope.accounts.secrets.secret_store import SERVICE, RunOnlySecrets, Secrets, SecretStore
from support.fakes.memory_keyring import MemoryKeyring, keyring_error
from support.samples.secret_contract import CLAUSES, LONG, LONGER, SHORT


class Crash(BaseException):
    """The program ended here."""


def store(keyring: MemoryKeyring, timeout_s: float = 10.0) -> SecretStore:
    return SecretStore(lambda: keyring, timeout_s)


@pytest.mark.parametrize("clause", CLAUSES)
@pytest.mark.parametrize(
    "secrets", [store(MemoryKeyring()), RunOnlySecrets()], ids=["keyring", "session only"]
)
def test_the_contract(secrets: Secrets, clause: Callable[[Secrets], None]) -> None:
    clause(secrets)


def test_everything_is_kept_under_one_service_within_windows_limit() -> None:
    keyring = MemoryKeyring()
    store(keyring).put("prod", LONGER)
    assert len(keyring.entries) > 5
    assert {service for service, _user in keyring.entries} == {SERVICE}


@pytest.mark.parametrize("old", [SHORT, LONG, LONGER])
@pytest.mark.parametrize("new", [SHORT, LONG, LONGER])
def test_after_a_crash_at_any_write_it_is_the_old_or_the_new(old: AccessKeys, new: AccessKeys) -> None:
    changed = AccessKeys(new.access_key_id, "changed", new.session_token)
    for crash_at in range(1, 100):
        keyring = MemoryKeyring()
        store(keyring).put("prod", old)
        keyring.writes, keyring.before_write = 0, crashing_at(crash_at)
        try:
            store(keyring).put("prod", changed)
        except Crash:
            keyring.before_write = lambda _count: None
            assert store(keyring).get("prod") in (old, changed)
            store(keyring).put("prod", SHORT)
            assert set(keyring.entries) == {(SERVICE, head_name("prod"))}
        else:
            assert crash_at > 1
            return
    raise AssertionError("the put never came to its end")


def crashing_at(number: int) -> Callable[[int], None]:
    def crash(count: int) -> None:
        if count == number:
            raise Crash

    return crash


def test_a_crash_while_deleting_leaves_nothing_behind_the_next_delete() -> None:
    for crash_at in range(1, 100):
        keyring = MemoryKeyring()
        store(keyring).put("prod", LONGER)
        keyring.writes, keyring.before_write = 0, crashing_at(crash_at)
        try:
            store(keyring).delete("prod")
        except Crash:
            keyring.before_write = lambda _count: None
            assert store(keyring).get("prod") in (None, LONGER)
            store(keyring).delete("prod")
            assert keyring.entries == {}
        else:
            assert crash_at > 1
            return
    raise AssertionError("the delete never came to its end")


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"version":2,"keys":{}}', '{"version":1,"keys":{}}',
                                    '{"version":1,"generation":"c","parts":1,"sha256":""}',
                                    '{"version":1,"generation":"a","parts":true,"sha256":""}'])  # fmt: skip
def test_a_damaged_head_is_told_and_written_over(damage: str) -> None:
    keyring = MemoryKeyring()
    secrets = store(keyring)
    secrets.put("prod", LONG)
    keyring.entries[SERVICE, head_name("prod")] = damage
    with keyring_error(KeyringFault.DAMAGED) as caught:
        secrets.get("prod")
    assert "the profile prod is incomplete" in caught.value.reason
    secrets.put("prod", LONG)
    assert secrets.get("prod") == LONG
    secrets.delete("prod")
    assert keyring.entries == {}


def test_parts_of_another_put_are_never_taken() -> None:
    keyring, other = MemoryKeyring(), MemoryKeyring()
    store(keyring).put("prod", LONG)
    store(other).put("prod", AccessKeys(LONG.access_key_id, LONG.secret_access_key, "other" * 1000))
    first = (SERVICE, part_name("prod", "a", 2))
    keyring.entries[first] = other.entries[first]
    with keyring_error(KeyringFault.DAMAGED):
        store(keyring).get("prod")


def test_what_another_window_put_meanwhile_is_got() -> None:
    keyring = MemoryKeyring()
    store(keyring).put("prod", LONG)

    def put_by_another_window(count: int) -> None:
        if count == 2:  # the head is read, its parts are not yet
            keyring.before_call = lambda _count: None
            store(keyring).put("prod", LONGER)

    keyring.calls, keyring.before_call = 0, put_by_another_window
    assert store(keyring).get("prod") == LONGER


def test_a_copy_is_kept_beside_the_first() -> None:
    secrets = store(MemoryKeyring())
    secrets.put("prod", LONG)
    secrets.copy("prod", "prod (2)")
    secrets.delete("prod")
    assert secrets.get("prod (2)") == LONG
    secrets.copy("nobody", "copy of nobody")
    assert secrets.get("copy of nobody") is None


@pytest.mark.parametrize(
    ("raised", "meant"),
    [
        (KeyringLocked("Failed to unlock the collection!"), KeyringFault.LOCKED),
        (NoKeyringError("No recommended backend"), KeyringFault.MISSING),
        (ConnectionResetError(104, "Connection reset by peer"), KeyringFault.MISSING),
        (InitError("Failed to create the collection"), KeyringFault.FAILED),
        (OSError(1312, "A specified logon session does not exist"), KeyringFault.FAILED),
    ],
)
def test_each_failure_of_the_backend_has_its_meaning(raised: Exception, meant: KeyringFault) -> None:
    keyring = MemoryKeyring()
    keyring.before_call = raising(raised)
    for attempt in (
        lambda: store(keyring).get("prod"),
        lambda: store(keyring).put("prod", SHORT),
        lambda: store(keyring).delete("prod"),
    ):
        with keyring_error(meant) as caught:
            attempt()
        assert str(raised) in caught.value.detail
        assert "session only" in caught.value.next_step


def raising(error: Exception) -> Callable[[int], None]:
    def fail(_count: int) -> None:
        raise error

    return fail


def test_a_question_nobody_answers_is_given_up_and_not_asked_twice() -> None:
    keyring, answered, asked = MemoryKeyring(), threading.Event(), []

    def ask(count: int) -> None:
        asked.append(count)
        answered.wait(10)

    keyring.before_call = ask
    secrets = store(keyring, timeout_s=0.02)
    for _attempt in range(3):
        with keyring_error(KeyringFault.SILENT):
            secrets.put("prod", SHORT)
    assert asked == [1]
    assert keyring.entries == {}
    keyring.before_call = lambda _count: None
    answered.set()
    patient = SecretStore(lambda: keyring)
    patient.put("prod", SHORT)
    assert patient.get("prod") == SHORT


def test_a_keyring_that_comes_later_is_found() -> None:
    found = [MemoryKeyring()]

    def find() -> MemoryKeyring:
        if len(found) == 1:
            found.append(found[0])
            raise KeyringError(KeyringFault.MISSING)
        return found[0]

    secrets = SecretStore(find)
    with keyring_error(KeyringFault.MISSING):
        secrets.check()
    secrets.put("prod", SHORT)
    assert secrets.get("prod") == SHORT


def test_no_secret_is_shown() -> None:
    keyring = MemoryKeyring()
    secrets, run_only = store(keyring), RunOnlySecrets()
    secrets.put("prod", SHORT)
    run_only.put("prod", SHORT)
    keyring.before_call = raising(RuntimeError(f"aws_secret_access_key={SHORT.secret_access_key}"))
    with keyring_error(KeyringFault.FAILED) as caught:
        secrets.get("prod")
    shown = (
        f"{SHORT!r} {SHORT} {secrets!r} {run_only!r} {caught.value!r} {caught.value} {caught.value.detail}"
    )
    assert SHORT.secret_access_key not in shown
    assert SHORT.access_key_id in repr(SHORT)


@given(st.text(max_size=60), st.text(max_size=6000), st.integers(0, 3))
def test_any_text_of_any_length_comes_back(secret: str, token: str, puts_before: int) -> None:
    keyring = MemoryKeyring()
    secrets = store(keyring)
    for _put in range(puts_before):
        secrets.put("prod", LONG)
    keys = AccessKeys("AKIAEXAMPLEEXAMPLE00", secret, token)
    secrets.put("prod", keys)
    assert secrets.get("prod") == keys
    secrets.delete("prod")
    assert keyring.entries == {}
