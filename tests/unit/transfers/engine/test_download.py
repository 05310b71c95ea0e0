"""Downloads over real HTTP from a server that does what each test tells it to."""

from __future__ import annotations

import errno
import os
import threading
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from layerscope.registry.errors.blobs import NotABlobError, UrlDeniedError, UrlRedirectedError
from layerscope.registry.errors.content import UnsupportedDigestError
from layerscope.registry.errors.network import ConnectionLostError, NameResolutionError, UnreachableError
from layerscope.registry.model.presigned import PresignedUrl
from layerscope.transfers.engine.download import DownloadRequest, download
from layerscope.transfers.engine.limit import SpeedLimit
from layerscope.transfers.engine.stopping import Stop
from layerscope.transfers.engine.tuning import Tuning
from layerscope.transfers.errors import (
    DiskFullError,
    FolderUnusableError,
    PathTooLongError,
    RetriesExhaustedError,
    TransferStoppedError,
    UnsafeNameError,
    WrongDigestError,
    WrongSizeError,
)
from support.servers.blob_store import CONTENT, DENIED, DIGEST, Answer, Store, redirect, send


def order(store: Store, folder: Path, **changes: object) -> DownloadRequest:
    values = {
        "url": store.url(),
        "digest": DIGEST,
        "size_bytes": len(CONTENT),
        "folder": folder,
        "name": "layer.tar.gz",
        **changes,
    }
    return DownloadRequest(**values)  # type: ignore[arg-type]


IMPATIENT = Tuning(attempts=2, first_wait_s=0.001)


def save(wanted: DownloadRequest, stop: Stop | None = None) -> tuple[Path, list[int]]:
    told: list[int] = []
    return download(wanted, told.append, stop or Stop(), IMPATIENT), told


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

    monkeypatch.setattr(os, "link", refuse)
    (tmp_path / "layer.tar.gz").write_bytes(b"mine")
    path, _ = save(order(store, tmp_path))
    assert path.name == "layer (2).tar.gz"
    assert path.read_bytes() == CONTENT
    assert (tmp_path / "layer.tar.gz").read_bytes() == b"mine"


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (send(CONTENT[:-1] + b"x"), WrongDigestError),
        (send(CONTENT + b"more"), WrongSizeError),
        (send(CONTENT[:-1]), WrongSizeError),
        (send(DENIED, 403, Content_Type="application/xml"), UrlDeniedError),
        (send(b"<html>sign in</html>", Content_Type="text/html"), NotABlobError),
        (redirect("ftp://127.0.0.1/x"), UrlRedirectedError),
        (redirect("http://user:word@127.0.0.1/x"), UrlRedirectedError),
        (redirect(""), UrlRedirectedError),
    ],
)
def test_what_is_not_the_layer_leaves_nothing(
    store: Store, tmp_path: Path, answer: Answer, error: type[Exception]
) -> None:
    store.answer = answer
    with pytest.raises(error) as caught:
        save(order(store, tmp_path))
    assert os.listdir(tmp_path) == []
    assert "secret" not in str(caught.value) + getattr(caught.value, "raw_text", "")


def test_a_redirect_is_followed_and_a_circle_is_left(store: Store, tmp_path: Path) -> None:
    def once(handler: BaseHTTPRequestHandler) -> None:
        (send(CONTENT) if handler.path == "/other" else redirect("/other"))(handler)

    store.answer = once
    assert save(order(store, tmp_path))[0].read_bytes() == CONTENT
    store.answer = lambda handler: redirect(f"{handler.path}1")(handler)
    with pytest.raises(UrlRedirectedError):
        save(order(store, tmp_path))


