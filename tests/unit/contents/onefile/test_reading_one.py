"""One file of a layer has the bytes that tarfile takes out of it, by few bytes of the layer."""

from __future__ import annotations

import bz2
import gzip
import hashlib
import io
import lzma
import random
import tarfile
import zlib
from collections.abc import Callable, Sequence
from functools import cache

import pytest
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st

from layerscope.contents.deflate import checkpoints as search
from layerscope.contents.deflate import gzip_stream
from layerscope.contents.deflate.gzip_stream import GzipStream
from layerscope.contents.errors import (
    BadStreamError,
    FileChangedError,
    LayerUnreadableError,
    NoSuchFileError,
    ReadingStoppedError,
)
from layerscope.contents.model.checkpoints import Checkpoint
from layerscope.contents.model.entries import Entry, Extra, Frame, Kind, Stretch
from layerscope.contents.model.limits import Limits
from layerscope.contents.model.listing import Form, Listing, ListingBuilder, ListingFacts
from layerscope.contents.model.source import MemorySource
from layerscope.contents.onefile import fetching
from layerscope.contents.onefile.reading_one import cost, file_bytes, is_compared
from layerscope.contents.store.spans import KeptCheckpoints, rows_of
from support.samples.gzip_content import content


def _gzip(data: bytes) -> bytes:
    """In small blocks, so that a small layer has checkpoints."""
    packer = zlib.compressobj(6, zlib.DEFLATED, 31, 3)
    return packer.compress(data) + packer.flush()


FILES = {f"folder/{number}": content(number, 9_000 * number, 4000) for number in range(12)}
PACKERS: dict[Form, Callable[[bytes], bytes]] = {
    Form.NONE: bytes,
    Form.GZIP: _gzip,
    Form.ZSTD: zstandard.ZstdCompressor().compress,
    Form.BZIP2: bz2.compress,
    Form.XZ: lzma.compress,
}


def _check() -> None:
    pass


def _tar() -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w", format=tarfile.PAX_FORMAT) as archive:
        for name, body in FILES.items():
            member = tarfile.TarInfo(name)
            member.size = len(body)
            archive.addfile(member, io.BytesIO(body))
        for name, target in (("hard", "folder/7"), ("harder", "hard"), ("lost", "elsewhere")):
            link = tarfile.TarInfo(name)
            link.type, link.linkname = tarfile.LNKTYPE, target
            archive.addfile(link)
        folder = tarfile.TarInfo("empty")
        folder.type = tarfile.DIRTYPE
        archive.addfile(folder)
    return file.getvalue()


TAR = _tar()
KINDS = {tarfile.REGTYPE: Kind.FILE, tarfile.LNKTYPE: Kind.HARD_LINK, tarfile.DIRTYPE: Kind.FOLDER}


def _listing(form: Form, compressed_bytes: int, *, with_digests: bool = True) -> Listing:
    """By tarfile, not by ours."""
    facts = ListingFacts(
        "sha256:1", form=form, compressed_bytes=compressed_bytes, decompressed_bytes=len(TAR)
    )
    builder = ListingBuilder(facts, with_digests=with_digests)
    with tarfile.open(fileobj=io.BytesIO(TAR)) as archive:
        for member in archive:
            body = FILES.get(member.name, b"")
            digest = hashlib.sha256(body).digest() if member.isreg() else b""
            kind = KINDS[member.type]
            size = len(body)
            entry = Entry(
                member.name.encode(),
                kind,
                size_bytes=size,
                link=member.linkname.encode(),
                body_at=member.offset_data,
                digest=digest,
            )
            builder.add(entry)
    return builder.closed()


def _number(listing: Listing, path: str) -> int:
    return next(number for number in range(len(listing)) if listing.path(number) == path.encode())


@cache
def _packed(form: Form) -> bytes:
    return PACKERS[form](TAR)


class Layer:
    """A layer with its listing and, of gzip, its checkpoints."""

    def __init__(self, form: Form, *, with_digests: bool = True) -> None:
        self.packed = _packed(form)
        self.listing = _listing(form, len(self.packed), with_digests=with_digests)
        points: list[Checkpoint] = []
        if form is Form.GZIP:
            for _ in GzipStream(points.append).feed(self.packed):
                pass
        self.points: Sequence[Checkpoint] = points

    def read(self, path: str, start: int = 0, most_bytes: int = 1 << 30, **options: object) -> bytes:
        self.source = MemorySource(self.packed)
        pieces = file_bytes(
            self.source,
            self.listing,
            _number(self.listing, path),
            self.points,
            start=start,
            most_bytes=most_bytes,
            check=_check,
            **options,  # type: ignore[arg-type]
        )
        return b"".join(pieces)


@pytest.fixture(autouse=True)
def _close_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gzip_stream, "_STEP_BYTES", 8192)
    monkeypatch.setattr(search, "_SPACING_IN_BYTES", 20_000)
    monkeypatch.setattr(search, "_FIRST_WAIT_BYTES", 1000)
    monkeypatch.setattr(search, "_MOST_WAIT_BYTES", 1000)


