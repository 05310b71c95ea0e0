"""The order in which downloads run, and every way in which one ends."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from layerscope.desktop.runtime.tasks import Tasks
from layerscope.desktop.shell.job import Downloader
from layerscope.desktop.transfers import texts
from layerscope.desktop.transfers.attempt import Attempt
from layerscope.desktop.transfers.presenter import AT_ONCE, TransfersPresenter
from layerscope.registry.aws.network_settings import NetworkSettings
from layerscope.registry.errors.blobs import UrlDeniedError
from layerscope.registry.model.layers import LayerRef
from layerscope.registry.model.presigned import PresignedUrl
from layerscope.transfers.engine.request import Phase, ProgressEvent
from layerscope.transfers.errors import DiskFullError
from layerscope.transfers.rules.queue import Move
from layerscope.transfers.rules.stages import Stage
from layerscope.worker.makers import InThisProcess
from support.drivers.waiting import RunAsync, until
from support.fakes.layer_fakes import collected
from support.fakes.transfer_fakes import FOLDER, SIZE_BYTES, Downloads, leave_part, url_at_once


def stages(presenter: TransfersPresenter) -> list[Stage]:
    return [row.stage for row in presenter.rows]


def test_a_download_from_beginning_to_end(run_async: RunAsync, downloads: Downloads) -> None:
    async def go() -> None:
        presenter = downloads.presenter()
        ended = collected(presenter.transfer_ended.connect)
        changed = collected(presenter.row_changed.connect)
        presenter.start(downloads.job())
        assert presenter.active == 1
        await until(lambda: downloads.held)
        held = downloads.held["layer1.tar.gz"]
        assert (held.request.folder, held.request.size_bytes) == (FOLDER, SIZE_BYTES)
        held.on_progress(400)
        await until(lambda: presenter.rows[0].received_bytes == 400)
        assert presenter.rows[0].fraction == 0.4
        held.on_progress(SIZE_BYTES)
        held.finish()
        await until(lambda: ended)
        row = presenter.rows[0]
        assert ended == [(row,)]
        assert (row.job.ref, row.job.position) == (LayerRef("team/app", row.job.digest), 1)
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


def test_it_is_written_down_before_its_first_byte_and_left_out_before_its_end_shows(
    run_async: RunAsync, downloads: Downloads
) -> None:
    async def go() -> None:
        presenter = downloads.presenter()
        listed: list[list[Stage]] = []
        let_go = asyncio.Semaphore(0)

        async def written() -> None:
            listed.append([stage for _, stage in presenter.jobs])
            await let_go.acquire()

        presenter.written = written
        presenter.start(downloads.job())
        await until(lambda: listed)
        await asyncio.sleep(0.02)
        assert (listed, downloads.begun, stages(presenter)) == ([[Stage.ASKING]], [], [Stage.ASKING])
        let_go.release()
        await until(lambda: downloads.held)
        downloads.held["layer1.tar.gz"].finish()
        await until(lambda: listed[1:])
        await asyncio.sleep(0.02)
        assert (listed[1:], stages(presenter)) == ([[Stage.VERIFIED]], [Stage.RUNNING])
        presenter.pause(1)  # too late
        let_go.release()
        await until(lambda: stages(presenter) == [Stage.VERIFIED])

    run_async(go())


def test_three_run_at_once_and_the_others_in_turn(run_async: RunAsync, downloads: Downloads) -> None:
    async def go() -> None:
        presenter = downloads.presenter()
        for number in range(1, 6):
            presenter.start(downloads.job(number))
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
        presenter.start(downloads.job())
        await until(lambda: downloads.held)
        ended = collected(presenter.transfer_ended.connect)
        presenter.cancel(1)
        assert presenter.rows[0].stage is Stage.CANCELLED
        await until(lambda: ended)  # once nothing of it is in the folder
        assert downloads.held["layer1.tar.gz"].stop.is_set()
        assert not downloads.held["layer1.tar.gz"].stop.keeps
        assert presenter.active == 0

    run_async(go())


def test_a_waiting_one_is_cancelled_without_ever_running(run_async: RunAsync, downloads: Downloads) -> None:
    async def go() -> None:
        presenter = downloads.presenter()
        for number in range(1, AT_ONCE + 2):
            presenter.start(downloads.job(number))
        await until(lambda: len(downloads.begun) == AT_ONCE)
        presenter.cancel(AT_ONCE + 1)
        await until(lambda: presenter.rows[-1].stage is Stage.CANCELLED)
        downloads.held["layer1.tar.gz"].finish()
        await until(lambda: presenter.rows[0].stage.is_ended)
        assert len(downloads.begun) == AT_ONCE

    run_async(go())


def test_one_is_cancelled_before_its_first_step(run_async: RunAsync, downloads: Downloads) -> None:
    async def go() -> None:
        presenter = downloads.presenter()
        presenter.start(downloads.job())
        presenter.cancel(1)
        await until(lambda: presenter.rows[0].stage is Stage.CANCELLED)
        assert downloads.begun == []

    run_async(go())


def test_one_is_cancelled_while_its_url_is_asked_for(run_async: RunAsync, downloads: Downloads) -> None:
    async def go() -> None:
        presenter = downloads.presenter()

        async def never(_ref: LayerRef, *, renew: bool = False) -> PresignedUrl:
            await asyncio.Event().wait()
            raise AssertionError

        presenter.start(downloads.job(url_of=never))
        await until(lambda: presenter.rows[0].stage is Stage.ASKING)
        presenter.cancel(1)
        await until(lambda: presenter.rows[0].stage is Stage.CANCELLED)
        assert downloads.begun == []

    run_async(go())


def test_cancelling_too_late_keeps_the_file_and_says_so(run_async: RunAsync, downloads: Downloads) -> None:
    async def go() -> None:
        presenter = downloads.presenter()
        presenter.start(downloads.job())
        await until(lambda: downloads.held)
        downloads.held["layer1.tar.gz"].finish()
        presenter.cancel(1)
        await until(lambda: presenter.rows[0].stage is Stage.VERIFIED)
        assert presenter.rows[0].path == FOLDER / "layer1.tar.gz"

    run_async(go())


@pytest.mark.parametrize(
    ("error", "stage"), [(UrlDeniedError("no"), Stage.FAILED), (DiskFullError(FOLDER, 10), Stage.BLOCKED)]
)
def test_a_failed_one_is_tried_again(
    run_async: RunAsync, downloads: Downloads, error: Exception, stage: Stage
) -> None:
    async def go() -> None:
        presenter = downloads.presenter()
        presenter.start(downloads.job())
        await until(lambda: downloads.held)
        downloads.held.pop("layer1.tar.gz").finish(error)
        await until(lambda: presenter.rows[0].stage is stage)
        assert presenter.rows[0].error is error
        assert presenter.active == 0
        presenter.resume(1)
        assert (presenter.rows[0].stage.is_active, presenter.rows[0].error) == (True, None)
        await until(lambda: downloads.held)
        downloads.held["layer1.tar.gz"].finish()
        await until(lambda: presenter.rows[0].stage is Stage.VERIFIED)
        presenter.resume(1)
        assert presenter.rows[0].stage is Stage.VERIFIED

    run_async(go())


def test_a_refused_url_ends_it(run_async: RunAsync, downloads: Downloads) -> None:
    async def go() -> None:
        refusal = UrlDeniedError("no")

        async def refuse(_ref: LayerRef, *, renew: bool = False) -> PresignedUrl:
            raise refusal

        presenter = downloads.presenter()
        presenter.start(downloads.job(url_of=refuse))
        await until(lambda: presenter.rows[0].stage is Stage.FAILED)
        assert presenter.rows[0].error is refusal
        assert downloads.begun == []

    run_async(go())


def test_a_mistake_of_ours_ends_it_too_and_is_reported(run_async: RunAsync, downloads: Downloads) -> None:
    async def go() -> None:
        reported: list[BaseException] = []
        presenter = downloads.presenter(lambda _key, error: reported.append(error))
        presenter.start(downloads.job())
        await until(lambda: downloads.held)
        mistake = ZeroDivisionError()
        downloads.held["layer1.tar.gz"].finish(mistake)
        await until(lambda: presenter.rows[0].stage is Stage.FAILED)
        assert reported == [mistake]

    run_async(go())


def test_a_layer_goes_into_a_folder_once_at_a_time(run_async: RunAsync, downloads: Downloads) -> None:
    async def go() -> None:
        presenter = downloads.presenter()
        refused = collected(presenter.transfer_refused.connect)
        presenter.start(downloads.job())
        presenter.start(downloads.job())
        presenter.start(downloads.job(name="other.tar.gz"))
        await until(lambda: downloads.begun)
        assert [row.number for (row,) in refused] == [1, 1]
        presenter.start(downloads.job(folder=Path("/elsewhere")))
        assert len(presenter.rows) == 2
        await until(lambda: len(downloads.begun) == 2)
        presenter.cancel(1)
        await until(lambda: presenter.rows[0].stage.is_ended)
        presenter.start(downloads.job())
        assert len(presenter.rows) == 3
        await until(lambda: len(downloads.begun) == 3)  # once the first one has let the files go

    run_async(go())


def test_a_stopped_one_that_is_asked_for_again_goes_on(run_async: RunAsync, downloads: Downloads) -> None:
    async def go() -> None:
        presenter = downloads.presenter()
        presenter.start(downloads.job())
        await until(lambda: downloads.held)
        presenter.pause(1)
        other = presenter.start(downloads.job(name="other.tar.gz"))
        assert presenter.start(downloads.job()) == other  # the folder has this layer coming already
        presenter.cancel(other)
        assert presenter.start(downloads.job()) == 1
        await until(lambda: presenter.rows[0].stage.is_at_work)
        await until(lambda: presenter.rows[0].stage is Stage.RUNNING)

    run_async(go())


def test_a_paused_one_keeps_what_it_has_and_goes_on_in_its_turn(
    run_async: RunAsync, downloads: Downloads
) -> None:
    async def go() -> None:
        presenter = downloads.presenter()
        presenter.at_once = 1
        ended = collected(presenter.transfer_ended.connect)
        for number in (1, 2):
            presenter.start(downloads.job(number))
        await until(lambda: downloads.held)
        first = downloads.held["layer1.tar.gz"]
        first.on_progress(400)
        await until(lambda: presenter.rows[0].received_bytes == 400)
        presenter.pause(1)
        assert [row.stage for (row,) in ended] == [Stage.PAUSED]
        assert first.stop.keeps
        await until(lambda: "layer2.tar.gz" in downloads.held)
        presenter.resume(1)
        assert presenter.rows[0].stage is Stage.WAITING
        assert presenter.rows[0].received_bytes == 400
        downloads.held["layer2.tar.gz"].finish()
        await until(lambda: downloads.held["layer1.tar.gz"] is not first)
        downloads.held["layer1.tar.gz"].finish()
        await until(lambda: stages(presenter) == [Stage.VERIFIED] * 2)

    run_async(go())


def test_what_goes_on_at_once_waits_until_its_thread_has_let_go(
    run_async: RunAsync, downloads: Downloads
) -> None:
    async def go() -> None:
        presenter = downloads.presenter()
        presenter.start(downloads.job())
        await until(lambda: downloads.held)
        first = downloads.held["layer1.tar.gz"]
        presenter.pause(1)
        presenter.resume(1)
        assert presenter.rows[0].stage is Stage.WAITING
        await until(lambda: downloads.held["layer1.tar.gz"] is not first)
        assert first.ended
        downloads.held["layer1.tar.gz"].finish()
        await until(lambda: presenter.rows[0].stage is Stage.VERIFIED)

    run_async(go())


def test_what_is_paused_while_its_url_is_asked_for_begins_anew(
    run_async: RunAsync, downloads: Downloads
) -> None:
    async def go() -> None:
        asked = asyncio.Event()

        async def never(ref: LayerRef, *, renew: bool = False) -> PresignedUrl:
            if not asked.is_set():
                asked.set()
                await asyncio.Event().wait()
            return await url_at_once(ref, renew=renew)

        presenter = downloads.presenter()
        presenter.start(downloads.job(url_of=never))
        await asked.wait()
        presenter.pause(1)
        assert presenter.rows[0].stage is Stage.PAUSED
        presenter.resume(1)
        await until(lambda: downloads.held)

    run_async(go())


def test_the_network_and_the_limit_are_asked_when_a_download_begins(
    run_async: RunAsync, downloads: Downloads
) -> None:
    async def go() -> None:
        asked: list[NetworkSettings] = []

        def network() -> NetworkSettings:
            asked.append(NetworkSettings(proxy=f"http://proxy{len(asked)}.example"))
            return asked[-1]

        tasks = Tasks(lambda _key, _error: None)
        presenter = TransfersPresenter(tasks, downloads.pool, downloads.blocking)
        downloader = Downloader(InThisProcess(downloads), network)
        presenter.start(downloads.job(downloader=downloader))
        await until(lambda: downloads.held)
        first = downloads.held["layer1.tar.gz"]
        assert first.request.limit is downloader.limit
        first.finish(UrlDeniedError("no"))
        await until(lambda: not presenter.active)
        presenter.resume(1)
        await until(lambda: downloads.held["layer1.tar.gz"] is not first)
        assert [first.request.network, downloads.held["layer1.tar.gz"].request.network] == asked
        assert len(asked) == 2

    run_async(go())


def test_what_is_cancelled_without_a_thread_is_removed_from_the_folder(
    run_async: RunAsync, downloads: Downloads, tmp_path: Path
) -> None:
    async def go() -> None:
        presenter = downloads.presenter()
        job = downloads.job(folder=tmp_path)
        leave_part(tmp_path, job.name, job.digest, 400)
        ended = collected(presenter.transfer_ended.connect)
        presenter.restore([(job, Stage.INTERRUPTED)])
        assert downloads.begun == []
        await until(lambda: presenter.rows[0].received_bytes == 400)
        presenter.cancel(1)
        await until(lambda: ended)
        assert ended[0][0].stage is Stage.CANCELLED

    run_async(go())
    assert list(tmp_path.iterdir()) == []


def test_more_at_once_begin_at_once_and_fewer_let_the_others_end(
    run_async: RunAsync, downloads: Downloads
) -> None:
    async def go() -> None:
        presenter = downloads.presenter()
        presenter.at_once = 1
        for number in (1, 2, 3):
            presenter.start(downloads.job(number))
        await until(lambda: len(downloads.begun) == 1)
        presenter.at_once = 2
        await until(lambda: len(downloads.begun) == 2)
        presenter.at_once = 1
        downloads.held["layer1.tar.gz"].finish()
        await until(lambda: presenter.rows[0].stage is Stage.VERIFIED)
        assert presenter.rows[2].stage is Stage.WAITING

    run_async(go())


def test_the_order_can_be_changed_while_they_wait(run_async: RunAsync, downloads: Downloads) -> None:
    async def go() -> None:
        presenter = downloads.presenter()
        presenter.at_once = 1
        changed = collected(presenter.order_changed.connect)
        for number in (1, 2, 3):
            presenter.start(downloads.job(number))
        presenter.move([3], Move.UP)
        assert [row.number for row in presenter.rows] == [1, 3, 2]
        presenter.move([1], Move.UP)
        assert len(changed) == 1
        await until(lambda: downloads.held)
        downloads.held["layer1.tar.gz"].finish()
        await until(lambda: "layer3.tar.gz" in downloads.held)
        assert "layer2.tar.gz" not in downloads.held

    run_async(go())


def test_only_what_has_ended_leaves_the_list(run_async: RunAsync, downloads: Downloads) -> None:
    async def go() -> None:
        presenter = downloads.presenter()
        removed = collected(presenter.row_removed.connect)
        presenter.start(downloads.job())
        await until(lambda: downloads.held)
        presenter.remove(1)
        assert removed == []
        presenter.cancel(1)
        presenter.remove(1)
        assert removed == []  # its thread is still at its files
        await until(lambda: removed)
        presenter.remove(1)
        assert removed == [(1,)]
        assert presenter.rows == ()

    run_async(go())


def test_quitting_stops_all_threads_within_the_time_there_is(
    run_async: RunAsync, downloads: Downloads
) -> None:
    async def go() -> None:
        tasks = Tasks(lambda _key, _error: None)
        presenter = TransfersPresenter(tasks, downloads.pool, downloads.blocking)
        for number in range(1, AT_ONCE + 3):
            presenter.start(downloads.job(number))
        await until(lambda: len(downloads.begun) == AT_ONCE)
        await tasks.close()
        assert all(held.stop.is_set() for held in downloads.held.values())
        assert all(held.stop.keeps for held in downloads.held.values())  # the next run goes on from there
        assert set(stages(presenter)) == {Stage.INTERRUPTED}

    run_async(go())


def test_the_speed_is_smoothed() -> None:
    running = Attempt()
    start_s = running.began_s
    running.sample(start_s)
    running.on_progress(50_000)  # of an earlier run
    running.sample(start_s)
    running.on_progress(51_000)
    running.sample(start_s + 0.1)
    assert running.speed_bytes_per_s == 0  # too early to tell
    running.sample(start_s + 1)
    assert running.speed_bytes_per_s == pytest.approx(1000)
    running.on_progress(51_500)
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
        return await url_at_once(ref, renew=renew)

    async def act() -> None:
        presenter = downloads.presenter()
        presenter.start(downloads.job(url_of=url_of))
        await until(lambda: downloads.held)
        held = downloads.held["layer1.tar.gz"]
        assert held.request.renew_url
        assert held.request.on_event
        url = await asyncio.to_thread(held.request.renew_url)
        assert url.digest == held.request.digest
        held.request.on_event(ProgressEvent(Phase.RENEWED, 4_100_000_000))
        await until(lambda: texts.state(presenter.rows[0]) == "New URL, resumed at 4.1 GB")
        held.finish()
        await until(lambda: presenter.rows[0].stage is Stage.VERIFIED)

    run_async(act())
    assert renewals == [False, True]
