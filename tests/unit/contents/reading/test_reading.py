"""Layers read once: forms, digests, faults, stops and what looks at files on the way."""

from __future__ import annotations

import bz2
import gzip
import hashlib
import io
import lzma
import random
import tarfile
from collections.abc import Callable

import pytest
import zstandard

from layerscope.contents.errors import BadStreamError, BadTarError, ReadingStoppedError, TooMuchError
from layerscope.contents.model.entries import Entry
from layerscope.contents.model.layers import ImageLayer
from layerscope.contents.model.limits import Limits
from layerscope.contents.model.listing import Form, Listing
from layerscope.contents.model.source import MemorySource
from layerscope.contents.reading.reading import LayerReading, read_layer
from support.samples.archives import info, made

FILES = {f"folder/{number}": bytes([number]) * number * 100 for number in range(50)}
TAR = made(*((info(name), content) for name, content in FILES.items()))
PATHS = [name.encode() for name in FILES]
SKIPPABLE = b"\x5a\x2a\x4d\x18\x05\x00\x00\x00abcde"
FORMS: dict[str, tuple[Form, Callable[[bytes], bytes]]] = {
    "none": (Form.NONE, bytes),
    "gzip": (Form.GZIP, gzip.compress),
    "gzip of members": (Form.GZIP, lambda tar: b"".join(map(gzip.compress, _thousands(tar)))),
    "zstd": (Form.ZSTD, zstandard.compress),
    "zstd of frames": (Form.ZSTD, lambda tar: SKIPPABLE.join(map(zstandard.compress, _thousands(tar)))),
    "zstd behind a skippable frame": (Form.ZSTD, lambda tar: SKIPPABLE + zstandard.compress(tar) + SKIPPABLE),
    "bzip2": (Form.BZIP2, bz2.compress),
    "bzip2 of streams": (Form.BZIP2, lambda tar: b"".join(map(bz2.compress, _thousands(tar)))),
    "xz": (Form.XZ, lzma.compress),
    "xz of streams": (Form.XZ, lambda tar: bytes(4).join(map(lzma.compress, _thousands(tar)))),
}


def _thousands(tar: bytes) -> list[bytes]:
    return [tar[at : at + 10_000] for at in range(0, len(tar), 10_000)]


def digest_of(content: bytes) -> str:
    return "sha256:" + hashlib.sha256(content).hexdigest()


def reading_of(blob: bytes, piece_bytes: int = 1 << 18, **options: object) -> LayerReading:
    """What is read of the blob as a layer of its digest."""
    layer = ImageLayer(1, digest_of(blob), len(blob))
    options = {"check": lambda: None} | options
    return read_layer(MemorySource(blob, piece_bytes), layer, **options)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", FORMS)
@pytest.mark.parametrize("piece_bytes", [1, 1 << 18])
def test_every_form_is_listed_and_verified(name: str, piece_bytes: int) -> None:
    form, compress = FORMS[name]
    blob = compress(TAR)
    reading = reading_of(blob, piece_bytes, diff_id=True)
    facts = reading.listing.facts
    assert [entry.path for entry in reading.listing.entries()] == PATHS
    assert (facts.form, facts.diff_id, facts.is_verified, facts.is_complete) == (
        form,
        digest_of(TAR),
        True,
        True,
    )
    assert (facts.compressed_bytes, facts.decompressed_bytes) == (len(blob), len(TAR))
    assert (facts.faults, facts.fault_count, reading.error) == ((), 0, None)


