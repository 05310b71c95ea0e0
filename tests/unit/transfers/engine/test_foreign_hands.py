"""Other programs' and other users' hands on what is being downloaded: it is never told as verified."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from layerscope.transfers.disk import watching
from layerscope.transfers.disk.part_file import PartFile
from layerscope.transfers.disk.partial_files import kept_bytes
from layerscope.transfers.engine import fetching
from layerscope.transfers.engine.request import Phase
from layerscope.transfers.errors import FolderGoneError, NotOwnPartError, PartChangedError
from support.drivers.download_runs import QUICK, save
from support.fakes.transfer_fakes import leave_part
from support.servers.range_store import PART_BYTES, RangeStore, Request, content_of, send

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="files are replaced while they are open")
CONTENT = content_of(8 * PART_BYTES, seed=8)
NAME = "layer.tar.gz"
PART, JOURNAL = f"{NAME}.part", f"{NAME}.part.journal"
ONE = QUICK.__class__(connections=1, fixed=True, part_bytes=PART_BYTES, attempts=1)
Hand = Callable[[Path], None]


@pytest.fixture
def store() -> Iterator[RangeStore]:
    running = RangeStore(CONTENT)
    yield running
    running.stop()


@pytest.fixture(params=["watched", "unwatched"])
def _watched(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the system's word on who opens a file, and without. What comes is hashed before more is asked for.

    Read back by another thread it may be hashed behind the hand, whose bytes then make another digest.
    """
    monkeypatch.setattr(fetching, "_HAS_TWO", False)
    if request.param == "unwatched":
        monkeypatch.setattr(watching, "_file_system", lambda _: "nfs")


def rewrite(part: Path) -> None:
    """The first bytes, the times as they were."""
    before = part.stat()
    with part.open("r+b") as file:
        file.write(b"evil")
    os.utime(part, ns=(before.st_atime_ns, before.st_mtime_ns))


def swap(part: Path) -> None:
    evil = part.with_name("evil")
    evil.write_bytes(b"evil" + CONTENT[4:])
    evil.replace(part)


def swap_for_a_link(part: Path) -> None:
    victim = part.with_name("victim")
    victim.write_bytes(b"evil" + CONTENT[4:])
    part.unlink()
    part.symlink_to(victim)


def with_hand(store: RangeStore, folder: Path, hand: Hand, *, always: bool = False) -> None:
    """Let the hand strike while the last part but one is asked for, once or each time."""

    def strike(request: Request) -> None:
        if request.start == 6 * PART_BYTES:
            hand(folder / PART)
            if not always:
                store.always = None
        send(request)

    store.always = strike


@pytest.mark.usefixtures("_watched")
def test_rewritten_bytes_are_noticed_and_fetched_again(store: RangeStore, tmp_path: Path) -> None:
    with_hand(store, tmp_path, rewrite)
    path, telling = save(store, tmp_path, ONE)
    assert path.read_bytes() == CONTENT
    assert Phase.STEPPED_BACK in telling.steps
    assert os.listdir(tmp_path) == [NAME]


@pytest.mark.usefixtures("_watched")
def test_bytes_that_are_always_rewritten_are_told(store: RangeStore, tmp_path: Path) -> None:
    with_hand(store, tmp_path, rewrite, always=True)
    with pytest.raises(PartChangedError) as told:
        save(store, tmp_path, ONE)
    assert told.value.part == tmp_path / PART
    assert NAME not in os.listdir(tmp_path)


@pytest.mark.usefixtures("_watched")
@pytest.mark.parametrize("hand", [swap, swap_for_a_link])
def test_another_file_in_the_part_s_place_gets_no_name_and_stays(
    store: RangeStore, tmp_path: Path, hand: Hand
) -> None:
    with_hand(store, tmp_path, hand)
    with pytest.raises(PartChangedError):
        save(store, tmp_path, ONE)
    assert not {NAME, JOURNAL} & {*os.listdir(tmp_path)}  # and so no later run takes it for ours
    assert (tmp_path / PART).read_bytes() == b"evil" + CONTENT[4:]
    path, _ = save(store, tmp_path, ONE)
    assert path.read_bytes() == CONTENT
    assert (tmp_path / PART).read_bytes() == b"evil" + CONTENT[4:]


