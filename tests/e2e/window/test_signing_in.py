"""Signing in to SSO in the window: approved, refused, run out, given up; and picking roles."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QTableView

from layerscope.accounts.model.profiles import Account
from layerscope.accounts.profiles.own_profiles_file import OwnProfilesFile, default_path
from layerscope.accounts.rules.sso.device_flow import SsoSession, token_key
from layerscope.accounts.sessions.identity import read_identity
from layerscope.accounts.sessions.sessions import Sessions
from layerscope.desktop.sign_in.feature import SignInFeature
from layerscope.desktop.sign_in.sso.sso_dialog import SsoDialog
from layerscope.localregistry.demo.people.identities import REGION, START_URL
from layerscope.localregistry.serving.server import LocalRegistry
from support.drivers.waiting import RunAsync, until
from support.drivers.window_driver import PATIENCE_S, Driver, clipboard, running_program
from support.fakes.registry_clock import Ahead

CODE_LIFE_S = 600


def dialog_of(driver: Driver) -> SsoDialog | None:
    return next((each for each in driver.window.findChildren(SsoDialog) if each.isVisible()), None)


async def closed(driver: Driver) -> None:
    await until(lambda: dialog_of(driver) is None, PATIENCE_S)


def token_of(home: Path) -> Path:
    key = token_key(SsoSession(START_URL, REGION, "layerscope-demo"))
    return home / ".aws" / "sso" / "cache" / f"{key}.json"


def test_a_sign_in_that_is_approved_leads_to_the_registry(
    run_async: RunAsync,
    qapp: QApplication,
    demo_profiles: Path,
    own_registry: LocalRegistry,
    opened: list[str],
) -> None:
    async def job() -> None:
        async with running_program(qapp, "--profile", "prod-sso") as driver:
            await driver.reads("errorTitle", "signed out")
            await driver.reads("signInText", "layerscope-demo")
            await driver.press("signInHere")
            code = await driver.reads("ssoCode")
            assert opened == [driver.text("ssoAddress")]
            assert "expires in" in driver.text("ssoLife")
            await driver.press("copySsoCode")
            assert clipboard() == code
            await driver.press("copySsoAddress")
            assert clipboard() == opened[0]
            assert own_registry.approve_sign_in(code)
            await closed(driver)
            await driver.reads("identity", "AWSReservedSSO_Administrator")
            await driver.open_layer("web/landing", "build-2041", 2)
            await driver.url()
            assert driver.text("signInText") == ""
            assert json.loads(token_of(demo_profiles).read_text())["startUrl"] == START_URL

    run_async(job(), 60)


def test_refused_and_run_out_are_told_and_another_try_helps(
    run_async: RunAsync,
    qapp: QApplication,
    demo_profiles: Path,
    own_registry: LocalRegistry,
    ahead: Ahead,
    opened: list[str],
) -> None:
    async def job() -> None:
        async with running_program(qapp, "--profile", "legacy-sso") as driver:
            await driver.press("signInHere")
            first = await driver.reads("ssoCode")
            assert own_registry.refuse_sign_in(first)
            dialog = dialog_of(driver)
            assert dialog is not None
            await until(lambda: dialog.card.error is not None, PATIENCE_S)
            assert _title(dialog) == "The sign-in was denied in the browser"

            dialog.card.retry_asked.emit()
            await driver.reads("ssoCode")
            ahead.by_s += CODE_LIFE_S + 1
            await until(lambda: dialog.card.error is not None, PATIENCE_S)
            assert _title(dialog) == "The code expired"
            ahead.by_s = 0.0

            dialog.card.retry_asked.emit()
            last = await driver.reads("ssoCode")
            assert last not in ("", first)
            assert own_registry.approve_sign_in(last)
            await closed(driver)
            await driver.reads("identity", "AWSReservedSSO_ReadOnly")

    run_async(job(), 60)


def test_a_network_that_is_lost_and_comes_back_ends_nothing(
    run_async: RunAsync,
    qapp: QApplication,
    demo_profiles: Path,
    own_registry: LocalRegistry,
    opened: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("botocore.retries.standard.ExponentialBackoff.delay_amount", lambda *_: 0)
    monkeypatch.setattr("botocore.retryhandler.delay_exponential", lambda *_, **__: 0.0)

    async def job() -> None:
        async with running_program(qapp, "--profile", "prod-sso") as driver:
            await driver.reads("errorTitle", "signed out")
            own_registry.stop()
            await driver.press("signInHere")
            dialog = dialog_of(driver)
            assert dialog is not None
            await until(lambda: dialog.card.error is not None, PATIENCE_S)
            assert "127.0.0.1" in dialog.card.error.evidence.raw_text
            own_registry.start()
            dialog.card.retry_asked.emit()
            code = await driver.reads("ssoCode")
            own_registry.stop()  # while the program asks whether somebody has agreed
            own_registry.start()
            assert own_registry.approve_sign_in(code)
            await closed(driver)
            await driver.reads("identity", "AWSReservedSSO_Administrator")

    run_async(job(), 60)


def test_it_can_be_given_up_at_any_moment(
    run_async: RunAsync,
    qapp: QApplication,
    demo_profiles: Path,
    own_registry: LocalRegistry,
    opened: list[str],
) -> None:
    async def job() -> None:
        async with running_program(qapp, "--profile", "prod-sso") as driver:
            for moment in ("at once", "with a code"):
                await driver.press("signInHere")
                dialog = dialog_of(driver)
                assert dialog is not None
                code = await driver.reads("ssoCode") if moment == "with a code" else ""
                QTest.keyClick(dialog, Qt.Key.Key_Escape)
                await closed(driver)
                await until(lambda: not driver.program._tasks.is_running("sso/sign-in"), PATIENCE_S)
                assert driver.text("errorTitle") == "You are signed out"
                if code:
                    own_registry.approve_sign_in(code)
            assert not token_of(demo_profiles).exists()

    run_async(job(), 60)


def _title(dialog: SsoDialog) -> str:
    return dialog.card.findChild(QLabel, "errorTitle").text()


# Accounts and roles.


def test_roles_of_a_new_organization_become_profiles(
    run_async: RunAsync,
    qapp: QApplication,
    demo_profiles: Path,
    own_registry: LocalRegistry,
    opened: list[str],
) -> None:
    async def job() -> None:
        async with running_program(qapp) as driver:
            added: list[tuple[str, ...]] = []
            driver.program.feature(SignInFeature).sso.profiles_added.connect(added.append)
            await _to_the_roles(driver, own_registry)
            model = _roles(driver)
            await until(lambda: model.rowCount() == 3, PATIENCE_S)
            _type(driver, "ssoRoleFilter", "readonly")
            await driver.press("tickAllRoles")
            await until(lambda: driver.text("ssoContinue") in ("Add 2 profiles", "Add 2 profile(s)"))
            await driver.press("ssoContinue")
            await until(lambda: added, PATIENCE_S)
            assert added == [("Shared images ReadOnly", "Shop production ReadOnly")]
            await driver.hears("Added 2")
            own = OwnProfilesFile(default_path()).load().profiles
            assert [profile.name for profile in own] == list(added[0])
            arn = read_identity(Sessions(own=lambda: own), Account(own[0].name)).arn
            assert "AWSReservedSSO_ReadOnly" in arn

            # Signed in already: the roles come at once, and those that are kept cannot be ticked again.
            driver.program.feature(SignInFeature).sign_in_elsewhere.trigger()
            await driver.press("ssoContinue")
            await until(lambda: dialog_of(driver) and dialog_of(driver).roles, PATIENCE_S)
            model = _roles(driver)
            await until(lambda: model.rowCount() == 3, PATIENCE_S)
            await driver.press("tickAllRoles")
            await until(lambda: "1" in driver.text("ssoContinue"))
            QTest.keyClick(dialog_of(driver), Qt.Key.Key_Escape)
            await closed(driver)
            assert len(opened) == 1

    run_async(job(), 60)


def test_a_start_url_that_is_wrong_is_told_before_and_by_aws(
    run_async: RunAsync,
    qapp: QApplication,
    demo_profiles: Path,
    own_registry: LocalRegistry,
    opened: list[str],
) -> None:
    async def job() -> None:
        async with running_program(qapp) as driver:
            driver.program.feature(SignInFeature).sign_in_elsewhere.trigger()
            field = await driver.shown(QComboBox, "ssoStartUrl")
            field.setCurrentText("company")
            await driver.press("ssoContinue")
            await driver.reads("ssoMistake", "not a sign-in address")
            field.setCurrentText("https://nobody.awsapps.com/start")
            (await driver.shown(QComboBox, "ssoRegion")).setCurrentText("eu_central_1")
            await driver.press("ssoContinue")
            await driver.reads("ssoMistake", "eu-central-1")
            (await driver.shown(QComboBox, "ssoRegion")).setCurrentText("eu-central-1")
            await driver.press("ssoContinue")
            dialog = dialog_of(driver)
            assert dialog is not None
            await until(lambda: dialog.card.error is not None, PATIENCE_S)
            assert _title(dialog) == "No IAM Identity Center at this URL"
            assert opened == []

    run_async(job(), 60)


async def _to_the_roles(driver: Driver, registry: LocalRegistry) -> None:
    """Sign in to the demo's organization as a new one."""
    await until(lambda: driver.program.shell.session.accounts.profiles, PATIENCE_S)
    driver.program.feature(SignInFeature).sign_in_elsewhere.trigger()
    field = await driver.shown(QComboBox, "ssoStartUrl")
    assert field.currentText() == START_URL  # the shared files name it
    await driver.press("ssoContinue")
    assert registry.approve_sign_in(await driver.reads("ssoCode"))
    await until(lambda: dialog_of(driver) and dialog_of(driver).roles, PATIENCE_S)


def _roles(driver: Driver) -> QAbstractItemModel:
    view = driver.find(QTableView, "ssoRoles")
    assert view is not None
    return view.model()


def _type(driver: Driver, name: str, text: str) -> None:
    field = driver.find(QLineEdit, name)
    assert field is not None
    QTest.keyClicks(field, text)
