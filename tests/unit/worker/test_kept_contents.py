"""A worker keeps what it lists for whoever reads, and the next one finds it."""

from __future__ import annotations

import gzip
import hashlib
import io
import tarfile
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from layerscope.contents.model.layers import ImageLayer, ImageLayers
from layerscope.contents.model.ways import WayKind
from layerscope.contents.service.replies import Done, Opened
from layerscope.contents.service.requests import ListLayers, OpenImage
from layerscope.registry.aws.network_settings import NetworkSettings
from layerscope.transfers.engine.limit import SpeedLimit
from layerscope.transfers.engine.sharing import Sharing
from layerscope.transfers.engine.stopping import Stop
from layerscope.transfers.engine.tuning import DEFAULT
from layerscope.transfers.errors import TransferStoppedError
from layerscope.worker.work.contents import KIND, ContentsOrder, Reader


class Window:
    """The window's side of one worker's run: says this, and after each request waits for its end."""

    def __init__(self, said: list[object]) -> None:
        self.stop, self.limit, self.sharing = Stop(), SpeedLimit(), Sharing()
        self._said: Iterator[object] = iter(said)
        self._is_done = threading.Event()
        self._waits = False
        self.told: list[object] = []

    def amount(self, received_bytes: int) -> None:
        pass

    def tell(self, content: object, *, often: bool = False) -> None:
        self.told.append(content)
        if isinstance(content, Done):
            self._is_done.set()

    def said(self) -> object:
        if self._waits:
            assert self._is_done.wait(20)
            self._is_done.clear()
        content = next(self._said, None)
        if content is None:
            raise TransferStoppedError
        self._waits = not isinstance(content, Reader)
        return content


def _layer(tmp_path: Path) -> ImageLayer:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as archive:
        archive.addfile(tarfile.TarInfo("etc"), io.BytesIO())
    packed = gzip.compress(file.getvalue())
    path = tmp_path / "layer.tar.gz"
    path.write_bytes(packed)
    return ImageLayer(1, f"sha256:{hashlib.sha256(packed).hexdigest()}", len(packed), local=str(path))


@pytest.mark.parametrize(
    ("first", "second", "way"),
    [
        (["me"], ["me"], WayKind.KEPT),
        (["me"], ["another"], WayKind.LOCAL),
        (["", "me"], ["", "me"], WayKind.KEPT),  # known while it runs
        (["me", ""], ["me"], WayKind.LOCAL),  # nothing more was to be kept
        ([""], [""], WayKind.LOCAL),
    ],
)
def test_the_next_worker_finds_what_was_kept(
    tmp_path: Path, first: list[str], second: list[str], way: WayKind
) -> None:
    layer = _layer(tmp_path)
    image = ImageLayers("app", "sha256:image", (layer,))
    told = []
    for readers in (first, second):
        order = ContentsOrder(readers[0], tmp_path / "contents.sqlite3", NetworkSettings(), "", DEFAULT)
        requests = [OpenImage(1, image), ListLayers(2, "sha256:image", (1,))]
        window = Window([*(Reader(reader) for reader in readers[1:]), *requests])
        with pytest.raises(TransferStoppedError):
            KIND.run(order, window)
        told.append(next(reply for reply in window.told if isinstance(reply, Opened)))
    assert told[0].ways[0].kind is WayKind.LOCAL
    assert told[1].ways[0].kind is way
