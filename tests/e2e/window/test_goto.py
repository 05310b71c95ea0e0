"""Go to, and the command line's REFERENCE: from whatever somebody has at hand to the layer's URL."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from layerscope.accounts.model.profiles import Account
from layerscope.accounts.profiles.remembered_identities import default_path
from layerscope.desktop.goto.feature import GoToFeature
from layerscope.desktop.layer.feature import LayerFeature
from layerscope.localregistry.serving.server import LocalRegistry
from support.drivers.waiting import RunAsync, until
from support.drivers.window_driver import PATIENCE_S, Driver, OpenProgram, running_program
from support.samples.aws_files import write_profiles

ACCOUNT, OTHER_ACCOUNT, REGION = "111122223333", "444455556666", "eu-central-1"
REPOSITORY, TAG = "team/billing", "2.9.0"
HOST = f"{ACCOUNT}.dkr.ecr.{REGION}.amazonaws.com"
CONSOLE = f"console.aws.amazon.com/ecr/repositories/private/{ACCOUNT}"
LAYER = 2  # from 1


class Image(NamedTuple):
    digest: str
    layers: tuple[str, ...]


def _manifest(layout: Path, digest: str) -> dict[str, Any]:
    read: dict[str, Any] = json.loads((layout / "blobs/sha256" / digest.removeprefix("sha256:")).read_text())
    return read


def _tagged(layout: Path, tag: str) -> str:
    """The digest of what is tagged so."""
    entries = json.loads((layout / "index.json").read_text())["manifests"]
    name = "org.opencontainers.image.ref.name"
    digests = [each["digest"] for each in entries if each.get("annotations", {}).get(name) == tag]
    return str(digests[0])


@pytest.fixture(scope="session")
def image(demo_data: Path) -> Image:
    """The demo's image of that repository and tag, read from its layout."""
    layout = demo_data / ACCOUNT / REGION / REPOSITORY
    digest = _tagged(layout, TAG)
    return Image(digest, tuple(layer["digest"] for layer in _manifest(layout, digest)["layers"]))


# Texts with what they name; `{digest}` is the image's, `{layer}` the layer's.
TO_THE_REPOSITORY = (
    REPOSITORY,
    f"{HOST}/{REPOSITORY}",
    f"arn:aws:ecr:{REGION}:{ACCOUNT}:repository/{REPOSITORY}",
    f"https://{REGION}.{CONSOLE}/{REPOSITORY}?region={REGION}",
)
TO_THE_IMAGE = (
    f"{REPOSITORY}:{TAG}",
    f"{HOST}/{REPOSITORY}:{TAG}",
    f"{REPOSITORY}@{{digest}}",
    f"https://{HOST}/v2/{REPOSITORY}/manifests/{{digest}}",
    f"https://{REGION}.{CONSOLE}/{REPOSITORY}/_/image/{{digest}}/details?region={REGION}",
)
KUBELET = (
    f'Failed to pull image "{HOST}/{REPOSITORY}:{TAG}": rpc error: code = Unknown desc = failed to pull and '
    f'unpack image "{HOST}/{REPOSITORY}:{TAG}": failed to copy: httpReadSeeker: failed open: unexpected '
    f"status code https://{HOST}/v2/{REPOSITORY}/blobs/{{layer}}: 403 Forbidden"
)
TO_THE_LAYER = (
    KUBELET,
    f"Events:\n  Warning  Failed  3m (x4 over 5m)  kubelet  {KUBELET}\n  Warning  Failed  BackOff\n",
)


def _filled(text: str, image: Image) -> str:
    return text.replace("{digest}", image.digest).replace("{layer}", image.layers[LAYER - 1])


async def _at_the_repository(driver: Driver) -> None:
    await until(lambda: driver.selected("repositories")[:1] == [REPOSITORY], PATIENCE_S)
    await until(lambda: len(driver.rows("images")) == 3, PATIENCE_S)


async def _at_the_image(driver: Driver) -> None:
    await _at_the_repository(driver)
    await until(lambda: driver.selected("images")[:1] == [TAG], PATIENCE_S)
    await until(lambda: driver.rows("layers"), PATIENCE_S)


async def _looks_behind_the_diagnosis(driver: Driver) -> None:
    """A pasted failure's diagnosis comes into sight at once; what it leads to stands beside it."""
    await until(lambda: driver.text("diagnosisTitle"), PATIENCE_S)
    driver.program.feature(LayerFeature).tabs.setCurrentWidget(
        driver.program.feature(LayerFeature).tabs.panel
    )


async def _at_the_layer(driver: Driver, image: Image) -> None:
    await _at_the_image(driver)
    await driver.reads("layerDigest", image.layers[LAYER - 1])
    assert driver.selected("layers")[0] == str(LAYER)
    assert await driver.url()


