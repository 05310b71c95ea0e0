"""The Diagnosis tab, from every way that leads to it, against the local registry over real HTTP."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QLabel

from layerscope.desktop.diagnosis.feature import DiagnosisFeature
from layerscope.desktop.diagnosis.report_dialog import ReportDialog
from layerscope.desktop.diagnosis.summary import RunState
from layerscope.desktop.layer.feature import LayerFeature
from layerscope.desktop.transfers.feature import TransfersFeature
from layerscope.registry.references.digests import digest_of
from support.drivers.waiting import RunAsync, until
from support.drivers.window_driver import PATIENCE_S, Driver, OpenProgram, clipboard, files_below

ACCOUNT, OTHER_ACCOUNT, REGION = "111122223333", "444455556666", "eu-central-1"
HOST = f"{ACCOUNT}.dkr.ecr.{REGION}.amazonaws.com"
DENIED, DENIED_TITLE = (
    "broken/denied-identity-policy",
    "This identity has no permission for ecr:GetDownloadUrlForLayer",
)
ENOUGH_S = 90.0


def parts(driver: Driver) -> DiagnosisFeature:
    return driver.program.feature(DiagnosisFeature)


async def ended(driver: Driver) -> str:
    """The title, once the diagnosis under way has ended."""
    presenter = parts(driver).presenter
    await until(lambda: presenter.diagnosis is not None, PATIENCE_S)
    await until(lambda: presenter.state is RunState.ENDED, PATIENCE_S)
    return driver.text("diagnosisTitle")


def evidence(driver: Driver) -> list[str]:
    """The sentences of the first finding on why it is thought to be that."""
    labels = parts(driver).tab.findChildren(QLabel, "findingBecause")
    return [label.text() for label in labels if label.isVisible()]


def in_sight(driver: Driver) -> bool:
    return driver.program.feature(LayerFeature).tabs.currentWidget() is parts(driver).tab


async def diagnosed(driver: Driver, repository: str, image: str = "1.0", layer: int = 2) -> str:
    """The title of the layer's diagnosis, asked for by its key."""
    await driver.open_layer(repository, image, layer)
    await until(lambda: driver.program.feature(LayerFeature).layer.chosen is not None)
    driver.key(Qt.Key.Key_F9)
    return await ended(driver)


@pytest.mark.parametrize(
    ("repository", "title"),
    [
        (DENIED, DENIED_TITLE),
        ("broken/layer-inaccessible", "No image uses the layer anymore"),
        ("broken/bytes-denied", "S3 denied access to the presigned URL"),
        ("broken/kms-key-disabled", "KMS key"),
        ("broken/clock-skew", "clock"),
    ],
)
def test_what_is_broken_is_named(
    run_async: RunAsync, open_program: OpenProgram, repository: str, title: str
) -> None:
    async def job() -> None:
        async with open_program() as driver:
            assert title in await diagnosed(driver, repository)
            assert in_sight(driver)
            assert len(driver.rows("diagnosis")) == 7
            assert driver.text("diagnosisSubject").startswith(f"Layer 2 of {repository}:1.0")

    run_async(job(), ENOUGH_S)


def test_what_can_be_had_says_so(run_async: RunAsync, open_program: OpenProgram) -> None:
    async def job() -> None:
        async with open_program() as driver:
            assert await diagnosed(driver, "web/landing", "build-2041") == "This layer can be downloaded"
            assert {row[1] for row in driver.rows("diagnosis")} == {"OK"}

    run_async(job(), ENOUGH_S)


def test_the_error_card_leads_there_and_the_menu_too(run_async: RunAsync, open_program: OpenProgram) -> None:
    async def job() -> None:
        async with open_program() as driver:
            await driver.open_layer(DENIED, "1.0", 2)
            await driver.press("showDetails")  # a denied read is a line, with the rest behind it
            await driver.press("diagnoseLayer")
            assert await ended(driver) == DENIED_TITLE
            driver.program.feature(LayerFeature).tabs.setCurrentWidget(
                driver.program.feature(LayerFeature).tabs.panel
            )
            driver.program.feature(LayerFeature).tabs.panel.actions_row.diagnose.trigger()
            assert in_sight(driver)
            assert await ended(driver) == DENIED_TITLE

    run_async(job(), ENOUGH_S)


