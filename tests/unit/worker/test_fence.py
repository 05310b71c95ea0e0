"""What a worker may write: the files of its order, and all that grows beside them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from layerscope.worker.fence import Allowance

FOLDER = Path("/downloads/layers")


@pytest.mark.parametrize(
    "below",
    [
        "app.tar.gz", "app (2).tar.gz", "app.tar", "app (17).tar", "app.tar.gz.part",
        "app.tar.gz.part.journal",        "app.tar.gz.3.part", "app.tar.gz.3.part.journal",
        "app.tar.unpacking.part",
        "app.tar.unpacking.part.journal", "app.tar.gz.part/export.json",
        "app.tar.gz.part/layout/blobs/sha256/ab",        "app.tar.gz (2)",
    ],
)  # fmt: skip
def test_an_orders_files_may_be_written(below: str) -> None:
    assert Allowance.of(FOLDER, "app.tar.gz").holds(str(FOLDER / below))


@pytest.mark.parametrize(
    "path",
    [
        "/downloads/layers/other.tar.gz", "/downloads/layers/app.tar.gz.sh", "/downloads/layers",
        "/downloads/app.tar.gz", "/downloads/layers2/app.tar.gz", "/etc/passwd",
        "/downloads/layers/sub/app.tar.gz", "/downloads/layers/appxtarxgz", "/home/me/.bashrc",
    ],
)  # fmt: skip
def test_nothing_else_may(path: str) -> None:
    assert not Allowance.of(FOLDER, "app.tar.gz").holds(path)


TRIES = """
import os, sqlite3, subprocess, sys
from pathlib import Path
from layerscope.worker.fence import Allowance, Fence

inside, outside = Path(sys.argv[1]), Path(sys.argv[2])
fence = Fence()
fence.close()
tries = {
    "write": lambda: (outside / "new").write_text("x"),
    "append": lambda: (outside / "there").open("ab"),
    "remove": lambda: (outside / "there").unlink(),
    "rename": lambda: (inside / "a.tar").rename(outside / "a.tar"),
    "replace": lambda: os.replace(outside / "there", inside / "a.tar"),
    "link": lambda: os.link(outside / "there", inside / "a (2).tar"),
    "symlink": lambda: os.symlink(inside / "a.tar", outside / "link"),
    "symlink to outside": lambda: os.symlink("../out/there", inside / "a (3).tar"),
    "mkdir": lambda: (outside / "folder").mkdir(),
    "chmod": lambda: (outside / "there").chmod(0o777),
    "truncate": lambda: os.truncate(outside / "there", 0),
    "through dots": lambda: (inside / ".." / outside.name / "new").write_text("x"),
    "database": lambda: sqlite3.connect(outside / "new"),
    "database by URI": lambda: sqlite3.connect(f"file:{outside}/new", uri=True),
    "program": lambda: subprocess.run(["true"]),
    "shell": lambda: os.system("true"),
    "fork": os.fork,
}
def refused():
    for name, act in tries.items():
        try:
            act()
        except PermissionError:
            continue
        print("not refused:", name)
with fence.opened(1, Allowance.of(inside, "a.tar")):
    (inside / "a.tar").write_text("x")
    (inside / "a.tar").rename(inside / "a (2).tar")
    sqlite3.connect(":memory:").close()
    refused()
try:
    (inside / "a.tar").write_text("x")
except PermissionError:
    print("closed")
print((outside / "there").read_text())
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX' calls")
def test_whatever_goes_round_is_refused(tmp_path: Path) -> None:
    inside, outside = tmp_path / "in", tmp_path / "out"
    inside.mkdir()
    outside.mkdir()
    (outside / "there").write_text("kept")
    command = [sys.executable, "-c", TRIES, str(inside), str(outside)]
    told = subprocess.run(command, check=True, capture_output=True, text=True, timeout=30).stdout
    assert told == "closed\nkept\n"
    assert os.listdir(outside) == ["there"]


KEEPS = """
import sys
from pathlib import Path
from layerscope.contents.model.listing import ListingBuilder, ListingFacts
from layerscope.contents.store.store import Store
from layerscope.registry.aws.network_settings import NetworkSettings
from layerscope.transfers.engine.tuning import DEFAULT
from layerscope.worker.fence import Fence
from layerscope.worker.work.contents import KIND, ContentsOrder

path = Path(sys.argv[1])
order = ContentsOrder("me", path, NetworkSettings(), "", DEFAULT)
fence = Fence()
fence.close()
with fence.opened(1, KIND.allowance(order)):
    store = Store(path, "me")
    store.keep(ListingBuilder(ListingFacts("sha256:1", is_verified=True, is_complete=True)).closed())
    print(store.known(["sha256:1"]))
    store.clear()
    print(store.known(["sha256:1"]))
"""


@pytest.mark.parametrize("is_broken", [False, True])
def test_the_file_of_listings_is_kept_within_the_fence(tmp_path: Path, is_broken: bool) -> None:
    path = tmp_path / "cache" / "contents.sqlite3"
    if is_broken:
        path.parent.mkdir()
        path.write_bytes(b"no database" * 100)
    command = [sys.executable, "-c", KEEPS, str(path)]
    told = subprocess.run(command, check=True, capture_output=True, text=True, timeout=30).stdout
    assert told == "frozenset({'sha256:1'})\nfrozenset()\n"
    assert path.with_name("contents.broken.sqlite3").exists() == is_broken