@pytest.mark.parametrize("text", TO_THE_REPOSITORY)
def test_a_text_leads_to_the_repository(run_async: RunAsync, open_program: OpenProgram, text: str) -> None:
    async def job() -> None:
        async with open_program() as driver:
            driver.go_to(text)
            await _at_the_repository(driver)
            assert driver.selected("images") == []

    run_async(job(), 60)


@pytest.mark.parametrize("text", TO_THE_IMAGE)
def test_a_text_leads_to_the_image(
    run_async: RunAsync, open_program: OpenProgram, image: Image, text: str
) -> None:
    async def job() -> None:
        async with open_program() as driver:
            driver.go_to(_filled(text, image))
            await _at_the_image(driver)

    run_async(job(), 60)


@pytest.mark.parametrize("text", TO_THE_LAYER)
def test_an_error_from_elsewhere_leads_to_the_layer(
    run_async: RunAsync, open_program: OpenProgram, image: Image, text: str
) -> None:
    async def job() -> None:
        async with open_program() as driver:
            await driver.open_layer("web/landing", "build-2041", 1)  # one was elsewhere before
            driver.go_to(_filled(text, image))
            await _looks_behind_the_diagnosis(driver)
            await _at_the_layer(driver, image)

    run_async(job(), 60)


def test_a_digest_leads_to_image_and_layer_of_the_repository_that_is_open(
    run_async: RunAsync, open_program: OpenProgram, image: Image
) -> None:
    async def job() -> None:
        async with open_program() as driver:
            await driver.choose("repositories", REPOSITORY)
            driver.go_to(image.digest)
            await _at_the_image(driver)
            driver.go_to(image.layers[LAYER - 1])
            await _at_the_layer(driver, image)

    run_async(job(), 60)


def test_a_layer_that_no_image_is_named_for_is_shown_by_its_digest(
    run_async: RunAsync, open_program: OpenProgram, image: Image
) -> None:
    async def job() -> None:
        async with open_program() as driver:
            layer = image.layers[LAYER - 1]
            driver.go_to(f"GET https://{HOST}/v2/{REPOSITORY}/blobs/{layer}: 403 Forbidden")
            await _looks_behind_the_diagnosis(driver)
            await _at_the_repository(driver)
            await driver.reads("layerDigest", layer)
            assert await driver.url()

    run_async(job(), 60)


def test_a_platforms_layer_is_found_in_its_index(
    run_async: RunAsync, open_program: OpenProgram, demo_data: Path
) -> None:
    layout = demo_data / ACCOUNT / REGION / "team/checkout"
    children = _manifest(layout, _tagged(layout, "v4.18.2"))["manifests"]
    arm = next(each["digest"] for each in children if each["platform"]["architecture"] == "arm64")
    layer = _manifest(layout, arm)["layers"][0]["digest"]

    async def job() -> None:
        async with open_program() as driver:
            driver.go_to(
                KUBELET.replace(f"{REPOSITORY}:{TAG}", "team/checkout:v4.18.2")
                .replace(REPOSITORY, "team/checkout")
                .replace("{layer}", layer)
            )
            await _looks_behind_the_diagnosis(driver)
            await driver.reads("layerDigest", layer)
            assert await driver.url()
            assert "arm64" in "".join(driver.selected("images"))

    run_async(job(), 60)


@pytest.mark.parametrize("text", [f"{HOST}/{REPOSITORY}:{TAG}", KUBELET])
def test_the_command_line_leads_there_too(
    run_async: RunAsync, open_program: OpenProgram, image: Image, text: str
) -> None:
    async def job() -> None:
        async with open_program(_filled(text, image)) as driver:
            if "{layer}" in text:
                await _looks_behind_the_diagnosis(driver)
                await _at_the_layer(driver, image)
            else:
                await _at_the_image(driver)

    run_async(job(), 60)


def test_another_region_is_taken_and_said(
    run_async: RunAsync, qapp: QApplication, home: Path, registry: LocalRegistry
) -> None:
    write_profiles(home, registry.endpoint)

    async def job() -> None:
        async with running_program(qapp) as driver:
            await driver.open_layer("web/landing", "build-2041", 1)
            await driver.reads("identity")
            driver.go_to(f"{ACCOUNT}.dkr.ecr.us-east-1.amazonaws.com/base/debian:bookworm")
            await driver.hears("us-east-1")
            await until(lambda: driver.rows("layers"), PATIENCE_S)
            assert "us-east-1" in driver.text("accountPlace")
            listed = {row[0] for row in driver.rows("repositories")}
            assert listed >= {"base/debian", "team/checkout"}
            assert "web/landing" not in listed  # of the other region

    run_async(job(), 60)


