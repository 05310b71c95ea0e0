"""The walker on random archives, as tarfile reads them, and on damaged ones: no other error, no long time."""

from __future__ import annotations

import io
import random
import tarfile
import zlib

import pytest

from layerscope.contents.errors import BadTarError, TooMuchError
from layerscope.contents.model.entries import Entry, Kind
from layerscope.contents.model.limits import Limits
from layerscope.contents.tar.headers import BLOCK
from layerscope.contents.tar.walker import Walker
from support.samples.archives import info, made, python_archives
from support.samples.mutated import mutations

TYPES = (
    tarfile.REGTYPE,
    tarfile.DIRTYPE,
    tarfile.SYMTYPE,
    tarfile.LNKTYPE,
    tarfile.FIFOTYPE,
    tarfile.CHRTYPE,
)
FORMATS = (tarfile.USTAR_FORMAT, tarfile.GNU_FORMAT, tarfile.PAX_FORMAT)
LETTERS = "ab.é\udcff/ 	"


def _name(chance: random.Random, *, is_short: bool) -> str:
    letters = "".join(chance.choices(LETTERS, k=chance.choice((1, 3, 30) if is_short else (1, 30, 120, 300))))
    return "/".join(("n", *(part for part in letters.split("/") if part not in ("", ".", ".."))))


def _archive(chance: random.Random) -> bytes:
    form = chance.choice(FORMATS)
    is_short = form == tarfile.USTAR_FORMAT
    members = []
    for _ in range(chance.randrange(8)):
        member = info(
            _name(chance, is_short=is_short),
            type=chance.choice(TYPES),
            mode=chance.randrange(0o10000),
            uid=chance.randrange(1 << (20 if is_short else 31)),
            gid=chance.randrange(1 << 20),
            mtime=chance.randrange(1 << 32),
        )
        if member.type in (tarfile.SYMTYPE, tarfile.LNKTYPE):
            member.linkname = _name(chance, is_short=is_short)
        members.append((member, chance.randbytes(chance.choice((0, 1, 511, 512, 513, 2000)))))
    return made(*members, form=form, encoding="utf-8", errors="surrogateescape")


def test_random_archives_are_read_as_tarfile_reads_them() -> None:
    chance = random.Random(3)
    for _ in range(150):
        archive = _archive(chance)
        found: list[Entry] = []
        walker = Walker(found.append)
        at = 0
        while at < len(archive):
            size = chance.choice((1, 300, 512, 5000))
            walker.feed(archive[at : at + size])
            at += size
        walker.close()
        with tarfile.open(fileobj=io.BytesIO(archive), encoding="utf-8", errors="surrogateescape") as opened:
            assert [entry[:9] for entry in found] == [_expected(member) for member in opened.getmembers()]


def _expected(member: tarfile.TarInfo) -> tuple[object, ...]:
    kind = Kind(int(member.type))
    return (
        member.name.encode("utf-8", "surrogateescape").strip(b"/"),
        kind,
        member.mode,
        member.uid,
        member.gid,
        member.size if kind is Kind.FILE else 0,
        member.mtime,
        member.linkname.encode("utf-8", "surrogateescape") if kind in (Kind.SYMLINK, Kind.HARD_LINK) else b"",
        member.offset_data,
    )


def _samples() -> list[bytes]:
    chance = random.Random(4)
    records = {"GNU.sparse.major": "1", "GNU.sparse.minor": "0", "GNU.sparse.realsize": "30"}
    body = b"2\n5\n3\n20\n3\n".ljust(BLOCK, b"\0") + b"abcxyz"
    sparse = made((info("s", pax_headers=records), body), form=tarfile.PAX_FORMAT)
    return [_archive(chance) for _ in range(20)] + [*python_archives().values(), sparse, _old_sparse()]


def _old_sparse() -> bytes:
    header = bytearray(info("s", type=b"S", size=6).tobuf(tarfile.GNU_FORMAT))
    header[386:434] = b"%011o\0%011o\0%011o\0%011o\0" % (5, 3, 20, 3)
    header[482] = 1
    header[483:495] = b"%011o\0" % 30
    return bytes(_summed(header)) + bytes(BLOCK) + b"abcxyz".ljust(BLOCK, b"\0") + bytes(2 * BLOCK)


def _summed(header: bytearray) -> bytearray:
    header[148:156] = b" " * 8
    header[148:156] = b"%06o\0 " % sum(header)
    return header


def _with_checksums(archive: bytes) -> bytes:
    """Every block that may be a header gets its right checksum: what is behind it is to be reached."""
    blocks = [bytearray(archive[at : at + BLOCK]) for at in range(0, len(archive), BLOCK)]
    return b"".join(
        _summed(block) if len(block) == BLOCK and block[257:262] == b"ustar" else block for block in blocks
    )


class _Taker:
    """Wants every body."""

    def begin(self, entry: Entry) -> bool:
        return True

    def feed(self, piece: bytes) -> None:
        assert piece

    def end(self) -> None:
        pass


@pytest.mark.parametrize("sums", [False, True])
def test_damaged_archives_end_in_an_error_of_ours(sums: bool) -> None:
    limits = Limits(most_entries=100)
    for content in mutations(_samples(), 1000, seed=int(sums)):
        archive = _with_checksums(content) if sums else content
        outcomes = [
            _outcome(archive, size, limits) for size in (len(archive) or 1, 1 + zlib.crc32(content) % 700)
        ]
        assert outcomes[0] == outcomes[1]


def _outcome(archive: bytes, size: int, limits: Limits) -> object:
    found: list[Entry] = []
    walker = Walker(found.append, limits, _Taker())
    try:
        for at in range(0, len(archive), size):
            walker.feed(archive[at : at + size])
        walker.close()
    except (BadTarError, TooMuchError) as error:
        return found, str(error)
    return found, walker.faults, walker.fault_count
