"""Own profiles in the running window: added, browsed with, changed, tested and deleted, over real HTTP."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from keyring.errors import KeyringLocked, NoKeyringError
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from layerscope.access import own_accounts
from layerscope.desktop.accounts.importing.import_dialog import ImportDialog
from layerscope.localregistry.serving.server import LocalRegistry
from support.drivers.profile_steps import KEY_ID, SECRET, add, add_partner, enter, gone, open_profiles
from support.drivers.waiting import RunAsync, until
from support.drivers.window_driver import PATIENCE_S, Driver, OpenProgram
from support.fakes.memory_keyring import MemoryKeyring
from support.samples.aws_files import write_profiles

PARTNER = "444455556666"


@pytest.fixture
def keyring(monkeypatch: pytest.MonkeyPatch) -> MemoryKeyring:
    """The system's keyring, as far as the program can tell."""
    backend = MemoryKeyring()
    monkeypatch.setattr(own_accounts, "system_backend", lambda: backend)
    return backend


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


def names(driver: Driver) -> list[str]:
    """The profiles that the dialog shows."""
    return [row[0] for row in driver.rows("profilesTable")]


def fail(error: Exception) -> Callable[[int], None]:
    def before_call(_count: int) -> None:
        raise error

    return before_call


def test_a_locked_keyring_is_told_and_tried_again(
    run_async: RunAsync, open_program: OpenProgram, keyring: MemoryKeyring
) -> None:
    async def job() -> None:
        async with open_program() as driver:
            keyring.before_call = fail(KeyringLocked("locked"))
            await add_partner(driver)
            await driver.reads("keyringReason", "keyring is locked")
            assert "Unlock it" in driver.text("keyringNextStep")
            keyring.before_call = lambda _count: None
            await driver.press("retryKeyring")
            await gone(driver, "profileForm")
            assert any(SECRET in entry for entry in keyring.entries.values())

    run_async(job(), 60)


def test_without_a_keyring_the_keys_are_for_this_run_and_asked_for_in_the_next(
    run_async: RunAsync,
    open_program: OpenProgram,
    keyring: MemoryKeyring,
    home: Path,
) -> None:
    keyring.before_call = fail(NoKeyringError("none"))

    async def first() -> None:
        async with open_program() as driver:
            await add_partner(driver)
            assert "no keyring" in await driver.reads("keyringReason")
            assert "nstall" in driver.text("keyringNextStep") or "Sign in" in driver.text("keyringNextStep")
            await driver.press("keysForThisRun")
            await gone(driver, "profileForm")
            await driver.choose("profilesTable", "partner")
            await driver.press("useProfile")
            await driver.reads("identity", "user/partner")

    async def next_one() -> None:
        async with open_program("--profile", "partner") as driver:
            await driver.shown(QWidget, "keysPrompt")
            assert "no keyring" in driver.text("keyringReason")
            await driver.press("keysForThisRun")
            enter(driver, promptSecret=f'"{SECRET}"')
            await driver.press("useKeysForThisRun")
            assert "quotation marks" in driver.text("promptSecretMistake")
            enter(driver, promptSecret=SECRET)
            await driver.press("useKeysForThisRun")
            await driver.reads("identity", "user/partner")
            await driver.choose("repositories", "private/ledger")

    run_async(first(), 60)
    run_async(next_one(), 60)
    assert not keyring.entries
    assert all(SECRET.encode() not in path.read_bytes() for path in home.rglob("*") if path.is_file())


def test_a_keyring_that_is_locked_at_the_start_is_unlocked_without_a_restart(
    run_async: RunAsync, open_program: OpenProgram, keyring: MemoryKeyring
) -> None:
    async def first() -> None:
        async with open_program() as driver:
            await add_partner(driver)
            await gone(driver, "profileForm")

    async def next_one() -> None:
        keyring.before_call = fail(KeyringLocked("locked"))
        async with open_program("--profile", "partner") as driver:
            await driver.reads("keyringReason", "keyring is locked")
            assert "secret could not be read" in await driver.reads("errorTitle", "secret")
            keyring.before_call = lambda _count: None
            await driver.press("retryKeyring")
            await driver.reads("identity", "user/partner")
            await driver.choose("repositories", "private/ledger")

    run_async(first(), 60)
    run_async(next_one(), 60)


