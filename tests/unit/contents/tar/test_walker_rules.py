"""The walker where readers of tar differ, and where an archive is not as it should be."""

from __future__ import annotations

import io
import tarfile

import pytest

from layerscope.contents.errors import BadTarError, LayerUnreadableError, TooMuchError
from layerscope.contents.model.entries import Entry, Kind
from layerscope.contents.model.limits import Limits
from layerscope.contents.tar.walker import Walker
from support.samples.archives import info, made

END = bytes(1024)


def walked(archive: bytes, limits: Limits | None = None) -> tuple[list[Entry], list[str]]:
    """Its entries, and the reasons of its faults."""
    found: list[Entry] = []
    walker = Walker(found.append, limits or Limits())
    walker.feed(archive)
    walker.close()
    return found, [fault.reason for fault in walker.faults]


def paths(archive: bytes) -> list[bytes]:
    return [entry.path for entry in walked(archive)[0]]


def block(name: str, type_: bytes = b"0", content: bytes = b"", **fields: object) -> bytes:
    """A header with its body, as they stand in an archive."""
    header = info(name, type=type_, size=len(content), **fields).tobuf(tarfile.GNU_FORMAT)
    return header + content + bytes(-len(content) % 512)


def records(**values: object) -> bytes:
    """A PAX header of these records."""
    content = b"".join(_record(key.replace("__", "."), str(value)) for key, value in values.items())
    return block("pax", b"x", content)


def _record(key: str, value: str) -> bytes:
    text = f" {key}={value}\n".encode()
    size = len(text)
    while len(str(size)) + len(text) != size:
        size = len(str(size)) + len(text)
    return str(size).encode() + text


def test_a_pax_size_counts_for_the_entry_and_not_for_a_long_name_before_it() -> None:
    hidden = block("hidden")
    name = block("././@LongLink", b"L", b"long\0")
    archive = records(size=512) + name + block("short", content=b"") + hidden + block("after") + END
    # A reader that gives the long name's header the size of the record ends in the middle of the archive.
    assert paths(archive) == [b"long", b"after"]
    assert walked(archive)[0][0].size_bytes == 512


def test_a_pax_size_replaces_the_header_s() -> None:
    archive = records(size=0) + block("file", content=b"") + block("hidden") + END
    assert paths(archive) == [b"file", b"hidden"]


def test_a_long_name_counts_before_a_pax_path() -> None:
    name = block("././@LongLink", b"L", b"gnu\0")
    assert paths(records(path="pax") + name + block("ustar") + END) == [b"gnu"]
    assert paths(name + records(path="pax") + block("ustar") + END) == [b"gnu"]


def test_of_two_pax_headers_the_last_counts() -> None:
    archive = records(path="first", uid=7) + records(path="second") + block("x") + block("next") + END
    entries, _ = walked(archive)
    assert [(entry.path, entry.uid) for entry in entries] == [(b"second", 0), (b"next", 0)]


def test_global_records_change_nothing_and_are_told() -> None:
    header = info("pax", type=b"g", size=len(_record("path", "other"))).tobuf(tarfile.GNU_FORMAT)
    body = _record("path", "other")
    archive = header + body + bytes(-len(body) % 512) + block("file") + END
    entries, faults = walked(archive)
    assert [entry.path for entry in entries] == [b"file"]
    assert faults == ["Global PAX records that programs which unpack layers ignore"]


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("./", b""),
        ("/", b""),
        ("./a", b"a"),
        ("/a/./b//c/", b"a/b/c"),
        ("../../etc/passwd", b"etc/passwd"),
        ("a/../../b", b"b"),
        (".wh.gone", b".wh.gone"),
        ("./.wh..wh..opq", b".wh..wh..opq"),
        (".wh..wh.plnk/1.2", b".wh..wh.plnk/1.2"),
    ],
)
def test_paths_are_clean_and_whiteouts_raw(raw: str, clean: bytes) -> None:
    is_folder = raw.endswith("/")
    assert paths(block(raw, b"5" if is_folder else b"0") + END) == [clean]


def test_a_path_twice_stays_twice_in_order() -> None:
    entries, _ = walked(block("a", content=b"1") + block("b") + block("a", content=b"22") + END)
    assert [(entry.path, entry.size_bytes) for entry in entries] == [(b"a", 1), (b"b", 0), (b"a", 2)]


@pytest.mark.parametrize("type_", [b"1", b"2", b"3", b"4", b"5", b"6"])
def test_what_is_no_file_has_no_body_whatever_its_size_says(type_: bytes) -> None:
    header = info("x", type=type_, size=1 << 20, linkname="y").tobuf(tarfile.GNU_FORMAT)
    entries, _ = walked(header + block("after") + END)
    assert [(entry.path, entry.size_bytes) for entry in entries] == [(b"x", 0), (b"after", 0)]


