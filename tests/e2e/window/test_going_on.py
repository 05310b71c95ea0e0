"""Credentials that end in the middle of work: said where it failed, renewed there, and nothing is lost."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QTableView

from layerscope.desktop.browse.feature import Browse
from layerscope.desktop.layer.feature import LayerFeature
from layerscope.desktop.sign_in.feature import SignInFeature
from layerscope.desktop.sign_in.mfa.mfa_dialog import MfaDialog
from layerscope.desktop.transfers.feature import TransfersFeature
from layerscope.localregistry.demo.people.aws_profiles import write_profiles
from layerscope.localregistry.serving.server import LocalRegistry
from layerscope.transfers.rules.stages import Stage
from support.drivers.waiting import RunAsync, until
from support.drivers.window_driver import PATIENCE_S, Driver, clipboard, files_below, running_program
from support.fakes.registry_clock import Ahead

LATER_S = 7.0  # a URL of the same second is the same
OPERATOR = "111122223333"


async def _approve(driver: Driver, registry: LocalRegistry, before: str = "") -> None:
    """Agree to the sign-in whose code the dialog shows."""
    await until(lambda: driver.text("ssoCode") not in ("", before), PATIENCE_S)
    assert registry.approve_sign_in(driver.text("ssoCode"))
    await until(lambda: driver.text("ssoCode") == "", PATIENCE_S)
    await driver.come_back()


def _end_sign_ins(registry: LocalRegistry) -> None:
    registry.expire_sessions()
    registry.expire_sign_ins(refreshable=False)


def _scroll_of(driver: Driver, view: str) -> int:
    found = driver.find(QTableView, view)
    assert found is not None
    return found.verticalScrollBar().value()


def test_lists_selection_filter_scroll_and_layer_outlive_the_sign_in(
    run_async: RunAsync,
    qapp: QApplication,
    demo_profiles: Path,
    own_registry: LocalRegistry,
    ahead: Ahead,
    opened: list[str],
) -> None:
    async def job() -> None:
        async with running_program(qapp, "--profile", "prod-sso") as driver:
            await driver.press("signInHere")
            await _approve(driver, own_registry)
            await driver.open_layer("web/landing", "build-2041", 2)
            url = await driver.url()
            digest = driver.text("layerDigest")
            bar = driver.view("repositories").verticalScrollBar()
            bar.setValue(bar.maximum() // 2)
            image_filter = driver.find(QLineEdit, "imageFilter")
            image_filter.setText("build")
            # The state may come after the URL, the platform and the commands after both.
            await until(lambda: "Available" in driver.selected("layers"), PATIENCE_S)
            await until(lambda: "linux/amd64" in driver.selected("images"), PATIENCE_S)
            await until(lambda: driver.selected("layers")[1].startswith("RUN"), PATIENCE_S)
            kept = [driver.selected(view) for view in ("repositories", "images", "layers")]
            scrolled = _scroll_of(driver, "repositories")
            assert all(kept)

            _end_sign_ins(own_registry)
            ahead.by_s += LATER_S
            driver.key(Qt.Key.Key_F5)
            await driver.reads("signInText", "signed out of layerscope-demo")
            await until(
                lambda: driver.program.feature(Browse).images.pane.state.failure is not None, PATIENCE_S
            )
            assert driver.text("accountPlace") == "not connected · eu-central-1"
            assert driver.rows("repositories")  # what was there stays, under a banner

            await driver.press("signInFromBar")
            await _approve(driver, own_registry)
            assert await driver.url() == url  # it is still good
            for pane in (
                driver.program.feature(Browse).repositories.pane,
                driver.program.feature(Browse).images.pane,
            ):
                await until(lambda pane=pane: not pane.state.is_reading, PATIENCE_S)
                assert pane.state.failure is None
            views = ("repositories", "images", "layers")
            await until(lambda: [driver.selected(view) for view in views] == kept, PATIENCE_S)
            assert driver.text("layerDigest") == digest
            assert image_filter.text() == "build"
            assert _scroll_of(driver, "repositories") == scrolled
            assert driver.text("signInText") == ""
            await driver.reads("accountPlace", OPERATOR)

    run_async(job(), 60)


def test_a_role_whose_session_ends_early_is_assumed_again_without_a_word(
    run_async: RunAsync, qapp: QApplication, demo_profiles: Path, own_registry: LocalRegistry, ahead: Ahead
) -> None:
    async def job() -> None:
        async with running_program(qapp, "--profile", "ends-in-mid-work") as driver:
            await driver.open_layer("web/landing", "build-2041", 2)
            url = await driver.url()
            own_registry.expire_sessions()
            ahead.by_s += LATER_S
            driver.program.feature(LayerFeature).layer.retry()
            await until(lambda: driver.text("presignedUrl") not in ("", url), PATIENCE_S)
            assert driver.program.feature(SignInFeature).needs.need is None
            assert driver.text("signInText") == ""

    run_async(job(), 60)


def test_a_session_with_mfa_asks_for_another_code_and_says_when_one_is_wrong(
    run_async: RunAsync, qapp: QApplication, demo_profiles: Path, own_registry: LocalRegistry, ahead: Ahead
) -> None:
    async def job() -> None:
        async with running_program(qapp, "--profile", "prod-admin") as driver:
            await _give_code(driver, "000000")
            await _give_code(driver, "123456", refused=True)
            await driver.open_layer("web/landing", "build-2041", 2)
            url = await driver.url()
            assert list((demo_profiles / ".aws" / "cli" / "cache").glob("*.json"))  # the AWS CLI's

            own_registry.expire_sessions()
            ahead.by_s += LATER_S
            driver.program.feature(LayerFeature).layer.retry()
            await driver.reads("signInText", "needs an MFA code")
            await driver.press("signInHere")
            await _give_code(driver, "123456")
            await until(lambda: driver.text("presignedUrl") not in ("", url), PATIENCE_S)
            assert driver.selected("layers")

    run_async(job(), 60)


async def _give_code(driver: Driver, code: str, *, refused: bool = False) -> None:
    await until(lambda: driver.find(MfaDialog, "mfaDialog"), PATIENCE_S)
    dialog = driver.find(MfaDialog, "mfaDialog")
    assert dialog is not None
    assert bool(driver.text("mfaRefusal")) is refused
    QTest.keyClicks(dialog.findChild(QLineEdit, "mfaCode"), code)
    await until(lambda: driver.find(MfaDialog, "mfaDialog") is not dialog, PATIENCE_S)


def test_keys_that_are_replaced_in_their_file_are_taken_by_themselves(
    run_async: RunAsync, qapp: QApplication, demo_profiles: Path
) -> None:
    async def job() -> None:
        async with running_program(qapp, "--profile", "expired-keys") as driver:
            await driver.reads("signInText", "keys of expired-keys")
            assert "expired" in driver.text("errorTitle")
            credentials = demo_profiles / "aws" / "credentials"
            text = credentials.read_text()
            before, _, after = text.partition("[expired-keys]")
            renewed = after.replace("ASIALAYERSCOPEOLDTOKEN", "AKIDLAYERSCOPELOCAL0", 1)
            renewed = renewed.replace("aws_session_token = local-registry-token\n", "", 1)
            credentials.write_text(f"{before}[expired-keys]{renewed}")
            await driver.reads("identity", "user/operator")
            await driver.choose("repositories", "web/landing")
            assert driver.text("signInText") == driver.text("errorTitle") == ""

    run_async(job(), 60)


def test_what_only_a_terminal_can_renew_names_the_command_and_is_noticed(
    run_async: RunAsync, qapp: QApplication, demo_profiles: Path
) -> None:
    config = demo_profiles / "aws" / "config"
    with config.open("a") as file:
        file.write(
            "[profile by-login]\nlogin_session = arn:aws:iam::111122223333:user/me\nregion = eu-central-1\n"
        )

    async def job() -> None:
        async with running_program(qapp, "--profile", "by-login") as driver:
            await driver.reads("signInText", "aws login --profile by-login")
            await driver.press("signInHere")
            assert clipboard() == "aws login --profile by-login"
            await driver.hears("run it in a terminal")
            # What the AWS CLI writes needs AWS to be of use; the file that changes here is the profile's own.
            folder = demo_profiles / ".aws" / "login" / "cache"
            folder.mkdir(parents=True)
            config.write_text(config.read_text().replace("login_session = ", "source_profile = default\n#"))
            with config.open("a") as file:
                file.write("role_arn = arn:aws:iam::111122223333:role/prod-readonly\n")
            await driver.reads("identity", "prod-readonly")
            assert driver.text("signInText") == ""

    run_async(job(), 60)


# A transfer.


@pytest.fixture
def forgetful(
    demo_data: Path, tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[LocalRegistry]:
    """A registry whose store takes the first two requests for a layer's bytes for too late."""
    kept = Path(OPERATOR) / "eu-central-1" / "broken" / "bytes-expired"
    data = tmp_path / "forgetful"
    shutil.copytree(demo_data / kept, data / kept)
    shutil.copy(demo_data / "registry.json", data)
    settings = json.loads((data / kept / "ecr.json").read_text())
    for fault in settings["faults"]:
        fault["times"] = 2
    (data / kept / "ecr.json").write_text(json.dumps(settings))
    write_profiles(home, datetime.now(UTC))
    with LocalRegistry(data) as registry:
        for name, value in registry.environment().items():
            monkeypatch.setenv(name, value)
        monkeypatch.setenv("AWS_CONFIG_FILE", str(home / "aws" / "config"))
        monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(home / "aws" / "credentials"))
        yield registry


def test_a_transfer_goes_on_with_a_url_of_the_new_session(
    run_async: RunAsync, qapp: QApplication, forgetful: LocalRegistry, opened: list[str], downloads: Path
) -> None:
    async def job() -> None:
        async with running_program(qapp, "--profile", "prod-sso") as driver:
            await driver.press("signInHere")
            await _approve(driver, forgetful)
            await driver.open_layer("broken/bytes-expired", "1.0", 2)
            await driver.url()
            _end_sign_ins(forgetful)
            await driver.press("downloadLayer")
            transfers = driver.program.feature(TransfersFeature).presenter
            await until(lambda: transfers.rows and transfers.rows[0].stage is Stage.FAILED, PATIENCE_S)
            await driver.reads("signInText", "layerscope-demo")
            await driver.press("signInFromBar")
            await _approve(driver, forgetful)
            await until(lambda: transfers.rows[0].stage is Stage.VERIFIED, PATIENCE_S)
            assert [path.name for path in files_below(downloads)] == [transfers.rows[0].job.name]

    run_async(job(), 60)
