"""Several images exported at once: asked once, an export for each, and what keeps one from it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QLineEdit, QPushButton

from layerscope.desktop.export import feature
from layerscope.desktop.export.several_dialog import SeveralExportsDialog
from layerscope.desktop.shell.image_values import ImageChoice
from layerscope.localregistry.demo.making.artifacts import ARM64, Artifact
from layerscope.registry.errors.base import RegistryError
from layerscope.registry.errors.service import ImageNotFoundError
from layerscope.registry.manifests.manifest import Manifest
from layerscope.transfers.export.rules.layout import ExportFormat
from support.drivers.export_runs import found_in, platform_image, two_platforms
from support.drivers.waiting import RunAsync, until
from support.fakes.layer_fakes import digest
from support.fakes.shell import FakeShell


def choice_of(artifact: Artifact, tag: str) -> ImageChoice:
    return ImageChoice("team/app", artifact.digest, tag)


Exported = Callable[[list[ImageChoice], ExportFormat, Path], None]


@pytest.fixture
def export_several(fake: FakeShell, run_async: RunAsync) -> Exported:
    """Selects the images, asks for their export and answers the dialog."""
    trees: dict[str, Mapping[str, Manifest | RegistryError]] = {}
    for artifact in (two_platforms(), platform_image(), platform_image(ARM64)):
        trees[artifact.digest] = found_in(artifact)

    async def read_tree(_repository: str, root: str) -> Mapping[str, Manifest | RegistryError]:
        if root not in trees:
            raise ImageNotFoundError("it is gone")
        return trees[root]

    def export(images: list[ImageChoice], form: ExportFormat, folder: Path) -> None:
        async def go() -> None:
            fake.choose_account().read_tree = read_tree  # type: ignore[method-assign, assignment]
            saving = feature.install(fake.shell)
            fake.shell.selection.choose_image(images[0])
            fake.shell.selection.several_images = lambda: tuple(images)
            saving.export.trigger()
            dialog = fake.window.findChild(SeveralExportsDialog)
            assert dialog is not None
            dialog.form.setCurrentIndex(list(ExportFormat).index(form))
            dialog.folder.setText(str(folder))
            dialog.accept()
            await until(lambda: fake.said)

        run_async(go())

    return export


def test_each_image_becomes_an_export(fake: FakeShell, export_several: Exported, tmp_path: Path) -> None:
    images = [choice_of(two_platforms(), "1.4"), choice_of(platform_image(), "1.3")]
    export_several(images, ExportFormat.OCI_ARCHIVE, tmp_path)
    names = [job.name for job in fake.runner.jobs]
    assert names == ["team-app_1.4_all-platforms.tar", "team-app_1.3.tar"]
    assert {job.folder for job in fake.runner.jobs} == {tmp_path}
    assert fake.said == ["Started 2 exports."]


def test_a_docker_archive_takes_one_platform(
    fake: FakeShell, export_several: Exported, tmp_path: Path
) -> None:
    export_several([choice_of(two_platforms(), "1.4")] * 2, ExportFormat.DOCKER_ARCHIVE, tmp_path)
    (job,) = fake.runner.jobs  # the same image twice is one export
    assert job.name.startswith("team-app_1.4_linux-")
    assert fake.said == ["Started 1 export."]


def test_what_cannot_be_read_is_told_and_the_others_begin(
    fake: FakeShell, export_several: Exported, tmp_path: Path
) -> None:
    gone = ImageChoice("team/app", digest(7), "0.9")
    export_several([gone, choice_of(platform_image(), "1.3")], ExportFormat.OCI_FOLDER, tmp_path)
    assert [job.name for job in fake.runner.jobs] == ["team-app_1.3"]
    assert fake.said[0].startswith("Started 1 export. team/app:0.9 was not exported: ")


def test_a_folder_that_is_none_starts_nothing(fake: FakeShell) -> None:
    dialog = SeveralExportsDialog(2, Path("/downloads"), fake.window)
    start = dialog.findChild(QPushButton, "exportStart")
    folder = dialog.findChild(QLineEdit, "exportFolder")
    assert start is not None
    assert folder is not None
    assert start.isEnabled()
    folder.setText("downloads")
    dialog.accept()
    assert not start.isEnabled()
    assert dialog.result() != QDialog.DialogCode.Accepted
