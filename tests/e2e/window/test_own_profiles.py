"""Own profiles in the running window: added, browsed with, changed, tested and deleted, over real HTTP."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QMenu, QPushButton, QWidget

from layerscope.bootstrap import own_accounts
from memory_keyring import MemoryKeyring
from waiting import RunAsync, until
from window_driver import PATIENCE_S, Driver, OpenProgram

KEY_ID, SECRET = "AKIDLAYERSCOPELOCAL1", "local-registry-secret"
PARTNER = "444455556666"


@pytest.fixture
def keyring(monkeypatch: pytest.MonkeyPatch) -> MemoryKeyring:
    """The system's keyring, as far as the program can tell."""
    backend = MemoryKeyring()
    monkeypatch.setattr(own_accounts, "system_backend", lambda: backend)
    return backend


async def open_profiles(driver: Driver) -> None:
    driver.key(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    await driver.shown(QWidget, "profilesDialog")


async def add(driver: Driver, kind: str = "With access keys…") -> QWidget:
    button = await driver.shown(QPushButton, "addProfile")
    menu = button.menu()
    assert isinstance(menu, QMenu)
    next(action for action in menu.actions() if action.text() == kind).trigger()
    return await driver.shown(QWidget, "profileForm")


def enter(driver: Driver, **fields: str) -> None:
    for name, text in fields.items():
        field = driver.find(QWidget, name)
        if isinstance(field, QComboBox):
            index = field.findText(text)
            if index >= 0:
                field.setCurrentIndex(index)
            else:
                field.setCurrentText(text)
        else:
            assert isinstance(field, QLineEdit), name
            field.setText(text)


async def gone(driver: Driver, name: str) -> None:
    await until(lambda: driver.find(QWidget, name) is None, PATIENCE_S)


def test_a_profile_that_is_added_is_browsed_with(
    run_async: RunAsync, open_program: OpenProgram, keyring: MemoryKeyring, home: Path
) -> None:
    async def job() -> None:
        async with open_program() as driver:
            await driver.reads("identity", "user/operator")
            await open_profiles(driver)
            await add(driver)
            enter(
                driver,
                profileName="partner-prod",
                profileAccessKeyId=KEY_ID,
                profileSecretAccessKey=SECRET,
                profileRegion="eu-central-1",
                profileColour="Red, for production",
            )
            await driver.press("saveProfile")
            await gone(driver, "profileForm")
            await driver.choose("profilesTable", "partner-prod")
            await driver.press("useProfile")
            await driver.reads("identity", f"arn:aws:iam::{PARTNER}:user/partner")
            await driver.choose("repositories", "private/ledger")
            assert driver.text("accountName") == "partner-prod"
            assert any(SECRET in entry for entry in keyring.entries.values())

    run_async(job(), 60)
    file = json.loads((home / "config" / "layerscope" / "profiles.json").read_text())
    assert file["profiles"][0]["access_key_id"] == KEY_ID
    written = [path for path in home.rglob("*") if path.is_file()]
    assert all(SECRET.encode() not in path.read_bytes() for path in written)
