"""An export killed at any moment: the next run goes on, and fetches nothing again that was on the disk."""

from __future__ import annotations

import contextlib
import json
import os
import random
import signal
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from layerscope.transfers.disk.journal import read_journal
from layerscope.transfers.export.prefetcher import AT_ONCE
from layerscope.transfers.export.rules.layout import ExportFormat
from layerscope.transfers.rules.spans import Spans
from support.drivers.child import command
from support.drivers.export_runs import (
    Stores,
    check_layout,
    layout_files,
    order_of,
    platform_image,
    run_export,
    whole_blobs,
)
from support.servers import kill_server
from support.servers.range_store import PART_BYTES, Request, send

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a system with fork and SIGKILL")
KILLS_A_FORM, MOST_KILLS = 8, 40  # on a busy machine more of them come too early to show anything
NAMES = {
    ExportFormat.OCI_FOLDER: "app",
    ExportFormat.OCI_ARCHIVE: "app.tar",
    ExportFormat.DOCKER_ARCHIVE: "app.tar",
}


@pytest.fixture
def killable() -> Iterator[subprocess.Popen[str]]:
    arguments = command(kill_server)
    with subprocess.Popen(arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        yield process
        assert process.stdin
        process.stdin.close()


@pytest.fixture
def stores() -> Iterator[Stores]:
    running = Stores(platform_image())
    yield running
    running.stop()


@pytest.mark.parametrize("form", list(ExportFormat))
def test_killed_and_resumed(
    stores: Stores, killable: subprocess.Popen[str], tmp_path: Path, form: ExportFormat
) -> None:
    spared = 0
    for seed in range(MOST_KILLS):
        if seed >= KILLS_A_FORM and spared > KILLS_A_FORM:
            break
        chance, folder = random.Random(f"{form} {seed}"), tmp_path / str(seed)
        stores.forget()
        kill_in_the_middle(killable, stores, folder, form, chance)
        before = {digest for digest, store in stores.by_digest.items() if store.asked}
        whole, recorded = whole_blobs(stores, folder), recorded_spans(stores, folder)
        assert len(before - whole) <= AT_ONCE  # those that were under way: all others were named
        stores.forget()
        path = folder / NAMES[form]
        if not path.exists():
            run_export(order_of(stores, folder, form))
        check_layout(layout_files(path), stores.artifact)
        assert not {digest for digest in whole if stores.by_digest[digest].asked}
        for digest, spans in recorded.items():
            gaps = [list(spans.gaps(*asked)) for asked in stores.by_digest[digest].asked]
            assert gaps == [[asked] for asked in stores.by_digest[digest].asked]
        spared += len(before & whole)
        assert os.listdir(folder) == [path.name]
    assert spared > KILLS_A_FORM


def recorded_spans(stores: Stores, folder: Path) -> dict[str, Spans]:
    """What the journals say is there of those blobs that were under way, by digest."""
    found = {}
    for path in folder.rglob("*.part.journal"):
        journal = read_journal(path.read_bytes())
        if journal is not None and journal.digest in stores.by_digest:
            found[journal.digest] = journal.have
    return found


def kill_in_the_middle(
    killable: subprocess.Popen[str], stores: Stores, folder: Path, form: ExportFormat, chance: random.Random
) -> None:
    """Kill the export at some byte of some request, a little later or sooner."""
    assert killable.stdin
    assert killable.stdout
    strike, within, struck = chance.randrange(1, 11), chance.random(), threading.Event()

    def cut(request: Request) -> None:
        if sum(len(store.asked) for store in stores.by_digest.values()) <= strike:
            send(request)
            return
        request.span_head()
        middle = request.start + int((request.end - request.start) * within)
        request.wfile.write(request.store.content[request.start : middle])
        request.wfile.flush()
        struck.set()
        request.wfile.write(request.store.content[middle : request.end])

    for store in stores.by_digest.values():
        store.always = cut
    told = {
        "form": form.value,
        "name": NAMES[form],
        "folder": str(folder),
        "connections": 2,
        "part": PART_BYTES,
        "urls": {digest: store.url().url for digest, store in stores.by_digest.items()},
    }
    killable.stdin.write(json.dumps(told) + "\n")
    killable.stdin.flush()
    child = int(killable.stdout.readline())
    assert struck.wait(10)
    with contextlib.suppress(ProcessLookupError):  # it may just have ended
        os.kill(child, signal.SIGKILL)
    assert killable.stdout.readline() == "ended\n"
    for store in stores.by_digest.values():
        store.always = None
