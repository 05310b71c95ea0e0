"""One file of a layer, a part of it, and where paths and links lead."""

from __future__ import annotations

import hashlib

import pytest

from layerscope.contents.errors import ContentsError, FileChangedError, NoSuchFileError
from layerscope.contents.model.changes import Scope
from layerscope.contents.model.entries import Kind
from layerscope.contents.model.limits import DEFAULT
from layerscope.contents.service.files import PIECE_BYTES
from layerscope.contents.service.replies import Cost, Failed, FileEnd, Followed, Piece
from layerscope.contents.service.requests import FileCost, FollowPath, ListLayers, OpenImage, ReadFile, View
from support.drivers.contents_service import Asking
from support.samples.layer_bytes import gzip_of, image_of

LARGE = hashlib.shake_128(b"large").digest(2 * PIECE_BYTES + 17)
LOWER = gzip_of({"bin/": b"", "bin/tool": LARGE, "bin/empty": b""})
UPPER = gzip_of({"opt/app/main": b"main"})


@pytest.fixture
def image(asking: Asking) -> str:
    """An image of which everything is listed."""
    image, asking.layers = image_of(LOWER, UPPER)
    asking.ask(lambda number: OpenImage(number, image))
    asking.ask(lambda number: ListLayers(number, image.digest, (1, 2)))
    return image.digest


@pytest.mark.parametrize(
    ("start", "most_bytes"), [(0, 10**9), (0, 5), (PIECE_BYTES - 3, PIECE_BYTES), (len(LARGE), 7), (9**9, 1)]
)
def test_a_file_comes_in_pieces(asking: Asking, image: str, start: int, most_bytes: int) -> None:
    replies = asking.ask(lambda number: ReadFile(number, image, 1, b"bin/tool", start, most_bytes))
    pieces = [each for each in replies if isinstance(each, Piece)]
    assert b"".join(each.content for each in pieces) == LARGE[start : start + most_bytes]
    assert all(len(each.content) <= PIECE_BYTES for each in pieces)
    at = start
    for each in pieces:
        assert each.start == at
        at += len(each.content)
    end = replies[-2]
    assert isinstance(end, FileEnd)
    assert end.size_bytes == len(LARGE)
    assert end.is_verified == (most_bytes == 10**9)


def test_other_bytes_than_were_listed_are_not_shown(asking: Asking, image: str) -> None:
    (digest,) = (key for key, packed in asking.layers.items() if packed == LOWER)
    asking.layers[digest] = gzip_of({"bin/": b"", "bin/tool": b"x" + LARGE[1:], "bin/empty": b""})
    (failed,) = asking.ask(lambda number: ReadFile(number, image, 1, b"bin/tool", 0, 10**9))
    assert isinstance(failed, Failed)
    assert isinstance(failed.error, FileChangedError)


def test_an_empty_file_has_no_piece(asking: Asking, image: str) -> None:
    end, _ = asking.ask(lambda number: ReadFile(number, image, 1, b"bin/empty", 0, 10))
    assert isinstance(end, FileEnd)
    assert end.size_bytes == 0


@pytest.mark.parametrize("path", [b"bin/other", b"bin", b"", b"opt/app/main"])
def test_what_is_no_file_of_the_layer_is_not_read(asking: Asking, image: str, path: bytes) -> None:
    (failed,) = asking.ask(lambda number: ReadFile(number, image, 1, path, 0, 10))
    assert isinstance(failed, Failed)
    assert isinstance(failed.error, NoSuchFileError)


def test_the_cost_is_told_before(asking: Asking, image: str) -> None:
    cost, _ = asking.ask(lambda number: FileCost(number, image, 1, b"bin/tool"))
    assert isinstance(cost, Cost)
    assert cost.size_bytes == len(LARGE)
    assert 0 < cost.transferred_bytes <= len(LOWER)


@pytest.mark.parametrize(
    ("path", "layer", "kind"),
    [
        (b"bin/tool", 1, Kind.FILE),
        (b"opt/app", 2, Kind.FOLDER),
        (b"bin", 1, Kind.FOLDER),
        (b"no", 0, Kind.FILE),
    ],
)
def test_a_path_leads_to_what_is_seen(
    asking: Asking, image: str, path: bytes, layer: int, kind: Kind
) -> None:
    followed, _ = asking.ask(lambda number: FollowPath(number, View(image, Scope.IMAGE, 0), path))
    assert isinstance(followed, Followed)
    assert (followed.path, followed.layer, followed.kind) == (path, layer, kind)
    assert followed.missing_layers == ()


def test_another_file_than_listed_is_not_shown(asking: Asking, image: str) -> None:
    for digest in asking.layers:
        asking.layers[digest] = gzip_of({"bin/": b"", "bin/tool": bytes(10)})
    failed = asking.ask(lambda number: ReadFile(number, image, 1, b"bin/tool", 0, 10**9))[-1]
    assert isinstance(failed, Failed)
    assert isinstance(failed.error, ContentsError | ValueError)


def test_a_file_that_a_viewer_would_not_show_whole_comes_whole(asking: Asking) -> None:
    size = DEFAULT.most_viewed_bytes + 5
    image, asking.layers = image_of(gzip_of({"large": bytes(size)}))
    asking.ask(lambda number: OpenImage(number, image))
    asking.ask(lambda number: ListLayers(number, image.digest, (1,)))
    replies = asking.ask(lambda number: ReadFile(number, image.digest, 1, b"large", 0, 2**62))
    assert sum(len(each.content) for each in replies if isinstance(each, Piece)) == size
    assert isinstance(replies[-2], FileEnd)
    assert replies[-2].is_verified
