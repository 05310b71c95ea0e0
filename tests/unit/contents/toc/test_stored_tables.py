"""A layer's own table tells what its archive has: tarfile reads the archive, others made the layers."""

from __future__ import annotations

import gzip
import hashlib
import io
import tarfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import zstandard

from layerscope.contents.errors import TableDigestError, TableError
from layerscope.contents.model.entries import Entry, Kind, clean_path
from layerscope.contents.model.listing import ListedFrom, Listing
from layerscope.contents.toc.place import Place, place_by_annotations, place_by_tail
from layerscope.contents.toc.stored_tables import STARGZ_FILES, stored_table

LAYERS = Path(__file__).parents[3] / "support/samples/layers"
DIGEST = "sha256:" + "1" * 64
SKOPEO = (LAYERS / "skopeo.tar.zst").read_bytes()
SKOPEO_ANNOTATIONS = {
    "io.containers.zstd-chunked.manifest-checksum": (
        "sha256:4ee51663fab93d01c98417dcd70c176702b890ebd6e84641b34fcd126ea62083"
    ),
    "io.containers.zstd-chunked.manifest-position": "8524:926:3611:1",
}
ESTARGZ = {
    "estargz.tar.gz": "sha256:470cedf55304a4bf5e4415d1b6bf3adb9630a3d2a8e1de24d7e72716f39acec0",
    "estargz-shared.tar.gz": "sha256:71eff2a7f08456d322f164335b61c3be797d9af640ae0dcc03c496519a26b042",
}
KINDS = {
    tarfile.REGTYPE: Kind.FILE,
    tarfile.AREGTYPE: Kind.FILE,
    tarfile.LNKTYPE: Kind.HARD_LINK,
    tarfile.SYMTYPE: Kind.SYMLINK,
    tarfile.CHRTYPE: Kind.CHAR,
    tarfile.BLKTYPE: Kind.BLOCK,
    tarfile.DIRTYPE: Kind.FOLDER,
    tarfile.FIFOTYPE: Kind.FIFO,
}


def nothing() -> None:
    """Nobody stops it."""


def listing_of(layer: bytes, place: Place) -> Listing:
    stored = layer[place.start : place.start + place.size_bytes]
    return stored_table(stored, place, DIGEST, len(layer), nothing)


def unzstd(layer: bytes) -> bytes:
    with zstandard.ZstdDecompressor().stream_reader(layer, read_across_frames=True) as reader:
        return reader.read()


def members(archive: bytes) -> Iterator[tuple[tarfile.TarInfo, bytes]]:
    with tarfile.open(fileobj=io.BytesIO(archive), format=tarfile.PAX_FORMAT) as opened:
        for member in opened:
            file = opened.extractfile(member) if member.isreg() else None
            yield member, file.read() if file else b""


def told(entry: Entry) -> tuple[object, ...]:
    """What a table and an archive both tell of an entry."""
    return (
        entry.path,
        entry.kind,
        entry.mode,
        entry.uid,
        entry.gid,
        entry.size_bytes,
        entry.mtime_s,
        entry.link,
    )


def told_by_tarfile(member: tarfile.TarInfo) -> tuple[object, ...]:
    kind, link = KINDS[member.type], member.linkname.encode()
    link = clean_path(link) if kind is Kind.HARD_LINK else link
    path, size = clean_path(member.name.encode()), member.size if kind is Kind.FILE else 0
    return (path, kind, member.mode, member.uid, member.gid, size, int(member.mtime), link)


@pytest.fixture(scope="module")
def place() -> Place:
    found = place_by_annotations(SKOPEO_ANNOTATIONS, len(SKOPEO))
    assert found
    return found


def test_skopeo_s_table_tells_what_its_archive_has(place: Place) -> None:
    listing = listing_of(SKOPEO, place)
    found = list(members(unzstd(SKOPEO)))
    assert [told(entry) for entry in listing.entries()] == [told_by_tarfile(member) for member, _ in found]
    facts = listing.facts
    assert (facts.listed_from, facts.is_verified, facts.is_complete) == (ListedFrom.ZSTD_CHUNKED, True, True)
    by_path = {entry.path: entry for entry in listing.entries()}
    assert by_path[b"dev/null"].extra.device == (1, 3)
    assert dict(by_path[b"usr/bin/ping"].extra.xattrs) == {"security.capability": b"\1\0\0\2\0 \0\0"}


def test_each_file_s_frames_are_the_file(place: Place) -> None:
    listing = listing_of(SKOPEO, place)
    bodies = {member.name: body for member, body in members(unzstd(SKOPEO)) if body}
    for entry in listing.entries():
        if entry.kind is Kind.FILE and entry.size_bytes:
            assert entry.frame
            frames = unzstd(SKOPEO[entry.frame.start : entry.frame.end])
            assert frames[entry.frame.skip :][: entry.size_bytes] == bodies[entry.path.decode()]
        else:
            assert entry.frame is None
    assert len(bodies) == 5


@pytest.mark.parametrize(("name", "digest"), ESTARGZ.items())
def test_estargz_s_own_tables(name: str, digest: str) -> None:
    layer = (LAYERS / name).read_bytes()
    place = place_by_tail(layer[-72:], len(layer), {"containerd.io/snapshot/stargz/toc.digest": digest})
    assert place
    listing = listing_of(layer, place)
    found = [
        (member, body)
        for member, body in members(gzip.decompress(layer))
        if member.name.encode() not in STARGZ_FILES
    ]
    assert [told(entry) for entry in listing.entries()] == [told_by_tarfile(member) for member, _ in found]
    for entry, (_, body) in zip(listing.entries(), found, strict=True):
        if entry.kind is Kind.FILE and body:
            assert entry.frame
            content = gzip.decompress(layer[entry.frame.start : entry.frame.end])
            assert content[entry.frame.skip :][: entry.size_bytes] == body
            assert entry.digest == hashlib.sha256(body).digest()
    assert (listing.facts.listed_from, listing.facts.is_verified) == (ListedFrom.ESTARGZ, True)


def test_the_end_of_the_layer_tells_the_same_place_but_vouches_for_nothing(place: Place) -> None:
    found = place_by_tail(SKOPEO[-72:], len(SKOPEO), {})
    assert found == place._replace(digest="")
    assert found
    assert not listing_of(SKOPEO, found).facts.is_verified


def test_another_table_than_the_image_names_is_not_taken(place: Place) -> None:
    with pytest.raises(TableDigestError):
        listing_of(SKOPEO, place._replace(digest="sha256:" + "0" * 64))
    with pytest.raises(TableError):
        listing_of(SKOPEO, place._replace(start=place.start + 1, digest=""))
