"""Savings on a shell of their own: what becomes a transfer, and is made again after a restart."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from layerscope.accounts.model.profiles import Account
from layerscope.contents.model.changes import Scope
from layerscope.contents.model.layers import ImageLayer, ImageLayers
from layerscope.contents.saving.wanted import LinkForm, Saving, SavingForm, marker_line
from layerscope.desktop.contents.saving.job import KIND, SavedAs, described, read_description, saving_job
from layerscope.desktop.contents.saving.naming import suggested_name
from layerscope.desktop.contents.saving.starting import ask_to_save, install_saving, start_saving
from layerscope.desktop.shell.account_source import account_source
from layerscope.transfers.disk.kept import KeptTransfer
from layerscope.transfers.rules.stages import Stage
from support.drivers.waiting import RunAsync
from support.fakes.layer_fakes import digest
from support.fakes.shell import FakeShell

IMAGE = ImageLayers("team/app", digest(9), (ImageLayer(1, digest(1), 10), ImageLayer(2, digest(2), 20)), "1")
WHOLE = Saving(IMAGE, Scope.IMAGE, 0)


def test_a_saving_becomes_a_transfer(fake: FakeShell, tmp_path: Path, run_async: RunAsync) -> None:
    run_async(fake.shell.transfers.load())
    start_saving(fake.shell, replace(WHOLE, paths=(b"etc/ssl",)), tmp_path)
    job = fake.runner.jobs[-1]
    assert (job.title, job.name, job.folder, job.size_bytes) == ("/etc/ssl", "ssl", tmp_path, 30)
    assert job.kind == KIND


@pytest.mark.parametrize(
    ("wanted", "name"),
    [
        (WHOLE, f"team-app_{digest(9)[7:19]}"),
        (replace(WHOLE, form=SavingForm.TAR), f"team-app_{digest(9)[7:19]}.tar"),
        (replace(WHOLE, paths=(b"a/..b",)), "b"),
        (replace(WHOLE, paths=(b"a/\xff\xe2\x80\xae.exe",)), "__.exe"),
        (replace(WHOLE, paths=(b"a", b"b")), f"team-app_{digest(9)[7:19]}"),
    ],
)
def test_names_that_are_suggested_are_safe(wanted: Saving, name: str) -> None:
    assert suggested_name(wanted).replace("\ufffd", "_") == name


def test_a_saving_of_an_earlier_run_is_made_again(
    fake: FakeShell, tmp_path: Path, run_async: RunAsync
) -> None:
    install_saving(fake.shell)
    run_async(fake.shell.transfers.load())
    saving = Saving(
        IMAGE, Scope.UP_TO, 1, (b"a/\xff", b"b"), SavingForm.TAR, LinkForm.NONE, keeps_executable=True
    )
    source = {**account_source(Account("prod"), "", ""), **described(saving)}
    restorer = fake.runner.restorers[KIND]
    job = restorer(KeptTransfer(KIND, "app.tar", tmp_path, 30, "", Stage.RUNNING, source))
    assert job is not None
    assert (job.kind, job.name, job.folder, job.size_bytes) == (KIND, "app.tar", tmp_path, 30)
    assert read_description(source) == replace(saving, image=ImageLayers("team/app", digest(9), (), "1"))
    assert marker_line(read_description(source)) == marker_line(saving)
    assert restorer(KeptTransfer(KIND, "x", tmp_path, None, "", Stage.RUNNING, {})) is None


def test_what_it_says_of_itself(fake: FakeShell, tmp_path: Path) -> None:
    place = SavedAs(tmp_path, "app.tar")
    saving = replace(WHOLE, form=SavingForm.TAR, paths=(b"a", b"b"))
    downloader = fake.shell.transfers.downloader
    job = saving_job(saving, place, Account("prod"), fake.shell.session, downloader, {})
    assert (job.title, job.note, job.proof()) == (
        "2 files or folders",
        "tar of the file system",
        "2 layers verified",
    )
    assert [usage.program for usage in job.usages(tmp_path / "app.tar")] == ["docker", "podman"]


def test_the_dialog_starts_what_was_chosen(fake: FakeShell, tmp_path: Path, run_async: RunAsync) -> None:
    run_async(fake.shell.transfers.load())
    dialog = ask_to_save(fake.shell, replace(WHOLE, paths=(b"etc",)))
    assert dialog.name.text() == "etc"
    dialog.folder.setText(str(tmp_path))
    dialog.form.setCurrentIndex(1)
    assert dialog.name.text() == "etc.tar"
    assert not dialog.links.isEnabled()
    dialog.name.setText("../x")
    dialog.accept()
    assert dialog.isVisible()
    dialog.name.setText("own.tar")
    dialog.accept()
    job = fake.runner.jobs[-1]
    assert (job.name, job.folder, job.note) == ("own.tar", tmp_path, "tar of the file system")