def test_a_failed_download_leads_there(run_async: RunAsync, open_program: OpenProgram) -> None:
    async def job() -> None:
        async with open_program() as driver:
            await driver.open_layer("broken/bytes-denied", "1.0", 2)
            await driver.press("downloadLayer")
            diagnose = driver.program.feature(TransfersFeature).dock.row_actions.diagnose
            await until(diagnose.isEnabled, PATIENCE_S)
            diagnose.trigger()
            assert "S3 denied access" in await ended(driver)

    run_async(job(), ENOUGH_S)


def test_it_stays_until_asked_again_and_a_new_account_clears_it(
    run_async: RunAsync, open_program: OpenProgram
) -> None:
    async def job() -> None:
        async with open_program() as driver:
            await diagnosed(driver, DENIED)
            driver.click_row("layers", 0)
            await driver.shown(QAbstractButton, "diagnoseOther")
            assert driver.text("diagnosisSubject").startswith("Layer 2")
            await driver.press("diagnoseOther")
            await ended(driver)
            assert driver.text("diagnosisSubject").startswith("Layer 1")
            accounts = driver.program.shell.session.accounts
            accounts.choose(accounts.account)
            assert parts(driver).presenter.diagnosis is None
            assert driver.text("diagnosisTitle") == ""

    run_async(job(), ENOUGH_S)


# Pasted texts.


def kubelet(repository: str, layer: str, host: str = HOST, tag: str = "1.0") -> str:
    image = f"{host}/{repository}:{tag}"
    return (
        f'  Warning  Failed  3m (x4 over 5m)  kubelet  Failed to pull image "{image}": rpc error: '
        f'code = Unknown desc = failed to pull and unpack image "{image}": failed to copy: '
        f"httpReadSeeker: failed open: unexpected status code "
        f"https://{host}/v2/{repository}/blobs/{layer}: 403 Forbidden"
    )


def second_layer(demo_data: Path, repository: str) -> str:
    """The digest of the second layer of one of the repository's images."""
    layout = demo_data / ACCOUNT / REGION / repository
    entry = json.loads((layout / "index.json").read_text())["manifests"][0]
    manifest = layout / "blobs/sha256" / entry["digest"].removeprefix("sha256:")
    return str(json.loads(manifest.read_text())["layers"][1]["digest"])


@pytest.fixture(scope="module")
def denied_layer(demo_data: Path) -> str:
    """Of the repository whose URLs are denied."""
    return second_layer(demo_data, DENIED)


def test_a_pods_event_becomes_a_finding(
    run_async: RunAsync, open_program: OpenProgram, denied_layer: str
) -> None:
    async def job() -> None:
        async with open_program() as driver:
            driver.go_to(f"Events:\n{kubelet(DENIED, denied_layer)}\n  Warning  Failed  BackOff\n")
            assert await ended(driver) == DENIED_TITLE
            await until(lambda: in_sight(driver), PATIENCE_S)
            assert denied_layer[-4:] in driver.text("diagnosisSubject")

    run_async(job(), ENOUGH_S)


def test_an_event_about_what_does_not_exist_is_diagnosed_too(
    run_async: RunAsync, open_program: OpenProgram, denied_layer: str
) -> None:
    async def job() -> None:
        async with open_program() as driver:
            driver.go_to(kubelet("team/chekout", denied_layer))
            await ended(driver)
            assert "team/chekout" in await driver.reads("diagnosisTitle")
            assert "team/checkout" in " ".join(evidence(driver))

    run_async(job(), ENOUGH_S)


