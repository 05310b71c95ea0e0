"""Images as a window's feature sees them, and the answers about their contents that a test gives."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, TypeVar

from layerscope.contents.model.listing import ListingFacts
from layerscope.contents.model.ways import WayKind
from layerscope.contents.service.replies import Done, LayerListed, LayerWay, Opened, Reply
from layerscope.contents.service.requests import ListLayers, OpenImage, Request
from layerscope.desktop.shell.image_values import ImageChoice
from layerscope.registry.ecr.image import ReadImage
from layerscope.registry.manifests.config import ImageConfig
from layerscope.registry.manifests.kinds import ImageKind
from layerscope.registry.manifests.layer_list import layers_of
from layerscope.registry.manifests.manifest import Descriptor, ImageManifest
from support.drivers.waiting import until
from support.fakes.contents_fakes import FakeAsked
from support.fakes.shell import FakeShell

R = TypeVar("R", bound=Request)
GZIP = "application/vnd.oci.image.layer.v1.tar+gzip"


def digest(number: int) -> str:
    return f"sha256:{number:064x}"


def a_read_image(number: int, *layers: int, size_bytes: int = 1000) -> ReadImage:
    """An image whose manifest and layers have these numbers as digests."""
    parts = tuple(Descriptor(digest(layer), size_bytes, GZIP) for layer in layers)
    manifest = ImageManifest("application/vnd.oci.image.manifest.v1+json", digest(number), layers=parts)
    config = ImageConfig(os="linux", architecture="amd64", text='{"os":"linux"}')
    return ReadImage(manifest, ImageKind.IMAGE, config, layers=layers_of(manifest, config))


class Scripted:
    """The desk of the fake shell as a test answers it."""

    def __init__(self, fake: FakeShell) -> None:
        self.fake = fake
        fake.contents.answers = False
        fake.shell.navigator.image = SimpleNamespace(  # type: ignore[assignment]
            shown=None, found=None, settled=self._settled, look_at_config=lambda: None
        )
        self.shown: ReadImage | None = None

    async def _settled(self) -> ReadImage | None:
        return self.shown

    def show(self, image: ImageChoice, read: ReadImage) -> None:
        """Have this image be the one that is seen."""
        self.shown = read
        navigator: Any = self.fake.shell.navigator.image
        navigator.shown, navigator.found = image, read
        self.fake.shell.selection.choose_image(image)

    def forget(self) -> None:
        """Have nothing been asked so far."""
        self.fake.contents.asked.clear()

    async def asked(self, kind: type[R], place: int = 0) -> tuple[FakeAsked, R]:
        """The request of this kind, once it is asked; `place` counts those of the kind."""
        every = self.fake.contents.asked

        def found() -> list[FakeAsked]:
            return [each for each in every if isinstance(each.request, kind)]

        await until(lambda: len(found()) > place)
        each = found()[place]
        assert isinstance(each.request, kind)
        return each, each.request

    async def answer(self, kind: type[R], *replies: Any, place: int = 0) -> R:
        """Answer the request whole: with replies of no number, which are given its own."""
        asked, request = await self.asked(kind, place)
        numbered: list[Reply] = [reply(request.number) for reply in replies]
        asked.tell(*numbered, Done(request.number))
        return request

    async def open(self, *costs: int, kind: WayKind = WayKind.WHOLE, place: int = 0) -> OpenImage:
        """Open the image: each layer's way transfers so much; one of 0 is listed already."""
        ways = tuple(
            LayerWay(number, kind if cost else WayKind.LISTED, cost) for number, cost in enumerate(costs, 1)
        )
        return await self.answer(OpenImage, lambda number: Opened(number, ways), place=place)

    async def list(self, place: int = 0) -> ListLayers:
        """List what is asked for."""
        asked, request = await self.asked(ListLayers, place)
        for layer in request.layers:
            asked.tell(LayerListed(request.number, layer, ListingFacts(digest(layer), is_complete=True), 5))
        asked.tell(Done(request.number))
        return request
