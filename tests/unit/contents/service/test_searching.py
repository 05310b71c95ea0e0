"""Files are found in what is listed, and what was not looked at is said."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from layerscope.contents.model.layers import ImageLayer
from layerscope.contents.model.listing import Listing
from layerscope.contents.model.source import MemorySource
from layerscope.contents.reading.reading import read_layer
from layerscope.contents.service import searching
from layerscope.contents.service.replies import Hits, NotKnown
from layerscope.contents.service.requests import FindFile, ListLayers, OpenImage
from layerscope.contents.store.store import Store
from support.drivers.contents_service import Asking
from support.samples.layer_bytes import digest_of, gzip_of, image_of

LOWER = gzip_of({"etc/": b"", "etc/Passwd": b"1", "usr/lib/libssl.so.3": b"2"})
UPPER = gzip_of({"etc/.wh.passwd": b"", "usr/lib/libcrypto.so.3": b"3", "etc/passwd-": b"4"})


@pytest.fixture
def known(asking: Asking) -> Asking:
    """The lower layer, and the upper one, are listed."""
    image, asking.layers = image_of(LOWER, UPPER)
    asking.ask(lambda number: OpenImage(number, image))
    asking.ask(lambda number: ListLayers(number, image.digest, (1, 2)))
    return asking


def found(asking: Asking, words: str) -> list[tuple[int, bytes]]:
    """The layer and the path of each hit."""
    digests = (digest_of(LOWER), digest_of(UPPER))
    replies = asking.ask(lambda number: FindFile(number, words, digests))
    hits = [hit for each in replies if isinstance(each, Hits) for hit in each.hits]
    return [(digests.index(hit.digest) + 1, hit.path) for hit in hits]


@pytest.mark.parametrize(
    ("words", "hits"),
    [
        ("passwd", [(1, b"etc/Passwd"), (2, b"etc/passwd-")]),
        ("*.so.?", [(1, b"usr/lib/libssl.so.3"), (2, b"usr/lib/libcrypto.so.3")]),
        ("passwd*", [(1, b"etc/Passwd"), (2, b"etc/passwd-")]),
        ("passw[d]", [(1, b"etc/Passwd")]),
        ("lib/libssl", [(1, b"usr/lib/libssl.so.3")]),
        ("/usr/*/libc*", [(2, b"usr/lib/libcrypto.so.3")]),
        ("usr", []),
        ("sha256:" + "0" * 64, []),
    ],
)
def test_files_are_found(known: Asking, words: str, hits: list[tuple[int, bytes]]) -> None:
    assert found(known, words) == hits


def test_unknown_layers_are_named(known: Asking) -> None:
    *_, unknown, _ = known.ask(lambda number: FindFile(number, "x", ("sha256:no", digest_of(LOWER))))
    assert isinstance(unknown, NotKnown)
    assert unknown.layers == ("sha256:no",)


def test_hits_come_in_parts_and_end_at_a_limit(known: Asking, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searching, "MOST_HITS", 3)
    monkeypatch.setattr(searching, "MOST_BYTES", 100)
    assert len(found(known, "*")) == 3


def test_kept_layers_are_searched_without_their_listings(
    known: Asking, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store(tmp_path / "contents.sqlite3", "me")
    for packed in (LOWER, UPPER):
        layer = ImageLayer(1, digest_of(packed), len(packed))
        reading = read_layer(MemorySource(packed), layer, check=lambda: None, file_digests=True)
        store.keep(reading.listing, reading.checkpoints)
    unpacked: list[str] = []
    listing = store.listing

    def noted(digest: str) -> Listing | None:
        unpacked.append(digest)
        return listing(digest)

    monkeypatch.setattr(store, "listing", noted)
    later = Asking(store=store)
    assert found(later, "LIBssl") == found(known, "LIBssl") == [(1, b"usr/lib/libssl.so.3")]
    assert found(later, "sha256:" + hashlib.sha256(b"3").hexdigest()) == [(2, b"usr/lib/libcrypto.so.3")]
    assert found(later, "*.s[mno].3") == found(known, "*.s[mno].3")
    assert found(later, "nowhere") == []
    assert unpacked == [digest_of(LOWER), digest_of(UPPER), digest_of(LOWER), digest_of(UPPER)]
    later.close()
    store.close()