@pytest.mark.parametrize("by_command_line", [False, True])
def test_another_account_is_offered_and_taken(
    run_async: RunAsync, qapp: QApplication, home: Path, registry: LocalRegistry, by_command_line: bool
) -> None:
    write_profiles(home, registry.endpoint)
    text = f"{OTHER_ACCOUNT}.dkr.ecr.{REGION}.amazonaws.com/shared/base-images:bookworm"

    async def job() -> None:
        async with running_program(qapp, *([text] if by_command_line else [])) as driver:
            if not by_command_line:
                await driver.reads("identity")
                driver.go_to(text)
            said = await driver.reads("goToText")
            assert OTHER_ACCOUNT in said
            assert REGION in said
            await driver.press("takeOffer")
            await until(lambda: driver.rows("layers"), PATIENCE_S)
            assert driver.find(QWidget, "goToBar") is None
            driver.click_row("layers", 0)
            assert await driver.url()

    run_async(job(), 60)


def test_whoever_chooses_something_else_meanwhile_stays_there(
    run_async: RunAsync, qapp: QApplication, home: Path, registry: LocalRegistry
) -> None:
    write_profiles(home, registry.endpoint)

    async def job() -> None:
        async with running_program(qapp) as driver:
            await driver.choose("repositories", "web/landing")
            await driver.reads("identity")
            arrived: list[bool] = []
            driver.program.feature(GoToFeature).presenter.arrived.connect(lambda: arrived.append(True))

            driver.go_to("team/billing:2.9.0")
            await driver.choose("repositories", "ops/cron")
            await driver.choose("images", "1 1.4")
            await until(lambda: driver.rows("layers"), PATIENCE_S)

            driver.go_to(f"{ACCOUNT}.dkr.ecr.us-east-1.amazonaws.com/base/debian:bookworm")
            driver.program.shell.session.accounts.choose(Account(profile="partner"))
            await driver.choose("repositories", "private/ledger")
            assert REGION in driver.text("accountPlace")
            assert arrived == []

            driver.go_to("private/ledger:7.2")
            await until(lambda: arrived, PATIENCE_S)

    run_async(job(), 60)


def test_what_leads_nowhere_says_why(run_async: RunAsync, open_program: OpenProgram) -> None:
    async def job() -> None:
        async with open_program() as driver:
            await driver.open_layer("ops/cron", "1 1.4", 1)
            url = await driver.url()
            for text, part in (
                ("public.ecr.aws/docker/library/redis:7", "public"),
                ("arn:aws:s3:::bucket", "S3"),
                ("???", ""),
            ):
                driver.go_to(text)
                assert part.lower() in (await driver.reads("goToText")).lower()
                await driver.press("dismissGoTo")
            assert driver.text("presignedUrl") == url
            assert driver.find(QPushButton, "dismissGoTo") is None

    run_async(job(), 60)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        (f"{HOST}/no/such-repository:1", "such-repository"),
        (f"{HOST}/{REPOSITORY}:no-such-tag", "no-such-tag"),
    ],
)
def test_what_is_not_there_is_said(
    run_async: RunAsync, open_program: OpenProgram, text: str, part: str
) -> None:
    async def job() -> None:
        async with open_program() as driver:
            driver.go_to(text)
            await until(
                lambda: part in driver.text("message") or part in driver.text("errorTitle"), PATIENCE_S
            )

    run_async(job(), 60)


def test_a_profile_whose_account_only_aws_told_is_taken_another_time(
    run_async: RunAsync, qapp: QApplication, home: Path, registry: LocalRegistry
) -> None:
    write_profiles(home, registry.endpoint)  # its keys do not tell whose they are
    text = f"{OTHER_ACCOUNT}.dkr.ecr.{REGION}.amazonaws.com/shared/base-images:bookworm"

    async def first() -> None:
        async with running_program(qapp, "--profile", "partner") as driver:
            await driver.reads("identity", OTHER_ACCOUNT)

    async def another_time() -> None:
        async with running_program(qapp, "--profile", "default") as driver:
            await driver.reads("identity", ACCOUNT)
            driver.go_to(text)
            await driver.hears("Switched to partner")
            await driver.reads("identity", OTHER_ACCOUNT)
            await until(lambda: driver.rows("layers"), PATIENCE_S)
            assert driver.find(QWidget, "goToBar") is None

    run_async(first(), 30)
    kept = default_path().read_text()
    assert json.loads(kept)["accounts"] == {"partner": OTHER_ACCOUNT}
    assert "secret" not in kept
    run_async(another_time(), 30)
