"""From an empty home to the first presigned URL, with the interactions that it takes."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from layerscope.access import own_accounts
from layerscope.desktop.welcome.demonstration.registry import DemoAddress
from layerscope.desktop.welcome.feature import WelcomeFeature
from layerscope.localregistry.demo.people.identities import START_URL
from layerscope.localregistry.serving.server import LocalRegistry
from support.drivers.people import KeyboardPerson, Person, ReaderPerson, nameless
from support.drivers.waiting import RunAsync
from support.drivers.window_driver import PATIENCE_S, Driver, running_program
from support.fakes.memory_keyring import MemoryKeyring

REGION = "us-east-1"  # what is offered where nothing names one
KEY_ID, SECRET = "AKIDLAYERSCOPELOCAL0", "local-registry-secret"


@pytest.fixture
def nothing(home: Path, own_registry: LocalRegistry, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty home, from which AWS's names lead to the registry on this machine."""
    for name, value in own_registry.environment().items():
        if "ENDPOINT" in name:
            monkeypatch.setenv(name, value)
        else:
            monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    keyring = MemoryKeyring()
    monkeypatch.setattr(own_accounts, "system_backend", lambda: keyring)


async def _start(driver: Driver, kind: type[Person]) -> Person:
    """The person before the page."""
    await driver.reads("welcomeTitle", "Connect to Amazon ECR")
    assert nameless(driver.window) == []
    return kind(driver.window)


@pytest.mark.usefixtures("nothing")
@pytest.mark.parametrize("kind", [ReaderPerson])
def test_with_demo_data_it_is_one_press(
    run_async: RunAsync, qapp: QApplication, kind: type[Person], own_registry: LocalRegistry
) -> None:
    async def job() -> None:
        async with running_program(qapp) as driver:
            person = await _start(driver, kind)
            demonstration = driver.program.feature(WelcomeFeature).demonstration
            demonstration.start_by(lambda: _Lent(own_registry))
            await person.press("Open demo data")
            await driver.reads("presignedUrl", "://", 2 * PATIENCE_S)
            assert person.interactions == 1
            assert driver.text("demoText") == "Showing demo data from a registry on this computer."
            await person.press("Leave demo data")
            await driver.reads("welcomeTitle", "Connect to Amazon ECR")

    run_async(job(), 60)


@pytest.mark.usefixtures("nothing")
@pytest.mark.parametrize("kind", [KeyboardPerson, ReaderPerson])
def test_with_an_access_key_it_is_four(run_async: RunAsync, qapp: QApplication, kind: type[Person]) -> None:
    async def job() -> None:
        async with running_program(qapp) as driver:
            person = await _start(driver, kind)
            await person.press("Add access keys…")
            await person.enter("Access key ID", KEY_ID)
            await person.enter("Secret access key", SECRET)
            await person.press("Save and use")
            await driver.reads("presignedUrl", "://", 2 * PATIENCE_S)
            assert driver.text("accountPlace").endswith(REGION)
            assert person.interactions == 4

    run_async(job(), 60)


@pytest.mark.usefixtures("nothing")
@pytest.mark.parametrize("kind", [KeyboardPerson])
def test_with_sso_it_is_six(
    run_async: RunAsync,
    qapp: QApplication,
    kind: type[Person],
    own_registry: LocalRegistry,
    opened: list[str],
) -> None:
    async def job() -> None:
        async with running_program(qapp) as driver:
            person = await _start(driver, kind)
            await person.press("Sign in with SSO…")
            await person.enter("Start URL", START_URL)
            await person.enter("Region of IAM Identity Center", "eu-central-1")
            await person.press("Continue")
            assert own_registry.approve_sign_in(await driver.reads("ssoCode"))
            person.interactions += 1  # in the browser
            await person.press("Add 1 profile")
            await driver.reads("presignedUrl", "://", 2 * PATIENCE_S)
            assert person.interactions <= 6
            assert opened

    run_async(job(), 60)


class _Lent:
    """The registry that runs already, as one of the demo's own."""

    def __init__(self, registry: LocalRegistry) -> None:
        self.address = DemoAddress(registry.endpoint, registry.environment())

    def stop(self) -> None:
        pass
