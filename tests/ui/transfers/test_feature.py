"""Transfers, installed on a shell: what gets into the queue, and what follows from settings and a sign-in."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton

from layerscope.desktop.shell.asked import Asked
from layerscope.desktop.transfers import feature
from layerscope.desktop.transfers.feature import TransfersFeature
from layerscope.registry.errors.credentials import ExpiredCredentialsError
from layerscope.registry.errors.network import UnreachableError
from layerscope.transfers.rules.stages import Stage
from layerscope.worker.makers import InThisProcess
from support.drivers.waiting import RunAsync, until
from support.fakes.layer_fakes import chosen, collected
from support.fakes.shell import FakeShell
from support.fakes.transfer_fakes import Downloads


@pytest.fixture
def downloads(fake: FakeShell) -> Downloads:
    """What stands in for the downloads of the shell's queue."""
    downloads = Downloads()
    queue = fake.shell.transfers
    queue.downloader = replace(queue.downloader, maker=InThisProcess(downloads))
    return downloads


def test_a_layer_is_saved_by_request_and_counted_on_the_button(
    run_async: RunAsync, fake: FakeShell, downloads: Downloads, tmp_path: Path
) -> None:
    async def go() -> None:
        transfers = feature.install(fake.shell)
        [button] = fake.shell.places.bar_after
        assert isinstance(button, QPushButton)
        fake.shell.requests.download.emit(chosen(1), False)
        assert transfers.presenter.rows == ()  # nobody asks yet
        session = fake.choose_account()
        fake.shell.requests.download.emit(chosen(1), False)
        await until(lambda: downloads.held)
        assert session.asked_urls == [chosen(1).ref]
        assert button.text() == "Transfers 1"
        assert fake.shell.transfers.saving() == {chosen(1).layer.digest}
        [held] = downloads.held.values()
        held.finish(tmp_path / held.request.name)
        await until(lambda: button.text() == "Transfers")
        assert not fake.shell.transfers.saving()

    run_async(go())


def test_after_a_sign_in_what_failed_for_want_of_it_goes_on_and_nothing_else(
    run_async: RunAsync, fake: FakeShell, downloads: Downloads, tmp_path: Path
) -> None:
    async def go() -> None:
        presenter = feature.install(fake.shell).presenter
        fake.choose_account()
        for position, error in ((1, ExpiredCredentialsError("over")), (2, UnreachableError("no"))):
            layer = chosen(position)
            fake.shell.transfers.save_layers([layer])
            await until(lambda name=layer.file_name: name in downloads.held)
            downloads.held[layer.file_name].finish(error)
        await until(lambda: [row.stage for row in presenter.rows] == [Stage.FAILED] * 2)
        fake.shell.session.renewed.emit()
        await until(lambda: len(downloads.begun) == 3)
        name = chosen(1).file_name
        downloads.held[name].finish(tmp_path / name)
        await until(lambda: [row.stage for row in presenter.rows] == [Stage.VERIFIED, Stage.FAILED])

    run_async(go())


def test_settings_are_in_force_and_failures_lead_to_a_diagnosis(
    run_async: RunAsync, fake: FakeShell, downloads: Downloads
) -> None:
    async def go() -> None:
        transfers: TransfersFeature = feature.install(fake.shell)
        settings = fake.shell.settings
        settings.value = replace(settings.value, transfers_at_once=1, speed_limit_bytes_per_s=1000)
        assert transfers.presenter.at_once == 1
        assert fake.shell.transfers.downloader.limit.bytes_per_s == 1000
        fake.choose_account()
        fake.shell.transfers.save_layers([chosen(1)])
        read = collected(fake.shell.requests.layer_read.connect)
        await until(lambda: downloads.held)
        next(iter(downloads.held.values())).finish(UnreachableError("no"))
        [row] = transfers.presenter.rows
        await until(lambda: transfers.presenter.rows[0].stage is Stage.FAILED)
        [(ref, failure, is_of_content)] = read
        assert (ref, bool(failure), is_of_content) == (row.job.ref, True, False)
        transfers.dock.row_actions.diagnosis_asked.emit(transfers.presenter.rows[0])
        [(name, asked)] = fake.requested[-1:]
        assert name == "diagnosis"
        assert isinstance(asked, Asked)
        assert asked.question.digest == row.job.digest

    run_async(go())


def test_a_kind_that_comes_too_late_is_refused(run_async: RunAsync, fake: FakeShell) -> None:
    async def go() -> None:
        feature.install(fake.shell)
        fake.shell.transfers.add_kind("export", lambda _kept: None)
        await fake.shell.transfers.load()
        with pytest.raises(RuntimeError, match="listed already"):
            fake.shell.transfers.add_kind("other", lambda _kept: None)

    run_async(go())
