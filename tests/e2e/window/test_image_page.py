"""An index through the window: it opens on a platform, and its page says what it is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QTabWidget, QToolButton

from support.drivers.waiting import RunAsync, until
from support.drivers.window_driver import PATIENCE_S, Driver, OpenProgram, clipboard

URI = "111122223333.dkr.ecr.eu-central-1.amazonaws.com/team/checkout"


def switch(driver: Driver) -> QComboBox:
    found = driver.window.findChild(QComboBox, "platformSwitch")
    assert found is not None
    return found


async def shows(driver: Driver, platform: str) -> None:
    """Wait until the layers of this platform are in sight."""
    await until(lambda: switch(driver).currentText() == platform and driver.rows("layers"), PATIENCE_S)


def test_an_index_opens_on_a_platform_and_has_a_page(run_async: RunAsync, open_program: OpenProgram) -> None:
    async def job() -> None:
        async with open_program() as driver:
            await driver.choose("repositories", "team/checkout")
            await driver.choose("images", "v4.18.2")
            await shows(driver, "linux/amd64")
            tabs = driver.window.findChild(QTabWidget, "layerTabs")
            assert tabs is not None
            assert tabs.tabText(tabs.currentIndex()) == "Image"
            await until(lambda: driver.window.findChild(QToolButton, "attached-provenance"), PATIENCE_S)
            assert driver.text("imageUri") == f"{URI}:v4.18.2"
            await until(lambda: driver.text("imageUser") == "app", PATIENCE_S)
            assert driver.text("imageTags") == "v4.18.2 · latest"
            await driver.press("copyImageDockerPull")
            assert clipboard() == f"docker pull {URI}:v4.18.2"

            switch(driver).setFocus()
            driver.key(Qt.Key.Key_Down)
            await shows(driver, "linux/arm64/v8")
            assert "arm64" in driver.text("imagePlatform")
            await driver.choose_layer(1)
            assert tabs.tabText(tabs.currentIndex()) == "Layer 1"

            await driver.open("images", "v4.18.2")
            await driver.choose("images", "linux/amd64")
            await shows(driver, "linux/amd64")
            fold = next(row for row in driver.rows("images") if row[0].startswith("attestations"))
            await driver.choose("images", fold[0])  # a group is no image: what it is about is shown
            await shows(driver, "linux/arm64/v8")
            assert driver.window.findChild(QToolButton, "attached-signature") is not None

    run_async(job(), 60)


def test_a_reference_of_an_index_ends_where_arrows_work(
    run_async: RunAsync, open_program: OpenProgram
) -> None:
    async def job() -> None:
        async with open_program(f"{URI}:v4.18.1") as driver:
            await shows(driver, "linux/amd64")
            await until(lambda: "linux/arm64/v8" in [row[0] for row in driver.rows("images")], PATIENCE_S)
            focus = QApplication.focusWidget()
            assert focus is driver.view("images")
            driver.key(Qt.Key.Key_Down)
            assert driver.selected("images")[0] == "linux/amd64"

    run_async(job(), 60)
