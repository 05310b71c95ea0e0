"""Asking as a node does, with AWS's managed pull-only policy: what is named is reached, nothing is listed."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from support.drivers.waiting import RunAsync, until
from support.drivers.window_driver import PATIENCE_S, running_program

REPOSITORY = "team/checkout"


def test_a_platform_of_an_image_opened_by_name_gives_its_layers_url(
    run_async: RunAsync, qapp: QApplication, demo_profiles: Path
) -> None:
    async def job() -> None:
        async with running_program(qapp, f"{REPOSITORY}:latest", "--profile", "pull-only") as driver:
            platforms = ["latest", "linux/amd64", "linux/arm64/v8"]
            await until(lambda: [row[0] for row in driver.rows("images")][:3] == platforms, PATIENCE_S)
            assert driver.selected("images")[0] == "latest"
            assert driver.text("imageCount") == "1 opened by name"
            assert driver.find(QWidget, "failureBanner") is None
            lines = [each for each in driver.window.findChildren(QWidget, "denialLine") if each.isVisible()]
            assert len(lines) == 2
            await driver.choose("images", "linux/arm64/v8")
            await driver.choose_layer(1)
            assert await driver.url()
            assert driver.rows("layers")[0][-1] == "Unknown"

    run_async(job(), 60)
