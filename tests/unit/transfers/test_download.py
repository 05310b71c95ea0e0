"""Downloads over real HTTP from a server that does what each test tells it to."""

from __future__ import annotations

import errno
import os
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from blob_store import CONTENT, DENIED, DIGEST, Answer, Store, redirect, send
from layerscope.registry.errors.base import RegistryError
from layerscope.registry.errors.blobs import NotABlobError, UnexpectedBlobError, UrlDeniedError
from layerscope.registry.errors.content import DigestMismatchError, UnsupportedDigestError
from layerscope.registry.errors.network import ConnectionLostError, NameResolutionError, UnreachableError
from layerscope.registry.presigned import PresignedUrl
from layerscope.transfers import download as download_module
from layerscope.transfers.download import Order, download
from layerscope.transfers.errors import DiskFullError, FolderUnusableError, TransferStoppedError
from layerscope.transfers.stopping import Stop


def order(store: Store, folder: Path, **changes: object) -> Order:
    values = {
        "url": store.url(),
        "digest": DIGEST,
        "size_bytes": len(CONTENT),
        "folder": folder,
        "name": "layer.tar.gz",
        **changes,
    }
    return Order(**values)  # type: ignore[arg-type]


def save(wanted: Order, stop: Stop | None = None) -> tuple[Path, list[int]]:
    told: list[int] = []
    return download(wanted, told.append, stop or Stop()), told


def test_a_layer_arrives_whole(store: Store, tmp_path: Path) -> None:
    path, told = save(order(store, tmp_path / "new" / "folder"))
    assert path == tmp_path / "new" / "folder" / "layer.tar.gz"
    assert path.read_bytes() == CONTENT
    assert told == sorted(told)
    assert told[-1] == len(CONTENT)
    assert os.listdir(path.parent) == ["layer.tar.gz"]


def test_it_asks_for_raw_bytes_and_sends_no_credentials(store: Store, tmp_path: Path) -> None:
    save(order(store, tmp_path))
    assert store.seen[0]["Accept-Encoding"] == "identity"
    assert "Authorization" not in store.seen[0]


def test_an_existing_file_is_never_replaced(store: Store, tmp_path: Path) -> None:
    (tmp_path / "layer.tar.gz").write_bytes(b"mine")
    paths = [save(order(store, tmp_path))[0].name for _ in range(2)]
    assert paths == ["layer (2).tar.gz", "layer (3).tar.gz"]
    assert (tmp_path / "layer.tar.gz").read_bytes() == b"mine"


def test_a_file_system_without_links_works_too(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(download_module.os, "link", refuse)
    (tmp_path / "layer.tar.gz").write_bytes(b"mine")
    path, _ = save(order(store, tmp_path))
    assert path.name == "layer (2).tar.gz"
    assert path.read_bytes() == CONTENT
    assert (tmp_path / "layer.tar.gz").read_bytes() == b"mine"


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (send(CONTENT[:-1] + b"x"), DigestMismatchError),
        (send(CONTENT + b"more"), DigestMismatchError),
        (send(CONTENT[:-1]), ConnectionLostError),
        (send(CONTENT[:1000], promised=len(CONTENT)), ConnectionLostError),
        (send(DENIED, 403, Content_Type="application/xml"), UrlDeniedError),
        (send(b"<html>sign in</html>", Content_Type="text/html"), NotABlobError),
        (redirect("ftp://127.0.0.1/x"), UnexpectedBlobError),
        (redirect("http://user:word@127.0.0.1/x"), UnexpectedBlobError),
        (redirect(""), UnexpectedBlobError),
    ],
)
def test_what_is_not_the_layer_leaves_nothing(
    store: Store, tmp_path: Path, answer: Answer, error: type[RegistryError]
) -> None:
    store.answer = answer
    with pytest.raises(error) as caught:
        save(order(store, tmp_path))
    assert os.listdir(tmp_path) == []
    assert "secret" not in str(caught.value) + caught.value.raw_text


def test_a_redirect_is_followed_and_a_circle_is_left(store: Store, tmp_path: Path) -> None:
    def once(handler: BaseHTTPRequestHandler) -> None:
        (send(CONTENT) if handler.path == "/other" else redirect("/other"))(handler)

    store.answer = once
    assert save(order(store, tmp_path))[0].read_bytes() == CONTENT
    store.answer = lambda handler: redirect(f"{handler.path}1")(handler)
    with pytest.raises(UnexpectedBlobError):
        save(order(store, tmp_path))


def test_what_ends_early_is_lost_also_where_no_size_was_told(store: Store, tmp_path: Path) -> None:
    store.answer = send(CONTENT[:1000], promised=len(CONTENT))
    with pytest.raises(ConnectionLostError):
        save(order(store, tmp_path, size_bytes=None))


def test_what_was_cancelled_before_its_turn_touches_nothing(store: Store, tmp_path: Path) -> None:
    stop = Stop()
    stop.set()
    with pytest.raises(TransferStoppedError):
        download(order(store, tmp_path / "new"), lambda _received: None, stop)
    assert store.seen == []
    assert os.listdir(tmp_path) == []


def test_it_stops_within_a_read(store: Store, tmp_path: Path) -> None:
    stop = Stop()
    with pytest.raises(TransferStoppedError):
        download(order(store, tmp_path), lambda _received: stop.set(), stop)
    assert os.listdir(tmp_path) == []


def test_nobody_there(store: Store, tmp_path: Path) -> None:
    wanted = order(store, tmp_path)
    store.refuse_connections()
    with pytest.raises(UnreachableError) as caught:
        save(wanted)
    assert caught.value.retryable
    nowhere = PresignedUrl.from_url("http://host.invalid/x", DIGEST)
    with pytest.raises((NameResolutionError, UnreachableError)):
        save(order(store, tmp_path, url=nowhere))
    assert os.listdir(tmp_path) == []


def test_a_disk_without_room_is_told_before(store: Store, tmp_path: Path) -> None:
    with pytest.raises(DiskFullError) as caught:
        save(order(store, tmp_path, size_bytes=1 << 60))
    assert caught.value.missing_bytes is not None
    assert 0 < caught.value.missing_bytes < 1 << 60
    assert store.seen == []


@pytest.mark.parametrize("folder", ["file", "file/below"])
def test_a_folder_that_is_a_file(store: Store, tmp_path: Path, folder: str) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(FolderUnusableError):
        save(order(store, tmp_path / folder))


def test_an_unknown_digest_is_refused_before_anything_moves(store: Store, tmp_path: Path) -> None:
    with pytest.raises(UnsupportedDigestError):
        save(order(store, tmp_path, digest="md5:abcd"))
    assert store.seen == []