@pytest.mark.parametrize("name", FORMS)
def test_what_was_listed_before_an_early_end_stays(name: str) -> None:
    blob = FORMS[name][1](TAR)
    reading = reading_of(blob[: len(blob) * 2 // 3])
    facts = reading.listing.facts
    assert [entry.path for entry in reading.listing.entries()] == PATHS[: len(reading.listing)]
    assert isinstance(reading.error, BadStreamError | BadTarError)
    assert not facts.is_complete
    assert facts.faults[-1].reason in str(reading.error)


def test_digests_of_files_are_those_of_their_bytes() -> None:
    listing = reading_of(gzip.compress(TAR), file_digests=True).listing
    assert [listing.digest(number) for number in range(len(listing))] == [
        hashlib.sha256(content).digest() for content in FILES.values()
    ]


def test_other_bytes_than_the_digest_says_are_a_fault() -> None:
    blob = gzip.compress(TAR)
    layer = ImageLayer(1, digest_of(b"other"), len(blob), diff_id=digest_of(b"another"))
    reading = read_layer(MemorySource(blob), layer, check=lambda: None, diff_id=True)
    assert isinstance(reading.error, BadStreamError)
    assert not reading.listing.facts.is_verified
    assert not reading.listing.facts.is_complete
    assert len(reading.listing) == len(FILES)
    assert [fault.reason for fault in reading.listing.facts.faults] == [
        "The tar has another digest than the image's config says",
        "its bytes are not those of its digest",
    ]


def test_it_stops_at_the_next_piece_and_what_grew_is_there() -> None:
    seen: list[tuple[Listing, int]] = []

    def check() -> None:
        if seen and len(seen[-1][0]) > 10:
            raise ReadingStoppedError

    with pytest.raises(ReadingStoppedError):
        reading_of(TAR, 1000, check=check, on_progress=lambda listing, read: seen.append((listing, read)))
    listing, read_bytes = seen[0]
    assert read_bytes == 0
    assert 10 < len(listing) < len(FILES)


class Collector:
    """Takes files by name."""

    def __init__(self, name: bytes) -> None:
        self.name = name
        self.found: list[bytes] = []
        self.is_ended = False

    def wants(self, entry: Entry) -> bool:
        return entry.path.endswith(self.name)

    def begin(self, entry: Entry) -> None:
        self.found.append(b"")

    def feed(self, piece: bytes) -> None:
        self.found[-1] += piece

    def end(self) -> None:
        self.is_ended = True


@pytest.mark.parametrize("piece_bytes", [7, 1 << 18])
def test_visitors_get_the_files_that_they_want(piece_bytes: int) -> None:
    collectors = Collector(b"7"), Collector(b"/0"), Collector(b"nothing")
    reading_of(TAR, piece_bytes, visitors=collectors)
    assert collectors[0].found == [content for name, content in FILES.items() if name.endswith("7")]
    assert collectors[1].found == [b""]
    assert collectors[1].is_ended
    assert collectors[2].found == []


def test_a_visitor_is_not_told_the_end_of_a_file_that_is_cut_off() -> None:
    collector = Collector(b"folder/49")
    reading_of(TAR[: TAR.index(b"1" * 100) + 100], visitors=[collector])
    assert collector.found[0]
    assert not collector.is_ended


def _sparse_tar() -> bytes:
    """By PAX form 1.0: `abc` at 5 and `xyz` at 20 of 30 bytes; then a file that is all hole."""
    records = {"GNU.sparse.major": "1", "GNU.sparse.minor": "0", "GNU.sparse.name": "sparse"}
    numbers = b"2\n5\n3\n20\n3\n".ljust(512, b"\0")
    hole = records | {"GNU.sparse.name": "hole", "GNU.sparse.realsize": "9"}
    return made(
        (info("1", pax_headers=records | {"GNU.sparse.realsize": "30"}), numbers + b"abcxyz"),
        (info("2", pax_headers=hole), b"1\n9\n0\n".ljust(512, b"\0")),
        form=tarfile.PAX_FORMAT,
    )


def test_holes_are_zeros_to_who_looks() -> None:
    collectors = Collector(b"sparse"), Collector(b"hole")
    listing = reading_of(_sparse_tar(), visitors=collectors, file_digests=True).listing
    whole = b"abc".rjust(8, b"\0") + bytes(12) + b"xyz" + bytes(7)
    assert [collector.found for collector in collectors] == [[whole], [bytes(9)]]
    assert listing.digest(0) == hashlib.sha256(whole).digest()
    assert listing.digest(1) == hashlib.sha256(bytes(9)).digest()


def test_a_million_headers_stop_at_the_limit() -> None:
    header = info("x").tobuf(tarfile.USTAR_FORMAT)
    blob = gzip.compress(header * 20_000)
    reading = reading_of(blob, limits=Limits(most_entries=10_000))
    assert isinstance(reading.error, TooMuchError)
    assert len(reading.listing) == 10_000


@pytest.mark.parametrize("compress", [gzip.compress, zstandard.compress, bz2.compress, lzma.compress, bytes])
def test_output_without_end_stops_at_the_limit(compress: Callable[[bytes], bytes]) -> None:
    huge = info("zeros", size=1 << 40).tobuf(tarfile.GNU_FORMAT)
    blob = compress(huge + bytes(8 << 20))
    limits = Limits(most_decompressed_bytes=2 << 20, most_ratio=0)
    reading = reading_of(blob, limits=limits)
    assert isinstance(reading.error, TooMuchError)
    assert reading.listing.facts.decompressed_bytes <= 4 << 20


def test_a_window_that_is_too_large_is_refused() -> None:
    parameters = zstandard.ZstdCompressionParameters(window_log=24, write_content_size=0)
    compressor = zstandard.ZstdCompressor(compression_params=parameters).compressobj()
    blob = compressor.compress(TAR) + compressor.flush()
    reading = reading_of(blob, limits=Limits(most_zstd_window_bytes=1 << 23))
    assert isinstance(reading.error, TooMuchError)
    assert reading_of(blob).error is None


@pytest.mark.parametrize("blob", [b"", b"{}", b"no archive" * 100, gzip.compress(b"x" * 999, mtime=0)])
def test_what_is_no_archive_has_no_entries_and_says_so(blob: bytes) -> None:
    reading = reading_of(blob)
    assert len(reading.listing) == 0
    assert reading.error is not None or blob == b""


def test_an_archive_of_nothing_is_complete() -> None:
    buffer = io.BytesIO()
    tarfile.open(fileobj=buffer, mode="w").close()
    reading = reading_of(buffer.getvalue())
    assert (len(reading.listing), reading.listing.facts.is_complete) == (0, True)


def test_checkpoints_come_of_the_same_pass() -> None:
    chance = random.Random(1)
    blob = gzip.compress(made((info("random"), chance.randbytes(9 << 20))))
    assert len(reading_of(blob).checkpoints) >= 2
    assert reading_of(blob, indexes=False).checkpoints == ()
