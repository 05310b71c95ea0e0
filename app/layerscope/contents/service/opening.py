"""Opening an image: which way is cheapest to each layer's listing."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from layerscope.contents.finding.ways import Way, find_way, whole_way
from layerscope.contents.model.layers import ImageLayer
from layerscope.contents.model.ways import WayKind
from layerscope.contents.service.asking import Asking
from layerscope.contents.service.holdings import Holdings
from layerscope.contents.service.images import OpenedImage
from layerscope.contents.service.replies import LayerWay, Opened
from layerscope.contents.service.requests import CloseImage, OpenImage
from layerscope.contents.service.stopping import Stop
from layerscope.registry.errors.base import RegistryError

MOST_AT_ONCE = 4  # layers whose ends are looked at


def open_image(asking: Asking[OpenImage], holdings: Holdings) -> None:
    """Tell the ways of all layers."""
    opened = holdings.images.open(asking.request.image)
    layers = opened.image.layers
    with ThreadPoolExecutor(MOST_AT_ONCE, thread_name_prefix="contents-ways") as pool:
        ways = tuple(pool.map(lambda layer: _way(asking, holdings, opened, layer), layers))
    asking.check()
    asking.tell(Opened(asking.number, ways))


def close_image(asking: Asking[CloseImage], holdings: Holdings) -> None:
    """Let go of the image."""
    holdings.images.close(asking.request.image)


def _way(asking: Asking[OpenImage], holdings: Holdings, opened: OpenedImage, layer: ImageLayer) -> LayerWay:
    asking.check()
    if layer.position not in opened.listed and (listed := holdings.listings.of(layer.digest)):
        opened.take(layer.position, listed, asking.check)
    if layer.position in opened.listed:
        return LayerWay(layer.position, WayKind.LISTED)
    way = opened.ways[layer.position] = found_way(holdings, opened, layer, asking.stop)
    return told_way(layer, way)


def found_way(holdings: Holdings, opened: OpenedImage, layer: ImageLayer, stop: Stop) -> Way:
    """The cheapest way to the layer; its bytes where that cannot be found out now."""
    try:
        source = holdings.source(opened, layer, stop)
        return find_way(layer, source, holdings.store, holdings.limits)
    except (RegistryError, OSError):  # whoever reads the layer meets it again, and is told
        return whole_way(layer)


def told_way(layer: ImageLayer, way: Way) -> LayerWay:
    """As whoever asks is told."""
    return LayerWay(layer.position, way.kind, way.transferred_bytes, way.reason)
