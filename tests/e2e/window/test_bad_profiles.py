"""Profiles that are wrong, each with words of its own in the window; and processes that give credentials."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from layerscope.accounts.model.profiles import Account
from layerscope.desktop.browse.feature import Browse
from layerscope.localregistry.demo.people.identities import ACCOUNT, SECRET
from layerscope.localregistry.demo.people.vaults import command
from layerscope.localregistry.serving.server import LocalRegistry
from support.drivers.waiting import RunAsync, until
from support.drivers.window_driver import PATIENCE_S, Driver, running_program
from support.fakes.registry_clock import Ahead

ROLE = f"role_arn = arn:aws:iam::{ACCOUNT}:role/prod-readonly"
WRONG = f"""
[profile quoted]
aws_access_key_id = "AKIDLAYERSCOPELOCAL0"
aws_secret_access_key = {SECRET}
[profile no-session]
sso_session = nowhere
sso_account_id = {ACCOUNT}
sso_role_name = ReadOnly
[profile two-sources]
{ROLE}
source_profile = default
credential_source = Environment
[profile half]
aws_access_key_id = AKIDLAYERSCOPELOCAL0
[profile odd-region]
{ROLE}
source_profile = default
region = eu_central_1
"""
TOLD = {
    "missing-source": "source_profile “nowhere” does not exist",
    "loop": "form a loop: loop → loop-back → loop",
    "quoted": "has quotes around it",
    "no-session": "named by sso_session does not exist",
    "two-sources": "both source_profile and credential_source",
    "half": "A source has only a part",
    "odd-region": "is not a region name",
    "wrong-secret": "signature does not match",
    "vault-fails": "ended with status 1",
    "nobodys": "The profile is not in the shared AWS files",
}


async def _card(driver: Driver, profile: str) -> str:
    """The text of the card that the profile leads to."""
    program = driver.program
    program.shell.session.accounts.choose(Account(profile))
    await until(lambda: program.shell.session.accounts.identity_error is not None, PATIENCE_S)
    await until(lambda: program.feature(Browse).repositories.pane.state.failure is not None, PATIENCE_S)
    return await driver.reads("errorText")


def test_each_has_words_of_its_own_and_every_other_profile_works(
    run_async: RunAsync, qapp: QApplication, demo_profiles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with (demo_profiles / "aws" / "config").open("a") as file:
        file.write(WRONG)
    for name in ("AWS_REGION", "AWS_DEFAULT_REGION"):  # they go before a profile's own
        monkeypatch.delenv(name)

    async def job() -> None:
        async with running_program(qapp, "--profile", "default") as driver:
            await driver.reads("identity", "user/operator")
            for profile, words in TOLD.items():
                assert words in await _card(driver, profile), profile
                assert driver.text("errorNextStep")
                assert driver.find(type(driver.window), "signInHere") is None
            await _card(driver, "vault-fails")
            await driver.press("showDetails")
            assert "The vault is sealed. Ask its keeper to unseal it." in driver.text("errorDetails")
            assert SECRET not in driver.text("errorDetails")
            driver.program.shell.session.accounts.choose(Account("prod-readonly"))
            await driver.reads("identity", "assumed-role/prod-readonly")
            await driver.choose("repositories", "web/landing")

    run_async(job(), 60)


def test_a_clock_that_is_wrong_says_by_how_much(
    run_async: RunAsync, qapp: QApplication, demo_profiles: Path, own_registry: LocalRegistry, ahead: Ahead
) -> None:
    ahead.by_s = 3 * 3600

    async def job() -> None:
        async with running_program(qapp, "--profile", "default") as driver:
            await driver.reads("errorTitle", "clock is 3:00:0")
            await driver.reads("accountPlace", "not connected")
            assert driver.text("signInText") == ""

    run_async(job(), 60)


def test_a_process_that_takes_its_time_can_be_stopped_and_run_again(
    run_async: RunAsync, qapp: QApplication, demo_profiles: Path, tmp_path: Path
) -> None:
    started = tmp_path / "started"
    config = demo_profiles / "aws" / "config"
    slow = shlex.join(command("vault-is-slow"))
    noted = f"printf x >> {shlex.quote(str(started))}; exec {slow}"
    text = config.read_text()
    assert slow in text
    config.write_text(text.replace(slow, shlex.join(["sh", "-c", noted])))

    async def job() -> None:
        async with running_program(qapp, "--profile", "vault-is-slow") as driver:
            await driver.reads("welcomeTitle", "Waiting for the credential process of vault-is-slow")
            await driver.press("stopWaiting")
            assert "was stopped" in await driver.reads("errorText")
            await until(lambda: driver.program.shell.session.accounts.identity_error is not None, PATIENCE_S)
            assert driver.text("signInText") == ""

            begun = len(started.read_text())
            await driver.press("retry")
            await until(lambda: len(started.read_text()) > begun, PATIENCE_S)
            await driver.reads("welcomeTitle", "Waiting for the credential process")
            driver.program.shell.session.accounts.choose(Account("default"))  # which ends it too
            await driver.reads("identity", "user/operator")
            assert driver.text("signInText") == ""

    run_async(job(), 60)