def test_a_profile_is_renamed_duplicated_and_deleted_with_its_secret(
    run_async: RunAsync, open_program: OpenProgram, keyring: MemoryKeyring
) -> None:
    async def job() -> None:
        async with open_program() as driver:
            await add_partner(driver)
            await gone(driver, "profileForm")
            await driver.choose("profilesTable", "partner")
            await driver.press("editProfile")
            await driver.shown(QWidget, "profileForm")
            enter(driver, profileName="renamed", profileColour="Green")
            await driver.press("saveProfile")
            await gone(driver, "profileForm")
            assert {user for _service, user in keyring.entries} == {"profile renamed"}

            await driver.choose("profilesTable", "renamed")
            await driver.press("duplicateProfile")
            await driver.shown(QWidget, "profileForm")
            assert driver.text("profileName") == "renamed (2)"
            await driver.press("saveProfile")
            await gone(driver, "profileForm")
            assert {user for _service, user in keyring.entries} == {"profile renamed", "profile renamed (2)"}

            await driver.choose("profilesTable", "renamed")
            await driver.press("deleteProfile")
            await driver.press("confirmDelete")
            await until(lambda: names(driver) == ["renamed (2)"], PATIENCE_S)
            assert {user for _service, user in keyring.entries} == {"profile renamed (2)"}

    run_async(job(), 60)


def test_a_profile_in_use_that_is_edited_is_asked_as_anew(
    run_async: RunAsync, open_program: OpenProgram, keyring: MemoryKeyring
) -> None:
    async def job() -> None:
        async with open_program() as driver:
            await add_partner(driver)
            await gone(driver, "profileForm")
            await driver.choose("profilesTable", "partner")
            await driver.press("useProfile")
            await driver.choose("repositories", "private/ledger")
            await open_profiles(driver)
            await driver.choose("profilesTable", "partner")
            await driver.press("editProfile")
            await driver.shown(QWidget, "profileForm")
            enter(driver, profileAccessKeyId="AKIDLAYERSCOPELOCAL0", profileSecretAccessKey=SECRET)
            await driver.press("saveProfile")
            await driver.reads("identity", "user/operator")
            await until(lambda: len(driver.rows("repositories")) > 50, PATIENCE_S)

    run_async(job(), 60)


def test_the_test_shows_identity_region_and_each_call(
    run_async: RunAsync, open_program: OpenProgram, keyring: MemoryKeyring
) -> None:
    async def job() -> None:
        async with open_program() as driver:
            await add_partner(driver)
            await gone(driver, "profileForm")
            await driver.choose("profilesTable", "partner")
            await driver.press("testProfile")
            await driver.reads("trialTitle", "required permissions")
            assert driver.text("trialIdentity") == f"arn:aws:iam::{PARTNER}:user/partner"
            assert driver.text("trialAccount") == PARTNER
            assert driver.text("trialRegion") == "eu-central-1"
            assert driver.text("trialGetDownloadUrlForLayer2") == "ecr:GetDownloadUrlForLayer"
            assert driver.text("trialDescribeRepositories0") == "allowed"
            await driver.press("closeTrial")

    run_async(job(), 60)


def test_a_test_that_fails_tells_why_and_one_that_hangs_is_given_up(
    run_async: RunAsync, open_program: OpenProgram, keyring: MemoryKeyring, home: Path
) -> None:
    mark = home / "begun"
    (home / "aws-config").write_text(
        "[profile wrong]\naws_access_key_id = AKIANOBODYKNOWSTHIS\naws_secret_access_key = x\n"
        f"[profile slow]\ncredential_process = sh -c 'touch {mark}; exec sleep 600'\n"
    )

    async def job() -> None:
        async with open_program() as driver:
            await open_profiles(driver)
            await driver.choose("profilesTable", "wrong")
            await driver.press("testProfile")
            await driver.reads("trialTitle", "Access key not recognized")
            await driver.press("closeTrial")
            await gone(driver, "trialDialog")
            await driver.choose("profilesTable", "slow")
            await driver.press("testProfile")
            await until(mark.exists, PATIENCE_S)
            assert "Checking identity" in driver.text("trialTitle")
            await driver.press("closeTrial")
            await gone(driver, "trialDialog")

    run_async(job(), 60)


def test_keys_are_imported_from_a_pasted_text(
    run_async: RunAsync, open_program: OpenProgram, keyring: MemoryKeyring
) -> None:
    async def job() -> None:
        async with open_program() as driver:
            await open_profiles(driver)
            await driver.press("importKeys")
            text = await driver.shown(QPlainTextEdit, "importText")
            text.setPlainText(f"export AWS_ACCESS_KEY_ID='{KEY_ID}'")
            await driver.press("readKeys")
            await driver.reads("importMistake", "has no secret")
            text.setPlainText(
                f"export AWS_ACCESS_KEY_ID='{KEY_ID}'\nexport AWS_SECRET_ACCESS_KEY=\"{SECRET}\"\n"
                "export AWS_DEFAULT_REGION=eu-central-1\n"
            )
            await driver.press("readKeys")
            await driver.shown(QWidget, "profileForm")
            assert driver.text("profileRegion") == "eu-central-1"
            assert driver.text("profileSecretAccessKey") == ""
            enter(driver, profileName="pasted")
            await driver.press("saveProfile")
            await gone(driver, "profileForm")
            await driver.choose("profilesTable", "pasted")
            await driver.press("useProfile")
            await driver.reads("identity", "user/partner")

    run_async(job(), 60)


