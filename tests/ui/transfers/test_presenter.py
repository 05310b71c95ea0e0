"""The order in which downloads run, and every way in which one ends."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from layer_fakes import collected
from layerscope.desktop.tasks import Tasks
from layerscope.desktop.transfers import texts
from layerscope.desktop.transfers.presenter import AT_ONCE, TransfersPresenter, _Running
from layerscope.desktop.transfers.row import Stage
from layerscope.registry.errors.blobs import UrlDeniedError
from layerscope.registry.layers import LayerRef
from layerscope.registry.presigned import PresignedUrl
from layerscope.transfers.errors import DiskFullError
from layerscope.transfers.order import Step, Told
from transfer_fakes import FOLDER, SIZE_BYTES, Downloads, url_at_once, wanted
from waiting import RunAsync, until


def stages(presenter: TransfersPresenter) -> list[Stage]:
    return [row.stage for row in presenter.rows]


def test_a_download_from_beginning_to_end(run_async: RunAsync, downloads: Downloads) -> None:
    async def go() -> None:
        presenter = downloads.presenter()
        ended = collected(presenter.transfer_ended.connect)
        changed = collected(presenter.row_changed.connect)
        presenter.start(wanted())
        assert presenter.active == 1
        await until(lambda: downloads.held)
        held = downloads.held["layer1.tar.gz"]
        assert (held.order.folder, held.order.size_bytes) == (FOLDER, SIZE_BYTES)
        held.on_progress(400)
        await until(lambda: presenter.rows[0].received_bytes == 400)
        assert presenter.rows[0].fraction == 0.4
        held.on_progress(SIZE_BYTES)
        held.finish()
        await until(lambda: ended)
        row = presenter.rows[0]
        assert ended == [(row,)]
        assert (row.stage, row.path, row.received_bytes) == (
            Stage.VERIFIED, FOLDER / "layer1.tar.gz", SIZE_BYTES,
        )  # fmt: skip
        assert presenter.active == 0
        assert held.stop.is_set() is False
        seen = [row.stage for (row,) in changed]
        assert [stage for at, stage in enumerate(seen) if stage not in seen[:at]] == [
            Stage.ASKING, Stage.RUNNING, Stage.VERIFIED,
        ]  # fmt: skip

    run_async(go())


def test_three_run_at_once_and_the_others_in_turn(run_async: RunAsync, downloads: Downloads) -> None:
    async def go() -> None:
        presenter = downloads.presenter()
        for number in range(1, 6):
            presenter.start(wanted(number))
        await until(lambda: len(downloads.begun) == AT_ONCE)
        assert stages(presenter)[AT_ONCE:] == [Stage.WAITING] * 2
        downloads.held["layer2.tar.gz"].finish()
        await until(lambda: len(downloads.begun) == AT_ONCE + 1)
        assert sorted(downloads.begun[:AT_ONCE]) == ["layer1.tar.gz", "layer2.tar.gz", "layer3.tar.gz"]
        assert downloads.begun[AT_ONCE] == "layer4.tar.gz"

    run_async(go())


def test_a_running_one_is_cancelled_and_its_thread_stopped(run_async: RunAsync, downloads: Downloads) -> None:
    async def go() -> None:
        presenter = downloads.presenter()
        presenter.start(wanted())
        await until(lambda: downloads.held)
        presenter.cancel(1)
        await until(lambda: presenter.rows[0].stage is Stage.CANCELLED)
        assert downloads.held["layer1.tar.gz"].stop.is_set()
        assert not downloads.held["layer1.tar.gz"].stop.keeps
        assert presenter.active == 0

    run_async(go())


def test_a_waiting_one_is_cancelled_without_ever_running(run_async: RunAsync, downloads: Downloads) -> None:
    async def go() -> None:
        presenter = downloads.presenter()
        for number in range(1, AT_ONCE + 2):
            presenter.start(wanted(number))
        await until(lambda: len(downloads.begun) == AT_ONCE)
        presenter.cancel(AT_ONCE + 1)
        await until(lambda: presenter.rows[-1].stage is Stage.CANCELLED)
        downloads.held["layer1.tar.gz"].finish()
        await until(lambda: presenter.rows[0].stage.ended)
        assert len(downloads.begun) == AT_ONCE

    run_async(go())


def test_one_is_cancelled_before_its_first_step(run_async: RunAsync, downloads: Downloads) -> None:
    async def go() -> None:
        presenter = downloads.presenter()
        presenter.start(wanted())
        presenter.cancel(1)
        await until(lambda: presenter.rows[0].stage is Stage.CANCELLED)
        assert downloads.begun == []

    run_async(go())


def test_one_is_cancelled_while_its_url_is_asked_for(run_async: RunAsync, downloads: Downloads) -> None:
    async def go() -> None:
        presenter = downloads.presenter()

        async def never(_ref: LayerRef) -> PresignedUrl:
            await asyncio.Event().wait()
            raise AssertionError

        presenter.start(wanted(url_of=never))
        await until(lambda: presenter.rows[0].stage is Stage.ASKING)
        presenter.cancel(1)
        await until(lambda: presenter.rows[0].stage is Stage.CANCELLED)
        assert downloads.begun == []

    run_async(go())


def test_cancelling_too_late_keeps_the_file_and_says_so(run_async: RunAsync, downloads: Downloads) -> None:
    async def go() -> None:
        presenter = downloads.presenter()
        presenter.start(wanted())
        await until(lambda: downloads.held)
        downloads.held["layer1.tar.gz"].finish()
        presenter.cancel(1)
        await until(lambda: presenter.rows[0].stage.ended)
        assert presenter.rows[0].stage is Stage.VERIFIED

    run_async(go())


@pytest.mark.parametrize("error", [UrlDeniedError("no"), DiskFullError(FOLDER, 10)])
def test_a_failed_one_is_tried_again(run_async: RunAsync, downloads: Downloads, error: Exception) -> None:
    async def go() -> None:
        presenter = downloads.presenter()
        presenter.start(wanted())
        await until(lambda: downloads.held)
        downloads.held.pop("layer1.tar.gz").finish(error)
        await until(lambda: presenter.rows[0].stage is Stage.FAILED)
        assert presenter.rows[0].error is error
        presenter.retry(1)
        assert (presenter.rows[0].stage, presenter.rows[0].error) == (Stage.WAITING, None)
        await until(lambda: downloads.held)
        downloads.held["layer1.tar.gz"].finish()
        await until(lambda: presenter.rows[0].stage is Stage.VERIFIED)
        presenter.retry(1)
        assert presenter.rows[0].stage is Stage.VERIFIED

    run_async(go())


def test_a_refused_url_ends_it(run_async: RunAsync, downloads: Downloads) -> None:
    async def go() -> None:
        refusal = UrlDeniedError("no")

        async def refuse(_ref: LayerRef) -> PresignedUrl:
            raise refusal

        presenter = downloads.presenter()
        presenter.start(wanted(url_of=refuse))
        await until(lambda: presenter.rows[0].stage is Stage.FAILED)
        assert presenter.rows[0].error is refusal
        assert downloads.begun == []

    run_async(go())


def test_a_mistake_of_ours_ends_it_too_and_is_reported(run_async: RunAsync, downloads: Downloads) -> None:
    async def go() -> None:
        reported: list[BaseException] = []
        presenter = downloads.presenter(lambda _key, error: reported.append(error))
        presenter.start(wanted())
        await until(lambda: downloads.held)
        mistake = ZeroDivisionError()
        downloads.held["layer1.tar.gz"].finish(mistake)
        await until(lambda: presenter.rows[0].stage is Stage.FAILED)
        assert reported == [mistake]

    run_async(go())


def test_the_same_layer_goes_to_the_same_place_once_at_a_time(
    run_async: RunAsync, downloads: Downloads
) -> None:
    async def go() -> None:
        presenter = downloads.presenter()
        refused = collected(presenter.transfer_refused.connect)
        presenter.start(wanted())
        presenter.start(wanted())
        assert refused == [(presenter.rows[0],)]
        presenter.start(wanted(name="other.tar.gz"))
        presenter.start(wanted(folder=Path("/elsewhere")))
        assert len(presenter.rows) == 3
        await until(lambda: len(downloads.begun) == 3)
        presenter.cancel(1)
        await until(lambda: presenter.rows[0].stage.ended)
        presenter.start(wanted())
        assert len(presenter.rows) == 4

    run_async(go())


def test_only_what_has_ended_leaves_the_list(run_async: RunAsync, downloads: Downloads) -> None:
    async def go() -> None:
        presenter = downloads.presenter()
        removed = collected(presenter.row_removed.connect)
        presenter.start(wanted())
        await until(lambda: downloads.held)
        presenter.remove(1)
        assert removed == []
        presenter.cancel(1)
        await until(lambda: presenter.rows[0].stage.ended)
        presenter.remove(1)
        presenter.remove(1)
        assert removed == [(1,)]
        assert presenter.rows == ()

    run_async(go())


def test_quitting_stops_all_threads_within_the_time_there_is(
    run_async: RunAsync, downloads: Downloads
) -> None:
    async def go() -> None:
        tasks = Tasks(lambda _key, _error: None)
        presenter = TransfersPresenter(tasks, downloads.pool, downloads)
        for number in range(1, AT_ONCE + 3):
            presenter.start(wanted(number, url_of=url_at_once))
        await until(lambda: len(downloads.begun) == AT_ONCE)
        await tasks.close()
        assert all(held.stop.is_set() for held in downloads.held.values())
        assert all(held.stop.keeps for held in downloads.held.values())  # the next run goes on from there
        assert set(stages(presenter)) == {Stage.CANCELLED}

    run_async(go())


def test_the_speed_is_smoothed() -> None:
    running = _Running()
    start_s = running._sampled_at_s
    running.on_progress(1000)
    running.sample(start_s + 0.1)
    assert running.speed_bytes_per_s == 0  # too early to tell
    running.sample(start_s + 1)
    assert running.speed_bytes_per_s == pytest.approx(1000)
    running.on_progress(1500)
    running.sample(start_s + 2)
    assert running.speed_bytes_per_s == pytest.approx(750)
    running.sample(start_s + 3)
    assert running.speed_bytes_per_s == pytest.approx(375)


def test_a_transfer_can_have_another_url_and_tells_how_it_goes_on(
    run_async: RunAsync, downloads: Downloads
) -> None:
    renewals: list[bool] = []

    async def url_of(ref: LayerRef, *, renew: bool = False) -> PresignedUrl:
        renewals.append(renew)
        return await url_at_once(ref)

    async def act() -> None:
        presenter = downloads.presenter()
        presenter.start(wanted(url_of=url_of))
        await until(lambda: downloads.held)
        held = downloads.held["layer1.tar.gz"]
        assert held.order.renew_url
        assert held.order.on_step
        url = await asyncio.to_thread(held.order.renew_url)
        assert url.digest == held.order.digest
        held.order.on_step(Told(Step.RENEWED, 4_100_000_000))
        await until(lambda: texts.state(presenter.rows[0]) == "New URL, resumed at 4.1 GB")
        held.finish()
        await until(lambda: presenter.rows[0].stage is Stage.VERIFIED)

    run_async(act())
    assert renewals == [False, True]
