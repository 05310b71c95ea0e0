"""Exports and all layers on a shell of their own: what they offer, ask and make again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from layerscope.accounts.model.profiles import Account
from layerscope.desktop.export import feature
from layerscope.desktop.export.feature import ImageSaving
from layerscope.desktop.export.job import KIND, described
from layerscope.desktop.export.target import ExportChoice, ExportTarget
from layerscope.desktop.shell.account_source import account_source
from layerscope.desktop.shell.image_values import ImageChoice
from layerscope.desktop.shell.places import Row
from layerscope.registry.ecr.image import ReadImage
from layerscope.registry.manifests.kinds import ImageKind
from layerscope.registry.manifests.manifest import ImageManifest
from layerscope.registry.model.layers import Layer
from layerscope.transfers.disk.kept import KeptTransfer
from layerscope.transfers.export.rules.layout import ExportFormat
from layerscope.transfers.rules.stages import Stage
from support.drivers.waiting import RunAsync, until
from support.fakes.layer_fakes import digest
from support.fakes.shell import FakeShell

IMAGE = ImageChoice("team/app", digest(9), "1.4")
OCI = "application/vnd.oci.image.manifest.v1+json"


@pytest.fixture
def chosen(fake: FakeShell) -> Callable[[ImageChoice, ImageChoice], None]:
    """Chooses an image, and shows one: of an index, one of its platforms."""
    fake.shell.navigator.image = shown = SimpleNamespace(shown=None)  # type: ignore[assignment]

    def choose(image: ImageChoice, seen: ImageChoice) -> None:
        fake.shell.selection.choose_image(image)
        shown.shown = seen

    return choose


@pytest.fixture
def saving(fake: FakeShell, chosen: Callable[[ImageChoice, ImageChoice], None]) -> ImageSaving:
    return feature.install(fake.shell)


def test_both_are_offered_in_three_menus(fake: FakeShell, saving: ImageSaving) -> None:
    both = ["Export image…", "Download all layers"]
    assert [action.text() for action in fake.menu().every_action() if action.text()] == both
    assert fake.menus[Row.IMAGE].texts(IMAGE) == fake.menus[Row.PANEL].texts() == both
    saving.export.trigger()
    saving.all_layers.trigger()
    assert fake.said == ["Choose an image first."] * 2


def test_every_layer_becomes_a_transfer(
    fake: FakeShell,
    saving: ImageSaving,
    chosen: Callable[[ImageChoice, ImageChoice], None],
    run_async: RunAsync,
) -> None:
    layers = (Layer(1, digest(1), size_bytes=10), Layer(2, digest(2), size_bytes=20))

    async def go() -> None:
        session = fake.choose_account()
        manifest = ImageManifest(OCI, IMAGE.digest)
        session.images = {IMAGE.digest: ReadImage(manifest, ImageKind.IMAGE, layers=layers)}
        chosen(replace(IMAGE, digest=digest(8), kind=ImageKind.INDEX), IMAGE)
        saving.all_layers.trigger()
        await until(lambda: fake.said)

    run_async(go())
    assert [each.layer for each, _path in fake.runner.layers] == list(layers)
    assert {path.parent for _each, path in fake.runner.layers} == {fake.shell.transfers.folder}
    assert fake.said == ["Layers of team/app:1.4: 2 started (30 bytes)."]


def test_an_export_of_an_earlier_run_is_made_again(
    fake: FakeShell, saving: ImageSaving, tmp_path: Path, run_async: RunAsync
) -> None:
    run_async(fake.shell.transfers.load())
    target = ExportTarget("team/app", digest(9), digest(9), "1.4")
    choice = ExportChoice(digest(9), ExportFormat.OCI_ARCHIVE, tmp_path, "app.tar")
    source = {**account_source(Account("prod"), "", ""), **described(target, choice)}
    kept = KeptTransfer(KIND, "app.tar", tmp_path, 1000, "", Stage.RUNNING, source)
    restorer = fake.runner.restorers[KIND]
    job = restorer(kept)
    assert job is not None
    assert (job.kind, job.name, job.folder, job.size_bytes) == (KIND, "app.tar", tmp_path, 1000)
    assert restorer(KeptTransfer(KIND, "x", tmp_path, None, "", Stage.RUNNING, {})) is None
