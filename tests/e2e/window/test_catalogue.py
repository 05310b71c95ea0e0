"""One row of the catalogue for each way into a diagnosis, asked in the window: its finding is the title.

That each row has its finding, and that its words can be translated, is asked without a window
(tests/e2e/diagnosis/test_catalogue.py).
"""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QTableView

from layerscope.accounts.model.profiles import Account
from layerscope.desktop.diagnosis.feature import DiagnosisFeature
from layerscope.desktop.diagnosis.summary import RunState
from layerscope.desktop.goto.feature import GoToFeature
from layerscope.desktop.layer.feature import LayerFeature
from layerscope.desktop.shell.asked import Asked
from layerscope.diagnosis.model.question import Question
from layerscope.registry.references.pasted import read_pasted
from layerscope.words.reasons import translated
from support.drivers.waiting import RunAsync, emitted, until
from support.drivers.window_driver import PATIENCE_S, Driver, running_program
from support.samples.catalogue import NEVER_PUSHED, NOBODY, OWNER, ROWS, Row

REGION = "eu-central-1"
LIMIT_S = 240.0
TOLD = ("diagnosisTitle", "findingWho", "findingChange", "findingSnippet")
# The rows' repositories and causes.
WAYS = {
    "an image of the list": ("denied-identity-policy", "identity-policy"),
    "an index of the list": ("missing-platform", "platform-lost"),
    "a layer of the list": ("bytes-denied", "s3-endpoint-policy"),
    "where Go to found nothing": ("/team/chekout", "repository-missing"),
    "an attestation, by a pasted error": ("/base/debian", "attestation"),
    "another account's registry": ("/private/ledger", "repository-policy"),
    "another region": ("replication-failed", "not-replicated"),
    "a profile whose keys have ended": ("/team/checkout", "credentials-expired"),
    "a profile nobody is signed in with": ("/team/checkout", "signed-out"),
}


@pytest.mark.usefixtures("demo_profiles")
def test_the_right_finding_is_the_title(
    run_async: RunAsync, qapp: QApplication, demo_data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # No waiting between botocore's attempts.
    monkeypatch.setattr("botocore.retries.standard.ExponentialBackoff.delay_amount", lambda *_: 0)
    wrong: list[str] = []

    async def job() -> None:
        async with running_program(qapp) as driver:
            await driver.reads("identity", "user/operator")
            for way, named in WAYS.items():
                row = next(each for each in ROWS if (each.repository, each.cause) == named)
                await _diagnose(driver, row, demo_data)
                wrong.extend(f"{way}: {fault}" for fault in _faults(driver, row))

    run_async(job(), LIMIT_S)
    assert wrong == []


def _faults(driver: Driver, row: Row) -> list[str]:
    """What the window should have said of the row and does not."""
    diagnosis = driver.program.feature(DiagnosisFeature).presenter.diagnosis
    title = driver.text("diagnosisTitle")
    if diagnosis is None or not diagnosis.findings:
        return [f"no finding, the title is {title!r}"]
    first = diagnosis.findings[0]
    if first.cause != row.cause:
        return [f"{first.cause} comes first, not {row.cause}"]
    told = "\n".join(map(driver.text, TOLD))
    faults = [f"{name} is not in sight" for name in row.names if name not in told]
    return faults if title == translated(first.title) else [*faults, f"the title is {title!r}"]


async def _diagnose(driver: Driver, row: Row, demo_data: Path) -> None:
    """Ask by the lists where they lead to what the row is about, else as the parts of the window do."""
    parts = driver.program.feature(DiagnosisFeature)
    await _use(driver, row.account)
    before = parts.presenter.diagnosis
    try:
        if _is_listed(row):
            await _go_and_ask(driver, row)
        else:
            parts.presenter.ask(Asked(_question(row, _digest(demo_data, row))))
        await until(lambda: parts.presenter.diagnosis is not before, PATIENCE_S)
        await until(lambda: parts.presenter.state is RunState.ENDED, PATIENCE_S)
    except TimeoutError:
        said = f"{driver.text('goToText')!r}, {driver.text('message')!r}"
        raise AssertionError(f"{row.id}: no diagnosis ended; the window says {said}") from None


async def _use(driver: Driver, account: Account) -> None:
    accounts = driver.program.shell.session.accounts
    if accounts.account != account:
        accounts.choose(account)
        async with asyncio.timeout(PATIENCE_S):
            await accounts.identified()


def _is_listed(row: Row) -> bool:
    elsewhere = row.account != NOBODY or row.registry_id or row.region or row.pasted
    return not elsewhere and row.asked.partition(" ")[0] in ("", "layer")


async def _go_and_ask(driver: Driver, row: Row) -> None:
    """To the image by Go to; there F9, or where the way ended the bar's Diagnose."""
    mark = "@" if ":" in row.image else ":"
    presenter = driver.program.feature(GoToFeature).presenter
    await emitted(presenter.arrived, lambda: driver.go_to(f"{row.whole_name}{mark}{row.image}"))
    if driver.find(QAbstractButton, "diagnosePasted") is not None:
        await driver.press("diagnosePasted")
        return
    if row.asked:
        at = int(row.asked.partition(" ")[2])
        await driver.shown(QTableView, "layers")
        await until(lambda: len(driver.rows("layers")) > at, PATIENCE_S)
        driver.click_row("layers", at)
    chosen = row.whole_name if row.asked else ""
    await until(lambda: _repository_of_layer(driver) == chosen, PATIENCE_S)
    driver.key(Qt.Key.Key_F9)


def _repository_of_layer(driver: Driver) -> str:
    """Whose the layer is that is chosen; empty where none is."""
    layer = driver.program.feature(LayerFeature).layer.chosen
    return layer.repository if layer else ""


def _question(row: Row, digest: str) -> Question:
    image, layer = (digest, "") if row.asked == "attestation" else (row.image, digest)
    pasted = read_pasted(row.pasted) if row.pasted else None
    return Question(row.whole_name, image, layer, row.registry_id, row.region, pasted=pasted)


def _digest(demo_data: Path, row: Row) -> str:
    """The digest that is asked for of a row that no list leads to; empty where it names none."""
    if row.asked != "attestation":
        return NEVER_PUSHED if row.asked == "never" else ""
    layout = demo_data / OWNER / REGION / row.whole_name
    index = json.loads((layout / "blobs/sha256" / _tagged(layout, row.image)).read_text())
    return next(str(each["digest"]) for each in index["manifests"] if each["platform"]["os"] == "unknown")


def _tagged(layout: Path, tag: str) -> str:
    """The hexadecimal digest of the image with that tag."""
    entries = json.loads((layout / "index.json").read_text())["manifests"]
    name = "org.opencontainers.image.ref.name"
    digests = [str(each["digest"]) for each in entries if each.get("annotations", {}).get(name) == tag]
    return digests[0].removeprefix("sha256:")
