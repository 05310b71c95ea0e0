"""A process of its own: a session with everything in it that has secrets, and what the program told of it.

Run as a program with FILE: FILE gets, as JSON, the secrets that were met and the texts that the
program would have handed on. Settings, log and downloads lie where the environment says, as ever.
"""

from __future__ import annotations

import asyncio
import json
import sys
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import platformdirs
import qasync
from PySide6.QtWidgets import QApplication

from e2e.window.secret_session import (
    SECRETS,
    arguments_of_processes,
    everything_told,
    use_every_secret,
    use_keyring_in_memory,
    write_process,
)
from layerscope.bootstrap.starting import start_log
from layerscope.desktop.shell.fault_dialog import FaultDialog
from layerscope.desktop.transfers.feature import TransfersFeature
from support.drivers.waiting import until
from support.drivers.window_driver import PATIENCE_S, Driver, clipboard, running_program

DENIED, WRONG_SECRET, NO_BYTES = "broken/denied-identity", "broken/wrong-secret", "broken/bytes-denied"


async def _session(app: QApplication) -> dict[str, list[str]]:
    secrets: list[str] = []
    told: list[str] = []
    async with running_program(app) as driver:
        url = await _healthy_layer(driver)
        secrets += [url, *_signatures(url)]
        for repository in (DENIED, WRONG_SECRET):
            await driver.open_layer(repository, "1.0", 2)
            await driver.reads("errorTitle")
            if repository == DENIED:  # which is one line, with the rest behind it
                await driver.press("showDetails")
            await driver.press("copyError")
            told += [clipboard(), driver.text("errorDetails"), driver.text("errorText")]
        secrets += await _failing_bytes(driver, told)
        driver.go_to(f'error pulling image configuration: Get "{url}": dial tcp 127.0.0.1:1: i/o timeout')
        await until(lambda: driver.text("goToText") or driver.text("message"), PATIENCE_S)
        told += [driver.text("goToText"), driver.text("message")]
        told.append(await _fault(driver, url))
        told.append(driver.window.windowTitle())
        await use_every_secret(driver, told)
        secrets += SECRETS
        told += [*driver.said, *everything_told(), *arguments_of_processes()]
    return {"secrets": secrets, "told": told}


async def _healthy_layer(driver: Driver) -> str:
    await driver.open_layer("web/landing", "build-2041", 2)
    url = await driver.url()
    await driver.press("copyCurl")
    await driver.press("testAccess")
    await driver.press("downloadLayer")
    await driver.hears("Saved")
    return url


async def _failing_bytes(driver: Driver, told: list[str]) -> list[str]:
    """The signatures of a URL that the store refuses, whose card and failed download are told."""
    await driver.open_layer(NO_BYTES, "1.0", 2)
    url = await driver.url()
    await driver.press("downloadLayer")
    transfers = driver.program.feature(TransfersFeature).presenter
    await until(lambda: len(transfers.rows) == 2 and transfers.rows[1].error, PATIENCE_S)
    told += [driver.text("message"), driver.tip("transfers", 1, 3), *driver.rows("transfers")[1]]
    await driver.press("testAccess")
    await driver.reads("errorTitle")
    await driver.press("copyError")
    told += [clipboard(), driver.text("errorDetails")]
    return [url, *_signatures(url)]


async def _fault(driver: Driver, url: str) -> str:
    """The report of an error that nobody expected, with a URL in it."""

    async def fail() -> None:
        raise ValueError(f"cannot handle {url}, aws_secret_access_key=local-registry-secret")

    driver.program._tasks.start("session/fail", fail)
    await until(_dialogs, PATIENCE_S)
    dialog = _dialogs()[0]
    dialog.copy()
    dialog.close()
    driver.faults.clear()
    return clipboard()


def _dialogs() -> list[FaultDialog]:
    return [
        each for each in QApplication.topLevelWidgets() if isinstance(each, FaultDialog) and each.isVisible()
    ]


def _signatures(url: str) -> list[str]:
    query = parse_qs(urlsplit(url).query)
    return [value for name in ("X-Amz-Signature", "X-Amz-Security-Token") for value in query.get(name, [])]


def main() -> int:
    """Run the session."""
    keyring = use_keyring_in_memory()
    write_process(Path.home())
    start_log(platformdirs.user_log_path("layerscope", appauthor=False) / "layerscope.log")
    app = QApplication([])
    loop = qasync.QEventLoop(app, set_running_loop=False)
    with asyncio.Runner(loop_factory=lambda: loop) as runner:
        found = runner.run(_session(app))
    found["kept"] = list(keyring.entries.values())
    Path(sys.argv[1]).write_text(json.dumps(found), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