@pytest.mark.parametrize("form", PACKERS)
def test_every_file_is_read_whole(form: Form) -> None:
    layer = Layer(form)
    for path, body in FILES.items():
        assert layer.read(path) == body


@pytest.mark.parametrize("form", PACKERS)
def test_a_part_of_a_file_is_read(form: Form) -> None:
    layer = Layer(form)
    body = FILES["folder/9"]
    for start, most_bytes in ((0, 10), (30_000, 15_000), (len(body) - 5, 100), (len(body) + 5, 100), (3, 0)):
        assert layer.read("folder/9", start, most_bytes) == body[start : start + most_bytes]


def test_by_checkpoints_a_file_costs_little_and_what_was_said() -> None:
    layer = Layer(Form.GZIP)
    assert len(layer.points) > 4
    for path in FILES:
        layer.read(path)
        number = _number(layer.listing, path)
        assert layer.source.read_bytes == cost(layer.listing, number, layer.points)
        assert layer.source.read_bytes <= 120_000
    layer.read("folder/9", 60_000, 5)
    assert layer.source.read_bytes < 60_000
    assert layer.source.read_bytes == cost(
        layer.listing, _number(layer.listing, "folder/9"), layer.points, start=60_000, most_bytes=5
    )


def test_checkpoints_may_be_packed() -> None:
    layer = Layer(Form.GZIP)
    numbers = [_number(layer.listing, path) for path in FILES]
    costs = [cost(layer.listing, number, layer.points) for number in numbers]
    packed = KeptCheckpoints(rows_of(layer.points))
    assert [cost(layer.listing, number, packed) for number in numbers] == costs
    layer.points = packed
    assert all(layer.read(path) == body for path, body in FILES.items())


def test_an_uncompressed_layer_costs_the_files_size() -> None:
    layer = Layer(Form.NONE)
    for path, body in FILES.items():
        layer.read(path)
        assert layer.source.read_bytes == len(body) == cost(layer.listing, _number(layer.listing, path))


@pytest.mark.parametrize("form", [Form.GZIP, Form.ZSTD])
def test_without_checkpoints_it_costs_all_before_it(form: Form) -> None:
    layer = Layer(form)
    layer.points = []
    layer.read("folder/11")
    told = cost(layer.listing, _number(layer.listing, "folder/11"))
    assert told <= len(layer.packed)
    assert layer.source.read_bytes <= told
    assert cost(layer.listing, _number(layer.listing, "folder/0")) == 0


@pytest.mark.parametrize("form", PACKERS)
def test_a_hard_link_is_read_as_its_target(form: Form) -> None:
    layer = Layer(form)
    assert layer.read("hard") == layer.read("harder") == FILES["folder/7"]


@pytest.mark.parametrize("path", ["lost", "empty"])
def test_what_is_not_a_file_of_the_layer_is_said(path: str) -> None:
    layer = Layer(Form.NONE)
    with pytest.raises(NoSuchFileError) as caught:
        layer.read(path)
    assert caught.value.path == {"lost": "elsewhere", "empty": "empty"}[path]


def test_links_in_a_circle_end() -> None:
    builder = ListingBuilder(ListingFacts("sha256:1"))
    for _ in range(60):
        builder.add(Entry(b"a", Kind.HARD_LINK, link=b"a"))
    with pytest.raises(NoSuchFileError):
        cost(builder.closed(), 59)


def _changed(layer: Layer, path: str) -> None:
    number = _number(layer.listing, path)
    layer.listing.digests[32 * number] ^= 1


def test_other_bytes_than_listed_are_not_given() -> None:
    layer = Layer(Form.GZIP)
    _changed(layer, "folder/9")
    given: list[bytes] = []
    number = _number(layer.listing, "folder/9")
    pieces = file_bytes(
        MemorySource(layer.packed), layer.listing, number, layer.points, most_bytes=1 << 30, check=_check
    )
    with pytest.raises(FileChangedError) as caught:
        given.extend(pieces)
    assert caught.value.path == "folder/9"
    assert given == []
    with pytest.raises(FileChangedError):
        layer.read("folder/9", limits=Limits(most_viewed_bytes=1000))
    assert layer.read("folder/9", 0, 100) == FILES["folder/9"][:100]  # nothing to compare a part with


def test_whether_a_digest_is_compared_is_told() -> None:
    layer = Layer(Form.GZIP)
    number = _number(layer.listing, "folder/9")
    size = len(FILES["folder/9"])
    assert is_compared(layer.listing, number, 0, size)
    assert not is_compared(layer.listing, number, 0, size - 1)
    assert not is_compared(layer.listing, number, 1, size)
    assert not is_compared(Layer(Form.GZIP, with_digests=False).listing, number, 0, size)


def test_a_file_that_ends_early_is_another() -> None:
    layer = Layer(Form.NONE, with_digests=False)
    layer.packed = layer.packed[: layer.listing.bodies[_number(layer.listing, "folder/9")] + 1000]
    with pytest.raises(FileChangedError):
        layer.read("folder/9")