@pytest.mark.parametrize("size_bytes", [len(CONTENT), None])
def test_what_always_ends_early_is_given_up(store: Store, tmp_path: Path, size_bytes: int | None) -> None:
    store.answer = send(CONTENT[:1000], promised=len(CONTENT))
    with pytest.raises(RetriesExhaustedError) as caught:
        save(order(store, tmp_path, size_bytes=size_bytes))
    assert isinstance(caught.value.last, ConnectionLostError)
    assert caught.value.attempts == IMPATIENT.attempts
    assert sorted(os.listdir(tmp_path)) == ["layer.tar.gz.part", "layer.tar.gz.part.journal"]


def test_what_was_cancelled_before_its_turn_touches_nothing(store: Store, tmp_path: Path) -> None:
    stop = Stop()
    stop.set()
    with pytest.raises(TransferStoppedError):
        download(order(store, tmp_path / "new"), lambda _received: None, stop)
    assert store.seen == []
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize("pauses", [True, False])
def test_a_pause_keeps_what_is_there_and_a_cancel_nothing(store: Store, tmp_path: Path, pauses: bool) -> None:
    stop, over = Stop(), threading.Event()

    def half(handler: BaseHTTPRequestHandler) -> None:
        send(CONTENT[: len(CONTENT) // 2], promised=len(CONTENT))(handler)
        handler.wfile.flush()
        over.wait(10)

    def on_progress(received_bytes: int) -> None:
        if received_bytes >= len(CONTENT) // 4:
            (stop.pause if pauses else stop.set)()

    store.answer = half
    try:
        with pytest.raises(TransferStoppedError):
            download(order(store, tmp_path), on_progress, stop)
    finally:
        over.set()
    assert bool(os.listdir(tmp_path)) is pauses
    store.answer = send(CONTENT)
    assert save(order(store, tmp_path))[0].read_bytes() == CONTENT
    assert os.listdir(tmp_path) == ["layer.tar.gz"]


def test_nobody_there(store: Store, tmp_path: Path) -> None:
    wanted = order(store, tmp_path)
    store.refuse_connections()
    with pytest.raises(RetriesExhaustedError) as caught:
        save(wanted)
    assert isinstance(caught.value.last, UnreachableError)
    nowhere = PresignedUrl.from_url("http://host.invalid/x", DIGEST)
    with pytest.raises(RetriesExhaustedError) as caught:
        save(order(store, tmp_path, url=nowhere))
    assert isinstance(caught.value.last, (NameResolutionError, UnreachableError))
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize("name", ["", ".", "..", "../up", "a/b", "a\\b", "/etc/passwd", "a\0b"])
def test_a_name_that_leaves_the_folder(store: Store, tmp_path: Path, name: str) -> None:
    with pytest.raises(UnsafeNameError):
        save(order(store, tmp_path, name=name))
    assert os.listdir(tmp_path) == []
    assert store.seen == []


def test_a_name_that_is_too_long(store: Store, tmp_path: Path) -> None:
    with pytest.raises(PathTooLongError):
        save(order(store, tmp_path, name="x" * 300))
    assert store.seen == []


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


def test_a_limit_holds_the_bytes_back_until_it_is_lifted(store: Store, tmp_path: Path) -> None:
    limit = SpeedLimit(1000, clock=lambda: 0.0)  # time stands still: a quarter of a second's bytes come
    told: list[int] = []

    def on_progress(received_bytes: int) -> None:
        told.append(received_bytes)
        if received_bytes >= 200:
            limit.bytes_per_s = 0

    path = download(order(store, tmp_path, limit=limit), on_progress, Stop(), IMPATIENT)
    assert path.read_bytes() == CONTENT
    assert next(amount for amount in told if amount) <= 250


def test_a_transfer_that_waits_for_the_limit_is_stopped_at_once(store: Store, tmp_path: Path) -> None:
    stop = Stop()

    def on_progress(received_bytes: int) -> None:
        if received_bytes:
            stop.pause()

    limit = SpeedLimit(1000, clock=lambda: 0.0)
    with pytest.raises(TransferStoppedError):
        download(order(store, tmp_path, limit=limit), on_progress, stop, IMPATIENT)
    assert (tmp_path / "layer.tar.gz.part").exists()
