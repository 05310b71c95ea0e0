"""From a half-known name to a layer, back to it, as another profile of the account, and at the next start."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from layerscope.accounts.model.profiles import Account
from layerscope.localregistry.serving.server import LocalRegistry
from support.drivers.waiting import RunAsync, until
from support.drivers.window_driver import PATIENCE_S, Driver, running_program
from support.samples.aws_files import write_profiles

PLACE = ("team/billing", "2.9.0", "2")


def _place(driver: Driver) -> tuple[str, ...]:
    """The first cells of the selected rows of the three lists."""
    return tuple(cell for view in ("repositories", "images", "layers") for cell in driver.selected(view)[:1])


def test_what_was_found_once_is_found_again(
    run_async: RunAsync, qapp: QApplication, home: Path, registry: LocalRegistry
) -> None:
    write_profiles(home, registry.endpoint)

    async def job() -> None:
        async with running_program(qapp) as driver:
            await until(lambda: driver.rows("repositories"), PATIENCE_S)
            await until(lambda: driver.shell.navigator.repositories.is_complete, PATIENCE_S)
            driver.control(Qt.Key.Key_K)
            driver.type_text("billing:2.9.0")
            assert driver.find(QLineEdit, "goTo") is QApplication.focusWidget()
            assert driver.rows("goToNames")[0] == ["team/billing:2.9.0", "", "Image"]
            driver.key(Qt.Key.Key_Return)
            await until(lambda: _place(driver)[:2] == PLACE[:2] and driver.rows("layers"), PATIENCE_S)
            await driver.choose_layer(2)
            await until(lambda: _place(driver) == PLACE, PATIENCE_S)
            await driver.choose("repositories", "web/landing")
            await until(lambda: _place(driver) == ("web/landing",), PATIENCE_S)
            driver.key(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
            await until(lambda: _place(driver) == PLACE, PATIENCE_S)
            driver.shell.session.accounts.choose(Account("replica", "eu-central-1"))
            await until(lambda: not driver.rows("layers"), PATIENCE_S)
            await until(lambda: _place(driver) == PLACE, PATIENCE_S)
            driver.control(Qt.Key.Key_B)
            await driver.hears("is a favorite")
        async with running_program(qapp) as driver:
            await until(lambda: _place(driver) == PLACE, PATIENCE_S)
            assert await driver.url()
            driver.control(Qt.Key.Key_K)
            assert driver.rows("goToNames")[0] == ["team/billing", "", "Favorite"]

    run_async(job(), 90)