def test_an_old_file_with_a_slash_is_a_folder_and_an_unknown_type_a_file() -> None:
    entries, faults = walked(block("old/", b"\0") + block("odd", b"Z", b"body") + END)
    assert [(entry.path, entry.kind) for entry in entries] == [(b"old", Kind.FOLDER), (b"odd", Kind.FILE)]
    assert faults == ["An entry of an unknown type, read as a file"]


def test_devices_have_their_numbers() -> None:
    entries, _ = walked(block("null", b"3", devmajor=1, devminor=3) + END)
    assert (entries[0].kind, entries[0].extra.device) == (Kind.CHAR, (1, 3))


def test_a_checksum_of_signed_bytes_counts() -> None:
    header = bytearray(
        info("f\udce4\udcff", type=b"0").tobuf(tarfile.USTAR_FORMAT, "utf-8", "surrogateescape")
    )
    signed = sum(byte - 256 if byte > 127 else byte for byte in header[:148] + header[156:]) + 256
    header[148:156] = b"%06o\0 " % signed
    assert paths(bytes(header) + END) == [b"f\xe4\xff"]


@pytest.mark.parametrize("end", [b"", bytes(512), bytes(700)])
def test_an_archive_without_its_end_is_told(end: bytes) -> None:
    entries, faults = walked(block("a") + end)
    assert len(entries) == 1
    assert faults == ([] if end else ["The archive has no blocks that end it"])


def test_what_is_behind_the_end_counts_for_nobody_and_is_told() -> None:
    entries, faults = walked(block("a") + END + block("hidden") + END)
    assert [entry.path for entry in entries] == [b"a"]
    assert faults == ["Bytes behind the blocks that end the archive"]


def test_a_lone_block_of_zeros_is_told() -> None:
    entries, faults = walked(block("a") + bytes(512) + block("b") + END)
    assert [entry.path for entry in entries] == [b"a", b"b"]
    assert faults == ["A block of zeros between entries"]


@pytest.mark.parametrize("cut", [100, 512 + 100, 1024])
def test_an_archive_that_ends_within_an_entry_says_where(cut: int) -> None:
    archive = block("a", content=b"x" * 1000)[:cut]
    with pytest.raises(BadTarError) as raised:
        walked(archive)
    assert raised.value.at_byte == cut


def test_a_damaged_header_says_where() -> None:
    damaged = bytearray(block("b"))
    damaged[0] ^= 1
    with pytest.raises(BadTarError) as raised:
        walked(block("a", content=b"x") + bytes(damaged))
    assert raised.value.at_byte == 1024


@pytest.mark.parametrize(
    "bad",
    [
        records(size=-1),
        records(size="1e3"),
        records(mtime="nan"),
        block("pax", b"x", b"12 noequals\n"),
        block("pax", b"x", b"99 a=b\n"),
        block("pax", b"x", b"10 path=a\0"),
        block("pax", b"x", b"15 path=a\0b/cd\n"),
        records(GNU__sparse__major=1, GNU__sparse__minor=0, GNU__sparse__realsize=9),
        records(GNU__sparse__map="5,3,1,1", GNU__sparse__size=9),
        records(GNU__sparse__map="0,1", GNU__sparse__size=0),
    ],
)
def test_records_that_are_none_end_the_listing(bad: bytes) -> None:
    with pytest.raises(LayerUnreadableError):
        walked(block("a") + bad + block("b", content=b"x") + END)


def test_limits_of_headers() -> None:
    limits = Limits(most_header_bytes=4096, most_names_bytes=8192, most_path_bytes=100)
    for archive in (
        block("L", b"L", b"n" * 5000),
        block("x", b"L", b"n" * 4000) * 3,
        block("L", b"L", b"n" * 200) + block("x") + END,
        records(uid=1) * 100,
    ):
        with pytest.raises(TooMuchError):
            walked(archive, limits)


def test_a_base_256_owner_out_of_range_is_told() -> None:
    archive = made((info("x", uid=1 << 40), b""))
    entries, faults = walked(archive)
    assert entries[0].uid == (1 << 32) - 1
    assert faults == ["An owner out of range, shown as 4294967295"]


def test_extended_attributes_are_raw() -> None:
    value = b"\x01\0\n=\xff"
    text = value.decode("utf-8", "surrogateescape")
    archive = made(
        (info("x", pax_headers={"SCHILY.xattr.security.capability": text}), b""), form=tarfile.PAX_FORMAT
    )
    with tarfile.open(fileobj=io.BytesIO(archive)) as opened:
        assert opened.next() is not None
    assert walked(archive)[0][0].extra.xattrs == (("security.capability", value),)
