"""The tar beside a layer: what `gzip -dc` gives, its digest the diffID, or none at all."""

from __future__ import annotations

import errno
import gzip
import io
import os
import random
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from layerscope.registry.references.digests import digest_of
from layerscope.transfers.disk.part_file import PartFile
from layerscope.transfers.engine import decompressing
from layerscope.transfers.engine.decompressing import download_and_decompress, write_tar
from layerscope.transfers.engine.download import DownloadRequest, Progress, download
from layerscope.transfers.engine.request import Phase
from layerscope.transfers.engine.stopping import Stop
from layerscope.transfers.errors import (
    BadCompressionError,
    FolderUnusableError,
    NoRoomForTarError,
    TransferStoppedError,
    WrongDiffIdError,
)
from layerscope.transfers.rules import compression
from layerscope.transfers.rules.compression import (
    PIECE_BYTES,
    Compression,
    DamagedError,
    compression_of,
    decompressed,
    least_bytes,
    tar_name,
)
from support.drivers.download_runs import QUICK, Telling, order_of
from support.servers.range_store import RangeStore, content_of

TAR = content_of(700_000, seed=8) + bytes(900_000)
PACKERS = {
    "gzip": gzip.compress,
    "zstd": lambda content: zstandard.ZstdCompressor().compress(content),
}


def ignore(_written: int) -> None:
    pass


def unpacked(content: bytes) -> bytes:
    return b"".join(decompressed(io.BytesIO(content), compression_of(content)))


@pytest.mark.parametrize("packer", PACKERS)
@given(pieces=st.lists(st.binary(max_size=3 * 1024), max_size=4), repeat=st.integers(1, 200))
def test_members_and_frames_one_after_the_other(packer: str, pieces: list[bytes], repeat: int) -> None:
    pack = PACKERS[packer]
    stored = b"".join(pack(piece * repeat) for piece in pieces)
    if stored:
        assert unpacked(stored) == b"".join(piece * repeat for piece in pieces)


@pytest.mark.parametrize("packer", PACKERS)
def test_pieces_stay_small_whatever_they_come_from(packer: str) -> None:
    stored = PACKERS[packer](bytes(40 * PIECE_BYTES))
    assert len(stored) < PIECE_BYTES
    sizes = [len(piece) for piece in decompressed(io.BytesIO(stored), compression_of(stored))]
    assert max(sizes) <= PIECE_BYTES
    assert sum(sizes) == 40 * PIECE_BYTES


@pytest.mark.parametrize("packer", PACKERS)
def test_a_member_follows_one_that_gave_many_pieces(packer: str) -> None:
    stored = PACKERS[packer](bytes(20 * PIECE_BYTES)) + PACKERS[packer](b"more")
    assert unpacked(stored) == bytes(20 * PIECE_BYTES) + b"more"


def test_zeros_behind_gzip_are_padding_and_anything_else_is_damage() -> None:
    assert unpacked(gzip.compress(b"layer") + bytes(2 * PIECE_BYTES)) == b"layer"
    for damaged in (
        gzip.compress(TAR)[:-9],
        gzip.compress(b"layer") + b"more",
        gzip.compress(TAR)[:5000] * 2,
    ):
        with pytest.raises(DamagedError):
            unpacked(damaged)