def test_several_keys_of_a_file_become_several_profiles(
    run_async: RunAsync, open_program: OpenProgram, keyring: MemoryKeyring, tmp_path: Path
) -> None:
    file = tmp_path / "credentials"
    file.write_text(
        f"[one]\naws_access_key_id = {KEY_ID}\naws_secret_access_key = {SECRET}\n"
        f"[two]\naws_access_key_id = AKIDLAYERSCOPELOCAL0\naws_secret_access_key = {SECRET}\n"
    )

    async def job() -> None:
        async with open_program() as driver:
            await open_profiles(driver)
            await driver.press("importKeys")
            dialog = await driver.shown(ImportDialog, "importKeysDialog")
            keyring.before_call = fail(KeyringLocked("locked"))
            dialog._take_file(str(file))
            await driver.reads("keyringReason", "locked")
            keyring.before_call = lambda _count: None
            dialog._take_file(str(file))
            await gone(driver, "importKeysDialog")
            await until(lambda: names(driver) == ["one", "two"], PATIENCE_S)
            assert "one, two" in driver.text("message")

    run_async(job(), 60)


def test_the_switcher_works_by_keys_alone(
    run_async: RunAsync, open_program: OpenProgram, home: Path, registry: LocalRegistry
) -> None:
    write_profiles(home, registry.endpoint)

    async def job() -> None:
        async with open_program() as driver:
            await until(lambda: driver.program.shell.session.accounts.profiles, PATIENCE_S)
            driver.control(Qt.Key.Key_P)
            await driver.shown(QLineEdit, "profileSearch")
            driver.type_text("part")
            assert [row[0] for row in driver.rows("profileList")] == ["partner"]
            driver.key(Qt.Key.Key_Return)
            await driver.reads("identity", "user/partner")
            await driver.come_back()

            driver.control(Qt.Key.Key_P)
            await driver.shown(QLineEdit, "profileSearch")
            offered = [row[0] for row in driver.rows("profileList")]
            assert offered[:2] == ["partner", "Default credential chain"]
            assert offered[2:] == sorted(offered[2:])
            driver.key(Qt.Key.Key_Return)  # back to the one before
            await driver.reads("identity", "user/operator")
            await driver.come_back()

            driver.control(Qt.Key.Key_P)
            await driver.shown(QLineEdit, "profileSearch")
            driver.type_text("no such")
            assert driver.rows("profileList") == []
            assert "No profile matches" in driver.text("profileNote")
            driver.key(Qt.Key.Key_Escape)
            await gone(driver, "profileSearch")
            assert driver.text("accountName") == "Default credential chain"

    run_async(job(), 60)


def test_what_another_program_writes_shows_up_without_a_restart(
    run_async: RunAsync, open_program: OpenProgram, home: Path, registry: LocalRegistry
) -> None:
    async def job() -> None:
        async with open_program("--profile", "partner") as driver:
            await driver.reads("errorTitle", "Profile not found")
            write_profiles(home, registry.endpoint)
            driver.window.activated.emit()  # as when one comes back from the terminal
            await driver.reads("identity", "user/partner")
            await driver.choose("repositories", "private/ledger")
            file = home / "aws-config"
            file.write_text(file.read_text() + "[profile broken]\nregion\n")
            driver.window.activated.emit()
            await open_profiles(driver)
            await driver.reads("profilesWarning", "[profile broken] is ignored")
            assert "partner" in names(driver)

    run_async(job(), 60)


@pytest.mark.parametrize(
    ("content", "told"),
    [("{", "damaged"), ('{"version": 99, "profiles": []}', "newer version")],
)
def test_a_broken_or_newer_file_is_told_with_its_kept_copy(
    run_async: RunAsync, open_program: OpenProgram, home: Path, content: str, told: str
) -> None:
    folder = home / "config" / "layerscope"
    (folder / "profiles.json").write_text(content)

    async def job() -> None:
        async with open_program() as driver:
            await driver.reads("message", told)
            await open_profiles(driver)
            kept = next(path for path in folder.iterdir() if path.name.startswith("profiles."))
            assert str(kept) in await driver.reads("profilesWarning", told)
            assert kept.read_text() == content

    run_async(job(), 60)
