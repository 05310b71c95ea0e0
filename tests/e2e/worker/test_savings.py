"""Files saved in this process and in workers, over HTTP; workers killed on the way."""

from __future__ import annotations

import os
import random
import signal
import sys
import tarfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from layerscope.contents.model.changes import Scope
from layerscope.contents.saving.wanted import Saving, SavingForm
from layerscope.registry.model.presigned import PresignedUrl
from layerscope.transfers.engine.limit import SpeedLimit
from layerscope.transfers.engine.request import Phase, ProgressEvent
from layerscope.transfers.engine.stopping import Stop
from layerscope.transfers.errors import TransferStoppedError
from layerscope.worker.makers import InThisProcess, InWorkers, Maker
from layerscope.worker.saving import SavingRequest
from layerscope.worker.workers import Workers
from support.drivers.download_runs import QUICK
from support.drivers.forked_workers import Forks, forked_workers, is_alive
from support.samples.archives import info, made
from support.samples.image_of_tars import ImageOfTars
from support.servers.range_store import RangeStore, Request, stalled

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="passes pipes to processes that fork")
CHANCE = random.Random(8)
FILES = {f"folder/{number}": CHANCE.randbytes(40_000) for number in range(60)}
IMAGE = ImageOfTars(
    [
        made(*((info(name), content) for name, content in FILES.items())),
        made(
            (info("folder/0"), b"new"),
            (info("folder/.wh.1"), b""),
            (info("folder/link", type=b"2", linkname="2"), b""),
        ),
    ]
)
EXPECTED = {name: content for name, content in FILES.items() if name != "folder/1"} | {"folder/0": b"new"}
KILLS = 12


class Stores:
    """A store for each layer. Attributes: `asked`, whose URLs were."""

    def __init__(self) -> None:
        self.by_digest = {
            layer.digest: RangeStore(blob)
            for layer, blob in zip(IMAGE.layers.layers, IMAGE.blobs, strict=True)
        }
        self.asked: list[str] = []

    def url_of(self, digest: str, _renew: bool) -> PresignedUrl:
        self.asked.append(digest)
        return self.by_digest[digest].url()

    def stop(self) -> None:
        for store in self.by_digest.values():
            store.stop()


@pytest.fixture
def stores() -> Iterator[Stores]:
    running = Stores()
    yield running
    running.stop()


@pytest.fixture
def forks() -> Iterator[Forks]:
    with forked_workers() as started:
        yield started


@pytest.fixture(params=["here", "in workers"])
def maker(request: pytest.FixtureRequest, forks: Forks) -> Iterator[Maker]:
    if request.param == "here":
        yield InThisProcess(tuning=QUICK)
        return
    workers = Workers(SpeedLimit(), lambda reason, _: pytest.fail(reason), most=1, start=forks)
    yield InWorkers(workers, QUICK)
    workers.close()


def request_of(stores: Stores, folder: Path, form: SavingForm, told: list[ProgressEvent]) -> SavingRequest:
    saving = Saving(IMAGE.layers, Scope.IMAGE, 0, form=form)
    name = "files.tar" if form is SavingForm.TAR else "files"
    return SavingRequest(saving, folder, name, stores.url_of, told.append)


def check(path: Path) -> None:
    """It has all that the image shows."""
    if path.is_dir():
        files = {str(each.relative_to(path)): each for each in path.rglob("*") if not each.is_dir()}
        assert files.pop("folder/link").readlink() == Path("2")
        assert {name: each.read_bytes() for name, each in files.items()} == EXPECTED
        return
    with tarfile.open(path) as archive:
        read = {
            each.name: archive.extractfile(each).read()  # type: ignore[union-attr]
            for each in archive.getmembers()
            if each.isreg()
        }
    assert read == EXPECTED


@pytest.mark.parametrize("form", SavingForm)
def test_files_are_saved(maker: Maker, stores: Stores, tmp_path: Path, form: SavingForm) -> None:
    told: list[ProgressEvent] = []
    amounts: list[int] = []
    path = maker.save(request_of(stores, tmp_path, form, told), amounts.append, Stop())
    check(path)
    assert list(tmp_path.iterdir()) == [path]
    assert told[-1].phase is Phase.PLACING
    assert amounts[-1] == sum(len(blob) for blob in IMAGE.blobs)
    again = maker.save(request_of(stores, tmp_path, form, told), amounts.append, Stop())
    assert again.name == path.name.replace("files", "files (2)")
    check(again)


@pytest.mark.parametrize("keeps", [True, False])
def test_a_stopped_one_keeps_what_it_has_read_or_nothing(
    maker: Maker, stores: Stores, tmp_path: Path, keeps: bool
) -> None:
    stop = Stop()
    large = stores.by_digest[IMAGE.layers.layers[0].digest]

    def strike(request: Request) -> None:
        stop.pause() if keeps else stop.cancel()
        stalled(request)  # else all may be done before a worker hears of the stop

    large.always = strike
    with pytest.raises(TransferStoppedError):
        maker.save(request_of(stores, tmp_path, SavingForm.FOLDER, []), lambda _: None, stop)
    assert [path.name for path in tmp_path.iterdir()] == (["files.part"] if keeps else [])
    stores.asked.clear()
    large.always = None
    check(maker.save(request_of(stores, tmp_path, SavingForm.FOLDER, []), lambda _: None, Stop()))
    assert len(stores.asked) == 1 if keeps else len(stores.asked) == 2


@pytest.mark.parametrize("form", SavingForm)
def test_killed_workers_lose_nothing(forks: Forks, stores: Stores, tmp_path: Path, form: SavingForm) -> None:
    chance = random.Random(9)
    workers = Workers(SpeedLimit(), lambda _reason, _goes_on: None, most=1, start=forks, most_ends=1000)
    kills = 0

    def on_progress(_amount: int) -> None:
        nonlocal kills
        alive = [pid for pid in forks.pids[-2:] if is_alive(pid)]
        if alive and kills < KILLS and chance.random() < 0.5:
            kills += 1
            os.kill(alive[-1], signal.SIGKILL)

    try:
        path = InWorkers(workers, QUICK).save(request_of(stores, tmp_path, form, []), on_progress, Stop())
    finally:
        workers.close()
    assert kills
    check(path)
    assert list(tmp_path.iterdir()) == [path]
