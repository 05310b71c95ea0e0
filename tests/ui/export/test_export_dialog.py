"""The export's dialog: what it offers, what it says it comes to, and what it hands on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from layerscope.accounts.model.profiles import Account
from layerscope.desktop.export.dialog import ExportDialog
from layerscope.desktop.export.fields import ExportFields
from layerscope.desktop.export.job import described, export_job, read_description
from layerscope.desktop.export.presenter import ExportPresenter, _free_bytes
from layerscope.desktop.export.target import ExportChoice, ExportTarget
from layerscope.desktop.runtime.tasks import Tasks
from layerscope.desktop.shell.job import Downloader
from layerscope.localregistry.demo.making.artifacts import Artifact, BuildStep, image
from layerscope.localregistry.demo.making.demo_blobs import foreign_layer
from layerscope.localregistry.demo.making.tarballs import file
from layerscope.registry.ecr.image import ReadImage
from layerscope.registry.ecr.session import UrlOf
from layerscope.registry.errors.base import RegistryError
from layerscope.registry.errors.service import ImageNotFoundError
from layerscope.registry.manifests.manifest import Manifest, Platform
from layerscope.transfers.export.rules.layout import ExportFormat
from layerscope.transfers.export.rules.scopes import scopes_of
from layerscope.worker.makers import InThisProcess
from support.drivers.export_runs import URI, found_in, layer, platform_image, two_platforms
from support.drivers.waiting import RunAsync, until

T = TypeVar("T")


def target_of(artifact: Artifact, chosen: str = "") -> ExportTarget:
    return ExportTarget("team/app", chosen or artifact.digest, artifact.digest, "1.4", URI)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


def dialog_of(window: QWidget, artifact: Artifact, chosen: str = "") -> ExportDialog:
    dialog = ExportDialog(target_of(artifact, chosen), Path("/downloads"), window)
    dialog.show()
    dialog.show_scopes(scopes_of(artifact.digest, found_in(artifact)))
    return dialog


def start(dialog: ExportDialog) -> QPushButton:
    button = dialog.findChild(QPushButton, "exportStart")
    assert button is not None
    return button


def choose_form(fields: ExportFields, form: ExportFormat) -> None:
    fields.form.setCurrentIndex(list(ExportFormat).index(form))


def label(dialog: QWidget, name: str) -> str:
    found = dialog.findChild(QLabel, name)
    assert found is not None
    return found.text() if found.isVisible() else ""


def test_before_the_image_is_read_nothing_can_be_begun(window: QWidget) -> None:
    dialog = ExportDialog(target_of(platform_image()), Path("/downloads"), window)
    dialog.show()
    assert label(dialog, "exportSize") == "Reading the image…"
    assert not start(dialog).isEnabled()
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.isVisible()
    dialog.show_error(ImageNotFoundError("gone"))
    assert label(dialog, "exportErrorTitle") != ""


def test_what_was_chosen_in_the_list_is_chosen_here(window: QWidget) -> None:
    artifact = two_platforms()
    dialog = dialog_of(window, artifact, artifact.children[1].digest)
    fields = dialog.fields
    assert fields.scope.currentText() == "linux/arm64/v8"
    assert fields.chosen_form is ExportFormat.DOCKER_ARCHIVE
    assert [fields.scope.itemText(at) for at in range(fields.scope.count())] == [
        "Entire index: 2 manifests", "linux/amd64", "linux/arm64/v8",
    ]  # fmt: skip


def test_the_name_follows_until_it_is_written(window: QWidget) -> None:
    fields = dialog_of(window, two_platforms()).fields
    assert fields.name.text() == "team-app_1.4_all-platforms.tar"
    fields.scope.setCurrentIndex(1)
    fields.form.setCurrentIndex(list(ExportFormat).index(ExportFormat.OCI_FOLDER))
    assert fields.name.text() == "team-app_1.4_linux-amd64"
    fields.name.setText("mine")
    fields.scope.setCurrentIndex(2)
    assert fields.name.text() == "mine"


@pytest.mark.parametrize(("name", "folder"), [("", "/d"), ("a/b", "/d"), ("a\\b", "/d"), ("a", "relative")])
def test_a_name_or_folder_that_is_none_begins_nothing(window: QWidget, name: str, folder: str) -> None:
    dialog = dialog_of(window, platform_image())
    assert start(dialog).isEnabled()
    dialog.fields.name.setText(name)
    dialog.fields.folder.setText(folder)
    assert not start(dialog).isEnabled()


def test_enter_hands_on_what_was_chosen(window: QWidget) -> None:
    artifact = two_platforms()
    dialog, choices = dialog_of(window, artifact), []
    dialog.export_asked.connect(choices.append)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    (choice,) = choices
    assert isinstance(choice, ExportChoice)
    assert (choice.digest, choice.form, choice.is_index) == (artifact.digest, ExportFormat.OCI_ARCHIVE, True)
    assert choice.folder / choice.name == Path("/downloads/team-app_1.4_all-platforms.tar")
    assert not dialog.isVisible()


def test_foreign_layers_are_a_choice_and_docker_needs_them(window: QWidget) -> None:
    base = foreign_layer([file("Files/License.txt", "base\n")], "https://mcr.microsoft.com/layer")
    artifact = image([BuildStep("Apply image", base), BuildStep("COPY", layer("app"))])
    dialog = dialog_of(window, artifact)
    fields = dialog.fields
    assert fields.foreign.text().endswith(" from ECR or mcr.microsoft.com")
    assert fields.chosen_form is ExportFormat.DOCKER_ARCHIVE
    assert not start(dialog).isEnabled()
    fields.foreign.setChecked(True)
    assert start(dialog).isEnabled()
    assert label(dialog, "exportErrorTitle") == ""
    assert label(dialog, "exportSize").startswith("3 blobs")
    fields.form.setCurrentIndex(list(ExportFormat).index(ExportFormat.OCI_FOLDER))
    fields.foreign.setChecked(False)
    assert start(dialog).isEnabled()
    assert label(dialog, "exportSize").startswith("2 blobs")
    assert "Foreign layers are skipped" in label(dialog, "exportSize")


class Calls:
    """A registry with one image, for every account."""

    def __init__(self, artifact: Artifact | None) -> None:
        self.artifact = artifact

    def of(self, _account: Account) -> Calls:
        return self

    async def read_tree(self, _repository: str, _digest: str) -> Mapping[str, Manifest | RegistryError]:
        if self.artifact is None:
            raise ImageNotFoundError("gone")
        return found_in(self.artifact)

    async def read_image(self, _repository: str, digest: str) -> ReadImage:
        raise AssertionError(digest)

    def url_of(self, account: Account) -> UrlOf:
        raise AssertionError(account)

    async def ca_bundle(self, _account: Account) -> str:
        return ""


async def _at_once(call: Callable[[], T], /) -> T:
    return call()


class TestPresenter:
    def test_one_dialog_that_knows_the_image(self, run_async: RunAsync, window: QWidget) -> None:
        async def go() -> None:
            presenter = ExportPresenter(Tasks(_fail), _at_once, window, lambda: Path("/downloads"))
            artifact, chosen = two_platforms(), list[ExportChoice]()
            presenter.ask(target_of(artifact), Calls(artifact), chosen.append)
            presenter.ask(target_of(artifact), Calls(artifact), chosen.append)
            (dialog,) = window.findChildren(ExportDialog)
            await until(lambda: start(dialog).isEnabled())
            start(dialog).click()
            assert [choice.digest for choice in chosen] == [artifact.digest]

        run_async(go())

    def test_why_it_cannot_be_read_is_told(self, run_async: RunAsync, window: QWidget) -> None:
        async def go() -> None:
            presenter = ExportPresenter(Tasks(_fail), _at_once, window, lambda: Path("/downloads"))
            artifact = platform_image()
            presenter.ask(target_of(artifact), Calls(None), print)
            (dialog,) = window.findChildren(ExportDialog)
            await until(lambda: label(dialog, "exportErrorTitle") != "")
            presenter.close()
            assert not dialog.isVisible()

        run_async(go())


@pytest.mark.parametrize(
    "platform", [None, Platform("linux", "arm64", "v8"), Platform("windows", "amd64", "", "10.0 x")]
)
@pytest.mark.parametrize("form", list(ExportFormat))
def test_what_is_written_down_is_read_again(platform: Platform | None, form: ExportFormat) -> None:
    artifact = platform_image()
    target = target_of(artifact)
    choice = ExportChoice(artifact.digest, form, Path("/d"), "app.tar", platform, with_foreign=True)
    texts = described(target, choice)
    assert all(isinstance(text, str) for text in texts.values())
    assert read_description(texts, choice.folder, choice.name) == (target, choice)


def test_the_job_is_told_apart_by_image_and_form() -> None:
    artifact = platform_image()
    target, engine = target_of(artifact), Downloader(InThisProcess())
    jobs = [
        export_job(
            target,
            ExportChoice(artifact.digest, form, Path("/d"), "app.tar"),
            Account(),
            Calls(artifact),
            engine,
            {"region": "x"},
        )
        for form in ExportFormat
    ]
    assert len({job.place for job in jobs}) == 3
    assert jobs[0].source["region"] == "x"
    assert "://" not in str(jobs[0].source)


def _fail(key: str, error: BaseException) -> None:
    raise AssertionError(key) from error


def test_a_docker_archive_of_an_index_takes_the_platform_that_suits(window: QWidget) -> None:
    fields = dialog_of(window, two_platforms()).fields
    hint = window.findChild(QLabel, "exportHint")
    assert not hint.isVisible()
    choose_form(fields, ExportFormat.DOCKER_ARCHIVE)
    assert fields.scope.currentText() in {"linux/amd64", "linux/arm64/v8"}
    assert hint.text() == f"docker load takes one platform: {fields.scope.currentText()} is selected."
    fields.scope.setCurrentIndex(0)  # the whole index after all
    assert fields.chosen_form is ExportFormat.OCI_ARCHIVE
    assert hint.isVisible()
    assert label(window, "exportErrorTitle") == ""


def test_one_image_is_no_choice(window: QWidget) -> None:
    fields = dialog_of(window, platform_image()).fields
    assert fields.scope.isHidden()
    assert window.findChild(QLabel, "exportOnlyScope").isVisible()


def test_too_little_room_is_told_before(window: QWidget) -> None:
    dialog = dialog_of(window, platform_image())
    dialog.show_free(Path("/downloads"), 12_300_000_000)
    assert label(dialog, "exportSize").endswith("12.3 GB are free there.")
    assert label(dialog, "exportErrorTitle") == ""
    dialog.show_free(Path("/downloads"), 1)
    assert label(dialog, "exportErrorTitle") == "Not enough disk space for this image"
    assert start(dialog).isEnabled()  # a part of it may be there already
    dialog.fields.folder.setText("/elsewhere")
    assert label(dialog, "exportErrorTitle") == ""


def test_the_room_is_looked_for_where_the_folder_would_be(tmp_path: Path) -> None:
    free_bytes = _free_bytes(tmp_path / "not" / "yet")
    assert free_bytes is not None
    assert free_bytes > 0
