"""A store that is not ours: nginx over HTTP and HTTPS, whole, in parts and without ranges."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from layerscope.registry.errors.blobs import NotABlobError
from layerscope.registry.errors.network import TlsError
from layerscope.registry.model.presigned import PresignedUrl
from layerscope.transfers.engine.download import download
from layerscope.transfers.engine.request import DownloadRequest, Phase, ProgressEvent
from layerscope.transfers.engine.stopping import Stop
from support.drivers.download_runs import QUICK
from support.servers import nginx_store
from support.servers.nginx_store import NginxStore
from support.servers.range_store import content_of

pytestmark = pytest.mark.skipif(bool(nginx_store.MISSING), reason=f"needs {nginx_store.MISSING}")
CONTENT = content_of(3_000_017, seed=4)
DIGEST = "sha256:" + hashlib.sha256(CONTENT).hexdigest()
TUNING = replace(QUICK, part_bytes=256 * 1024, stall_s=5.0)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[NginxStore]:
    with nginx_store.nginx_store(tmp_path_factory.mktemp("nginx")) as running:
        (running.blobs / "blob").write_bytes(CONTENT)
        (running.blobs / "empty").write_bytes(b"")
        yield running


@pytest.fixture
def _trusted(store: NginxStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_CA_BUNDLE", str(store.ca))


def order(
    address: str, folder: Path, told: list[ProgressEvent] | None = None, **changes: object
) -> DownloadRequest:
    digest = str(changes.pop("digest", DIGEST))
    size_bytes = changes.pop("size_bytes", len(CONTENT))
    url = PresignedUrl.from_url(address, digest)
    return DownloadRequest(
        url, digest, size_bytes, folder, "layer", on_event=told.append if told is not None else None
    )  # type: ignore[arg-type]


def save(wanted: DownloadRequest) -> Path:
    return download(wanted, lambda _received: None, Stop(), TUNING)


@pytest.mark.usefixtures("_trusted")
@pytest.mark.parametrize("size_bytes", [len(CONTENT), None])
@pytest.mark.parametrize("path", ["/blob", "/plain/blob"])
@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_layer(store: NginxStore, tmp_path: Path, scheme: str, path: str, size_bytes: int | None) -> None:
    told: list[ProgressEvent] = []
    wanted = order(getattr(store, scheme) + path, tmp_path, told, size_bytes=size_bytes)
    assert save(wanted).read_bytes() == CONTENT
    assert os.listdir(tmp_path) == ["layer"]
    assert [one.phase for one in told] == ([Phase.WHOLE] if path.startswith("/plain") else [])


@pytest.mark.parametrize("size_bytes", [0, None])
def test_a_layer_of_no_bytes(store: NginxStore, tmp_path: Path, size_bytes: int | None) -> None:
    digest = "sha256:" + hashlib.sha256().hexdigest()
    wanted = order(f"{store.http}/empty", tmp_path, digest=digest, size_bytes=size_bytes)
    assert save(wanted).read_bytes() == b""


def test_a_certificate_by_somebody_unknown(store: NginxStore, tmp_path: Path) -> None:
    with pytest.raises(TlsError):
        save(order(f"{store.https}/blob", tmp_path))
    assert os.listdir(tmp_path) == []


def test_what_is_not_there(store: NginxStore, tmp_path: Path) -> None:
    with pytest.raises(NotABlobError):  # nginx says so by a page
        save(order(f"{store.http}/nothing", tmp_path))
    assert os.listdir(tmp_path) == []