def test_an_event_of_another_account_is_diagnosed_across_and_again_as_who_is_chosen(
    run_async: RunAsync, open_program: OpenProgram, denied_layer: str
) -> None:
    async def job() -> None:
        async with open_program() as driver:
            host = HOST.replace(ACCOUNT, OTHER_ACCOUNT)
            driver.go_to(kubelet("shared/base", denied_layer, host))
            await ended(driver)
            presenter = parts(driver).presenter
            assert presenter.diagnosis is not None
            assert presenter.diagnosis.question.registry_id == OTHER_ACCOUNT
            first = presenter.diagnosis
            await driver.press("takeOffer")
            await until(
                lambda: presenter.diagnosis is not first and presenter.state is RunState.ENDED, PATIENCE_S
            )
            assert driver.program.shell.session.accounts.account.registry_id == OTHER_ACCOUNT

    run_async(job(), ENOUGH_S)


def test_a_reference_that_leads_nowhere_offers_a_diagnosis(
    run_async: RunAsync, open_program: OpenProgram
) -> None:
    async def job() -> None:
        async with open_program() as driver:
            driver.go_to("team/billing:9.9.9")
            await driver.reads("goToText", "9.9.9 not found")
            await driver.press("diagnosePasted")
            await ended(driver)
            assert in_sight(driver)
            assert "9.9.9" in driver.text("diagnosisSubject")

    run_async(job(), ENOUGH_S)


# The report, and the layer from elsewhere.


def test_one_click_gets_the_layer_from_a_sibling_of_an_image_that_is_gone(
    run_async: RunAsync, open_program: OpenProgram, demo_data: Path, downloads: Path
) -> None:
    async def job() -> None:
        async with open_program() as driver:
            layer = second_layer(demo_data, "team/billing")
            driver.go_to(kubelet("team/billing", layer, tag="2.0.0-gone"))
            await ended(driver)
            await until(lambda: in_sight(driver), PATIENCE_S)
            assert driver.text("getElsewhere").startswith("Download it from")
            await driver.press("getElsewhere")
            await driver.hears("Saved")
            [saved] = files_below(downloads)
            assert digest_of(saved.read_bytes()) == layer

    run_async(job(), ENOUGH_S)


def test_a_place_leads_to_the_image_that_has_the_layer(
    run_async: RunAsync, open_program: OpenProgram, demo_data: Path
) -> None:
    async def job() -> None:
        async with open_program() as driver:
            layer = second_layer(demo_data, "team/billing")
            driver.go_to(kubelet("team/billing", layer, tag="2.0.0-gone"))
            await ended(driver)
            places = await driver.shown(QLabel, "findingPlaces")
            places.linkActivated.emit("0")
            await until(lambda: driver.selected("layers"), PATIENCE_S)
            await until(lambda: chosen_layer(driver) == layer, PATIENCE_S)

    run_async(job(), ENOUGH_S)


def chosen_layer(driver: Driver) -> str:
    chosen = driver.program.feature(LayerFeature).layer.chosen
    return chosen.layer.digest if chosen else ""


def test_the_report_is_copied_and_saved_without_secrets(
    run_async: RunAsync, open_program: OpenProgram, tmp_path: Path
) -> None:
    async def job() -> None:
        async with open_program() as driver:
            await driver.open_layer("broken/bytes-denied", "1.0", 2)
            url = await driver.url()
            driver.key(Qt.Key.Key_F9)
            await ended(driver)
            await driver.press("copyReport")
            copied = clipboard()
            target = tmp_path / "report.json"
            await driver.press("saveReport")
            dialog = driver.window.findChild(ReportDialog)
            assert isinstance(dialog, QFileDialog)
            dialog.fileSelected.emit(str(target))
            await driver.hears("Report saved")
            dialog.reject()
            _has_no_secret(copied, url)
            _has_no_secret(target.read_text("utf-8"), url)
            document = json.loads(target.read_text("utf-8"))
            assert len(document["steps"]) == 7
            assert "broken/bytes-denied" in copied

    run_async(job(), ENOUGH_S)


def _has_no_secret(text: str, url: str) -> None:
    assert text
    secrets = [value.partition("=")[2] for value in url.partition("?")[2].split("&") if len(value) > 60]
    assert secrets  # the URL's signature among them
    assert [secret for secret in secrets if secret in text] == []
    assert "local-registry-secret" not in text
