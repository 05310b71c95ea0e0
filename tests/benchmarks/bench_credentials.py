"""A credential_process that takes two seconds: how long it keeps the window waiting."""

from __future__ import annotations

import asyncio
import os
import shlex
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import qasync
from gaps import Gaps
from offscreen import application
from PySide6.QtWidgets import QApplication
from served import served

TITLE = "A credential_process that takes two seconds, in the whole window"
COLUMNS = ("what", "median", "worst", "to reach")
RUNS = 5
PROCESS_S = 2.0
_KEYS = '{"Version": 1, "AccessKeyId": "AKIDLAYERSCOPELOCAL0", "SecretAccessKey": "local-registry-secret"}'
_PATIENCE_S = 30.0


def rows() -> Iterator[tuple[str, ...]]:
    """The longest gap of a 5 ms timer from choosing the profile until its identity is there."""
    with tempfile.TemporaryDirectory() as home, served("--port", "0") as registry:
        _set_up(Path(home), registry.environment)
        app = application()
        with asyncio.Runner(loop_factory=lambda: qasync.QEventLoop(app, set_running_loop=False)) as runner:
            worst, waited_s, unloaded = runner.run(_measured(app))
    yield (
        f"longest gap, ms ({RUNS} runs)",
        f"{median(worst):.1f}",
        f"{max(worst):.1f}",
        "< 16 ms",
    )
    yield "without what other programs cost, ms", f"{median(unloaded):.1f}", f"{max(unloaded):.1f}", ""
    yield "from the choice to the identity, s", f"{median(waited_s):.2f}", f"{max(waited_s):.2f}", ""


def _set_up(home: Path, environment: dict[str, str]) -> None:
    script = f"import time; time.sleep({PROCESS_S}); print({_KEYS!r})"
    command = shlex.join([sys.executable, "-c", script])
    names = ["quick", *(f"slow-{number}" for number in range(RUNS))]
    lines = [f"[profile {name}]\nregion = eu-central-1\ncredential_process = {command}" for name in names]
    (home / "aws-config").write_text("\n".join(lines) + "\n")
    os.environ.update(environment)
    os.environ.update(HOME=str(home), AWS_CONFIG_FILE=str(home / "aws-config"))
    os.environ["AWS_SHARED_CREDENTIALS_FILE"] = os.devnull
    for kind in ("CONFIG", "DATA", "STATE", "CACHE"):
        os.environ[f"XDG_{kind}_HOME"] = str(home / kind.lower())


async def _measured(app: QApplication) -> tuple[list[float], list[float], list[float]]:
    from layerscope.accounts.model.profiles import Account
    from support.drivers.window_driver import running_program

    worst: list[float] = []
    waited_s: list[float] = []
    unloaded: list[float] = []
    async with running_program(app, "--profile", "quick") as driver:
        accounts = driver.program.shell.session.accounts
        await asyncio.wait_for(accounts.identified(), _PATIENCE_S)  # everything is loaded once
        await asyncio.sleep(0.5)
        for number in range(RUNS):
            gaps, began_s = Gaps(), time.perf_counter()
            accounts.choose(Account(f"slow-{number}"))
            await asyncio.wait_for(accounts.identified(), _PATIENCE_S)
            waited_s.append(time.perf_counter() - began_s)
            worst.append(gaps.stop()[0])
            unloaded.append(gaps.unloaded_ms)
            if accounts.identity_error is not None:
                raise accounts.identity_error
            await asyncio.sleep(0.3)
    return worst, waited_s, unloaded
