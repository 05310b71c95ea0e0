"""Layers on a command line: by number, or by digest or its beginning."""

from __future__ import annotations

import argparse

from layerscope.commands.option_values import LAYER_NUMBER
from layerscope.registry.ecr.image import ReadImage
from layerscope.registry.errors.base import Subject
from layerscope.registry.errors.parts import NoSuchLayerError, SeveralLayersError
from layerscope.registry.model.layers import Layer


def chosen_layers(
    read: ReadImage, options: argparse.Namespace, subject: Subject | None = None
) -> tuple[Layer, ...]:
    """The layers that were named, each once and in the order of their naming; none where none was.

    Raises NoSuchLayerError, and SeveralLayersError for a beginning that is not one layer's alone.
    """
    found = [_chosen(read.layers, text, subject) for text in options.layers]
    return tuple({layer.position: layer for layer in found}.values())


def _chosen(layers: tuple[Layer, ...], text: str, subject: Subject | None) -> Layer:
    if LAYER_NUMBER.fullmatch(text):
        if not 1 <= int(text) <= len(layers):
            raise NoSuchLayerError(text, len(layers), subject=subject)
        return layers[int(text) - 1]
    begin = [layer for layer in layers if _begins(layer.digest, text)]
    if not begin:
        raise NoSuchLayerError(text, len(layers), subject=subject)
    digests = {layer.digest for layer in begin}
    if len(digests) > 1:
        raise SeveralLayersError(text, len(digests), subject=subject)
    return begin[0]  # of those with the same bytes, the first


def _begins(digest: str, text: str) -> bool:
    return digest.startswith(text) if ":" in text else digest.partition(":")[2].startswith(text)
