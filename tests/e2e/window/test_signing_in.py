"""A sign-in that runs out in the middle of work: said where it failed, renewed there, and all goes on."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from layerscope.desktop.accounts.sso_dialog import SsoDialog
from layerscope.localregistry.demo.profiles import write_profiles
from layerscope.localregistry.server import LocalRegistry
from waiting import RunAsync, until
from window_driver import PATIENCE_S, Driver, running_program


@pytest.fixture
def demo_profiles(home: Path, own_registry: LocalRegistry, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The demo's own profiles, as `--demo` has them."""
    write_profiles(home, datetime.now(UTC))
    for name, value in own_registry.environment().items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("AWS_CONFIG_FILE", str(home / "aws" / "config"))
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(home / "aws" / "credentials"))
    return home


@pytest.fixture(autouse=True)
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses that a browser would have shown."""
    addresses: list[str] = []

    def open_url(_self: object, address: str) -> bool:
        addresses.append(address)
        return True

    monkeypatch.setattr("layerscope.desktop.accounts.sso_sign_in.SsoSignIn.open_address", open_url)
    return addresses


def dialog_of(driver: Driver) -> SsoDialog | None:
    return next((each for each in driver.window.findChildren(SsoDialog) if each.isVisible()), None)


async def code_of(driver: Driver) -> str:
    """The code that the dialog shows, once it does."""
    return await driver.reads("ssoCode")


def test_signing_in_to_sso_goes_on(
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
            code = await code_of(driver)
            assert opened[0].endswith(f"user_code={code}")
            assert own_registry.approve_sign_in(code)
            await until(lambda: dialog_of(driver) is None, PATIENCE_S)
            await driver.reads("identity", "AWSReservedSSO_Administrator")
            await driver.open_layer("web/landing", "build-2041", 2)
            url = await driver.url()
            digest = driver.text("layerDigest")

            own_registry.expire_sessions()
            own_registry.expire_sign_ins(refreshable=False)
            driver.program.joined.layer.retry()
            await driver.reads("signInText", "layerscope-demo")
            await driver.press("signInHere")
            assert own_registry.approve_sign_in(await code_of(driver))
            await until(lambda: driver.text("presignedUrl") not in ("", url), PATIENCE_S)
            assert driver.text("layerDigest") == digest
            await driver.reads("identity", "AWSReservedSSO_Administrator")

    run_async(job(), 60)
