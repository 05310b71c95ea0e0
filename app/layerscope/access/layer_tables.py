"""The tables of contents that a registry has beside an image's layers, looked up before they are listed."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Protocol

from layerscope.contents.model.layers import ImageLayer, ImageLayers, SociTable
from layerscope.registry.ecr.soci import LayerTable
from layerscope.registry.errors.base import RegistryError

MOST_S = 4.0  # then the image is opened without
# Below it a layer is read in the time that asking takes; SOCI makes no tables of layers below 10 MiB itself.
LEAST_BYTES = 1024 * 1024


class TablesOf(Protocol):
    """One account's registry, as far as its tables are asked for."""

    async def soci_tables(
        self, repository: str, digest: str, annotations: Mapping[str, str]
    ) -> tuple[LayerTable, ...]:
        """The SOCI tables of an image's layers; raises RegistryError."""


def may_have_tables(image: ImageLayers) -> bool:
    """Whether a table could spare anything."""
    return any(_may_have_one(layer) for layer in image.layers)


async def looked_up(registry: TablesOf, image: ImageLayers) -> ImageLayers:
    """The image with its tables, where they can be had soon; without, every layer is still to be read."""
    try:
        async with asyncio.timeout(MOST_S):
            tables = await registry.soci_tables(image.repository, image.digest, image.annotations)
    except (RegistryError, TimeoutError):
        return image
    return with_tables(image, tables)


def with_tables(image: ImageLayers, tables: Iterable[LayerTable]) -> ImageLayers:
    """The image with each table at its layer."""
    by_layer = {
        table.layer: SociTable(table.digest, table.size_bytes, table.version, table.span_bytes)
        for table in tables
    }
    layers = (replace(layer, soci=by_layer.get(layer.digest)) for layer in image.layers)
    return replace(image, layers=tuple(layers))


def _may_have_one(layer: ImageLayer) -> bool:
    return layer.size_bytes >= LEAST_BYTES and not layer.missing and not layer.local and layer.soci is None
