"""All layers of an image: what is begun, what is left alone, and what is said of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from layerscope.desktop.export.all_layers import AllLayers
from layerscope.desktop.runtime.blocking import blocking_in
from layerscope.desktop.runtime.tasks import Tasks
from layerscope.desktop.shell.chosen_layer import ChosenLayer
from layerscope.desktop.shell.image_values import ImageChoice
from layerscope.registry.ecr.children import Child, ChildState
from layerscope.registry.ecr.image import ReadImage
from layerscope.registry.errors.base import RegistryError
from layerscope.registry.errors.service import ImageNotFoundError
from layerscope.registry.manifests.kinds import ImageKind
from layerscope.registry.manifests.manifest import Descriptor, ImageManifest, IndexManifest, Manifest
from layerscope.registry.model.layers import Layer
from layerscope.registry.model.media_types import OCI_INDEX, OCI_MANIFEST
from layerscope.registry.references.digests import digest_of
from support.drivers.waiting import RunAsync, until

IMAGE = ImageChoice("team/app", digest_of(b"image"), "1.4")
GZIP = "application/vnd.oci.image.layer.v1.tar+gzip"
FOREIGN = "application/vnd.oci.image.layer.nondistributable.v1.tar+gzip"


def a_layer(position: int, content: bytes, media_type: str = GZIP) -> Layer:
    urls = ("https://mcr.microsoft.com/layer",) if media_type is FOREIGN else ()
    return Layer(position, digest_of(content), media_type, len(content), urls=urls)


def an_image(*layers: Layer) -> ReadImage:
    manifest = ImageManifest(OCI_MANIFEST, IMAGE.digest, text="{}")
    return ReadImage(manifest, ImageKind.IMAGE, layers=layers)


class Images:
    """A registry with these images."""

    def __init__(self, found: dict[str, ReadImage]) -> None:
        self.found = found

    async def read_image(self, _repository: str, digest: str) -> ReadImage:
        if digest not in self.found:
            raise ImageNotFoundError("gone")
        return self.found[digest]

    async def read_tree(self, _repository: str, digest: str) -> dict[str, Manifest | RegistryError]:
        raise AssertionError(digest)


class Begun:
    """What was begun, as the queue has it, and the presenter that began it."""

    def __init__(self, window: QWidget, folder: Path, pool: ThreadPoolExecutor) -> None:
        self.layers: list[ChosenLayer] = []
        self.under_way: set[str] = set()
        self.said: list[str] = []
        self.folder = folder
        self.window = window
        self.all = AllLayers(Tasks(_fail), blocking_in(pool), window, self, self.said.append)

    def saving(self) -> frozenset[str]:
        return frozenset(self.under_way)

    def save_layers(self, layers: Iterable[ChosenLayer]) -> None:
        self.layers += layers

    @property
    def positions(self) -> list[int]:
        return [chosen.layer.position for chosen in self.layers]

    def box(self, name: str = "foreignLayers") -> QMessageBox | None:
        return self.window.findChild(QMessageBox, name)


@pytest.fixture
def begun(qtbot: QtBot, tmp_path: Path) -> Iterator[Begun]:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    with ThreadPoolExecutor(1) as pool:
        yield Begun(window, tmp_path, pool)


def test_those_here_and_under_way_are_left_alone(run_async: RunAsync, begun: Begun, tmp_path: Path) -> None:
    layers = [a_layer(position, bytes([position])) for position in range(1, 6)]
    twice = a_layer(6, bytes([1]))  # the first one again
    for position, content in ((2, bytes([2])), (3, b"x")):  # the latter is no longer what its name says
        (tmp_path / ChosenLayer("team/app", layers[position - 1], IMAGE.digest, "1.4").file_name).write_bytes(
            content
        )
    begun.under_way = {layers[3].digest}

    async def go() -> None:
        begun.all.download([IMAGE], Images({IMAGE.digest: an_image(*layers, twice)}))
        await until(lambda: begun.said)

    run_async(go())
    assert begun.positions == [1, 3, 5]
    (told,) = begun.said
    assert told.startswith("Layers of team/app:1.4: 3 started (3 bytes) · 1 already in progress · ")
    assert told.endswith(" · 1 already downloaded and verified.")


@pytest.mark.parametrize(("wanted", "positions"), [(True, [1, 2]), (False, [2])])
def test_foreign_ones_are_asked_about(
    run_async: RunAsync, begun: Begun, wanted: bool, positions: list[int]
) -> None:
    image = an_image(a_layer(1, b"base", FOREIGN), a_layer(2, b"app"))

    async def go() -> None:
        begun.all.download([IMAGE], Images({IMAGE.digest: image}))
        await until(lambda: begun.box() is not None)
        box = begun.box()
        assert box is not None
        assert "mcr.microsoft.com" in box.informativeText()
        role = QMessageBox.ButtonRole.AcceptRole if wanted else QMessageBox.ButtonRole.RejectRole
        button: QAbstractButton = next(each for each in box.buttons() if box.buttonRole(each) == role)
        button.click()
        await until(lambda: begun.said)

    run_async(go())
    assert begun.positions == positions


def test_an_index_with_one_image_stands_for_it(run_async: RunAsync, begun: Begun) -> None:
    child = Descriptor(digest_of(b"child"), 2, OCI_MANIFEST)
    index = IndexManifest(OCI_INDEX, IMAGE.digest, (child,), text="{}")
    one = ReadImage(index, ImageKind.INDEX, children=(Child(child, ImageKind.IMAGE, ChildState.PRESENT),))
    found = {IMAGE.digest: one, child.digest: an_image(a_layer(1, b"a"))}

    async def go() -> None:
        begun.all.download([IMAGE], Images(found))
        await until(lambda: begun.said)

    run_async(go())
    assert begun.positions == [1]
    assert begun.layers[0].image_digest == child.digest


@pytest.mark.parametrize(
    ("found", "part"),
    [
        ({}, "were not downloaded"),
        (
            {IMAGE.digest: ReadImage(IndexManifest(OCI_INDEX, IMAGE.digest), ImageKind.INDEX)},
            "one of its platforms",
        ),
    ],
)
def test_why_there_is_nothing_is_said(
    run_async: RunAsync, begun: Begun, found: dict[str, ReadImage], part: str
) -> None:
    async def go() -> None:
        begun.all.download([IMAGE], Images(found))
        await until(lambda: begun.said)

    run_async(go())
    assert part in begun.said[0]
    assert begun.layers == []


def _fail(key: str, error: BaseException) -> None:
    raise AssertionError(key) from error


@pytest.mark.parametrize("accepts", [True, False])
def test_much_is_asked_about_once_for_all_images(run_async: RunAsync, begun: Begun, accepts: bool) -> None:
    other = ImageChoice("team/app", digest_of(b"other"), "1.5")
    images = {
        IMAGE.digest: an_image(*(a_layer(n, bytes([n])) for n in range(1, 9))),
        other.digest: an_image(*(a_layer(n, bytes([n])) for n in range(5, 13))),
    }

    async def go() -> None:
        begun.all.download([IMAGE, other], Images(images))
        await until(lambda: begun.box("muchToDownload") is not None)
        box = begun.box("muchToDownload")
        assert box is not None
        assert box.text() == "Download 12 layers, 12 bytes?"
        role = QMessageBox.ButtonRole.AcceptRole if accepts else QMessageBox.ButtonRole.RejectRole
        next(each for each in box.buttons() if box.buttonRole(each) == role).click()
        await until(lambda: begun.said or not accepts)

    run_async(go())
    assert len(begun.positions) == (12 if accepts else 0)
    assert begun.said == (["Layers of 2 images: 12 started (12 bytes)."] if accepts else [])
