"""Profiles tried while they are typed, and those pasted as config text, in the running window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from layerscope.access import own_accounts
from layerscope.desktop.sign_in.mfa.mfa_dialog import MfaDialog
from layerscope.localregistry.demo.people.identities import MFA_CODE, MFA_SERIAL, role_arn
from support.drivers.profile_steps import KEY_ID, SECRET, add, add_partner, enter, gone, open_profiles
from support.drivers.waiting import RunAsync, until
from support.drivers.window_driver import PATIENCE_S, Driver, OpenProgram, files_below, running_program
from support.fakes.memory_keyring import MemoryKeyring

PARTNER = "arn:aws:iam::444455556666:user/partner"


@pytest.fixture(autouse=True)
def keyring(monkeypatch: pytest.MonkeyPatch) -> MemoryKeyring:
    """The system's keyring, as far as the program can tell."""
    backend = MemoryKeyring()
    monkeypatch.setattr(own_accounts, "system_backend", lambda: backend)
    return backend


async def _answer(driver: Driver, code: str) -> None:
    def dialogs() -> list[MfaDialog]:
        return [each for each in driver.window.findChildren(MfaDialog) if each.isVisible()]

    await until(dialogs, PATIENCE_S)
    QTest.keyClicks(dialogs()[0].findChild(QLineEdit, "mfaCode"), code)


def _holding(home: Path, *parts: str) -> list[Path]:
    """The files in which one of the parts stands."""
    return [path for path in files_below(home) if any(part.encode() in path.read_bytes() for part in parts)]


def test_keys_are_tested_before_they_have_a_name_and_leave_nothing(
    run_async: RunAsync, open_program: OpenProgram, keyring: MemoryKeyring, home: Path
) -> None:
    async def job() -> None:
        async with open_program() as driver:
            await open_profiles(driver)
            await add(driver)
            enter(driver, profileAccessKeyId=KEY_ID, profileSecretAccessKey="not-the-secret")
            await driver.press("testTypedProfile")
            await driver.reads("trialTitle", "Secret key does not match")
            await driver.press("closeTrial")
            await gone(driver, "trialDialog")
            enter(driver, profileSecretAccessKey=SECRET, profileRegion="eu-central-1")
            await driver.press("testTypedProfile")
            await driver.reads("trialTitle", "required permissions")
            assert driver.text("trialIdentity") == PARTNER
            assert driver.text("trialRegion") == "eu-central-1"
            assert driver.text("trialDescribeRepositories0") == "allowed"
            await driver.press("closeTrial")
            await gone(driver, "trialDialog")
            assert driver.text("profileSecretAccessKey") == SECRET  # and Save goes on from here
            assert keyring.entries == {}
            assert not (home / "config" / "layerscope" / "profiles.json").exists()
        assert keyring.entries == {}

    run_async(job(), 60)
    assert _holding(home, SECRET, KEY_ID, PARTNER) == []


def test_what_is_wrong_is_told_in_the_form_and_aws_is_not_asked(
    run_async: RunAsync, open_program: OpenProgram
) -> None:
    async def job() -> None:
        async with open_program() as driver:
            await open_profiles(driver)
            await add(driver)
            enter(driver, profileAccessKeyId=KEY_ID, profileRegion="Frankfurt!")
            await driver.press("testTypedProfile")
            await driver.reads("profileSecretAccessKeyMistake")
            enter(driver, profileSecretAccessKey=SECRET)
            await driver.press("testTypedProfile")
            await driver.reads("profileRegionMistake", "not a region name")
            assert driver.text("trialTitle") == ""

    run_async(job(), 60)


def test_a_changed_profile_is_tested_with_the_keys_that_are_kept(
    run_async: RunAsync, open_program: OpenProgram, keyring: MemoryKeyring, home: Path
) -> None:
    async def job() -> None:
        async with open_program() as driver:
            await add_partner(driver)
            await gone(driver, "profileForm")
            before = dict(keyring.entries)
            file = (home / "config" / "layerscope" / "profiles.json").read_bytes()
            await driver.choose("profilesTable", "partner")
            await driver.press("editProfile")
            enter(driver, profileName="renamed", profileRegion="us-east-1")
            await driver.press("testTypedProfile")
            await driver.reads("trialTitle", "required permissions")
            assert driver.text("trialIdentity") == PARTNER
            assert driver.text("trialRegion") == "us-east-1"
            assert keyring.entries == before
            assert (home / "config" / "layerscope" / "profiles.json").read_bytes() == file
            await driver.press("closeTrial")

    run_async(job(), 60)


@pytest.mark.usefixtures("demo_profiles")
def test_a_role_with_mfa_is_tested_and_its_session_lies_in_no_file(
    run_async: RunAsync, qapp: QApplication, home: Path
) -> None:
    async def job() -> None:
        async with running_program(qapp) as driver:
            await until(lambda: driver.program.shell.session.accounts.profiles, PATIENCE_S)
            await open_profiles(driver)
            await add(driver, "With a role…")
            enter(driver, profileRoleArn=role_arn("prod-admin"), profileSourceProfile="default")
            enter(driver, profileMfaSerial=MFA_SERIAL, profileRegion="eu-central-1")
            await driver.press("testTypedProfile")
            await _answer(driver, MFA_CODE)
            await driver.reads("trialTitle", "required permissions")
            assert ":assumed-role/prod-admin/" in driver.text("trialIdentity")
            await driver.press("closeTrial")

    run_async(job(), 60)
    assert not (home / ".aws").exists()


@pytest.mark.usefixtures("demo_profiles")
def test_pasted_config_text_becomes_keys_and_roles_and_the_role_says_who_it_is(
    run_async: RunAsync, qapp: QApplication
) -> None:
    text = (
        f"[profile admin]\nrole_arn = {role_arn('prod-readonly')}\nsource_profile = default\n"
        "role_session_name = ana@example.com\nregion = eu-central-1\n"
        f"[default]\naws_access_key_id = AKIDLAYERSCOPELOCAL0\naws_secret_access_key = {SECRET}\n"
    )

    async def job() -> None:
        async with running_program(qapp) as driver:
            accounts = driver.program.shell.session.accounts
            await until(lambda: accounts.profiles, PATIENCE_S)
            await open_profiles(driver)
            await driver.press("importKeys")
            (await driver.shown(QPlainTextEdit, "importText")).setPlainText(text)
            await driver.press("readKeys")
            await gone(driver, "importKeysDialog")
            await until(lambda: len(accounts.catalogue.own) == 2, PATIENCE_S)
            # The shared files have a profile `default` of their own.
            sources = [(each.name, each.source_profile) for each in accounts.catalogue.own]
            assert sources == [("admin", "default (2)"), ("default (2)", "")]
            await driver.choose("profilesTable", "admin")
            await driver.press("useProfile")
            await driver.reads("identity", ":assumed-role/prod-readonly/ana@example.com")

    run_async(job(), 60)