def test_damage_of_zstd_is_told() -> None:
    stored = bytearray(zstandard.ZstdCompressor(write_checksum=True).compress(TAR))
    stored[len(stored) // 2] ^= 0xFF
    with pytest.raises(DamagedError):
        unpacked(bytes(stored))


@pytest.mark.parametrize(
    ("beginning", "compression"),
    [
        (gzip.compress(b""), Compression.GZIP),
        (zstandard.ZstdCompressor().compress(b""), Compression.ZSTD),
        (b"\x50\x2a\x4d\x18", Compression.ZSTD),
        (b"etc/", Compression.NONE),
        (b"", Compression.NONE),
    ],
    ids=["gzip", "zstd", "zstd's skippable frame", "tar", "nothing"],  # the bytes of gzip hold the time
)
def test_the_first_bytes_tell_the_compression(beginning: bytes, compression: Compression) -> None:
    assert compression_of(beginning[:4]) is compression


@pytest.mark.parametrize(
    ("name", "tar"),
    [
        ("a_layer01.tar.gz", "a_layer01.tar"),
        ("a.tar.zst", "a.tar"),
        ("a (2).tar.gz", "a (2).tar"),
        ("a.tgz", "a.tar"),
        ("a.blob", "a.blob.tar"),
    ],
)
def test_the_tars_name(name: str, tar: str) -> None:
    assert tar_name(name) == tar


@pytest.mark.parametrize("packer", PACKERS)
def test_the_least_room_is_told_by_the_layer_itself(packer: str) -> None:
    stored = PACKERS[packer](TAR)
    assert least_bytes(io.BytesIO(stored), compression_of(stored), len(stored)) == len(TAR)


def layer_in(folder: Path, content: bytes = b"", name: str = "layer.tar.gz") -> Path:
    path = folder / name
    path.write_bytes(content or gzip.compress(TAR))
    return path


def test_the_tar_is_what_gzip_gives(tmp_path: Path) -> None:
    layer, written = layer_in(tmp_path), Telling()
    tar = write_tar(layer, digest_of(TAR), written.amounts.append, Stop())
    assert tar == tmp_path / "layer.tar"
    assert written.amounts == sorted(written.amounts)
    if shutil.which("gzip"):
        assert (
            subprocess.run(["gzip", "-dc", layer], capture_output=True, check=True).stdout == tar.read_bytes()
        )
    assert tar.read_bytes() == TAR
    assert sorted(os.listdir(tmp_path)) == ["layer.tar", "layer.tar.gz"]


def test_a_layer_that_is_not_compressed_has_none(tmp_path: Path) -> None:
    assert write_tar(layer_in(tmp_path, TAR), digest_of(TAR), ignore, Stop()) is None


def test_another_diff_id_and_the_tar_is_not_kept(tmp_path: Path) -> None:
    layer = layer_in(tmp_path)
    with pytest.raises(WrongDiffIdError) as refused:
        write_tar(layer, digest_of(b"another"), ignore, Stop())
    assert (refused.value.layer, refused.value.actual) == (layer, digest_of(TAR))
    assert os.listdir(tmp_path) == ["layer.tar.gz"]


def test_without_a_diff_id_it_is_written_all_the_same(tmp_path: Path) -> None:
    tar = write_tar(layer_in(tmp_path), "", ignore, Stop())
    assert tar is not None
    assert tar.read_bytes() == TAR


def test_cut_off_or_stopped_it_leaves_no_tar(tmp_path: Path) -> None:
    layer = layer_in(tmp_path, gzip.compress(TAR)[:-400])
    with pytest.raises(BadCompressionError):
        write_tar(layer, digest_of(TAR), ignore, Stop())
    stop = Stop()
    with pytest.raises(TransferStoppedError):
        write_tar(layer, digest_of(TAR), lambda _: stop.set(), stop)
    assert os.listdir(tmp_path) == ["layer.tar.gz"]


EMPTY = {"gzip": gzip.compress(b""), "zstd": zstandard.ZstdCompressor().compress(b"")}


class CountedStop(Stop):
    """Set once it was looked at so often."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self.looks, self._most = 0, most

    def is_set(self) -> bool:
        self.looks += 1
        return self.looks > self._most


@pytest.mark.parametrize("packer", EMPTY)
def test_stop_is_heard_among_members_without_content(
    tmp_path: Path, packer: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = EMPTY[packer] * (4 * PIECE_BYTES // len(EMPTY[packer]) + 1)
    read: list[int] = []
    really = decompressing._Stoppable.read

    def counted(file: object, count: int) -> bytes:
        found = really(file, count)  # type: ignore[arg-type]
        read.append(len(found))
        return found

    monkeypatch.setattr(decompressing._Stoppable, "read", counted)
    with pytest.raises(TransferStoppedError):
        write_tar(layer_in(tmp_path, content), "", ignore, CountedStop(2))
    assert sum(read) <= 2 * PIECE_BYTES  # of more than four
    assert os.listdir(tmp_path) == ["layer.tar.gz"]


def test_many_members_are_fed_in_small_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    fed: list[int] = []
    really = compression._fed

    def counted(member: object, content: memoryview, **rest: bool) -> bytes:
        fed.append(len(content))
        return really(member, content, **rest)  # type: ignore[arg-type]

    monkeypatch.setattr(compression, "_fed", counted)
    members = 5000
    assert unpacked(EMPTY["gzip"] * members) == b""
    assert len(fed) <= members + 2 * len(EMPTY["gzip"]) * members // PIECE_BYTES + 99
    assert sum(fed) <= members * 4096 + PIECE_BYTES  # each copies what is left of it


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (gzip.compress(TAR) + b"\xff" * 8, "follows its end"),
        (gzip.compress(TAR) + bytes(9) + b"\xff\xff\xff\xff", "follows its end"),
        (gzip.compress(TAR)[:-9] + b"\xff" * 4, "early|incorrect"),
        (gzip.compress(TAR)[:9000] + b"\xff\xff\xff\xff", "invalid|early"),
        (gzip.compress(TAR)[:-8], "ends early"),
    ],
)
def test_damage_is_no_want_of_room(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes, reason: str
) -> None:
    usage = shutil.disk_usage(tmp_path)
    monkeypatch.setattr(decompressing.shutil, "disk_usage", lambda _: usage._replace(free=8 * len(TAR)))
    with pytest.raises(BadCompressionError, match=reason):
        write_tar(layer_in(tmp_path, content), "", ignore, Stop())
    assert os.listdir(tmp_path) == ["layer.tar.gz"]


def test_a_users_own_part_of_the_tar_stays(tmp_path: Path) -> None:
    mine = tmp_path / "layer.tar.part"
    mine.write_bytes(b"mine")
    write_tar(layer_in(tmp_path), digest_of(TAR), ignore, Stop())
    assert mine.read_bytes() == b"mine"
    assert sorted(os.listdir(tmp_path)) == ["layer.tar", "layer.tar.gz", "layer.tar.part"]


def test_a_tar_that_is_there_is_not_written_again_nor_replaced(tmp_path: Path) -> None:
    layer, mine = layer_in(tmp_path), tmp_path / "layer.tar"
    mine.write_bytes(b"mine")
    assert write_tar(layer, digest_of(TAR), ignore, Stop()) == tmp_path / "layer (2).tar"
    assert mine.read_bytes() == b"mine"
    mine.write_bytes(TAR)
    assert write_tar(layer, digest_of(TAR), ignore, Stop()) == mine


def test_the_part_of_a_layer_by_the_same_name_is_left_alone(tmp_path: Path) -> None:
    for name in ("layer.tar.part", "layer.tar.part.journal"):
        (tmp_path / name).write_bytes(b"theirs")
    write_tar(layer_in(tmp_path), digest_of(TAR), ignore, Stop())
    assert (tmp_path / "layer.tar.part").read_bytes() == b"theirs"
    assert (tmp_path / "layer.tar").read_bytes() == TAR


def test_room_is_asked_for_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = shutil.disk_usage(tmp_path)
    monkeypatch.setattr(decompressing.shutil, "disk_usage", lambda _: usage._replace(free=len(TAR) - 7))
    with pytest.raises(NoRoomForTarError) as refused:
        write_tar(layer_in(tmp_path), digest_of(TAR), ignore, Stop())
    assert refused.value.missing_bytes == 7
    assert os.listdir(tmp_path) == ["layer.tar.gz"]


@pytest.mark.parametrize(
    ("number", "kind"), [(errno.ENOSPC, NoRoomForTarError), (errno.EIO, FolderUnusableError)]
)
def test_what_the_disk_refuses_in_the_middle(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, kind: type[Exception]
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(PartFile, "write_at", refuse)
    with pytest.raises(kind):
        write_tar(layer_in(tmp_path), digest_of(TAR), ignore, Stop())
    assert os.listdir(tmp_path) == ["layer.tar.gz"]


def _quickly(order: DownloadRequest, on_progress: Progress, stop: Stop) -> Path:
    return download(order, on_progress, stop, QUICK)


class TestWithItsDownload:
    @pytest.fixture
    def store(self) -> Iterator[RangeStore]:
        running = RangeStore(gzip.compress(TAR, mtime=0))
        yield running
        running.stop()

    def save(self, store: RangeStore, folder: Path, diff_id: str = digest_of(TAR)) -> tuple[Path, Telling]:
        telling = Telling()
        order = order_of(store, folder, telling)
        return download_and_decompress(_quickly, order, diff_id, telling.amounts.append, Stop()), telling

    def test_both_are_there(self, store: RangeStore, tmp_path: Path) -> None:
        path, telling = self.save(store, tmp_path)
        assert path.read_bytes() == store.content
        assert path.with_name("layer.tar").read_bytes() == TAR
        assert telling.steps[-1] is Phase.DECOMPRESSING

    def test_a_layer_that_is_there_is_not_fetched_again(self, store: RangeStore, tmp_path: Path) -> None:
        self.save(store, tmp_path)
        (tmp_path / "layer.tar").unlink()
        store.asked.clear()
        self.save(store, tmp_path)
        assert store.asked == []
        assert sorted(os.listdir(tmp_path)) == ["layer.tar", "layer.tar.gz"]

    def test_a_wrong_diff_id_leaves_the_layer(self, store: RangeStore, tmp_path: Path) -> None:
        with pytest.raises(WrongDiffIdError):
            self.save(store, tmp_path, digest_of(b"x"))
        assert (tmp_path / "layer.tar.gz").read_bytes() == store.content
        assert os.listdir(tmp_path) == ["layer.tar.gz"]


def test_random_bytes_are_no_trouble() -> None:
    chance = random.Random(4)
    for _ in range(200):
        content = b"\x1f\x8b" + chance.randbytes(chance.randrange(60))
        with pytest.raises(DamagedError):
            unpacked(content)
