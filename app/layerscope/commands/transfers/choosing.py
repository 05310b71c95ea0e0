"""Which files of an image a command line asks for."""

from __future__ import annotations

import argparse

from layerscope.commands.chosen_image import ChosenImage
from layerscope.commands.chosen_layers import chosen_layers
from layerscope.commands.transfers.wanted import WantedFile
from layerscope.registry.model.layers import Layer
from layerscope.transfers.rules.naming import config_name, file_name


def chosen_files(image: ChosenImage, options: argparse.Namespace) -> list[WantedFile]:
    """Config and layers, each of the same bytes once; of an image with a single layer that one.

    Empty where nothing was chosen of several. Raises NoSuchLayerError and the like.
    """
    layers = chosen_layers(image.read, options, image.root.subject)
    if options.all or (not layers and not options.config and len(image.read.layers) == 1):
        layers = image.read.layers
    by_digest = {layer.digest: layer for layer in reversed(layers)}
    once = sorted(by_digest.values(), key=lambda layer: layer.position)
    return [*(_config(image) if options.config else []), *(_layer(image, each, options) for each in once)]


def _config(image: ChosenImage) -> list[WantedFile]:
    config = image.read.config_descriptor
    if config is None:
        return []
    name = config_name(image.repository, image.root.tag, image.digest, config.digest)
    return [WantedFile(image.ref(config.digest), name, size_bytes=config.size_bytes)]


def _layer(image: ChosenImage, layer: Layer, options: argparse.Namespace) -> WantedFile:
    return WantedFile(
        image.ref(layer),
        file_name(image.repository, image.root.tag, image.digest, layer),
        layer.position,
        layer.size_bytes,
        layer.state,
        layer.urls if layer.foreign else (),
        layer.diff_id if options.decompress else None,
    )