def test_damage_is_said_by_its_byte_of_the_layer() -> None:
    layer = Layer(Form.GZIP, with_digests=False)
    point = layer.points[3]
    packed = bytearray(layer.packed)
    damaged_at = point.bit // 8 + 2000
    packed[damaged_at : damaged_at + 100] = b"\xff" * 100
    layer.packed = bytes(packed)
    path = next(path for path in FILES if layer.listing.bodies[_number(layer.listing, path)] > point.out)
    with pytest.raises(LayerUnreadableError) as caught:
        layer.read("folder/11" if path is None else path)
    assert isinstance(caught.value, BadStreamError)
    assert caught.value.at_byte >= damaged_at


def test_it_stops_when_it_is_told_to() -> None:
    layer = Layer(Form.GZIP)

    def check() -> None:
        raise ReadingStoppedError

    with pytest.raises(ReadingStoppedError):
        list(
            file_bytes(
                MemorySource(layer.packed), layer.listing, 9, layer.points, most_bytes=1 << 30, check=check
            )
        )


def test_spans_are_compared_before_they_are_decompressed() -> None:
    layer = Layer(Form.GZIP, with_digests=False)
    bounds = [point.bit // 8 for point in layer.points]
    ends = [-(-point.bit // 8) for point in layer.points[1:]] + [len(layer.packed)]
    digests = [
        hashlib.sha256(layer.packed[start:end]).digest() for start, end in zip(bounds, ends, strict=True)
    ]
    for path, body in FILES.items():
        assert layer.read(path, span_digests=digests) == body
    digests[2] = bytes(32)
    outcomes = set()
    for path, body in FILES.items():
        try:
            assert layer.read(path, span_digests=digests) == body
            outcomes.add("read")
        except FileChangedError:
            outcomes.add("changed")
    assert outcomes == {"read", "changed"}


def test_large_parts_come_in_several_requests(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "_REQUEST_BYTES", 1000)
    layer = Layer(Form.GZIP)
    assert layer.read("folder/11") == FILES["folder/11"]


@pytest.mark.parametrize("pack", [gzip.compress, zstandard.ZstdCompressor().compress])
def test_a_frame_of_a_table_is_read_alone(pack: Callable[[bytes], bytes]) -> None:
    body = FILES["folder/4"]
    before, frame = pack(b"something else"), pack(b"header" + body[:1000]) + pack(body[1000:])
    packed = before + frame + pack(b"more")
    builder = ListingBuilder(ListingFacts("sha256:1", form=Form.ZSTD), with_digests=True)
    where = Frame(len(before), len(before) + len(frame), skip=6)
    digest = hashlib.sha256(body).digest()
    builder.add(Entry(b"file", Kind.FILE, size_bytes=len(body), frame=where, digest=digest))
    listing = builder.closed()
    source = MemorySource(packed)
    pieces = file_bytes(source, listing, 0, most_bytes=1 << 30, check=_check)
    assert b"".join(pieces) == body
    assert source.read_bytes == len(frame) == cost(listing, 0)


@pytest.mark.parametrize("where", [Frame(0, 101), Frame(90, 80), Frame(-5, 20)])
def test_a_frame_that_is_not_in_the_layer_gives_nothing(where: Frame) -> None:
    builder = ListingBuilder(ListingFacts("sha256:1", form=Form.ZSTD))
    builder.add(Entry(b"file", Kind.FILE, size_bytes=9, frame=where))
    with pytest.raises(FileChangedError):
        list(file_bytes(MemorySource(bytes(100)), builder.closed(), 0, most_bytes=9, check=_check))


@settings(max_examples=100, deadline=None)
@given(
    parts=st.lists(st.tuples(st.integers(0, 50), st.integers(1, 50)), max_size=6),
    hole=st.integers(0, 50),
    part=st.tuples(st.integers(0, 400), st.integers(0, 400)),
)
def test_the_holes_of_a_sparse_file_are_zeros(
    parts: list[tuple[int, int]], hole: int, part: tuple[int, int]
) -> None:
    numbers = random.Random(1)
    whole, stored, stretches = b"", b"", []
    for gap, size in parts:
        body = numbers.randbytes(size)
        stretches.append(Stretch(len(whole) + gap, size))
        whole, stored = whole + bytes(gap) + body, stored + body
    whole += bytes(hole)
    stretches = stretches or [Stretch(len(whole), 0)]  # all hole
    builder = ListingBuilder(ListingFacts("sha256:1"))
    extra = Extra(sparse=tuple(stretches), stored_bytes=len(stored))
    builder.add(Entry(b"sparse", Kind.FILE, size_bytes=len(whole), body_at=512, extra=extra))
    source = MemorySource(bytes(512) + stored + b"no part of it")
    pieces = file_bytes(source, builder.closed(), 0, start=part[0], most_bytes=part[1], check=_check)
    assert b"".join(pieces) == whole[part[0] : sum(part)]
    assert source.read_bytes <= len(stored)
    assert source.read_bytes == cost(builder.closed(), 0, start=part[0], most_bytes=part[1])