def test_a_file_that_takes_the_part_s_place_at_the_last_moment(
    store: RangeStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    really = os.link

    def link(source: Path, target: Path) -> None:
        swap(source)
        really(source, target)

    monkeypatch.setattr(os, "link", link)
    with pytest.raises(PartChangedError):
        save(store, tmp_path)
    assert os.listdir(tmp_path) == [PART]


@pytest.mark.parametrize(("hand", "error"), [(swap, PartChangedError), (Path.unlink, FolderGoneError)])
def test_the_same_without_hard_links(
    store: RangeStore,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    hand: Hand,
    error: type[Exception],
) -> None:
    def no_link(source: Path, _: Path) -> None:
        hand(source)
        raise PermissionError("no links here")

    monkeypatch.setattr(os, "link", no_link)
    with pytest.raises(error):
        save(store, tmp_path)
    assert os.listdir(tmp_path) == ([PART] if hand is swap else [])


def test_a_part_that_went_away_is_told(store: RangeStore, tmp_path: Path) -> None:
    with_hand(store, tmp_path, Path.unlink)
    with pytest.raises(FolderGoneError):
        save(store, tmp_path, ONE)
    assert os.listdir(tmp_path) == []


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells who opens a file")
def test_what_nobody_else_opened_is_hashed_once(
    store: RangeStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hashed: list[Path] = []
    has_digest = PartFile.has_digest

    def note(part: PartFile, *rest: object) -> bool:
        hashed.append(part.path)
        return has_digest(part, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(PartFile, "has_digest", note)
    save(store, tmp_path)
    assert hashed == []
    with_hand(store, tmp_path, lambda part: part.open("rb").close())
    save(store, tmp_path, ONE)
    assert hashed == [tmp_path / PART]


def test_what_others_hold_open_from_before_is_hashed_again(tmp_path: Path) -> None:
    path = tmp_path / "part"
    path.write_bytes(b"ours")
    with path.open("r+b") as theirs:
        part = PartFile(path)
        theirs.write(b"evil")
        theirs.flush()
        with pytest.raises(PartChangedError):
            part.check_unchanged(lambda: False)
        part.close()


@pytest.mark.parametrize("which", [PART, JOURNAL])
@pytest.mark.parametrize("is_there", [True, False])
def test_a_link_is_not_followed(store: RangeStore, tmp_path: Path, which: str, is_there: bool) -> None:
    victim = tmp_path / "victim"
    leave_part(tmp_path, NAME, store.digest, PART_BYTES, CONTENT)
    (tmp_path / which).unlink()
    (tmp_path / which).symlink_to(victim)
    if is_there:
        victim.write_bytes(b"the victim's")
    with pytest.raises(NotOwnPartError) as told:
        save(store, tmp_path)
    assert told.value.part == tmp_path / which
    assert victim.read_bytes() == b"the victim's" if is_there else not victim.exists()
    assert NAME not in os.listdir(tmp_path)
    kept_bytes(tmp_path, NAME, store.digest)  # and looking does not hang, whatever it leads to


def test_a_part_with_a_second_name_is_refused(store: RangeStore, tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_bytes(b"the victim's")
    leave_part(tmp_path, NAME, store.digest, PART_BYTES, CONTENT)
    (tmp_path / PART).unlink()
    (tmp_path / PART).hardlink_to(victim)
    with pytest.raises(NotOwnPartError):
        save(store, tmp_path)
    assert victim.read_bytes() == b"the victim's"


def test_another_user_s_part_is_left_to_them(
    store: RangeStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    leave_part(tmp_path, NAME, store.digest, PART_BYTES, CONTENT)
    before = [(tmp_path / name).read_bytes() for name in (PART, JOURNAL)]
    monkeypatch.setattr(os, "geteuid", lambda: tmp_path.stat().st_uid + 1)
    path, telling = save(store, tmp_path)
    assert path.read_bytes() == CONTENT
    assert Phase.RESUMED not in telling.steps
    assert [(tmp_path / name).read_bytes() for name in (PART, JOURNAL)] == before


def test_a_file_that_a_kill_left_with_two_names_is_the_layer(store: RangeStore, tmp_path: Path) -> None:
    leave_part(tmp_path, NAME, store.digest, len(CONTENT), CONTENT)
    (tmp_path / NAME).hardlink_to(tmp_path / PART)
    path, _ = save(store, tmp_path)
    assert path == tmp_path / NAME
    assert os.listdir(tmp_path) == [NAME]
    assert store.asked == []


def test_the_file_can_be_read_by_others_as_any_new_one(store: RangeStore, tmp_path: Path) -> None:
    usual = tmp_path / "usual"
    usual.touch()
    path, _ = save(store, tmp_path)
    assert path.stat().st_mode == usual.stat().st_mode
